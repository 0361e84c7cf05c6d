"""The database as commands need it: that of the settings, with faults told in sentences."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import click

from sidelight.access.opening import open_database
from sidelight.settings import SettingsError, read_settings
from sidelight.storage.database import Database
from sidelight.storage.errors import StorageError

LONGEST_NAME = 60


@contextmanager
def opened_database() -> Iterator[Database]:
    """The database of the settings, let go at the end; a fault ends the command."""
    try:
        database = open_database(read_settings(os.environ))
        try:
            yield database
        finally:
            database.close()
    except (SettingsError, StorageError, FileNotFoundError) as error:
        raise click.ClickException(str(error)) from None


def check_name(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    """A name that people can read and tell apart, without spaces around; a fault ends the command."""
    if name is None:
        return None
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise click.BadParameter(f"a name has 1 to {LONGEST_NAME} letters, all of which can be seen")
    return name.strip()


def write_time(time: datetime | None) -> str:
    """A time in a table."""
    return f"{time:%Y-%m-%d %H:%M}" if time else "never"
