"""The glossary: what letters to governments are about, in many languages."""

from functools import cache
from pathlib import Path

from world.lexicon import Lexicon

GLOSSARY = Path(__file__).with_name("glossary.txt")


@cache
def concepts() -> Lexicon:
    """Each form of the glossary gives its concept, written "=torture"."""
    found = Lexicon()
    for name, forms in _lines():
        for form in forms:
            found.add(form, f"={name.lstrip('~')}")
    return found


@cache
def dull() -> frozenset[str]:
    """Concepts that stand in nearly every letter and so tell little."""
    return frozenset(f"={name[1:]}" for name, _forms in _lines() if name.startswith("~"))


def _lines() -> list[tuple[str, list[str]]]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return [(name, forms.replace("|", " ").split()) for name, _colon, forms in pairs]
