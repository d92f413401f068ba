"""Run things beside each other, and end them together."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine


async def together(*works: Coroutine[Any, Any, None]) -> None:
    """Run until one ends or raises, then end the others; what the first raised is raised."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def race(work: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    """Run `work` until it ends, raising what it raises, or until `stop` is set."""
    rivals = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait(rivals, return_when=asyncio.FIRST_COMPLETED)
        if rivals[0].done():
            rivals[0].result()
    finally:
        for rival in rivals:
            rival.cancel()
        await asyncio.gather(*rivals, return_exceptions=True)
