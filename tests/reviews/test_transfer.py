"""Export, import, export again: with either database, from one to the other, nothing is lost."""

import json

import pytest

from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.model import ABOUT, Judgement, Kind, Scope
from sidelight.reviews.queue import Filter, list_reviews
from sidelight.reviews.transfer import UnreadableError, export_reviews, import_reviews
from sidelight.storage.database import FILE
from sidelight.storage.errors import NotEmptyError
from tests.reviews.making import decide, make_target
from tests.storage.databases import opened


@pytest.fixture
def filled(desk):
    seen = {
        "relation": "differs",
        "verdict": "differs",
        "confidence": 0.7312345678901234,
        "values": (("date", "1986"),),
    }
    first = desk.open(make_target(**seen), decide("open"), "Ada")
    desk.open(make_target("Skerry Point", kind=Kind.ENTITY), decide("wrong-match", Scope.EVERYWHERE, "żółw 🐢"), "Ben")
    desk.open(
        make_target(kind=Kind.PASSAGE, subject=""),
        decide("new-claim-draft", statement="It was\u2028lit.", subject="odo-marsk"),
        "Ben",
    )
    desk.change(first.id, 1, decide("wrong-value", slot="date", value="1987", relation="agrees"), "Ben", "the log")
    desk.change(first.id, 2, decide("withdrawn"), "Ada")
    return desk.database


@pytest.fixture
def empty(tmp_path):
    with opened(f"sqlite:///{tmp_path / 'other' / FILE}") as database:
        yield database


@pytest.fixture
def decided(desk):
    """A review of everything that can be said."""
    for number, judgement in enumerate(Judgement):
        kind = next(iter(ABOUT[judgement] - {Kind.PASSAGE}), Kind.PASSAGE)
        given = {"relation": "denies", "slot": "date", "value": "1987", "stance": "qualifies", "statement": "It was."}
        subject = "" if kind is Kind.PASSAGE else f"subject-{number}"
        desk.open(make_target(kind=kind, subject=subject), decide(judgement, note="why", **given), "Ada", "because")
    return desk.database


def test_nothing_of_any_decision_is_lost(decided, empty):
    assert import_reviews(empty, export_reviews(decided)) == len(Judgement)
    assert everything(empty) == everything(decided)
    assert {review.decision.judgement for review in everything(empty)[0].reviews} == set(Judgement)


def everything(database):
    return list_reviews(database, Filter(most=99)), list_entries(database, Span(most=None))


def test_whose_decision_was_put_back_goes_over(desk, empty):
    review = desk.open(make_target(), decide("right"), "Ada")
    desk.change(review.id, 1, decide("wrong-match"), "Ben")
    desk.change(review.id, 2, decide("right"), "Ben")
    lines = list(export_reviews(desk.database))
    import_reviews(empty, lines)
    assert everything(empty) == everything(desk.database)
    assert (everything(empty)[0].reviews[0].reviewer, list(export_reviews(empty))) == ("Ada", lines)


def test_the_round_trip_keeps_every_decision(filled, empty):
    lines = list(export_reviews(filled))
    assert len(lines) == 4
    assert import_reviews(empty, lines) == 3
    assert everything(empty) == everything(filled)
    assert list(export_reviews(empty)) == lines


def test_and_back_into_a_database_of_the_first_kind(filled, empty, database, request):
    lines = [f"{line}\n" for line in export_reviews(filled)]
    import_reviews(empty, lines)
    if database.file is None:
        with request.getfixturevalue("cluster").lend() as address, opened(address) as back:
            import_reviews(back, export_reviews(empty))
            assert everything(back) == everything(filled)


def test_lines_are_json_in_the_words_of_the_api(filled):
    first, second, *_ = map(json.loads, export_reviews(filled))
    assert first == {"sidelight": "reviews", "format": 1}
    assert second["state"] == "withdrawn"
    assert [step["who"] for step in second["history"]] == ["Ada", "Ben", "Ada"]
    assert second["history"][1]["new"]["correction"] == {"relation": "agrees", "slot": "date", "value": "1987"}


def test_nothing_is_mixed_with_what_is_there(filled, empty):
    lines = list(export_reviews(filled))
    import_reviews(empty, lines)
    with pytest.raises(NotEmptyError):
        import_reviews(empty, lines)
    assert list(export_reviews(empty)) == lines


def test_an_empty_database_goes_over_too(database, empty):
    lines = list(export_reviews(database))
    assert lines == ['{"sidelight":"reviews","format":1}']
    assert import_reviews(empty, lines) == 0


def tamper(lines, number, **changes):
    told = json.loads(lines[number])
    return [*lines[:number], json.dumps({**told, **changes}), *lines[number + 1 :]]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda lines: lines[:0], "Line 1 is no JSON"),
        (lambda lines: lines[1:], "Line 1 is not"),
        (lambda lines: [*lines[:2], "{", *lines[2:]], "Line 3 is no JSON"),
        (lambda lines: lines[:-1], "not the whole export"),
        (lambda lines: [lines[0], lines[1], *lines[1:]], "not the whole export"),
        (lambda lines: tamper(lines, 1, history=[]), "Line 2 .*no history"),
        (lambda lines: tamper(lines, 1, history=json.loads(lines[1])["history"][1:]), "versions have gaps"),
        (lambda lines: tamper(lines, 1, decision="right"), "not what holds"),
        (lambda lines: tamper(lines, 1, kind="x"), "Line 2 can't be read"),
        (lambda lines: tamper(lines, 1, anchor={}), "Line 2 can't be read"),
    ],
)
def test_what_is_no_whole_export_is_refused_and_nothing_of_it_kept(filled, empty, spoil, reason):
    lines = spoil(list(export_reviews(filled)))
    with pytest.raises(UnreadableError, match=reason):
        import_reviews(empty, lines)
    assert everything(empty)[0].total == 0
