"""Tables of the knowledge base.

A directive's dates, titles and issuer are what its mentions print, so they are kept once, in
`mentions`. Ids are never given twice, since buttons and conversations keep them. `revisions` holds
one row whose number grows with every change that answers depend on; `documents` is the number at
the last change of a source document, `taught` at that of a taught phrase, `articles.changed` at the
last change of an article, `store` tells this store from others, and `title_key` is what an article
is found by its title with.

Instants that statements compute with are Unix seconds; `channel`, `chat` and `thread` are the
names of channels and ids of theirs. Chats of one `person_id` are of one person, who hears of a post
in the one of the highest `preference` that can be reached; `is_untold` is one that is still to be
told that its links have changed.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
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
    false,
    text,
)

REVISION = "0008"
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

editors = Table(
    "editors",
    metadata,
    Column("channel", String(16), nullable=False),
    Column("person", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("channel", "person"),
)

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

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("person", Text, nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="SET NULL")),
    Column("content", JSON, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("due_at", BigInteger),
    Column("changed_at", BigInteger, nullable=False),
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

credentials = Table(
    "credentials",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("access_token", Text, nullable=False),
    Column("refresh_token", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("granted_at", BigInteger, nullable=False),
    Column("refreshing_since", BigInteger),
    Column("is_lost", Boolean, nullable=False),
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

keys = Table(
    "keys",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("secret", String(64), nullable=False),
)

passes = Table(
    "passes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("person", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
    UniqueConstraint("digest"),
    sqlite_autoincrement=True,
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

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("done_at", BigInteger, nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("deed", String(16), nullable=False),
    Column("about", Text, nullable=False),
    sqlite_autoincrement=True,
)
