"""A page with every kind of verdict, answered by the real engine with the invented casefile."""

import pytest

from sidelight.contract import read_request
from sidelight.export import Site, answer_page
from tests.annotating import harbour_annotator

SITE = Site("https://notes.example/", "Norrhavn Notes")
URL = "https://news.example/kivi?id=1&part=2"
TEXTS = (
    "😀 A harbour, told anew",
    "Tomas Kivi was arrested in Norrhavn on 14 March 2016.",
    "😀 Much later Tomas Kivi was sentenced to ten years in prison 😀, as “the Post” had it.",
    "Tomas Kivi sold Sable 9 rifles to the Free Isles Movement in 2022.",
    "Tomas Kivi was extradited in 2018.",
    "The film The Quiet Quay of 2019 is based on the life of Tomas Kivi.",
)
VERDICTS = {
    "arrest-2016": "supported",
    "sentence-2017": "differs",
    "supply-free-isles": "disputed",
    "extradited-2018": "contradicted",
    "film-quiet-quay": "single-origin",
}


def build_request(*texts, **more):
    blocks = [{"id": 10 * number, "text": text} for number, text in enumerate(texts)]
    return {"url": URL, "lang": "en", "published": "2023-05", "blocks": blocks, **more}


def answer(*texts, site=SITE, **more):
    request = read_request(build_request(*texts, **more))
    return answer_page(harbour_annotator().annotate(request.page), request, site)


@pytest.fixture(scope="session")
def answered():
    """The page with its answer; a test that relies on a verdict relies on this."""
    whole = answer(*TEXTS)
    assert {item["claim"]: item["verdict"] for item in whole.statements} == VERDICTS
    return whole


@pytest.fixture(scope="session")
def nothing():
    return answer("The ferries ran on time.", "And so did the trains.")
