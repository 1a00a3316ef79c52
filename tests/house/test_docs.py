"""Docs that a test reads do not rot."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)", text)

    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]

    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_files_named_in_words_exist(page):
    ours = "campaigns|letters|news|archive|runner|tests|config|docs|bench"
    named = re.findall(rf"`((?:{ours})/[\w/.-]+)`", page.read_text(encoding="utf-8"))

    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_make_targets_and_commands_exist(page):
    text = page.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?:^|`|\s)make ([a-z]+)\b(?=`|\s|$)", text, re.MULTILINE))
    commands = set(re.findall(r"manage\.py ([a-z_]+)", text))
    ours = {path.stem for path in ROOT.glob("*/management/commands/*.py")}

    assert {one for one in targets if not re.search(rf"^{one}:", makefile, re.MULTILINE)} == set()
    assert commands - ours <= {"migrate", "collectstatic", "createsuperuser", "check"}


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 60
