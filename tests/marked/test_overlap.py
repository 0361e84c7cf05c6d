import pytest

from sidelight.annotation import Span
from sidelight.marked.overlap import share


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (5, 25), 0.5), ((0, 40), (10, 20), 1.0), ((0, 10), (10, 20), 0.0)],
)
def test_what_is_common_counts_against_the_shorter(one, other, common):
    first, second = Span(0, *one), Span(0, *other)
    assert share(first, second) == share(second, first) == common
