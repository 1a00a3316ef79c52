"""The rules of the house that a machine can hold."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.template import engines

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE, LONGEST_FUNCTION = 300, 50
OURS = [
    "world",
    "campaigns",
    "letters",
    "news",
    "archive",
    "config",
    "runner",
    "tests",
    "bench",
    "templates",
    "static",
]


def files(*endings: str) -> list[Path]:
    found = [path for folder in OURS for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in found if path.suffix in endings and "migrations" not in path.parts]


def test_files_stay_short():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files(".py", ".html", ".css", ".js")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }

    assert long == {}


def test_functions_stay_short():
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in files(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }

    assert long == {}


def test_views_reach_rows_only_through_fetch():
    outside = []
    for path in [p for p in files(".py") if p.parent.name == "views"]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        allowed = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "fetch"
            for argument in node.args[:1]
            for inner in ast.walk(argument)
        }
        outside += [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and node.attr == "objects"
            and id(node) not in allowed
        ]

    assert outside == []


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_are_named():
    unnamed = [
        path.name
        for folder in ("campaigns", "letters", "news")
        for path in (ROOT / folder / "migrations").glob("0*.py")
        if re.search(r"_auto_|^\d{4}_initial", path.name)
    ]

    assert unnamed == []


def test_verbs_of_the_record_are_unique_and_in_the_past_tense():
    verbs = [
        verb
        for name in ("campaigns", "letters", "news")
        for verb in __import__(f"{apps.get_app_config(name).name}.activity").activity.Did
    ]

    assert len({verb.value for verb in verbs}) == len(verbs)
    assert all(verb.label for verb in verbs)


def test_lock_files_name_no_registry():
    for path in ROOT.glob("requirements*.lock"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


def test_every_template_compiles():
    engine = engines["django"]
    for path in (ROOT / "templates").rglob("*.html"):
        engine.get_template(str(path.relative_to(ROOT / "templates")))


def test_parts_say_what_they_take():
    silent = [
        path.name
        for path in (ROOT / "templates" / "parts").glob("*.html")
        if not path.read_text(encoding="utf-8").startswith("{% comment %}")
    ]

    assert silent == []


def test_templates_load_nothing_from_other_hosts_and_hold_no_inline_code():
    pattern = re.compile(
        r'(src|href)="https?://|<style|style="|\son\w+="|<script(?![^>]*(?:src|application/json))'
    )
    bad = [p.name for p in files(".html") if pattern.search(p.read_text(encoding="utf-8"))]

    assert bad == []
