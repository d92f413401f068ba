"""The JSON of answers says what the chat says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.contract import answer_object

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase


@pytest.mark.parametrize("courtesy", ["xin chào", "ai đang trực", "cảm ơn đồng chí", ""])
async def test_a_courtesy_is_answered_with_nothing_found(
    base: KnowledgeBase, courtesy: str
) -> None:
    known = await base.known()
    printed = answer_object(courtesy, await base.answer(courtesy), known, 0)
    assert (printed["outcome"], printed["matches"], printed["related"]) == ("none", [], [])
    assert "không tìm thấy" not in printed["reply"]
