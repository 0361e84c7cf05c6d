"""Assertions: which claims a sentence speaks of, with what relation, values and reasons."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sidelight.annotation import Relation
from sidelight.casefile.model import Casefile, Claim, Need
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.features import read_features
from sidelight.matching.meanings import Kind, Meaning
from sidelight.matching.patterns import Hit
from sidelight.matching.reference import Actor, Topic, find_actor
from sidelight.matching.relations import Mood, read_mood
from sidelight.matching.scores import Reason, Score
from sidelight.matching.slots import Outcome, SlotReading, read_slots
from sidelight.matching.teacher import Teacher
from sidelight.matching.world import World

Hits = Sequence[Hit[Meaning]]
_OWN_WORDS = frozenset({Kind.SAYS, Kind.LEARNED})
"""These state the claim itself, its negation included; a frame's words only name the happening."""
_LIKELY, _VERY_LIKELY = 0.5, 0.85
_BASE = -2.5
_PROPOSED = {Kind.SAYS: 2.5, Kind.TRIGGER: 1.5, Kind.HINT: 0.3, Kind.LEARNED: 0.0}
_LEARNED, _SUREST = 1.7, 3.2
"""What the learned proposer adds to its own log-odds, and the most that it can weigh."""
_KEY_AGREES, _AGREES, _DIFFERS, _MEANT, _SEVERAL_AGREE = 0.8, 0.6, -0.3, -0.4, 1.0


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a sentence says of a claim; [start, end) of the block's folded text."""

    facts: SentenceFacts
    claim: Claim
    relation: Relation
    start: int
    end: int
    slots: tuple[SlotReading, ...]
    score: Score


