"""The figures of an evaluation and what went wrong, for people to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sidelight.annotation import Verdict
from sidelight.cli.marks import clean
from sidelight.cli.tables import print_table
from sidelight.evaluation.calibration import Calibration
from sidelight.evaluation.figures import Figures
from sidelight.evaluation.findings import Finding
from sidelight.evaluation.scores import Confusion, Rates, Tally

COLUMNS = ("", "pages", "mention P", "R", "F1", "claim P", "R", "F1", "relation", "false pages")


def print_figures(console: Console, figures: Figures) -> None:
    """Print precision, recall and F1 by language and kind, the verdicts, and how far confidence can be trusted."""
    rows = [_row(group.removeprefix("kind:"), tally) for group, tally in figures.tallies.items()]
    print_table(console, "By language and by kind of page", COLUMNS, rows)
    _print_verdicts(console, figures.verdicts)
    _print_calibration(console, "mentions", figures.mentions)
    _print_calibration(console, "assertions", figures.claims)


def print_findings(console: Console, findings: Iterable[Finding]) -> None:
    """Print each miss and each false hit with its words and its reasons, page by page."""
    for page, here in groupby(findings, key=lambda finding: finding.page):
        console.print()
        console.print(Text(page, style="bold"))
        for finding in here:
            _print_indented(console, _tell(finding), 2)
            for reason in finding.because:
                _print_indented(console, reason, 6)


def sum_up_faults(tally: Tally) -> str:
    """How much was missed and how much is false, in a line."""
    return (
        f"missed: {tally.mentions_marked - tally.mentions_hit} mentions, {tally.claims_marked - tally.claims_hit} "
        f"assertions; false: {tally.mentions_found - tally.mentions_hit} mentions, "
        f"{tally.claims_found - tally.claims_hit} assertions, {tally.claims_hit - tally.relations_right} relations"
    )


def _tell(finding: Finding) -> str:
    relations = " given as ".join(filter(None, (finding.expected, finding.given)))
    relation = f" ({relations})" if relations else ""
    sure = "" if finding.confidence is None else f", confidence {finding.confidence}"
    return f"{finding.what} {finding.id}{relation}, block {finding.block}{sure}: “{finding.quote}”"


def _print_indented(console: Console, line: str, indent: int) -> None:
    console.print(Padding(Text(clean(line)), (0, 0, 0, indent), expand=False))


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    mentions, claims = _rates(tally.mentions), _rates(tally.claims)
    return (name, str(tally.pages), *mentions, *claims, f"{tally.relation:.3f}", str(tally.false_pages))


def _rates(rates: Rates) -> tuple[str, str, str]:
    return f"{rates.precision:.3f}", f"{rates.recall:.3f}", f"{rates.f1:.3f}"


def _print_verdicts(console: Console, confusion: Confusion) -> None:
    columns = ("expected", *Verdict, "not found")
    given: tuple[Verdict | None, ...] = (*Verdict, None)
    rows = [
        (expected or "not marked", *(str(confusion.get((expected, verdict), "")) for verdict in given))
        for expected in given
    ]
    print_table(console, "Verdicts: those expected (rows) against those given (columns)", columns, rows)


def _print_calibration(console: Console, of: str, calibration: Calibration) -> None:
    title = f"Confidence of {of}: expected calibration error {calibration.error:.3f}"
    rows = [
        (f"{one.low:.1f} to {one.high:.1f}", str(one.count), f"{one.confidence:.3f}", f"{one.right:.3f}")
        for one in calibration.bins
        if one.count
    ]
    print_table(console, title, ("confidence", "highlights", "mean", "right"), rows)
