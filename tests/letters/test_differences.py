from hypothesis import given
from hypothesis import strategies as st

from letters.differences import Change, differences


def test_words_are_told_apart_within_the_paragraph_that_changed():
    found = differences("One stays.\n\nFree the poets now.", "One stays.\n\nFree all poets now.")

    assert [one for one in found if one.kind != "same"] == [
        Change("gone", "the "),
        Change("new", "all "),
    ]
    assert found[0] == Change("same", "One stays.\n\nFree ")


def test_a_long_text_rewritten_is_shown_as_gone_and_as_new():
    old, new = ("old words " * 2000).strip(), ("new words " * 2000).strip()

    assert differences(old, new) == [Change("gone", old), Change("new", new)]


@given(*[st.text(alphabet="ab \n", max_size=60)] * 2)
def test_both_texts_can_be_told_from_their_differences(before, after):
    found = differences(before, after)

    assert "".join(one.text for one in found if one.kind != "gone").split() == after.split()
    assert "".join(one.text for one in found if one.kind != "new").split() == before.split()