@dataclass(frozen=True, slots=True)
class Learned:
    """What the learned proposer makes of a sentence: how likely it says each claim, and that it denies."""

    likely: Mapping[str, float]
    denial: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a sentence may speak of: the hits that propose it, and those of other happenings beside it."""

    claim: Claim
    hits: Hits
    rivals: Hits

    @property
    def strongest(self) -> Hit[Meaning]:
        """The hit that proposes the claim best."""
        return max(self.hits, key=lambda hit: _PROPOSED[hit.payload.kind])


class AssertionFinder:
    """Knows which claims each frame can mean."""

    def __init__(self, casefile: Casefile, teacher: Teacher) -> None:
        self._casefile = casefile
        self._teacher = teacher
        self._world = World(casefile)
        self._by_frame: dict[str, list[Claim]] = defaultdict(list)
        for claim in casefile.claims.values():
            self._by_frame[claim.frame].append(claim)

    def find(self, facts: SentenceFacts, topic: Topic, *, about: bool) -> list[Assertion]:
        """The assertions of one sentence. `about`: the page is about the case, so that its claims may be meant."""
        learned = self._learn(facts)
        weighed = (
            _weigh(Proposal(claim, hits, self._rivals(claim, facts)), learned, facts, topic, self._world)
            for claim, hits in self._propose(facts, learned.likely)
            if about or claim.alone
        )
        found = {item.claim.id: item for item in _drop_siblings([item for item in weighed if item is not None])}
        return [*found.values(), *self._denied(found)]

    def _learn(self, facts: SentenceFacts) -> Learned:
        scorer = self._teacher.scorer(facts.block.language)
        if scorer is None:
            return Learned({}, 0.0)
        features = read_features([facts])
        return Learned(scorer.score(features), scorer.score_denial(features))

    def _propose(self, facts: SentenceFacts, likely: Mapping[str, float]) -> list[tuple[Claim, Hits]]:
        """The claims that a hit of the sentence proposes, with those hits, or else the sentence as a whole."""
        blocked = facts.hits.get(Kind.FRAME_UNLESS, ())
        other = {hit.payload.owner for hit in facts.hits.get(Kind.CLAIM_UNLESS, ())}
        proposed: dict[str, list[Hit[Meaning]]] = defaultdict(list)
        for kind in (Kind.TRIGGER, Kind.HINT):
            for hit in facts.hits.get(kind, ()):
                if not (_is_blocked(hit, blocked) or _is_inside_name(hit, facts)):
                    for claim in self._by_frame[hit.payload.owner]:
                        proposed[claim.id].append(hit)
        for hit in facts.hits.get(Kind.SAYS, ()):
            proposed[hit.payload.owner].append(hit)
        last = len(facts.reading.sentence.words) - 1
        for key in likely:
            if key not in proposed:
                proposed[key].append(Hit(Meaning(Kind.LEARNED, key), "", 0, last))
        return [(self._casefile.claims[key], hits) for key, hits in proposed.items() if key not in other]

    def _rivals(self, claim: Claim, facts: SentenceFacts) -> Hits:
        """Triggers of other happenings, to which a value of the sentence may belong."""
        return [hit for hit in facts.hits.get(Kind.TRIGGER, ()) if hit.payload.owner != claim.frame]

    def _denied(self, found: Mapping[str, Assertion]) -> Iterable[Assertion]:
        """The claims that an asserted denial denies, at the same place, each once."""
        denied = {
            other: assertion
            for assertion in found.values()
            if assertion.relation is Relation.AGREES
            for other in assertion.claim.denies
            if other not in found
        }
        return [_as_denial(assertion, self._casefile.claims[other]) for other, assertion in denied.items()]


def _drop_siblings(found: Sequence[Assertion]) -> Iterable[Assertion]:
    """Of claims of one frame, those that differ only in a value with which another agrees are not meant."""
    agreed = {(item.claim.frame, slot.start) for item in found for slot in item.slots if slot.outcome is Outcome.AGREES}
    for item in found:
        conflicts = [slot for slot in item.slots if slot.outcome is Outcome.DIFFERS]
        if not any((item.claim.frame, slot.start) in agreed for slot in conflicts):
            yield item


def _is_inside_name(hit: Hit[Meaning], facts: SentenceFacts) -> bool:
    """The words of a name ('the Harbour Exchange') tell no happening."""
    shift = facts.reading.first_word
    return any(mention.first <= hit.first + shift and hit.last + shift <= mention.last for mention in facts.mentions)


def _is_blocked(hit: Hit[Meaning], blocked: Hits) -> bool:
    return any(
        other.payload.owner == hit.payload.owner and other.first <= hit.last and hit.first <= other.last
        for other in blocked
    )


def _weigh(proposal: Proposal, learned: Learned, facts: SentenceFacts, topic: Topic, world: World) -> Assertion | None:
    """The claim as this sentence asserts it, or None where the sentence does not."""
    claim, hit = proposal.claim, proposal.strongest
    actor = find_actor(claim, facts, proposal.hits, topic)
    if actor is None:
        return None
    mood, mood_reason = _read_mood(hit, learned, facts)
    slots = read_slots(claim, proposal.hits, proposal.rivals, facts, world)
    relation = _relate(claim, hit, mood, slots)
    likelihood = learned.likely.get(claim.id, 0.0)
    if relation is None or not _is_complete(hit, slots, likelihood):
        return None
    reasons = [*_reasons(claim, hit, actor, slots, facts), Reason(mood_reason, 0.0)]
    if sum(slot.outcome is Outcome.AGREES for slot in slots) > 1:
        reasons.append(Reason("several values fit", _SEVERAL_AGREE))
    score = Score((*reasons, _learned_reason(hit, likelihood)))
    if not score.accepted:
        return None
    start, end = _cover(proposal.hits, slots, actor, facts)
    told = tuple(slot for slot in slots if slot.outcome in {Outcome.AGREES, Outcome.DIFFERS})
    return Assertion(facts, claim, relation, start, end, told, score)


def _read_mood(hit: Hit[Meaning], learned: Learned, facts: SentenceFacts) -> tuple[Mood, str]:
    """In words that no list has a negation may stand for anything; there the examples tell what denies."""
    mood, reason = read_mood(hit, facts)
    if hit.payload.kind is not Kind.LEARNED or mood is Mood.OPEN:
        return mood, reason
    return (Mood.DENIED, "worded like a denial") if learned.denial > 0.5 else (Mood.STATED, "")


def _relate(claim: Claim, hit: Hit[Meaning], mood: Mood, slots: Iterable[SlotReading]) -> Relation | None:
    """None where nothing is asserted, or where a negative claim is not negated."""
    if mood is Mood.OPEN:
        return None
    negated = mood is not Mood.STATED
    if claim.negative and hit.payload.kind not in _OWN_WORDS:
        negated = not negated
        if negated:
            return None
    if negated and claim.frame == "denial":
        if hit.payload.kind not in _OWN_WORDS:
            return None
        negated = False
    if negated:
        return Relation.DENIES
    return Relation.DIFFERS if any(slot.outcome is Outcome.DIFFERS for slot in slots) else Relation.AGREES


def _is_complete(hit: Hit[Meaning], slots: Collection[SlotReading], likelihood: float) -> bool:
    """Whether the sentence gives what the claim asks for; a hint asks for a value that agrees as well.

    A sentence much like the examples may tell a text, or one still more alike a name, in words of its own.
    """
    likely = likelihood >= _LIKELY
    own_words = likely or hit.payload.kind in _OWN_WORDS
    if not own_words and any(reading.outcome is Outcome.MEANT for reading in slots):
        return False
    for reading in slots:
        need, missing = reading.slot.need, reading.outcome is Outcome.ABSENT
        if need is Need.KEY and not _is_key_met(reading) and not (missing and _is_told_otherwise(reading, likelihood)):
            return False
        if need is Need.STATED and missing and not _is_told_by(reading, slots):
            return False
    return hit.payload.kind is not Kind.HINT or likely or any(item.outcome is Outcome.AGREES for item in slots)


def _is_told_otherwise(reading: SlotReading, likelihood: float) -> bool:
    wanted = {"text": _LIKELY, "entity": _VERY_LIKELY, "entities": _VERY_LIKELY}
    return likelihood >= wanted.get(reading.slot.type, 2.0)


def _is_told_by(missing: SlotReading, slots: Iterable[SlotReading]) -> bool:
    """A place may be told by the country that it lies in."""
    return missing.slot.type == "place" and any(
        other.slot.type == "place" and other.outcome is Outcome.AGREES for other in slots
    )


def _is_key_met(reading: SlotReading) -> bool:
    """A known wrong entity or place still shows what is meant; another number or date is another thing."""
    if reading.outcome is Outcome.DIFFERS:
        return reading.slot.type in {"entity", "entities", "place"}
    return reading.outcome in {Outcome.AGREES, Outcome.MEANT}


def _learned_reason(hit: Hit[Meaning], likelihood: float) -> Reason:
    """How like the casefile's examples the sentence is, as far as that says more than the words that were found."""
    if not likelihood:
        return Reason("", 0.0)
    odds = math.log(likelihood / (1 - min(likelihood, 0.99)))
    weight = min(_LEARNED + odds, _SUREST) - _PROPOSED[hit.payload.kind]
    return Reason("worded like the examples of this claim", weight) if weight > 0 else Reason("", 0.0)


