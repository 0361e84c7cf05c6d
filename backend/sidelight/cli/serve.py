"""`sidelight serve`: the server on this machine."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click
from flask import Flask
from waitress.server import create_server

from sidelight.access.codes import Codes
from sidelight.access.opening import find_database, open_database
from sidelight.casefile.faults import CasefileError
from sidelight.cli.listening import ListeningError, listen
from sidelight.cli.pair import CODE_IS_GOOD
from sidelight.pipelines.installed import PipelineError
from sidelight.settings import Settings, SettingsError, read_settings
from sidelight.storage.database import Database
from sidelight.storage.errors import StorageError, VersionError
from sidelight.web.app import create_app
from sidelight.web.engine import Engine
from sidelight.web.journal import write_journal
from sidelight.web.loading import Loader
from sidelight.web.reloading import Watcher

LARGEST_RECEIVED = 64 * 1024 * 1024
"""Bytes of a body that are taken in before the app says that they are too many; above, the line is cut."""


@click.command()
@click.option("--host", help="Address to listen on; by default 127.0.0.1, which only this machine reaches.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; by default 8765. 0 takes any free one.")
@click.option(
    "--casefile",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the casefile; by default the one that comes with the program.",
)
@click.option("--no-reload", "fixed", is_flag=True, help="Go on with the casefile as it is at the start.")
@click.option("--pair", "pairs", is_flag=True, help="Print a code that lets one browser in, as sidelight pair does.")
def serve(host: str | None, port: int | None, casefile: Path | None, *, fixed: bool, pairs: bool) -> None:
    """Answer the extension on this machine until Ctrl-C.

    When a file of the casefile changes, the casefile is loaded anew while the old one answers. A broken one is left
    alone; GET /health says what is wrong with it.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    write_journal(sys.stderr)
    settings = _choose_settings(host, port, casefile)
    try:
        door = listen(settings)
    except ListeningError as error:
        _fail(str(error))
    with door:
        loader, engine = _load(settings)
        database = _open(settings)
        app = create_app(settings, engine, database)
        watcher = nullcontext() if fixed else Watcher(app, loader)
        try:
            if pairs:
                _offer(database)
            _announce(door, settings, engine)
            with watcher:
                _run(app, door)
        finally:
            click.echo("stopped", err=True)


def _choose_settings(host: str | None, port: int | None, casefile: Path | None) -> Settings:
    given = {"SIDELIGHT_CASEFILE": str(casefile)} if casefile else {}
    try:
        settings = read_settings({**os.environ, **given})
    except (SettingsError, FileNotFoundError) as error:
        _fail(str(error))
    settings = replace(settings, host=host or settings.host)
    return settings if port is None else replace(settings, port=port)


def _load(settings: Settings) -> tuple[Loader, Engine]:
    try:
        loader = Loader(settings)
        return loader, loader.start()
    except CasefileError as error:
        _fail(f"the casefile in {settings.casefile} is broken:\n{error}")
    except PipelineError as error:
        _fail(str(error))


def _announce(door: socket.socket, settings: Settings, engine: Engine) -> None:
    casefile = engine.casefile
    click.echo(f"casefile {casefile.id} {casefile.version}", err=True)
    click.echo(f"loaded {len(casefile.entities)} entities and {len(casefile.claims)} claims", err=True, nl=False)
    click.echo(f" in {engine.load_seconds:.1f} s", err=True)
    if engine.pipelines:
        click.echo(f"doubtful names are shown to {', '.join(engine.pipelines)}", err=True)
    click.echo(f"listening on http://{settings.host}:{door.getsockname()[1]}", err=True)


def _open(settings: Settings) -> Database:
    """The database; pages are read without it, so only one that this program must not touch ends the command."""
    try:
        return open_database(settings)
    except VersionError as error:
        _fail(str(error))
    except StorageError as error:
        click.echo(f"{error} Decisions and tokens are out of reach until it can be.", err=True)
        return find_database(settings)


def _offer(database: Database) -> None:
    try:
        click.echo(f"pairing code {Codes(database).offer()}: {CODE_IS_GOOD}", err=True)
    except StorageError as error:
        _fail(str(error))


def _run(app: Flask, door: socket.socket) -> None:
    # Waitress would warn of every request that waits a moment for a thread.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(
        app,
        sockets=[door],
        ident=None,
        max_request_body_size=LARGEST_RECEIVED,
        clear_untrusted_proxy_headers=True,
    )
    server.run()
    server.close()


def _leave(*_: int | FrameType | None) -> NoReturn:
    sys.exit(0)


def _fail(reason: str) -> NoReturn:
    raise click.ClickException(reason)
