"""Decisions of a period in forms that other programs read."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sidelight.export import Site
from sidelight.export.decided import Decided
from sidelight.export.decisions import DecisionFormat, tell_decisions, write_decisions
from sidelight.reviews.model import Decision, Entry, Judgement, Kind, Review, Seen
from tests.annotating import harbour_annotator
from tests.export.conftest import SITE
from tests.export.jsonld import expand
from tests.export.test_claim_review import find_faults
from tests.reviews.making import PAGE, decide, make_target, vary

DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "Tomas Kivi was sentenced to ten years in prison."


def opened(number, decision, claim="sentence-2017", relation="differs", kind=Kind.CLAIM, page=PAGE):
    target = vary(make_target(TEXT, TEXT, kind, claim, page), seen=Seen("harbour", "v", relation))
    review = Review(f"r{number}", 1, number, target, decision, "Ada", DAY, DAY)
    return review, [Entry(number, review.id, 1, DAY, "Ada", None, decision)]


def gather(*made, site=SITE):
    entries = sorted((entry for _, steps in made for entry in steps), key=lambda entry: entry.number)
    casefile = harbour_annotator().casefile
    return Decided(entries, {review.id: review for review, _ in made}, lambda: (casefile, site))


def claim_reviews(*made, site=SITE):
    return json.loads(write_decisions(DecisionFormat.CLAIM_REVIEW, gather(*made, site=site)))


RIGHT = Decision(Judgement.RIGHT)


@pytest.mark.parametrize(
    ("decision", "relation", "rating"),
    [
        (RIGHT, "differs", 2),
        (decide("wrong-relation", relation="agrees"), "differs", 5),
        (decide("wrong-value", relation="agrees", slot="term"), "differs", 5),
        (decide("new-assertion", relation="denies"), "", 1),
    ],
)
def test_what_was_accepted_is_a_claim_review_of_that_day(decision, relation, rating):
    document = claim_reviews(opened(1, decision, relation=relation))
    (review,) = document["@graph"]
    assert find_faults(document) == []
    assert (review["reviewRating"]["ratingValue"], review["datePublished"]) == (rating, DAY.isoformat())
    assert (review["claimReviewed"], review["itemReviewed"]["appearance"]["url"]) == (TEXT, PAGE)
    assert review["author"]["name"] == SITE.publisher
    assert review["citation"]


@pytest.mark.parametrize(
    ("decision", "more"),
    [
        (Decision(Judgement.WRONG_MATCH), {}),
        (Decision(Judgement.OPEN), {}),
        (Decision(Judgement.WITHDRAWN), {}),
        (Decision(Judgement.WRONG_VALUE), {}),
        (RIGHT, {"relation": ""}),
        (RIGHT, {"claim": "gone"}),
        (RIGHT, {"claim": "tomas-kivi", "kind": Kind.ENTITY}),
        (decide("new-evidence", stance="supports"), {}),
    ],
)
def test_what_was_not_is_none(decision, more):
    assert claim_reviews(opened(1, decision, **more))["@graph"] == []


def test_a_page_that_is_not_known_is_left_out():
    (review,) = claim_reviews(opened(1, RIGHT, page=""), site=Site())["@graph"]
    assert "appearance" not in review["itemReviewed"]
    assert "url" not in review


def test_what_counts_is_what_was_said_last_in_the_period():
    review, steps = opened(1, RIGHT)
    withdrawn = Decision(Judgement.WITHDRAWN)
    later = replace(review, version=2, serial=2, decision=withdrawn, reviewer="Ben")
    decided = gather((later, steps))
    assert [one.decision for one in decided.list_reviews()] == [RIGHT]
    told = tell_decisions(gather((later, [*steps, Entry(2, "r1", 2, DAY, "Ben", RIGHT, withdrawn)])))
    assert [entry["new"]["decision"] for entry in told["entries"]] == ["right", "withdrawn"]
    assert [(one["state"], one["reviewer"]) for one in told["reviews"]] == [("withdrawn", "Ben")]


def test_what_was_put_back_is_whoever_s_it_was():
    review, (first,) = opened(1, RIGHT)
    gone = Entry(2, "r1", 2, DAY, "Ben", RIGHT, Decision(Judgement.WITHDRAWN))
    back = Entry(3, "r1", 3, DAY, "Ben", gone.new, RIGHT, "undone", "Ada")
    (one,) = gather((review, [first, gone, back])).list_reviews()
    assert (one.version, one.reviewer) == (3, "Ada")


def test_annotations_are_json_ld():
    decided = gather(opened(1, RIGHT), opened(2, decide("new-mention"), "tomas-kivi", kind=Kind.ENTITY))
    document = json.loads(write_decisions(DecisionFormat.WEB_ANNOTATION, decided))
    assert len(document["first"]["items"]) == 2
    assert expand(document)


def test_the_forms_of_nothing():
    assert tell_decisions(gather()) == {"entries": [], "reviews": []}
    assert claim_reviews() == {"@context": "https://schema.org", "@graph": []}
    assert write_decisions(DecisionFormat.CSV, gather()).count("\r\n") == 1
