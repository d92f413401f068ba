"""Updates whose answer is out in part and waits to go on."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add how many messages of the answer to an update are out."""
    op.add_column("inbox", sa.Column("out", sa.Integer(), nullable=False, server_default="0"))
