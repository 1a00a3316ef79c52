"""From a document to a letter on file: choose the source, check what was read, confirm."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import retarget

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, PageRequest, posted, whole
from campaigns.models import Campaign, User
from campaigns.policies import Action, can
from campaigns.selectors.campaign_page import campaigns_to
from letters import drafting
from letters.drafting import Content
from letters.errors import LetterError
from letters.forms.letter import LetterForm, SourceForm, content_from
from letters.models import Draft, Letter, LetterFile
from letters.reading import CannotRead
from letters.selectors.draft_page import draft_page, unfinished_drafts
from letters.services.drafts import (
    Overtaken,
    discard_draft,
    draft_from_file,
    draft_from_text,
    put_on_file,
    save_draft,
    start_draft,
)
from letters.services.files import hide_file, publish_file
from letters.services.versions import open_for_signature, replace_text
from world.fetching import FetchError
from world.fetching import fetch as fetch_page

PUT: dict[str, Callable[..., Letter]] = {
    "file": put_on_file,
    "sign": open_for_signature,
    "replace": replace_text,
}
DONE = {
    "file": gettext_lazy("“%(letter)s” is on file."),
    "sign": gettext_lazy("“%(letter)s” can be signed now. Invite those who are to sign."),
    "replace": gettext_lazy(
        "The text of “%(letter)s” is replaced. Whoever had signed it is asked again."
    ),
}


@login_required
@require_safe
def start(request: MemberRequest) -> HttpResponse:
    """Which campaign is the letter for? Not asked where there is only one."""
    require(request.user, Action.LOG_LETTER)
    campaigns = campaigns_to(request.user, Action.LOG_LETTER)
    drafts = unfinished_drafts(request.user)
    if len(campaigns) == 1 and not drafts:
        return redirect("letters:log", slug=campaigns[0].slug)
    return render(request, "letters/log_start.html", {"campaigns": campaigns, "drafts": drafts})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: MemberRequest, slug: str) -> HttpResponse:
    """The source of a letter: a file, a page, pasted text, or none."""
    campaign = fetch(Campaign.objects, request.user, to=Action.LOG_LETTER, slug=slug)
    predecessor = _followed(request, campaign)
    if request.method == "POST" and "blank" in request.POST:
        return redirect(start_draft(campaign=campaign, by=request.user, predecessor=predecessor))
    form = SourceForm(posted(request), request.FILES or None)
    if form.is_valid():
        try:
            return redirect(_draft_from(form, campaign, predecessor, request.user))
        except (CannotRead, FetchError, LetterError) as error:
            form.add_error(None, str(error))
    status = 422 if form.is_bound else 200
    page = {"form": form, "campaign": campaign, "predecessor": predecessor}
    return render(request, "letters/log.html", page, status=status)


def _followed(request: MemberRequest, campaign: Campaign) -> Letter | None:
    """The letter of this campaign that the new one follows, as `?after=` names it."""
    after = request.GET.get("after", "")
    if not after.isdecimal():
        return None
    return fetch(Letter.objects, request.user, pk=whole(after), campaign=campaign)


def _draft_from(
    form: SourceForm, campaign: Campaign, predecessor: Letter | None, by: User
) -> Draft:
    given = form.cleaned_data
    keep = partial(draft_from_file, campaign=campaign, by=by, predecessor=predecessor)
    if file := given["file"]:
        return keep(name=file.name, content=file.read())
    if given["pasted"].strip():
        return draft_from_text(
            campaign=campaign, pasted=given["pasted"], by=by, predecessor=predecessor
        )
    page = fetch_page(given["url"])
    if page is None:
        raise CannotRead(_("The page sent nothing. Open it in a browser and paste its text."))
    name = page.url.split("?")[0].rsplit("/", 1)[-1] or "page.html"
    return keep(name=name, content=page.body, url=given["url"])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: MemberRequest, pk: int) -> HttpResponse:
    row = fetch(
        Draft.objects.select_related("campaign", "changed_by", "letter", "predecessor"),
        request.user,
        to=Action.LOG_LETTER,
        pk=pk,
    )
    if row.done_at and row.letter:
        return _done(request, row, row.letter)
    content = Content.of(row.content)
    if request.method != "POST":
        return _page(request, row, content, LetterForm(content))
    typed = content_from(request.POST, content)
    content = _after(request, typed if typed.text == content.text else drafting.anchored(typed))
    try:
        row = save_draft(draft=row, content=content, revision=_opened(request), by=request.user)
    except Overtaken as overtaken:
        return _overtaken(request, row, content, str(overtaken))
    except LetterError as error:  # put on file a moment ago
        messages.error(request, str(error))
        return redirect("letters:log_start")
    if request.POST.get("do") in PUT:
        return _confirm(request, row, content)
    if request.htmx.target == "saved":
        return render(request, "letters/draft.html#saved", {"draft": row})
    verb, _sep, place = request.POST.get("do", "").partition(":")
    unsplit = place if verb == "split" and content.asks == typed.asks else ""
    return _page(request, row, content, LetterForm(content), whole=unsplit)


def _done(request: MemberRequest, row: Draft, letter: Letter) -> HttpResponse:
    """To the letter; but a page that was left open keeps what was typed in it."""
    if not request.htmx:
        return redirect(letter)
    answer = render(request, "letters/draft.html#saved", {"draft": row, "done": True}, status=409)
    return retarget(answer, "#saved")


def _opened(request: MemberRequest) -> int | None:
    """The revision that the page was opened at; None puts it in place of any other."""
    return None if request.POST.get("do") == "over" else whole(request.POST.get("revision", ""))


def _overtaken(request: MemberRequest, row: Draft, content: Content, warning: str) -> HttpResponse:
    """What was typed stays on the screen, at its old revision until a person decides."""
    row.revision = _opened(request) or 0
    if request.htmx.target == "saved":
        page = {"draft": row, "warning": warning}
        return render(request, "letters/draft.html#saved", page, status=409)
    return _page(request, row, content, LetterForm(content), warning=warning, status=409)


def _after(request: MemberRequest, content: Content) -> Content:
    """The content after a button on the page: "up:2", "drop:0", "add", "same:office:1" …."""
    verb, _sep, place = request.POST.get("do", "").partition(":")
    number = whole(place)
    at = -1 if number is None else number
    changes = {
        "up": lambda: drafting.moved(content.asks, at, -1),
        "down": lambda: drafting.moved(content.asks, at, 1),
        "drop": lambda: drafting.dropped(content.asks, at),
        "merge": lambda: drafting.merged(content.asks, at),
        "split": lambda: drafting.parted(content.asks, at),
    }
    if verb in changes:
        return replace(content, asks=changes[verb]())
    if verb == "add":
        return drafting.with_passage(content, request.POST.get("passage", ""))
    if verb in {"office", "signatory", "earlier"}:
        return drafting.with_known(content, verb, at, request.POST.get(f"known-{verb}-{place}", ""))
    return content


def _page(
    request: MemberRequest,
    row: Draft,
    content: Content,
    form: LetterForm,
    *,
    warning: str = "",
    whole: str = "",
    status: int = 200,
) -> HttpResponse:
    """`whole` is the place of a recommendation in which nothing says where to cut it."""
    page = draft_page(draft=row, content=content, user=request.user)
    part = "#workbench" if request.htmx.target == "workbench" else ""
    context = {"page": page, "draft": row, "form": form, "warning": warning, "whole": whole}
    return render(request, f"letters/draft.html{part}", context, status=status)


def _confirm(request: MemberRequest, row: Draft, content: Content) -> HttpResponse:
    form = LetterForm(content, confirming=True)
    do = request.POST["do"]
    if form.is_valid():
        try:
            letter = PUT[do](draft=row, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, DONE[do] % {"letter": letter})
            return redirect(letter if do == "file" else letter.signing_address)
    return _page(request, row, content, form, status=422)


@login_required
@require_POST
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    row = fetch(Draft.objects.select_related("campaign"), request.user, to=Action.LOG_LETTER, pk=pk)
    try:
        discard_draft(draft=row, by=request.user)
    except LetterError as error:
        messages.error(request, str(error))
        return redirect(row)
    messages.success(request, _("The draft is gone."))
    return redirect("letters:log_start")


@require_safe
def file(request: PageRequest, pk: int) -> FileResponse:
    """An original for those who work on it; for all others its published copy."""
    row = fetch(LetterFile.objects.select_related("campaign"), request.user, pk=pk)
    stored = row.original if can(request.user, Action.LOG_LETTER, row.campaign) else row.published
    response = FileResponse(
        stored.open(), as_attachment=True, filename=f"letter-{row.pk}.{row.kind}"
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def show_file(request: MemberRequest, pk: int) -> HttpResponse:
    """Publish the original, or hide it again."""
    row = fetch(
        LetterFile.objects.select_related("campaign", "letter"),
        request.user,
        to=Action.LOG_LETTER,
        pk=pk,
    )
    try:
        if row.published:
            hide_file(file=row, by=request.user)
            messages.success(request, _("The original is hidden again."))
        else:
            publish_file(file=row, by=request.user)
            messages.success(
                request, _("Everyone who sees the letter can get its original, without metadata.")
            )
    except LetterError as error:
        messages.error(request, str(error))
    return redirect(row.letter or "letters:log_start")
