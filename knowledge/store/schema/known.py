"""What is known: source documents, their tasks and directives, articles, taught phrases."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
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

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="single"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("documents", Integer, nullable=False, server_default="0"),
    Column("store", String(32), nullable=False, server_default=""),
    Column("taught", Integer, nullable=False, server_default="0"),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("province", Text),
    Column("year", Integer),
    Column("digest", String(64), nullable=False),
    Column("imprint", JSON(none_as_null=True)),
    sqlite_autoincrement=True,
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("headings", JSON(none_as_null=True)),
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

_LISTED = text("source_id IS NOT NULL")

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
    Column("photo", Text),
    Column("withdrawn_at", BigInteger),
    Column("external_id", Text, unique=True, index=True),
    Column("changed", Integer, nullable=False, server_default="0", index=True),
    Column("title_key", BigInteger),
    Index("ix_articles_source_id", "source_id", sqlite_where=_LISTED, postgresql_where=_LISTED),
    Index("ix_articles_url", "url", postgresql_using="hash"),
    Index("ix_articles_title_key", "title_key", "external_id"),
    sqlite_autoincrement=True,
)

removed_articles = Table(
    "removed_articles",
    metadata,
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    Column("changed", Integer, nullable=False, index=True),
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

article_topics = Table(
    "article_topics",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("topic", String(24), nullable=False),
    PrimaryKeyConstraint("article_id", "topic"),
)

taught = Table(
    "taught",
    metadata,
    Column("phrase", Text, primary_key=True),
    Column("typed", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("target_id", Integer, nullable=False),
    Column("taught_by", Text, nullable=False),
    Column("taught_at", BigInteger, nullable=False),
)
