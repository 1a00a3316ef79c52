"""Digests as they go out: words, the same in HTML, and a chart within."""

import logging
from email.mime.image import MIMEImage
from functools import cache
from pathlib import Path
from smtplib import SMTPException

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.seals import sealed
from campaigns.services.posting import Posted, number_of, post, send_each
from letters.charts import png
from letters.charts.paper import COLOURS
from letters.exports.digest_page import DigestPage, digest_page
from letters.models import Digest
from letters.services.digests import (
    is_first,
    is_pointless,
    note_failed,
    note_sent,
    put_off,
)

logger = logging.getLogger(__name__)
AT_ONCE = 10
CHART = "chart"
CHART_WIDTH = 430  # beside the words on it; twice as many pixels


def send_digests() -> int:
    """A few of those that wait: each takes a second to draw, and other mails wait behind it."""
    return send_each(Digest.objects.waiting(), _send, most=AT_ONCE)


def _send(key: int) -> int:
    """One that cannot be written now is put off: it holds up no other."""
    try:
        sent = _write_and_send(key)
    except (OSError, SMTPException):
        raise
    except Exception:
        logger.exception("A digest could not be written.")
        sent = 0
    if not sent:
        put_off(pk=key)
    return sent


@transaction.atomic
def _write_and_send(key: int) -> int:
    digest = (
        Digest.objects.waiting()
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("view__owner")
        .filter(pk=key)
        .first()
    )
    if digest is None:
        return 0
    if is_pointless(digest):
        note_failed(digest, _("No longer needed."))
        return 0
    page = digest_page(digest, timezone.localdate())
    if not page.changes and not is_first(digest):
        note_failed(digest, _("Nothing changed."))
        return 0
    told = post(mail_of(digest, page))
    if told is Posted.NEVER:
        note_failed(digest, _("The address was refused by its mail server."))
    if told is not Posted.SENT:
        return 0
    note_sent(digest)
    return 1


def mail_of(digest: Digest, page: DigestPage) -> EmailMultiAlternatives:
    """The first line of the plain words is the subject. Mail programs offer the stopping link as a
    button of their own (RFC 8058)."""
    stop = stop_link(digest)
    told = {"page": page, "site": settings.SITE_URL, "stop": stop, "picture": f"cid:{CHART}"}
    words = render_to_string("letters/mail/digest.txt", told).strip()
    subject, _sep, body = words.partition("\n")
    mail = EmailMultiAlternatives(
        subject.strip(),
        body.strip() + "\n",
        to=[digest.view.owner.email],
        headers=number_of(digest)
        | {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    mail.mixed_subtype = "related"  # type: ignore[attr-defined]  # the picture belongs to the words
    mail.attach_alternative(
        _styled(render_to_string("letters/mail/digest.html", told)), "text/html"
    )
    if page.chart:
        mail.attach(_picture(png(page.chart.spec, width=CHART_WIDTH)))
    return mail


def stop_link(digest: Digest) -> str:
    return settings.SITE_URL + reverse("letters:stop_digest", args=[sealed("digest", digest)])


def _picture(drawn: bytes) -> MIMEImage:
    picture = MIMEImage(drawn, "png")
    picture.add_header("Content-ID", f"<{CHART}>")
    picture.add_header("Content-Disposition", "inline", filename=f"{CHART}.png")
    return picture


def _styled(page: str) -> str:
    """Mail programs read styles where they stand, and few of them in one place."""
    return _inliner().inline(page)


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, extra_css=_rules())


def _rules() -> str:
    template = get_template("letters/mail/digest.css")
    rules = Path(template.origin.name).read_text(encoding="utf-8")  # type: ignore[attr-defined]
    pieces = (f".code-{code} {{ background-color: {shade}; }}" for code, shade in COLOURS.items())
    return "\n".join([rules, *pieces])
