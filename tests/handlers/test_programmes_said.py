"""Tasks and documents of the programmes that a question means by a province, a year, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import province
from tests.handlers.conftest import first
from tests.handlers.test_provinces import OPENING

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

LATER = """\
Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An năm 2031

1. Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.

2. Thực hiện Kế hoạch số 712-KH/TU ngày 03/4/2030 của Tỉnh ủy về hòa giải ở bản.

3. Nắm tình hình Nhân dân vùng biên, dọc đường ven biển Cà Mau - Bạc Liêu.

4. Vận động Nhân dân trồng rừng.

5. Tổ chức hội thi dân vận."""


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ 3 năm 2023 và nhiệm vụ 5 năm 2024",
        "nv 3 nam 2023 voi nv 5 2024",
        "nhiệm vụ 3 của năm 2023, nhiệm vụ 5 trong năm 2024",
    ],
)
async def test_each_task_is_of_the_year_behind_it(chat: Chat, question: str) -> None:
    await chat.base.load(province("ha-tinh-2024"))
    told = (await chat.say(question)).text
    assert "Nhiệm vụ 3 (Nghệ An 2023)" in told
    assert "Nhiệm vụ 5 (Hà Tĩnh 2024)" in told
    assert first(await chat.say(question)).startswith("Có 2 nhiệm vụ")


async def test_a_task_is_told_of_two_years(chat: Chat) -> None:
    await chat.base.load(province("ha-tinh-2024"))
    told = (await chat.say("nhiệm vụ 3 năm 2023 và 2024 khác gì nhau")).text
    assert "Nhiệm vụ 3 (Nghệ An 2023)" in told
    assert "Nhiệm vụ 3 (Hà Tĩnh 2024)" in told


async def test_a_year_without_a_programme_is_said_beside_the_other(chat: Chat) -> None:
    reply = await chat.say("nhiệm vụ 3 năm 2023 và nhiệm vụ 3 năm 2031")
    assert first(reply) == "Ở đây chưa có chương trình nào của năm 2031."
    assert "Nhiệm vụ 3 (Nghệ An 2023)" in reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("so sánh nhiệm vụ 5 của Hà Tĩnh và Nghệ An 2023", {"Hà Tĩnh 2024", "Nghệ An 2023"}),
        ("nv 5 Nghệ An 2023 và nv 5 Hà Tĩnh", {"Hà Tĩnh 2024", "Nghệ An 2023"}),
        ("nhiệm vụ 5 Hà Tĩnh 2024 và Nghệ An 2031", {"Hà Tĩnh 2024", "Nghệ An 2031"}),
        ("nhiệm vụ 5 Hà Tĩnh 2024 với Nghệ An năm 2023", {"Hà Tĩnh 2024", "Nghệ An 2023"}),
        ("nhiệm vụ 5 của Nghệ An 2023 và Nghệ An 2031", {"Nghệ An 2023", "Nghệ An 2031"}),
    ],
)
async def test_a_task_of_each_place_is_of_the_year_behind_it(
    chat: Chat, question: str, told: set[str]
) -> None:
    for text in (province("ha-tinh-2024"), OPENING.format("02/3/2016"), LATER):
        await chat.base.load(text)
    reply = (await chat.say(question)).text
    every = ("Hà Tĩnh 2024", "Nghệ An 2023", "Nghệ An 2031", "Sơn La 2024")
    assert {one for one in every if f"Nhiệm vụ 5 ({one})" in reply} == told


async def test_a_place_without_a_programme_of_its_year_is_told(chat: Chat) -> None:
    for text in (province("ha-tinh-2024"), LATER):
        await chat.base.load(text)
    reply = await chat.say("nhiệm vụ 5 Hà Tĩnh 2024 và Nghệ An 2024")
    assert first(reply) == "Ở đây chưa có chương trình năm 2024 của Nghệ An."
    assert "Nhiệm vụ 5 (Hà Tĩnh 2024)" in reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "chỉ thị 33 có trong Hà Tĩnh không",
            "Đúng: nguồn nêu {33} tại Nhiệm vụ 6 (Hà Tĩnh 2024).",
        ),
        (
            "ct 33 co nam trong Nghe An 2031 ko",
            "Đúng: nguồn nêu {33} tại Nhiệm vụ 1 (Nghệ An 2031).",
        ),
        ("Hà Tĩnh có thực hiện chỉ thị 33 không", "Nguồn nêu {33} tại Nhiệm vụ 6 (Hà Tĩnh 2024)."),
        (
            "chỉ thị 33 ở Hà Tĩnh thuộc nhiệm vụ mấy",
            "Nguồn nêu {33} tại Nhiệm vụ 6 (Hà Tĩnh 2024).",
        ),
        ("ct 33 o nhiem vu nao nam 2031", "Nguồn nêu {33} tại Nhiệm vụ 1 (Nghệ An 2031)."),
        ("kế hoạch 712 có trong Nghệ An 2023 không", "Chương trình Nghệ An 2023 không nêu {712}"),
        ("kh 712 co trong chuong trinh 2023 khong", "Chương trình Nghệ An 2023 không nêu {712}"),
        (
            "kh 712 co trong nhiem vu Nghe An 2023 khong",
            "Chương trình Nghệ An 2023 không nêu {712}",
        ),
        (
            "kế hoạch 712 có trong Nghệ An 2024 không",
            "Ở đây chưa có chương trình năm 2024 của Nghệ An.",
        ),
        ("chỉ thị 33 ở Hà Tĩnh có tốt không", "Chỉ thị số 33/CT-TTg"),
        ("chỉ thị 33 có trong Hà Tĩnh, Nghệ An không", "Chỉ thị số 33/CT-TTg"),
    ],
)
async def test_where_the_programme_that_is_said_names_a_document(
    chat: Chat, question: str, told: str
) -> None:
    for text in (province("ha-tinh-2024"), LATER):
        await chat.base.load(text)
    whole = told.replace("{33}", "Chỉ thị số 33/CT-TTg").replace(
        "{712}", "văn bản này; văn bản được nêu ở Nhiệm vụ 2 (Nghệ An 2031)."
    )
    assert first(await chat.say(question)) == whole


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("đường ven biển Cà Mau - Bạc Liêu ở nhiệm vụ mấy", "Nhiệm vụ 3 (Nghệ An 2031)"),
        ("duong ven bien ca mau o nhiem vu nao", "Nhiệm vụ 3 (Nghệ An 2031)"),
        ("nhiệm vụ của Cà Mau và Nghệ An 2031", "Ở đây chưa có chương trình nào của Cà Mau."),
    ],
)
async def test_a_road_is_not_the_programme_of_the_place_that_it_leads_to(
    chat: Chat, question: str, told: str
) -> None:
    await chat.base.load(LATER)
    assert first(await chat.say(question)) == told
