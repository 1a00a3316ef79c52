from django.urls import path

from news.views import queue, sources

app_name = "news"

urlpatterns = [
    path("", queue.show, name="queue"),
    path("panel/", queue.panel, name="panel"),
    path("articles/<int:pk>/confirm/", queue.confirm, name="confirm"),
    path("articles/<int:pk>/dismiss/", queue.dismiss, name="dismiss"),
    path("articles/<int:pk>/undo/", queue.undo, name="undo"),
    path("sources/", sources.index, name="sources"),
    path("sources/add/", sources.add, name="add_source"),
    path("sources/<int:pk>/toggle/", sources.toggle, name="toggle"),
    path("sources/<int:pk>/poll/", sources.poll, name="poll"),
]
