"""Statements that no claim covers, on their way to a draft or to a claim that is there."""

import pytest

from sidelight.reviews import store
from sidelight.reviews.model import Kind
from sidelight.reviews.queue import Filter, list_reviews
from tests.web.review_pages.conftest import MISSED, PAGE
from tests.web.review_pages.failing import fail_at


@pytest.fixture
def waiting(office):
    office.put(MISSED)
    return find(office)


def find(office, kind=Kind.PASSAGE):
    (review,) = list_reviews(office.database, Filter(kind=kind)).reviews
    return review


def open_form(visitor):
    page = visitor.get("/review/statements")
    (link,) = [one for one in page.links if one.startswith("/review/statements/")]
    return visitor.get(link)


def test_a_statement_waits_with_whom_and_what_it_tells(waiting, ada):
    page = ada.get("/review/statements")
    for words in (MISSED, "Tomas Kivi", "3,000,000 USD", "2009-05"):
        assert words in page.text
    assert ada.get("/review").html.count('class="item"') == 0
    assert waiting.decision.judgement.value == "open"


@pytest.mark.usefixtures("waiting")
def test_a_draft_is_edited_with_what_the_page_gives_and_accepted(office, ada):
    form = open_form(ada).form(find(office).id)
    page = ada.send(form, statement="He bought a ship.", frame="money", choose="frame")
    form = page.form(find(office).id)
    fields = dict(form.fields)
    assert (fields["slot-amount"], fields["subject"], fields["statement"]) == (
        "3,000,000 USD",
        "tomas-kivi",
        "He bought a ship.",
    )
    ada.send(form, note="from the port's own paper")
    decision = find(office).decision
    assert decision.judgement.value == "new-claim-draft"
    assert (decision.correction.frame, decision.correction.slots) == ("money", {"amount": "3,000,000 USD"})
    assert (decision.correction.subject, decision.correction.stance) == ("tomas-kivi", "supports")
    kept = ada.get("/review/statements?heap=done")
    assert "He bought a ship." in kept.text
    again = ada.get(f"/review/statements/{find(office).id}")
    assert "from the port's own paper" in again.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"statement": ""}, "in your own words"),
        ({"statement": "x", "frame": "money", "slot-amount": "much"}, "not an amount"),
        ({"statement": "x", "frame": "money", "slot-customer": "nobody-known"}, "no entity"),
        ({"statement": "x", "subject": "nobody-known"}, "no entity"),
    ],
)
@pytest.mark.usefixtures("waiting")
def test_what_can_be_no_claim_is_shown_again_with_the_reason(office, ada, fields, told):
    page = ada.send(open_form(ada).form(find(office).id), **fields)
    assert (page.status, told in page.text) == (422, True)
    assert find(office).version == 1


@pytest.mark.usefixtures("waiting")
def test_a_statement_can_be_given_to_a_claim_that_readers_then_see(office, ada):
    ada.send(open_form(ada).form("/claim"), claim="arrest-2016", use="assertion", relation="differs")
    assert find(office).decision.judgement.value == "withdrawn"
    (claim,) = [item for item in office.read(MISSED)["highlights"] if item["kind"] == "claim"]
    assert (claim["claim"], claim["relation"], claim["review"]["by"]) == ("arrest-2016", "differs", "Ada")


@pytest.mark.usefixtures("waiting")
def test_or_its_page_becomes_evidence_which_no_reader_sees(office, ada):
    ada.send(open_form(ada).form("/claim"), claim="arrest-2016", use="evidence", stance="denies")
    review = find(office, Kind.CLAIM)
    assert (review.decision.judgement.value, review.decision.correction.stance) == ("new-evidence", "denies")
    assert (review.target.page, review.target.anchor.quote) == (PAGE, MISSED)
    assert all(item["kind"] != "claim" for item in office.read(MISSED)["highlights"])


