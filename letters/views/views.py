"""Selections that people keep under a name."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.access import fetch
from campaigns.http import MemberRequest
from letters.errors import LetterError
from letters.models import SavedView
from letters.selectors.picked import Picked
from letters.services.views import delete_view, save_view


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: MemberRequest) -> HttpResponse:
    """Those kept, and a form to keep the selection in the address."""
    picked = Picked.of(request.GET, timezone.localdate())
    name, refused = request.POST.get("name", ""), ""
    if request.method == "POST":
        try:
            view = save_view(name=name, query=picked.query, by=request.user)
        except LetterError as error:
            refused = str(error)
        else:
            messages.success(request, _("The view is kept. You find it under “Views”."))
            return redirect(view)
    page = {
        "views": list(request.user.saved_views.all()),
        "picked": picked,
        "share": request.build_absolute_uri(picked.address()),
        "name": name,
        "refused": refused,
    }
    return render(request, "letters/views.html", page, status=422 if refused else 200)


@login_required
@require_POST
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    view = fetch(SavedView.objects, request.user, pk=pk)
    delete_view(view=view)
    messages.success(
        request,
        _("“%(name)s” is deleted. Its address still leads to the selection.") % {"name": view.name},
    )
    return redirect("letters:views")
