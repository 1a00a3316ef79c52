"""Every chart has a table of the same numbers, and each number opens the rows that it counts."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from letters.charts import png, svg
from letters.charts.panel import CHARTS, panel
from letters.charts.paper import COLOURS, DARK, FAINT, INK, LINE, PAPER, SOFT, TINT, recoloured
from letters.kinds import Relation
from letters.statuses import Implementation, Position
from tests import factories as a
from tests.helpers import counted

pytestmark = pytest.mark.django_db


def drawn(spec):
    """The marks of a spec that lead somewhere: addresses with their numbers."""
    places = [spec, *spec["layer"]]
    values = [one for place in places for one in place.get("data", {}).get("values", [])]
    return {(one["url"], f"{one['count']:,}") for one in values if one.get("url")}


def told(chart):
    return {(cell.url, cell.text) for line in chart.lines for cell in line if cell.url}


@pytest.fixture
def charts(case):
    return panel(AnonymousUser(), {}, is_part=True).charts


def test_the_table_has_the_numbers_of_the_drawing(charts):
    assert [chart.name for chart in charts] == list(CHARTS)
    for chart in charts:
        assert drawn(chart.spec) == told(chart)
        assert told(chart)
        assert len({len(line) for line in chart.lines} | {len(chart.head)}) == 1


def rows_behind(answer):
    """Of the dashboard, or of the list of evidence."""
    board = answer.context.get("board")
    return board.total if board else answer.context["evidence"].page.paginator.count


def test_each_number_opens_exactly_the_rows_that_it_counts(client, charts):
    for chart in charts:
        for url, number in told(chart):
            assert f"{rows_behind(client.get(url)):,}" == number, url


def test_drawings_name_no_other_host_and_hold_the_words(charts):
    for chart in charts:
        drawing = svg(chart.spec)
        assert "://" not in drawing.replace("http://www.w3.org/", "")
        assert "<script" not in drawing
    assert "Not assessed yet" in svg(charts[0].spec)
    assert png(charts[0].spec)[:4] == b"\x89PNG"


def test_every_colour_has_one_on_dark_paper():
    known = {*COLOURS.values(), INK, SOFT, LINE, FAINT, TINT, PAPER}
    assert {*Implementation.values, *Position.values, *Relation.values} == set(COLOURS)
    assert known <= set(DARK)
    assert recoloured(f"{PAPER};", DARK) == f"{DARK[PAPER]};"


def test_a_page_without_a_script_shows_pictures_and_tables(client, case):
    page = client.get(reverse("letters:charts"), {"country": "JP"}).content.decode()

    assert '<img src="/charts/implementation.svg?country=JP"' in page
    assert '<th scope="row">2020</th>' in page
    picture = client.get("/charts/implementation.svg", {"country": "JP"})
    assert picture["Content-Type"] == "image/svg+xml"
    assert client.get("/charts/implementation.svg", {"country": "XX"}).status_code == 404
    assert client.get("/charts/none.svg").status_code == 404


def test_too_little_to_draw_is_said_in_words(client):
    a.a_letter(a.a_campaign(is_public=True))

    page = client.get(reverse("letters:charts")).content.decode()

    assert "Nothing here has been assessed yet, so there is no movement to draw." in page
    assert "No government has answered yet, so there is no movement to draw." in page
    assert "/charts/implementation.svg" not in page


def test_the_panel_costs_the_same_however_much_there_is(client, case):
    public, _letter, _ravi = case

    def visit():
        return client.get(reverse("letters:charts"), headers={"HX-Request": "true"})

    visit()
    before = counted(visit)
    for _number in range(3):
        a.a_letter(public, asks=("Again.",) * 3)
    visit()
    assert counted(visit) == before <= 12
