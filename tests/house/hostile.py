"""Tries every pattern of ours with text that is made against it: `python -m tests.house.hostile`.

For each part of a pattern that may be repeated: what leads to it, that part over and over, and an
end that it does not expect. A pattern that tries such a text in all ways never comes to an end.
"""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _constants as told
from re import _parser as parser

import django

FLOORS = ("world", "campaigns", "letters", "news", "archive", "config", "runner")
NO_MODULES = re.compile(r"\.(migrations|management|settings\w*|wsgi|__main__)\b")
# Patterns of sentences meet one at a time, of 1,500 signs at most (letters/reading/sentences.py);
# others whatever a file holds. White space is in gaps of eight at most (letters/reading/types.py).
SENTENCES, SENTENCE, ANYTHING, GAP = "letters.reading", 1500, 5000, 8
CATEGORIES = {
    told.CATEGORY_DIGIT: "1", told.CATEGORY_SPACE: " ", told.CATEGORY_WORD: "a",
    told.CATEGORY_NOT_DIGIT: "a", told.CATEGORY_NOT_SPACE: "a", told.CATEGORY_NOT_WORD: "-",
}  # fmt: skip
REPEATS = {told.MAX_REPEAT, told.MIN_REPEAT, told.POSSESSIVE_REPEAT}


def patterns() -> dict[tuple[str | bytes, int], str]:
    """By source and flags, with a place where each is used."""
    found: dict[tuple[str | bytes, int], str] = {}
    for floor in FLOORS:
        for where, one in (*_kept(floor), *_written(floor)):
            found.setdefault((one.pattern, one.flags), where)
    return found


def _kept(floor: str) -> Iterator[tuple[str, re.Pattern]]:
    """Patterns that a module holds, in tables and in rows of them as well."""
    for info in pkgutil.walk_packages(importlib.import_module(floor).__path__, f"{floor}."):
        if not NO_MODULES.search(info.name):
            for name, value in list(vars(importlib.import_module(info.name)).items()):
                for one in _within(value):
                    yield f"{info.name}.{name}", one


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
        return
    inner: object = ()
    if isinstance(value, list | tuple | set | frozenset):
        inner = value
    elif isinstance(value, dict):
        inner = value.values()
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        inner = [getattr(value, name, None) for name in value.__dataclass_fields__]
    for one in inner if depth < 3 else ():  # type: ignore[attr-defined]
        yield from _within(one, depth + 1)


def _written(floor: str) -> Iterator[tuple[str, re.Pattern]]:
    """Patterns that a line of code spells out where it uses them."""
    for path in Path(floor).rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (source := _spelled(node)) is not None:
                yield f"{path}:{node.lineno}", re.compile(source)  # type: ignore[attr-defined]


def _spelled(node: ast.AST) -> str | None:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
        return None
    source = getattr(node.args[0], "value", None)
    is_of_re = getattr(node.func.value, "id", "") == "re" and node.func.attr != "escape"
    return source if is_of_re and isinstance(source, str) else None


def attacks(source: str | bytes, flags: int) -> list[tuple[str, str]]:
    """What leads to each part that may be repeated, and that part."""
    found: list[tuple[str, str]] = [("", sign) for sign in "a1-( \n"]
    _sample(parser.parse(source, flags), found, "")  # type: ignore[arg-type]
    return list(dict.fromkeys(found))


def _sample(sequence: object, found: list[tuple[str, str]], before: str) -> str:
    """A text that the sequence fits, more or less."""
    said = ""
    for kind, given in sequence:  # type: ignore[attr-defined]
        if kind in REPEATS:
            least, most, body = given
            once = _sample(body, found, before + said)
            if most > 100:
                found.append((before + said, once or "a"))
            said += once * max(least, 1)
        else:
            said += _one(kind, given, found, before + said)
    return said


def _one(kind: object, given: object, found: list[tuple[str, str]], before: str) -> str:
    if kind is told.LITERAL:
        return chr(given)  # type: ignore[arg-type]
    if kind is told.IN:
        return _of_set(given)  # type: ignore[arg-type]
    if kind is told.BRANCH:
        return max((_sample(branch, found, before) for branch in given[1]), key=len)  # type: ignore[index]
    if kind is told.SUBPATTERN:
        return _sample(given[3], found, before)  # type: ignore[index]
    if kind is told.ATOMIC_GROUP:
        return _sample(given, found, before)
    return "a" if kind in {told.ANY, told.NOT_LITERAL} else ""


def _of_set(items: list) -> str:
    kind, given = items[0]
    if kind is told.LITERAL:
        return chr(given)
    if kind is told.RANGE:
        return chr(given[0])
    if kind is told.CATEGORY:
        return CATEGORIES[given]
    refused = {chr(one) for which, one in items if which is told.LITERAL}
    return next(sign for sign in "a 1-,\n@Z" if sign not in refused)


def texts(where: str, source: str | bytes, flags: int) -> Iterator[str]:
    length = SENTENCE if where.startswith(SENTENCES) else ANYTHING
    for lead, part in attacks(source, flags):
        if not part.strip():
            yield f"{lead}{part * GAP}\x01"
            yield f"{lead}{(part * GAP + 'a') * (length // (len(part) * GAP + 1))}\x01"
        else:
            yield f"{lead}{part * (length // len(part))}\x01"
        if lead.strip():
            yield f"{lead * (length // len(lead))}{part * GAP}\x01"


def main() -> None:
    django.setup()
    for (source, flags), where in patterns().items():
        sys.stdout.write(f"{where}\n")
        sys.stdout.flush()
        pattern = re.compile(source, flags)
        for text in texts(where, source, flags):
            tried = text.encode("latin-1", "replace") if isinstance(source, bytes) else text
            for _found in pattern.finditer(tried):  # type: ignore[arg-type]
                pass


if __name__ == "__main__":
    main()
