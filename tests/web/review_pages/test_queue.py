"""The queue: what comes first, what is shown, deciding, undoing, several at once, two people at once."""

import pytest

from sidelight.casefile.standing import assess
from sidelight.reviews import store
from sidelight.reviews.deciding import Desk
from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.model import Correction, Decision, Judgement, Kind, State
from sidelight.reviews.queue import Filter, list_reviews
from tests.web.review_pages.conftest import ARREST, ELSEWHERE, PAGE
from tests.web.review_pages.failing import fail_at

OTHER = "https://other.example/port"


def only(office, **wanted):
    (review,) = list_reviews(office.database, Filter(kind=Kind.CLAIM, **wanted)).reviews
    return review


def decide(visitor, path="/review", **fields):
    return visitor.send(visitor.get(path).form("/review/decisions"), **fields)


def test_what_waits_is_shown_with_its_context_values_and_whoever_disagrees(office, ada, harbour_engine):
    office.put(f"Rain fell all week. {ELSEWHERE} Nobody minded, and the boats went out.")
    page = ada.get("/review")
    assert "14 March 2015" in page.text
    assert "Rain fell all week." in page.text
    assert "date 2015-03-14 2016-03-14 differs" in page.text
    casefile = harbour_engine.casefile
    for position in assess(casefile.claims["arrest-2016"], casefile).positions:
        assert position.stance.value.capitalize() in page.text
        for item in position.evidence:
            assert casefile.sources[item.source].publisher in page.text
    assert any(link.startswith(f"{PAGE}#:~:text=") for link in page.links)


def test_what_needs_a_look_comes_first(office, ada):
    office.put(ARREST, url=OTHER)
    office.put(ELSEWHERE)
    assert ada.get("/review").text.index("2015") < ada.get("/review").text.index("14 March 2016,")


@pytest.mark.parametrize(
    ("judgement", "shown"), [("right", 1), ("wrong-match", 0), ("wrong-relation", 0), ("wrong-value", 0)]
)
def test_a_decision_acts_at_once_and_is_undone_at_once(office, ada, judgement, shown):
    office.put(ELSEWHERE)
    page = decide(ada, decision=judgement, note="seen")
    assert only(office).decision.judgement.value == judgement
    claims = [item for item in office.read(ELSEWHERE)["highlights"] if item["kind"] == "claim"]
    assert len(claims) == shown
    assert all(item["review"]["by"] == "Ada" for item in claims)
    ada.send(page.form("/review/undone"))
    assert only(office).decision.judgement.value == "open"
    (claim,) = [item for item in office.read(ELSEWHERE)["highlights"] if item["kind"] == "claim"]
    assert "review" not in claim


def test_a_decision_for_everywhere_reaches_copies(office, ada):
    office.put(ELSEWHERE)
    decide(ada, decision="wrong-match", scope="everywhere")
    assert all(item["kind"] != "claim" for item in office.read(ELSEWHERE, url=OTHER)["highlights"])


def test_what_is_right_is_kept_with_what_was_wrong_alone(office, ada):
    office.put(ELSEWHERE)
    decide(ada, decision="wrong-value", relation="agrees", slot="date", value="2016", note="read wrongly")
    correction = only(office).decision.correction
    assert (correction.relation, correction.slot, correction.value) == ("agrees", "date", "2016")
    page = ada.get("/review?pile=done")
    assert "read wrongly" in page.text
    decide(ada, "/review?pile=done", decision="right", relation="denies", slot="date", value="2016", why="second look")
    assert only(office).decision.correction.relation == ""
    assert list_entries(office.database, Span()).entries[-1].why == "second look"


def test_piles_hold_what_they_say(office, ada):
    office.put(ELSEWHERE)
    office.put(ARREST, url=OTHER)
    decide(ada, decision="right")
    decide(office.visit("Ben"), decision="wrong-match")
    counts = {pile: ada.get(f"/review?pile={pile}").html.count('class="item"') for pile in ("open", "mine", "done")}
    assert counts == {"open": 0, "mine": 1, "done": 2}
    office.put("Another page altogether.")
    stale = ada.get("/review?pile=stale")
    assert stale.html.count('class="item"') == 1
    assert "The words do not stand there any more" in stale.text
    office.put(ELSEWHERE)
    assert ada.get("/review?pile=stale").html.count('class="item"') == 0


