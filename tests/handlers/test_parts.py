"""Programmes whose parts each number their tasks from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

LAI_CHAU_2024 = """KẾ HOẠCH CÔNG TÁC DÂN VẬN TỈNH LAI CHÂU NĂM 2024

I. NHIỆM VỤ THƯỜNG XUYÊN

1. Nắm tình hình bản làng theo Chỉ thị số 801-CT/TU, ngày 05/01/2021.

2. Giữ rừng đầu nguồn.

II. NHIỆM VỤ TRỌNG TÂM

1. Trồng chè theo Nghị quyết số 802-NQ/TU, ngày 06/01/2021.

2. Mở chợ phiên.

3. Đón khách xa.
"""


OF_SECOND = "Dưới “II. NHIỆM VỤ TRỌNG TÂM” (Kế hoạch công tác dân vận tỉnh Lai Châu năm 2024):\n"


@pytest.fixture
async def lai_chau(chat: Chat) -> Chat:
    await chat.base.load(LAI_CHAU_2024)
    return chat


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nhiệm vụ 4", "(II.2) Mở chợ phiên."),
        ("nhiệm vụ 2 mục II là gì", "(II.2) Mở chợ phiên."),
        ("nhiem vu 3 cua phan II", "(II.3) Đón khách xa."),
        ("mục I.2 nói gì", "(I.2) Giữ rừng đầu nguồn."),
        ("nhiệm vụ II.1", "(II.1) Trồng chè theo"),
    ],
)
async def test_a_task_is_found_by_what_the_source_prints(
    lai_chau: Chat, question: str, said: str
) -> None:
    assert said in (await lai_chau.say(f"{question} ở Lai Châu")).text


async def test_the_tasks_of_a_part_are_listed(lai_chau: Chat) -> None:
    text = (await lai_chau.say("phần II của Lai Châu có những nhiệm vụ nào")).text
    assert text.startswith(f"{OF_SECOND}Có 3 nhiệm vụ:\n")
    assert "(I.1)" not in text


@pytest.mark.parametrize("question", ["nhiệm vụ 3 mục I", "nhiệm vụ 4 của phần II"])
async def test_a_number_that_a_part_has_not_is_that_of_no_task(
    lai_chau: Chat, question: str
) -> None:
    assert "không tìm thấy nhiệm vụ này" in (await lai_chau.say(f"{question} ở Lai Châu")).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nhiệm vụ 2.2 là gì", "(2.2) Mở chợ nổi."),
        ("mục 2.3 nói gì", "(2.3) Đón khách."),
        ("nhiệm vụ 3", "(2.3) Đón khách."),
        ("nhiệm vụ 2.4", "không tìm thấy nhiệm vụ này"),
    ],
)
async def test_a_task_is_found_by_the_number_of_its_section_and_its_own(
    chat: Chat, question: str, said: str
) -> None:
    await chat.base.load(
        "KẾ HOẠCH CÔNG TÁC DÂN VẬN TỈNH HẬU GIANG NĂM 2024\n\n1. Mục đích\n\n2. Nhiệm vụ"
        "\n\n2.1. Trồng khóm theo Chỉ thị số 801-CT/TU.\n\n2.2. Mở chợ nổi.\n\n2.3. Đón khách."
    )
    assert said in (await chat.say(f"{question} ở Hậu Giang")).text


DONG_NAI_2024 = """KẾ HOẠCH CÔNG TÁC DÂN VẬN TỈNH ĐỒNG NAI NĂM 2024

MỤC I. NẮM TÌNH HÌNH

1. Nắm tình hình khu nhà trọ theo Chỉ thị số 811-CT/TU, ngày 05/01/2021.

2. Gặp gỡ chủ trọ.

MỤC II. PHONG TRÀO

