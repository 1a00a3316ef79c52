from django.urls import path

from campaigns.views import campaigns

app_name = "campaigns"

urlpatterns = [
    path("campaigns/", campaigns.index, name="index"),
    path("campaigns/<slug:slug>/", campaigns.show, name="campaign"),
    path("record/", campaigns.activity, name="record"),
]
