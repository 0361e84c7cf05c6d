"""Which candidates are mentions: names that are enough alone first, then weak ones with the support of the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sidelight.casefile.model import Entity, Prominence, Strength
from sidelight.matching.candidates import Candidate, Shape
from sidelight.matching.names import Case
from sidelight.matching.scores import Reason, Score
from sidelight.matching.surroundings import Surroundings, look_around
from sidelight.text.reading import BlockReading


@dataclass(frozen=True, slots=True)
class Mention:
    """An accepted candidate: words `first` to `last` of its block, [start, end) of the folded text."""

    block: BlockReading
    first: int
    last: int
    start: int
    end: int
    entity: Entity
    score: Score


@dataclass(frozen=True, slots=True)
class Support:
    """What the page's certain names say: how often each entity is named for certain, and core ones in all."""

    anchors: Counter[str]
    core: int


def decide_mentions(candidates: Iterable[Candidate]) -> list[Mention]:
    """The mentions of a page in reading order; where candidates overlap the longest acceptable one stands."""
    pool = list(candidates)
    certain = [
        (candidate, score)
        for candidate in pool
        if candidate.name.alias.strength is Strength.STRONG and (score := _score_strong(candidate)).accepted
    ]
    support = _weigh_support(certain)
    weak = [
        (candidate, score)
        for candidate in pool
        if candidate.name.alias.strength is Strength.WEAK and (score := _score_weak(candidate, support)).accepted
    ]
    return _resolve_overlaps([*certain, *weak], support)


def _weigh_support(certain: Sequence[tuple[Candidate, Score]]) -> Support:
    anchors = Counter(candidate.name.entity.id for candidate, _ in _keep_longest(certain))
    core = sum(1 for candidate, _ in certain if candidate.name.entity.prominence is Prominence.CORE)
    return Support(anchors, core)


def _score_strong(candidate: Candidate) -> Score:
    around = look_around(candidate)
    single = candidate.shape is Shape.SINGLE
    reasons = [Reason(_describe_form(candidate), 4.0 if single else 5.0)]
    if not candidate.cased:
        ordinary = single or around.ordinary_words or candidate.name.entity.kind != "Person"
        reasons.append(Reason("written without its capitals", -7.0 if ordinary else -2.5))
    if not _is_regular_here(candidate):
        reasons.append(Reason("an ending of another language", -0.5))
    if candidate.shape is Shape.SURNAME_FIRST and around.ordinary_words and around.opens_sentence:
        reasons.append(Reason("an ordinary word opens the sentence", -7.0))
    if single:
        reasons.extend(_neighbour_reasons(candidate, around))
    return Score(tuple(reasons))


def _score_weak(candidate: Candidate, support: Support) -> Score:
    around = look_around(candidate)
    reasons = [
        Reason(_describe_form(candidate), -2.0),
        *_support_reasons(candidate, support),
        *_form_reasons(candidate, around),
        *_neighbour_reasons(candidate, around),
        *_nearby_reasons(candidate, around),
    ]
    return Score(tuple(reason for reason in reasons if reason.weight))


def _support_reasons(candidate: Candidate, support: Support) -> list[Reason]:
    entity = candidate.name.entity
    named = support.anchors[entity.id]
    if named:
        return [Reason(f"{entity.label} is named for certain on this page", 4.0 + min(named, 3) * 0.3)]
    if support.core and len(candidate.name.words[0].base) > 3:
        return [Reason("the page is about the case", 2.5)]
    return [Reason("nothing on the page says that this is the one", -3.0)]


def _form_reasons(candidate: Candidate, around: Surroundings) -> list[Reason]:
    reasons = []
    if not candidate.cased:
        reasons.append(Reason("written without its capital", -7.0))
    elif candidate.name.words[0].case is Case.LOWER and len(candidate.name.words) == 1:
        reasons.append(Reason("an ordinary word", -4.0))
    if not _is_regular_here(candidate):
        reasons.append(Reason("an ending of another language", -1.0))
    if around.homograph and candidate.shape is Shape.SINGLE:
        reasons.append(Reason(f"also an ordinary word ({around.homograph})", -1.0))
        reasons.extend(_position_reasons(around))
    return reasons


def _position_reasons(around: Surroundings) -> list[Reason]:
    """A capital says nothing at the start of a sentence, nor in a line of capitals."""
    weight = 4.0 if around.small_word else 1.0
    if around.all_capitals:
        return [Reason("in a line of capitals", -weight)]
    if not around.opens_sentence:
        return [Reason("a capital inside the sentence", 2.0)]
    if around.verb_follows:
        return [Reason(f"a verb follows at once: {around.next_word}", 1.0)]
    return [Reason("opens the sentence, where any word has a capital", -weight)]


def _neighbour_reasons(candidate: Candidate, around: Surroundings) -> list[Reason]:
    reasons = []
    if around.own_initial_before:
        reasons.append(Reason("its own initial before it", 3.0))
    elif around.given_name_before and candidate.name.entity.kind == "Person":
        reasons.append(Reason(f"another first name before it: {around.given_name_before}", -7.0))
    if around.surname_after and candidate.name.entity.kind == "Person":
        reasons.append(Reason(f"the name goes on: {around.surname_after}", -7.0))
    if around.title_before:
        reasons.append(Reason(f"a title before it: {around.title_before}", 1.0))
    return reasons


def _nearby_reasons(candidate: Candidate, around: Surroundings) -> list[Reason]:
    """A name that several share (a film, a book, a nickname) goes to the one of whom the sentence speaks."""
    if not candidate.name.alias.near:
        return []
    if around.nearby:
        return [Reason(f"'{around.nearby}' stands near", 2.0)]
    return [Reason("", -1.0)]


def _describe_form(candidate: Candidate) -> str:
    written = candidate.block.folded.plain[candidate.start : candidate.end]
    codes = ", ".join(sorted(candidate.languages))
    form = f", inflected as in {codes}" if candidate.languages else ""
    return f"{written}: {candidate.shape} of {candidate.name.entity.label}{form}"


def _is_regular_here(candidate: Candidate) -> bool:
    return not candidate.languages or candidate.block.language in candidate.languages


def _keep_longest(scored: Iterable[tuple[Candidate, Score]]) -> list[tuple[Candidate, Score]]:
    """Of overlapping candidates the longest, then the best scored."""
    order = sorted(
        scored,
        key=lambda item: (item[0].start - item[0].end, -item[1].logit, item[0].start, item[0].name.entity.id),
    )
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    kept = []
    for candidate, score in order:
        spans = taken[candidate.block.index]
        if all(candidate.end <= start or end <= candidate.start for start, end in spans):
            spans.append((candidate.start, candidate.end))
            kept.append((candidate, score))
    return kept


def _resolve_overlaps(scored: list[tuple[Candidate, Score]], support: Support) -> list[Mention]:
    preferred = [
        (candidate, score.with_reason("", min(support.anchors[candidate.name.entity.id], 3) * 0.1))
        for candidate, score in scored
    ]
    mentions = [
        Mention(item.block, item.first, item.last, item.start, item.end, item.name.entity, score)
        for item, score in _keep_longest(preferred)
    ]
    return sorted(mentions, key=lambda mention: (mention.block.index, mention.start))
