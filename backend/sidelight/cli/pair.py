"""`sidelight pair`: who may use the server beside the extension that it knows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import click

from sidelight.cli.tables import open_console, print_table
from sidelight.pairing.model import LIFE, TRIES, Pairing, StateError
from sidelight.pairing.store import Pairings
from sidelight.settings import SettingsError, read_settings

CODE_IS_GOOD = f"good for {LIFE.seconds // 60} minutes and {TRIES} tries"
LONGEST_NAME = 60


def _check_name(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    if name is None:
        return None
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise click.BadParameter(f"a name has 1 to {LONGEST_NAME} letters, all of which can be seen")
    return name.strip()


@click.command()
@click.option("--name", callback=_check_name, help="What to call the browser; by default firefox, chromium-2 ...")
@click.option("--list", "shows", is_flag=True, help="List the browsers that are paired, and change nothing.")
@click.option("--revoke", metavar="NAME", help="Let a paired browser in no more, from this moment.")
def pair(name: str | None, revoke: str | None, *, shows: bool) -> None:
    """Print a code that lets one browser use the server on this machine.

    The code is typed in the extension's options; it is good for two minutes and five tries, and a newer one makes it
    void. The server may be running or be started later. Chromium on the server's own machine needs no code.
    """
    if sum((name is not None, shows, revoke is not None)) > 1:
        raise click.UsageError("--name, --list and --revoke go one at a time")
    with _told_plainly() as pairings:
        if shows:
            _show(pairings.list())
        elif revoke is not None:
            _revoke(pairings, revoke)
        else:
            click.echo(pairings.offer(name or ""))
            click.echo(f"Type this code in the extension's options; it is {CODE_IS_GOOD}.", err=True)


@contextmanager
def _told_plainly() -> Iterator[Pairings]:
    try:
        yield Pairings(read_settings(os.environ).state)
    except (SettingsError, StateError, FileNotFoundError) as error:
        raise click.ClickException(str(error)) from None


def _show(pairings: tuple[Pairing, ...]) -> None:
    if not pairings:
        click.echo("No browser is paired.", err=True)
        return
    columns = ("name", "origin", "scopes", "created", "last used")
    rows = [
        (one.name, one.origin, " ".join(one.scopes), _write_time(one.created), _write_time(one.last_used))
        for one in pairings
    ]
    print_table(open_console(), "Paired browsers (times in UTC)", columns, rows)


def _revoke(pairings: Pairings, name: str) -> None:
    if not pairings.revoke(name):
        names = ", ".join(one.name for one in pairings.list()) or "none"
        raise click.ClickException(f"no browser named {name!r} is paired; those paired: {names}")
    click.echo(f"{name} is let in no more.", err=True)


def _write_time(time: datetime | None) -> str:
    return f"{time:%Y-%m-%d %H:%M}" if time else "never"
