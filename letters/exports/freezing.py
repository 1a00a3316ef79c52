"""A public selection as it stands, in words whose SHA-256 anyone can work out again.

The manifest names each row by the SHA-256 of its line. So a row that must be hidden later can be
left out, and the manifest, its checksum and every other row can still be verified. The salt in each
line keeps anybody from guessing a hidden one.
"""

import hashlib
import json
import secrets
from dataclasses import asdict

from django.contrib.auth.models import AnonymousUser
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _

from letters.errors import LetterError
from letters.exports.about import head, vocabulary
from letters.exports.columns import as_json, definitions
from letters.exports.selected import Selected
from letters.models import Recommendation
from letters.services.snapshots import Frozen

FORMAT = "heeded-snapshot-1"
MOST = 10_000


def canonical(value: object) -> str:
    """JSON with sorted names and no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def for_everybody(chosen: Selected) -> Selected:
    """The same selection as somebody without an account sees it."""
    return Selected(AnonymousUser(), chosen.picked, chosen.today, moment=chosen.moment)


def freeze(chosen: Selected, title: str) -> Frozen:
    """What everybody sees of it, and nothing else."""
    public = for_everybody(chosen)
    if not public.keys:
        raise LetterError(_("Nothing of this selection is public, so there is nothing to freeze."))
    if len(public) > MOST:
        raise LetterError(
            _("A snapshot takes up to %(most)s recommendations. Choose fewer.")
            % {"most": intcomma(MOST)}
        )
    asks = list(public.rows())
    lines = [canonical(as_json(ask) | {"salt": secrets.token_hex(16)}) for ask in asks]
    manifest = canonical(
        head(public)
        | {
            "format": FORMAT,
            "title": title,
            "count": len(lines),
            "definitions": {
                "columns": definitions(),
                "codes": {
                    axis: [asdict(one) for one in told] for axis, told in vocabulary().items()
                },
            },
            "rows": [sha256(line) for line in lines],
        }
    )
    return Frozen(
        title=title,
        query=public.picked.query,
        day=public.when.day,
        moment=public.moment,
        manifest=manifest,
        checksum=sha256(manifest),
        lines=lines,
        asks=[ask.pk for ask in asks],
        letters=[ask.letter_id for ask in asks],
        stood=[stood(ask) for ask in asks],
    )


def stood(ask: Recommendation) -> str:
    """Both statuses of a row that `standing_on` gave, to compare."""
    return f"{ask.stood_position} {ask.stood_implementation}"  # type: ignore[attr-defined]
