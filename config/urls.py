from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from config import api_docs, health, operators, security
from config.api import api

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("health/", health.alive, name="health"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("operators/", operators.show, name="operators"),
    path(".well-known/security.txt", security.told, name="security_txt"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/docs/", api_docs.show, name="api_docs"),
    path("api/v1/", api.urls),
    path("", include("campaigns.urls")),
    path("", include("letters.urls")),
    path("news/", include("news.urls")),
]

handler400 = "config.outages.unreadable"
handler500 = "config.outages.broken"
