"""Documents that are found by what a task does according to them, where no title says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.messages import Role
from tests.handlers.conftest import Chat
from tests.handlers.test_cards import lines

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

KIEN_GIANG = """CHƯƠNG TRÌNH
Công tác dân vận tỉnh Kiên Giang năm 2024

1. Sửa chữa cầu khỉ, đò ngang theo Chỉ thị số 31-CT/TU ngày 05/3/2022 của Tỉnh ủy và Kế hoạch \
số 77/KH-UBND ngày 09/4/2022 của UBND tỉnh; chăm sóc nghĩa trang gắn với việc thực hiện Quyết \
định số 18-QĐ/TU của Tỉnh ủy về khu dân cư kiểu mẫu.

2. Tuyên truyền bầu cử đại biểu Quốc hội khóa XIV theo Hướng dẫn số 44-HD/BTGTU. Nắm tình hình \
đồng bào S'Tiêng, Chơ Ro vay vốn theo Nghị quyết số 12/2021/NQ-HĐND.

3. Tổng kết cuộc thi hát ru, thực hiện Quy định số 61-QĐ/TU về nếp sống văn hóa lễ hội.

4. Vận động nhân dân dời nhà ven kênh theo Thông báo số 52-TB/TU.

5. Tô vẽ hàng rào ở khu dân cư theo Kế hoạch số 81-KH/TU.
"""


@pytest.fixture
async def chat(base: KnowledgeBase) -> Chat:
    await base.load(KIEN_GIANG)
    return Chat(base)


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("chỉ thị về cầu khỉ, đò ngang", "Chỉ thị số 31-CT/TU"),
        ("ke hoach nao ve sua chua cau khi", "Kế hoạch số 77/KH-UBND"),
        ("sửa chữa đò ngang thực hiện theo chỉ thị nào", "Chỉ thị số 31-CT/TU"),
        ("chăm sóc nghĩa trang theo văn bản nào", "Quyết định số 18-QĐ/TU"),
        ("hướng dẫn về bầu cử đại biểu Quốc hội khóa XIV", "Hướng dẫn số 44-HD/BTGTU"),
        ("nghị quyết về đồng bào Chơ Ro, S'Tiêng vay vốn", "Nghị quyết số 12/2021/NQ-HĐND"),
    ],
)
async def test_it_is_told_by_the_words_of_its_task(
    chat: Chat, question: str, document: str
) -> None:
    reply = await chat.say(question)
    assert lines(reply, Role.HEADING)[0] == document
    told = lines(reply, Role.PARAGRAPH)[0]
    assert told.endswith(f"” theo {document}.")
    done = told.partition("“")[2].partition("”")[0]
    assert done in KIEN_GIANG


async def test_all_that_a_task_names_for_it_are_told(chat: Chat) -> None:
    reply = await chat.say("văn bản về sửa chữa cầu khỉ")
    assert lines(reply, Role.PARAGRAPH)[0] == (
        "Nhiệm vụ 1 (Kiên Giang 2024) ghi việc “Sửa chữa cầu khỉ, đò ngang” theo "
        "Kế hoạch số 77/KH-UBND và Chỉ thị số 31-CT/TU."
    )
    assert len(lines(reply, Role.ENTRY)) == 2


@pytest.mark.parametrize(
    "question",
    [
        "tổng kết cuộc thi hát ru quy định nào",
        "năm 2024 tổng kết cuộc thi hát ru quy định nào",
        "tổng kết cuộc thi hát ru quy định nào trong năm 2024",
        "năm 2024 tổng kết quy định nào",
        "tổng kết quy định nào năm 2024",
    ],
)
async def test_what_is_to_be_done_with_a_document_tells_which_is_asked_for(
    chat: Chat, question: str
) -> None:
    reply = await chat.say(question)
    assert lines(reply, Role.HEADING)[0] == "Quy định số 61-QĐ/TU"
    assert "Nhiệm vụ 3 (Kiên Giang 2024) yêu cầu: “Tổng kết cuộc thi hát ru, thực hiện …”" in (
        lines(reply, Role.ITEM)
    )


async def test_what_only_stands_beside_a_document_is_not_done_according_to_it(chat: Chat) -> None:
    for question in ("quy định về hát ru", "nghị quyết về cầu khỉ"):
        assert "tôi không tìm thấy" in lines(await chat.say(question), Role.PARAGRAPH)[0]


async def test_what_every_task_is_about_tells_no_document(chat: Chat) -> None:
    assert lines(await chat.say("thông báo về dời nhà ven kênh"), Role.HEADING)
    assert not lines(await chat.say("thông báo về công tác dân vận"), Role.HEADING)


async def test_what_a_title_says_is_no_matter_of_a_task(chat: Chat) -> None:
    told = lines(await chat.say("quyết định về khu dân cư kiểu mẫu"), Role.PARAGRAPH)[0]
    assert told == "Khu dân cư kiểu mẫu"


async def test_a_term_that_no_source_names_is_not_answered_by_another(chat: Chat) -> None:
    told = lines(await chat.say("bao giờ bầu cử Quốc hội khóa XVII"), Role.PARAGRAPH)[0]
    assert "tôi không tìm thấy" in told


async def test_others_than_the_titles_of_a_set_say_are_told_by_their_tasks(chat: Chat) -> None:
    reply = await chat.say("danh sách văn bản về khu dân cư")
    (listed,) = lines(reply, Role.ENTRY)
    assert listed.startswith("1. Quyết định 18-QĐ/TU: ")
    (told,) = lines(reply, Role.PARAGRAPH)
    assert told.endswith("ghi việc “Tô vẽ hàng rào ở khu dân cư” theo Kế hoạch số 81-KH/TU.")
    assert not lines(await chat.say("các văn bản về bầu cử"), Role.ENTRY)[1:]
