"""Questions that refer to the last answer of a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.model import Lack
from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import LAW, MOBILIZATION, RELIGION, YOUTH, ask

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

OF_TASK_5 = ["30-CT/TW", "34/2007/PL-UBTVQH11", "04/2015/NĐ-CP", "145/2020/NĐ-CP", LAW]


@pytest.mark.parametrize(
    ("then", "attribute"),
    [
        ("ban hành ngày nào?", Attribute.DATE),
        ("ra khi nào ạ", Attribute.DATE),
        ("ai ban hành", Attribute.ISSUER),
        ("cơ quan nào ban hành", Attribute.ISSUER),
        ("ai ký", Attribute.UNRECORDED),
        ("nghị quyết này có ghi ngày không", Attribute.DATE),
        ("khóa mấy", Attribute.TERM),
        ("ban hành ngày", Attribute.DATE),
        ("ký năm", Attribute.DATE),
        ("có ghi ngày không", Attribute.DATE),
        ("phải rồi, ngày nào", Attribute.DATE),
        ("ký hôm nào", Attribute.DATE),
        ("bữa mô ban hành", Attribute.DATE),
        ("cho xin đường link", Attribute.FILE),
        ("nằm ở đâu vậy", Attribute.TASKS),
        ("nằm ở đâu đấy", Attribute.TASKS),
        ("ban hành ngày nào đấy", Attribute.DATE),
        ("đường dẫn rứa", Attribute.FILE),
        ("nó nằm trong nhiệm vụ mấy", Attribute.TASKS),
    ],
)
def test_an_attribute_of_the_last_document(
    known: Knowledge, then: str, attribute: Attribute
) -> None:
    found = ask(known, "nghị quyết 04-NQ/TU", then)
    assert (found.outcome, found.matches, found.attribute) == ("answer", ["04-NQ/TU"], attribute)


def test_the_tasks_of_the_last_document_are_in_its_reply(known: Knowledge) -> None:
    found = ask(known, "nghị quyết 04-NQ/TU", "thuộc nhiệm vụ nào")
    assert (found.outcome, found.matches) == ("answer", ["04-NQ/TU"])


@pytest.mark.parametrize("then", ["nhiệm vụ đó có những văn bản nào", "nhiệm vụ ấy có mấy văn bản"])
def test_the_documents_of_the_task_that_names_the_last_one_are_all(
    known: Knowledge, then: str
) -> None:
    found = ask(known, "đề án 04", then)
    assert found.matches == ask(known, "nhiệm vụ 2", "văn bản nào").matches
    assert "04-ĐA/TU" in found.matches
    assert "04-ĐA/TU" not in ask(known, "đề án 04", f"{then} khác").matches


@pytest.mark.parametrize("then", ["được văn bản nào thực hiện", "văn bản nào thực hiện"])
def test_what_carries_out_the_last_document(known: Knowledge, then: str) -> None:
    found = ask(known, "nghị quyết 24", then)
    assert (found.outcome, found.matches) == ("list", ["65-KL/TW", "222-KH/TU"])
    assert ask(known, "nghị định 145", "được văn bản nào thực hiện").outcome == "none"


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("kết luận nào thực hiện", ["65-KL/TW"]),
        ("kế hoạch nào triển khai nó", ["222-KH/TU"]),
        ("chỉ thị nào thực hiện", []),
    ],
)
def test_what_carries_it_out_is_of_the_type_that_is_said(
    known: Knowledge, then: str, expected: list[str]
) -> None:
    found = ask(known, "nghị quyết 24", then)
    assert (found.matches if found.outcome == "answer" else []) == expected
    assert expected or found.given.lack is Lack.NO_CARRIER


def test_the_documents_of_the_last_task(known: Knowledge) -> None:
    found = ask(known, "nhiệm vụ 5", "gồm những văn bản nào")
    assert (found.outcome, found.matches) == ("list", OF_TASK_5)
    assert ask(known, "nhiệm vụ 1", "văn bản nào").outcome == "none"


@pytest.mark.parametrize(
    "then",
    [
        "nêu những văn bản nào",
        "nó viện dẫn văn bản nào",
        "nhiệm vụ này trích dẫn những văn bản gì",
        "văn bản nào được nhắc đến",
        "neu may van ban",
    ],
)
def test_words_for_naming_ask_for_the_documents_of_the_last_task(
    known: Knowledge, then: str
) -> None:
    found = ask(known, "nhiệm vụ 5", then)
    assert (found.outcome, found.matches) == ("list", OF_TASK_5)


@pytest.mark.parametrize("then", ["dựa vào những văn bản nào", "thực hiện các văn bản gì"])
def test_what_the_last_task_carries_out(known: Knowledge, then: str) -> None:
    found = ask(known, "nhiệm vụ 5", then)
    assert (found.matches, found.attribute) == (["nhiệm vụ 5"], Attribute.IMPLEMENTS)


@pytest.mark.parametrize("then", ["nêu văn bản nào", "nó viện dẫn nghị quyết nào"])
def test_what_a_document_names_is_what_it_carries_out(known: Knowledge, then: str) -> None:
    found = ask(known, "kết luận 65", then)
    assert (found.matches, found.attribute) == (["65-KL/TW"], Attribute.IMPLEMENTS)


@pytest.mark.parametrize("then", ["thế còn 5", "còn số 5 thì sao", "vay con 5"])
def test_a_number_alone_behind_a_task_is_another_task(known: Knowledge, then: str) -> None:
    assert ask(known, "nhiệm vụ 4", then).matches == ["nhiệm vụ 5"]
    found = ask(known, "nhiệm vụ 4", "ai chủ trì", then)
    assert (found.matches, found.attribute) == (["nhiệm vụ 5"], Attribute.RESPONSIBLE)
    assert ask(known, "nghị quyết 25", "thế còn 33").matches == ["33/CT-TTg"]


@pytest.mark.parametrize("then", ["văn bản nào", "có những văn bản nào", "nêu chỉ thị nào"])
def test_documents_behind_several_tasks_are_theirs(known: Knowledge, then: str) -> None:
    shown = ask(known, "nhiệm vụ 1 và nhiệm vụ 5")
    found = ask(known, "nhiệm vụ 1 và nhiệm vụ 5", then)
    expected = OF_TASK_5 if "chỉ thị" not in then else OF_TASK_5[:1]
    assert (found.outcome, found.matches) == ("list", expected)
    assert found.given.of_tasks == shown.given.matches
    assert ask(known, "nhiệm vụ 1 và nhiệm vụ 5", "văn bản nào cũ nhất").outcome == "answer"


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("có mấy nghị quyết", [YOUTH, MOBILIZATION, "04-NQ/TU"]),
        ("các chỉ thị", ["11-CT/TU", "59-CT/TW"]),
    ],
)
def test_a_set_that_is_asked_for_after_a_task_is_of_it(
    known: Knowledge, then: str, expected: list[str]
) -> None:
    for before in (["nhiệm vụ 3"], ["nhiệm vụ 3", "gồm những văn bản nào"], ["văn bản nhiệm vụ 3"]):
        found = ask(known, *before, then)
        assert (found.outcome, found.matches) == ("list", expected)
        assert found.given.about is not None


def test_a_set_that_the_last_task_has_not_is_said_to_be_none_of_it(known: Knowledge) -> None:
    found = ask(known, "nhiệm vụ 3", "các nghị định")
    assert (found.outcome, found.matches) == ("none", ["nhiệm vụ 3"])
    assert found.given.lack is Lack.NO_DOCUMENT


def test_a_set_that_is_asked_for_after_something_else_is_of_all(known: Knowledge) -> None:
    for before in (["nghị quyết 02"], ["nhiệm vụ 3", "các nghị định năm 2020"], ["các nhiệm vụ"]):
        assert len(ask(known, *before, "các nghị quyết").matches) == 7
    assert len(ask(known, "nhiệm vụ 3", "các chỉ thị của Tỉnh ủy").matches) == 2


@pytest.mark.parametrize(
    "then",
    ["nhiệm vụ đó còn văn bản nào nữa", "nhiệm vụ này còn văn bản nào khác", "còn văn bản nào nữa"],
)
def test_the_other_documents_of_the_tasks_of_the_last_document(known: Knowledge, then: str) -> None:
    found = ask(known, "nghị quyết 02", then)
    assert (found.outcome, found.matches) == ("list", ["99-QĐ/TW", "10-ĐA/TU", "124-QĐ/TW"])


@pytest.mark.parametrize(
    "then", ["văn bản đó thực hiện cái gì", "văn bản này triển khai gì", "thực hiện cái gì"]
)
def test_what_the_last_document_carries_out(known: Knowledge, then: str) -> None:
    found = ask(known, "chỉ thị 18", then)
    assert (found.outcome, found.matches) == ("answer", ["18-CT/TW"])
    assert found.attribute is Attribute.IMPLEMENTS


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (["văn bản đó lại thực hiện cái gì"], "07-KL/TW"),
        (["kết luận đó do ai ban hành"], "07-KL/TW"),
        (["văn bản đó lại thực hiện cái gì", "cái đó ra ngày nào"], "62-CT/TW"),
        (["kế hoạch đó ra ngày nào"], "31-KH/TU"),
        (["nó ra ngày nào"], "31-KH/TU"),
        (["ai ban hành"], "31-KH/TU"),
    ],
)
def test_what_was_told_of_the_last_document_can_be_asked_about(
    known: Knowledge, then: list[str], expected: str
) -> None:
    found = ask(known, "kế hoạch 31-KH/TU", "nó thực hiện văn bản nào", *then)
    assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("không phải, cái về công đoàn cơ", "02-NQ/TW"),
        ("khong phai, cai ve cong doan co", "02-NQ/TW"),
        ("không phải cái này, cái về nông dân ấy", "59-CT/TW"),
        ("không phải nghị quyết 09 mà là nghị quyết 24", "24-NQ/TW"),
        ("nhầm rồi, chỉ thị 05 kia mà", "05-CT/TU"),
    ],
)
def test_what_is_asked_for_instead_is_answered_and_talked_about(
    known: Knowledge, then: str, expected: str
) -> None:
    for questions in ([then], [then, "ra năm nào"]):
        found = ask(known, "nghị quyết 09", *questions)
        assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize("then", ["không, cái khóa IX cơ", "không phải, khóa IX"])
def test_what_is_asked_for_instead_is_of_the_list_that_the_other_was_picked_from(
    known: Knowledge, then: str
) -> None:
    found = ask(known, "nghị quyết 25", "về thanh niên", "ngày nào", then)
    assert (found.outcome, found.matches) == ("answer", [RELIGION])
    assert ask(known, "nghị quyết 02", then).matches == ["24-NQ/TW", RELIGION]


@pytest.mark.parametrize(
    ("then", "attribute"),
    [("sao không có ngày", Attribute.DATE), ("sao lại không ghi nơi ban hành", Attribute.ISSUER)],
)
def test_why_something_is_not_printed_is_asked_of_the_last_document(
    known: Knowledge, then: str, attribute: Attribute
) -> None:
    found = ask(known, "đề án xây dựng cốt cán trong tôn giáo", then)
    assert (found.outcome, found.attribute) == ("answer", attribute)


def test_when_the_last_task_has_to_be_done(known: Knowledge) -> None:
    found = ask(known, "nhiệm vụ 9", "tháng mấy xong")
    assert (found.matches, found.attribute) == (["nhiệm vụ 9"], Attribute.DEADLINE)


@pytest.mark.parametrize("then", ["không phải", "không phải, cái về công đoàn cơ", "sai rồi"])
def test_what_was_rejected_is_neither_answered_again_nor_talked_about(
    known: Knowledge, then: str
) -> None:
    assert ask(known, "nghị quyết 02", then).outcome == "none"
    assert ask(known, "nghị quyết 02", then, "ra năm nào").outcome == "none"


def test_a_question_that_begins_with_no_rejects_nothing(known: Knowledge) -> None:
    found = ask(known, "nghị quyết 02", "không phải nghị quyết nào cũng có ngày", "ra năm nào")
    assert found.matches == ["02-NQ/TW"]


def test_choices_are_asked_back_until_one_is_picked(known: Knowledge) -> None:
    choices = ask(known, "25-NQ/TW")
    found = ask(known, "25-NQ/TW", "ban hành ngày nào")
    assert (found.outcome, found.matches) == ("choices", choices.matches)
    assert found.attribute is Attribute.DATE


@pytest.mark.parametrize(
    "then",
    [
        "bài nào?",
        "bài nào liên quan",
        "các bài liên quan",
        "bài viết liên quan",
        "có bài nào không",
        "bài đầu tiên nói gì",
    ],
)
def test_the_articles_of_the_last_answer(known: Knowledge, then: str) -> None:
    found = ask(known, "chỉ thị 05-CT/TU", then)
    assert found.outcome == "list"
    assert found.matches == ask(known, "chỉ thị 05-CT/TU").related
    assert ask(known, "nghị quyết 04-NQ/TU", then).outcome == "none"


@pytest.mark.parametrize("before", ["nhiệm vụ 5 gồm những văn bản nào", "nhiệm vụ 5 có bài nào"])
def test_the_articles_of_a_task_whose_documents_were_listed(known: Knowledge, before: str) -> None:
    found = ask(known, before, "bài nào liên quan")
    assert (found.outcome, found.matches) == ("list", ask(known, "nhiệm vụ 5").related)


def test_the_articles_of_what_was_offered(known: Knowledge) -> None:
    found = ask(known, "chỉ thị của tỉnh uỷ năm 2021", "bài nào liên quan")
    assert found.outcome == "list"
    assert set(found.matches) == set(ask(known, "chỉ thị 05-CT/TU").related)
    assert ask(known, "nghị quyết 25", "bài nào liên quan").outcome == "none"


ON_GOVERNMENT = "Nghệ An: Đẩy mạnh công tác Dân vận chính quyền"
ON_RULES = "bài về quy chế dân chủ sở giao thông"


@pytest.mark.parametrize(
    ("before", "then", "expected"),
    [
        ([ON_GOVERNMENT], "chỉ thị nào", ["33/CT-TTg"]),
        ([ON_GOVERNMENT], "co chi thi nao khong", ["33/CT-TTg"]),
        ([ON_GOVERNMENT], "văn bản nào của Thủ tướng", ["33/CT-TTg"]),
        ([ON_RULES, "văn bản nào"], "chỉ thị nào", ["30-CT/TW"]),
    ],
)
def test_which_documents_of_a_type_an_article_is_about(
    known: Knowledge, before: list[str], then: str, expected: list[str]
) -> None:
    assert ask(known, *before, then).matches == expected


def test_an_article_about_none_of_a_type(known: Knowledge) -> None:
    found = ask(known, ON_GOVERNMENT, "nghị định nào")
    assert (found.given.lack, found.matches) == (Lack.NO_DOCUMENT, [ON_GOVERNMENT])
    assert ask(known, ON_GOVERNMENT, "các chỉ thị").matches == ask(known, "các chỉ thị").matches


@pytest.mark.parametrize("then", ["còn chỉ thị 05?", "thế còn chỉ thị 05-CT/TU", "con ct 05"])
def test_the_same_of_another_document(known: Knowledge, then: str) -> None:
    found = ask(known, "chỉ thị 33 ban hành ngày nào", then)
    assert (found.outcome, found.matches) == ("answer", ["05-CT/TU"])
    assert found.attribute is Attribute.DATE


def test_another_attribute_of_another_document(known: Knowledge) -> None:
    found = ask(known, "chỉ thị 33 ban hành ngày nào", "còn chỉ thị 05 do ai ban hành")
    assert (found.matches, found.attribute) == (["05-CT/TU"], Attribute.ISSUER)


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("chỉ thị 05", "05-CT/TU"),
        ("người khuyết tật", "11-CT/TU"),
        ("nhiệm vụ 3", "nhiệm vụ 3"),
        ("của Thủ tướng Chính phủ", "33/CT-TTg"),
        ("nghị định về dân chủ do ai ban hành", "04/2015/NĐ-CP"),
    ],
)
def test_a_question_of_its_own_refers_to_nothing(
    known: Knowledge, then: str, expected: str
) -> None:
    found = ask(known, "nghị quyết 04-NQ/TU ban hành ngày nào", then)
    assert (found.outcome, found.matches) == ("answer", [expected])
    assert found.attribute is not Attribute.DATE


def test_a_follow_up_is_followed_up(known: Knowledge) -> None:
    found = ask(known, "kết luận 65", "ngày nào?", "ai ban hành?", "thuộc nhiệm vụ nào?")
    assert (found.outcome, found.matches) == ("answer", ["65-KL/TW"])


@pytest.mark.parametrize(
    "before", [["14-NQ/TU"], ["xin chào"], ["nghị quyết về biến đổi khí hậu"], ["?"]]
)
def test_nothing_can_be_asked_of_no_answer(known: Knowledge, before: list[str]) -> None:
    assert ask(known, *before, "ban hành ngày nào").outcome == "none"


@pytest.mark.parametrize("question", ["ban hành ngày nào", "khóa mấy", "còn hiệu lực không"])
def test_without_a_last_answer_it_refers_to_nothing(known: Knowledge, question: str) -> None:
    assert answer(question, known).matches == ()


def test_nothing_said_asks_nothing(known: Knowledge) -> None:
    for nothing in ("?", "", "..."):
        assert ask(known, "nghị quyết 04-NQ/TU", nothing).outcome == "none"


def test_what_found_nothing_leaves_what_was_talked_about(known: Knowledge) -> None:
    found = ask(known, "nghị quyết 04-NQ/TU", "thời tiết hôm nay", "ban hành ngày nào")
    assert (found.outcome, found.matches) == ("answer", ["04-NQ/TU"])


def test_the_content_of_the_last_document(known: Knowledge) -> None:
    found = ask(known, "nghị quyết 04-NQ/TU", "nội dung là gì")
    assert (found.outcome, found.matches) == ("answer", ["04-NQ/TU"])
