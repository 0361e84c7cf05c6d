"""`sidelight evaluate`: how well the engine does on pages that were marked by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from sidelight.casefile.model import Casefile
from sidelight.cli.engine import start_annotator
from sidelight.cli.scorecard import print_figures, print_findings, sum_up_faults
from sidelight.cli.tables import open_console, show_progress
from sidelight.evaluation.alignment import align
from sidelight.evaluation.figures import Record, list_records, measure
from sidelight.evaluation.findings import list_findings
from sidelight.evaluation.scores import ALL
from sidelight.marked.pages import GoldError, GoldPage
from sidelight.marked.reading import read_gold


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--casefile",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The casefile's folder; default: the one that comes with Sidelight.",
)
@click.option(
    "--jsonl",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write figures, misses and false hits to FILE as well, one JSON object a line.",
    metavar="FILE",
)
@click.option("--details", is_flag=True, help="List every miss and every false hit with the reasons.")
def evaluate(folder: Path, casefile: Path | None, jsonl: Path | None, *, details: bool) -> None:
    """Score the engine on the gold pages (*.txt) under DIR.

    Prints precision, recall and F1 of mentions and claims by language and by kind of page, relations, verdicts
    and how far the confidence can be trusted; docs/quality.md says how to read them. In a pipe the tables are
    Markdown. Faults of the pages are all printed as FILE:LINE: MESSAGE, and the exit code is 1.
    """
    annotator = start_annotator(casefile)
    pages = read_pages(folder, annotator.casefile)
    alignments = [align(page, annotator.annotate(page.as_page())) for page in show_progress(pages, "pages")]
    figures = measure(alignments, annotator.casefile)
    wanted = alignments if details or jsonl else ()
    findings = [finding for one in show_progress(wanted, "reasons") for finding in list_findings(one, annotator)]
    console = open_console()
    print_figures(console, figures)
    if details:
        print_findings(console, findings)
    console.print()
    console.print(sum_up_faults(figures.tallies[ALL]))
    if jsonl:
        _write(jsonl, list_records(figures, findings))


def read_pages(folder: Path, casefile: Casefile) -> tuple[GoldPage, ...]:
    """The gold pages under a folder; prints their faults and exits where there are any."""
    try:
        return read_gold(folder, casefile)
    except GoldError as error:
        for fault in error.faults:
            click.echo(fault)
        raise SystemExit(1) from None


def _write(path: Path, records: Iterable[Record]) -> None:
    try:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    except OSError as error:
        raise click.ClickException(f"{path} can't be written: {error.strerror}.") from None
