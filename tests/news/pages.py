"""Pages of newspapers that never were."""

from html import escape

PARTS = (
    "The ministry of justice said on Monday that families who fled would be received at the port.",
    "Officials in the capital had refused to say how many people waited on the other side.",
    "A spokeswoman for the coalition called the decision late and asked for it in writing.",
    "Lawyers who visited the camp described rooms without windows and meals once a day.",
    "The opposition wants a debate before the summer and has tabled eleven questions.",
    "According to the shipping office two boats were turned away during the past week.",
    "Neighbours brought blankets to the harbour, where the mayor had opened a school for them.",
    "Nobody was available at the embassy to comment on the letter of the organisations.",
)


def words(about: str = "harbour", count: int = 8) -> str:
    """Paragraphs of their own for each subject, like in nothing but their form."""
    return "\n".join(
        f"On day {at} the {about} committee {at} heard {about}{at} witness {at * 7} speak of "
        f"{about} matters numbered {at * 31}, and the {about} chair noted item {at * 13} of it."
        for at in range(1, count + 1)
    )


WIRE = "\n".join(PARTS)


def a_page(
    text: str = WIRE, *, title: str = "Families received at the port", head: str = "", **more: str
) -> str:
    language = more.get("language", "en")
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in text.splitlines())
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a></nav><article><h1>{title}</h1>{paragraphs}</article>'
        "<footer>All rights reserved.</footer></body></html>"
    )
