"""The pairings of one state folder, shared by the server and the command line."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sidelight.pairing.database import Database
from sidelight.pairing.model import (
    LIFE,
    READ,
    TRIES,
    Grant,
    NoCodeError,
    Pairing,
    PairingError,
    StateError,
    TooManyTriesError,
    WrongCodeError,
)
from sidelight.pairing.tokens import digest_code, digest_token, draw_code, draw_salt, draw_token, is_same

Clock = Callable[[], datetime]
BROWSERS = {"moz-extension": "firefox", "chrome-extension": "chromium"}
USE_NOTED = timedelta(minutes=1)
ASK_ANEW = "Run sidelight pair on the server's machine for a new one."


def tell_time() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


class Pairings:
    """Codes and tokens in a folder. Every method raises StateError where the folder cannot be used."""

    def __init__(self, folder: Path, clock: Clock = tell_time) -> None:
        self._database = Database(folder)
        self._clock = clock

    def offer(self, name: str = "") -> str:
        """Return a new code, good for LIFE and TRIES; one that waited before is void. `name` is the pairing's to be."""
        code, salt = draw_code(), draw_salt()
        expires = (self._clock() + LIFE).timestamp()
        with self._database.write() as connection:
            row = (1, salt, digest_code(code, salt), expires, TRIES, name)
            connection.execute("INSERT OR REPLACE INTO code VALUES (?, ?, ?, ?, ?, ?)", row)
        return code

    def redeem(self, code: str, origin: str) -> Grant:
        """Return a pairing of `origin` for the code that waits, which is void then. Raises PairingError."""
        with self._database.write() as connection:
            # A wrong try has to be kept, so it is no reason to roll back.
            outcome = self._try(connection, code, origin)
        if isinstance(outcome, PairingError):
            raise outcome
        return outcome

    def find(self, token: str) -> Pairing | None:
        """Return whose token it is, and note that it was used; None for an unknown or revoked one."""
        digest = digest_token(token)
        with self._database.read() as connection:
            rows = connection.execute("SELECT digest, * FROM pairing").fetchall() if connection else ()
        pairing = next((_read(row[1:]) for row in rows if is_same(row[0], digest)), None)
        if pairing and (pairing.last_used is None or self._clock() - pairing.last_used >= USE_NOTED):
            with suppress(StateError):
                self._note_use(pairing.name)
        return pairing

    def knows(self, origin: str) -> bool:
        """Whether any pairing is of that origin."""
        return any(pairing.origin == origin for pairing in self.list())

    def list(self) -> tuple[Pairing, ...]:
        """Return all pairings, the oldest first."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT * FROM pairing ORDER BY created, name").fetchall() if connection else ()
        return tuple(map(_read, rows))

    def revoke(self, name: str) -> bool:
        """Make a pairing's token useless from now on; False where there is none of that name."""
        with self._database.write() as connection:
            return connection.execute("DELETE FROM pairing WHERE name = ?", (name,)).rowcount > 0

    def _try(self, connection: sqlite3.Connection, code: str, origin: str) -> Grant | PairingError:
        row = connection.execute("SELECT salt, digest, expires, tries_left, name FROM code").fetchone()
        if row is None:
            return NoCodeError(f"No code waits to be typed. {ASK_ANEW}")
        salt, digest, expires, tries_left, name = row
        if not 0 < expires - self._clock().timestamp() <= LIFE.total_seconds():
            return NoCodeError(f"The code has expired; it is good for two minutes. {ASK_ANEW}")
        if tries_left and is_same(digest, digest_code(code, salt)):
            connection.execute("DELETE FROM code")
            return self._grant(connection, name, origin)
        left = max(tries_left - 1, 0)
        connection.execute("UPDATE code SET tries_left = ?", (left,))
        if left == 0:
            return TooManyTriesError(f"The code is void after {TRIES} wrong tries. {ASK_ANEW}")
        return WrongCodeError(f"That is not the code; it may be tried {left} more time{'s' if left > 1 else ''}.")

    def _grant(self, connection: sqlite3.Connection, name: str, origin: str) -> Grant:
        token = draw_token()
        taken = {row[0] for row in connection.execute("SELECT name FROM pairing")}
        name = _find_free(name or BROWSERS.get(origin.partition(":")[0], "browser"), taken)
        row = (name, origin, READ, digest_token(token), self._clock().timestamp(), None)
        connection.execute("INSERT INTO pairing VALUES (?, ?, ?, ?, ?, ?)", row)
        return Grant(_read(row), token)

    def _note_use(self, name: str) -> None:
        with self._database.write() as connection:
            now = self._clock().timestamp()
            connection.execute("UPDATE pairing SET last_used = ? WHERE name = ?", (now, name))


def _find_free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _read(row: tuple[str, str, str, bytes, float, float | None]) -> Pairing:
    name, origin, scopes, _, created, last_used = row
    return Pairing(
        name, origin, tuple(scopes.split()), _to_time(created), None if last_used is None else _to_time(last_used)
    )


def _to_time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
