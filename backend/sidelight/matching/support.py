"""What a page's names say of each other: certain ones vouch for weak ones, and those in company for one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sidelight.casefile.model import Prominence
from sidelight.matching.candidates import Candidate
from sidelight.matching.names import Case
from sidelight.matching.scores import Reason
from sidelight.matching.surroundings import Surroundings, is_noun_language

_CERTAIN, _CREDIBLE = 1.0, 0.6
"""What an entity that is named for certain, or by a weak name that can hardly be another word, adds to a page."""
_ALONE, _PER_COMPANION, _ABOUT = -3.0, 1.6, 2.5
_SHORTEST_CREDIBLE = 4


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

    def of(self, candidate: Candidate, around: Surroundings) -> Reason:
        """What speaks for or against a weak candidate beyond its own sentence."""
        entity = candidate.name.entity
        named = self.certain[entity.id]
        if named:
            return Reason(f"{entity.label} is named for certain on this page", 4.0 + min(named, 3) * 0.3)
        if self.likely[entity.id] and not around.small_word:
            return Reason(f"{entity.label} is very likely named on this page", 3.0)
        words = candidate.name.words
        long_enough = len(words) > 1 or len(words[0].base) >= _SHORTEST_CREDIBLE
        if self.core and (long_enough or words[0].case is Case.ACRONYM):
            return Reason("the page is about the case", _ABOUT)
        company = sum(weight for other, weight in self.company.items() if other != entity.id)
        if company < 1:
            return Reason("nothing on the page says that this is the one", _ALONE)
        weight = min(_ALONE + _PER_COMPANION * company, _ABOUT)
        return Reason("others of the case are named on this page", weight)


def weigh_support(
    certain: Iterable[Candidate],
    likely: Iterable[Candidate],
    weak: Iterable[tuple[Candidate, Surroundings]],
) -> Support:
    """The support that a page's certain, likely and merely weak names give; none of the first two may overlap."""
    sure = list(certain)
    company = {candidate.name.entity.id: _CREDIBLE for candidate, around in weak if _is_credible(candidate, around)}
    company |= {candidate.name.entity.id: _CERTAIN for candidate in sure if _keeps_company(candidate)}
    return Support(
        Counter(candidate.name.entity.id for candidate in sure),
        Counter(candidate.name.entity.id for candidate in likely),
        sum(candidate.name.entity.prominence is Prominence.CORE for candidate in sure),
        company,
    )


def _keeps_company(candidate: Candidate) -> bool:
    """Acronyms stand for too many things to vouch for each other."""
    words = candidate.name.words
    is_acronym = len(words) == 1 and words[0].case is Case.ACRONYM
    return candidate.name.entity.prominence is not Prominence.VALUE and not is_acronym


def _is_credible(candidate: Candidate, around: Surroundings) -> bool:
    """A weak name that on this page looks like nothing but a name: in a crowd of such ones each is likelier."""
    first = candidate.name.words[0]
    if not (_keeps_company(candidate) and candidate.cased):
        return False
    if len(first.base) < _SHORTEST_CREDIBLE or first.case is Case.LOWER or is_noun_language(candidate):
        return False
    if any(reason.weight < 0 for reason in around.told):
        return False
    return not (around.ordinary_words or around.given_name_before or around.surname_after or around.opens_sentence)
