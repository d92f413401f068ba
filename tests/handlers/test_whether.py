"""Yes or no: what is asked of a document or a task whether it is so."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers.answers import say
from knowledge.answering.answer import answer
from knowledge.answering.model import Outcome
from tests.knowledge.catalogues import directive, knowledge, mention, source, task

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

PLAN = "Kế hoạch số 781/KH-UBND"
SAME_DAY = (datetime.date(2013, 12, 12),)
APRIL = (datetime.date(2017, 4, 18),)
ONLY_YEAR = (
    "Về thời gian ban hành của Nghị định số 31/2017/NĐ-CP, nguồn chỉ ghi năm 2017,"
    " nên tôi không xác nhận được điều đã hỏi."
)
OF_TWO = knowledge(
    [
        task(11, source(1, "Nghệ An", 2023), 5, "Dân vận khéo", [1]),
        task(12, source(1, "Nghệ An", 2023), 6, "Thực hiện quyết định", [2, 3]),
        task(21, source(2, "Gia Lai", 2026), 6, "Dân vận vùng cao", [1]),
    ],
    [
        directive(1, "33/CT-TTg", "dân vận chính quyền", doc_type="Chỉ thị"),
        directive(2, "217-QĐ/TW", "giám sát", doc_type="Quyết định", dates=SAME_DAY),
        directive(3, "218-QĐ/TW", "góp ý", doc_type="Quyết định", dates=SAME_DAY),
    ],
)
IN_BOTH = (
    "nguồn nêu Chỉ thị số 33/CT-TTg tại Nhiệm vụ 5 (Nghệ An 2023) và Nhiệm vụ 6 (Gia Lai 2026)"
)
BY_SYMBOL = "nguồn không ghi cơ quan ban hành, nhưng ký hiệu 02-ĐA/TU"


async def test_whether_two_documents_are_of_one_day(chat: Chat) -> None:
    several = "Không: hai văn bản ban hành khác ngày."
    await chat.say("chỉ thị 33 và kế hoạch 781")
    assert several in (await chat.say("hai cái này cùng ngày à")).text
    await chat.say("chỉ thị 18")
    await chat.say("kế hoạch 121")
    assert (await chat.say("cùng ngày à")).text.startswith("Có 2 văn bản")
    untold = "Ngày ban hành nguồn ghi chưa đủ để so sánh các văn bản dưới đây."
    assert (await chat.say("cái nào trước")).text.startswith(untold)
    both = answer("217-QĐ/TW và 218-QĐ/TW", OF_TWO).context(None)
    of_one = say(answer("cùng ngày à", OF_TWO, both), OF_TWO)
    assert of_one.text.startswith("Đúng: hai văn bản cùng ban hành ngày 12/12/2013.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Kế hoạch 781 có phải của Tỉnh ủy không",
            f"Không: nguồn ghi {PLAN} do UBND tỉnh ban hành.",
        ),
        (
            "kế hoạch 222 của UBND tỉnh phải không ạ",
            "Không: nguồn ghi Kế hoạch số 222-KH/TU do Ban Thường vụ Tỉnh ủy ban hành.",
        ),
        (
            "chi thi 18 la cua ban bi thu dung khong",
            "Không: nguồn ghi Chỉ thị số 18-CT/TW do Bộ Chính trị ban hành.",
        ),
        (
            "Đề án 10 của Thủ tướng à",
            "Không: nguồn ghi Đề án số 10-ĐA/TU do Ban Thường vụ Tỉnh ủy ban hành.",
        ),
        (
            "Nghị quyết 02-NQ/TW do Ban Bí thư ban hành phải không?",
            "Không: nguồn ghi Nghị quyết số 02-NQ/TW do Bộ Chính trị ban hành.",
        ),
        (
            "kế hoạch 781 có do UBND tỉnh ban hành không",
            f"Đúng: nguồn ghi {PLAN} do UBND tỉnh ban hành.",
        ),
        (
            "99-QĐ/TW ban hành năm 2018 đúng không",
            "Không: nguồn ghi Quyết định số 99-QĐ/TW ban hành ngày 03/10/2017.",
        ),
        (
            "chỉ thị 11-CT/TU ban hành năm 2021 phải không",
            "Đúng: nguồn ghi Chỉ thị số 11-CT/TU ban hành ngày 08/11/2021.",
        ),
        (
            "nghị quyết 24 khóa X phải không",
            "Không: nguồn ghi Nghị quyết số 24-NQ/TW thuộc khóa IX.",
        ),
        (
            "đề án 02 có phải của Thủ tướng không",
            f"Không: {BY_SYMBOL} không phải của cơ quan nêu trong câu hỏi.",
        ),
        (
            "đề án 02 có phải của Tỉnh ủy không",
            f"Đúng: {BY_SYMBOL} là của cơ quan nêu trong câu hỏi.",
        ),
        (
            "nghị quyết 25 có phải của Tỉnh ủy không",
            "Không: nguồn không ghi như vậy về văn bản nào dưới đây.",
        ),
    ],
)
async def test_whether_the_sources_say_so_of_a_document(chat: Chat, text: str, said: str) -> None:
    reply = await chat.say(text)
    assert reply.blocks[0].text == said
    assert "không có “" not in reply.text
    assert "không xác nhận được" not in reply.text


UNCONFIRMED = "Nguồn không ghi cơ quan ban hành của {}, nên tôi không xác nhận được điều đã hỏi."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "nghị quyết về công đoàn có phải của Ban Bí thư không",
            "Không: nguồn ghi Nghị quyết số 02-NQ/TW do Bộ Chính trị ban hành.",
        ),
        (
            "nghi quyet ve cong doan la cua bo chinh tri dung khong",
            "Đúng: nguồn ghi Nghị quyết số 02-NQ/TW do Bộ Chính trị ban hành.",
        ),
        (
            "chỉ thị về nông dân ban hành năm 2010 phải không",
            "Không: nguồn ghi Chỉ thị số 59-CT/TW ban hành ngày 15/12/2000.",
        ),
        (
            "đề án về dân tộc thiểu số có phải của Tỉnh ủy không",
            f"Đúng: {BY_SYMBOL} là của cơ quan nêu trong câu hỏi.",
        ),
        (
            "nghị quyết về công tác tôn giáo có phải của Bộ Chính trị không",
            UNCONFIRMED.format("Nghị quyết số 25-NQ/TW"),
        ),
        (
            "luật dân chủ cơ sở có phải do Quốc hội ban hành không",
            UNCONFIRMED.format("Luật thực hiện quy chế dân chủ ở cơ sở"),
        ),
        (
            "nghị quyết về bóng đá có phải của Bộ Chính trị không",
            "Trong các tài liệu đang có, tôi không tìm thấy nội dung trả lời câu hỏi này.",
        ),
    ],
)
async def test_whether_it_is_so_is_asked_of_what_is_described(
    chat: Chat, text: str, said: str
) -> None:
    assert (await chat.say(text)).blocks[0].text == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kế hoạch 781 không phải của UBND tỉnh à", f"Nguồn ghi {PLAN} do UBND tỉnh ban hành."),
        ("kế hoạch 781 không có trong nhiệm vụ 6 à", f"Nguồn nêu {PLAN} tại Nhiệm vụ 6."),
        ("nhiệm vụ 6 có kế hoạch 781 không cô ơi", f"Đúng: nguồn nêu {PLAN} tại Nhiệm vụ 6."),
    ],
)
async def test_what_is_denied_is_answered_without_yes_or_no(
    chat: Chat, text: str, said: str
) -> None:
    reply = await chat.say(text)
    assert reply.blocks[0].text == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("của Tỉnh ủy à", f"Không: nguồn ghi {PLAN} do UBND tỉnh ban hành."),
        ("nó có phải của UBND tỉnh ko", f"Đúng: nguồn ghi {PLAN} do UBND tỉnh ban hành."),
        ("có đúng là của UBND tỉnh không", f"Đúng: nguồn ghi {PLAN} do UBND tỉnh ban hành."),
        ("ban hành năm 2020 phải không", f"Không: nguồn ghi {PLAN} ban hành ngày 16/12/2021."),
    ],
)
async def test_whether_it_is_so_is_asked_of_the_last_document(
    chat: Chat, text: str, said: str
) -> None:
    await chat.say("kế hoạch 781")
    reply = await chat.say(text)
    assert reply.blocks[0].text == said


@pytest.mark.parametrize(
    "text", ["kế hoạch 781 của Tỉnh ủy", "nghị quyết 14 của Tỉnh ủy phải không"]
)
async def test_what_is_not_held_is_not_found(chat: Chat, text: str) -> None:
    reply = await chat.say(text)
    assert "tôi không tìm thấy văn bản" in reply.text


async def test_a_day_of_two_that_sources_print_is_neither_right_nor_wrong(chat: Chat) -> None:
    reply = await chat.say("nghị quyết 04-NQ/TU ban hành ngày 5/11/2021 phải không")
    assert not reply.text.startswith(("Đúng", "Không"))
    assert "Nguồn ghi nhiều ngày ban hành khác nhau" in reply.text
    several = "ngày 05/11/2021 tại nhiệm vụ 2 và ngày 19/11/2021 tại nhiệm vụ 3"
    assert reply.blocks[0].text.endswith(f"với các ngày khác nhau: {several}.")


RELATED = knowledge(
    [task(11, source(1, "Nghệ An", 2023), 1, "Thi hành", [1, 2, 3])],
    [
        replace(directive(1, "61-KH/TU", "gốm", doc_type="Kế hoạch", dates=APRIL), implements=(2,)),
        directive(2, "37-NQ/TW", "nghề gốm", doc_type="Nghị quyết", dates=APRIL),
        directive(3, "52-NQ/TW", "đò ngang", doc_type="Nghị quyết", dates=SAME_DAY),
    ],
)
NOT_IN_TITLE = "Tên của Nghị quyết số 52-NQ/TW không nhắc đến “làng chài”"
CARRIES_OUT = "Kế hoạch số 61-KH/TU thực hiện Nghị quyết số 37-NQ/TW."


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("61-KH/TU thực hiện nghị quyết 37 phải không", f"Đúng: {CARRIES_OUT}"),
        ("kế hoạch 61 có thực hiện nghị quyết 37 không", f"Đúng: {CARRIES_OUT}"),
        ("61-KH/TU thực hiện nghị quyết 52 à", f"Nguồn không nói như vậy: {CARRIES_OUT}"),
        (
            "nghị quyết 37 thực hiện nghị quyết 52 phải không",
            "Nguồn không nói Nghị quyết số 37-NQ/TW thực hiện văn bản nào.",
        ),
        (
            "kế hoạch 61 và nghị quyết 37 ban hành cùng ngày không",
            "Đúng: hai văn bản cùng ban hành ngày 18/04/2017.",
        ),
        ("nghị quyết 37 và 52 có cùng ngày không", "Không: hai văn bản ban hành khác ngày."),
        (
            "nghị quyết 52 hay 37 ban hành trước",
            "Ban hành trước: Nghị quyết số 52-NQ/TW ngày 12/12/2013.",
        ),
        (
            "nghị quyết 52 có nói về đò ngang không",
            "Đúng: tên của Nghị quyết số 52-NQ/TW có nhắc đến “đò ngang”.",
        ),
        (
            "nghị quyết 52 có nói về làng chài không",
            f"{NOT_IN_TITLE}; toàn văn của văn bản này tôi không giữ.",
        ),
        (
            "nghị quyết về đò ngang ban hành năm 2013 phải không",
            "Đúng: nguồn ghi Nghị quyết số 52-NQ/TW ban hành ngày 12/12/2013.",
        ),
        (
            "nghị quyết về đò ngang ban hành năm 2014 đúng không",
            "Không: nguồn ghi Nghị quyết số 52-NQ/TW ban hành ngày 12/12/2013.",
        ),
    ],
)
def test_what_is_so_of_one_document_or_of_two(question: str, said: str) -> None:
    assert say(answer(question, RELATED), RELATED).blocks[0].text == said


YEARS = knowledge(
    [task(11, source(1, "Nghệ An", 2023), 1, "Thi hành", [1, 2, 3])],
    [
        directive(1, "31/2017/NĐ-CP", "đê điều", doc_type="Nghị định"),
        directive(2, "44/2017/NĐ-CP", "hộ đê", doc_type="Nghị định", dates=APRIL),
        directive(
            3, "9/KH-UBND", "chèo thuyền", doc_type="Kế hoạch", mentions=[mention(year=2017)]
        ),
    ],
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nghị định 31 ban hành ngày 3/4/2017 phải không", ONLY_YEAR),
        ("nghị định 31 ban hành tháng 4 năm 2017 phải không", ONLY_YEAR),
        ("nghị định 31 có phải ban hành ngày 31/02/2017 không", ONLY_YEAR),
        ("nghị định 31 tháng 4 năm 2017", ONLY_YEAR),
        (
            "nghị định 31 ban hành năm 2017 phải không",
            "Đúng: nguồn ghi Nghị định số 31/2017/NĐ-CP của năm 2017.",
        ),
        (
            "nghị định 31/2017 ban hành ngày 3/4/2018 phải không",
            "Không: nguồn ghi Nghị định số 31/2017/NĐ-CP của năm 2017.",
        ),
    ],
)
def test_a_day_is_not_confirmed_where_only_the_year_is_printed(question: str, said: str) -> None:
    reply = say(answer(question, YEARS), YEARS)
    assert (reply.outcome, reply.blocks[0].text) == (Outcome.ANSWER, said)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("văn bản ngày 18/4/2017", {2}),
        ("văn bản ban hành tháng 4 năm 2017", {2}),
        ("văn bản ban hành trong quý II năm 2017", {2}),
        ("văn bản nửa cuối năm 2017", set()),
        ("văn bản năm 2017", {1, 2, 3}),
        ("văn bản trước ngày 1/1/2018", {1, 2, 3}),
    ],
)
def test_a_document_of_a_year_is_in_no_list_of_a_part_of_it(question: str, found: set[int]) -> None:
    given = answer(question, YEARS)
    assert {match.id for match in given.matches} == found
    told = "Nghị định số 31/2017/NĐ-CP (nguồn chỉ ghi năm 2017)"
    assert (told in say(given, YEARS).text) is (1 not in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "nghị quyết 24 và nghị quyết 09 cái nào ra trước",
            "Ban hành trước: Nghị quyết số 24-NQ/TW ngày 12/03/2003.",
        ),
        (
            "chỉ thị 45, chỉ thị 62 và chỉ thị 59 cái nào mới nhất",
            "Ban hành muộn nhất: Chỉ thị số 59-CT/TW ngày 15/12/2000.",
        ),
        (
            "nghị quyết 04 và chỉ thị 11 cái nào ra sau",
            "Ngày ban hành nguồn ghi chưa đủ để so sánh các văn bản dưới đây.",
        ),
        (
            "văn bản nào mới hơn kế hoạch 781",
            "Nguồn không nêu văn bản nào ban hành sau Kế hoạch số 781/KH-UBND ngày 16/12/2021.",
        ),
    ],
)
async def test_which_document_is_older_or_newer(chat: Chat, text: str, said: str) -> None:
    reply = await chat.say(text)
    assert reply.blocks[0].text == said


@pytest.mark.parametrize("of", ["", " này", " năm 2023"])
async def test_what_no_text_of_the_programme_says_is_not_found(chat: Chat, of: str) -> None:
    reply = await chat.say(f"chương trình{of} có nhắc đến phụ nữ không")
    assert reply.outcome is not None
    assert reply.outcome.value == "none"
    assert "Nhiệm vụ 7" not in reply.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "nhiệm vụ 6 của Nghệ An có chỉ thị 33 không",
            f"Không: {IN_BOTH}, không tại Nhiệm vụ 6 của Nghệ An.",
        ),
        (
            "chỉ thị 33 có trong nhiệm vụ 6 của Gia Lai không",
            "Đúng: nguồn nêu Chỉ thị số 33/CT-TTg tại Nhiệm vụ 6 (Gia Lai 2026).",
        ),
        (
            "nhiệm vụ 6 năm 2026 có chỉ thị 33 không",
            "Đúng: nguồn nêu Chỉ thị số 33/CT-TTg tại Nhiệm vụ 6 (Gia Lai 2026).",
        ),
        (
            "quyết định 217 và 218 cái nào ra trước",
            "Các văn bản dưới đây cùng ban hành ngày 12/12/2013.",
        ),
        ("nhiệm vụ 6 của Nghệ An có nói về giám sát không", "Nhiệm vụ 6 (Nghệ An 2023)"),
    ],
)
def test_what_is_so_in_one_of_two_programmes(question: str, said: str) -> None:
    assert say(answer(question, OF_TWO), OF_TWO).blocks[0].text == said


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        (
            "nghị quyết 24",
            "nó mới hơn 222-KH/TU không",
            "Ban hành sau: Kế hoạch số 222-KH/TU ngày 20/12/2019.",
        ),
        (
            "nghị quyết 24",
            "cái nào ra trước, nó hay kế hoạch 781",
            "Ban hành trước: Nghị quyết số 24-NQ/TW ngày 12/03/2003.",
        ),
        (
            "18-CT/TW",
            "nó cũ hơn chỉ thị 33 à",
            "Ngày ban hành nguồn ghi chưa đủ để so sánh các văn bản dưới đây.",
        ),
    ],
)
async def test_the_last_document_is_compared_in_a_sentence(
    chat: Chat, before: str, text: str, said: str
) -> None:
    await chat.say(before)
    assert (await chat.say(text)).blocks[0].text == said
