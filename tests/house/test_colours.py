"""One colour and one shape for a word wherever it stands, and both can be told from the others."""

import math
import re
from itertools import combinations, pairwise

import pytest
from django.conf import settings

from campaigns.looks import LOOKS, SHAPES, TONES, tone
from letters.charts.paper import COLOURS, DARK, PAPER
from letters.kinds import Relation
from letters.statuses import FROM_DONE_TO_UNDONE, FROM_YES_TO_NO, Headline

LEAST = 3  # of a drawing against its paper (WCAG 1.4.11)
# How those who see few colours see them (Machado, Oliveira and Fernandes, 2009), in linear light.
SEEN = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}


def light(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]


def contrast(one, two):
    low, high = sorted(
        sum(part * weight for part, weight in zip(light(c), (0.2126, 0.7152, 0.0722), strict=True))
        for c in (one, two)
    )
    return (high + 0.05) / (low + 0.05)


def lab(colour, eye):
    seen = [
        min(1, max(0, sum(w * part for w, part in zip(row, light(colour), strict=True))))
        for row in eye
    ]
    rows = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8729))
    x, y, z = (sum(w * part for w, part in zip(row, seen, strict=True)) ** (1 / 3) for row in rows)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


@pytest.mark.parametrize("paper", ["light", "dark"])
def test_colours_stand_out_from_the_paper_and_neighbours_from_each_other(paper):
    ground = PAPER if paper == "light" else DARK[PAPER]
    for name, one in TONES.items():
        assert contrast(getattr(one, paper), ground) >= LEAST, name
    for order in (FROM_YES_TO_NO, FROM_DONE_TO_UNDONE):
        for (one, two), (what, eye) in (
            (pair, eye) for pair in pairwise(order[:-1]) for eye in SEEN.items()
        ):
            colours = [getattr(TONES[tone(code)], paper) for code in (one, two)]
            assert math.dist(*(lab(colour, eye) for colour in colours)) > 12, (one, two, what)


def test_no_two_words_of_an_axis_have_the_same_shape_or_colour():
    for words in (FROM_YES_TO_NO, FROM_DONE_TO_UNDONE, tuple(Relation), tuple(Headline)):
        for one, two in combinations(words, 2):
            assert LOOKS[one][1] != LOOKS[two][1], (one, two)
    for words in (FROM_YES_TO_NO, FROM_DONE_TO_UNDONE):
        assert len({tone(code) for code in words}) == len(words)
    assert {shape for _tone, shape in LOOKS.values()} <= set(SHAPES)


@pytest.mark.parametrize("sheet", ["house.css", "embed.css"])
def test_pages_frames_and_charts_have_the_same_colours(sheet):
    rules = (settings.BASE_DIR / "static" / sheet).read_text()
    for name, one in TONES.items():
        told = re.findall(rf"--t-{name}: (#[0-9a-f]{{6}})", rules)
        assert set(told) == {one.light, one.dark}, name
        assert f".tone-{name} {{ color: var(--t-{name}); }}" in rules
    assert {code: TONES[tone(code)].light for code in COLOURS} == COLOURS
