"""What people say on each channel, and what they are answered."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from knowledge.store.schema.metadata import metadata

conversations = Table(
    "conversations",
    metadata,
    Column("channel", String(16), nullable=False),
    Column("chat", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("state", JSON, nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("channel", "chat", "person"),
    Index("ix_conversations_updated_at", "updated_at"),
)

sent_replies = Table(
    "sent_replies",
    metadata,
    Column("channel", String(16), nullable=False),
    Column("chat", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("replies", JSON, nullable=False),
    Column("sent_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("channel", "chat", "message"),
    Index("ix_sent_replies_sent_at", "sent_at"),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asked_at", BigInteger, nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    sqlite_autoincrement=True,
)

_WAITING = text("state = 'waiting'")

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("mark", String(64), nullable=False),
    Column("chat", Text, nullable=False),
    Column("body", JSON, nullable=False),
    Column("state", String(8), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("out", Integer, nullable=False, server_default="0"),
    Column("received_at", BigInteger, nullable=False),
    UniqueConstraint("channel", "mark"),
    CheckConstraint("state IN ('waiting', 'done')", name="state"),
    Index(
        "ix_inbox_waiting",
        "channel",
        "chat",
        "id",
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    ),
    Index("ix_inbox_received_at", "received_at"),
    sqlite_autoincrement=True,
)

menus = Table(
    "menus",
    metadata,
    Column("channel", String(16), nullable=False),
    Column("chat", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("choices", JSON, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("channel", "chat", "person"),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("chat", Text, nullable=False),
    Column("content", JSON, nullable=False),
    Column("said_at", BigInteger, nullable=False, index=True),
    Column("seen_at", BigInteger),
    Index("ix_messages_channel_chat_id", "channel", "chat", "id"),
    sqlite_autoincrement=True,
)

seen = Table(
    "seen",
    metadata,
    Column("channel", String(16), nullable=False),
    Column("chat", Text, nullable=False),
    Column("item", String(32), nullable=False),
    Column("seen_at", BigInteger, nullable=False, index=True),
    PrimaryKeyConstraint("channel", "chat", "item"),
)

handled_updates = Table(
    "handled_updates",
    metadata,
    Column("channel", String(16), nullable=False),
    Column("update_id", String(64), nullable=False),
    Column("handled_at", BigInteger, nullable=False, index=True),
    PrimaryKeyConstraint("channel", "update_id"),
)
