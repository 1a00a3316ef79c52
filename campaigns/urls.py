from django.urls import path

from campaigns.views import campaigns, joining, people, tokens, visits, you

app_name = "campaigns"

urlpatterns = [
    path("campaigns/", campaigns.index, name="index"),
    path("campaigns/<slug:slug>/", campaigns.show, name="campaign"),
    path("record/", campaigns.activity, name="record"),
    path("coalitions/<slug:slug>/people/", people.index, name="people"),
    path("coalitions/<slug:slug>/rules/", people.rules, name="rules"),
    path("coalitions/<slug:slug>/leave/", people.leave, name="leave"),
    path("people/<int:pk>/role/", people.change_role, name="change_role"),
    path("people/<int:pk>/remove/", people.remove, name="remove"),
    path("people/invitations/<int:pk>/renew/", people.renew, name="renew_invitation"),
    path("people/invitations/<int:pk>/revoke/", people.revoke, name="revoke_invitation"),
    path("operators/visits/", visits.index, name="visits"),
    path("operators/visits/<int:pk>/end/", visits.end, name="end_visit"),
    path("join/<str:token>/", joining.join, name="join"),
    path("you/", you.index, name="you"),
    path("you/data.json", you.export, name="own_data"),
    path("you/erase/", you.erase_account, name="erase"),
    path("what-we-keep/", you.what_we_keep, name="what_we_keep"),
    path("you/sessions/<int:pk>/end/", you.sign_out_there, name="sign_out_there"),
    path("you/second-factor/", you.second_factor, name="second_factor"),
    path("tokens/", tokens.index, name="tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke, name="revoke_token"),
]
