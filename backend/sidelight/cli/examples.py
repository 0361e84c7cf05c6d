"""How a casefile's examples fare, for its curators to read in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import click
from rich.console import Console

from sidelight.casefile.examples import Gap, Says
from sidelight.cli.marks import clean
from sidelight.cli.tables import print_table
from sidelight.evaluation.examples import EXPECTED, Group, Outcome, Passes, sum_up_outcomes


def print_gaps(gaps: Iterable[Gap], *, named: bool) -> None:
    """Warn of claims that have too few examples: how many in each language, or each with what it lacks."""
    lacks: dict[tuple[str, str], list[str]] = {}
    for gap in gaps:
        lacks.setdefault((gap.language, gap.claim), []).append(f"{gap.missing} more of {' or '.join(gap.relations)}")
    if named:
        for (language, claim), missing in lacks.items():
            click.echo(f"warning: {claim} has too few examples in {language}: {', '.join(missing)}")
    elif lacks:
        counts = Counter(language for language, _ in lacks)
        listed = ", ".join(f"{count} in {language}" for language, count in counts.items())
        click.echo(f"warning: claims with too few examples: {listed}; --examples names them")


def print_outcomes(console: Console, outcomes: Sequence[Outcome], *, named: bool) -> None:
    """Print how many examples pass, by language; those that are held out apart from those to learn from."""
    groups = sum_up_outcomes(outcomes)
    for held_out, title in ((False, "Examples to learn from: passed/all"), (True, "Examples held out: passed/all")):
        if rows := _list_rows(groups, held_out=held_out):
            print_table(console, title, ("", *Says, "together"), rows)
    failed = [outcome for outcome in outcomes if not outcome.passed]
    console.print()
    if named:
        for outcome in failed:
            click.echo(_tell(outcome))
    elif failed:
        click.echo(f"{len(failed)} of {len(outcomes)} examples fail; --examples names them")


def _list_rows(groups: Mapping[Group, Passes], *, held_out: bool) -> list[tuple[str, ...]]:
    """A row for each language and one for all of them."""
    chosen = {(language, says): passes for (language, says, kept), passes in groups.items() if kept is held_out}
    rows = {language: [chosen.get((language, says), Passes()) for says in Says] for language, _ in chosen}
    if not rows:
        return []
    rows["all"] = [sum(column, Passes()) for column in zip(*rows.values(), strict=True)]
    return [(name, *(_show(passes) for passes in (*row, sum(row, Passes())))) for name, row in rows.items()]


def _show(passes: Passes) -> str:
    return str(passes) if passes.total else ""


def _tell(outcome: Outcome) -> str:
    example = outcome.example
    expected = EXPECTED[example.relation] or "nothing"
    found = ", ".join(dict.fromkeys(outcome.found)) or "nothing"
    reasons = f" because {'; '.join(outcome.because)}" if outcome.because else ""
    return clean(f"{example.place}: {example.claim}: expected {expected}, found {found}{reasons}: {example.text}")
