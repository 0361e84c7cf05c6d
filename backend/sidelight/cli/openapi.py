"""`sidelight openapi`: the description of the API."""

from __future__ import annotations

import json

import click

from sidelight.web.openapi import build_document


@click.command()
def openapi() -> None:
    """Print the OpenAPI document of the server."""
    click.echo(json.dumps(build_document(), indent=2, ensure_ascii=False))
