"""Finds the article of a page in a process of its own.

A page of a few megabytes can be made so that its parser runs for minutes or takes gigabytes, and a
thread cannot be stopped. A process can, and its memory goes with it.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import os
import sys
from asyncio.subprocess import PIPE
from typing import Any

import structlog

from handlers.ports import Page, PageError, PageProblem

_COMMAND = (sys.executable, "-I", "-m", "bot.pages.child")
"""Isolated: it takes nothing from Python's environment variables or from the folder it runs in."""
_ENVIRONMENT = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
"""Windows starts nothing without it. No secret is passed on."""

_LOG = structlog.stdlib.get_logger("bot.pages")


async def parse(html: str, url: str, latest: datetime.date) -> Page:
    """Find the article of a page; the process ends when this is cancelled.

    Args:
        html: the page.
        url: where it is from.
        latest: no page is published after this day.

    Raises:
        PageError: it has no title, or its text cannot be found.
    """
    article = json.loads(await _run(html.encode("utf-8", "replace"), latest.isoformat()))
    if article is None:
        raise PageError(PageProblem.NO_TEXT)
    return Page(url=url, **article | {"published": _date(article)})


async def _run(page: bytes, *arguments: str) -> bytes:
    child = await asyncio.create_subprocess_exec(
        *_COMMAND, *arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=_ENVIRONMENT
    )
    try:
        output, complaint = await child.communicate(page)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        reason = complaint.decode("utf-8", "replace").strip().rpartition("\n")[2]
        _LOG.warning("page parser failed", status=child.returncode, reason=reason)
        raise PageError(PageProblem.NO_TEXT)
    return output


def _date(article: dict[str, Any]) -> datetime.date | None:
    published = article["published"]
    return published and datetime.date.fromisoformat(published)
