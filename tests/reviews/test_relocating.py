"""A passage is found again where it stands, also on a page that was edited a little, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelight.reviews.anchors import make_anchor
from sidelight.reviews.relocating import PageText
from sidelight.text.page import Block, Page

TEXT = "On Monday the keeper lit the lamp of Skerry Point for the last time, in 1987, before a crowd of forty people."
LONG = "the keeper lit the lamp of Skerry Point for the last time, in 1987"
OTHER = "A paragraph about the weather on the coast, which has no lamp in it and no keeper either."


def remember(words, text=TEXT):
    start = text.index(words)
    return make_anchor(text, start, start + len(words))


def find(anchor, *texts):
    """What is found, in the page's own words, with whether it is exact."""
    blocks = tuple(Block(10 + number, text) for number, text in enumerate(texts))
    places = PageText(Page(blocks)).find(anchor)
    return [(place.block - 10, texts[place.block - 10][place.start : place.end], place.exact) for place in places]


@pytest.mark.parametrize("words", [LONG, "Skerry Point", "lamp", "On Monday", "people.", TEXT])
def test_the_same_page_gives_the_same_place(words):
    assert find(remember(words), OTHER, TEXT, OTHER) == [(1, words, True)]


def test_spaces_case_and_marks_of_the_typesetter_do_not_matter():
    text = TEXT.replace("the lamp", "THE \n\t lamp").replace("Skerry", "Sker\u00adry")
    words = LONG.replace("the lamp", "THE \n\t lamp").replace("Skerry", "Sker\u00adry")
    assert find(remember(LONG), text) == [(0, words, True)]
    assert find(remember(words, text), TEXT) == [(0, LONG, True)]


def test_it_may_stand_elsewhere_on_the_page():
    assert find(remember("Skerry Point"), OTHER, OTHER, TEXT) == [(2, "Skerry Point", True)]


def test_every_copy_in_the_same_surroundings_is_it():
    assert find(remember("Skerry Point"), TEXT, OTHER, TEXT) == [(0, "Skerry Point", True), (2, "Skerry Point", True)]


def test_long_words_stay_themselves_when_all_around_them_changed():
    text = f"It was long ago that {LONG}. Nobody remembers."
    assert find(remember(LONG), OTHER, text) == [(1, LONG, False)]


def test_short_words_need_surroundings_that_are_much_as_they_were():
    edited = TEXT.replace("crowd of forty", "crowd of about forty")
    assert find(remember("Skerry Point"), edited) == [(0, "Skerry Point", False)]
    assert find(remember("Skerry Point"), "Nobody lives on Skerry Point any more, says the ferryman.") == []


def test_of_two_that_are_as_likely_none_is_it():
    edited = TEXT.replace("crowd of forty", "crowd of about forty")
    assert find(remember("Skerry Point"), edited, edited) == []
    assert find(remember(LONG), f"Then {LONG}. So it was.", f"Then {LONG}. So it was.") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("lit the lamp", "lighted the lamp"), ("for the last time", "for a last time"), ("Skerry", "Skery")],
)
def test_a_small_edit_of_long_words_is_followed(old, new):
    ((number, words, exact),) = find(remember(LONG), OTHER, TEXT.replace(old, new))
    assert (number, exact) == (1, False)
    assert new in words


@pytest.mark.parametrize(
    ("old", "new"), [("1987", "1986"), ("1987", "1887"), ("in 1987", "in the end"), ("for the last", "for the 3 last")]
)
def test_another_number_is_another_statement(old, new):
    assert find(remember(LONG), OTHER, TEXT.replace(old, new)) == []


def test_short_words_are_never_guessed():
    assert find(remember("Skerry Point"), TEXT.replace("Skerry Point", "Skery Point")) == []


def test_what_is_gone_is_not_found():
    assert find(remember(LONG), OTHER, OTHER) == []
    assert find(remember(LONG)) == []
    assert find(remember(LONG), "", " ") == []


def test_no_word_is_cut_in_two():
    assert find(remember("lamp"), TEXT.replace("lamp", "lamplight")) == []


def test_copies_elsewhere_are_exact_ones_only():
    copied = f"As others reported, {LONG}."
    edited = TEXT.replace("lit the lamp", "lighted the lamp")
    for anchor, text, found in (
        (remember(LONG), copied, 1),
        (remember(LONG), edited, 0),
        (remember("Skerry Point"), copied, 0),
        (remember("Skerry Point"), TEXT, 1),
    ):
        assert len(PageText(Page((Block(0, OTHER), Block(1, text)))).find_copies(anchor)) == found


WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]), min_size=1, max_size=9)


@given(st.lists(WORD, min_size=1, max_size=30), st.data())
def test_whatever_is_remembered_is_found_in_its_own_text(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    places = PageText(Page((Block(3, text),))).find(make_anchor(text, start, end))
    for place in places:
        assert 0 <= place.start < place.end <= len(text)
    whole = all(not text[at - 1 : at + 1].isalnum() or at in {0, len(text)} for at in (start, end))
    if whole and text[start:end].strip() and text[start:end].isascii() and text.isascii():
        assert any(place.exact and place.start <= start + 9 and end - 9 <= place.end for place in places)
