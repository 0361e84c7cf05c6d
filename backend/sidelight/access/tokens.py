"""The tokens of one database: by a code or by command they come in, by command they go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from sidelight.access.drawing import digest_token, draw_token, is_same
from sidelight.access.model import Grant, Right, Token, up_to
from sidelight.storage.database import Database
from sidelight.storage.errors import StorageError
from sidelight.storage.tables import TokenRow

Clock = Callable[[], datetime]
USE_NOTED = timedelta(minutes=1)


def tell_time() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


class Tokens:
    """Who may come in. Every method raises StorageError where the database cannot be used."""

    def __init__(self, database: Database, clock: Clock = tell_time) -> None:
        self.database = database
        self._clock = clock
        self._tried: dict[str, datetime] = {}

    def find(self, secret: str) -> Token | None:
        """Return whose secret it is, and note that it was used; None for an unknown or revoked one."""
        digest = digest_token(secret)
        with self.database.read() as session:
            row = session.scalar(select(TokenRow).where(TokenRow.digest == digest)) if session else None
            token = read_token(row) if row and is_same(row.digest, digest) else None
        if token:
            self._note_use(token)
        return token

    def find_named(self, name: str) -> Token | None:
        """Return the token of that name; None where there is none any more."""
        with self.database.read() as session:
            row = session.get(TokenRow, name) if session else None
            return read_token(row) if row else None

    def knows(self, origin: str) -> bool:
        """Whether any token is bound to that origin."""
        with self.database.read() as session:
            query = select(TokenRow.name).where(TokenRow.origin == origin).limit(1)
            return session is not None and session.scalar(query) is not None

    def list(self) -> tuple[Token, ...]:
        """Return all tokens, the oldest first."""
        with self.database.read() as session:
            if session is None:
                return ()
            return tuple(map(read_token, session.scalars(select(TokenRow).order_by(TokenRow.created, TokenRow.name))))

    def add(self, person: str, right: Right) -> Grant:
        """Return a token for a person, bound to no origin, named after them."""
        with self.database.write() as session:
            return grant_token(session, Token(person, person, "", up_to(right), self._clock(), None))

    def revoke(self, name: str) -> bool:
        """Make a token useless from now on; False where there is none of that name. Its decisions stay."""
        with self.database.write() as session:
            found = session.scalar(delete(TokenRow).where(TokenRow.name == name).returning(TokenRow.name))
            return found is not None

    def _note_use(self, token: Token) -> None:
        """Note by the minute that a token was used; tried no more often where it can't be noted."""
        now = self._clock()
        last = max(filter(None, (token.last_used, self._tried.get(token.name))), default=None)
        if last is not None and now - last < USE_NOTED:
            return
        self._tried[token.name] = now
        with suppress(StorageError), self.database.write() as session:
            session.execute(update(TokenRow).where(TokenRow.name == token.name).values(last_used=now))


def grant_token(session: Session, wanted: Token) -> Grant:
    """Keep a token under a name that is still free, and return it with its secret."""
    secret = draw_token()
    taken = set(session.scalars(select(TokenRow.name)))
    row = TokenRow(
        name=_find_free(wanted.name, taken),
        person=wanted.person,
        origin=wanted.origin,
        scopes=" ".join(wanted.rights),
        digest=digest_token(secret),
        created=wanted.created,
        last_used=None,
    )
    session.add(row)
    session.flush()
    return Grant(read_token(row), secret)


def read_token(row: TokenRow) -> Token:
    """The token in a row."""
    rights = tuple(map(Right, row.scopes.split()))
    return Token(row.name, row.person, row.origin, rights, row.created, row.last_used)


def _find_free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
