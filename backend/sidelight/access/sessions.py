"""Sessions of people at the review pages: sealed with a key that the server keeps, short, and bound to their token."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select

from sidelight.access.model import Right, Token, up_to
from sidelight.access.tokens import Tokens, tell_time
from sidelight.storage.database import Database
from sidelight.storage.tables import SessionKeyRow

IDLE = timedelta(hours=1)
"""For which a session that nobody uses is good."""
LONGEST = timedelta(hours=10)
"""After which somebody signs in anew, whatever they did."""
KEY_BYTES = 32
SALT = "sidelight-review-pages"


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody at work on the review pages. `token` is the name of the token that they signed in with.

    It is empty for those whom somebody else vouches for. `nonce` is told by no other session.
    """

    person: str
    right: Right
    token: str
    begun: datetime
    seen: datetime
    nonce: str

    def may(self, right: Right) -> bool:
        """Whether they may do that."""
        return right in up_to(self.right)


class Sessions:
    """The sessions of one database. Every method raises StorageError where that can't be used."""

    def __init__(
        self, database: Database, tokens: Tokens, clock: Callable[[], datetime] = tell_time, voucher: str = ""
    ) -> None:
        """`voucher` says who vouches for people without a token, and for whom; sessions end where that changes."""
        self._database, self._tokens, self._clock, self._voucher = database, tokens, clock, voucher
        self._key: bytes | None = None

    def sign_in(self, secret: str) -> Session | None:
        """A session for who bears a token that is good for reviewing; None for any other."""
        token = self._tokens.find(secret)
        if token is None or not token.person or not token.may(Right.REVIEW):
            return None
        return self.begin(token.person, token.rights[-1], token.name)

    def begin(self, person: str, right: Right, token: str = "") -> Session:
        """A session for somebody who was found to be that person, with that right."""
        now = self._clock()
        return Session(person, right, token, now, now, secrets.token_urlsafe(16))

    def seal(self, session: Session) -> str:
        """A session as text that nobody else can make."""
        told = {**asdict(session), "begun": session.begun.isoformat(), "seen": session.seen.isoformat()}
        sealer = self._sealer() if session.token else self._sealer(self._voucher)
        return str(sealer.dumps(told))

    def open(self, text: str) -> Session | None:
        """The session in a text, seen just now; None for one that is no such text, has ended or lost its token."""
        told = self._unseal(text)
        if told is None:
            return None
        begun, seen = datetime.fromisoformat(told["begun"]), datetime.fromisoformat(told["seen"])
        session = Session(told["person"], Right(told["right"]), told["token"], begun, seen, told["nonce"])
        now = self._clock()
        if now - session.seen > IDLE or now - session.begun > LONGEST or not self._is_vouched_for(session):
            return None
        return replace(session, seen=max(now, session.seen))

    def guard(self, nonce: str) -> str:
        """What a form of a session bears, so that no other page can send it."""
        return hmac.new(self._find_key(), f"form {nonce}".encode(), hashlib.sha256).hexdigest()

    def is_guarded(self, nonce: str, given: str) -> bool:
        """Whether a form that was sent is one of the session's."""
        return hmac.compare_digest(self.guard(nonce).encode(), given.encode())

    def _is_vouched_for(self, session: Session) -> bool:
        """Whether the token is still there: the very one, not another that was given later under its name.

        One without a token was sealed for those who vouch now.
        """
        if not session.token:
            return True
        token: Token | None = self._tokens.find_named(session.token)
        good = token is not None and token.person == session.person and token.may(session.right)
        return good and token is not None and token.created <= session.begun

    def _unseal(self, text: str) -> dict[str, str] | None:
        """What a session's text tells; None where it was not sealed in the way of sessions of its kind."""
        for voucher in {"", self._voucher}:
            with suppress(BadSignature):
                told: dict[str, str] = self._sealer(voucher).loads(text)
                return told if bool(told["token"]) is not bool(voucher) else None
        return None

    def _sealer(self, voucher: str = "") -> URLSafeSerializer:
        salt = f"{SALT} {voucher}" if voucher else SALT
        return URLSafeSerializer(self._find_key(), salt=salt, signer_kwargs={"digest_method": hashlib.sha256})

    def _find_key(self) -> bytes:
        if self._key is None:
            self._key = self._read_key() or self._make_key()
        return self._key

    def _read_key(self) -> bytes | None:
        with self._database.read() as session:
            return session.scalar(select(SessionKeyRow.key)) if session else None

    def _make_key(self) -> bytes:
        with self._database.write() as session:
            made = session.scalar(select(SessionKeyRow.key))
            if made is None:
                made = secrets.token_bytes(KEY_BYTES)
                session.add(SessionKeyRow(id=1, key=made))
        return made
