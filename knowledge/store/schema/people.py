"""Who hears of posts, and which chats are of one person."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from knowledge.store.schema.metadata import metadata

_LINKED = text("person_id IS NOT NULL")
_UNTOLD = text("is_untold")

chats = Table(
    "chats",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("chat", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("is_private", Boolean, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("frequency", String(8), nullable=False),
    Column("digest_minute", Integer, nullable=False),
    Column("digest_weekday", Integer, nullable=False),
    Column("quiet_from", Integer, nullable=False),
    Column("quiet_to", Integer, nullable=False),
    Column("muted_until", BigInteger, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("person_id", Integer),
    Column("preference", Integer, nullable=False, server_default="0"),
    Column("is_untold", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("channel", "chat", "thread"),
    Index(
        "ix_chats_person",
        "person_id",
        "preference",
        sqlite_where=_LINKED,
        postgresql_where=_LINKED,
    ),
    Index("ix_chats_untold", "channel", sqlite_where=_UNTOLD, postgresql_where=_UNTOLD),
    CheckConstraint("frequency IN ('now', 'daily', 'weekly')", name="frequency"),
    sqlite_autoincrement=True,
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("target", String(24), nullable=False),
    PrimaryKeyConstraint("chat_id", "kind", "target"),
    CheckConstraint("kind IN ('all', 'topic', 'task', 'directive')", name="kind"),
    Index("ix_subscriptions_kind_target", "kind", "target"),
)

link_codes = Table(
    "link_codes",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", BigInteger, nullable=False, index=True),
    Column("is_used", Boolean, nullable=False),
)

link_tries = Table(
    "link_tries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", ForeignKey("chats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("tried_at", BigInteger, nullable=False, index=True),
    sqlite_autoincrement=True,
)
