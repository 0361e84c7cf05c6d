"""Assertions: which claims a sentence speaks of, with what relation, values and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sidelight.annotation import Relation
from sidelight.casefile.model import Casefile, Claim
from sidelight.matching.evidence import STRENGTH, Evidence, Grounds, is_barred, read_denial, read_evidence
from sidelight.matching.explaining import explain
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.judgement import load_judge
from sidelight.matching.likeness import Likeness
from sidelight.matching.meanings import Kind, Meaning
from sidelight.matching.patterns import Hit
from sidelight.matching.reference import Actor, Topic, find_actor
from sidelight.matching.relations import Mood, read_mood
from sidelight.matching.scores import Reason, Score
from sidelight.matching.slots import Outcome, SlotReading, read_slots
from sidelight.matching.strangers import Strangers, find_strangers
from sidelight.matching.world import World

Hits = Sequence[Hit[Meaning]]
_OWN_WORDS = frozenset({Kind.SAYS, Kind.LEARNED})
"""These state the claim itself, its negation included; a frame's words only name the happening."""
_SELDOM = 0.15
"""Of the examples that assert a claim, the share with a negation below which it is not usually told with one."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a sentence says of a claim, or seems to; [start, end) of the block's folded text."""

    facts: SentenceFacts
    claim: Claim
    relation: Relation
    start: int
    end: int
    slots: tuple[SlotReading, ...]
    score: Score
    accepted: bool = True
    """Whether the score is enough to say so."""
    evidence: Evidence = field(default_factory=dict, repr=False)
    """What the score rests on, by name."""
    denial: Evidence = field(default_factory=dict, repr=False)
    """What tells whether it denies, by name."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a sentence may speak of: the hits that propose it, and those of other happenings beside it."""

    claim: Claim
    hits: Hits
    rivals: Hits

    @property
    def strongest(self) -> Hit[Meaning]:
        """The hit that proposes the claim best."""
        return max(self.hits, key=lambda hit: STRENGTH[hit.payload.kind])


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a sentence, whatever it may assert."""

    facts: SentenceFacts
    topic: Topic
    likeness: Likeness
    strangers: Strangers
    world: World


class AssertionFinder:
    """Knows which claims each frame can mean."""

    def __init__(self, casefile: Casefile) -> None:
        self._casefile = casefile
        self._world = World(casefile)
        self._by_frame: dict[str, list[Claim]] = defaultdict(list)
        for claim in casefile.claims.values():
            self._by_frame[claim.frame].append(claim)

    def find(self, facts: SentenceFacts, topic: Topic, likeness: Likeness, *, about: bool) -> list[Assertion]:
        """The assertions of one sentence. `about`: the page is about the case, so that its claims may be meant."""
        weighed = self.weigh(facts, topic, likeness, about=about)
        accepted = [item for item in weighed if item.accepted and (about or _is_plain(item))]
        found = {item.claim.id: item for item in _drop_siblings(accepted)}
        return [*found.values(), *self._denied(found)]

    def weigh(self, facts: SentenceFacts, topic: Topic, likeness: Likeness, *, about: bool) -> list[Assertion]:
        """Every claim that the sentence may speak of, accepted or not."""
        scene = Scene(facts, topic, likeness, find_strangers(facts), self._world)
        weighed = (
            _weigh(Proposal(claim, hits, self._rivals(claim, facts)), scene)
            for claim, hits in self._propose(facts, likeness)
            if about or claim.alone
        )
        return [item for item in weighed if item is not None]

    def _propose(self, facts: SentenceFacts, likeness: Likeness) -> list[tuple[Claim, Hits]]:
        """The claims that a hit of the sentence proposes, with those hits, or else the sentence as a whole."""
        blocked = facts.hits.get(Kind.FRAME_UNLESS, ())
        proposed: dict[str, list[Hit[Meaning]]] = defaultdict(list)
        for kind in (Kind.TRIGGER, Kind.HINT):
            for hit in facts.hits.get(kind, ()):
                if not (_is_blocked(hit, blocked) or _is_inside_name(hit, facts)):
                    for claim in self._by_frame[hit.payload.owner]:
                        proposed[claim.id].append(hit)
        for hit in facts.hits.get(Kind.SAYS, ()):
            proposed[hit.payload.owner].append(hit)
        last = len(facts.reading.sentence.words) - 1
        for key in likeness.proposed():
            if key not in proposed:
                proposed[key].append(Hit(Meaning(Kind.LEARNED, key), "", 0, last))
        return [(self._casefile.claims[key], hits) for key, hits in proposed.items() if not likeness.is_hopeless(key)]

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


def _is_plain(item: Assertion) -> bool:
    """Whether a claim that holds without the case is told in known words and with a value that fits.

    Elsewhere than on a page about the case likeness means little: the same words may be about anything.
    """
    known = item.evidence.get(Kind.SAYS, 0) or item.evidence.get(Kind.TRIGGER, 0)
    agrees = any(slot.outcome is Outcome.AGREES for slot in item.slots)
    return bool(known) and agrees and item.relation is Relation.AGREES


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


def _weigh(proposal: Proposal, scene: Scene) -> Assertion | None:
    """The claim as this sentence may assert it, or None where it surely does not."""
    claim, hit, facts = proposal.claim, proposal.strongest, scene.facts
    mood, mood_reason = read_mood(hit, facts)
    if mood is Mood.OPEN:
        return None
    slots = read_slots(claim, proposal.hits, proposal.rivals, facts, scene.world)
    actor = find_actor(claim, facts, proposal.hits, scene.topic)
    grounds = Grounds(claim, proposal.hits, actor, mood, mood_reason, slots, facts, scene.strangers)
    like = scene.likeness.read(claim.id)
    evidence = read_evidence(grounds, like)
    denial = read_denial(grounds, evidence)
    relation = _relate(denies=_is_denied(claim, hit, mood, denial, taught=bool(like)), slots=slots)
    if relation is None:
        return None
    judge = load_judge("taught" if like else "untaught")
    score = explain(judge.weigh(evidence), hit, grounds)
    start, end = _cover(proposal.hits, slots, actor, facts)
    told = tuple(slot for slot in slots if slot.outcome in {Outcome.AGREES, Outcome.DIFFERS})
    accepted = score.logit > judge.accept and not is_barred(evidence)
    return Assertion(facts, claim, relation, start, end, told, score, accepted, evidence, denial)


def _is_denied(claim: Claim, hit: Hit[Meaning], mood: Mood, denial: Evidence, *, taught: bool) -> bool | None:
    """Whether the sentence denies the claim; None where a negative claim is not negated, or a negation is unclear."""
    if taught:
        denies = sum(load_judge("denies").weigh(denial).values()) > 0
        return None if not denies and _is_unclear(claim, hit, mood, denial) else denies
    negated = mood is not Mood.STATED
    if claim.negative and hit.payload.kind not in _OWN_WORDS:
        return False if negated else None
    if negated and claim.frame == "denial":
        return False if hit.payload.kind in _OWN_WORDS else None
    return negated


def _is_unclear(claim: Claim, hit: Hit[Meaning], mood: Mood, denial: Evidence) -> bool:
    """Whether the telling words stand under a negation although the claim is seldom told with one.

    To call that agreement could turn the sentence round, so nothing is told of it.
    """
    is_told = hit.payload.kind in {Kind.SAYS, Kind.TRIGGER} and mood is not Mood.STATED
    return is_told and not claim.negative and claim.frame != "denial" and denial.get("usual", 0.0) < _SELDOM


def _relate(*, denies: bool | None, slots: Iterable[SlotReading]) -> Relation | None:
    if denies is None:
        return None
    if denies:
        return Relation.DENIES
    return Relation.DIFFERS if any(slot.outcome is Outcome.DIFFERS for slot in slots) else Relation.AGREES


def _cover(hits: Hits, slots: Iterable[SlotReading], actor: Actor | None, facts: SentenceFacts) -> tuple[int, int]:
    """The run of clauses that holds what the assertion rests on, without marks and small words at its ends."""
    sentence = facts.reading.sentence
    words = {word for hit in hits for word in (hit.first, hit.last)}
    for reading in slots:
        if reading.end > reading.start:
            words |= {index for index, at in enumerate(sentence.starts) if reading.start <= at < reading.end}
    clauses = {facts.clause_of(word) for word in words}
    if actor and actor.mention:
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
