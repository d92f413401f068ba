"""Follow a store while another process fills it.

python -m knowledge.articles.beside FOLDER [TABLES…] < URL

The folder is that of the index, the others extend the tables. The store is where the first line of
standard input says; once the input ends, what there is by then is followed and the process too
ends. Until then a line of output tells now and then how many articles of how many are done.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.articles.following import Following
from knowledge.articles.index import ArticleIndex, State
from knowledge.store.database import open_database
from knowledge.store.reading import read_revision

if TYPE_CHECKING:
    from knowledge.store.database import Database

_PAUSE = 0.2
"""Seconds after which the store is looked at again where it has nothing new."""


def main() -> None:
    """Follow until standard input ends."""
    for folder in sys.argv[2:]:
        tables.extend(Path(folder))
    gc.freeze()
    asyncio.run(_follow(sys.stdin.readline().strip(), Path(sys.argv[1])))


async def _follow(url: str, folder: Path) -> None:
    database = await open_database(url)
    following = Following(database, ArticleIndex(folder))
    ended = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
    try:
        while not ended.done():
            if not await _catch_up(following, database):
                await asyncio.wait([ended], timeout=_PAUSE)
        await _catch_up(following, database)
    finally:
        await following.close()
        await database.close()


async def _catch_up(following: Following, database: Database) -> bool:
    """Follow what is there now; whether there was anything."""
    revision = await read_revision(database)
    state = State(revision.store, revision.number)
    if following.shows(state):
        return False
    await following.finish(state, _tell)
    return True


def _tell(done: int, many: int) -> None:
    sys.stdout.write(f"{done} {many}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
