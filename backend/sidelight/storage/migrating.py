"""Bringing a database to the form that this program knows, by the steps in `migrations/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from sidelight.storage.errors import VersionError

FOLDER = Path(__file__).with_name("migrations")
CONNECTION = "connection"
"""Under which a step's environment finds the connection."""


@cache
def newest() -> str:
    """The name of the form that this program knows."""
    return ScriptDirectory(str(FOLDER)).get_current_head() or ""


def read_form(connection: Connection) -> str | None:
    """The name of a database's form; None for one that nothing was ever made in."""
    return MigrationContext.configure(connection).get_current_revision()


def is_current(connection: Connection) -> bool:
    """Whether the database has the form that this program knows. Raises VersionError for a newer one."""
    form = read_form(connection)
    if form is not None and form not in {step.revision for step in ScriptDirectory(str(FOLDER)).walk_revisions()}:
        raise VersionError(f"The database is of a newer Sidelight (form {form}); use that one, or another database.")
    return form == newest()


def migrate(connection: Connection, form: str = "head") -> None:
    """Bring the database to a form, all of it or, where a step fails, none. `base` leaves nothing."""
    if form == "head" and is_current(connection):
        return
    step = command.downgrade if form == "base" else command.upgrade
    step(_configure(connection), form)


def _configure(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes[CONNECTION] = connection
    return config
