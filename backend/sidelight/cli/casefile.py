"""`sidelight casefile`: what can be done with a casefile as a whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sidelight.cli.changes import diff
from sidelight.cli.engine import find_site, load_casefile
from sidelight.cli.schemas import schema
from sidelight.export import CasefileFormat, write_casefile


@click.group()
def casefile() -> None:
    """Export a casefile, compare its states, help to write it."""


casefile.add_command(diff)
casefile.add_command(schema)


@casefile.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in CasefileFormat]),
    default=CasefileFormat.FOLLOW_THE_MONEY.value,
    show_default=True,
    help="The form to write it in.",
)
def export(folder: Path | None, form: str) -> None:
    """Write the casefile in FOLDER for other programs.

    Without FOLDER it is the one of the settings, or that which comes with Sidelight. As FollowTheMoney it is one
    entity a line, in JSON.
    """
    sys.stdout.buffer.writelines(write_casefile(CasefileFormat(form), load_casefile(folder), find_site(folder)))
