from django.urls import path

from campaigns.views import campaigns, tokens

app_name = "campaigns"

urlpatterns = [
    path("campaigns/", campaigns.index, name="index"),
    path("campaigns/<slug:slug>/", campaigns.show, name="campaign"),
    path("record/", campaigns.activity, name="record"),
    path("tokens/", tokens.index, name="tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke, name="revoke_token"),
]
