"""Chats of one person, and the codes that link them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the person above chats, their preference, codes and wrong tries."""
    op.add_column("chats", sa.Column("person_id", sa.Integer(), nullable=True))
    op.add_column(
        "chats", sa.Column("preference", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column(
        "chats", sa.Column("is_untold", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_index(
        "ix_chats_person",
        "chats",
        ["person_id", "preference"],
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_index(
        "ix_chats_untold",
        "chats",
        ["channel"],
        sqlite_where=sa.text("is_untold"),
        postgresql_where=sa.text("is_untold"),
    )
    op.create_table(
        "link_codes",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_link_codes_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_link_codes")),
    )
    op.create_index(op.f("ix_link_codes_chat_id"), "link_codes", ["chat_id"])
    op.create_index(op.f("ix_link_codes_expires_at"), "link_codes", ["expires_at"])
    op.create_table(
        "link_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_link_tries_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_tries")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_link_tries_chat_id"), "link_tries", ["chat_id"])
    op.create_index(op.f("ix_link_tries_tried_at"), "link_tries", ["tried_at"])
