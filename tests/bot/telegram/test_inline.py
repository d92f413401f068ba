"""Cards in any chat: what is typed behind the bot's name, and what may be shared there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from handlers.inline import ASK_HERE, Suggestion
from tests.bot.telegram.conftest import said
from tests.telegram_rules import utf16

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from tests.bot.telegram.conftest import Listener, Rig
    from tests.telegram_server import TelegramServer


async def cards(server: TelegramServer, words: str) -> list[dict[str, Any]]:
    """What the bot suggests for words."""
    before = len(server.of("answerInlineQuery"))
    query = await server.search(words)
    await server.called("answerInlineQuery", before + 1)
    return server.api.cards[query]


def buttons(card: dict[str, Any]) -> list[dict[str, Any]]:
    rows = card.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


@pytest.mark.usefixtures("assistant")
@pytest.mark.parametrize(
    ("words", "id_", "title"),
    [
        ("04-NQ/TU", "d-", "04-NQ/TU"),
        ("nghi quyet 04", "d-", "04-NQ/TU"),
        ("nhiệm vụ 5", "t-5", "Nhiệm vụ 5"),
    ],
)
async def test_words_find_their_card(
    server: TelegramServer, words: str, id_: str, title: str
) -> None:
    first, *_ = await cards(server, words)
    assert first["id"].startswith(id_)
    assert title in first["title"]
    assert title in first["input_message_content"]["message_text"]
    assert first["description"]


@pytest.mark.usefixtures("assistant")
async def test_a_query_without_words_gives_the_tasks(
    server: TelegramServer, base: KnowledgeBase
) -> None:
    tasks = (await base.known()).catalogue.tasks
    assert [card["id"] for card in await cards(server, "")] == [f"t-{id_}" for id_ in tasks]
    assert [card["id"] for card in await cards(server, " \u200b")] == [f"t-{id_}" for id_ in tasks]


@pytest.mark.usefixtures("assistant")
@pytest.mark.parametrize("words", ["xyzzy qwrtp", "???", "🙂", "'; DROP TABLE --"])
async def test_nonsense_gives_no_card_and_no_error(
    server: TelegramServer, words: str, log: list[dict[str, Any]]
) -> None:
    assert await cards(server, words) == []
    assert [entry for entry in log if entry["log_level"] not in {"info", "debug"}] == []


@pytest.mark.usefixtures("assistant")
@pytest.mark.parametrize("words", ["", "nghị quyết", "dân vận", "kế hoạch", "a" * 256])
async def test_buttons_of_shared_cards_open_the_bot_and_texts_fit(
    server: TelegramServer, words: str
) -> None:
    for card in await cards(server, words):
        assert utf16(card["title"]) <= 100
        assert utf16(card["description"]) <= 100
        for button in buttons(card):
            assert "callback_data" not in button
            assert button["url"].startswith(("https://t.me/DanVanBot?start=", "http"))


@pytest.mark.usefixtures("assistant")
async def test_a_shared_task_links_to_its_documents(server: TelegramServer) -> None:
    for card in await cards(server, ""):
        if links := [button["url"] for button in buttons(card)]:
            assert any(link.startswith("https://t.me/DanVanBot?start=d-") for link in links)
            return
    pytest.fail("no task has a document")


async def test_above_the_cards_stands_a_way_to_the_private_chat(
    server: TelegramServer, assistant: Listener
) -> None:
    await cards(server, "nhiệm vụ 5")
    (call,) = server.of("answerInlineQuery")
    assert call.params["button"] == {"text": ASK_HERE, "start_parameter": "hoi"}
    await server.say(f"/start {call.params['button']['start_parameter']}")
    await server.called("sendMessage")
    assert assistant.said


async def test_a_query_that_is_too_old_is_no_error(
    server: TelegramServer, rig: Rig, log: list[dict[str, Any]]
) -> None:
    async with rig.running():
        query = await server.search("một")
        server.api.queries.discard(query)
        await server.called("answerInlineQuery", status=400)
        await server.search("hai")
        await server.called("answerInlineQuery")
    assert {entry["log_level"] for entry in log} == {"info"}


async def test_a_card_that_is_too_long_for_a_message_is_cut(
    server: TelegramServer, rig: Rig
) -> None:
    async with rig.running() as running:
        long = said("Đồng chí đọc kỹ. " * 600)
        running.handler.cards = (Suggestion("t-1", "Thẻ", "mô tả", long),)
        (card,) = await cards(server, "dài")
    assert 3000 < utf16(card["input_message_content"]["message_text"]) <= 4096
