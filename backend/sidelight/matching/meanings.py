"""What a pattern on a page means: a frame's trigger, a claim's wording, a slot's term, or a cue such as a negation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sidelight.casefile.model import Casefile, Claim
from sidelight.casefile.patterns import Element, Pattern, Sequence, Word, parse
from sidelight.languages.frames import Frame
from sidelight.languages.language import CODES, Language, load_language
from sidelight.matching.patterns import PatternSet

_PIECE = re.compile(r"[^\W_]+")
_CASE_LANGUAGES = frozenset({"pl", "fi", "et", "ru", "uk"})
_SHORTEST_ROLE = 4


class Kind(StrEnum):
    """What a hit does."""

    TRIGGER = "trigger"
    HINT = "hint"
    FRAME_UNLESS = "frame-unless"
    SAYS = "says"
    LEARNED = "learned"
    CLAIM_UNLESS = "claim-unless"
    TERM = "term"
    ROLE = "role"
    NEGATION = "negation"
    NOT_NEGATION = "not-negation"
    DENIAL = "denial"
    HEDGE = "hedge"
    PLAN = "plan"
    QUESTION = "question"
    BREAK = "break"
    PRONOUN = "pronoun"
    DROPPED_SUBJECT = "dropped-subject"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`owner` is a frame, claim or entity id, or a gender; `slot` the slot that a term fills."""

    kind: Kind
    owner: str = ""
    slot: str = ""


_CUES: tuple[tuple[Kind, str, tuple[str, ...]], ...] = (
    (Kind.NEGATION, "before", ("negation", "before")),
    (Kind.NEGATION, "clause", ("negation", "words")),
    (Kind.NOT_NEGATION, "", ("negation", "not_negation")),
    (Kind.DENIAL, "verb", ("denial", "verbs")),
    (Kind.DENIAL, "noun", ("denial", "nouns")),
    (Kind.DENIAL, "falsehood", ("denial", "falsehood")),
    (Kind.HEDGE, "", ("hedges",)),
    (Kind.PLAN, "", ("plans",)),
    (Kind.QUESTION, "", ("questions",)),
    (Kind.BREAK, "", ("clause_breaks",)),
    (Kind.PRONOUN, "male", ("pronouns", "male")),
    (Kind.PRONOUN, "female", ("pronouns", "female")),
    (Kind.PRONOUN, "", ("pronouns", "neutral")),
    (Kind.DROPPED_SUBJECT, "male", ("dropped_subject", "male")),
    (Kind.DROPPED_SUBJECT, "female", ("dropped_subject", "female")),
)


def compile_meanings(casefile: Casefile, frames: Mapping[str, Frame], code: str) -> PatternSet[Meaning]:
    """Everything that can be matched in a sentence of one language; nothing for a language without data."""
    if code not in CODES:
        return PatternSet(())
    used = {claim.frame for claim in casefile.claims.values()}
    entries = [
        *_cue_entries(load_language(code)),
        *(entry for name in sorted(used & frames.keys()) for entry in _frame_entries(frames[name], code)),
        *(entry for claim in casefile.claims.values() for entry in _claim_entries(claim, code)),
        *(
            (_role_pattern(role, code), Meaning(Kind.ROLE, entity.id))
            for entity in casefile.entities.values()
            for role in entity.roles.get(code, ())
        ),
    ]
    return PatternSet(entries)


def _cue_entries(language: Language) -> Iterator[tuple[Pattern, Meaning]]:
    for kind, owner, path in _CUES:
        for source in language.patterns(*path):
            if not source.startswith("*"):
                yield parse(source), Meaning(kind, owner)


def _frame_entries(frame: Frame, code: str) -> Iterator[tuple[Pattern, Meaning]]:
    for kind, patterns in (
        (Kind.TRIGGER, frame.triggers),
        (Kind.HINT, frame.hints),
        (Kind.FRAME_UNLESS, frame.unless),
    ):
        yield from _entries(patterns.get(code, ()), Meaning(kind, frame.name))


def _claim_entries(claim: Claim, code: str) -> Iterator[tuple[Pattern, Meaning]]:
    yield from _entries(claim.says.get(code, ()), Meaning(Kind.SAYS, claim.id))
    yield from _entries(claim.unless.get(code, ()), Meaning(Kind.CLAIM_UNLESS, claim.id))
    for slot in claim.slots:
        yield from _entries(slot.terms.get(code, ()), Meaning(Kind.TERM, claim.id, slot.name))


def _entries(sources: Iterable[str], meaning: Meaning) -> Iterator[tuple[Pattern, Meaning]]:
    return ((parse(source), meaning) for source in sources)


def _role_pattern(role: str, code: str) -> Pattern:
    """A role noun in any case: its words without the letters that endings replace."""
    cut = 2 if code in _CASE_LANGUAGES else 0
    inflects = code in _CASE_LANGUAGES or code == "de"
    words = [
        Word(piece[: max(len(piece) - cut, _SHORTEST_ROLE)], prefix=inflects and len(piece) >= _SHORTEST_ROLE)
        for piece in _PIECE.findall(role.lower())
    ]
    return Pattern(role, (Sequence(tuple(Element((word,)) for word in words), (0,) * (len(words) - 1)),))
