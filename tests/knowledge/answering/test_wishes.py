"""Messages that ask several things of one document, task or the last thing."""

from __future__ import annotations

import datetime

import pytest

from knowledge.answering.model import Lack
from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, source, task

YEN_BAI = source(1, "Yên Bái", 2029)
KNOWN = knowledge(
    [
        task(1, YEN_BAI, 1, "Giữ chè cổ thụ\n- Chủ trì: Sở Y tế\n- Thời gian: tháng 3/2029", [1]),
        task(2, YEN_BAI, 2, "Nuôi ong\n- Chủ trì: Tỉnh đoàn", [1]),
    ],
    [
        directive(
            1,
            "31-ĐA/TU",
            "chè cổ thụ",
            doc_type="Đề án",
            issuer="Tỉnh ủy",
            dates=[datetime.date(2028, 2, 7)],
        )
    ],
)
LEADS, UNTIL, DAY = Attribute.RESPONSIBLE, Attribute.DEADLINE, Attribute.DATE


@pytest.mark.parametrize(
    ("questions", "asked"),
    [
        (("cho em đề án 31 ai ban hành và nhiệm vụ nào nêu đề án này, ai làm",), [LEADS]),
        (("đề án 31, ai ban hành, ai chủ trì, hạn khi nào?",), [LEADS, UNTIL]),
        (("nhiệm vụ 1 hạn khi nào và ai chủ trì",), [LEADS]),
        (("đề án 31 là gì", "ngày nào, ai chủ trì"), [LEADS]),
        (("đề án 31 của ai, ngày mấy, nằm ở nhiệm vụ nào",), []),
    ],
)
def test_what_the_card_of_one_thing_does_not_tell_is_told_beside_it(
    questions: tuple[str, ...], asked: list[Attribute]
) -> None:
    found = ask(KNOWN, *questions)
    assert [one.attribute for one in found.given.parts[1:]] == asked
    assert found.matches == ["nhiệm vụ 1" if "nhiệm vụ 1" in questions[0] else "31-ĐA/TU"]


@pytest.mark.parametrize(
    "question", ["cho e đề án 31 va bai lien quan", "nhiệm vụ 2 và các bài viết liên quan"]
)
def test_a_thing_and_its_articles_are_its_card(question: str) -> None:
    found = ask(KNOWN, question)
    assert found.matches == ["31-ĐA/TU" if "31" in question else "nhiệm vụ 2"]
    assert [one.lack for one in found.given.parts] == [None, Lack.NO_ARTICLE]


def test_who_does_a_task_is_no_issuer_on_its_card() -> None:
    given = ask(KNOWN, "nhiệm vụ 1 ai làm, hạn khi nào").given
    assert [one.attribute for one in given.parts] == [Attribute.ISSUER, UNTIL]
    assert given.attribute is Attribute.ISSUER


def test_what_one_wish_lacks_is_told_beside_the_others() -> None:
    given = ask(KNOWN, "đề án 31 ngày nào, có bài nào liên quan không").given
    assert (given.parts[0].attribute, given.parts[1].lack) == (DAY, Lack.NO_ARTICLE)


@pytest.mark.parametrize(
    "question",
    [
        "đề án 31, ai ban hành",
        "nhiệm vụ 1, nhiệm vụ 2 ai chủ trì",
        "đề án 31 về chè cổ thụ và nuôi ong",
        "ai chủ trì, hạn khi nào",
    ],
)
def test_what_asks_one_thing_or_of_several_is_one_question(question: str) -> None:
    assert ask(KNOWN, question).given.parts == ()
