"""Tables of the knowledge base.

A directive's dates, titles and issuer are what its mentions print, so they are kept once, in
`mentions`. Ids are never given twice, since buttons and conversations keep them. `revisions` holds
one row whose number grows with every change that answers depend on.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0001"
"""The migration that this schema is the result of."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="single"), primary_key=True),
    Column("number", Integer, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("province", Text),
    Column("year", Integer),
    Column("digest", String(64), nullable=False),
    sqlite_autoincrement=True,
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("source_id", "number"),
    sqlite_autoincrement=True,
)

directives = Table(
    "directives",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("citation", Text, index=True),
    sqlite_autoincrement=True,
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("directive_id", ForeignKey("directives.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("as_written", Text, nullable=False),
    Column("name", Text),
    Column("doc_type", Text),
    Column("issuer", Text),
    Column("date", Date),
    Column("year", Integer),
    Column("term", String(8)),
    Column("title", Text),
    sqlite_autoincrement=True,
)

implementations = Table(
    "implementations",
    metadata,
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    Column("directive_id", ForeignKey("directives.id", ondelete="CASCADE"), nullable=False),
    Column("target_id", ForeignKey("directives.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    PrimaryKeyConstraint("source_id", "directive_id", "target_id"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("sources.id", ondelete="SET NULL")),
    Column("title", Text, nullable=False),
    Column("url", Text),
    Column("summary", Text),
    Column("text", Text),
    Column("published", Date),
    sqlite_autoincrement=True,
)

article_links = Table(
    "article_links",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("target_id", Integer, nullable=False),
    PrimaryKeyConstraint("article_id", "kind", "target_id"),
    CheckConstraint("kind IN ('task', 'directive')", name="kind"),
)

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