def test_what_is_undone_before_it_was_open_lies_with_the_undone(office, ada):
    office.put(ELSEWHERE)
    decide(ada, decision="withdrawn")
    assert ada.get("/review?pile=withdrawn").html.count('class="item"') == 1


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("site=news.example", 1),
        ("language=en", 2),
        ("language=pl", 0),
        ("verdict=differs", 1),
        ("claim=arrest-2016", 2),
        ("claim=release-2019", 0),
        ("site=other.example&verdict=differs", 0),
        ("after=nonsense&pile=nonsense&verdict=%00", 0),
    ],
)
def test_filters(office, ada, query, count):
    office.put(ELSEWHERE)
    office.put(ARREST, url=OTHER)
    assert ada.get(f"/review?{query}").html.count('class="item"') == count


def test_one_decision_about_several_with_one_reason(office, ada):
    office.put(ELSEWHERE)
    office.put(ARREST, url=OTHER)
    bulk = ada.get("/review?language=en").forms[-3]
    assert bulk.id == "bulk"
    assert len(bulk.choices["chosen"]) == 2
    page = ada.send(bulk, chosen=bulk.choices["chosen"], decision="wrong-match", why="a copy of a copy")
    assert "Done: 2 times Wrong match" in page.text
    assert {entry.why for entry in list_entries(office.database, Span()).entries[-2:]} == {"a copy of a copy"}
    ada.send(page.form("/review/undone"))
    assert list_reviews(office.database, Filter(state=State.OPEN, kind=Kind.CLAIM)).total == 2


def test_nothing_chosen_is_told(office, ada):
    office.put(ELSEWHERE)
    bulk = next(form for form in ada.get("/review").forms if form.id == "bulk")
    assert ada.send(bulk, decision="right").status == 422


def test_who_was_not_the_first_sees_both_and_may_decide_again(office, ada):
    office.put(ELSEWHERE)
    ben = office.visit("Ben")
    seen_by_both = ada.get("/review").form("/review/decisions"), ben.get("/review").form("/review/decisions")
    ben.send(seen_by_both[1], decision="right", note="it is him")
    page = ada.send(seen_by_both[0], decision="wrong-match", note="another Kivi")
    assert page.status == 412
    for words in ("What holds", "it is him", "Ben", "What you were about to say", "another Kivi", "Wrong match"):
        assert words in page.text
    assert only(office).reviewer == "Ben"
    ada.send(page.form("/review/decisions"))
    review = only(office)
    assert (review.reviewer, review.decision.note, review.version) == ("Ada", "another Kivi", 3)


def test_of_several_those_that_nobody_changed_are_done_and_the_rest_shown(office, ada):
    office.put(ELSEWHERE)
    office.put(ARREST, url=OTHER)
    bulk = next(form for form in ada.get("/review").forms if form.id == "bulk")
    decide(office.visit("Ben"), decision="right")
    page = ada.send(bulk, chosen=bulk.choices["chosen"], decision="wrong-match")
    assert page.status == 412
    assert "1 of those that were chosen are done" in page.text
    assert only(office, reviewer="Ben").decision.judgement.value == "right"
    assert only(office, reviewer="Ada").decision.judgement.value == "wrong-match"


def test_what_is_undone_is_again_the_other_s(office, ada):
    office.put(ELSEWHERE)
    decide(ada, decision="right", note="it is him")
    ben = office.visit("Ben")
    page = decide(ben, "/review?pile=done", decision="wrong-match")
    assert only(office).reviewer == "Ben"
    ben.send(page.form("/review/undone"))
    review = only(office)
    assert (review.reviewer, review.decision.judgement.value, review.decision.note) == ("Ada", "right", "it is him")


def test_undoing_what_somebody_changed_since_is_refused_too(office, ada):
    office.put(ELSEWHERE)
    page = decide(ada, decision="right")
    decide(office.visit("Ben"), "/review?pile=done", decision="wrong-match")
    assert ada.send(page.form("/review/undone")).status == 412
    assert only(office).decision.judgement.value == "wrong-match"


def test_to_undo_what_somebody_changed_since_reverses_none_of_theirs(office, ada):
    office.put(ELSEWHERE)
    page = decide(ada, decision="right")
    decide(office.visit("Ben"), "/review?pile=done", decision="wrong-match", note="it is not him")
    lost = ada.send(page.form("/review/undone"))
    assert lost.status == 412
    assert "What you were about to say Put under review" in lost.text
    assert not [form for form in lost.forms if form.action == "/review/decisions"]
    assert f"/review/items/{only(office).id}" in lost.links


