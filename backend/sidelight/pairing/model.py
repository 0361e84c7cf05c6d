"""What pairing is about, and how it fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LIFE = timedelta(minutes=2)
TRIES = 5
READ, REVIEW = "read", "review"
"""What a token may be good for: reading, and deciding as a moderator, which no token gives yet."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A browser that holds a token; `name` is its own among all pairings."""

    name: str
    origin: str
    scopes: tuple[str, ...]
    created: datetime
    last_used: datetime | None
    """Within a minute; None where it never was."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A new pairing with its token, which is kept nowhere else."""

    pairing: Pairing
    token: str


class PairingError(Exception):
    """Why a code gives no token; the message says what to do."""


class NoCodeError(PairingError):
    """No code waits to be typed, or it waited too long."""


class WrongCodeError(PairingError):
    """Another code than the one that waits."""


class TooManyTriesError(PairingError):
    """Wrong codes were tried so often that the right one is void."""


class StateError(Exception):
    """The state folder cannot be used; the message says why."""
