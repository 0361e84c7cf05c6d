"""The one code that waits to be typed: whoever types it in time gets a token for their browser."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sidelight.access.drawing import digest_code, draw_code, draw_salt, is_same
from sidelight.access.model import (
    LIFE,
    TRIES,
    Grant,
    NoCodeError,
    PairingError,
    Right,
    Token,
    TooManyTriesError,
    WrongCodeError,
    up_to,
)
from sidelight.access.tokens import Clock, grant_token, tell_time
from sidelight.storage.database import Database
from sidelight.storage.tables import CodeRow

BROWSERS = {"moz-extension": "firefox", "chrome-extension": "chromium"}
ASK_ANEW = "Run sidelight pair on the server's machine for a new one."
NONE_WAITS = f"No code waits to be typed. {ASK_ANEW}"


class Codes:
    """The code of one database. Every method raises StorageError where that cannot be used."""

    def __init__(self, database: Database, clock: Clock = tell_time) -> None:
        self.database = database
        self._clock = clock

    def offer(self, name: str = "", person: str = "") -> str:
        """Return a new code, good for LIFE and TRIES; one that waited before is void.

        `name` is the token's to be. With a `person` the token is good for reviewing, under that name.
        """
        code, salt = draw_code(), draw_salt()
        digest = digest_code(code, salt)
        right = Right.REVIEW if person else Right.READ
        with self.database.write() as session:
            session.execute(delete(CodeRow))
            session.add(
                CodeRow(
                    id=1,
                    salt=salt,
                    digest=digest,
                    expires=self._clock() + LIFE,
                    tries_left=TRIES,
                    name=name or person,
                    person=person,
                    scopes=" ".join(up_to(right)),
                )
            )
        return code

    def redeem(self, code: str, origin: str) -> Grant:
        """Return a token bound to `origin` for the code that waits, which is void then. Raises PairingError."""
        salt = self._find_salt()
        # Slow on purpose, so it is done before anybody has to wait for it.
        digest = digest_code(code, salt)
        with self.database.write() as session:
            # A wrong try has to be kept, so it is no reason to roll back.
            outcome = self._try(session, salt, digest, origin)
        if isinstance(outcome, PairingError):
            raise outcome
        return outcome

    def _find_salt(self) -> bytes:
        """The salt of the code that waits. Raises PairingError, at no cost, where no code is any good."""
        with self.database.read() as session:
            row = session.scalar(select(CodeRow)) if session else None
            fault = self._find_fault(row)
            salt = row.salt if row else b""
        if fault:
            raise fault
        return salt

    def _find_fault(self, row: CodeRow | None) -> PairingError | None:
        """Why a code gives nobody a token, whatever is typed."""
        if row is None:
            return NoCodeError(NONE_WAITS)
        now = self._clock()
        if not now < row.expires <= now + LIFE:
            return NoCodeError(f"The code has expired; it is good for two minutes. {ASK_ANEW}")
        if row.tries_left == 0:
            return TooManyTriesError(f"The code is void after {TRIES} wrong tries. {ASK_ANEW}")
        return None

    def _try(self, session: Session, salt: bytes, digest: bytes, origin: str) -> Grant | PairingError:
        row = session.scalar(select(CodeRow))
        fault = self._find_fault(row)
        if row is None or fault:
            return fault or NoCodeError(NONE_WAITS)
        if row.salt == salt and is_same(row.digest, digest):
            session.delete(row)
            rights = tuple(map(Right, row.scopes.split()))
            name = row.name or BROWSERS.get(origin.partition(":")[0], "browser")
            return grant_token(session, Token(name, row.person, origin, rights, self._clock(), None))
        row.tries_left -= 1
        if fault := self._find_fault(row):
            return fault
        left = f"{row.tries_left} more time{'s' if row.tries_left > 1 else ''}"
        return WrongCodeError(f"That is not the code; it may be tried {left}.")
