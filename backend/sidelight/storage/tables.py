"""The tables. `migrations/` makes them, step by step; the tests hold the two against each other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NUMBER = BigInteger().with_variant(Integer(), "sqlite")


class Moment(TypeDecorator[datetime]):
    """A point in time, in UTC; SQLite would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Store in UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read as UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Words(TypeDecorator[str]):
    """Text that any database takes: PostgreSQL keeps no NUL, and seeks none."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store, and seek, with U+FFFD in the place of each NUL."""
        return value.replace("\0", "\ufffd") if value else value


class Base(DeclarativeBase):
    """What all tables have in common."""

    type_annotation_map = {  # noqa: RUF012
        datetime: Moment,
        str: Words,
        bytes: LargeBinary,
        float: Double,
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
    }


class CodeRow(Base):
    """The one code that waits to be typed, and what it gives."""

    __tablename__ = "code"

    id: Mapped[int] = mapped_column(primary_key=True)
    salt: Mapped[bytes]
    digest: Mapped[bytes]
    expires: Mapped[datetime]
    tries_left: Mapped[int]
    name: Mapped[str]
    person: Mapped[str]
    scopes: Mapped[str]


class TokenRow(Base):
    """A token: what it is recognised by, whose it is, from where it works, what it is good for."""

    __tablename__ = "token"
    __table_args__ = (Index("token_digest", "digest", unique=True),)

    name: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str]
    origin: Mapped[str]
    scopes: Mapped[str]
    digest: Mapped[bytes]
    created: Mapped[datetime]
    last_used: Mapped[datetime | None]


class ReviewRow(Base):
    """A review as it is now: where it stands, what was seen there, what was decided. `serial` is its last entry's."""

    __tablename__ = "review"
    __table_args__ = (
        Index("review_serial", "serial", unique=True),
        Index("review_place", "place", unique=True),
        Index("review_subject", "kind", "subject"),
        Index("review_site", "site"),
        Index("review_reviewer", "reviewer"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[bytes]
    version: Mapped[int]
    serial: Mapped[int] = mapped_column(NUMBER)
    page: Mapped[str]
    site: Mapped[str]
    language: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str]
    anchor: Mapped[dict[str, Any]]
    casefile: Mapped[str]
    casefile_version: Mapped[str]
    relation: Mapped[str]
    verdict: Mapped[str]
    confidence: Mapped[float | None]
    seen_values: Mapped[list[Any]]
    decision: Mapped[str]
    scope: Mapped[str]
    note: Mapped[str]
    correction: Mapped[dict[str, Any]]
    reviewer: Mapped[str]
    opened: Mapped[datetime]
    changed: Mapped[datetime]


class EntryRow(Base):
    """One entry of the history: what a review was before and after, by whom, when and why. Never changed."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("review", "version", name="entry_version"), Index("entry_who", "who"))

    number: Mapped[int] = mapped_column(NUMBER, primary_key=True, autoincrement=False)
    """From 1, without gaps."""
    review: Mapped[str] = mapped_column(ForeignKey("review.id", name="entry_review"))
    version: Mapped[int]
    at: Mapped[datetime]
    who: Mapped[str]
    old: Mapped[dict[str, Any] | None]
    new: Mapped[dict[str, Any]]
    why: Mapped[str]
    whose: Mapped[str | None]
    """Whose decision is put back; NULL where it is that of `who`."""


class MisfitRow(Base):
    """That a review fitted its page no more when a moderator last had it looked at; of that version alone."""

    __tablename__ = "misfit"

    review: Mapped[str] = mapped_column(ForeignKey("review.id", name="misfit_review"), primary_key=True)
    version: Mapped[int]
    reason: Mapped[str]
    at: Mapped[datetime]


class SessionKeyRow(Base):
    """The one key by which the server knows the sessions that it began."""

    __tablename__ = "session_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[bytes]
