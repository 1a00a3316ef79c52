"""Selections that people keep under a name."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.access import fetch
from campaigns.http import MemberRequest, PageRequest
from letters.errors import LetterError
from letters.models import SavedView
from letters.selectors.picked import Picked
from letters.selectors.views import view_mailed_by
from letters.services.digests import mail_view, stop_mail
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
            messages.success(request, _("The view is kept. You find it here, under “Your views”."))
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
def mail(request: MemberRequest, pk: int) -> HttpResponse:
    """Begins or ends the monthly mails of a view, whichever is asked for."""
    view = fetch(SavedView.objects, request.user, pk=pk)
    if "stop" in request.POST:
        stop_mail(view=view)
        messages.success(request, _("You get no more mails of “%(name)s”.") % {"name": view.name})
        return redirect("letters:views")
    try:
        goes_out = mail_view(view=view, today=timezone.localdate())
    except LetterError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _begun(view, goes_out=goes_out))
    return redirect("letters:views")


def _begun(view: SavedView, *, goes_out: bool) -> str:
    now = _("What changed last month goes out to %(address)s now.")
    later = _("“%(name)s” comes by mail at the beginning of each month in which it has changed.")
    told = f"{later} {now}" if goes_out else later
    return told % {"name": view.name, "address": view.owner.email}


@csrf_exempt  # mail programs stop mails by themselves (RFC 8058); the link is the permission
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: PageRequest, token: str) -> HttpResponse:
    """Looking stops nothing: programs that check mail for viruses look, too."""
    view = view_mailed_by(token)
    if view is None:
        return render(request, "letters/stop_digest.html", {"view": None}, status=404)
    if request.method == "POST":
        stop_mail(view=view)
        view.is_mailed = False
    return render(request, "letters/stop_digest.html", {"view": view})


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
