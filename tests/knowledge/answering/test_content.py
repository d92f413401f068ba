"""What is asked of a document or a task that its source hardly ever says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.facts.roles import said_of
from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("question", "found", "attribute"),
    [
        ("ai chịu trách nhiệm nhiệm vụ 7", "nhiệm vụ 7", Attribute.RESPONSIBLE),
        ("đơn vị nào chủ trì nhiệm vụ 4", "nhiệm vụ 4", Attribute.RESPONSIBLE),
        ("nhiem vu 4 do don vi nao thuc hien", "nhiệm vụ 4", Attribute.RESPONSIBLE),
        ("người phụ trách nhiệm vụ 3 là ai", "nhiệm vụ 3", Attribute.RESPONSIBLE),
        ("nhiệm vụ 3 ai phối hợp", "nhiệm vụ 3", Attribute.BESIDE),
        ("nhiem vu 3 co quan phoi hop la co quan nao", "nhiệm vụ 3", Attribute.BESIDE),
        ("ai phải phối hợp với Ban Dân vận ở nhiệm vụ 3", "nhiệm vụ 3", Attribute.BESIDE),
        ("nhiệm vụ 3 phối hợp với ai", "nhiệm vụ 3", Attribute.BESIDE),
        ("hạn hoàn thành nhiệm vụ 3 là bao giờ", "nhiệm vụ 3", Attribute.DEADLINE),
        ("thời hạn hoàn thành nhiệm vụ 3", "nhiệm vụ 3", Attribute.DEADLINE),
        ("khi nào phải xong nhiệm vụ 2", "nhiệm vụ 2", Attribute.DEADLINE),
        ("nhiệm vụ 2 quý mấy phải xong", "nhiệm vụ 2", Attribute.DEADLINE),
        ("nhiem vu 3 hoan thanh trong thang may", "nhiệm vụ 3", Attribute.DEADLINE),
        ("còn mấy ngày nữa hết hạn nhiệm vụ 3", "nhiệm vụ 3", Attribute.DEADLINE),
        ("nv3 deadline", "nhiệm vụ 3", Attribute.DEADLINE),
        ("ai chủ trì đề án 10", "10-ĐA/TU", Attribute.RESPONSIBLE),
        ("thời hạn thực hiện kế hoạch 222", "222-KH/TU", Attribute.DEADLINE),
        ("hạn tổng kết nhiệm vụ 3", "nhiệm vụ 3", Attribute.DEADLINE),
        ("thoi han ban giao nhiem vu 3", "nhiệm vụ 3", Attribute.DEADLINE),
        ("hạn thực hiện kế hoạch 222", "222-KH/TU", Attribute.DEADLINE),
        ("kế hoạch 222 phải báo cáo trước ngày nào", "222-KH/TU", Attribute.DEADLINE),
        ("bao cao ket qua ke hoach 222 cham nhat ngay nao", "222-KH/TU", Attribute.DEADLINE),
        ("sơ kết nghị quyết 04-NQ/TU về mặt trận lúc nào", "04-NQ/TU", Attribute.DEADLINE),
        ("sơ kết nghị quyết 04-NQ/TU ban hành lúc nào", "04-NQ/TU", Attribute.DATE),
        ("kế hoạch 222 ban hành trước ngày nào", "222-KH/TU", Attribute.DATE),
        ("khoản 2 điều 3 pháp lệnh 34", "34/2007/PL-UBTVQH11", Attribute.UNRECORDED),
        ("mục tiêu của đề án 01-ĐA/TU là gì", "01-ĐA/TU", Attribute.UNRECORDED),
        ("kinh phi thuc hien de an 07", "07-ĐA/TU", Attribute.UNRECORDED),
        ("chỉ tiêu phấn đấu của đề án 07", "07-ĐA/TU", Attribute.TARGET),
        ("nhiệm vụ 3 chỉ tiêu bao nhiêu", "nhiệm vụ 3", Attribute.TARGET),
        ("mức lương tối thiểu theo nghị định 145", "145/2020/NĐ-CP", Attribute.UNRECORDED),
        ("Chỉ thị 11-CT/TU quy định mức hỗ trợ bao nhiêu", "11-CT/TU", Attribute.UNRECORDED),
        ("giải pháp của Đề án 04-ĐA/TU gồm những gì", "04-ĐA/TU", Attribute.UNRECORDED),
        ("chỉ thị 11-CT/TU có mấy điểm", "11-CT/TU", Attribute.UNRECORDED),
        ("nghi dinh 145 phat bao nhieu tien", "145/2020/NĐ-CP", Attribute.UNRECORDED),
        ("kết quả thực hiện nghị quyết 04-NQ/TU ra sao", "04-NQ/TU", Attribute.UNRECORDED),
        ("nhiệm vụ 3 kết quả thế nào", "nhiệm vụ 3", Attribute.UNRECORDED),
        ("quy chế 07 xử lý thế nào khi không phối hợp", "07-QC/TU", Attribute.UNRECORDED),
        ("nghị định 145 đạt được kết quả gì", "145/2020/NĐ-CP", Attribute.UNRECORDED),
        ("đề án 04-ĐA/TU lập mấy tổ hòa giải", "04-ĐA/TU", Attribute.UNRECORDED),
        ("chi thi 11-CT/TU ve nganh may mac", "11-CT/TU", None),
        ("chỉ thị 11-CT/TU có mấy tên gọi", "11-CT/TU", None),
        ("nghị định 145 mang số hiệu bao nhiêu ạ", "145/2020/NĐ-CP", None),
        ("hạn của nhiệm vụ 3", "nhiệm vụ 3", Attribute.DEADLINE),
        ("hạn nhiệm vụ 3 năm 2023", "nhiệm vụ 3", Attribute.DEADLINE),
        ("tải nghị quyết 04-NQ/TU ở đâu", "04-NQ/TU", Attribute.FILE),
        ("cho em xin file nghị quyết 04-NQ/TU", "04-NQ/TU", Attribute.FILE),
        ("toàn văn chỉ thị 05-CT/TU", "05-CT/TU", Attribute.FILE),
        ("nghị quyết 04-NQ/TU ở đâu", "04-NQ/TU", Attribute.TASKS),
        ("tại nghị quyết 04-NQ/TU nằm ở đâu", "04-NQ/TU", Attribute.TASKS),
        ("nghị định 145 do cơ quan nào ban hành", "145/2020/NĐ-CP", Attribute.ISSUER),
        ("nghị định 145 ban hành khi nào", "145/2020/NĐ-CP", Attribute.DATE),
    ],
)
def test_what_is_asked_of_what_a_question_names(
    known: Knowledge, question: str, found: str, attribute: Attribute
) -> None:
    given = ask(known, question)
    assert (given.outcome, given.matches, given.attribute) == ("answer", [found], attribute)


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ 7 có những đơn vị nào",
        "nhiem vu 7 gom nhung co quan nao vay",
        "nhiệm vụ 7 có các tổ chức nào tham gia?",
        "nhiệm vụ 7 với những đơn vị nào",
    ],
)
def test_of_all_whom_a_task_names_nothing_is_denied(known: Knowledge, question: str) -> None:
    given = ask(known, question)
    assert (given.outcome, given.matches, given.attribute) == ("answer", ["nhiệm vụ 7"], None)


@pytest.mark.parametrize(
    ("then", "attribute"),
    [
        ("ai chủ trì", Attribute.RESPONSIBLE),
        ("thế đơn vị nào phụ trách ạ", Attribute.RESPONSIBLE),
        ("còn ai phối hợp?", Attribute.BESIDE),
        ("thời hạn khi nào", Attribute.DEADLINE),
        ("han dang ky", Attribute.DEADLINE),
        ("thời hạn nghiệm thu", Attribute.DEADLINE),
        ("bao giờ hoàn thành?", Attribute.DEADLINE),
        ("kinh phí bao nhiêu", Attribute.UNRECORDED),
        ("điều 3 quy định gì", Attribute.UNRECORDED),
        ("tải ở đâu", Attribute.FILE),
        ("mục tiêu của văn bản này là gì", Attribute.UNRECORDED),
    ],
)
@pytest.mark.parametrize("before", ["nhiệm vụ 4", "chỉ thị 05-CT/TU"])
def test_what_is_asked_of_what_was_talked_about(
    known: Knowledge, before: str, then: str, attribute: Attribute
) -> None:
    found = ask(known, before, then)
    assert (found.outcome, found.attribute) == ("answer", attribute)
    assert found.matches == ask(known, before).matches


def test_the_time_of_what_was_talked_about_is_asked_for(known: Knowledge) -> None:
    found = ask(known, "chỉ thị 05-CT/TU", "thời gian?")
    assert (found.matches, found.attribute) == (["05-CT/TU"], Attribute.DATE)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("văn bản về kinh phí", "kinh phí"),
        ("thời hạn giải quyết đơn thư", "thời hạn"),
        ("nhiệm vụ nào nói về chương trình mục tiêu quốc gia", "mục tiêu"),
        ("quản lý tài sản ở đâu", "tài sản"),
    ],
)
def test_the_same_words_belong_to_a_subject(known: Knowledge, question: str, word: str) -> None:
    for before in ([], ["nghị quyết 04-NQ/TU"]):
        asked = ask(known, *before, question).given.question
        assert word in asked.subject
        assert asked.attribute is not Attribute.UNRECORDED


@pytest.mark.parametrize(
    ("attribute", "said"),
    [
        (Attribute.RESPONSIBLE, "Phòng Tổng hợp chủ trì"),
        (Attribute.ISSUER, "Phòng Tổng hợp chủ trì"),
        (Attribute.DEADLINE, "xong trước ngày 25 hằng tháng"),
        (Attribute.DATE, "xong trước ngày 25 hằng tháng"),
        (Attribute.UNRECORDED, None),
        (Attribute.TERM, None),
    ],
)
def test_a_task_may_say_what_is_asked_of_it(attribute: Attribute, said: str | None) -> None:
    text = "Nắm tình hình tôn giáo; Phòng Tổng hợp chủ trì; xong trước ngày 25 hằng tháng; kinh phí"
    assert said_of(text, attribute) == said


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("nhiệm vụ 1 vận động bao nhiêu tiền", Attribute.UNRECORDED),
        ("nhiệm vụ 2 trồng mấy cây", Attribute.UNRECORDED),
        ("nhiệm vụ 3 vận động bao nhiêu tiền", None),
        ("nhiệm vụ 1 trồng mấy cây", None),
        ("nhiệm vụ 2 có mấy đơn vị", None),
    ],
)
def test_what_a_task_does_not_count_is_told_to_be_missing(
    question: str, attribute: Attribute | None
) -> None:
    of = source(1, "Gia Lai", 2025)
    told = ["Trồng 300 cây gạo", "Trồng cây gạo; Tỉnh đoàn, Sở Y tế tham gia", "Góp 9 triệu đồng"]
    known = knowledge([task(at, of, at, text) for at, text in enumerate(told, 1)])
    assert ask(known, question).attribute is attribute


LABELLED = """Khắc phục hậu quả lũ quét theo Nghị quyết số 9-NQ/TU
- Cơ quan chủ trì: Sở Xây dựng; phối hợp: Tỉnh đoàn; Hội Nông dân
- Thời gian: Trước 31/8/2025"""
UNLABELLED = "Phối hợp Công an tỉnh, Tỉnh đoàn tuyên truyền (hoàn thành trước 15/6/2025)."


@pytest.mark.parametrize(
    ("text", "attribute", "said"),
    [
        (LABELLED, Attribute.RESPONSIBLE, "Cơ quan chủ trì: Sở Xây dựng"),
        (LABELLED, Attribute.BESIDE, "phối hợp: Tỉnh đoàn; Hội Nông dân"),
        (LABELLED, Attribute.DEADLINE, "Thời gian: Trước 31/8/2025"),
        (
            "Dân vận khéo (chủ trì: Ban Dân vận; thời gian: cả năm)",
            Attribute.DATE,
            "thời gian: cả năm",
        ),
        (
            "Nắm tình hình\n- Phối hợp: Ban Tôn giáo (Sở Nội vụ), Xã đoàn",
            Attribute.BESIDE,
            "Phối hợp: Ban Tôn giáo (Sở Nội vụ), Xã đoàn",
        ),
        (
            "Giữ rừng\n- Cơ quan, đơn vị chủ trì: Xã",
            Attribute.ISSUER,
            "Cơ quan, đơn vị chủ trì: Xã",
        ),
        ("Giữ rừng\n- Lãnh đạo phụ trách: Bà A", Attribute.RESPONSIBLE, "Lãnh đạo phụ trách: Bà A"),
        (UNLABELLED, Attribute.BESIDE, UNLABELLED),
        (UNLABELLED, Attribute.DEADLINE, UNLABELLED),
        (UNLABELLED, Attribute.RESPONSIBLE, ""),
    ],
)
def test_who_and_until_when_may_be_said_behind_a_label(
    text: str, attribute: Attribute, said: str
) -> None:
    assert said_of(text, attribute) == said


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("nhiệm vụ nào do Công an tỉnh chủ trì", 2),
        ("nhiệm vụ nào Công an tỉnh phối hợp", 1),
        ("nhiem vu nao do cong an tinh phu trach", 2),
        ("sở y tế chủ trì những gì", 4),
        ("nhiệm vụ nào Công an tỉnh chỉ phối hợp", 1),
        ("Tỉnh đoàn tham gia nhiệm vụ nào", 3),
    ],
)
def test_tasks_are_told_apart_by_the_role_of_somebody(question: str, found: int) -> None:
    programme = source(1, "Gia Lai", 2025)
    roles = (
        "Sở Nội vụ\n- Phối hợp: Công an tỉnh",
        "Công an tỉnh\n- Phối hợp: Sở Nội vụ",
        "Sở Nội vụ\n- Phối hợp: Tỉnh đoàn, Sở Y tế",
        "Sở Y tế. Tham gia hòa giải ở tỉnh",
    )
    tasks = [
        task(at, programme, at, f"Công tác tôn giáo\n- Chủ trì: {said}")
        for at, said in enumerate(roles, 1)
    ]
    given = answer(question, knowledge(tasks))
    assert (given.outcome, [match.id for match in given.matches]) == ("answer", [found])


def test_a_task_that_does_not_say_it_says_nothing() -> None:
    for attribute in (Attribute.RESPONSIBLE, Attribute.DEADLINE, Attribute.UNRECORDED):
        assert said_of("Nắm tình hình tôn giáo.", attribute) == ""


@pytest.mark.parametrize(
    "question",
    [
        "bao giờ tổng kết chỉ thị 59-CT/TW",
        "chỉ thị 59-CT/TW sơ kết khi nào",
        "khi nào phải kiểm tra chỉ thị 59-CT/TW",
        "chi thi 59-CT/TW den nam nao",
    ],
)
def test_when_something_is_done_with_a_document_is_not_when_it_was_issued(
    known: Knowledge, question: str
) -> None:
    found = ask(known, question)
    assert (found.matches, found.attribute) == (["59-CT/TW"], Attribute.DEADLINE)


@pytest.mark.parametrize("question", ["chỉ thị 59-CT/TW có từ khi nào", "59-CT/TW ra năm nào"])
def test_when_a_document_was_issued_is_its_date(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.matches, found.attribute) == (["59-CT/TW"], Attribute.DATE)


@pytest.mark.parametrize(
    "question",
    [
        "bao giờ tổng kết chỉ thị về người khuyết tật",
        "kiểm tra, tổng kết chỉ thị về người khuyết tật xong khi nào",
        "chỉ thị về người khuyết tật tổng kết khi nào",
    ],
)
def test_when_some_work_is_done_is_asked_of_tasks(known: Knowledge, question: str) -> None:
    assert ask(known, question).matches == ["nhiệm vụ 3"]


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ 3 và nhiệm vụ 5 cái nào xong trước",
        "nhiệm vụ 3 và 5 năm 2023 việc nào hoàn thành sớm hơn",
        "nhiem vu 3, nhiem vu 5 co cung han khong",
    ],
)
def test_several_tasks_are_compared_by_until_when_they_are(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert found.matches == ["nhiệm vụ 3", "nhiệm vụ 5"]
    assert found.attribute is Attribute.DEADLINE