def test_what_is_set_aside_waits_no_more_until_it_is_taken_up(waiting, office, ada):
    ada.send(ada.get("/review/statements").form("/set-aside"))
    assert MISSED not in ada.get("/review/statements").text
    assert office.put(MISSED)["opened"] == 0
    ada.send(ada.get("/review/statements?heap=withdrawn").form("/take-up"))
    assert MISSED in ada.get("/review/statements").text
    assert find(office).id == waiting.id


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize("way", ["draft", "claim", "set-aside"])
def test_two_at_once(office, ada, way):
    page = open_form(ada)
    form = page.form(f"/{way}") if way == "claim" else page.form(find(office).id)
    listed = ada.get("/review/statements").form("/set-aside")
    ben = office.visit("Ben")
    ben.send(open_form(ben).form(find(office).id), statement="He bought a tender.")
    changes = {"statement": "He sold one."} if way == "draft" else {"claim": "arrest-2016"} if way == "claim" else {}
    lost = ada.send(listed if way == "set-aside" else form, **changes)
    assert (lost.status, "He bought a tender." in lost.text) == (412, True)
    assert find(office).reviewer == "Ben"


@pytest.fixture
def overtaken(waiting, office, ada):
    """Ada's form of a statement that Ben has made a draft of since."""
    page = open_form(ada)
    ben = office.visit("Ben")
    ben.send(open_form(ben).form(waiting.id), statement="He bought a tender.", note="says Ben")
    return page


def test_whoever_was_not_the_first_gets_their_own_draft_back_and_may_send_it_again(overtaken, waiting, office, ada):
    changes = {"subject": "tomas-kivi", "stance": "denies", "note": "says Ada", "frame": "money"}
    page = ada.send(overtaken.form(waiting.id), statement="He sold one.", **changes, **{"slot-amount": "3,000,000 USD"})
    assert page.status == 412
    for words in ("Somebody was quicker", "He bought a tender.", "says Ben", "Ben, 2026"):
        assert words in page.text
    fields = dict(page.form(waiting.id).fields)
    assert fields["statement"] == "He sold one."
    assert {name: fields[name] for name in changes} == changes
    ada.send(page.form(waiting.id))
    review = find(office)
    assert (review.reviewer, review.version, review.decision.note) == ("Ada", 3, "says Ada")
    assert review.decision.correction.statement == "He sold one."
    assert review.decision.correction.slots == {"amount": "3,000,000 USD"}


@pytest.mark.parametrize("fields", [{"choose": "frame", "frame": "money"}, {"statement": ""}])
def test_to_be_shown_the_form_again_overtakes_nobody(overtaken, waiting, office, ada, fields):
    page = ada.send(overtaken.form(waiting.id), note="says Ada", **fields)
    assert "says Ada" in page.text
    assert ada.send(page.form(waiting.id), statement="He sold one.").status == 412
    assert find(office).reviewer == "Ben"


def test_a_claim_for_a_statement_that_somebody_changed_is_asked_for_again(overtaken, waiting, office, ada):
    wanted = {"claim": "arrest-2016", "use": "evidence", "relation": "differs", "stance": "denies"}
    page = ada.send(overtaken.form("/claim"), **wanted)
    assert (page.status, "He bought a tender." in page.text) == (412, True)
    assert list_reviews(office.database, Filter(kind=Kind.CLAIM)).total == 0
    assert {name: dict(page.form("/claim").fields)[name] for name in wanted} == wanted
    ada.send(page.form("/claim"))
    assert find(office, Kind.CLAIM).decision.judgement.value == "new-evidence"
    assert find(office).decision.judgement.value == "withdrawn"
    assert find(office).id == waiting.id


@pytest.mark.usefixtures("waiting")
def test_a_statement_given_to_a_claim_is_kept_as_a_whole_or_not_at_all(office, ada, monkeypatch):
    form = open_form(ada).form("/claim")
    monkeypatch.setattr(store, "add_entry", fail_at(2))
    page = ada.send(form, claim="arrest-2016", use="assertion", relation="differs")
    assert (page.status, "Nothing of what you sent was kept" in page.text) == (507, True)
    assert list_reviews(office.database, Filter(kind=Kind.CLAIM)).total == 0
    assert find(office).version == 1


def test_only_statements_have_this_form(office, ada):
    office.put()
    assert ada.get(f"/review/statements/{find(office, Kind.CLAIM).id}").status == 404
    assert ada.get("/review/statements/nothing").status == 404
