"""The report for people, made from answers as the contract words them."""

import io
import json

import pytest
from rich.console import Console

from sidelight.bundled import bundled
from sidelight.cli.report import print_report
from sidelight.text.page import Block, Page

EXAMPLES = bundled("shared") / "contract" / "examples"


@pytest.fixture
def page():
    blocks = json.loads((EXAMPLES / "request.json").read_text(encoding="utf-8"))["blocks"]
    sent = [Block(block["id"], block["text"]) for block in blocks]
    return Page((*sent, Block(99, "Quite another thing.")))


@pytest.fixture
def answer():
    return json.loads((EXAMPLES / "response.json").read_text(encoding="utf-8"))


def report(page, answer):
    out = io.StringIO()
    print_report(Console(file=out, width=1000, highlight=False), page, answer)
    return out.getvalue()


def test_sums_up_what_was_found(page, answer):
    first, *rest = report(page, answer).splitlines()
    assert first.startswith("1 statement and 1 name of the casefile")
    assert "   1  Differs from the record" in rest
    assert "  Named: Viktor Bout (1)" in rest


def test_shows_marks_verdict_values_standing_and_sources(page, answer):
    shown = report(page, answer)
    (highlight, mention) = answer["highlights"]
    (claim,) = answer["claims"].values()
    value = highlight["values"][0]
    assert f"‹{mention['quote']}›" in shown
    assert f"(1) Differs from the record. On record: {claim['statement']}" in shown
    assert f"date: the page says “{value['quote']}”, the record {value['casefile']}." in shown
    assert value["variant"] in shown
    assert claim["standing_reason"] in shown
    assert claim["note"] in shown
    assert claim["evidence"][0]["link"] in shown


def test_leaves_out_blocks_without_highlights(page, answer):
    assert "Quite another thing" not in report(page, answer)


def test_tells_a_note_once(page, answer):
    again = answer["highlights"][0] | {"id": "again", "block": 99, "start": 0, "end": 5, "values": []}
    shown = report(page, answer | {"highlights": [*answer["highlights"], again]})
    assert shown.count("Standing:") == 1
    assert "(2) Differs from the record" in shown
    assert "Sources and note: see (1)." in shown


def test_tells_first_who_disagrees(page, answer):
    (claim,) = answer["claims"].values()
    supports = claim["evidence"][0]
    denies = supports | {"stance": "denies", "by": "Ada", "link": None}
    claim["evidence"] = [supports, denies, supports | {"stance": "contradicts", "gives": "2010"}]
    shown = report(page, answer)
    places = [shown.index(words) for words in ("- contradicts (gives 2010):", "- Ada denies:", "- supports:")]
    assert places == sorted(places)


def test_a_page_that_is_not_about_the_case_shows_no_context(page, answer):
    mention = answer["highlights"][1] | {"prominence": "context"}
    shown = report(page, answer | {"about": False, "highlights": [mention]})
    assert shown == "Nothing on this page is about the case.\n"


def test_square_brackets_are_text(page, answer):
    (claim,) = answer["claims"].values()
    claim["note"] = "[red]as written[/red]"
    assert "[red]as written[/red]" in report(page, answer)
