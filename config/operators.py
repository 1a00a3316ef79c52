from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from campaigns.http import MemberRequest
from config.watching import watch


@never_cache
@login_required
@require_safe
def show(request: MemberRequest) -> HttpResponse:
    """For who runs the site."""
    if not request.user.is_staff:
        raise PermissionDenied
    return render(request, "operators.html", {"watch": watch()})
