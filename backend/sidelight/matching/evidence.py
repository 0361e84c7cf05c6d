"""What speaks for and against a sentence asserting a claim, as numbers with names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sidelight.casefile.model import Claim, Need
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.meanings import Kind, Meaning
from sidelight.matching.patterns import Hit
from sidelight.matching.reference import Actor, Way
from sidelight.matching.relations import Mood
from sidelight.matching.slots import Outcome, SlotReading
from sidelight.matching.strangers import Strangers

Evidence = Mapping[str, float]
STRENGTH = {Kind.SAYS: 3, Kind.TRIGGER: 2, Kind.HINT: 1, Kind.LEARNED: 0}
"""How well each kind of hit proposes a claim."""
_WAYS = ("none", *Way)
_CUES = (Kind.PLAN, Kind.NEGATION, Kind.DENIAL, Kind.HEDGE, Kind.QUESTION)
_OPENING = 1
"""The last word that opens a sentence: an article or a title may stand before it."""
_TYPES = {"text": "text", "entity": "entity", "entities": "entity", "place": "place", "date": "date"}


@dataclass(frozen=True, slots=True)
class Grounds:
    """On what a claim is weighed in a sentence."""

    claim: Claim
    hits: Sequence[Hit[Meaning]]
    actor: Actor | None
    mood: Mood
    mood_reason: str
    slots: Sequence[SlotReading]
    facts: SentenceFacts
    strangers: Strangers


def read_evidence(grounds: Grounds, likeness: Mapping[str, float]) -> Evidence:
    """The evidence by name; a name that is missing counts as 0."""
    claim, actor = grounds.claim, grounds.actor
    found = Counter[str]()
    found.update(_wording(claim, grounds.hits, grounds.facts))
    found.update(_slots(grounds.slots))
    found[f"actor-{actor.way if actor else 'none'}"] = 1
    found.update({"alone": claim.alone, "negative": claim.negative, "denial": claim.frame == "denial"})
    found.update({f"mood-{grounds.mood}": 1, **_sentence(grounds)})
    evidence = {**found, **likeness}
    return {name: float(value) for name, value in {**evidence, **_together(evidence)}.items() if value}


def read_denial(grounds: Grounds, evidence: Evidence) -> Evidence:
    """The evidence for a sentence denying a claim that it speaks of, out of the evidence for its speaking of it."""
    kind = max(grounds.hits, key=lambda hit: STRENGTH[hit.payload.kind]).payload.kind
    negated = grounds.mood is not Mood.STATED
    usual, like = evidence.get("usually-negated", 0.0), evidence.get("denial-like", 0.0)
    cues = {name: evidence.get(name, 0.0) for name in ("cue-negation", "cue-denial", "negative", "denial", "near")}
    found = {
        **cues,
        f"{grounds.mood}-{kind}": 1.0,
        "negated": negated,
        "usual": usual,
        "usual*negated": usual * negated,
        "usual*like": usual * like,
        "like": like,
        "like*learned": like * (kind is Kind.LEARNED),
        **{f"like*{name}": like * value for name, value in cues.items()},
    }
    return {name: float(value) for name, value in found.items() if value}


def is_barred(evidence: Evidence) -> bool:
    """Whether a value is missing that makes the claim what it is, or somebody else stands in the actor's place."""
    if evidence.get("key-value-missing"):
        return True
    other = evidence.get("other-opens") or (evidence.get("trigger") and not evidence.get("says"))
    return bool(evidence.get("actor-none") and other and not evidence.get("alone"))