def test_what_no_button_says_is_not_offered_to_be_taken(office, ada):
    office.put(ELSEWHERE)
    review = only(office)
    desk = Desk(office.database, office.clock)
    added = Decision(Judgement.NEW_ASSERTION, correction=Correction(relation="denies"))
    desk.change(review.id, 1, added, "Ada")
    page = decide(ada, "/review?pile=done", decision="right")
    desk.change(review.id, 3, Decision(Judgement.WRONG_MATCH), "Ben")
    lost = ada.send(page.form("/review/undone"))
    assert (lost.status, "New assertion" in lost.text) == (412, True)
    assert not [form for form in lost.forms if form.action == "/review/decisions"]


def test_what_is_taken_from_the_conflict_is_all_of_mine(office, ada):
    office.put(ELSEWHERE)
    form = ada.get("/review").form("/review/decisions")
    decide(office.visit("Ben"), decision="right")
    mine = {"relation": "agrees", "slot": "date", "value": "2016", "note": "misread", "scope": "everywhere"}
    page = ada.send(form, decision="wrong-value", why="I looked twice", **mine)
    ada.send(page.form("/review/decisions"))
    decision = only(office, reviewer="Ada").decision
    correction = decision.correction
    kept = (correction.relation, correction.slot, correction.value, decision.note, decision.scope.value)
    assert kept == tuple(mine.values())
    assert list_entries(office.database, Span()).entries[-1].why == "I looked twice"


@pytest.mark.parametrize("chosen", ["0.1", "9"])
def test_a_step_that_never_was_is_not_undone(office, ada, chosen):
    office.put(ELSEWHERE)
    page = decide(ada, decision="right")
    wanted = chosen if "." in chosen else f"{only(office).id}.{chosen}"
    assert ada.send(page.form("/review/undone"), chosen=[wanted]).status == 422
    assert only(office).version == 2


def test_of_several_all_are_kept_or_none(office, ada, monkeypatch):
    office.put(ELSEWHERE)
    office.put(ARREST, url=OTHER)
    bulk = next(form for form in ada.get("/review").forms if form.id == "bulk")
    with monkeypatch.context() as full:
        full.setattr(store, "add_entry", fail_at(2))
        page = ada.send(bulk, chosen=bulk.choices["chosen"], decision="wrong-match")
    assert (page.status, "Nothing of what you sent was kept" in page.text) == (507, True)
    assert list_reviews(office.database, Filter(state=State.OPEN, kind=Kind.CLAIM)).total == 2
    unknown = ada.send(bulk, chosen=[*bulk.choices["chosen"], "0123456789abcdef.1"], decision="wrong-match")
    assert unknown.status == 422
    assert list_reviews(office.database, Filter(state=State.OPEN, kind=Kind.CLAIM)).total == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "maybe"},
        {"decision": "right", "scope": "universe"},
        {"decision": "wrong-relation", "relation": "likes"},
        {"chosen": "x"},
        {"chosen": "0123.1"},
        {"note": "x" * 4001, "decision": "right"},
        {"decision": "new-claim-draft"},
    ],
)
def test_a_form_that_was_tampered_with_is_refused_and_nothing_kept(office, ada, fields):
    office.put(ELSEWHERE)
    page = decide(ada, **fields)
    assert page.status in {400, 422}
    assert page.response.mimetype == "text/html"
    assert only(office).version == 1


def test_the_queue_goes_on_where_a_page_ends(office, ada):
    for number in range(30):
        office.put(ELSEWHERE, url=f"https://news.example/{number}")
    page = ada.get("/review")
    seen = set(choose(page))
    assert len(seen) == 25
    (further,) = [link for link in page.links if "after=" in link]
    rest = set(choose(ada.get(further)))
    assert (len(rest), seen & rest) == (5, set())


def choose(page):
    return next(form for form in page.forms if form.id == "bulk").choices["chosen"]


def test_one_review_with_all_its_steps(office, ada):
    office.put(ELSEWHERE)
    decide(ada, decision="right", note="first")
    decide(office.visit("Ben"), "/review?pile=done", decision="wrong-match", why="second look")
    page = ada.get(f"/review/items/{only(office).id}")
    for words in ("Put under review", "Right", "Wrong match", "second look", "Ada", "Ben"):
        assert words in page.text
    assert ada.get("/review/items/nothing").status == 404


def test_without_the_database_nothing_is_said_to_be_done(office, ada, tmp_path):
    office.put(ELSEWHERE)
    form = ada.get("/review").form("/review/decisions")
    (tmp_path / "sidelight.sqlite3").rename(tmp_path / "away")
    page = ada.send(form, decision="right")
    assert (page.status, page.response.mimetype) == (503, "text/html")
    assert "Nothing of what you sent was kept" in page.text
    (tmp_path / "away").rename(tmp_path / "sidelight.sqlite3")
    assert only(office).version == 1
