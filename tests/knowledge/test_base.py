"""The knowledge base beside everything else that goes on in its process."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from knowledge.base import open_knowledge
from tests.conftest import now

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from tests.conftest import Filled

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


@pytest.mark.parametrize("is_warm", [True, False])
async def test_one_that_is_kept_warm_has_read_its_tables_before_the_first_question(
    bundled: Filled, is_warm: bool
) -> None:
    async with open_knowledge(bundled.kept.url, now) as base:
        if is_warm:
            base.keep_warm()
        lexicon = (await base.known()).lexicon
        read = set(vars(lexicon))
        await base.answer("chỉ thị nào về dâân tộc")
        assert (set(vars(lexicon)) == read) is is_warm
