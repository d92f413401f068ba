"""Few words behind an answer that ask something of it: `hạn?`, `căn cứ?`, `văn bản đó ngày nào`."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.answering.model import Lack
from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import MOBILIZATION, YOUTH, ask
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

DIEN_BIEN, LAI_CHAU = source(1, "Điện Biên", 2026), source(2, "Lai Châu", 2027)
LED = "\n- Chủ trì: Hội Làm vườn tỉnh.\n- Phối hợp: Sở Y tế.\n- Thời gian: trước ngày 12/9/2026."
PLAN = replace(
    directive(
        1,
        "41-KH/TU",
        "trồng sắn",
        doc_type="Kế hoạch",
        issuer="Tỉnh ủy",
        dates=(datetime.date(2021, 3, 4), datetime.date(2021, 3, 14)),
    ),
    implemented_by=(4,),
)
SCHEME = directive(
    4,
    "7-ĐA/TU",
    "lập vườn ươm",
    doc_type="Đề án",
    issuer="Tỉnh ủy",
    dates=(datetime.date(2022, 5, 6),),
)
KNOWN = knowledge(
    [
        task(11, DIEN_BIEN, 1, f"Vận động trồng sắn theo Kế hoạch số 41-KH/TU{LED}", [1]),
        task(12, DIEN_BIEN, 2, "Dựng cầu treo ở bản xa", [2, 3]),
        task(13, DIEN_BIEN, 3, "Kiểm tra Kế hoạch số 41-KH/TU", [1]),
        task(14, DIEN_BIEN, 4, "Mở lớp dạy thổi khèn"),
        task(21, LAI_CHAU, 1, "Thăm các bản có người thổi khèn"),
        task(22, LAI_CHAU, 2, "Vận động nuôi cá lồng", [4]),
    ],
    [
        PLAN,
        directive(2, "51-NQ/TU", "cầu treo", doc_type="Nghị quyết", issuer="Tỉnh ủy"),
        directive(3, "52/QĐ-UBND", "đò ngang", doc_type="Quyết định", issuer="UBND tỉnh"),
        SCHEME,
    ],
)


@pytest.mark.parametrize(
    ("then", "attribute"),
    [
        ("hạn?", Attribute.DEADLINE),
        ("hạn báo cáo", Attribute.DEADLINE),
        ("dl khi nào", Attribute.DEADLINE),
        ("nhiệm vụ đó làm khi nào", Attribute.DEADLINE),
        ("tháng mấy", Attribute.DATE),
        ("căn cứ?", Attribute.IMPLEMENTS),
        ("chủ trì?", Attribute.RESPONSIBLE),
        ("ai làm", Attribute.RESPONSIBLE),
        ("ai lm", Attribute.RESPONSIBLE),
        ("ai ctri", Attribute.RESPONSIBLE),
        ("có ai thực hiện không", Attribute.RESPONSIBLE),
        ("có đơn vị nào triển khai chưa", Attribute.RESPONSIBLE),
        ("j z", None),
    ],
)
def test_something_of_the_last_task(then: str, attribute: Attribute | None) -> None:
    found = ask(KNOWN, "nhiệm vụ 1 năm 2026", then)
    assert (found.outcome, found.matches) == ("answer", ["nhiệm vụ 1"])
    assert found.attribute is attribute
    assert found.given.matches[0].id == 11


@pytest.mark.parametrize(
    ("then", "attribute"),
    [("tháng mấy", Attribute.DATE), ("link đâu", Attribute.FILE), ("hạn?", Attribute.DEADLINE)],
)
def test_something_of_the_last_document(then: str, attribute: Attribute) -> None:
    found = ask(KNOWN, "52/QĐ-UBND", then)
    assert (found.matches, found.attribute) == (["52/QĐ-UBND"], attribute)


@pytest.mark.parametrize("alone", ["hạn?", "ai làm", "chỉ tiêu cả năm là mấy"])
def test_what_is_asked_of_nothing_is_not_looked_for(alone: str) -> None:
    of_title = knowledge(directives=[directive(1, "19-NQ/HU", "lao động có thời hạn và chỉ tiêu")])
    assert ask(of_title, alone).given.lack is Lack.NOTHING_BEFORE
    assert ask(of_title, "19-NQ/HU", alone).matches == ["19-NQ/HU"]


COUNTED = (
    "Tặng 40 bò giống cho hộ khó khăn ở hai xã Mường Pồn và Na Ư (Điện Biên); xây 12 km mương; "
    "quyên góp 90 triệu đồng; phấn đấu 85% bản có loa theo Kế hoạch số 66-KH/HU"
)
OF_COUNTED = knowledge(
    [
        task(1, DIEN_BIEN, 1, COUNTED, [1]),
        task(2, DIEN_BIEN, 2, "Dựng 9 nhà sàn ở tỉnh bạn"),
        task(3, LAI_CHAU, 1, "Tập huấn nuôi bò; mở rộng mương ở các xã"),
    ],
    [directive(1, "66-KH/HU", "phát thanh", doc_type="Kế hoạch")],
)


@pytest.mark.parametrize(
    ("then", "passage"),
    [
        ("tặng bao nhiêu bò", "Tặng 40 bò giống cho hộ khó khăn ở hai xã Mường Pồn và Na Ư"),
        ("xây mấy km mương", "xây 12 km mương"),
        ("quyên góp bao nhiêu tiền", "quyên góp 90 triệu đồng"),
        ("bản có loa bao nhiêu phần trăm", "phấn đấu 85% bản có loa"),
        ("ở xã nào", ""),
        ("với tỉnh nào", ""),
        ("của nước nào", ""),
    ],
)
def test_how_many_and_where_is_told_by_the_last_task(then: str, passage: str) -> None:
    found = ask(OF_COUNTED, "nhiệm vụ 1 năm 2026", then)
    assert [one.id for one in found.given.matches] == [1]
    assert found.given.passage.startswith(passage)
    assert bool(found.given.passage) is bool(passage)


def test_how_many_is_told_by_the_only_task_of_the_last_document() -> None:
    found = ask(OF_COUNTED, "66-KH/HU", "quyên góp bao nhiêu tiền")
    assert (found.matches, found.given.passage) == (["nhiệm vụ 1"], "quyên góp 90 triệu đồng")


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("66-KH/HU quyen gop may chuc trieu", None),
        ("66-KH/HU quyen gop may tram dong bao", None),
        ("66-KH/HU xay may chuc km muong", None),
        ("66-KH/HU xay may chuc cau treo", None),
        ("66-KH/HU phat may loa", None),
        ("nhiệm vụ 1 năm 2026 quyên góp mấy chục triệu", None),
        ("nhiệm vụ 2 năm 2026 chi mấy chục triệu", Attribute.UNRECORDED),
    ],
)
def test_tens_and_hundreds_are_of_what_is_counted(
    question: str, attribute: Attribute | None
) -> None:
    assert ask(OF_COUNTED, question).attribute is attribute


def test_how_many_is_told_by_the_last_article() -> None:
    of_article = knowledge(titles=["Na Ư trồng 700 cây ban", "Mường Pồn giữ rừng cây ban"])
    found = ask(of_article, "bài nào về Na Ư trồng cây", "bao nhiêu cây ban")
    assert found.matches == ["Na Ư trồng 700 cây ban"]


@pytest.mark.parametrize(
    ("then", "attribute"),
    [
        ("hạn của hai việc đó", Attribute.DEADLINE),
        ("ai làm hai việc đó", Attribute.RESPONSIBLE),
        ("cả hai nhiệm vụ này chủ trì là ai", Attribute.RESPONSIBLE),
    ],
)
def test_something_of_the_last_two_tasks(then: str, attribute: Attribute) -> None:
    found = ask(KNOWN, "nhiệm vụ 1 năm 2026", "nhiệm vụ 4 năm 2026", then)
    assert (found.outcome, found.attribute) == ("list", attribute)
    assert [one.id for one in found.given.matches] == [11, 14]
    assert ask(KNOWN, then).given.lack is Lack.NOTHING_BEFORE


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("quay lại văn bản lúc đầu", "41-KH/TU"),
        ("kế hoạch lúc nãy ban hành ngày nào", "41-KH/TU"),
        ("trở lại cái lúc nãy đi", "nhiệm vụ 4"),
        ("việc lúc nãy ai làm", "nhiệm vụ 4"),
        ("nghị quyết vừa rồi", "51-NQ/TU"),
        ("quyết định lúc nãy", "52/QĐ-UBND"),
    ],
)
def test_what_was_talked_about_before_the_last_thing(then: str, expected: str) -> None:
    before = ("41-KH/TU", "51-NQ/TU", "nhiệm vụ 4 năm 2026", "52/QĐ-UBND")
    assert ask(KNOWN, *before, then).matches == [expected]
    found = ask(KNOWN, *before, "kế hoạch lúc nãy", "ngày nào")
    assert (found.matches, found.attribute) == (["41-KH/TU"], Attribute.DATE)


def test_which_is_newest_is_asked_of_all_documents_that_were_talked_about() -> None:
    before = ("41-KH/TU", "07-ĐA/TU", "nhiệm vụ 4 năm 2026")
    assert ask(KNOWN, *before, "cái nào mới nhất").matches == ["07-ĐA/TU"]
    assert ask(KNOWN, *before, "cái nào cũ nhất").matches == ["41-KH/TU"]


def test_what_else_was_meant_to_be_asked_is_asked_of_the_same() -> None:
    found = ask(KNOWN, "nhiệm vụ 1 năm 2026", "ai chủ trì", "ý em là ai phối hợp")
    assert ([one.id for one in found.given.matches], found.attribute) == ([11], Attribute.BESIDE)


def test_whether_anybody_carries_out_a_document_asks_for_what_does() -> None:
    assert ask(KNOWN, "41-KH/TU", "có ai thực hiện không").matches == ["07-ĐA/TU"]
    found = ask(KNOWN, "51-NQ/TU", "đã có nơi nào triển khai chưa")
    assert (found.matches, found.attribute) == (["51-NQ/TU"], Attribute.RESPONSIBLE)


def test_that_document_is_the_one_that_the_last_task_names() -> None:
    found = ask(KNOWN, "nhiệm vụ 1 năm 2026", "văn bản đó ngày nào")
    assert (found.matches, found.attribute) == (["41-KH/TU"], Attribute.DATE)
    found = ask(KNOWN, "nhiệm vụ 2 năm 2026", "văn bản đó ai ban hành")
    assert (found.outcome, found.matches) == ("list", ["51-NQ/TU", "52/QĐ-UBND"])


def test_the_day_of_a_document_is_asked_of_it_in_another_of_its_tasks() -> None:
    before = "nhiệm vụ 1 năm 2026", "văn bản đó ngày nào"
    found = ask(KNOWN, *before, "nhiệm vụ 3 thì ghi ngày nào")
    assert (found.matches, found.attribute) == (["41-KH/TU"], Attribute.DATE)
    assert ask(KNOWN, *before, "nhiệm vụ 4 ghi ngày nào").matches == ["nhiệm vụ 4"]


def test_a_time_of_work_that_a_task_does_not_say_is_not_the_day_of_its_documents() -> None:
    assert ask(KNOWN, "nhiệm vụ 2 năm 2026", "thời gian").matches == ["nhiệm vụ 2"]
    assert ask(KNOWN, "nhiệm vụ 2 năm 2026", "ban hành tháng mấy").outcome == "list"


@pytest.mark.parametrize("then", ["nghị quyết đó ai ban hành", "nghi quyet do ai ky"])
def test_that_one_by_its_type_is_no_set(known: Knowledge, then: str) -> None:
    found = ask(known, "nghị quyết 24", then)
    assert (found.matches, found.attribute) == (["24-NQ/TW"], Attribute.ISSUER)


def test_tasks_of_a_subject_stay_in_the_programme_that_was_listed() -> None:
    asked = "nhiệm vụ nào về thổi khèn"
    assert {one.id for one in ask(KNOWN, asked).given.matches} == {14, 21}
    stays = ask(KNOWN, "Điện Biên có mấy nhiệm vụ", asked)
    assert [one.id for one in stays.given.matches] == [14]
    beyond = ask(KNOWN, "Điện Biên có mấy nhiệm vụ", "nhiệm vụ nào về nuôi cá lồng")
    assert [one.id for one in beyond.given.matches] == [22]


def test_the_one_after_that_is_no_sixth(known: Knowledge) -> None:
    assert ask(known, "nhiệm vụ 7", "nhiệm vụ sau nữa").matches == ["nhiệm vụ 8"]


@pytest.mark.parametrize("then", ["tiếp", "xem tiếp đi", "cái tiếp theo"])
def test_behind_choices_none_is_next(known: Knowledge, then: str) -> None:
    offered = ask(known, "nhiệm vụ 3", "nghị quyết 25")
    found = ask(known, "nhiệm vụ 3", "nghị quyết 25", then)
    assert (found.outcome, found.matches) == ("choices", offered.matches)
    assert {MOBILIZATION, YOUTH} <= {*found.matches}


def test_the_one_of_another_time_is_what_carries_the_last_one_out() -> None:
    assert ask(KNOWN, "41-KH/TU", "cái của năm 2022").matches == ["07-ĐA/TU"]
    assert ask(KNOWN, "văn bản về trồng sắn", "cái năm 2019").outcome == "none"


def test_a_year_of_a_programme_is_doubted_of_the_last_document() -> None:
    known = knowledge([task(1, source(1, "Điện Biên", 2022), 1, "Ươm cây", [4])], [SCHEME])
    for then, is_so in [("năm 2022 à", True), ("năm 2021 phải không", False)]:
        found = ask(known, "7-ĐA/TU", then)
        assert found.given.checked == ((Attribute.DATE, is_so),)
