"""Which candidates are mentions: names that are enough alone first, then weak ones with the support of the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sidelight.casefile.model import Entity, Prominence, Strength
from sidelight.matching.candidates import Candidate, Shape
from sidelight.matching.names import Case
from sidelight.matching.scores import Reason, Score
from sidelight.matching.surroundings import Surroundings, is_noun_language, look_around
from sidelight.text.reading import BlockReading

_CERTAIN, _CREDIBLE = 1.0, 0.6
"""What an entity that is named for certain, or by a weak name that can hardly be another word, adds to a page."""
_ALONE = -3.0
_SHORTEST_CREDIBLE = 4


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
    """What the page's other names say of a weak one."""

    certain: Counter[str]
    """How often each entity is named by a name that is enough alone."""
    likely: Counter[str]
    """How often by a weak one that has been accepted."""
    core: int
    """How often core entities are named for certain."""
    company: Mapping[str, float]
    """How much each entity that is named adds to the likelihood that the page is about the case."""

    def company_of(self, entity: str) -> float:
        """The weight of the other entities that are named."""
        return sum(weight for other, weight in self.company.items() if other != entity)


def decide_mentions(candidates: Iterable[Candidate]) -> list[Mention]:
    """The mentions of a page in reading order; where candidates overlap the longest acceptable one stands.

    Weak names are weighed twice: those accepted first are themselves a support for the others.
    """
    pool = list(candidates)
    weak = [candidate for candidate in pool if candidate.name.alias.strength is Strength.WEAK]
    certain = _accept((candidate, _score_strong(candidate)) for candidate in pool if candidate not in weak)
    support = _weigh_support(certain, (), weak)
    first = _accept((candidate, _score_weak(candidate, support)) for candidate in weak)
    support = _weigh_support(certain, first, weak)
    second = _accept((candidate, _score_weak(candidate, support)) for candidate in weak)
    return _resolve_overlaps([*certain, *second], support)


def _accept(scored: Iterable[tuple[Candidate, Score]]) -> list[tuple[Candidate, Score]]:
    return [(candidate, score) for candidate, score in scored if score.accepted]


def _weigh_support(
    certain: Sequence[tuple[Candidate, Score]], likely: Sequence[tuple[Candidate, Score]], weak: Iterable[Candidate]
) -> Support:
    kept = [candidate for candidate, _ in _keep_longest(certain)]
    company = {candidate.name.entity.id: _CREDIBLE for candidate in weak if _is_credible(candidate)}
    company |= {candidate.name.entity.id: _CERTAIN for candidate in kept if _keeps_company(candidate)}
    return Support(
        Counter(candidate.name.entity.id for candidate in kept),
        Counter(candidate.name.entity.id for candidate, _ in _keep_longest(likely)),
        sum(candidate.name.entity.prominence is Prominence.CORE for candidate in kept),
        company,
    )


def _keeps_company(candidate: Candidate) -> bool:
    """Acronyms stand for too many things to vouch for each other."""
    words = candidate.name.words
    is_acronym = len(words) == 1 and words[0].case is Case.ACRONYM
    return candidate.name.entity.prominence is not Prominence.VALUE and not is_acronym


def _is_credible(candidate: Candidate) -> bool:
    """A weak name that on this page looks like nothing but a name: in a crowd of such ones each is likelier."""
    first = candidate.name.words[0]
    if not (_keeps_company(candidate) and candidate.cased):
        return False
    if len(first.base) < _SHORTEST_CREDIBLE or first.case is Case.LOWER or is_noun_language(candidate):
        return False
    around = look_around(candidate)
    return not (around.ordinary_words or around.given_name_before or around.surname_after or around.opens_sentence)


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
    named = support.certain[entity.id]
    if named:
        return [Reason(f"{entity.label} is named for certain on this page", 4.0 + min(named, 3) * 0.3)]
    if support.likely[entity.id] and not _is_small_word(candidate):
        return [Reason(f"{entity.label} is very likely named on this page", 3.0)]
    first = candidate.name.words[0]
    if support.core and (len(first.base) >= _SHORTEST_CREDIBLE or first.case is Case.ACRONYM):
        return [Reason("the page is about the case", 2.5)]
    company = support.company_of(entity.id)
    if company < 1:
        return [Reason("nothing on the page says that this is the one", -3.0)]
    return [Reason("others of the case are named on this page", min(_ALONE + 1.6 * company, 2.5))]


def _is_small_word(candidate: Candidate) -> bool:
    return look_around(candidate).small_word


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
        weight = -2.0 if around.neighbour_opens_sentence else -7.0
        reasons.append(Reason(f"perhaps another first name before it: {around.given_name_before}", weight))
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
        (candidate, score.with_reason("", min(support.certain[candidate.name.entity.id], 3) * 0.1))
        for candidate, score in scored
    ]
    mentions = [
        Mention(item.block, item.first, item.last, item.start, item.end, item.name.entity, score)
        for item, score in _keep_longest(preferred)
    ]
    return sorted(mentions, key=lambda mention: (mention.block.index, mention.start))
