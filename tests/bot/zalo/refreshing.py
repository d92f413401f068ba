"""A process of its own that changes an access token: `refreshing.py <store> <server>`."""

from __future__ import annotations

import asyncio
import sys

from knowledge.base import open_knowledge
from tests.bot.zalo.oa import tokens
from tests.crowd import now
from tests.zalo_oa import Elsewhere


async def main(store: str, address: str) -> None:
    async with open_knowledge(store, now) as base:
        sys.stdout.write(await tokens(Elsewhere(address), base).renewed("access-0"))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
