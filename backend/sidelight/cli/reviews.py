"""`sidelight reviews`: moderators' decisions out of the database and into another."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import click

from sidelight.cli.curating import print_patch
from sidelight.cli.database import opened_database
from sidelight.cli.engine import find_site, load_casefile
from sidelight.export.decided import Decided, gather_decided
from sidelight.export.decisions import DecisionFormat, tell_decisions, write_decisions
from sidelight.reviews.history import Span
from sidelight.reviews.model import Review
from sidelight.reviews.queue import ALL, Filter, list_reviews
from sidelight.reviews.transfer import UnreadableError, export_reviews, import_reviews
from sidelight.storage.database import Database

WHOLE, JSON = "jsonl", "json"
ALWAYS = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def reviews() -> None:
    """Export what moderators decided, or import it into an empty database."""


@reviews.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice([WHOLE, JSON, *(form.value for form in DecisionFormat)]),
    default=WHOLE,
    show_default=True,
    help="jsonl holds everything and can be imported; the others are for reading and for other programs.",
)
@click.option("--patch", is_flag=True, help="Print what the decisions in force change in the casefile's files.")
@click.option("--since", type=DAY, help="The first day (UTC); not with jsonl, which is always whole.")
@click.option("--until", type=DAY, help="The day after the last.")
@click.option(
    "--casefile",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The casefile's folder, for --patch and claim-review, in place of that of the settings.",
)
def export(form: str, since: datetime | None, until: datetime | None, casefile: Path | None, *, patch: bool) -> None:
    """Print all reviews with their history, the decisions of some days, or what they change in the casefile.

    The patch is for `patch -p1 -d FOLDER` or `git apply --directory=FOLDER`; with it applied, the casefile passes
    `sidelight check`. What it leaves out for a curator to see to is told on standard error.
    """
    period = Span(begin=_in_utc(since), end=_in_utc(until), most=None)
    with opened_database() as database:
        if patch:
            print_patch(_list_changed(database, period), casefile)
        elif form != WHOLE:
            click.echo(_write(form, _find_decided(database, period, casefile)).encode(), nl=False)
        elif since or until:
            raise click.UsageError("jsonl is always whole; choose another --format for some days")
        else:
            for line in export_reviews(database):
                click.echo(line.encode())


@reviews.command("import")
@click.argument("file", type=click.File(encoding="utf-8"))
def import_(file: IO[str]) -> None:
    """Keep what FILE, an export in jsonl, holds: all of it or, where something is wrong with it, nothing.

    Only into a database that holds no reviews. Tokens are not exported: they are given anew.
    """
    with opened_database() as database:
        try:
            count = import_reviews(database, file)
        except UnreadableError as error:
            raise click.ClickException(str(error)) from None
        except UnicodeDecodeError:
            raise click.ClickException("The file is not in UTF-8.") from None
    click.echo(f"{count} reviews imported.", err=True)


def _find_decided(database: Database, period: Span, folder: Path | None) -> Decided:
    return gather_decided(database, period, lambda: (load_casefile(folder), find_site(folder)))


def _write(form: str, decided: Decided) -> str:
    if form == JSON:
        return json.dumps(tell_decisions(decided), ensure_ascii=False, indent=1) + "\n"
    return write_decisions(DecisionFormat(form), decided)


def _list_changed(database: Database, period: Span) -> list[Review]:
    """The reviews that were changed last in a period."""
    listed = list_reviews(database, Filter(most=ALL)).reviews
    begin, end = period.begin or ALWAYS[0], period.end or ALWAYS[1]
    return [review for review in listed if begin <= review.changed < end]


def _in_utc(day: datetime | None) -> datetime | None:
    return day.replace(tzinfo=UTC) if day else None
