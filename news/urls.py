from django.urls import path

from news.views import adding, coverage, judging, learned, proof, queue, rules, saving, sources

app_name = "news"

urlpatterns = [
    path("", queue.show, name="queue"),
    path("panel/", queue.panel, name="panel"),
    path("articles/<int:pk>/confirm/", judging.confirm, name="confirm"),
    path("articles/<int:pk>/dismiss/", judging.dismiss, name="dismiss"),
    path("articles/<int:pk>/undo/", judging.undo, name="undo"),
    path("articles/<int:pk>/", queue.item, name="item"),
    path("articles/<int:pk>/others/", queue.others, name="others"),
    path("articles/<int:pk>/split/", judging.split, name="split"),
    path("articles/<int:pk>/take/", judging.take, name="take"),
    path("articles/<int:pk>/release/", judging.release, name="release"),
    path("articles/<int:pk>/assign/", judging.assign, name="assign"),
    path("links/<int:pk>/", proof.links, name="links"),
    path("captures/<int:pk>/", proof.capture, name="capture"),
    path("sources/", sources.index, name="sources"),
    path("sources/add/", adding.add, name="add_source"),
    path("sources/search/", adding.search, name="add_search"),
    path("sources/list/", adding.take_list, name="add_list"),
    path("sources/export.opml", sources.export, name="export_sources"),
    path("sources/<int:pk>/", sources.show, name="source"),
    path("sources/<int:pk>/change/", sources.change, name="change_source"),
    path("sources/<int:pk>/toggle/", sources.toggle, name="toggle"),
    path("sources/<int:pk>/poll/", sources.poll, name="poll"),
    path("sources/<int:pk>/rule/", rules.of_source, name="source_rule"),
    path("asks/<int:pk>/rule/", rules.of_ask, name="ask_rule"),
    path("learned/", learned.show, name="learned"),
    path("coverage/", coverage.index, name="coverage"),
    path("evidence/<int:pk>/problem/", coverage.report, name="problem"),
    path("problems/", coverage.problems, name="problems"),
    path("problems/<int:pk>/settle/", coverage.settle, name="settle_problem"),
    path("save/", saving.save, name="save"),
    path("suggest/<int:pk>/", saving.suggest, name="suggest"),
    path("suggested/", saving.tips, name="tips"),
    path("suggested/<int:pk>/take/", saving.take, name="take_tip"),
    path("suggested/<int:pk>/refuse/", saving.refuse, name="refuse_tip"),
]
