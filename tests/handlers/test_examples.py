"""What people are told to begin with leads somewhere, whatever is held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from handlers.examples import how_to_ask, names_to_follow, questions, ways_to_ask
from knowledge.answering.answer import answer
from knowledge.answering.model import Outcome
from knowledge.base import open_knowledge
from tests.conftest import DOCUMENTS, now, province
from tests.knowledge.catalogues import knowledge

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.answering.knowledge import Knowledge

PROVINCES = sorted(path.stem for path in DOCUMENTS.glob("*.json"))
EXAMPLE = re.compile(r"\((?:ví dụ: )?([^)]*)\)")


def answered(known: Knowledge, question: str) -> bool:
    return answer(question, known).outcome is not Outcome.NONE


@pytest.mark.parametrize("name", PROVINCES)
async def test_every_example_of_every_programme_is_answered(tmp_path: Path, name: str) -> None:
    async with open_knowledge(f"sqlite:///{tmp_path / 'danvan.db'}", now) as base:
        await base.load(province(name))
        known = await base.known()
    examples = EXAMPLE.findall(how_to_ask(known))
    assert len(examples) == 3
    assert len(questions(known)) >= 2
    of_help = [one for asked in ways_to_ask(known).values() for one in asked]
    assert len(of_help) > len(ways_to_ask(known))
    told = (*examples, *questions(known), *of_help, *names_to_follow(known))
    assert [one for one in told if not answered(known, one)] == []


def test_where_articles_are_held_alone_they_are_asked_for_by_words() -> None:
    known = knowledge(titles=["Ngư dân bám biển"])
    assert questions(known) == ()
    assert how_to_ask(known) == "Đồng chí có thể hỏi theo nội dung."
