"""`sidelight token`: what people and their programs come in with."""

from __future__ import annotations

import click

from sidelight.access.model import Right
from sidelight.access.tokens import Tokens
from sidelight.cli.database import check_name, opened_database
from sidelight.cli.pair import revoke_token, show_tokens


@click.group()
def token() -> None:
    """Give a person a token, list tokens, revoke them.

    A token is shown once, when it is made; the server keeps only what it can be recognised by.
    """


@token.command()
@click.argument("person", callback=check_name)
@click.option(
    "--scope",
    type=click.Choice([right.value for right in Right]),
    default=Right.REVIEW.value,
    show_default=True,
    help="What it is good for; each holds those before it.",
)
def add(person: str, scope: str) -> None:
    """Print a new token for PERSON, under whose name it decides."""
    with opened_database() as database:
        grant = Tokens(database).add(person, Right(scope))
    click.echo(grant.secret)
    click.echo(f"This is {grant.token.name}, and is not shown again. Bear it as Authorization: Bearer ...", err=True)


@token.command("list")
def list_tokens() -> None:
    """List all tokens, those of paired browsers too, with when they were last used."""
    with opened_database() as database:
        show_tokens(list(Tokens(database).list()), "Tokens")


@token.command()
@click.argument("name")
def revoke(name: str) -> None:
    """Let the token NAME in no more, from this moment. What was decided with it stays."""
    with opened_database() as database:
        revoke_token(Tokens(database), name)
