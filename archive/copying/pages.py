"""A page made such that it stands without a server."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from lxml import html
from lxml.html import HtmlElement

from archive.copying.rules import NEVER

URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")
LOADED = (
    "//*[@hx-get and (starts-with(@hx-trigger, 'load') or starts-with(@hx-trigger, 'revealed'))]"
)
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src"}
DEAD = (
    "//header//form | //link[not(contains(@rel, 'stylesheet') or contains(@rel, 'icon'))]"
    " | //meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]"
    " | //meta[@name='htmx-config'] | //script[contains(@src, 'htmx')]"
    " | //script[contains(@src, 'charts')]"
    " | //script[not(@src) and not(@type = 'application/json')]"
    " | //iframe | //*[@data-needs-server]"
)


def standing(text: str, *, is_filtered: bool, part: Callable[[str], str]) -> HtmlElement:
    """`part` gives what the page would load after it was opened."""
    page = html.document_fromstring(text)
    for section in page.xpath(LOADED):
        _fill(section, part(section.get("hx-get")))
    for drawing in page.xpath("//*[@data-address]"):
        _show(drawing)
    for dead in page.xpath(DEAD):
        _drop(dead)
    for form in page.xpath("//form"):
        _replace(form, is_filtered=is_filtered)
    for other in page.xpath("//button[not(@data-theme-toggle)] | //input | //select"):
        _drop(other)
    for element in page.iter(html.etree.Element):
        for name in [name for name in element.attrib if name.startswith("hx-")]:
            del element.attrib[name]
    return page


def links(page: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
    for element in list(page.iter(*LINKS)):
        attribute = LINKS[element.tag]
        if link := element.get(attribute):
            yield element, attribute, link


def unlink(element: HtmlElement) -> None:
    """Its words stay, but in the head of the page. What is not words goes."""
    if element.tag != "a" or any(one.tag == "header" for one in element.iterancestors()):
        _drop(element)
        return
    is_drawn = any(one.tag == "svg" for one in element.iterancestors())
    element.tag = "g" if is_drawn else "span"
    for name in ("href", "rel", "target"):
        element.attrib.pop(name, None)
    if not is_drawn:
        element.set("title", _("Only on the live page."))


def head_with(page: HtmlElement, notice: str) -> None:
    for main in page.xpath("//main[1]"):
        main.insert(0, html.fragment_fromstring(notice))


def written(page: HtmlElement) -> bytes:
    return html.tostring(page, doctype="<!doctype html>", encoding="utf-8")


def _fill(section: HtmlElement, loaded: str) -> None:
    if not loaded.strip():
        return
    for child in list(section):
        section.remove(child)
    section.text = None
    for piece in html.fragments_fromstring(loaded):
        if isinstance(piece, str):
            section.text = piece
        else:
            section.append(piece)


def _show(drawing: HtmlElement) -> None:
    """What a script would draw is shown as the picture that it names."""
    kept = {"alt": drawing.get("aria-label") or "", "class": "img-fluid"}
    picture = html.Element("img", {"src": drawing.get("data-address"), **kept})
    for child in list(drawing):
        drawing.remove(child)
    drawing.text = None
    for name in [name for name in drawing.attrib if name.startswith(("data-", "role"))]:
        del drawing.attrib[name]
    drawing.append(picture)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _replace(form: HtmlElement, *, is_filtered: bool) -> None:
    """The choices of a filter become links; what else is asked for needs the server."""
    words = html.Element("div")
    if form.get("method", "get").lower() == "get" and not is_filtered:
        for select in form.iter("select"):
            _add_choices(words, select, form.get("action") or "")
    told = html.Element("p", {"class": "soft small"})
    told.text = (
        _("Searching, sorting and combining filters need the live page.")
        if len(words)
        else _("This needs the live page.")
    )
    words.append(told)
    words.tail = form.tail
    form.getparent().replace(form, words)


def _add_choices(words: HtmlElement, select: HtmlElement, action: str) -> None:
    found = [one for one in select.iter("option") if one.get("value")]
    name = select.get("name") or ""
    if not found or not name or name in NEVER:
        return
    more = html.Element("details", {"class": "more d-inline-block align-top me-4"})
    summary = html.Element("summary")
    label = select.xpath("ancestor::form//label[@for=$name]", name=select.get("id") or "")
    summary.text = label[0].text_content() if label else name
    more.append(summary)
    listed = html.Element("ul", {"class": "plain"})
    for one in found:
        link = html.Element("a", {"href": f"{action}?{urlencode({name: one.get('value')})}"})
        link.text = one.text_content().strip()
        item = html.Element("li")
        item.append(link)
        listed.append(item)
    more.append(listed)
    words.append(more)


def of_style(text: str) -> list[str]:
    return [link for link in URL.findall(text) if not link.startswith(("data:", "#"))]
