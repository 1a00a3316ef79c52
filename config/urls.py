from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from config import api_docs
from config.api import api


def healthy(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("health/", healthy, name="health"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/docs/", api_docs.show, name="api_docs"),
    path("api/v1/", api.urls),
    path("", include("campaigns.urls")),
    path("", include("letters.urls")),
    path("news/", include("news.urls")),
]
