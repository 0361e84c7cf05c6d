"""`sidelight fit`: the weights of evidence anew, from pages that were marked by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import yaml

from sidelight.casefile.examples import load_examples
from sidelight.cli.engine import find_settings, start_annotator
from sidelight.cli.evaluate import read_pages
from sidelight.cli.tables import open_console, print_table, show_progress
from sidelight.evaluation import fitting
from sidelight.evaluation.ablation import Proposer, part_by_claim, part_by_language, take_away
from sidelight.evaluation.fitting import Weighed
from sidelight.matching.judgement import Judge, load_judge

_HEAD = """# How much each piece of evidence adds to the log-odds that a sentence asserts a claim, where the casefile
# teaches it by examples (taught) or not (untaught), and that it denies a claim of which it speaks.
# Written by `sidelight fit`, but for those of the untaught: they are set by hand, and it keeps them.
"""
_SHARE = 6
"""One of so many held-out examples is fitted to; the others stay unseen."""


@click.command()
@click.argument(
    "folders",
    metavar="DIR...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--casefile",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The casefile's folder; default: the one that comes with Sidelight.",
)
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the weights to FILE; default: only tell how well they do.",
    metavar="FILE",
)
@click.option("--compare", is_flag=True, help="Tell how well each proposer does alone.")
def fit(folders: tuple[Path, ...], casefile: Path | None, target: Path | None, *, compare: bool) -> None:
    """Fit the weights of evidence to the gold pages (*.txt) under each DIR.

    A part of the casefile's held-out examples is fitted to as well, also told of somebody whom it does not know.
    Prints how well such weights do on pages that they were not fitted on (the pages in eight parts, each tried with
    what was fitted on the other seven).
    """
    taught = start_annotator(casefile)
    pages = [page for folder in folders for page in read_pages(folder, taught.casefile)]
    examples = load_examples(find_settings(casefile).casefile, taught.casefile)
    held_out = [example for example in examples if example.held_out]
    lessons = fitting.weigh_examples(show_progress(held_out[::_SHARE], "examples"), taught)
    weighed = [fitting.weigh_page(page, taught) for page in show_progress(pages, "pages")]
    try:
        result = fitting.fit(weighed, lessons)
        click.echo(f"precision {result.precision:.3f}, recall {result.recall:.3f}, F1 {result.f1:.3f}")
        if compare:
            _compare(weighed, [page.language for page in pages])
        if target:
            denies = fitting.fit_denials([*weighed, *lessons])
            _write(target, {"taught": result.judge, "denies": denies, "untaught": load_judge("untaught")})
    except fitting.FitError as error:
        raise click.ClickException(f"Too little to fit to: {error}.") from None


def _compare(weighed: Sequence[Weighed], languages: Sequence[str]) -> None:
    """Print how well judges do with both proposers and with each alone, on parts that they were not fitted on."""
    told = {
        "both": weighed,
        "listed words alone": take_away(weighed, Proposer.LEARNED),
        "learned alone": take_away(weighed, Proposer.LISTED),
    }
    rows = []
    for name, some in told.items():
        parted = (some, part_by_language(some, languages), part_by_claim(some))
        fits = [fitting.fit(parts, folds=len(parts) if len(parts) < len(some) else 0) for parts in parted]
        rows.append((name, *(f"{one.precision:.3f} / {one.recall:.3f} / {one.f1:.3f}" for one in fits)))
    title = "Precision, recall and F1 of claims, on parts that the weights were not fitted on"
    print_table(open_console(), title, ("proposers", "across pages", "across languages", "across claims"), rows)


def _write(path: Path, judges: Mapping[str, Judge]) -> None:
    data = {name: _as_data(judge) for name, judge in judges.items()}
    try:
        path.write_text(_HEAD + yaml.safe_dump(data, sort_keys=True), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path} can't be written: {error.strerror}.") from None


def _as_data(judge: Judge) -> dict[str, Any]:
    return {"base": judge.base, "accept": judge.accept, "weights": dict(judge.weights)}
