"""`make compare`: print what docs/quality.md shows below 'Compared'."""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks.compare.contest import Contender, Result, list_baselines, measure
from benchmarks.compare.tuning import split
from sidelight.annotate import Annotator
from sidelight.casefile.examples import load_examples
from sidelight.cli.tables import open_console, print_table
from sidelight.marked.reading import read_gold
from sidelight.settings import read_settings

GOLD = Path(__file__).parents[2] / "tests" / "gold"
COLUMNS = ("", "mention P", "R", "F1", "claim P", "R", "F1", "relation", "false pages", "ms a page", "time")
MISSING = "no model installed"


@click.command()
@click.argument("folder", metavar="[DIR]", default=GOLD, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--model",
    envvar="SIDELIGHT_COMPARE_MODEL",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of a sentence-transformers model; SIDELIGHT_COMPARE_MODEL says the same.",
)
def main(folder: Path, model: Path | None) -> None:
    """Score Sidelight and what one would build instead on every second gold page (*.txt) under DIR.

    What the others leave open (which names, which threshold ...) is chosen for the best F1 on the other half.
    """
    settings = read_settings({})
    annotator = Annotator.from_folder(settings.casefile, settings.cache)
    chosen_on, scored_on = split(read_gold(folder, annotator.casefile))
    examples = load_examples(settings.casefile, annotator.casefile)
    contenders = [Contender("Sidelight", annotator), *list_baselines(annotator, examples, chosen_on, model)]
    results = [measure(one.engine, scored_on) if one.engine else None for one in contenders]
    console = open_console()
    title = f"Chosen on {len(chosen_on)} pages, scored on {len(scored_on)} others"
    rows = [write_row(one.name, result, results[0]) for one, result in zip(contenders, results, strict=True)]
    print_table(console, title, COLUMNS, rows)
    print_table(console, "Chosen", ("", "what"), [(one.name, one.chosen) for one in contenders if one.chosen])


def write_row(name: str, result: Result | None, first: Result | None) -> tuple[str, ...]:
    """A contender's cells; `first` is the one beside whose time that of the others stands."""
    if result is None or first is None:
        return (f"{name}: {MISSING}", "", *[""] * (len(COLUMNS) - 2))
    mentions, claims = result.tally.mentions, result.tally.claims
    rates = (mentions.precision, mentions.recall, mentions.f1, claims.precision, claims.recall, claims.f1)
    return (
        name,
        *(f"{rate:.3f}" for rate in (*rates, result.tally.relation)),
        str(result.tally.false_pages),
        f"{result.milliseconds:.1f}",
        f"{result.milliseconds / first.milliseconds:.2f} ×",
    )


if __name__ == "__main__":
    main()
