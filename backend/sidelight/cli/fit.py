"""`sidelight fit`: the weights of evidence anew, from pages that were marked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import yaml

from sidelight.annotate import Annotator
from sidelight.casefile.examples import load_examples
from sidelight.cli.engine import find_settings, start_annotator
from sidelight.cli.evaluate import read_pages
from sidelight.cli.tables import show_progress
from sidelight.evaluation import fitting
from sidelight.evaluation.pages import GoldPage

_HEAD = """# How much each piece of evidence adds to the log-odds that a sentence asserts a claim, for claims
# that the casefile teaches by examples and for those that it does not. Written by `sidelight fit`; see docs/quality.md.
"""
_SHARE = 3
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
def fit(folders: tuple[Path, ...], casefile: Path | None, target: Path | None) -> None:
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
    fits = {
        "taught": fitting.fit(_weigh(pages, taught), lessons),
        "untaught": fitting.fit(_weigh(pages, Annotator(taught.casefile))),
    }
    for name, result in fits.items():
        click.echo(f"{name}: precision {result.precision:.3f}, recall {result.recall:.3f}, F1 {result.f1:.3f}")
    if target:
        data = {name: _as_data(result) for name, result in fits.items()}
        target.write_text(_HEAD + yaml.safe_dump(data, sort_keys=True), encoding="utf-8")


def _weigh(pages: list[GoldPage], annotator: Annotator) -> list[fitting.Weighed]:
    return [fitting.weigh_page(page, annotator) for page in show_progress(pages, "pages")]


def _as_data(result: fitting.Fit) -> dict[str, Any]:
    judge = result.judge
    return {"base": judge.base, "accept": judge.accept, "weights": dict(judge.weights)}
