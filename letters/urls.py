from django.urls import path

from letters.views import (
    board,
    collecting,
    drafting,
    evidence,
    letters,
    logging,
    sending,
    signing,
    status,
)

app_name = "letters"

urlpatterns = [
    path("", board.show, name="board"),
    path("how-we-judge/", board.how, name="how"),
    path("campaigns/<slug:slug>/letters/", board.panel, name="panel"),
    path("log/", drafting.start, name="log_start"),
    path("campaigns/<slug:slug>/log/", drafting.log, name="log"),
    path("drafts/<int:pk>/", drafting.draft, name="draft"),
    path("drafts/<int:pk>/discard/", drafting.discard, name="discard"),
    path("files/<int:pk>/", drafting.file, name="file"),
    path("files/<int:pk>/show/", drafting.show_file, name="show_file"),
    path("letters/<int:pk>/", letters.show, name="letter"),
    path("letters/<int:pk>/signing/", collecting.signing, name="signing"),
    path("letters/<int:pk>/signing/counts/", collecting.counts, name="counts"),
    path("letters/<int:pk>/invite/", collecting.invite, name="invite"),
    path("letters/<int:pk>/deadlines/", collecting.deadlines, name="deadlines"),
    path("letters/<int:pk>/edit/", collecting.edit, name="edit"),
    path("letters/<int:pk>/life/", sending.life, name="life"),
    path("letters/<int:pk>/sending/", sending.sending, name="sending"),
    path("invitations/<int:pk>/renew/", collecting.renew, name="renew"),
    path("invitations/<int:pk>/revoke/", collecting.revoke, name="revoke"),
    path("sign/<str:token>/", signing.sign, name="sign"),
    path("confirm/<str:token>/", signing.confirm, name="confirm"),
    path("signature/<str:token>/", signing.own, name="own"),
    path("letters/<int:pk>/respond/", logging.respond, name="respond"),
    path("recommendations/<int:pk>/", letters.recommendation, name="recommendation"),
    path("recommendations/<int:pk>/evidence/", evidence.add, name="add_evidence"),
    path("recommendations/<int:pk>/propose/", status.suggest, name="propose"),
    path("evidence/<int:pk>/retract/", evidence.retract, name="retract"),
    path("review/", status.review, name="review"),
    path("assessments/<int:pk>/", status.assessment, name="assessment"),
    path("assessments/<int:pk>/decide/", status.decide, name="decide"),
]
