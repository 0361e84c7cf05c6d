"""`sidelight pair`: which browsers may use the server beside the extension that it knows."""

from __future__ import annotations

import click

from sidelight.access.codes import Codes
from sidelight.access.model import LIFE, TRIES, Token
from sidelight.access.tokens import Tokens
from sidelight.cli.database import check_name, opened_database, write_time
from sidelight.cli.tables import open_console, print_table

CODE_IS_GOOD = f"good for {LIFE.seconds // 60} minutes and {TRIES} tries"


@click.command()
@click.option("--name", callback=check_name, help="What to call the browser; by default firefox, chromium-2 ...")
@click.option("--person", callback=check_name, help="Who will decide with it, as a moderator, under this name.")
@click.option("--list", "shows", is_flag=True, help="List the browsers that are paired, and change nothing.")
@click.option("--revoke", metavar="NAME", help="Let a paired browser in no more, from this moment.")
def pair(name: str | None, person: str | None, revoke: str | None, *, shows: bool) -> None:
    """Print a code that lets one browser use the server on this machine.

    The code is typed in the extension's options; it is good for two minutes and five tries, and a newer one makes it
    void. The server may be running or be started later. Chromium on the server's own machine needs no code to read.
    """
    if sum((name is not None or person is not None, shows, revoke is not None)) > 1:
        raise click.UsageError("a new code, --list and --revoke go one at a time")
    with opened_database() as database:
        if shows:
            show_tokens([one for one in Tokens(database).list() if one.origin], "Paired browsers")
        elif revoke is not None:
            revoke_token(Tokens(database), revoke)
        else:
            click.echo(Codes(database).offer(name or "", person or ""))
            click.echo(f"Type this code in the extension's options; it is {CODE_IS_GOOD}.", err=True)


def show_tokens(tokens: list[Token], title: str) -> None:
    """Print who may come in, or that nobody may."""
    if not tokens:
        click.echo(f"{title}: none.", err=True)
        return
    columns = ("name", "person", "origin", "scopes", "created", "last used")
    rows = [
        (one.name, one.person, one.origin, " ".join(one.rights), write_time(one.created), write_time(one.last_used))
        for one in tokens
    ]
    print_table(open_console(), f"{title} (times in UTC)", columns, rows)


def revoke_token(tokens: Tokens, name: str) -> None:
    """Let a token in no more; one that there is not ends the command with those that there are."""
    if not tokens.revoke(name):
        names = ", ".join(one.name for one in tokens.list()) or "none"
        raise click.ClickException(f"there is no token named {name!r}; those that there are: {names}")
    click.echo(f"{name} is let in no more.", err=True)
