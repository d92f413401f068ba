"""Whether a document is about something, of a day of any year, or carries out one of several."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers.answers import say
from knowledge.answering.answer import answer
from knowledge.citations import canonical
from tests.knowledge.catalogues import directive, knowledge, mention, source, task

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge

OLD, NEW = datetime.date(2003, 4, 18), datetime.date(2013, 12, 2)
POTTERY = directive(2, "37-NQ/TW", "nghề gốm", doc_type="Nghị quyết", dates=[OLD])
FERRY = directive(3, "37-NQ/TW", "đò ngang", doc_type="Nghị quyết", dates=[NEW])
PLAN = replace(directive(1, "61-KH/TU", "mở lò gốm", doc_type="Kế hoạch"), implements=(2,))
TASKS = [task(11, source(1, "Nghệ An", 2023), 1, "Thi hành", [1, 2, 3, 4])]
TWO_DAYS = (OLD, datetime.date(2003, 8, 14))
OF_ALL = "ghi như vậy về tất cả văn bản dưới đây."
OF_NONE = "ghi như vậy về văn bản nào dưới đây."
LAMPS = directive(4, "28-CT/TW", "đèn lồng", doc_type="Chỉ thị", issuer="Ban Bí thư", dates=[OLD])
KNOWN = knowledge(TASKS, [PLAN, POTTERY, FERRY, LAMPS])
UNDATED = knowledge(TASKS, [PLAN, POTTERY, replace(FERRY, dates=()), LAMPS])
IS_IN_TITLE = "Đúng: tên của Chỉ thị số 28-CT/TW có nhắc đến “đèn lồng”."
IS_NOT_IN_TITLE = "Tên của Chỉ thị số 28-CT/TW không nhắc đến “múa rối”"
NOT_HELD = "; toàn văn của văn bản này tôi không giữ."
OF_FERRY = (
    "Tên của “chỉ thị 28 của Ban Bí thư” không nhắc đến “đò ngang”."
    " Nhắc đến nội dung này: Nghị quyết số 37-NQ/TW ngày 02/12/2013."
)
CARRIES_OUT = "Kế hoạch số 61-KH/TU thực hiện Nghị quyết số 37-NQ/TW ngày 18/04/2003."
OF_A_DAY = "nguồn ghi Chỉ thị số 28-CT/TW ban hành ngày 18/04/2003."
REST = " Phần còn lại của câu hỏi tôi chưa đối chiếu được với nguồn."
BY_OF_MATS = "nguồn ghi Chỉ thị số 29-CT/TW do Ban Bí thư ban hành."
DAYS_DIFFER = "Nguồn ghi Chỉ thị số 29-CT/TW với các ngày khác nhau:"
BY = "nguồn ghi Chỉ thị số 28-CT/TW do Ban Bí thư ban hành."

UNTOLD = (
    "Nguồn không ghi thời gian ban hành của Kế hoạch số 61-KH/TU,"
    " nên tôi không xác nhận được điều đã hỏi."
)

ORDER = directive(
    5,
    "62/2019/NĐ-CP",
    "nuôi yến",
    doc_type="Nghị định",
    dates=[datetime.date(2019, 7, 5)],
    mentions=[replace(mention(), as_written="62/2019/NĐ-CP")],
)
SAYS_FORCE = (
    "Phổ biến Nghị định số 62/2019/NĐ-CP ngày 05/7/2019 về nuôi yến, có hiệu lực thi hành từ ngày"
    " 01/9/2019; Chỉ thị số 28-CT/TW về đèn lồng."
)
IN_FORCE_FROM = knowledge(
    [task(11, source(1, "Nghệ An", 2023), 1, SAYS_FORCE, [4, 5])], [LAMPS, ORDER]
)
IN_FORCE = (
    "Về ngày có hiệu lực của Nghị định số 62/2019/NĐ-CP, nguồn ghi tại Nhiệm vụ 1:"
    " “có hiệu lực thi hành từ ngày 01/9/2019”."
)
NOT_IN_FORCE = (
    "Nguồn không ghi ngày có hiệu lực của Chỉ thị số 28-CT/TW. Dưới đây là những gì nguồn có ghi."
)


HUNG = "Nhiệm vụ 1 ghi: “Treo 40 đèn theo Chỉ thị số 28-CT/TW”"


def first_said(question: str, known: Knowledge) -> str:
    return _said(question, known)[0].text


def _said(question: str, known: Knowledge) -> tuple[Block, ...]:
    return say(answer(question, known), known).blocks


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chỉ thị 28 về đèn lồng phải không", IS_IN_TITLE),
        ("chi thi 28 ve den long dung khong a", IS_IN_TITLE.replace("đèn lồng", "den long")),
        ("chỉ thị 28 về đèn lồng đúng ko", IS_IN_TITLE),
        ("chỉ thị 28 về đèn lồng phải hông ạ", IS_IN_TITLE),
        ("chi thi 28 ve den long dung hok", IS_IN_TITLE.replace("đèn lồng", "den long")),
        ("chỉ thị 28 về đèn lồng do Ban Bí thư ban hành phải không", f"Đúng: {BY}"),
        ("chỉ thị 28 về đèn lồng do Chính phủ ban hành phải không", f"Không: {BY}"),
        ("chỉ thị 28 ban hành tháng 4 phải không", f"Đúng: {OF_A_DAY}"),
        ("chỉ thị 28 ban hành tháng 5 phải không", f"Không: {OF_A_DAY}"),
        ("chỉ thị 28 ban hành ngày 18/4 phải không", f"Đúng: {OF_A_DAY}"),
        ("chỉ thị 28 ban hành ngày 17 tháng 4 à", f"Không: {OF_A_DAY}"),
        ("chỉ thị 28 của Chính phủ hay không", f"Không: {BY}"),
        ("chỉ thị 28 ban hành ngày 18/4/2003 chứ", f"Đúng: {OF_A_DAY}"),
        ("chỉ thị 28 năm 2004 chứ", f"Không: {OF_A_DAY}"),
        ("chỉ thị 28 nằm trong chương trình của tỉnh Nghệ An đúng không", "Chỉ thị số 28-CT/TW"),
        ("kế hoạch 61 ban hành tháng 5 phải không", UNTOLD),
        ("kế hoạch 61 thực hiện nghị quyết 37 phải không", f"Đúng: {CARRIES_OUT}"),
    ],
)
def test_what_is_asked_of_a_document_whether_it_is_so(question: str, said: str) -> None:
    assert first_said(question, KNOWN) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chỉ thị 28 và chỉ thị 29 đều của Ban Bí thư phải không", f"Đúng: nguồn {OF_ALL}"),
        ("chỉ thị 28 và 29 đều ban hành năm 2003 phải không", f"Đúng: nguồn {OF_ALL}"),
        ("chỉ thị 28 và chỉ thị 29 đều của Chính phủ à", f"Không: nguồn không {OF_NONE}"),
        ("chỉ thị 28 và kế hoạch 61 đều của Ban Bí thư phải không", "Có 2 văn bản:"),
        ("chỉ thị 28 và chỉ thị 29 cùng ngày phải không", "Có 2 văn bản:"),
        (
            "chỉ thị 29 và nghị quyết 38 cùng ngày phải không",
            "Không: hai văn bản ban hành khác ngày.",
        ),
    ],
)
def test_what_is_asked_of_two_documents_whether_it_is_so_of_both(question: str, said: str) -> None:
    mats = replace(LAMPS, id=5, citation=canonical("29-CT/TW"), titles=("chiếu",), dates=TWO_DAYS)
    straw = replace(FERRY, id=6, citation=canonical("38-NQ/TW"), titles=("nón lá",))
    assert first_said(question, knowledge(TASKS, [PLAN, LAMPS, mats, straw])) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chỉ thị 29 của Ban Bí thư ngày 18/4/2003 phải không", DAYS_DIFFER),
        ("chi thi 29 cua ban bi thu ngay 14/8/2003 dung khong", DAYS_DIFFER),
        ("chỉ thị 29 của Chính phủ ngày 18/4/2003 phải không", f"Không: {BY_OF_MATS}"),
        ("chỉ thị 29 của Ban Bí thư ngày 19/4/2003 phải không", "Không: nguồn ghi Chỉ thị"),
        ("chỉ thị 30 của Ban Bí thư ngày 18/4/2003 phải không", "Nguồn ghi Chỉ thị số 30-CT/TW do"),
    ],
)
def test_an_issuer_that_is_so_confirms_no_day(question: str, said: str) -> None:
    mats = replace(LAMPS, id=5, citation=canonical("29-CT/TW"), titles=("chiếu",), dates=TWO_DAYS)
    hats = replace(LAMPS, id=6, citation=canonical("30-CT/TW"), titles=("nón lá",), dates=())
    texts = [one.text for one in _said(question, knowledge(TASKS, [mats, hats]))]
    assert any(one.startswith(said) for one in texts)
    assert not any(one.startswith("Đúng") for one in texts)


def test_a_title_is_not_said_to_have_what_it_lacks() -> None:
    said = first_said("chỉ thị 28 về trồng chè phải không", KNOWN)
    assert said.startswith("Tên của Chỉ thị số 28-CT/TW không nhắc đến “trồng chè”")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chỉ thị 28 của Ban Bí thư có phải về đèn lồng không", IS_IN_TITLE),
        ("chỉ thị 28 của Ban Bí thư về đèn lồng phải không", IS_IN_TITLE),
        ("chỉ thị 28 của Ban Bí thư là về đèn lồng à", IS_IN_TITLE),
        ("chỉ thị 28 năm 2003 có phải về đèn lồng không", IS_IN_TITLE),
        ("chỉ thị 28 của Bộ Chính trị có phải về đèn lồng không", f"Không: {BY}"),
        ("chỉ thị 28 của Ban Bí thư là về múa rối đúng không", f"{IS_NOT_IN_TITLE}{NOT_HELD}"),
        ("chỉ thị 28 của Ban Bí thư có phải về đò ngang không", OF_FERRY),
    ],
)
def test_what_a_document_is_about_is_no_question_of_its_issuer(question: str, said: str) -> None:
    assert first_said(question, KNOWN) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nghị quyết số 37 nào cũ nhất", "trước: Nghị quyết số 37-NQ/TW ngày 18/04/2003."),
        ("nghị quyết 37 nào mới nhất", "sau: Nghị quyết số 37-NQ/TW ngày 02/12/2013."),
    ],
)
def test_which_of_one_number_is_older(question: str, said: str) -> None:
    assert first_said(question, KNOWN) == f"Ban hành {said}"
    untold = "Ngày ban hành nguồn ghi chưa đủ để so sánh các văn bản dưới đây."
    assert first_said(question, UNDATED) == untold


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("37-NQ/TW không phải về đò ngang", [2]),
        ("nghị quyết 37 không nói về nghề gốm", [3]),
        ("nghị quyết 37 không phải về trồng chè", [3, 2]),
    ],
)
def test_of_one_number_that_is_left_out_whose_title_says_it(question: str, said: list[int]) -> None:
    assert [match.id for match in answer(question, KNOWN).matches] == said


@pytest.mark.parametrize(
    ("question", "said"), [("cái nào mới", "61/KH-UBND"), ("cái nào cũ", "28-CT/TW")]
)
def test_which_of_two_is_new(question: str, said: str) -> None:
    later = directive(1, "61/KH-UBND", "mở lò gốm", doc_type="Kế hoạch", dates=[NEW])
    known = knowledge(TASKS, [later, POTTERY, FERRY, LAMPS])
    assert said in first_said(f"chỉ thị 28 và kế hoạch 61 {question}", known)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chỉ thị 28 ban hành trước nghị quyết 37 phải không", "Đúng. Ban hành trước: Chỉ thị"),
        ("chỉ thị 28 ban hành sau nghị quyết 37 đúng ko", "Không. Ban hành sau: Nghị quyết số 37"),
        ("nghị quyết 37 có ban hành sau chỉ thị 28 không", "Đúng. Ban hành sau: Nghị quyết số 37"),
        ("chỉ thị 28 và nghị quyết 37 cái nào ra trước", "Ban hành trước: Chỉ thị số 28-CT/TW"),
    ],
)
def test_whether_one_was_issued_before_the_other(question: str, said: str) -> None:
    assert first_said(question, knowledge(TASKS, [FERRY, LAMPS])).startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nghệ an có 2 nhiệm vụ phải không", "Đúng: có 2 nhiệm vụ."),
        ("nghe an co tat ca 12 nhiem vu dung khong", "Không: có 2 nhiệm vụ."),
        ("chương trình Nghệ An có 2 nhiệm vụ đúng không", "Đúng: có 2 nhiệm vụ."),
        ("chương trình công tác dân vận Nghệ An có 5 nhiệm vụ à", "Không: có 2 nhiệm vụ."),
        ("nhiệm vụ 1 có 4 văn bản đúng không", "Đúng: có 4 văn bản."),
        ("nhiệm vụ 1 có 3 văn bản à", "Không: có 4 văn bản."),
        ("nghệ an có mấy nhiệm vụ", "Có 2 nhiệm vụ:"),
    ],
)
def test_whether_there_are_as_many(question: str, said: str) -> None:
    tasks = [*TASKS, task(12, TASKS[0].source, 2, "Thắp đèn", [4])]
    known = knowledge(tasks, [PLAN, POTTERY, FERRY, LAMPS])
    assert first_said(question, known) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nghị định 62 có hiệu lực khi nào", IN_FORCE),
        ("nghi dinh 62 hieu luc 1/9/2019 dung khong", IN_FORCE),
        ("nghị định 62 có phải có hiệu lực từ 5/7/2019 không", IN_FORCE),
        ("ngày có hiệu lực của nghị định 62", IN_FORCE),
        ("chỉ thị 28 hiệu lực từ ngày 18/4/2003 phải không", NOT_IN_FORCE),
        ("chỉ thị 28 có hiệu lực từ năm 2003 à", NOT_IN_FORCE),
    ],
)
def test_a_day_of_effect_is_neither_confirmed_nor_denied_by_that_of_issue(
    question: str, said: str
) -> None:
    blocks = [block.text for block in _said(question, IN_FORCE_FROM)]
    assert said in blocks
    assert not any(text.startswith(("Đúng", "Không")) for text in blocks)


def test_a_task_is_quoted_that_tells_from_when_its_document_is_in_force() -> None:
    blocks = [block.text for block in _said("nhiệm vụ 1 có hiệu lực từ ngày nào", IN_FORCE_FROM)]
    assert any("Nhiệm vụ 1 ghi: “" in text and "01/9/2019" in text for text in blocks)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chỉ thị 28 năm 2003 treo ở 4 cổng chợ phải không", f"Phần này đúng: {OF_A_DAY}{REST}"),
        ("chỉ thị 28 do Ban Bí thư ban hành có 7 điều đúng không", f"Phần này đúng: {BY}{REST}"),
        ("chỉ thị 28 năm 2004 treo ở 4 cổng chợ phải không", f"Không: {OF_A_DAY}"),
        ("tôi nghe nói chỉ thị 28 năm 2003 đúng không", f"Đúng: {OF_A_DAY}"),
        ("chỉ thị 28 năm 2003 hiệu lực từ 1/5/2003 phải không", f"N{OF_A_DAY[1:]}"),
    ],
)
def test_a_part_that_is_so_does_not_confirm_the_rest(question: str, said: str) -> None:
    assert first_said(question, KNOWN) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chỉ thị 28 thắp xong trước ngày 30/9/2004 đúng không", "Chỉ thị số 28-CT/TW"),
        ("chi thi 28 hoan thanh truoc 30/9/2004 phai khong", "Chỉ thị số 28-CT/TW"),
        ("chỉ thị 28 ban hành trước ngày 30/9/2004 đúng không", f"Đúng: {OF_A_DAY}"),
    ],
)
def test_until_when_something_is_done_is_no_day_of_issue(question: str, said: str) -> None:
    assert first_said(question, KNOWN) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chỉ thị 28 treo 40 đèn đúng không", f"Đúng: {HUNG}"),
        ("chi thi 28 treo 50 den dung khong", f"Không: {HUNG}"),
        ("chỉ thị 28 treo 40 đèn ở chợ đúng không", HUNG),
        ("chỉ thị 28 trồng 90 cây đúng không", "Chỉ thị số 28-CT/TW"),
    ],
)
def test_a_number_that_is_doubted_of_a_document_is_told_by_the_task_that_says_it_of_it(
    question: str, said: str
) -> None:
    text = "Treo 40 đèn theo Chỉ thị số 28-CT/TW; trồng 60 cây"
    known = knowledge([task(11, source(1, "Nghệ An", 2023), 1, text, [4])], [LAMPS])
    assert first_said(question, known) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "kế hoạch 61 ngày 18/4/2003 thực hiện nghị quyết 37 đúng không",
            "Nguồn không nói Kế hoạch số 61-KH/TU ngày 18/04/2003 thực hiện văn bản nào.",
        ),
        (
            "ke hoach 61 nam 2013 co thuc hien nghi quyet 37 khong",
            "Đúng: Kế hoạch số 61-KH/TU ngày 02/12/2013 thực hiện Nghị quyết số 37-NQ/TW ngày",
        ),
        (
            "kế hoạch 61 ngày 2/12/2013 về múa rối nước đúng không",
            (
                "Phần này đúng: nguồn ghi Kế hoạch số 61-KH/TU ban hành ngày 02/12/2013."
                " Tên của Kế hoạch số 61-KH/TU ngày 02/12/2013 không nhắc đến “múa rối nước”."
                " Nhắc đến nội dung này: Kế hoạch số 61-KH/TU ngày 18/04/2003."
            ),
        ),
    ],
)
def test_of_one_number_the_day_tells_which_is_checked(question: str, said: str) -> None:
    puppets = directive(5, "61-KH/TU", "múa rối nước", doc_type="Kế hoạch", dates=[OLD])
    tasks = [replace(TASKS[0], directive_ids=(1, 2, 3, 5))]
    held = [replace(PLAN, dates=(NEW,)), POTTERY, FERRY, puppets]
    told = say(answer(question, known := knowledge(tasks, held)), known).blocks
    assert " ".join(one.text for one in told).startswith(said)
