"""The database: opened for each use, so that each process sees what others write, and a lost file is noticed.

SQLite keeps a write-ahead log and waits for the disk at each commit. Writers go one at a time in either database, so
the numbers of what is kept rise in the order in which it becomes visible.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, local

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from sidelight.storage.errors import MissingError, StorageError, translate
from sidelight.storage.migrating import is_current, migrate

Stamp = tuple[tuple[int, int, int], ...]
STEP = 0.1
"""Seconds; the steps of file systems' times are shorter."""
FILE = "sidelight.sqlite3"
PATIENCE = 5.0
"""Seconds to wait for another writer."""
WRITERS = 7_735_041
"""The lock that writers to PostgreSQL take in turn; the number says nothing."""
WRITES = "sidelight_writes"
OURS = (IntegrityError, ProgrammingError, DataError)
"""Faults of the program, not of the database."""


class Database:
    """A database by its address; everything that goes wrong with it is a StorageError."""

    def __init__(self, address: str | URL, patience: float = PATIENCE) -> None:
        url = make_url(address)
        self.file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        self._engine = _open_sqlite(self.file, patience) if self.file else _open_postgresql(url, patience)
        self._lock = Lock()
        self._ready = False
        self._own = local()

    @classmethod
    def in_folder(cls, folder: Path, patience: float = PATIENCE) -> Database:
        """The SQLite database of a state folder; nothing is made before something is written."""
        return cls(URL.create("sqlite", database=str(folder / FILE)), patience)

    @property
    def exists(self) -> bool:
        """Whether there may be something to read: a database on a server always, a file where it is there."""
        return self.file is None or self.file.exists()

    def stamp(self) -> Stamp | None:
        """What the files look like: the same twice means that nothing was written in between. None where not sure."""
        if self.file is None:
            return None
        try:
            looks = [path.stat() for path in (self.file, self.file.with_name(f"{self.file.name}-wal")) if path.exists()]
        except OSError:
            return None
        # A file system tells times in steps: what was written in this very step may be written once more.
        if not looks or time.time() - max(look.st_mtime for look in looks) < STEP:
            return None
        return tuple((look.st_ino, look.st_size, look.st_mtime_ns) for look in looks)

    @contextmanager
    def read(self) -> Iterator[Session | None]:
        """A session that sees one state of the database and writes nothing; None where nothing was ever kept."""
        if not self.exists:
            self._mind_loss()
            yield None
            return
        with self._begin(writes=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that nobody else writes beside; kept, on the disk, when this ends without an error.

        Within another one of the same thread it takes part in that: all is kept at its end, or nothing.
        """
        outer: Session | None = getattr(self._own, "session", None)
        if outer is not None:
            yield outer
            outer.flush()
            return
        with self._begin(writes=True) as session:
            self._own.session = session
            try:
                yield session
            finally:
                self._own.session = None

    def prepare(self) -> None:
        """Make the database where there is none, and bring it to the form that this program knows."""
        with self._lock:
            if self._ready:
                self._mind_loss()
                return
            with _told():
                self._make_current()
            self._ready = True

    def close(self) -> None:
        """Let go of connections that wait for the next use."""
        self._engine.dispose()

    def _make_current(self) -> None:
        # A look comes first: where others write or the disk is full, what is current can still be read.
        if self.exists:
            self._make_private()
            with self._connect(writes=False) as connection:
                if is_current(connection):
                    return
        if self.file:
            make_private(self.file)
        with self._connect(writes=True) as connection:
            migrate(connection)

    def _make_private(self) -> None:
        if self.file:
            with suppress(OSError):  # A disk that can't be written can be read.
                self.file.chmod(0o600)

    @contextmanager
    def _begin(self, *, writes: bool) -> Iterator[Session]:
        self.prepare()
        with _told(), self._connect(writes=writes) as connection, Session(connection) as session:
            yield session
            session.flush()

    @contextmanager
    def _connect(self, *, writes: bool) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            marked = connection.execution_options(**{WRITES: writes})
            with marked.begin():
                yield marked

    def _mind_loss(self) -> None:
        # To begin anew unasked would hide that all decisions are gone.
        if self._ready and not self.exists:
            raise MissingError("The database was there and is gone. Put it back, or start the server anew without it.")


def make_private(file: Path) -> None:
    """Make an empty file, with its folder, that only its owner can read; one that is there becomes such."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    file.chmod(0o600)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OURS:
        raise
    except (DBAPIError, PoolTimeoutError, OSError) as error:
        raise translate(error) from None


def _open_sqlite(file: Path, patience: float) -> Engine:
    # Never made by being opened: mode=rw fails where the file is gone.
    address = f"{file.absolute().as_uri()}?mode=rw"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None),
        poolclass=NullPool,
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _open_postgresql(url: URL, patience: float) -> Engine:
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": max(2, int(patience))})
    except ImportError:
        raise StorageError("PostgreSQL needs its driver: pip install 'sidelight[postgresql]'.") from None

    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get(WRITES, False):
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
            return
        connection.execute(text(f"SET LOCAL lock_timeout = {int(patience * 1000)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS})

    event.listen(engine, "begin", begin)
    return engine
