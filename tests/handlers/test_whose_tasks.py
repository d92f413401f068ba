"""Tasks of a programme that is called by its type, which no document of the tasks is meant by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.handlers.conftest import first

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

CHAU_LY_2022 = """HUYỆN ỦY QUỲ HỢP
ĐẢNG ỦY XÃ CHÂU LÝ
*
Số 83-KH/ĐU
Châu Lý, ngày 12 tháng 02 năm 2022

KẾ HOẠCH
công tác dân vận của Đảng ủy xã Châu Lý năm 2022

1. Nuôi ong theo Kế hoạch số 84-KH/HU ngày 03/3/2021 của Huyện ủy Quỳ Hợp.
Chủ trì: Chi hội Nông dân.

2. Dệt vải theo Chỉ thị số 85-CT/TU ngày 04/3/2021 của Tỉnh ủy.
Chủ trì: Chi hội Phụ nữ.
"""


@pytest.fixture
async def chau_ly(chat: Chat) -> Chat:
    await chat.base.load(CHAU_LY_2022)
    return chat


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ 2 của kế hoạch xã Châu Lý",
        "nhiệm vụ 2 trong bản kế hoạch công tác dân vận của xã Châu Lý",
        "nhiệm vụ 2 kế hoạch Châu Lý",
        "nv 2 kh chau ly",
        "nhiệm vụ cuối cùng của kế hoạch Châu Lý",
        "kế hoạch xã Châu Lý nhiệm vụ 2",
        "nhiệm vụ 2 của kế hoạch xã",
        "nhiệm vụ 2 kế hoạch xã",
        "nhiệm vụ 2 kế hoạch 83-KH/ĐU",
        "nhiệm vụ 2 thuộc kế hoạch số 83",
    ],
)
async def test_a_task_of_a_plan_is_told(chau_ly: Chat, question: str) -> None:
    assert first(await chau_ly.say(question)) == "Nhiệm vụ 2 (Châu Lý 2022)"


async def test_who_leads_a_task_of_a_plan_is_told(chau_ly: Chat) -> None:
    text = (await chau_ly.say("nhiệm vụ 1 kế hoạch 83-KH/ĐU ai chủ trì")).text
    assert "“Chủ trì: Chi hội Nông dân.”" in text


async def test_the_tasks_of_a_plan_are_listed_by_its_number(chau_ly: Chat) -> None:
    assert first(await chau_ly.say("các nhiệm vụ của kế hoạch 83-KH/ĐU")) == "Có 2 nhiệm vụ:"


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ 1 của Châu Lý nêu kế hoạch nào",
        "nhiệm vụ 1 của Châu Lý có các kế hoạch nào",
        "các kế hoạch ở nhiệm vụ 1 Châu Lý",
        "nhiệm vụ 1 Châu Lý trong kế hoạch nào",
    ],
)
async def test_the_plans_of_a_task_are_told(chau_ly: Chat, question: str) -> None:
    reply = await chau_ly.say(question)
    assert "84-KH/HU" in reply.text
    assert first(reply) != "Nhiệm vụ 1 (Châu Lý 2022)"


async def test_a_plan_that_a_task_names_is_no_programme(chau_ly: Chat) -> None:
    said = "Kế hoạch số 84-KH/HU"
    assert said in (await chau_ly.say("nhiệm vụ nào nêu kế hoạch 84-KH/HU")).text


@pytest.mark.parametrize(
    "question",
    [
        "kế hoạch 2022 có mấy văn bản",
        "ke hoach nam 2022 co bao nhieu van ban",
        "kế hoạch Châu Lý dẫn những văn bản nào",
        "liệt kê văn bản của kế hoạch năm 2022",
        "văn bản trong kế hoạch 2022",
    ],
)
async def test_the_documents_of_a_plan_are_listed(chau_ly: Chat, question: str) -> None:
    """Not those that were issued in its year, which other programmes have."""
    text = (await chau_ly.say(question)).text
    assert text.startswith("Có 2 văn bản:")
    assert "84-KH/HU" in text
    assert "85-CT/TU" in text


@pytest.mark.parametrize(
    "question", ["kế hoạch 2022 căn cứ chỉ thị nào", "các chỉ thị của kế hoạch năm 2022"]
)
async def test_documents_of_a_type_in_a_plan_are_told(chau_ly: Chat, question: str) -> None:
    text = (await chau_ly.say(question)).text
    assert "85-CT/TU" in text
    assert "84-KH/HU" not in text
