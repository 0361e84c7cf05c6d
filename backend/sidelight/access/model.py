"""What access is about, and how getting it fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LIFE = timedelta(minutes=2)
TRIES = 5


class Right(StrEnum):
    """What a token may be good for; each holds those before it."""

    READ = "read"
    """To have pages annotated."""
    REVIEW = "review"
    """To see reviews and decide, under the person's name."""
    ADMIN = "admin"
    """To see who has access, and to end it."""


@dataclass(frozen=True, slots=True)
class Token:
    """Who may come in: `name` is its own among all tokens.

    `person` is under whose name it decides, empty for a browser that only reads. `origin` is the one origin from which
    it works, empty where it is bound to none.
    """

    name: str
    person: str
    origin: str
    rights: tuple[Right, ...]
    created: datetime
    last_used: datetime | None
    """Within a minute; None where it never was."""

    def may(self, right: Right) -> bool:
        """Whether it is good for that."""
        return right in self.rights


@dataclass(frozen=True, slots=True)
class Grant:
    """A new token with its secret, which is kept nowhere."""

    token: Token
    secret: str


def up_to(right: Right) -> tuple[Right, ...]:
    """A right with all that it holds."""
    rights = tuple(Right)
    return rights[: rights.index(right) + 1]


class PairingError(Exception):
    """Why a code gives no token; the message says what to do."""


class NoCodeError(PairingError):
    """No code waits to be typed, or it waited too long."""


class WrongCodeError(PairingError):
    """Another code than the one that waits."""


class TooManyTriesError(PairingError):
    """Wrong codes were tried so often that the right one is void."""
