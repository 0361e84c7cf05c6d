"""What the review pages need: the key of their sessions, and which decisions were last seen without effect."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "misfit",
        sa.Column("review", sa.String(), sa.ForeignKey("review.id", name="misfit_review"), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "session_key",
        sa.Column("id", sa.Integer(), sa.CheckConstraint("id = 1", name="session_key_one"), primary_key=True),
        sa.Column("key", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    """Leave what was there before."""
    op.drop_table("session_key")
    op.drop_table("misfit")
