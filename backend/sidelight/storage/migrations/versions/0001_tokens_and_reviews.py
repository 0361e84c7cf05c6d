"""Tokens and the code that waits; reviews and their history, which the database itself lets nobody change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FIXED = ("id", "place", "page", "site", "kind", "subject", "anchor", "opened")
"""What a review is about: other words, or another page, are another review."""


def upgrade() -> None:
    """Make all tables and their guards."""
    _make_access()
    _make_reviews()
    guard = _guard_postgresql if op.get_bind().dialect.name == "postgresql" else _guard_sqlite
    guard("entry", "UPDATE", "the history of reviews is never changed")
    guard("entry", "DELETE", "the history of reviews is never changed")
    guard("review", "DELETE", "a review is withdrawn, never deleted")
    guard("review", f"UPDATE OF {', '.join(FIXED)}", "what a review is about is never changed")


def downgrade() -> None:
    """Leave nothing."""
    for table in ("entry", "review", "token", "code"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION sidelight_refuse()")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _make_access() -> None:
    op.create_table(
        "code",
        sa.Column("id", sa.Integer(), sa.CheckConstraint("id = 1", name="code_one"), primary_key=True),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("expires", MOMENT, nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        *map(_text, ("name", "person", "scopes")),
    )
    op.create_table(
        "token",
        sa.Column("name", sa.String(), primary_key=True),
        *map(_text, ("person", "origin", "scopes")),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("created", MOMENT, nullable=False),
        sa.Column("last_used", MOMENT, nullable=True),
    )
    op.create_index("token_digest", "token", ["digest"], unique=True)


def _make_reviews() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("serial", NUMBER, nullable=False),
        *map(_text, ("page", "site", "language", "kind", "subject")),
        sa.Column("anchor", JSON, nullable=False),
        *map(_text, ("casefile", "casefile_version", "relation", "verdict")),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("seen_values", JSON, nullable=False),
        *map(_text, ("decision", "scope", "note")),
        sa.Column("correction", JSON, nullable=False),
        _text("reviewer"),
        sa.Column("opened", MOMENT, nullable=False),
        sa.Column("changed", MOMENT, nullable=False),
    )
    op.create_index("review_serial", "review", ["serial"], unique=True)
    op.create_index("review_place", "review", ["place"], unique=True)
    op.create_index("review_subject", "review", ["kind", "subject"])
    op.create_index("review_site", "review", ["site"])
    op.create_index("review_reviewer", "review", ["reviewer"])
    op.create_table(
        "entry",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("review", sa.String(), sa.ForeignKey("review.id", name="entry_review"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _text("who"),
        sa.Column("old", JSON, nullable=True),
        sa.Column("new", JSON, nullable=False),
        _text("why"),
        sa.UniqueConstraint("review", "version", name="entry_version"),
    )
    op.create_index("entry_who", "entry", ["who"])


def _guard_sqlite(table: str, change: str, reason: str) -> None:
    name = f"{table}_no_{change.split(maxsplit=1)[0].lower()}"
    op.execute(f"CREATE TRIGGER {name} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, '{reason}'); END")


def _guard_postgresql(table: str, change: str, reason: str) -> None:
    op.execute(
        "CREATE OR REPLACE FUNCTION sidelight_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
    )
    name = f"{table}_no_{change.split(maxsplit=1)[0].lower()}"
    call = f"EXECUTE FUNCTION sidelight_refuse('{reason}')"
    op.execute(f"CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW {call}")
    if change == "DELETE":
        op.execute(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}")
