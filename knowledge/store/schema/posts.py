"""Drafts, posts and their deliveries, and the processes that deliver."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
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
    text,
)

from knowledge.store.schema.metadata import metadata

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("person", Text, nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="SET NULL")),
    Column("content", JSON, nullable=False),
    Column("began", JSON(none_as_null=True)),
    Column("state", String(16), nullable=False, index=True),
    Column("due_at", BigInteger),
    Column("changed_at", BigInteger, nullable=False),
    Column("cancelled_by", Text),
    CheckConstraint("state IN ('open', 'scheduled', 'done', 'cancelled')", name="state"),
    sqlite_autoincrement=True,
)

posts = Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.id"), unique=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("state", String(16), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("posted_at", BigInteger, nullable=False),
    Column("report_channel", String(16), nullable=False),
    Column("report_chat", Text, nullable=False),
    Column("report_message", Text),
    CheckConstraint("state IN ('open', 'closed')", name="state"),
    sqlite_autoincrement=True,
)

_PENDING = text("state = 'queued'")
_IN_HAND = text("state = 'sending'")
_BUSY = text("state IN ('queued', 'sending')")

deliveries = Table(
    "deliveries",
    metadata,
    Column("post_id", ForeignKey("posts.id"), nullable=False),
    Column("chat_id", ForeignKey("chats.id"), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("action", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("is_digest", Boolean, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("doubts", Integer, nullable=False),
    Column("owner", String(32)),
    Column("message", Text),
    Column("error", Text),
    PrimaryKeyConstraint("post_id", "chat_id"),
    CheckConstraint("action IN ('send', 'edit', 'delete')", name="action"),
    CheckConstraint(
        "state IN ('queued', 'sending', 'sent', 'uncertain', 'dead', 'left', 'cancelled')",
        name="state",
    ),
    Index(
        "ix_deliveries_due",
        "channel",
        "post_id",
        "due_at",
        "chat_id",
        sqlite_where=_PENDING,
        postgresql_where=_PENDING,
    ),
    Index("ix_deliveries_busy", "chat_id", sqlite_where=_BUSY, postgresql_where=_BUSY),
    Index("ix_deliveries_owner", "owner", sqlite_where=_IN_HAND, postgresql_where=_IN_HAND),
    sqlite_with_rowid=False,
)

processes = Table(
    "processes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("lease_until", BigInteger, nullable=False),
)

duties = Table(
    "duties",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("process_id", String(32), nullable=False),
)
