"""Highlights shown in a block's text."""

from sidelight.cli.marks import clean, mark_text


def entity(start, end, key="e"):
    return {"id": key, "kind": "entity", "start": start, "end": end}


def claim(start, end, key="c", verdict="supported"):
    return {"id": key, "kind": "claim", "start": start, "end": end, "verdict": verdict}


def test_signs_stand_where_the_highlights_begin_and_end():
    marked = mark_text("Ann met Bob in Oslo.", [claim(0, 20), entity(0, 3), entity(8, 11)], {"c": 1})
    assert marked.plain == "⟦‹Ann› met ‹Bob› in Oslo.⟧(1)"


def test_a_name_that_is_the_whole_statement_stands_inside_it():
    assert mark_text("Ann", [entity(0, 3), claim(0, 3)], {"c": 7}).plain == "⟦‹Ann›⟧(7)"


def test_neighbours_close_before_the_next_opens():
    marked = mark_text("one two", [claim(0, 3, "a"), claim(3, 7, "b")], {"a": 1, "b": 2})
    assert marked.plain == "⟦one⟧(1)⟦ two⟧(2)"


def test_statements_may_overlap():
    marked = mark_text("abcdef", [claim(0, 4, "a"), claim(2, 6, "b")], {"a": 1, "b": 2})
    assert marked.plain == "⟦ab⟦cd⟧(1)ef⟧(2)"


def test_verdicts_have_colours_and_names_a_line():
    marked = mark_text("ab", [claim(0, 2, verdict="differs"), entity(0, 1)], {"c": 1})
    styles = {marked.plain[span.start : span.end]: str(span.style) for span in marked.spans}
    assert styles["a"] == "bold yellow underline"
    assert styles["b"] == "bold yellow"


def test_text_without_highlights_is_as_it_was():
    assert mark_text("[bold]not markup[/bold]", [], {}).plain == "[bold]not markup[/bold]"


def test_a_page_cannot_command_the_terminal():
    assert clean("a\x1b[31mb\x07\x9b2J\tc\nd\ud800") == "a\ufffd[31mb\ufffd\ufffd2J\tc\nd\ufffd"
    assert "\x1b" not in mark_text("\x1b]0;title\x07", [], {}).plain
