from hypothesis import given
from hypothesis import strategies as st

from sidelight.contract.offsets import Offsets, Ruler

texts = st.text(st.one_of(st.characters(), st.sampled_from("aż😀𝔘\u200d\u0301\ud83d\0\uffff\U0010ffff")), max_size=60)


def slice_utf16(text, start, end):
    """What JavaScript's text.slice(start, end) gives."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


@given(texts, st.data())
def test_the_same_words_in_both_units(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    points, units = Ruler(text, Offsets.CODE_POINT), Ruler(text, Offsets.UTF_16)
    assert text[points.measure(start) : points.measure(end)] == text[start:end]
    # Encoding joins a lone pair that JavaScript would join as well, so both sides are encoded.
    quote = slice_utf16(text, units.measure(start), units.measure(end))
    assert quote.encode("utf-16-le", "surrogatepass") == text[start:end].encode("utf-16-le", "surrogatepass")


@given(texts, st.data())
def test_there_and_back(text, data):
    at = data.draw(st.integers(0, len(text)))
    for unit in Offsets:
        ruler = Ruler(text, unit)
        assert ruler.locate(ruler.measure(at)) == at


def test_what_is_no_place_in_the_text():
    ruler = Ruler("😀 B", Offsets.UTF_16)
    assert [ruler.locate(at) for at in (-1, 0, 1, 2, 3, 4, 5)] == [None, 0, None, 1, 2, 3, None]
    assert [Ruler("😀 B", Offsets.CODE_POINT).locate(at) for at in (-1, 3, 4)] == [None, 3, None]


def test_each_astral_character_counts_two_units():
    ruler = Ruler("😀 Bob 😀", Offsets.UTF_16)
    assert [ruler.measure(at) for at in (0, 1, 2, 5, 6, 7)] == [0, 2, 3, 6, 7, 9]


def test_code_points_stay_what_they_are():
    assert Ruler("😀😀", Offsets.CODE_POINT).measure(2) == 2
