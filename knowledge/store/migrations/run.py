"""Bring a database to the newest schema over a connection that is already open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from knowledge.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection


def config() -> Config:
    """Alembic's configuration, without a file: the scripts are beside this module."""
    found = Config()
    found.set_main_option("script_location", str(Path(__file__).parent))
    return found


def upgrade(connection: Connection) -> None:
    """Run the missing migrations in the caller's transaction.

    Raises:
        StoreError: the database is of a version that this program does not know.
    """
    found = config()
    found.attributes["connection"] = connection
    try:
        command.upgrade(found, "head")
    except CommandError as error:
        raise StoreError(f"the database is of another version: {error}") from error
