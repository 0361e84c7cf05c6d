"""Judges add up weights times values; the reasons they give add up to the same."""

from importlib.resources import files
from itertools import product

import pytest
import yaml

from sidelight.casefile.model import Need
from sidelight.matching.judgement import Judge, load_judge
from sidelight.matching.meanings import Kind
from sidelight.matching.reference import Way
from sidelight.matching.relations import Mood
from sidelight.matching.slots import Outcome
from tests.matching.sentences import weigh

JUDGES = ("denies", "taught", "untaught")
PAGE = (
    "Tomas Kivi was arrested in Norrhavn on 14 March 2016 beside Oliver Kent.",
    "He was sentenced to ten years. The smuggler denied selling rifles to the Free Isles Movement in 2022.",
    "Helga Stromfelt was never arrested, and Kivi was not extradited.",
)


def pair(left, right):
    return {"-".join(map(str, names)) for names in product(left, right)}


def possible_names():
    """The names that evidence can have, put together from the same kinds as the evidence is."""
    ways = {f"actor-{way}" for way in ("none", *Way)}
    who = {"stranger", "stranger-opens", "single-stranger", "other-persons", "other-opens"}
    kinds = {"says", "trigger", "hint", "learned"}
    scores = {
        *("own", "common", "both", "squared", "rank", "rank-log", "rank-own", "rank-common", "first", "lead"),
        *("highest", "before", "after", "elsewhere", "chapter-before", "chapter-after", "chapter-elsewhere", "near"),
        *("denial-like", "usually-negated"),
    }
    cues = {f"cue-{kind}" for kind in (Kind.PLAN, Kind.NEGATION, Kind.DENIAL, Kind.HEDGE, Kind.QUESTION)}
    types = ("text", "entity", "place", "date", "number", *Need)
    told = pair(types, Outcome) | {"key-value-missing", "place-of-country", "several-agree"}
    hits = {"trigger*says", "hint*stronger", "hint-bare", "hits", "several-hits", "claim-unless", "frame-unless"}
    claim = {"alone", "negative", "denial", "words", "mentions", "stranger-before"}
    both = {f"{left}*{right}" for left, right in product(who | {"says"}, ways)}
    both |= {"says*own", "says*key-absent", "learned*key-absent", "trigger*stated-absent", "hit*own", "nobody*total"}
    both |= {"nobody*alone", "key-meant*bare", "cue-plan*learned"}
    return ways | who | kinds | scores | cues | told | hits | claim | both | pair(["mood"], Mood)


def possible_denials():
    cues = {"cue-negation", "cue-denial", "negative", "denial", "near"}
    alone = {"negated", "usual", "usual*negated", "usual*like", "like", "like*learned"}
    kinds = (Kind.SAYS, Kind.TRIGGER, Kind.HINT, Kind.LEARNED)
    return cues | alone | {f"like*{cue}" for cue in cues} | pair(Mood, kinds)


def test_a_judge_multiplies_and_passes_over_what_it_does_not_know():
    weighed = Judge(-1.0, 0.0, {"says": 2.0, "words": 0.5, "unseen": 9.0}).weigh(
        {"says": 1.0, "words": 4.0, "new": 3.0}
    )
    assert weighed == {"": -1.0, "says": 2.0, "words": 2.0, "new": 0.0}


def test_there_are_three_judges():
    text = files("sidelight.matching").joinpath("weights.yaml").read_text(encoding="utf-8")
    assert sorted(yaml.safe_load(text)) == sorted(JUDGES)
    assert all(load_judge(name).weights for name in JUDGES)


@pytest.mark.parametrize("name", JUDGES)
def test_every_weight_is_of_evidence_that_there_can_be(name):
    possible = possible_denials() if name == "denies" else possible_names()
    assert set(load_judge(name).weights) - possible == set()


def test_pages_show_no_other_evidence():
    items = weigh(*PAGE)
    assert len(items) >= 5
    assert {name for item in items for name in item.evidence} - possible_names() == set()
    assert {name for item in items for name in item.denial} - possible_denials() == set()


def test_reasons_add_up_to_the_log_odds():
    judge = load_judge("untaught")
    for item in weigh(*PAGE):
        assert item.score.logit == pytest.approx(sum(judge.weigh(item.evidence).values()))
        assert item.accepted == (item.score.logit > judge.accept)


def test_reasons_name_what_the_sentence_says():
    (item,) = [item for item in weigh(PAGE[0]) if item.claim.id == "arrest-2016"]
    told = item.score.because
    assert "says 'arrested'" in told
    assert "names Tomas Kivi" in told
    assert "date: 14 March 2016 fits" in told
