"""Browsers that were paired before tokens moved to the database: they are taken over once, and stay paired."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from sidelight.storage.database import Database
from sidelight.storage.tables import TokenRow

FILE = "pairings.sqlite3"


def take_over(folder: Path, database: Database) -> int:
    """Keep the pairings of a state folder's earlier file in the database, remove the file, and return how many.

    A file that can't be read is left alone. Raises StorageError.
    """
    earlier = folder / FILE
    if not earlier.exists():
        return 0
    try:
        rows = _read(earlier)
    except sqlite3.Error:
        return 0
    with database.write() as session:
        for row in rows:
            session.merge(row)
    with suppress(FileNotFoundError):  # Another process may have been as quick.
        earlier.unlink()
    return len(rows)


def _read(file: Path) -> list[TokenRow]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT name, origin, scopes, digest, created, last_used FROM pairing").fetchall()
    return [
        TokenRow(
            name=name,
            person="",
            origin=origin,
            scopes=scopes,
            digest=digest,
            created=datetime.fromtimestamp(created, UTC),
            last_used=None if used is None else datetime.fromtimestamp(used, UTC),
        )
        for name, origin, scopes, digest, created, used in rows
    ]
