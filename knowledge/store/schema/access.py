"""Who may do what, and what was done."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from knowledge.store.schema.metadata import metadata

editors = Table(
    "editors",
    metadata,
    Column("channel", String(16), nullable=False),
    Column("person", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("channel", "person"),
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
