"""Phrases that administrators taught: what they answer, and what they leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.model import Way
from knowledge.answering.taught import Taught, Teaching
from knowledge.answering.ways.by_teaching import Unteachable, unteachable
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from tests.knowledge.answering.asking import ask

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

PHRASE = "cái vụ dê núi"


def taught(known: Knowledge, *phrases: str, number: str = "65-KL/TW") -> Knowledge:
    (id_,) = (id_ for id_, one in known.catalogue.directives.items() if str(one.citation) == number)
    teachings = tuple(Teaching(one, Kind.DIRECTIVE, id_, "test:lan", 0) for one in phrases)
    return known.with_taught(Taught(1, teachings))


@pytest.mark.parametrize(
    "question",
    [
        "cái vụ dê núi",
        "CAI VU DE NUI",
        "cais vuj dee nuis",
        "cho tôi hỏi cái vụ dê núi là gì vậy?",
        "văn bản về cái vụ dê núi",
    ],
)
def test_a_taught_phrase_answers_wherever_it_is_said(known: Knowledge, question: str) -> None:
    assert ask(known, question).outcome == "none"
    found = ask(taught(known, PHRASE), question)
    assert (found.outcome, found.matches) == ("answer", ["65-KL/TW"])
    assert found.given.way is Way.TAUGHT
    assert found.given.taught
    assert found.given.taught.phrase == PHRASE


@pytest.mark.parametrize(
    "question",
    [
        "04-NQ/TU cái vụ dê núi",
        "nhiệm vụ 5 cái vụ dê núi",
        "các bài viết về cái vụ dê núi",
        "cái vụ dê núi ở Hà Tĩnh",
        "cái vụ dê",
        "cái vụ dê núi1",
    ],
)
def test_numbers_sets_other_places_and_parts_of_it_are_answered_as_ever(
    known: Knowledge, question: str
) -> None:
    found = ask(taught(known, PHRASE), question)
    assert found == ask(known, question)
    assert found.given.way is not Way.TAUGHT


def test_a_taught_phrase_is_asked_in_the_middle_of_a_conversation(known: Knowledge) -> None:
    asked = ask(taught(known, PHRASE), "04-NQ/TU", "cái vụ dê núi ban hành ngày nào?")
    assert (asked.matches, asked.attribute) == (["65-KL/TW"], Attribute.DATE)


def test_the_longest_phrase_counts_and_one_whose_target_is_gone_does_not(known: Knowledge) -> None:
    short = taught(known, "dê núi", number="04-NQ/TU").taught.teachings
    long = taught(known, PHRASE).taught.teachings
    gone = Teaching("hỏi cái vụ dê núi", Kind.TASK, 10**6, "test:lan", 0)
    both = known.with_taught(Taught(1, (*short, *long, gone)))
    assert ask(both, "hỏi cái vụ dê núi").matches == ["65-KL/TW"]
    assert ask(both, "con dê núi ấy").matches == ["04-NQ/TU"]


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        (PHRASE, None),
        ("dê núi", None),
        ("nq 04", Unteachable.NUMBER),
        ("nhiệm vụ 5", Unteachable.NUMBER),
        ("các văn bản về dê núi", Unteachable.SET),
        ("số điện thoại người nuôi dê", Unteachable.OUTSIDE),
        ("dê núi ở Hà Tĩnh", Unteachable.OUTSIDE),
        ("dê", Unteachable.SHORT),
        ("văn bản nào", Unteachable.SHORT),
        ("", Unteachable.SHORT),
        ("dê núi " * 40, Unteachable.LONG),
    ],
)
def test_what_cannot_be_taught_is_told_why(
    known: Knowledge, phrase: str, why: Unteachable | None
) -> None:
    assert unteachable(phrase, known) is why
