"""The evidence says who, what and when a sentence tells, and each of its names is one that can be weighed."""

import pytest

from sidelight.matching.evidence import Grounds, read_evidence
from sidelight.matching.reference import Way
from sidelight.matching.strangers import find_strangers
from tests.matching.sentences import weigh, weigh_claim


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        (
            "Tomas Kivi was arrested in Norrhavn on 14 March 2016.",
            {"trigger": 1, "actor-named": 1, "date-agrees": 1, "place-agrees": 1, "several-agree": 1, "mood-stated": 1},
            {"says", "date-differs", "stranger", "other-persons"},
        ),
        (
            "Tomas Kivi was arrested in 2012.",
            {"trigger": 1, "date-differs": 1, "compared-differs": 1},
            {"date-agrees", "several-agree"},
        ),
        (
            "Oliver Kent was arrested in Norrhavn, and the Selkie Freight office closed.",
            {"stranger": 1, "stranger-opens": 1, "stranger-before": 1, "actor-none": 1, "stranger*actor-none": 1},
            {"actor-named"},
        ),
        ("Tomas Kivi was never arrested.", {"mood-negated": 1, "cue-negation": 1}, {"mood-stated", "several-agree"}),
        (
            "Helga Stromfelt was arrested in Norrhavn beside Tomas Kivi.",
            {"other-persons": 1, "other-opens": 1, "actor-named-far": 1},
            {"actor-named", "stranger"},
        ),
    ],
)
def test_a_sentence_has_evidence(text, told, untold):
    evidence = weigh_claim("arrest-2016", text).evidence
    assert {name: evidence.get(name) for name in told} == told
    assert untold & set(evidence) == set()


def test_what_is_nothing_is_left_out():
    for item in weigh("Tomas Kivi was arrested in Norrhavn.", "He never sold rifles to the Free Isles Movement."):
        assert all(item.evidence.values())
        assert all(item.denial.values())


def test_a_claim_told_by_its_own_words_has_them_as_evidence():
    evidence = weigh_claim("supply-free-isles", "Tomas Kivi sold rifles to the Free Isles Movement.").evidence
    assert (evidence["says"], evidence["key-agrees"], evidence["says*actor-named"]) == (1, 1, 1)


def test_likeness_is_evidence_and_is_weighed_together_with_the_rest():
    item = weigh_claim("supply-free-isles", "Tomas Kivi sold rifles to the Free Isles Movement.")
    (hit,) = [hit for hits in item.facts.hits.values() for hit in hits if hit.payload.owner == item.claim.id]
    grounds = Grounds(item.claim, [hit], None, "stated", "", (), item.facts, find_strangers(item.facts))
    evidence = read_evidence(grounds, {"own": 0.5, "common": 0.25})
    assert (evidence["own"], evidence["says*own"], evidence["nobody*total"]) == (0.5, 0.5, 0.75)
    assert evidence["actor-none"] == 1
    assert not any(f"actor-{way}" in evidence for way in Way)


def test_a_denial_rests_on_negations_and_denials():
    denial = weigh_claim("arrest-2016", "Tomas Kivi was never arrested.").denial
    assert denial == {"cue-negation": 1, "negated-trigger": 1, "negated": 1}
    assert weigh_claim("arrest-2016", "Tomas Kivi was arrested.").denial == {"stated-trigger": 1}
