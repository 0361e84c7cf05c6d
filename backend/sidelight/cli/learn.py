"""`sidelight learn`: what a casefile's examples teach, ahead of the first start."""

from __future__ import annotations

from pathlib import Path

import click

from sidelight.cli.engine import start_annotator


@click.command()
@click.option(
    "--casefile",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The casefile's folder; default: the one that comes with Sidelight.",
)
def learn(casefile: Path | None) -> None:
    """Learn from a casefile's examples now, so that no start has to wait for it.

    What is learned is kept in the cache folder for this version of the casefile and of Sidelight; where it is there
    already, nothing is done.
    """
    start_annotator(casefile)
