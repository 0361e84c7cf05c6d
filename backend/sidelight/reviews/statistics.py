"""What the history tells of the moderators: how much each decided, and how far two of them agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from sidelight.reviews.model import Entry, Judgement, State


@dataclass(frozen=True, slots=True)
class Tally:
    """One moderator's work: decisions made (second thoughts count again), on how many reviews, of which kinds.

    `overruled` counts the reviews on which somebody else said something else afterwards.
    """

    who: str
    decisions: int
    reviews: int
    judgements: Mapping[Judgement, int]
    overruled: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two moderators judged what both have judged.

    `percent` is None where there is nothing such; `kappa` (Cohen's) also where chance alone would have them agree on
    all of it, since both only ever said one and the same.
    """

    one: str
    other: str
    shared: int
    agreed: int
    percent: float | None
    kappa: float | None


def count_work(entries: Iterable[Entry]) -> tuple[Tally, ...]:
    """A tally for each moderator, by name. Opening and undoing are steps, but no decisions.

    Whose decision was put back was not overruled by what was undone.
    """
    steps = [entry for entry in entries if entry.new.state is State.DONE]
    by_who: dict[str, list[Entry]] = defaultdict(list)
    for entry in steps:
        if not entry.whose:
            by_who[entry.who].append(entry)
    overruled = _count_overruled(steps)
    return tuple(_count_one(who, by_who[who], overruled[who]) for who in sorted(by_who))


def compare_moderators(entries: Iterable[Entry]) -> tuple[Agreement, ...]:
    """Every two moderators, by name, with how they agree: of each, what was said last on a review counts."""
    said: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for entry in entries:
        if entry.new.state is State.DONE and not entry.whose:
            said[entry.who][entry.review] = entry.new.judgement
        elif entry.new != entry.old:
            said[entry.who].pop(entry.review, None)
    judges = sorted(who for who, judged in said.items() if judged)
    return tuple(_compare(one, other, said[one], said[other]) for one, other in combinations(judges, 2))


def compute_kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two judges over the same things: 1 for always agreeing, 0 for as often as by chance."""
    judged = list(pairs)
    total = len(judged)
    if not total:
        return None
    observed = sum(one == other for one, other in judged) / total
    first, second = Counter(one for one, _ in judged), Counter(other for _, other in judged)
    expected = sum(first[label] * second[label] for label in first) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _count_one(who: str, steps: list[Entry], overruled: int) -> Tally:
    return Tally(
        who=who,
        decisions=len(steps),
        reviews=len({entry.review for entry in steps}),
        judgements=Counter(entry.new.judgement for entry in steps),
        overruled=overruled,
        last=max(entry.at for entry in steps),
    )


def _count_overruled(steps: Iterable[Entry]) -> Counter[str]:
    standing: dict[str, Entry] = {}
    lost: dict[str, list[str]] = defaultdict(list)
    for entry in steps:
        losers = lost[entry.review]
        if not entry.whose:
            losers.append(_name_overruled(standing.get(entry.review), entry))
        elif entry.old and entry.old.state is State.DONE:
            losers.pop()
        standing[entry.review] = entry
    return Counter(who for losers in lost.values() for who in set(losers) - {""})


def _name_overruled(before: Entry | None, entry: Entry) -> str:
    """Whose judgement another one replaces by their own; empty where nobody's."""
    if before is None or before.reviewer == entry.who or before.new.judgement is entry.new.judgement:
        return ""
    return before.reviewer


def _compare(one: str, other: str, ones: Mapping[str, Judgement], others: Mapping[str, Judgement]) -> Agreement:
    shared = ones.keys() & others.keys()
    pairs = [(ones[key], others[key]) for key in shared]
    agreed = sum(first is second for first, second in pairs)
    percent = 100 * agreed / len(pairs) if pairs else None
    return Agreement(one, other, len(pairs), agreed, percent, compute_kappa(pairs))
