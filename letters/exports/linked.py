"""What a page is about as schema.org data (JSON-LD); docs/open-data.md says why these types.

Made of what the page holds already, at no query more, and of what may be told to everybody alone.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from letters.exports.columns import absolute
from letters.models import Office
from letters.selectors.board import Board
from letters.selectors.letter_page import Asked, LetterPage, Signed
from letters.selectors.offices import OfficePage
from letters.selectors.recommendation_page import RecommendationPage
from letters.selectors.subjects import CoalitionPage, GovernmentPage, OrganisationPage

Data = dict[str, Any]

FORMATS = {"csv": "text/csv", "json": "application/json"}


def letter_data(page: LetterPage) -> Data:
    letter, wording = page.letter, page.wording
    address = absolute(letter.get_absolute_url())
    return _tidy(
        "Message",
        {
            "@id": address,
            "url": address,
            "name": wording.subject,
            "inLanguage": wording.language,
            "dateSent": letter.sent_on,
            "sender": [_signatory(one) for one in page.signatories if one.organisation],
            "recipient": [_recipient(one) for one in page.addressees],
            "ccRecipient": [_recipient(one) for one in page.copies],
            "isBasedOn": letter.url,
            "workTranslation": [
                {"@type": "Message", "url": f"{address}?in={one.code}", "inLanguage": one.code}
                for one in wording.tongues
                if one.key
            ],
            "hasPart": [
                {
                    "@type": "CreativeWork",
                    "@id": absolute(line.ask.get_absolute_url()),
                    "position": line.ask.number,
                    "text": line.text,
                }
                for line in page.asks
            ],
        },
    )


def ask_data(page: RecommendationPage) -> Data:
    ask, letter = page.ask, page.ask.letter
    address = absolute(ask.get_absolute_url())
    return _tidy(
        "CreativeWork",
        {
            "@id": address,
            "url": address,
            "text": ask.text,
            "inLanguage": letter.language,
            "datePublished": letter.sent_on,
            "position": ask.number,
            "abstract": page.in_words,
            "audience": [
                {"@type": "Audience", "name": f"{one.who}, {one.government}"}
                for one in page.asked_of
            ],
            "isPartOf": {
                "@type": "Message",
                "@id": absolute(letter.get_absolute_url()),
                "name": letter.subject,
            },
            "about": [_theme(one) for one in ask.topics if one],
            "keywords": [
                _term(ask.stood_position, page.stand.position_label),  # type: ignore[attr-defined]
                _term(
                    ask.stood_implementation,  # type: ignore[attr-defined]
                    page.stand.implementation_label,
                ),
            ],
            "subjectOf": [
                _tidy(
                    "CreativeWork",
                    {"url": one.url, "headline": one.title, "datePublished": one.published_on},
                )
                for group in page.evidence
                for one in group.sources
            ],
        },
    )


def board_data(board: Board) -> Data:
    address = absolute(board.picked.address())
    query = f"?{board.picked.query}" if board.picked.query else ""
    return _tidy(
        "Dataset",
        {
            "@id": address,
            "url": address,
            "name": _("What became of what was asked"),
            "description": board.standfirst
            or _("Recommendations of joint letters to governments."),
            "dateModified": board.when.day,
            "isAccessibleForFree": True,
            "creator": {"@type": "Organization", "name": "Heeded", "url": absolute("/")},
            "variableMeasured": [bar.title for bar in board.bars],
            "measurementTechnique": absolute(reverse("letters:how")),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": kind,
                    "contentUrl": absolute(reverse("letters:export_board", args=[code])) + query,
                }
                for code, kind in FORMATS.items()
            ],
        },
    )


def organisation_data(page: OrganisationPage) -> Data:
    one = page.organisation
    return _tidy(
        "NGO",
        {
            "@id": absolute(reverse("letters:organisation", args=[one.pk])),
            "name": one.name,
            "url": one.website,
            "address": {"@type": "PostalAddress", "addressCountry": one.country}
            if one.country
            else None,
            "memberOf": [_coalition(one.slug, one.name) for one in page.coalitions],
        },
    )


def coalition_data(page: CoalitionPage) -> Data:
    members = [
        {"@type": "NGO", "@id": absolute(reverse("letters:organisation", args=[one.pk])),
         "name": one.name}
        for one in page.members
    ]  # fmt: skip
    one = page.coalition
    return _tidy("Organization", _coalition(one.slug, one.name) | {"member": members})


def government_data(page: GovernmentPage) -> Data:
    offices = [_office(line.office) for line in page.offices]
    return _tidy(
        "GovernmentOrganization",
        _government(page.code, page.name) | {"department": offices},
    )


def office_data(page: OfficePage) -> Data:
    over = _government(page.office.country, page.government)
    return _tidy("GovernmentOrganization", _office(page.office) | {"parentOrganization": over})


def _signatory(one: Signed) -> Data:
    address = absolute(reverse("letters:organisation", args=[one.organisation]))
    return {"@type": "NGO", "@id": address, "name": one.who}


def _recipient(one: Asked) -> Data:
    """The office; who held it stands in its name, as on the page."""
    over = _government(one.code, one.country)
    told = {"@type": "GovernmentOrganization", "name": one.who, "parentOrganization": over}
    if one.office:
        told["@id"] = absolute(reverse("letters:office", args=[one.office]))
    return told


def _office(office: Office) -> Data:
    return {
        "@type": "GovernmentOrganization",
        "@id": absolute(office.get_absolute_url()),
        "name": office.name,
    }


def _government(code: str, name: str) -> Data:
    address = absolute(reverse("letters:government", args=[code]))
    return {"@type": "GovernmentOrganization", "@id": address, "name": name}


def _coalition(slug: str, name: str) -> Data:
    address = absolute(reverse("letters:coalition", args=[slug]))
    return {"@type": "Organization", "@id": address, "name": name}


def _theme(name: str) -> Data:
    address = absolute(reverse("letters:theme", args=[name]))
    return {"@type": "DefinedTerm", "@id": address, "name": name}


def _term(code: str, label: str) -> Data:
    """A word of "How we judge"."""
    words = absolute(reverse("letters:how"))
    return {
        "@type": "DefinedTerm",
        "@id": f"{words}#{code}",
        "name": label,
        "termCode": code,
        "inDefinedTermSet": words,
    }


def _tidy(kind: str, told: Data) -> Data:
    """Without what is not known."""
    known = {name: value for name, value in told.items() if value not in (None, "", [])}
    return {"@type": kind} | known
