"""Statements that no claim covers, on their way to a draft or to a claim that is there."""

import pytest

from sidelight.reviews.model import Kind
from sidelight.reviews.queue import Filter, list_reviews
from tests.web.review_pages.conftest import MISSED, PAGE


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


def test_only_statements_have_this_form(office, ada):
    office.put()
    assert ada.get(f"/review/statements/{find(office, Kind.CLAIM).id}").status == 404
    assert ada.get("/review/statements/nothing").status == 404
