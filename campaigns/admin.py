from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigns.models import Activity, Campaign, Coalition, Membership, Organisation, Seat, User


class SeatInline(admin.TabularInline):
    model = Seat
    extra = 0


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0


@admin.register(User)
class PersonAdmin(UserAdmin):
    fieldsets = (*(UserAdmin.fieldsets or ()), (_("Heeded"), {"fields": ("name", "organisation")}))
    inlines = [SeatInline]


@admin.register(Coalition)
class CoalitionAdmin(admin.ModelAdmin):
    inlines = [MembershipInline, SeatInline]


@admin.register(Activity)
class ActivityAdmin(admin.ModelAdmin):
    list_display = ["at", "by", "verb", "subject"]
    list_select_related = ["by"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Activity | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Activity | None = None) -> bool:
        return False


admin.site.register([Organisation, Campaign])
