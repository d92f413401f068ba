"""When articles changed, so that an index can follow them, and their ids elsewhere."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Number the changes of articles; what is there counts as changed now."""
    op.create_table(
        "removed_articles",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_removed_articles")),
    )
    op.create_index(
        op.f("ix_removed_articles_changed"), "removed_articles", ["changed"], unique=False
    )
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.add_column(sa.Column("external_id", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("changed", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_index(batch_op.f("ix_articles_changed"), ["changed"], unique=False)
        batch_op.create_index(batch_op.f("ix_articles_external_id"), ["external_id"], unique=True)
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("documents", sa.Integer(), server_default="0", nullable=False)
        )
        batch_op.add_column(
            sa.Column("store", sa.String(length=32), server_default="", nullable=False)
        )
    named = sa.text("UPDATE revisions SET documents = number, store = :store")
    op.execute(named.bindparams(store=uuid.uuid4().hex))
    op.execute("UPDATE articles SET changed = (SELECT number FROM revisions)")
