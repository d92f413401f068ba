"""A process that imports articles and is killed in its third step: `python -m … URL FILE MOMENT`.

The moments: `insert`, with some of the step's statements done; `commit`, with all of them done;
`progress`, after the step.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from knowledge.store.database import open_database
from knowledge.store.importing import import_articles

_STEP = 3


class Death:
    """Comes at a moment of the third step."""

    def __init__(self, moment: str) -> None:
        self._moment = moment
        self._steps = 0
        event.listen(Engine, "after_cursor_execute", self.statement)
        event.listen(Engine, "commit", lambda _: self.may_come("commit"))

    def statement(self, _connection: object, _cursor: object, said: str, *_: object) -> None:
        if said.startswith("UPDATE revisions"):
            self._steps += 1
        elif said.startswith("INSERT INTO articles"):
            self.may_come("insert")

    def may_come(self, moment: str) -> None:
        if self._steps == _STEP and moment == self._moment:
            os.kill(os.getpid(), signal.SIGKILL)


async def _import(url: str, file: str, moment: str) -> None:
    death = Death(moment)
    database = await open_database(url)
    with Path(file).open("rb") as lines:  # noqa: ASYNC230 - there is nothing beside it
        await import_articles(database, lines, lambda _: death.may_come("progress"))


if __name__ == "__main__":
    asyncio.run(_import(*sys.argv[1:]))
