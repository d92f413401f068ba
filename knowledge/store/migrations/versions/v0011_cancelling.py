"""Scheduled drafts that somebody else cancelled."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add who cancelled a scheduled draft, until its author is told; null where nobody is to be."""
    op.add_column("drafts", sa.Column("cancelled_by", sa.Text(), nullable=True))
