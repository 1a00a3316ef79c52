"""What makes a page readable: nothing that axe finds, nothing wider than the screen."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}


def unreadable(page: Page, addresses: Iterable[str]) -> dict[str, list[str]]:
    """What is wrong, by address; for a page as wide as a phone."""
    wrong = {}
    for address in addresses:
        page.goto(address)
        if found := wrong_here(page):
            wrong[address] = found
    return wrong


def wrong_here(page: Page) -> list[str]:
    page.wait_for_load_state("networkidle")
    found = [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in Axe().run(page).response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
        found.append("wider than the screen")
    return found
