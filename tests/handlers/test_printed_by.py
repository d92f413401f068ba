"""What a task or a list shows of a document is what its own programme prints, else whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.messages import Role
from tests.handlers.test_cards import AN_GIANG_2025, CHECK, WARNING, lines

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

AN_GIANG_2022 = """CHƯƠNG TRÌNH
Công tác dân vận tỉnh An Giang năm 2022

1. Sơ kết Chỉ thị số 55-CT/TU ngày 12/3/2021 về hòa giải ở khóm, ấp; nắm tình hình Nhân dân.

2. Kiểm tra Chỉ thị số 56-CT/TU ngày 12/4/2021 về cầu phao; Kế hoạch số 6-KH/TU.

3. Thực hiện Kế hoạch số 6-KH/TU ngày 2/5/2021 về giữ rừng; Chỉ thị số 56-CT/TU ngày 12/4/2021 \
về đội ngũ hòa giải viên.
"""


async def test_a_task_shows_what_it_prints_of_a_document_else_names_who_does(chat: Chat) -> None:
    for text in (AN_GIANG_2022, AN_GIANG_2025):
        await chat.base.load(text)
    first_of_22, second_of_22, second_of_25 = [
        await chat.say(f"nhiệm vụ {number} An Giang năm {year}")
        for number, year in ((1, 2022), (2, 2022), (2, 2025))
    ]
    title = "Công tác dân vận tỉnh An Giang năm"
    assert "Chỉ thị số 55-CT/TU (12/03/2021): Hòa giải ở khóm, ấp" in lines(first_of_22, Role.ITEM)
    assert lines(first_of_22, Role.SOURCE) == [f"Nguồn: {title} 2022, nhiệm vụ 1."]
    (warning,) = lines(first_of_22, WARNING)
    assert warning == (
        "Nguồn ghi nhiều ngày ban hành khác nhau của Chỉ thị số 55-CT/TU: 12/03/2021 (nhiệm vụ 1 – "
        f"{title} 2022) và 12/04/2021 (nhiệm vụ 1 và 3 – {title} 2025). {CHECK}"
    )
    assert lines(second_of_22, Role.ITEM) == [
        "Chỉ thị số 56-CT/TU (12/04/2021): Cầu phao",
        "Kế hoạch số 06-KH/TU (02/05/2021): Giữ rừng",
    ]
    assert lines(second_of_22, Role.SOURCE) == [f"Nguồn: {title} 2022, nhiệm vụ 2 và 3."]
    assert "Chỉ thị số 55-CT/TU (12/04/2021): Hòa giải" in lines(second_of_25, Role.ITEM)
    assert lines(second_of_25, Role.SOURCE) == [f"Nguồn: {title} 2025, nhiệm vụ 2, 1 và 3."]


async def test_a_list_of_a_task_or_a_programme_is_from_what_these_print(chat: Chat) -> None:
    for text in (AN_GIANG_2022, AN_GIANG_2025):
        await chat.base.load(text)
    title = "Nguồn: Công tác dân vận tỉnh An Giang năm"
    issuers = "Ban Thường vụ Tỉnh ủy hoặc Thường trực Tỉnh ủy (An Giang)"
    listed = {
        "nhiệm vụ 1 An Giang năm 2022 có những văn bản nào": (
            ["1. Chỉ thị 55-CT/TU (12/03/2021): Hòa giải ở khóm, ấp"],
            f"{title} 2022.",
        ),
        "các chỉ thị trong chương trình An Giang năm 2025": (
            [f"1. Chỉ thị 55-CT/TU (12/04/2021): Hòa giải – {issuers}"],
            f"{title} 2025.",
        ),
    }
    for question, (entries, source) in listed.items():
        reply = await chat.say(question)
        assert (lines(reply, Role.ENTRY), lines(reply, Role.SOURCE)) == (entries, [source])
        (warning,) = lines(reply, WARNING)
        assert "12/03/2021 (nhiệm vụ 1" in warning
        assert "12/04/2021 (nhiệm vụ 1 và 3" in warning
