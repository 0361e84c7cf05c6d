"""Whose decision a step puts back, where it undoes what somebody made of another's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Have room for the name; of the steps there are, nothing is told."""
    op.add_column("entry", sa.Column("whose", sa.String(), nullable=True))


def downgrade() -> None:
    """Leave what was there before."""
    op.drop_column("entry", "whose")
