"""What source documents print of themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add what is read of a source beside its tasks; null until it is loaded again."""
    op.add_column("sources", sa.Column("imprint", sa.JSON(none_as_null=True), nullable=True))