def _wording(claim: Claim, hits: Sequence[Hit[Meaning]], facts: SentenceFacts) -> dict[str, float]:
    kinds = {hit.payload.kind for hit in hits}
    sources = {hit.source for hit in hits if hit.source}
    against = {
        "claim-unless": (Kind.CLAIM_UNLESS, claim.id),
        "frame-unless": (Kind.FRAME_UNLESS, claim.frame),
    }
    return {
        **{str(kind): kind in kinds for kind in (Kind.SAYS, Kind.TRIGGER, Kind.HINT, Kind.LEARNED)},
        "trigger*says": Kind.TRIGGER in kinds and Kind.SAYS in kinds,
        "hint*stronger": Kind.HINT in kinds and bool(kinds & {Kind.SAYS, Kind.TRIGGER}),
        "hits": len(sources),
        "several-hits": len(sources) > 1,
        **{
            name: any(hit.payload.owner == owner for hit in facts.hits.get(kind, ()))
            for name, (kind, owner) in against.items()
        },
    }


def _is_country_told(slots: Sequence[SlotReading]) -> bool:
    """A place that must be stated may be told by the country that it lies in."""
    places = [reading for reading in slots if reading.slot.type == "place"]
    missing = any(reading.slot.need == "stated" and reading.outcome is Outcome.ABSENT for reading in places)
    return missing and any(reading.outcome is Outcome.AGREES for reading in places)


def _slots(slots: Sequence[SlotReading]) -> Counter[str]:
    found = Counter[str]()
    for reading in slots:
        found[f"{reading.slot.need}-{reading.outcome}"] += 1
        kind = _TYPES.get(reading.slot.type, "number")
        if reading.outcome is not Outcome.MEANT:
            found[f"{kind}-{reading.outcome}"] += 1
        if reading.slot.need == "key" and kind in {"date", "number"} and reading.outcome is not Outcome.AGREES:
            found["key-value-missing"] += 1
    found["place-of-country"] = int(_is_country_told(slots))
    found["several-agree"] = int(sum(reading.outcome is Outcome.AGREES for reading in slots) > 1)
    return found


def _sentence(grounds: Grounds) -> dict[str, float]:
    facts, actors = grounds.facts, grounds.claim.actors
    others = [item for item in facts.mentions if item.entity.kind == "Person" and item.entity.id not in actors]
    strangers = grounds.strangers
    begins = min(hit.first for hit in grounds.hits)
    return {
        "words": len(facts.reading.sentence.words),
        "mentions": len(facts.mentions),
        "other-persons": len({item.entity.id for item in others}),
        "other-opens": any(facts.word_of(item) <= _OPENING for item in others),
        "stranger": bool(strangers.runs),
        "stranger-opens": any(first <= _OPENING for first, _ in strangers.runs),
        "stranger-before": any(last < begins for _, last in strangers.runs),
        "single-stranger": bool(strangers.singles),
        **{f"cue-{kind}": bool(facts.hits.get(kind)) for kind in _CUES},
    }


def _together(evidence: Mapping[str, float]) -> dict[str, float]:
    """Pairs that mean more together than each alone."""
    says, own = evidence.get("says", 0), evidence.get("own", 0)
    total = own + evidence.get("common", 0)
    key = evidence.get("key-absent", 0)
    return {
        "says*own": says * own,
        "says*key-absent": says * key,
        "learned*key-absent": evidence.get("learned", 0) * key,
        "trigger*stated-absent": evidence.get("trigger", 0) * evidence.get("stated-absent", 0),
        "hit*own": (1 - evidence.get("learned", 0)) * own,
        "nobody*total": evidence.get("actor-none", 0) * total,
        "nobody*alone": evidence.get("actor-none", 0) * evidence.get("alone", 0),
        **{f"says*actor-{way}": says * evidence.get(f"actor-{way}", 0) for way in _WAYS},
        **{
            f"{name}*actor-{way}": evidence.get(name, 0) * evidence.get(f"actor-{way}", 0)
            for name in ("stranger", "stranger-opens", "single-stranger", "other-persons", "other-opens")
            for way in _WAYS
        },
        "hint-bare": evidence.get("hint", 0)
        * (not (says or evidence.get("trigger", 0)))
        * (not any(evidence.get(f"{need}-agrees", 0) for need in Need)),
        "key-meant*bare": evidence.get("key-meant", 0) * (not (says or evidence.get("learned", 0))),
        "cue-plan*learned": evidence.get("cue-plan", 0) * evidence.get("learned", 0),
    }
