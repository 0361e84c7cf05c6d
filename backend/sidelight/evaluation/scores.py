"""Precision, recall and their like, over all pages, by language and by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields

from sidelight.annotation import Verdict
from sidelight.casefile.model import Standing
from sidelight.evaluation.alignment import Alignment
from sidelight.matching.verdicts import reach_verdict

ALL = "all"


@dataclass(frozen=True, slots=True)
class Rates:
    """Share of what was found that is right, share of what is right that was found, and their harmonic mean."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some pages; they add up."""

    pages: int = 0
    false_pages: int = 0
    mentions_hit: int = 0
    mentions_found: int = 0
    mentions_marked: int = 0
    claims_hit: int = 0
    claims_found: int = 0
    claims_marked: int = 0
    relations_right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def mentions(self) -> Rates:
        """How well names are found."""
        return rate(self.mentions_hit, self.mentions_found, self.mentions_marked)

    @property
    def claims(self) -> Rates:
        """How well assertions are found, whatever their relation."""
        return rate(self.claims_hit, self.claims_found, self.claims_marked)

    @property
    def relation(self) -> float:
        """Share of the assertions found whose relation is right."""
        return self.relations_right / self.claims_hit if self.claims_hit else 1.0


def rate(hit: int, found: int, marked: int) -> Rates:
    """The rates of these counts. Where nothing was found, nothing is wrong; where nothing is marked, nothing missed."""
    precision = hit / found if found else 1.0
    recall = hit / marked if marked else 1.0
    both = precision + recall
    return Rates(precision, recall, 2 * precision * recall / both if both else 0.0)


def count(alignment: Alignment) -> Tally:
    """The counts of one page."""
    hits, found = len(alignment.mentions), len(alignment.assertions)
    return Tally(
        pages=1,
        false_pages=int(alignment.false_page),
        mentions_hit=hits,
        mentions_found=hits + len(alignment.false_mentions),
        mentions_marked=hits + len(alignment.missed_mentions),
        claims_hit=found,
        claims_found=found + len(alignment.false_assertions),
        claims_marked=found + len(alignment.missed_assertions),
        relations_right=sum(mark.relation is given.relation for mark, given in alignment.assertions),
    )


def sum_up(alignments: Iterable[Alignment]) -> Mapping[str, Tally]:
    """The tallies by group: `all` first, then languages by code, then kinds as `kind:trap`."""
    languages: dict[str, Tally] = {}
    kinds: dict[str, Tally] = {}
    whole = Tally()
    for alignment in alignments:
        tally, page = count(alignment), alignment.page
        whole += tally
        languages[page.language] = languages.get(page.language, Tally()) + tally
        kinds[f"kind:{page.kind}"] = kinds.get(f"kind:{page.kind}", Tally()) + tally
    return {ALL: whole, **dict(sorted(languages.items())), **dict(sorted(kinds.items()))}


Confusion = Mapping[tuple[Verdict | None, Verdict | None], int]
"""How often which verdict (None: the page is marked with none) was answered by which (None: not found)."""


def confuse_verdicts(alignments: Iterable[Alignment], standing: Callable[[str], Standing]) -> Confusion:
    """Count verdicts given by verdicts expected: what the marked relation and the claim's standing amount to."""
    counts: dict[tuple[Verdict | None, Verdict | None], int] = {}
    for alignment in alignments:
        pairs: list[tuple[Verdict | None, Verdict | None]] = [
            (reach_verdict(mark.relation, standing(mark.claim)), given.verdict) for mark, given in alignment.assertions
        ]
        pairs += [(reach_verdict(one.relation, standing(one.claim)), None) for one in alignment.missed_assertions]
        pairs += [(None, given.verdict) for given in alignment.false_assertions]
        for pair in pairs:
            counts[pair] = counts.get(pair, 0) + 1
    return counts