def _reasons(
    claim: Claim, hit: Hit[Meaning], actor: Actor, slots: Iterable[SlotReading], facts: SentenceFacts
) -> list[Reason]:
    sentence = facts.reading.sentence
    words = facts.block.folded.plain[sentence.starts[hit.first] : sentence.ends[hit.last]]
    said = "" if hit.payload.kind is Kind.LEARNED else f"'{words}' says {claim.frame}"
    reasons = [
        Reason("", _BASE),
        Reason(said, _PROPOSED[hit.payload.kind]),
        actor.reason,
    ]
    for reading in slots:
        if reading.outcome is Outcome.ABSENT:
            continue
        if reading.outcome is Outcome.MEANT:
            reasons.append(Reason(f"{reading.slot.name}: named right before", _MEANT))
            continue
        told = facts.block.folded.plain[reading.start : reading.end]
        agrees = reading.outcome is Outcome.AGREES
        weight = _KEY_AGREES if reading.slot.need is Need.KEY else _AGREES if agrees else _DIFFERS
        reasons.append(Reason(f"{reading.slot.name}: {told} {'fits' if agrees else 'differs'}", weight))
    return reasons


def _cover(hits: Hits, slots: Iterable[SlotReading], actor: Actor, facts: SentenceFacts) -> tuple[int, int]:
    """The run of clauses that holds what the assertion rests on, without marks and small words at its ends."""
    sentence = facts.reading.sentence
    words = {word for hit in hits for word in (hit.first, hit.last)}
    for reading in slots:
        if reading.end > reading.start:
            words |= {index for index, at in enumerate(sentence.starts) if reading.start <= at < reading.end}
    clauses = {facts.clause_of(word) for word in words}
    if actor.mention is not None:
        named = facts.clause_of(facts.word_of(actor.mention))
        if min(abs(named - clause) for clause in clauses) <= 1:
            clauses.add(named)
    first, last = facts.clauses[min(clauses)][0], facts.clauses[max(clauses)][1]
    start, end = sentence.starts[first], sentence.ends[last]
    if end - start > 0.6 * (facts.reading.end - facts.reading.start):
        return facts.reading.start, facts.reading.end
    return start, end


def _as_denial(assertion: Assertion, claim: Claim) -> Assertion:
    reason = Reason(f"denied by what is said of {assertion.claim.id}", 0.0)
    score = Score((*assertion.score.reasons, reason))
    return Assertion(assertion.facts, claim, Relation.DENIES, assertion.start, assertion.end, (), score)
