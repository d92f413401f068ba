"""A small web, and readers that take it for the public one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.pages.download import Limits
from bot.pages.reader import SafePageReader
from bot.trust import authorities
from tests.bot.pages.web import Web
from tests.conftest import now

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def reader_of(web: Web, limits: Limits | None = None, **settings: Any) -> SafePageReader:
    seams: dict[str, Any] = {
        "resolve": web.resolve,
        "permit": web.permit,
        "tls": authorities(),
    }
    return SafePageReader(now, limits or Limits(), **seams | settings)


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    async with Web() as web:
        yield web


@pytest.fixture
def reader(web: Web) -> SafePageReader:
    return reader_of(web)
