"""The headings that tasks stand under."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the headings of a task; null until its source is loaded again."""
    op.add_column("tasks", sa.Column("headings", sa.JSON(none_as_null=True), nullable=True))
