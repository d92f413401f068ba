"""One server and one browser for all of these tests; a new person for each.

`SCREENSHOTS` names a folder for pictures of what is tested; without it none are taken.
"""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import async_playwright

from bot.web.config import WebConfig
from knowledge.base import open_knowledge
from knowledge.publishing import editors
from tests.bot.web.conftest import serving
from tests.conftest import copied, now

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Page

    from knowledge.base import KnowledgeBase
    from tests.bot.web.conftest import Served

CHROMIUM = Path("/usr/bin/chromium")
SMALLEST = {"width": 320, "height": 640}
OWNER = editors.Person("console", "lan")
USUAL = {"width": 1100, "height": 800}
_USUALLY = {"viewport": USUAL, "locale": "vi-VN", "reduced_motion": "reduce"}
_UNASKED = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser there is nothing to see; where everything must be tested, that fails."""
    missing = pytest.mark.skipif(
        not CHROMIUM.exists() and "CI" not in os.environ, reason=f"{CHROMIUM} is not there"
    )
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(missing)


@dataclass
class Person:
    """Somebody in front of a browser; `complaints` is what the browser finds wrong."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)

    async def open(self, path: str = "/") -> None:
        await self.page.goto(f"{self.url}{path}")

    async def ask(self, text: str) -> None:
        await self.page.get_by_label("Câu hỏi").fill(text)
        await self.page.keyboard.press("Enter")

    async def sees(self, text: str) -> None:
        """Wait until a message says that."""
        await self.page.locator("#tin > li.said", has_text=text).last.wait_for()

    async def picture(self, name: str) -> None:
        """Take a picture, where pictures are asked for."""
        folder = os.environ.get("SCREENSHOTS")
        if folder:
            await self.page.screenshot(path=Path(folder) / f"{name}.png")

    async def barriers(self) -> list[str]:
        """What keeps people with disabilities out, by the rules of WCAG and good practice."""
        found = await Axe().run(self.page)
        return [
            f"{one['impact']} {one['id']}: {[node['html'][:120] for node in one['nodes']]}"
            for one in found.response["violations"]
        ]

    async def overflows(self) -> bool:
        """Whether the page is wider than the screen."""
        return bool(
            await self.page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            )
        )


@dataclass
class Stage:
    """The server, its knowledge, and the browser."""

    served: Served
    base: KnowledgeBase
    browser: Browser

    @asynccontextmanager
    async def person(self, **how: Any) -> AsyncIterator[Person]:
        """A new person; `how` is what Playwright says of a browser."""
        context = await self.browser.new_context(**_USUALLY | how)
        page = await context.new_page()
        page.set_default_timeout(15_000)
        person = Person(page, self.served.url)
        page.on("console", lambda said: person.complaints.append(said.text))
        page.on("pageerror", lambda error: person.complaints.append(str(error)))
        try:
            yield person
        finally:
            await context.close()
        assert person.complaints == []


@pytest.fixture(scope="module")
async def stage(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    path = copied(filled, tmp_path_factory.mktemp("browser"))
    config = WebConfig(widget_origins=("http://127.0.0.1:*",), questions_per_minute=1000)
    async with (
        open_knowledge(f"sqlite:///{path}", now, frozenset({OWNER})) as base,
        serving(base, config) as served,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(_UNASKED))
        yield Stage(served, base, browser)
        await browser.close()
