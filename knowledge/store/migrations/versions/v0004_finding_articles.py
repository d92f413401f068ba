"""Articles are found by their sources, addresses and titles."""

import sqlalchemy as sa
from alembic import op

from knowledge.store.articles import title_key

revision = "0004"
down_revision = "0003"

_PAGE = 1000


def upgrade() -> None:
    """Give each article the key of its title."""
    op.add_column("articles", sa.Column("title_key", sa.BigInteger(), nullable=True))
    _fill(op.get_bind())
    listed = sa.text("source_id IS NOT NULL")
    op.create_index(
        "ix_articles_source_id",
        "articles",
        ["source_id"],
        sqlite_where=listed,
        postgresql_where=listed,
    )
    op.create_index("ix_articles_url", "articles", ["url"], postgresql_using="hash")
    op.create_index("ix_articles_title_key", "articles", ["title_key", "external_id"])


def _fill(connection: sa.Connection) -> None:
    read = sa.text("SELECT id, title FROM articles WHERE id > :last ORDER BY id LIMIT :page")
    write = sa.text("UPDATE articles SET title_key = :key WHERE id = :id")
    last = 0
    while rows := connection.execute(read, {"last": last, "page": _PAGE}).all():
        connection.execute(write, [{"id": id_, "key": title_key(title)} for id_, title in rows])
        last = rows[-1].id
