"""How keeping fails, in words that say what to do; made from what the databases' drivers say."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

FULL_IN_POSTGRESQL = "53100"
BUSY_IN_POSTGRESQL = frozenset({"55P03", "40001", "40P01", "57014"})
GROWS = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE})
"""What SQLite says where a file cannot grow; beside a write-ahead log, the file that indexes it cannot either."""


class StorageError(Exception):
    """The database cannot be used; the message says why, and holds no address and no password."""


class FullError(StorageError):
    """There is no room to keep anything more; what was kept before can be read."""


class BusyError(StorageError):
    """Somebody else has been writing for too long."""


class MissingError(StorageError):
    """The database is gone, broken, or cannot be reached."""


class VersionError(StorageError):
    """The database was made by a newer Sidelight."""


class NotEmptyError(StorageError):
    """Something is kept already where nothing may be."""


def translate(error: SQLAlchemyError | OSError) -> StorageError:
    """Return the error that tells what a driver's or the system's error means here."""
    if isinstance(error, OSError):
        kind = FullError if error.errno in {errno.ENOSPC, errno.EDQUOT} else MissingError
        return kind(f"The database cannot be kept: {error.strerror}.")
    original = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(original, sqlite3.Error):
        return _translate_sqlite(original)
    return _translate_postgresql(original or error)


def _translate_sqlite(error: sqlite3.Error) -> StorageError:
    code = getattr(error, "sqlite_errorcode", 0)
    if code in GROWS:
        return FullError("The disk is full; nothing was kept. Make room and try again.")
    if code & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return BusyError("The database is being written by somebody else for too long. Try again in a moment.")
    return MissingError(f"The database cannot be used: {error}.")


def _translate_postgresql(error: BaseException) -> StorageError:
    state = getattr(error, "sqlstate", None) or ""
    if state == FULL_IN_POSTGRESQL:
        return FullError("The database server's disk is full; nothing was kept. Make room and try again.")
    if state in BUSY_IN_POSTGRESQL:
        return BusyError("The database is being written by somebody else for too long. Try again in a moment.")
    # What the driver says may name the host and the account.
    return MissingError(f"The database cannot be used: {type(error).__name__}{f' {state}' if state else ''}.")
