"""An edited message asks anew; whatever else it says is not done, and is told so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers.welcome import edited
from knowledge.publishing.model import Address
from tests.handlers.conftest import Chat, first

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

HERE = Address("test", "lan")
NOTICE = edited(None).text


def editing(chat: Chat) -> Chat:
    """The same person, who edits what was said before."""
    return Chat(chat.base, request=replace(chat.request, edited=True))


@pytest.mark.parametrize(
    ("before", "text", "beginning"),
    [
        ("nhiệm vụ 4", "nhiệm vụ 5", "Nhiệm vụ 5 (Nghệ An 2023)"),
        ("/nhiemvu 4", "/nhiemvu 5", "Nhiệm vụ 5 (Nghệ An 2023)"),
        ("25-NQ/TW", "2", "Nghị quyết số 25-NQ/TW"),
        ("/theodoi", "04-NQ/TU", "Nghị quyết số 04-NQ/TU"),
    ],
)
async def test_a_question_is_asked_anew(chat: Chat, before: str, text: str, beginning: str) -> None:
    await chat.say(before)
    answer = await editing(chat).say(text)
    assert first(answer).startswith(beginning)
    assert not answer.is_passing


@pytest.mark.parametrize(
    "text", ["/theodoi", "theo dõi chủ đề tôn giáo", "🔔 Theo dõi văn bản này", "/xoadulieu"]
)
async def test_nothing_is_followed_or_erased_by_an_edit(
    base: KnowledgeBase, chat: Chat, text: str
) -> None:
    await chat.say("04-NQ/TU")
    told = await editing(chat).say(text)
    assert (told.text, told.is_passing) == (NOTICE, True)
    assert await base.subscribers.find(HERE) is None
    assert first(await chat.say("ban hành ngày nào")).startswith("Nghị quyết số 04-NQ/TU")
