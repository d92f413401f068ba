"""The knowledge base beside everything else that goes on in its process."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

ONE_TURN = 2
"""Turns of the event loop that somebody has beside a task that never waits."""


async def turns_beside(base: KnowledgeBase, question: str) -> int:
    """How often others have their turn while a question is answered."""
    known = await base.known()
    answering = asyncio.create_task(base.answer(question, known=known))
    turns = 0
    while not answering.done():
        await asyncio.sleep(0)
        turns += 1
    return turns


async def test_a_question_is_answered_at_once(base: KnowledgeBase) -> None:
    assert await turns_beside(base, "chỉ thị về công nhân") <= ONE_TURN


@pytest.mark.parametrize("words", ["chỉ thị về công nhân ", "1 ", "và "])
async def test_a_long_question_leaves_the_event_loop_to_others(
    base: KnowledgeBase, words: str
) -> None:
    assert await turns_beside(base, words * (2_000 // len(words))) > ONE_TURN
