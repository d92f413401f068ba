"""What changes of articles began with."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add what an article said when a change of it was begun; null where a draft is none."""
    op.add_column("drafts", sa.Column("began", sa.JSON(none_as_null=True), nullable=True))
