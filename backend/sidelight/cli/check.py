"""`sidelight check FOLDER`: every fault of a casefile, or a summary of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from sidelight.casefile.faults import CasefileError
from sidelight.casefile.loading import load
from sidelight.casefile.model import Casefile, Standing
from sidelight.casefile.standing import assess
from sidelight.languages.frames import load_frames


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(folder: Path) -> None:
    """Check the casefile in FOLDER.

    Prints each fault as FILE:LINE: MESSAGE and exits with 1, or prints a summary and exits with 0.
    """
    slots = {name: frame.slots for name, frame in load_frames().items()}
    try:
        casefile = load(folder, slots)
    except CasefileError as error:
        for fault in error.faults:
            click.echo(fault)
        raise SystemExit(1) from error
    click.echo(summarise(casefile))


def summarise(casefile: Casefile) -> str:
    """Sum a casefile up in one line: what it holds, how its claims stand, in which languages it is worded."""
    standings = Counter(assess(claim, casefile).standing for claim in casefile.claims.values())
    counted = ", ".join(f"{standings[standing]} {standing}" for standing in Standing if standings[standing])
    return (
        f"{casefile.id}: {len(casefile.entities)} entities, {len(casefile.claims)} claims ({counted}), "
        f"{len(casefile.sources)} sources; wordings in {' '.join(list_languages(casefile)) or 'no language'}"
    )


def list_languages(casefile: Casefile) -> list[str]:
    """List the languages in which some claim is worded, sorted by code."""
    return sorted(
        {
            language
            for claim in casefile.claims.values()
            for patterns in (claim.says, claim.unless, *(slot.terms for slot in claim.slots))
            for language in patterns
        }
    )
