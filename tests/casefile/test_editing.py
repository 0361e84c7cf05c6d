"""A file is added to as by hand: whatever else stands in it stays as it is."""

import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sidelight.casefile.documents import read_document
from sidelight.casefile.editing import insert

CASEFILES = Path(__file__).parents[1] / "casefiles"
FILE = """\
# top
claims:
  - id: a   # first
    names: [x]  # some
    near:
      - one

  # about b
  - id: b
    near:
    text: |
      hello
      you

    # trailing
# end
other: {a: 1}
"""
WORDS = st.text(string.ascii_letters + string.digits + " :#-'\"&*!|>%@`,[]{}?=~żŁЯé🐢", min_size=1).map(str.strip)


def kept(before, after):
    """Whether all that stood there still does, in its order."""
    letters = iter(after)
    return all(letter in letters for letter in before)


@pytest.mark.parametrize(
    ("where", "addition", "line"),
    [
        (("claims", 0, "names"), ["y: z"], "    names: [x, 'y: z']  # some"),
        (("claims", 0, "near"), ["two words"], "      - two words"),
        (("claims", 1, "near"), ["two words"], "      - two words"),
        (("claims", 1, "far"), ["two words"], "    far:"),
        (("other",), {"b": "no"}, "other: {a: 1, b: 'no'}"),
        (("other", "b"), ["x"], "other: {a: 1, b: [x]}"),
        (("more", "deep"), {"x": "y"}, "more:"),
    ],
)
def test_what_is_added_stands_where_it_belongs(where, addition, line):
    after = insert(FILE, where, addition)
    assert kept(FILE, after)
    assert line in after.splitlines()
    read = yaml.safe_load(after)
    for step in where:
        read = read[step]
    expected = {"a": 1, **addition} if where == ("other",) else addition
    assert (read[-1:] if isinstance(addition, list) else read) == expected


def test_an_entry_stands_apart_with_its_remark():
    after = insert(FILE, ("claims",), [{"id": "c", "statement": {"en": "short"}}], "look")
    assert "\n\n  # look\n  - id: c\n    statement: {en: short}\n" in after


def test_the_last_line_need_not_end():
    assert insert("a: [b]\nc:\n  - d", ("c",), ["e f"]) == "a: [b]\nc:\n  - d\n  - e f\n"


def test_line_ends_and_byte_order_marks_stay():
    assert insert("\ufeffc:\r\n- d\r\n", ("c",), ["e f"]) == "\ufeffc:\r\n- d\r\n- e f\r\n"


def test_an_empty_file_becomes_one():
    assert insert("", (), {"language": "pl"}) == "language: pl\n"


@settings(deadline=None)
@given(added=WORDS.filter(bool), flow=st.booleans())
def test_any_text_is_read_as_it_was_written(added, flow):
    before = "a: [b, c]  # x\n" if flow else "a:\n  - b\n  - c  # x\n# y\n"
    after = insert(before, ("a",), [added])
    assert yaml.safe_load(after) == {"a": ["b", "c", added]}
    assert "# x\n" in after


@pytest.mark.parametrize("path", sorted(CASEFILES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_list_of_a_casefile_can_be_added_to(path):
    text = path.read_text(encoding="utf-8")
    data = read(text)
    for where in list_lists(data):
        after = read(insert(text, where, ["new one"]))
        add(data, where)
        assert after == data
        data = read(text)


def read(text):
    return read_document("a.yaml", text.encode()).data


def list_lists(data, where=()):
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    if isinstance(data, list):
        yield where
    for step, value in items:
        yield from list_lists(value, (*where, step))


def add(data, where):
    for step in where:
        data = data[step]
    data.append("new one")
