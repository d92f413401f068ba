"""What is said beside an answer: what is missing, what is of something else, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.answers import say
from handlers.messages import Role
from knowledge.answering.answer import answer
from knowledge.answering.model import Outcome
from tests.handlers.conftest import first
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

UNTITLED = """Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2023

1. Thực hiện Kết luận số 118-KL/TW ngày 18/01/2025 của Bộ Chính trị.

2. Việc khác.
"""


async def test_what_the_source_does_not_say_is_told_once_above_the_choices(chat: Chat) -> None:
    reply, plain = await chat.say("ai ký nghị quyết 25"), await chat.say("nghị quyết 25")
    told, *rest = reply.blocks
    assert told.text == "Nguồn không ghi điều này của văn bản nào dưới đây."
    assert [block.text for block in rest] == [block.text for block in plain.blocks]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "chỉ thị 33 về đạo Tin lành",
            "Tên của “chỉ thị 33” không nhắc đến “đạo Tin lành”. Nhắc đến nội dung này: Kết luận",
        ),
        ("kế hoạch 781 về công tác người Hoa", "Tên của “kế hoạch 781” không nhắc đến"),
        ("nghị quyết 24 về công tác dân tộc", ""),
        ("chỉ thị 33 về dân vận", ""),
        ("chỉ thị 33 về an toàn bay", ""),
    ],
)
async def test_a_number_of_another_subject_is_told_so(chat: Chat, question: str, told: str) -> None:
    reply = await chat.say(question)
    warnings = [block.text for block in reply.blocks if block.role is Role.WARNING]
    assert [one.startswith(told) for one in warnings] == ([True] if told else [])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ngị quyêt 04-NQ/TU", ["Tôi đọc “Ngị” là “Nghị” và “quyêt” là “quyết”."]),
        ("Quyêt dinh 2579/QĐ-UBND", []),
    ],
)
async def test_what_is_read_without_its_marks_alone_is_not_told(
    chat: Chat, question: str, told: list[str]
) -> None:
    reply = await chat.say(question)
    assert [one.text for one in reply.blocks if one.text.startswith("Tôi đọc")] == told


DIRECTIVE_33 = "cùng số chỉ có Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ"
DIRECTIVE_5 = "cùng số chỉ có Chỉ thị số 05-CT/TU ngày 23/05/2021 của Ban Thường vụ Tỉnh ủy"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chỉ thị 05 và 59 của Bộ Chính trị", f"“chỉ thị 05” của Bộ Chính trị, {DIRECTIVE_5}"),
        ("05-CT/TW và 59-CT/TW", f"“05-CT/TW”, {DIRECTIVE_5}"),
        ("chỉ thị 33 năm 2010 và chỉ thị 59", f"“chỉ thị 33 năm 2010”, {DIRECTIVE_33}"),
        ("nghị quyết 06 và 04 của Tỉnh ủy", "“nghị quyết 06” của Tỉnh ủy"),
        ("25-NQ/TU và 25-NQ/TW", "“25-NQ/TU”"),
    ],
)
async def test_what_is_missing_of_several_is_told_with_what_has_its_number(
    chat: Chat, question: str, said: str
) -> None:
    assert first(await chat.say(question)) == f"Trong các tài liệu đang có không có {said}."


OF_OTHER_TYPE = (
    "Trong các tài liệu đang có, tôi không tìm thấy văn bản nào về điều này thuộc loại nêu trong"
    " câu hỏi. Dưới đây là nội dung gần nhất."
)


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Luật Lao động", True),
        ("bo luat lao dong", True),
        ("luật tôn giáo", True),
        ("Luật thực hiện dân chủ ở cơ sở", False),
        ("nghị định hướng dẫn Bộ luật Lao động", False),
        ("văn bản hướng dẫn Bộ luật Lao động", False),
        ("nhiệm vụ nào đề cập bộ luật lao động", False),
        ("quy chế dân chủ ở cơ sở", False),
        ("chỉ thị về người khuyết tật", False),
        ("luật công đoàn", False),
    ],
)
async def test_what_is_of_another_type_than_asked_for_is_told_so(
    chat: Chat, question: str, is_told: bool
) -> None:
    reply = await chat.say(question)
    assert [one.text == OF_OTHER_TYPE for one in reply.blocks].count(True) == is_told
    assert reply.outcome is Outcome.ANSWER or not is_told


@pytest.mark.parametrize("begins", ["Phê duyệt ", ""])
def test_what_issues_one_of_the_type_is_not_told_to_be_of_another(begins: str) -> None:
    title = f"{begins}Đề án “Trồng dừa nước ven kênh”"
    directives = [
        directive(1, "93/QĐ-UBND", title, doc_type="Quyết định"),
        directive(2, "03-ĐA/TU", "Xây cầu", doc_type="Đề án"),
    ]
    known = knowledge([task(1, source(1, "Nghệ An", 2023), 1, "Trồng", [1, 2])], directives)
    reply = say(answer("đề án trồng dừa nước ven kênh", known), known)
    assert reply.blocks[0].text == "Quyết định số 93/QĐ-UBND"


@pytest.mark.parametrize(
    "question",
    [
        "văn bản nào thay thế Chỉ thị 30-CT/TW?",
        "Chỉ thị 30-CT/TW đã bị thay thế chưa",
        "văn bản nào sửa đổi, bổ sung Chỉ thị 30-CT/TW",
        "Chỉ thị 30-CT/TW bị bãi bỏ bởi văn bản nào",
        "Chỉ thị 30-CT/TW thay thế chỉ thị nào",
    ],
)
async def test_what_replaced_a_document_is_not_recorded(chat: Chat, question: str) -> None:
    said = "Nguồn không ghi điều này của Chỉ thị số 30-CT/TW. Dưới đây là những gì nguồn có ghi."
    assert said in (await chat.say(question)).text


@pytest.mark.parametrize(
    "question",
    ["văn bản nào thay thế nó", "còn hiệu lực không", "con hieu luc ko", "het hieu luc chua"],
)
async def test_what_became_of_the_last_document_is_not_recorded(chat: Chat, question: str) -> None:
    await chat.say("Chỉ thị 30-CT/TW")
    reply = await chat.say(question)
    assert "Nguồn không ghi điều này của Chỉ thị số 30-CT/TW." in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "văn bản nào còn hiệu lực",
        "văn bản nào đã bị thay thế",
        "các nghị quyết hết hiệu lực",
        "văn bản nào cần thiết nhất",
        "nhiem vu nao kho nhat",
        "nhiệm vụ nào cấp bách nhất năm 2023",
    ],
)
async def test_a_set_by_what_no_source_says_is_none(chat: Chat, question: str) -> None:
    reply = await chat.say(question)
    assert first(reply).startswith("Nguồn không ghi điều này, nên tôi không chọn theo đó được.")
    assert reply.outcome is Outcome.NONE


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("Chỉ thị 18-CT/TW năm 2018", "thời gian ban hành"),
        ("nghị quyết 25 khóa IX năm 2003", "thời gian ban hành"),
        ("Thông báo 64 của Bộ Chính trị", "cơ quan ban hành"),
        ("Thông báo 64 của Bộ Chính trị năm 2010", "thời gian ban hành và cơ quan ban hành"),
        ("nghị quyết 25 khóa IX", ""),
        ("Đề án 02-ĐA/TU giai đoạn 2016 - 2020", ""),
        ("kết quả thực hiện Chỉ thị 11-CT/TU năm 2022", ""),
        ("Chỉ thị 11-CT/TU của Ban Thường vụ Tỉnh ủy năm 2021", ""),
        ("Thông báo 64 của Trung ương", ""),
    ],
)
async def test_what_no_source_tells_of_a_document_is_not_confirmed(
    chat: Chat, question: str, what: str
) -> None:
    reply = await chat.say(question)
    assert reply.outcome is Outcome.ANSWER
    warnings = [block.text for block in reply.blocks if block.role is Role.WARNING]
    said = [one for one in warnings if "không xác nhận được điều đã hỏi" in one]
    assert [one.startswith(f"Nguồn không ghi {what} của ") for one in said] == [True] * bool(what)


AMENDED = knowledge(
    [task(11, source(1, "Gia Lai", 2025), 1, "Một cửa", [1, 2])],
    [
        directive(1, "47/2017/NĐ-CP", "đò ngang", doc_type="Nghị định"),
        directive(
            2,
            "9/2021/NĐ-CP",
            "sửa đổi một số điều của Nghị định số 47/2017/NĐ-CP",
            doc_type="Nghị định",
        ),
    ],
)
AMENDING = "Nghị định số 09/2021/NĐ-CP: “sửa đổi một số điều của Nghị định số 47/2017/NĐ-CP”"


@pytest.mark.parametrize(
    ("question", "found", "said"),
    [
        ("văn bản nào sửa đổi nghị định 47", 2, AMENDING),
        ("nghị định 47 bị sửa đổi bởi văn bản nào", 2, AMENDING),
        ("nghi dinh 47 da duoc sua doi chua", 2, AMENDING),
        ("nghị định 09 sửa đổi văn bản nào", 2, AMENDING),
        ("nghị định 09 bị thay thế chưa", 2, "không ghi điều này của Nghị định số 09/2021/NĐ-CP"),
    ],
)
def test_a_change_of_a_document_is_told_where_a_title_prints_it(
    question: str, found: int, said: str
) -> None:
    given = answer(question, AMENDED)
    assert (given.outcome, [match.id for match in given.matches]) == (Outcome.ANSWER, [found])
    assert said in say(given, AMENDED).text


def test_a_change_is_asked_of_what_was_talked_about() -> None:
    for number, then in (("47", "văn bản nào sửa đổi nó"), ("09", "nó sửa đổi nghị định nào")):
        last = answer(f"nghị định {number}", AMENDED)
        given = answer(then, AMENDED, last.context(None))
        assert given.matches == last.matches
        assert AMENDING in say(given, AMENDED).text


async def test_a_document_without_a_title_is_told_so(chat: Chat) -> None:
    await chat.base.load(UNTITLED)
    reply = await chat.say("Kết luận 118-KL/TW về nông dân")
    assert "Nguồn không ghi tên văn bản này." in reply.text
    assert not any(block.role is Role.WARNING for block in reply.blocks)


async def test_what_is_asked_of_several_is_told_of_each(chat: Chat) -> None:
    reply = await chat.say("nghị quyết 24 25 nằm ở nhiệm vụ nào")
    lines = [block.text for block in reply.blocks if block.role is Role.ENTRY]
    assert len(lines) == 4
    assert all("được nêu tại Nhiệm vụ" in line for line in lines)


async def test_what_is_not_held_of_several_is_said_beside_the_answer(chat: Chat) -> None:
    reply = await chat.say("04-NQ/TU và 88-NQ/TU")
    assert first(reply) == "Trong các tài liệu đang có không có “88-NQ/TU”."
    assert "Nghị quyết số 04-NQ/TU" in reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("các kế hoạch không phải năm 2021", "thời gian ban hành của 2 văn bản dưới đây"),
        ("đề án không phải của Tỉnh ủy", "cơ quan ban hành của 2 văn bản dưới đây"),
        ("các chỉ thị không phải của Tỉnh ủy", ""),
        ("các chỉ thị trừ kế hoạch năm 2021", ""),
    ],
)
async def test_what_may_be_left_out_for_all_that_is_printed_is_told_so(
    chat: Chat, question: str, told: str
) -> None:
    reply = await chat.say(question)
    warnings = [block.text for block in reply.blocks if block.role is Role.WARNING]
    assert [told in one and "loại trừ" in one for one in warnings] == ([True] if told else [])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("văn bản về dân tộc", "Dưới đây là 8 văn bản sát với câu hỏi nhất. Đồng chí"),
        ("bài về dân vận", "Dưới đây là 8 bài viết sát với câu hỏi nhất. Đồng chí"),
        ("chỉ thị khóa 7", "Có 2 văn bản khớp với câu hỏi. Đồng chí"),
    ],
)
async def test_choices_are_counted_only_where_all_that_fit_are_told(
    chat: Chat, question: str, told: str
) -> None:
    assert (await chat.say(question)).blocks[0].text.startswith(told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "cơ quan nào ban hành nhiều văn bản nhất",
            "Nhiều nhất theo nguồn: Ban Thường vụ Tỉnh ủy.",
        ),
        ("năm nào có nhiều văn bản nhất", "Nhiều nhất theo nguồn: năm 2021."),
    ],
)
async def test_who_or_what_year_has_most_is_told_above_its_documents(
    chat: Chat, question: str, told: str
) -> None:
    assert (await chat.say(question)).blocks[0].text == told


async def test_a_list_tells_both_dates_where_the_source_prints_two(chat: Chat) -> None:
    reply = await chat.say("các nghị quyết năm 2021")
    assert "04-NQ/TU (05/11/2021 và 19/11/2021): Tăng cường" in reply.blocks[1].text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("văn bản nào ở ba nhiệm vụ", "Không có văn bản nào được nêu trong 3 nhiệm vụ trở lên."),
        (
            "chỉ thị nào ghi hai ngày khác nhau",
            "Nguồn không ghi nhiều ngày ban hành khác nhau của chỉ thị nào.",
        ),
        (
            "chỉ thị nào có trong cả hai chương trình",
            "Không có chỉ thị nào được nêu trong 2 chương trình trở lên.",
        ),
    ],
)
async def test_none_that_several_name_is_said(chat: Chat, question: str, said: str) -> None:
    assert first(await chat.say(question)) == said


async def test_of_several_questions_each_is_answered_or_said_to_have_no_answer(chat: Chat) -> None:
    reply = await chat.say("chỉ thị 59 ban hành ngày nào và nhiệm vụ 4 làm gì")
    told, heading, *entries = [block.text for block in reply.blocks]
    assert told == "Chỉ thị số 59-CT/TW ban hành ngày 15/12/2000."
    assert heading == "Có 2 kết quả:"
    assert [entry[:14] for entry in entries[:2]] == ["1. Chỉ thị 59-", "2. Nhiệm vụ 4:"]
    reply = await chat.say("chỉ thị 59 là gì, nhiệm vụ về tàu vũ trụ")
    assert [block.text for block in reply.blocks[:2]] == [
        "Trong các tài liệu đang có, tôi không tìm thấy nội dung trả lời “nhiệm vụ về tàu vũ trụ”.",
        "Chỉ thị số 59-CT/TW",
    ]
    assert first(await chat.say("nq 33 là gì và nhiệm vụ 4 làm gì")) == (
        "Trong các tài liệu đang có, tôi không tìm thấy văn bản “nq 33”."
    )


async def test_all_documents_that_are_not_held_are_named(chat: Chat) -> None:
    assert first(await chat.say("nghị quyết 77 và chỉ thị 88 nói gì")) == (
        "Trong các tài liệu đang có, tôi không tìm thấy văn bản “nghị quyết 77” và “chỉ thị 88”."
    )


async def test_what_is_picked_by_its_place_is_one_of_all_that_was_asked(chat: Chat) -> None:
    await chat.say("chỉ thị 59 là gì và nhiệm vụ 4 làm gì")
    assert first(await chat.say("2")) == "Nhiệm vụ 4 (Nghệ An 2023)"


async def test_tasks_by_number_that_there_are_not_are_named(chat: Chat) -> None:
    reply = await chat.say("nhiệm vụ 9 đến 12")
    assert first(reply) == "Trong các tài liệu đang có không có nhiệm vụ 11 và 12."
    assert "Có 2 nhiệm vụ:" in reply.text
    for asked in ("nhiệm vụ 8-75", "từ nhiệm vụ 8 đến nhiệm vụ 75"):
        reply = await chat.say(asked)
        assert first(reply) == "Trong các tài liệu đang có không có nhiệm vụ 11 đến 75."
        assert "Có 3 nhiệm vụ:" in reply.text
    reply = await chat.say("nhiệm vụ 3 và nhiệm vụ 4")
    assert first(reply) == "Có 2 nhiệm vụ:"


async def test_until_when_a_document_is_for_is_said_by_its_title(chat: Chat) -> None:
    reply = await chat.say("nghị quyết 04-NQ/TU đến năm nào")
    assert reply.blocks[1].text == (
        "Tên của Nghị quyết số 04-NQ/TU ghi “giai đoạn 2021-2025”. Nguồn không ghi thời hạn nào"
        " khác của văn bản này."
    )


def test_when_a_document_is_reviewed_is_told_by_its_task() -> None:
    said = "Kiểm tra việc thực hiện Quy chế tại hai huyện, xong trong quý III."
    of_task = task(1, source(1, "Thử", 2024), 1, f"Thực hiện Quy chế. {said}", [1])
    known = knowledge([of_task], [directive(1, "12-QC/TU", "", doc_type="Quy chế")])
    reply = say(answer("quy chế 12 kiểm tra khi nào", known), known)
    assert reply.blocks[1].text == (
        "Nguồn không ghi riêng thời hạn cho Quy chế số 12-QC/TU, mà ghi cho nhiệm vụ nêu văn bản:"
        f" Nhiệm vụ 1 “{said}”."
    )
