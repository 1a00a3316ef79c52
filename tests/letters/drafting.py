"""A letter to draft, and what its page posts."""

from letters.drafting import Content

LETTER = """4 May 2020

Mr. Taro Yamada
Prime Minister
Tokyo, Japan

Dear Prime Minister,

We write about people who flee.

We urge the government to:

- Admit refugees without ties to the country.
- Press its neighbour to protect them.

Sincerely,

Human Rights Watch
Bond
"""


def on_screen(draft, **changed):
    """What the draft's page would post."""
    content = Content.of(draft.content)
    rows = {"subject": content.subject or "On refugees", "sent_on": content.sent_on,
            "language": "en", "text": content.text, "visibility": "coalition",
            "signatories": "\n".join(content.signatories), "asks": len(content.asks),
            "addressees": len(content.addressees), "revision": draft.revision}  # fmt: skip
    for at, ask in enumerate(content.asks):
        rows |= {f"ask-{at}": ask.text, f"quote-{at}": ask.quote,
                 f"paragraph-{at}": ask.paragraph or ""}  # fmt: skip
    for at, one in enumerate(content.addressees):
        rows |= {f"office-{at}": one.office, f"name-{at}": one.name, f"country-{at}": one.country}
    return rows | changed
