"""`sidelight reviews`: moderators' decisions out of the database and into another."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import IO

import click

from sidelight.cli.database import opened_database
from sidelight.export.decisions import FORMS, write_decisions
from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.queue import Filter, list_reviews
from sidelight.reviews.transfer import UnreadableError, export_reviews, import_reviews

ALL = 2**31 - 1
DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def reviews() -> None:
    """Export what moderators decided, or import it into an empty database."""


@reviews.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", *FORMS]),
    default="jsonl",
    show_default=True,
    help="jsonl holds everything and can be imported; the others are for reading.",
)
@click.option("--from", "begin", type=DAY, help="The first day (UTC); not with jsonl, which is always whole.")
@click.option("--to", "end", type=DAY, help="The day after the last.")
def export(form: str, begin: datetime | None, end: datetime | None) -> None:
    """Print all reviews with their history, or the decisions of some days."""
    if form == "jsonl" and (begin or end):
        raise click.UsageError("jsonl is always whole; choose another --format for some days")
    with opened_database() as database:
        if form == "jsonl":
            for line in export_reviews(database):
                click.echo(line.encode())
            return
        entries = list_entries(database, Span(begin=_in_utc(begin), end=_in_utc(end), most=None)).entries
        known = {review.id: review for review in list_reviews(database, Filter(most=ALL)).reviews}
    click.echo(write_decisions(form, entries, known).encode(), nl=False)


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


def _in_utc(day: datetime | None) -> datetime | None:
    return day.replace(tzinfo=UTC) if day else None
