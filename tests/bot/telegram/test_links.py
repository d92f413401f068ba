"""Deep links: what opens by `/start …`, and how buttons become links where nobody talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.telegram.links import public
from handlers import actions, welcome, words
from handlers.messages import Button, Reply
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from tests.telegram_server import TelegramServer


async def opened(server: TelegramServer, payload: str) -> str:
    """What the bot says to `/start` with a payload."""
    before = len(server.of("sendMessage"))
    await server.say(f"/start {payload}".rstrip())
    await server.called("sendMessage", before + 1)
    return server.texts()[-1]


@pytest.mark.usefixtures("assistant")
async def test_a_link_opens_what_it_names(server: TelegramServer, base: KnowledgeBase) -> None:
    known = await base.known()
    assert words.directive_name(known.catalogue.directives[3]) in await opened(server, "d-3")
    assert (await opened(server, "t-5")).startswith("Nhiệm vụ 5")
    assert known.articles[1].title in await opened(server, "a-1")


@pytest.mark.usefixtures("assistant")
async def test_a_link_to_what_is_gone_says_so(server: TelegramServer) -> None:
    gone = await opened(server, "a-999999")
    assert gone == await opened(server, "d-999999")
    assert gone == welcome.gone().text


@pytest.mark.usefixtures("assistant")
@pytest.mark.parametrize(
    "payload",
    ["hoi", "x-3", "d-", "d-x", "d--3", "d-3-4", "d_3", "-3", "d-" + "9" * 62, "d-²", "t 5"],
)
async def test_any_other_link_greets(server: TelegramServer, payload: str) -> None:
    greeting = await opened(server, "")
    assert await opened(server, payload) == greeting


SHOW = actions.show(Kind.TASK, 5)


@pytest.mark.parametrize(
    ("button", "url"),
    [
        (Button("5", action=SHOW), "https://t.me/DanVanBot?start=t-5"),
        (Button("Đọc", url="https://vi.du/1"), "https://vi.du/1"),
        (Button("Tiếp", action=actions.page(1, "0af3c1d9")), None),
        (Button("Toàn văn", action=actions.full_text(5)), None),
        (Button("Hỏi", action=actions.ask("dân vận khéo")), None),
        (Button("Cũ", action="s:z:5"), None),
    ],
)
def test_a_button_becomes_a_link_or_is_left_out(button: Button, url: str | None) -> None:
    shown = public(Reply((), ((button,), (button, button))), "DanVanBot")
    assert [len(row) for row in shown.buttons] == ([1, 2] if url else [])
    assert {one.url for row in shown.buttons for one in row} == ({url} if url else set())
    assert {one.action for row in shown.buttons for one in row} <= {None}
