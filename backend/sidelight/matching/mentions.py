"""Which candidates are mentions: names that are enough alone first, then weak ones with the support of the page."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sidelight.casefile.model import Entity, Strength
from sidelight.matching.candidates import Candidate, Shape
from sidelight.matching.names import Case
from sidelight.matching.scores import Reason, Score
from sidelight.matching.support import Support, weigh_support
from sidelight.matching.surroundings import Surroundings, look_around
from sidelight.matching.tags import SILENCE, Testimony
from sidelight.text.reading import BlockReading

Scored = tuple[Candidate, Score]
_FURTHER = re.compile(r"-[^\W\d_]{3,}")


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


def decide_mentions(candidates: Iterable[Candidate], testimony: Testimony = SILENCE) -> list[Mention]:
    """The mentions of a page in reading order; where candidates overlap the longest acceptable one stands.

    Weak names are weighed twice: those accepted first are themselves a support for the others.
    """
    seen = [(candidate, look_around(candidate, testimony.of(candidate))) for candidate in candidates]
    strong = [item for item in seen if item[0].name.alias.strength is Strength.STRONG]
    weak = [item for item in seen if item[0].name.alias.strength is Strength.WEAK]
    certain = _accept((candidate, _score_strong(candidate, around)) for candidate, around in strong)
    sure = [candidate for candidate, _ in _keep_longest(certain)]
    weak = list(_part_from_names(weak, sure))
    support = weigh_support(sure, (), weak)
    first = _accept((candidate, _score_weak(candidate, around, support)) for candidate, around in weak)
    support = weigh_support(sure, [candidate for candidate, _ in _keep_longest(first)], weak)
    second = _accept((candidate, _score_weak(candidate, around, support)) for candidate, around in weak)
    return _resolve_overlaps([*certain, *second], support)


def _part_from_names(
    seen: Iterable[tuple[Candidate, Surroundings]], sure: Iterable[Candidate]
) -> Iterator[tuple[Candidate, Surroundings]]:
    """A name does not go on where a sure one begins: 'Kivi Abu Dhabi airport'."""
    beginnings = {(candidate.block.index, candidate.first) for candidate in sure}
    for candidate, around in seen:
        apart = around.surname_after and (candidate.block.index, candidate.last + 1) in beginnings
        yield candidate, replace(around, surname_after="") if apart else around


def _accept(scored: Iterable[Scored]) -> list[Scored]:
    return [(candidate, score) for candidate, score in scored if score.accepted]


def _score_strong(candidate: Candidate, around: Surroundings) -> Score:
    single = candidate.shape is Shape.SINGLE
    reasons = [Reason(_describe_form(candidate), 4.0 if single else 5.0), *around.told]
    if not candidate.cased:
        ordinary = single or around.ordinary_words or candidate.name.entity.kind != "Person"
        reasons.append(Reason("written without its capitals", -7.0 if ordinary else -2.5))
    if not _is_regular_here(candidate):
        reasons.append(Reason("an ending of another language", -5.0 if candidate.named_like_a_word else -0.5))
    if candidate.foreign and single and candidate.name.words[0].case is Case.LOWER:
        reasons.append(Reason("a common noun in other languages only", -5.0))
    if _goes_on(candidate):
        reasons.append(Reason("the name goes on behind a hyphen", -7.0))
    if candidate.shape is Shape.SURNAME_FIRST and around.opens_sentence and _may_be_a_word(candidate, around):
        reasons.append(Reason("an ordinary word opens the sentence", -7.0))
    if single:
        reasons.extend(_neighbour_reasons(candidate, around))
        if around.homograph and around.opens_sentence and not candidate.shouted:
            reasons.append(Reason(f"also an ordinary word ({around.homograph})", -5.0))
    return Score(tuple(reasons))


def _score_weak(candidate: Candidate, around: Surroundings, support: Support) -> Score:
    reasons = [
        Reason(_describe_form(candidate), -2.0),
        support.of(candidate, around),
        *_form_reasons(candidate, around),
        *_neighbour_reasons(candidate, around),
        *_nearby_reasons(candidate, around),
        *around.told,
    ]
    return Score(tuple(reason for reason in reasons if reason.weight))


def _goes_on(candidate: Candidate) -> bool:
    """'NATO-Jugend' as a name of its own: an acronym, a hyphen and a capital."""
    is_acronym = len(candidate.name.words) == 1 and candidate.name.words[0].case is Case.ACRONYM
    return is_acronym and _FURTHER.match(candidate.block.folded.plain, candidate.end) is not None


def _may_be_a_word(candidate: Candidate, around: Surroundings) -> bool:
    """'Will Tomas ...' is rather a verb; 'Will, Tomas' heads an entry, unless it is one all the same."""
    written = candidate.block.folded.text[candidate.start : candidate.end]
    return around.small_first_word or (around.ordinary_words and "," not in written)


def _form_reasons(candidate: Candidate, around: Surroundings) -> list[Reason]:
    reasons = []
    if not candidate.cased:
        reasons.append(Reason("written without its capital", -7.0))
    elif candidate.name.words[0].case is Case.LOWER and len(candidate.name.words) == 1:
        reasons.append(Reason("an ordinary word", -1.0))
    if not _is_regular_here(candidate):
        reasons.append(Reason("an ending of another language", -1.0))
    if candidate.foreign and len(candidate.name.words) == 1:
        reasons.append(Reason("a name in other languages only", -4.0))
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
    if candidate.shape is Shape.INITIALS:
        reasons.append(Reason("its own initial before it", 3.0))
    elif around.given_name_before and candidate.name.entity.kind == "Person" and candidate.shape is not Shape.FULL:
        weight = -5.0 if around.neighbour_opens_sentence else -7.0
        reasons.append(Reason(f"perhaps another first name before it: {around.given_name_before}", weight))
    if around.surname_after and candidate.name.entity.kind == "Person":
        reasons.append(Reason(f"the name goes on: {around.surname_after}", -7.0))
    if around.spelled_out:
        reasons.append(Reason(f"stands for {around.spelled_out} here", -9.0))
    if around.wrong_title:
        reasons.append(Reason(f"a woman's title before it: {around.title_before}", -7.0))
    elif around.title_before:
        reasons.append(Reason(f"a title before it: {around.title_before}", 1.0))
    return reasons


def _nearby_reasons(candidate: Candidate, around: Surroundings) -> list[Reason]:
    """A name that several share (a film, a book, a nickname) goes to the one of whom the sentence speaks."""
    if not candidate.name.alias.near:
        return []
    if around.nearby:
        return [Reason(f"'{around.nearby}' stands near", 3.0)]
    return [Reason("", -1.0)]


def _describe_form(candidate: Candidate) -> str:
    written = candidate.block.folded.plain[candidate.start : candidate.end]
    codes = ", ".join(sorted(candidate.languages))
    form = f", inflected as in {codes}" if candidate.languages else ""
    return f"{written}: {candidate.shape} of {candidate.name.entity.label}{form}"


def _is_regular_here(candidate: Candidate) -> bool:
    return not candidate.languages or candidate.block.language in candidate.languages


def _keep_longest(scored: Iterable[Scored]) -> list[Scored]:
    """Of overlapping candidates the longest, then the best scored."""
    order = sorted(
        scored,
        key=lambda item: (item[0].start - item[0].end, -item[1].logit, item[0].start, item[0].name.entity.id),
    )
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    kept = []
    for candidate, score in order:
        spans, span = taken[candidate.block.index], (candidate.start, candidate.end)
        position = bisect(spans, span)
        free_before = position == 0 or spans[position - 1][1] <= span[0]
        if free_before and (position == len(spans) or span[1] <= spans[position][0]):
            spans.insert(position, span)
            kept.append((candidate, score))
    return kept


def _resolve_overlaps(scored: list[Scored], support: Support) -> list[Mention]:
    preferred = [
        (candidate, score.with_reason("", min(support.certain[candidate.name.entity.id], 3) * 0.1))
        for candidate, score in scored
    ]
    mentions = [
        Mention(item.block, item.first, item.last, item.start, item.end, item.name.entity, score)
        for item, score in _keep_longest(preferred)
    ]
    return sorted(mentions, key=lambda mention: (mention.block.index, mention.start))
