"""The database of the settings, with whoever was paired before."""

from __future__ import annotations

from sidelight.access.earlier import take_over
from sidelight.settings import Settings
from sidelight.storage.database import Database


def find_database(settings: Settings) -> Database:
    """The database that the settings name, or the one in their state folder; not looked at yet."""
    return Database(settings.database) if settings.database else Database.in_folder(settings.state)


def open_database(settings: Settings) -> Database:
    """The database of the settings in the form that this program knows, where there is one. Raises StorageError."""
    database = find_database(settings)
    take_over(settings.state, database)
    if database.exists:
        database.prepare()
    return database
