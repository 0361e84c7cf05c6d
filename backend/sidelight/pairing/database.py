"""The file that pairings are kept in: SQLite, so that a server and a command can both write it, for its owner alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sidelight.pairing.model import StateError

FILE = "pairings.sqlite3"
PATIENCE = 20
"""Seconds to wait for another writer; checking a code is slow on purpose."""
SCHEMA = (
    """CREATE TABLE IF NOT EXISTS code (
        id INTEGER PRIMARY KEY CHECK (id = 1), salt BLOB NOT NULL, digest BLOB NOT NULL,
        expires REAL NOT NULL, tries_left INTEGER NOT NULL, name TEXT NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS pairing (
        name TEXT PRIMARY KEY, origin TEXT NOT NULL, scopes TEXT NOT NULL, digest BLOB NOT NULL,
        created REAL NOT NULL, last_used REAL)""",
)


class Database:
    """The file in one folder; opened for each use, so that what one process writes the next reads at once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection | None]:
        """A connection to read by; None where nothing was ever kept. Raises StateError."""
        if not self._path.exists():
            yield None
            return
        with self._connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction that nobody else writes beside, kept unless it fails. Raises StateError."""
        try:
            self._make()
        except OSError as error:
            raise StateError(f"cannot keep pairings in {self._path.parent}: {error.strerror}") from None
        with self._connect() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _make(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        self._path.chmod(0o600)

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)) as connection:
                for table in SCHEMA:
                    connection.execute(table)
                yield connection
        except sqlite3.Error as error:
            raise StateError(f"cannot use {self._path}: {error}") from None