3. Trồng cây theo Nghị quyết số 812-NQ/TU, ngày 06/01/2021.
"""


async def test_a_section_is_listed_where_the_source_numbers_within_it(lai_chau: Chat) -> None:
    text = (await lai_chau.say("mục II của Lai Châu có những nhiệm vụ nào")).text
    assert text.startswith(f"{OF_SECOND}Có 3 nhiệm vụ:\n")


async def test_the_heading_of_a_section_belongs_to_no_task(chat: Chat) -> None:
    await chat.base.load(DONG_NAI_2024)
    assert "PHONG TRÀO" not in (await chat.say("nhiệm vụ 2 của Đồng Nai")).text


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("chương trình nào có nhiều nhiệm vụ nhất", "Nghệ An năm 2023"),
        ("chương trình nào ít nhiệm vụ nhất", "Đồng Nai năm 2024"),
        ("chuong trinh nao moi nhat", "Đồng Nai năm 2024"),
        ("chương trình cũ nhất là của tỉnh nào", "Nghệ An năm 2023"),
    ],
)
async def test_the_first_of_several_programmes_is_told(
    chat: Chat, question: str, title: str
) -> None:
    await chat.base.load(DONG_NAI_2024)
    heading, *rest = (await chat.say(question)).text.splitlines()
    assert title in heading
    assert sum("Số nhiệm vụ: " in line for line in rest) == 1


@pytest.mark.parametrize(
    "question", ["các chương trình đang có", "so sánh số nhiệm vụ của Nghệ An với Đồng Nai"]
)
async def test_several_programmes_are_told_beside_each_other(chat: Chat, question: str) -> None:
    await chat.base.load(DONG_NAI_2024)
    text = (await chat.say(question)).text
    assert "Số nhiệm vụ: 10\n" in text
    assert "Số nhiệm vụ: 3\n" in text


async def test_the_programmes_that_name_a_document_are_told(chat: Chat) -> None:
    text = (await chat.say("Kế hoạch 781 nằm trong chương trình công tác của tỉnh nào")).text
    assert "được nêu tại Nhiệm vụ 6" in text


async def test_the_days_that_are_meant_by_the_end_of_a_year_are_said(chat: Chat) -> None:
    text = (await chat.say("văn bản ban hành cuối năm 2021")).text
    assert text.startswith("Tôi hiểu thời gian này là từ ngày 01/09/2021 đến ngày 31/12/2021.\n")
    assert "33/CT-TTg" in text


async def test_a_task_under_a_heading_in_capitals_is_listed_by_it(chat: Chat) -> None:
    await chat.base.load(DONG_NAI_2024.replace("3. Trồng", "3. CÂY XANH\n\nTrồng"))
    assert "(Đồng Nai 2024): CÂY XANH\n" in (await chat.say("các nhiệm vụ của Đồng Nai")).text


YEN_BAI_2022 = """KẾ HOẠCH CÔNG TÁC DÂN VẬN TỈNH YÊN BÁI NĂM 2022

I. CÔNG TÁC GIỮ RỪNG, TRỒNG CHÈ VÀ PHONG TRÀO XANH BẢN LÀNG

1. Nắm tình hình bản làng theo Chỉ thị số 803-CT/TU, ngày 05/01/2021.

2. Giữ rừng đầu nguồn.

II. CÔNG TÁC CHỢ PHIÊN VÀ DU LỊCH

3. Trồng chè.

4. Mở chợ phiên.

5. Đón khách xa.
"""


@pytest.fixture
async def yen_bai(chat: Chat) -> Chat:
    await chat.base.load(YEN_BAI_2022)
    return chat


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nhiệm vụ đầu tiên của phần II", "Trồng chè."),
        ("nhiem vu cuoi cua phan II", "Đón khách xa."),
        ("nhiệm vụ 2 của phần II", "Mở chợ phiên."),
        ("nhiệm vụ 4 của phần II", "Mở chợ phiên."),
    ],
)
async def test_a_task_is_found_by_its_place_in_a_part(
    yen_bai: Chat, question: str, said: str
) -> None:
    assert (await yen_bai.say(f"{question} Yên Bái")).text.splitlines()[1] == said


async def test_a_task_by_its_place_is_of_the_part_that_was_listed(yen_bai: Chat) -> None:
    await yen_bai.say("phần II của Yên Bái gồm gì")
    assert "Trồng chè." in (await yen_bai.say("nhiệm vụ đầu tiên của phần đó")).text
    assert "Đón khách xa." in (await yen_bai.say("nhiệm vụ cuối của phần này")).text


@pytest.mark.parametrize(
    "question",
    ["phần công tác giữ rừng trồng chè có những việc gì", "cac nhiem vu thuoc muc giu rung"],
)
async def test_a_part_is_found_by_how_its_heading_begins(yen_bai: Chat, question: str) -> None:
    text = (await yen_bai.say(question)).text
    assert text.startswith("Dưới “I. CÔNG TÁC GIỮ RỪNG, ")
    assert "Có 2 nhiệm vụ:\n" in text
