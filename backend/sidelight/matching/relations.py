"""What a sentence does with a happening: states it, denies it, or only asks, plans or supposes it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from sidelight.languages.language import CODES, load_language
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.meanings import Kind, Meaning
from sidelight.matching.patterns import Hit

_NEGATION_REACH = 3
"""Words that may stand between a negation and what it negates."""
_DENIAL_REACH = 8


class Mood(StrEnum):
    """How a sentence puts a happening."""

    STATED = "stated"
    NEGATED = "negated"
    DENIED = "denied"
    OPEN = "open"


def read_mood(hit: Hit[Meaning], facts: SentenceFacts) -> tuple[Mood, str]:
    """The mood of one trigger and the word that shows it. A curated wording speaks for itself but in a question."""
    if facts.text.rstrip(" \"'»”)").endswith("?"):
        return Mood.OPEN, "a question"
    if hit.payload.kind in {Kind.TRIGGER, Kind.HINT}:
        plan = _plan_before(hit, facts)
        if plan:
            return Mood.OPEN, f"only planned or supposed: {plan}"
    negation = _negation_of(hit, facts)
    if negation:
        return Mood.NEGATED, f"negated: {negation}"
    denial = _denial_of(hit, facts)
    if denial:
        return Mood.DENIED, f"denied: {denial}"
    return Mood.STATED, ""


def _plan_before(hit: Hit[Meaning], facts: SentenceFacts) -> str:
    clause = facts.clause_of(hit.first)
    first, _ = facts.clauses[clause]
    for cue in facts.hits.get(Kind.PLAN, ()):
        inside = hit.first <= cue.first <= hit.last
        if (first <= cue.first and cue.last < hit.first) or (inside and not _is_said(cue, hit, facts)):
            return _words(facts, cue)
    return _plan_ending(first, hit.last, facts)


def _plan_ending(first: int, last: int, facts: SentenceFacts) -> str:
    """A conditional that a language writes as an ending of the verb."""
    suffixes = _plan_endings(facts.block.language)
    words = facts.reading.sentence.words[first : last + 1]
    return next((word for word in words if suffixes and word.endswith(suffixes) and len(word) > 5), "")


@cache
def _plan_endings(code: str) -> tuple[str, ...]:
    endings = load_language(code).patterns("plan_endings") if code in CODES else ()
    return tuple(ending.lstrip("*") for ending in endings)


def _words(facts: SentenceFacts, hit: Hit[Meaning]) -> str:
    sentence = facts.reading.sentence
    return facts.block.folded.plain[sentence.starts[hit.first] : sentence.ends[hit.last]]


def _negation_of(hit: Hit[Meaning], facts: SentenceFacts) -> str:
    """A negation right before the trigger or in a gap of it, or one that holds for its clause and stands before it."""
    exempt = facts.hits.get(Kind.NOT_NEGATION, ())
    cues = facts.hits.get(Kind.NEGATION, ())
    asked = any(hit.first <= cue.first and cue.last <= hit.last and _is_said(cue, hit, facts) for cue in cues)
    clause = facts.clause_of(hit.first)
    for cue in cues:
        if _overlaps(cue, exempt):
            continue
        inside = hit.first <= cue.first and cue.last <= hit.last
        near = cue.payload.owner == "clause" or hit.first - cue.last <= _NEGATION_REACH
        before = cue.last < hit.first and facts.clause_of(cue.first) == clause and near
        if before or _closes_clause(cue, hit, facts) or (inside and not asked):
            return _words(facts, cue)
    return ""


def _closes_clause(cue: Hit[Meaning], hit: Hit[Meaning], facts: SentenceFacts) -> bool:
    """'Of an exchange there was none': a negation behind the trigger that ends its clause."""
    clause = facts.clause_of(hit.last)
    _, last = facts.clauses[clause]
    return cue.first > hit.last and facts.clause_of(cue.first) == clause and last - cue.last <= 1


def _is_said(cue: Hit[Meaning], hit: Hit[Meaning], facts: SentenceFacts) -> bool:
    """Whether a word inside a hit is one that the pattern itself asks for, and not one in a gap of it."""
    asked = hit.source.lower().replace("|", " ").replace("*", "").replace("-", " ").split()
    words = facts.reading.sentence.words[cue.first : cue.last + 1]
    return any(word == piece or (len(piece) > 2 and word.startswith(piece)) for word in words for piece in asked)


def _denial_of(hit: Hit[Meaning], facts: SentenceFacts) -> str:
    """A verb of denial that governs the trigger, or a word that calls it false, near enough to mean it."""
    for cue in facts.hits.get(Kind.DENIAL, ()):
        if hit.first <= cue.first <= hit.last:
            continue
        gap = hit.first - cue.last if cue.last < hit.first else cue.first - hit.last
        is_verb = cue.payload.owner == "verb"
        if is_verb and cue.first > hit.last:
            continue
        borders = abs(facts.clause_of(cue.first) - facts.clause_of(hit.first))
        if gap <= _DENIAL_REACH and (borders == 0 or (is_verb and borders == 1 and gap <= _NEGATION_REACH)):
            return _words(facts, cue)
    return ""


def _overlaps(cue: Hit[Meaning], others: Iterable[Hit[Meaning]]) -> bool:
    return any(other.first <= cue.last and cue.first <= other.last for other in others)
