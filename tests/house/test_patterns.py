"""No text keeps a pattern of ours busy for ever."""

import re
import subprocess
import sys

from tests.house import hostile

WITHIN = 240  # seconds for all; it takes a few. A guard: what it stops would go on for years


def try_all() -> tuple[bool, list[str]]:
    """Whether it came to an end, and which patterns were begun."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.house.hostile"], stdout=subprocess.PIPE, text=True
    ) as trial:
        try:
            out, _errors = trial.communicate(timeout=WITHIN)
        except subprocess.TimeoutExpired:
            trial.kill()
            out, _errors = trial.communicate()
        return trial.returncode == 0, out.splitlines()


def test_every_pattern_comes_to_an_end_with_text_made_against_it():
    ended, begun = try_all()

    assert ended, f"{begun[-1]} goes on and on."
    assert len(begun) > 250


def test_the_texts_are_made_against_the_pattern():
    """What is known to go on for ever is given what makes it do so."""
    made = list(hostile.texts("x", r"^(?:a+)+$", 0))
    assert any(re.fullmatch(r"a{1000,}\x01", text) for text in made)
    made = list(hostile.texts("x", r"<b>(?:\w+\s?)*</b>", re.IGNORECASE))
    assert any(text.startswith("<b>aaaaaaaa") for text in made)
