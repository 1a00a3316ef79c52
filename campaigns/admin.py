"""What operators need, and nothing that is private to a coalition.

No roles, passwords, addresses or keys of people: with those, an operator could come in as somebody.
A way in that a coalition sees is `services.visits`.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigns.models import Coalition, Membership, Organisation, User

for theirs in (EmailAddress, Authenticator, UserSession, Group):
    if admin.site.is_registered(theirs):
        admin.site.unregister(theirs)


class Kept(admin.ModelAdmin):
    """Nothing is deleted here: much hangs on it."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class PersonAdmin(Kept):
    """People come by invitation and go by erasing; an operator shuts an account in an emergency."""

    list_display = ["name", "email", "organisation", "is_active", "is_staff", "last_login"]
    list_select_related = ["organisation"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "organisation", "is_active", "is_staff", "last_login"]
    readonly_fields = ["name", "email", "organisation", "last_login"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        told = list(self.readonly_fields)
        return told if request.user.is_superuser else [*told, "is_staff"]  # type: ignore[union-attr]


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    can_delete = False
    verbose_name_plural = _("member organisations")


@admin.register(Coalition)
class CoalitionAdmin(Kept):
    """Founded by `manage.py found_coalition`, which invites its first coordinator."""

    fields = ["name", "slug"]
    readonly_fields = ["slug"]
    inlines = [MembershipInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Organisation)
class OrganisationAdmin(Kept):
    list_display = ["name", "country", "website"]
    search_fields = ["name"]
