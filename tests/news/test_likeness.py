"""Which texts count as the same report."""

from news.likeness import is_same, keys, runs
from tests.news.pages import WIRE, words


def have_a_key_in_common(one: str, other: str) -> bool:
    return bool(set(keys(runs(one))) & set(keys(runs(other))))


def is_found_and_same(one: str, other: str) -> bool:
    return have_a_key_in_common(one, other) and is_same(runs(one), runs(other))


def test_wire_copy_with_a_new_lead_is_the_same_report():
    lead = "Our correspondent in the capital adds that the winter has come early to the islands."

    assert is_found_and_same(f"{lead}\n{WIRE}", WIRE)
    assert is_found_and_same("\n".join([lead, *WIRE.splitlines()[1:]]), WIRE)


def test_wire_copy_cut_short_is_the_same_report():
    long = words(count=20)

    assert is_found_and_same("\n".join(long.splitlines()[:9]), long)


def test_small_changes_of_an_editor_keep_a_report_the_same():
    edited = WIRE.replace("Monday", "MONDAY").replace("refused", "declined").replace(".", " .")

    assert is_found_and_same(edited, WIRE)


def test_two_reports_with_the_same_headline_and_background_are_two():
    background = "\n".join(WIRE.splitlines()[:2])

    assert not is_same(
        runs(f"{words('court', 8)}\n{background}"), runs(f"{words('port', 8)}\n{background}")
    )


def test_a_report_that_quotes_a_whole_statement_is_not_that_statement():
    statement = "\n".join(WIRE.splitlines()[:5])

    assert not is_same(runs(statement), runs(f"{statement}\n{words(count=25)}"))


def test_texts_too_short_to_tell_are_never_the_same():
    assert keys(runs("Police said so on Monday.")) == []
    assert not is_same(runs("Police said so on Monday."), runs("Police said so on Monday."))


def test_scripts_without_spaces_are_compared_too():
    text = (
        "政府は三日、北朝鮮からの難民を受け入れる方針を明らかにした。団体は書面での回答を求めている。"
        * 2
    )
    other = (
        "首相は国会で、来年度の予算案について説明し、野党は反対する考えを示した。採決は来週になる見通しだ。"
        * 2
    )

    assert is_found_and_same(f"東京発。{text}", text)
    assert not is_same(runs(text), runs(other))
