import json
import re

import pytest

from sidelight.export import Site
from sidelight.export.claim_review import RATINGS, build_reviews
from tests.export.conftest import TEXTS, URL, VERDICTS, answer
from tests.export.jsonld import expand, walk
from tests.export.vocabulary import list_faults

SCHEMA_ORG = "http://schema.org/"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@pytest.fixture(scope="module")
def reviews(answered):
    return build_reviews(answered)["@graph"]


def find_faults(document):
    nodes = [node for node in walk(expand(document)) if isinstance(node.get("@type"), list)]
    return [fault for node in nodes for fault in list_faults(node)]


def of_claim(reviews, claim):
    return next(review for review in reviews if review["url"].endswith(f"/claims/{claim}"))


def test_every_type_property_and_value_is_schema_orgs(answered, nothing):
    for page in (answered, nothing, answer(*TEXTS, url="", published=None, site=Site())):
        assert find_faults(build_reviews(page)) == []


@pytest.mark.parametrize("broken", [
    {"@type": "ClaimVerdict"},
    {"@type": "ClaimReview", "verdict": "differs"},
    {"@type": "ClaimReview", "ratingValue": 2},
    {"@type": "ClaimReview", "reviewRating": {"@type": "Claim"}},
    {"@type": "ClaimReview", "reviewRating": "two"},
    {"@type": "Rating", "ratingExplanation": 5},
])  # fmt: skip
def test_what_is_not_would_be_told(broken):
    assert find_faults({"@context": "https://schema.org", **broken})


def test_what_fact_check_readers_need_is_there(reviews):
    for review in reviews:
        assert review["@type"] == "ClaimReview"
        assert {"url", "claimReviewed", "author", "itemReviewed", "reviewRating"} <= set(review)
        rating = review["reviewRating"]
        assert rating["worstRating"] == 1 <= rating["ratingValue"] <= rating["bestRating"] == 5
        assert rating["alternateName"]
        assert review["itemReviewed"]["appearance"]["url"] == URL


def test_only_verdicts_that_could_be_signed_are_reviews(reviews):
    signed = {claim for claim, verdict in VERDICTS.items() if verdict in RATINGS}
    assert {review["url"].rpartition("/")[2] for review in reviews} == signed
    assert "film-quiet-quay" not in signed
    ratings = {claim: of_claim(reviews, claim)["reviewRating"]["ratingValue"] for claim in signed}
    assert ratings == {"arrest-2016": 5, "sentence-2017": 2, "supply-free-isles": 3, "extradited-2018": 1}


def test_what_is_reviewed_is_what_the_page_says_and_not_what_the_record_says(reviews):
    review = of_claim(reviews, "sentence-2017")
    assert "ten years" in review["claimReviewed"]
    assert "twelve" not in review["claimReviewed"]
    assert "twelve years" in review["reviewBody"]
    assert "the page says “ten years”" in review["reviewRating"]["ratingExplanation"]
    assert review["itemReviewed"]["about"] == {"@type": "Person", "name": "Tomas Kivi"}


def test_sources_of_every_side_are_cited(reviews):
    cited = of_claim(reviews, "supply-free-isles")["citation"]
    sides = [(source["description"], source["publisher"]["name"]) for source in cited]
    assert sides[0] == ("contradicts", "Norrhavn Customs")
    assert ("Tomas Kivi denies", "Radio Ostervik") in sides
    assert ("supports", "Norrhavn Post") in sides
    assert all("url" not in source for source in cited if source["publisher"]["name"] == "Radio Ostervik")


def test_what_is_not_known_is_left_out():
    (review,) = build_reviews(answer(TEXTS[1], url="", published=None, site=Site()))["@graph"]
    assert "url" not in review
    assert {"appearance", "datePublished"}.isdisjoint(review["itemReviewed"])
    assert review["author"]["name"] == "Sidelight casefile: The Norrhavn harbour case"


def test_dates_are_iso_8601(reviews):
    expanded = expand({"@context": "https://schema.org", "@graph": reviews})
    dates = [value["@value"] for node in walk(expanded) for value in node.get(SCHEMA_ORG + "datePublished", [])]
    assert "2023-05" in dates
    assert all(DATE.fullmatch(date) for date in dates)


def test_a_page_without_any(nothing):
    assert json.loads(json.dumps(build_reviews(nothing)))["@graph"] == []
