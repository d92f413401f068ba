"""Questions for all that is of a type, an issuer, a time, a term or a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import CORE_SCHEME, LAW, MOBILIZATION, RELIGION, YOUTH, ask
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

SCHEMES = {"04-ĐA/TU", "07-ĐA/TU", "10-ĐA/TU", "02-ĐA/TU", "01-ĐA/TU"}
OF_2021 = {
    "04-ĐA/TU", "04-NQ/TU", "05-CT/TU", "07-QC/TU", "07-ĐA/TU", "11-CT/TU", "02-NQ/TW",
    "33/CT-TTg", "781/KH-UBND", "105-KL/TU", "95-KL/TU",
}  # fmt: skip
RELIGIOUS_SCHEME = (
    "Nâng cao hiệu quả công tác tôn giáo, tăng cường khối đại đoàn kết toàn dân tộc, góp phần đẩy"
    " nhanh quá trình phát triển kinh tế - xã hội gắn với củng cố quốc phòng, an ninh trên địa bàn"
    " tỉnh, giai đoạn 2018 - 2025"
)
UNNUMBERED = {LAW, CORE_SCHEME, RELIGIOUS_SCHEME}
OF_THE_NINETIES = {"30-CT/TW", "45-CT/TW", "62-CT/TW"}
OF_NOVEMBER_2021 = {"04-NQ/TU", "07-ĐA/TU", "11-CT/TU", "33/CT-TTg"}
OF_SECRETARIAT = {"99-QĐ/TW", "124-QĐ/TW", "45-CT/TW", "07-KL/TW", "62-CT/TW", "101-KL/TW"}
BY_TYPE = {
    "05-CT/TU", "11-CT/TU", "59-CT/TW", "30-CT/TW", "33/CT-TTg", "45-CT/TW", "62-CT/TW", "18-CT/TW",
}  # fmt: skip
NAMED_OF_2022 = {
    "Kết quả công tác Dân vận chính quyền năm 2022 ở thành phố Vinh",
    "Kết quả phong trào “Dân vận khéo” năm 2022 ở huyện Diễn Châu",
    "Hiệu quả công tác Dân vận chính quyền năm 2022 tại thị xã Thái Hoà",
    "Kết quả thực hiện Quy chế dân chủ cơ sở năm 2022 ở Nghệ An",
    "Kết quả công tác dân vận năm 2022 ở Nghệ An",
}

COMMITTEES = (
    "Ban chỉ đạo thực hiện quy chế dân chủ ở cơ sở tỉnh và Ban chỉ đạo công tác dân vận chính "
    "quyền tỉnh triển khai nhiệm vụ năm 2023"
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # by type
        ("các nghị định", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("liệt kê các nghị định", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("trong chuong trinh co nhung nghi dinh nao", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("những pháp lệnh", {"34/2007/PL-UBTVQH11"}),
        ("các kế hoạch", {"781/KH-UBND", "222-KH/TU", "31-KH/TU", "121-KH/TU"}),
        ("các luật", {LAW}),
        ("các luật, pháp lệnh", {LAW, "34/2007/PL-UBTVQH11"}),
        ("những pháp lệnh và luật", {LAW, "34/2007/PL-UBTVQH11"}),
        ("các nghị định trong chương trình năm 2023", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("các nghị định trong chương trình 2023", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("các nghị định trong kế hoạch 2023", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("các nghị định trong kế hoạch", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("các nghị định trong nguồn", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("những pháp lệnh nào có trong kho tài liệu", {"34/2007/PL-UBTVQH11"}),
        ("trong nguon co nhung nghi dinh nao", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("tổng số nhiệm vụ trong nguồn", {f"nhiệm vụ {number}" for number in range(1, 11)}),
        ("những pháp lệnh của chương trình", {"34/2007/PL-UBTVQH11"}),
        ("có mấy quyết định", {"99-QĐ/TW"}),
        ("danh sách quy định", {"124-QĐ/TW"}),
        ("có bao nhiêu thông báo", {"64-TB/TW"}),
        ("đếm số kế hoạch", {"781/KH-UBND", "222-KH/TU", "31-KH/TU", "121-KH/TU"}),
        # by how many there are
        ("số lượng chỉ thị", BY_TYPE),
        ("so luong chi thi", BY_TYPE),
        ("cho biết số nghị định", {"04/2015/NĐ-CP", "145/2020/NĐ-CP"}),
        ("số kết luận của Ban Bí thư", {"07-KL/TW", "101-KL/TW"}),
        ("đếm giúp số kết luận của Ban Bí thư", {"07-KL/TW", "101-KL/TW"}),
        (
            "đếm giúp tôi có mấy kế hoạch",
            {"781/KH-UBND", "222-KH/TU", "31-KH/TU", "121-KH/TU"},
        ),
        ("số lượng văn bản của Ban Bí thư", OF_SECRETARIAT),
        ("số lượng nhiệm vụ", {f"nhiệm vụ {number}" for number in range(1, 11)}),
        ("tổng số pháp lệnh", {"34/2007/PL-UBTVQH11"}),
        # so many of the newest
        ("hai văn bản mới nhất", {"781/KH-UBND", "07-QC/TU"}),
        ("ba chỉ thị cũ nhất", OF_THE_NINETIES),
        (
            "văn bản mới",
            {"781/KH-UBND", "07-QC/TU", "33/CT-TTg", "07-ĐA/TU", "11-CT/TU"},
        ),
        ("kết luận mới ban hành", {"07-KL/TW", "65-KL/TW", "105-KL/TU", "95-KL/TU"}),
        # by two types
        (
            "các nghị định và pháp lệnh",
            {"04/2015/NĐ-CP", "145/2020/NĐ-CP", "34/2007/PL-UBTVQH11"},
        ),
        ("các nghị quyết và chỉ thị khóa IX", {"24-NQ/TW", RELIGION}),
        # by type and issuer
        ("các đề án của tỉnh ủy", SCHEMES),
        ("những chỉ thị của Bộ Chính trị", {"59-CT/TW", "30-CT/TW", "18-CT/TW"}),
        ("các kế hoạch của Tỉnh ủy", {"222-KH/TU", "31-KH/TU", "121-KH/TU"}),
        ("cac ke hoach cua ubnd tinh", {"781/KH-UBND"}),
        ("các văn bản của Ủy ban Thường vụ Quốc hội", {"34/2007/PL-UBTVQH11"}),
        ("các văn bản của Ban Bí thư", OF_SECRETARIAT),
        # by the letters of a number
        ("các đề án ĐA/TU", SCHEMES),
        ("liệt kê các đề án có số hiệu ĐA/TU", SCHEMES),
        # by time
        ("các văn bản năm 2021", OF_2021),
        ("văn bản năm 2021", OF_2021),
        ("2021", OF_2021),
        ("văn bản sau năm 2020", OF_2021),
        ("văn bản từ năm 2021 đến nay", OF_2021),
        ("các văn bản từ 2011 đến 2014", {MOBILIZATION, "10-ĐA/TU", "09-NQ/TW", "07-KL/TW"}),
        ("những văn bản từ năm 2018 đến hết năm 2019", {"124-QĐ/TW", "65-KL/TW", "222-KH/TU"}),
        ("các văn bản trước năm 2000", OF_THE_NINETIES),
        ("các văn bản thập niên 1990", OF_THE_NINETIES),
        ("liệt kê văn bản những năm 90", OF_THE_NINETIES),
        ("các văn bản thập niên 2000", {YOUTH, "59-CT/TW", "34/2007/PL-UBTVQH11", "24-NQ/TW"}),
        ("các văn bản tháng 11/2021", OF_NOVEMBER_2021),
        ("các văn bản tháng 11 năm 2021", OF_NOVEMBER_2021),
        ("các kết luận năm 2021", {"105-KL/TU", "95-KL/TU"}),
        ("các chỉ thị trước năm 2000", OF_THE_NINETIES),
        ("chỉ thị trước năm 2000", OF_THE_NINETIES),
        ("nghị định sau năm 2010", {"145/2020/NĐ-CP", "04/2015/NĐ-CP"}),
        ("nghị định gồm những cái nào", {"145/2020/NĐ-CP", "04/2015/NĐ-CP"}),
        ("nghi dinh bao gom nhung gi", {"145/2020/NĐ-CP", "04/2015/NĐ-CP"}),
        ("các chỉ thị sau năm 2000", {"05-CT/TU", "11-CT/TU", "33/CT-TTg"}),
        ("văn bản giai đoạn 2016 - 2018", {"99-QĐ/TW", "124-QĐ/TW", "01-ĐA/TU"}),
        ("văn bản trong giai đoạn 2011-2012", {"09-NQ/TW", "07-KL/TW"}),
        ("văn bản sau ngày 25/11/2021", {"33/CT-TTg", "781/KH-UBND", "07-QC/TU"}),
        ("trước ngày 1/1/2000 có văn bản nào", OF_THE_NINETIES),
        ("văn bản thế kỷ 20", {*OF_THE_NINETIES, "59-CT/TW"}),
        # by term
        ("các chỉ thị khóa VII", {"45-CT/TW", "62-CT/TW"}),
        ("các chỉ thị thời kỳ khóa VII", {"45-CT/TW", "62-CT/TW"}),
        ("các văn bản khóa XVIII", {"01-ĐA/TU"}),
        ("những kế hoạch không ghi ngày ban hành", {"31-KH/TU", "121-KH/TU"}),
        ("văn bản nào không có số hiệu", UNNUMBERED),
        ("những đề án chưa ghi số", UNNUMBERED - {LAW}),
        ("văn bản khóa 7", {"45-CT/TW", "62-CT/TW"}),
        ("văn bản trước năm 2000", OF_THE_NINETIES),
        ("van ban nam 2019", {"65-KL/TW", "222-KH/TU"}),
        ("các nghị quyết khóa IX", {"24-NQ/TW", RELIGION}),
        ("các nghị quyết khóa xiii", {"02-NQ/TW"}),
    ],
)
def test_a_set(known: Knowledge, question: str, expected: set[str]) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert set(found.matches) == expected
    assert len(found.matches) == len(expected)


def test_the_end_of_a_minority_is_no_number_that_is_not_printed(known: Knowledge) -> None:
    found = ask(known, "văn bản về đồng bào dân tộc thiểu số").matches
    assert found == ask(known, "van ban ve dong bao dan toc thieu so").matches != []


@pytest.mark.parametrize(
    "question",
    [
        "tất cả văn bản",
        "tổng số văn bản trong chương trình",
        "chương trình có bao nhiêu văn bản",
        "liệt kê hết văn bản",
        "kể ra hết các văn bản",
        "liet ke day du cac van ban",
        "cho tôi xem hết các văn bản",
    ],
)
def test_all_documents(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert len(found.matches) == len(known.catalogue.directives) == 39


@pytest.mark.parametrize(
    "question", ["liệt kê các bài", "tổng cộng có bao nhiêu bài", "tong so co may bai"]
)
def test_all_articles(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert len(found.matches) == len(known.articles) == 15


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("các bài năm 2022", NAMED_OF_2022),
        (
            "tất cả các bài năm 2023",
            {
                "Những vấn đề Nhân dân quan tâm trước, trong và sau Tết Quý Mão 2023",
                COMMITTEES,
            },
        ),
        (
            "những bài về dân vận khéo",
            {
                "Dân vận khéo vùng đồng bào có đạo ở Diễn Châu",
                "Dân vận khéo của lực lượng Công an xã ở Yên Thành",
                "Kết quả phong trào “Dân vận khéo” năm 2022 ở huyện Diễn Châu",
            },
        ),
        (
            "các bài về Thái Hoà",
            {
                "Thái Hòa thực hiện tốt Quy chế công tác dân vận của hệ thống chính trị",
                "Hiệu quả công tác Dân vận chính quyền năm 2022 tại thị xã Thái Hoà",
            },
        ),
        (
            "nhung bai nao viet ve cong an",
            {
                "Kết quả công tác dân vận của Công an Nghệ An",
                "Dân vận khéo của lực lượng Công an xã ở Yên Thành",
            },
        ),
    ],
)
def test_articles_by_year_and_by_words(known: Knowledge, question: str, expected: set[str]) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert set(found.matches) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nghị quyết năm 2013", MOBILIZATION),
        ("chi thi ra nam 94", "45-CT/TW"),
        ("văn bản năm 98", "30-CT/TW"),
        ("văn bản ngày 25/7/2008", YOUTH),
        ("văn bản ký ngày 26 tháng 11 năm 2021", "33/CT-TTg"),
        ("văn bản 5/11/2021", "04-NQ/TU"),
        ("van ban 5/11/21", "04-NQ/TU"),
        ("của Thủ tướng Chính phủ", "33/CT-TTg"),
        ("nghị quyết Bộ Chính trị ra năm 2021", "02-NQ/TW"),
        ("ban thường vụ tỉnh ủy ban hành văn bản nào năm 2014", "10-ĐA/TU"),
        ("văn bản nhiệm kỳ khóa XIX", "95-KL/TU"),
        ("chi thi nao chua co ngay", "18-CT/TW"),
        ("văn bản mới nhất", "781/KH-UBND"),
        ("hôm 8/11/2021 ban hành gì", "11-CT/TU"),
        ("văn bản cũ nhất", "45-CT/TW"),
        ("nghị quyết mới nhất của Tỉnh ủy", "04-NQ/TU"),
        ("chỉ thị gần đây nhất", "33/CT-TTg"),
        ("đề án cũ nhất", "10-ĐA/TU"),
        ("nghị quyết mới nhất về dân vận", MOBILIZATION),
    ],
)
def test_one_that_restrictions_lead_to(known: Knowledge, question: str, expected: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("cái chỉ thị của tỉnh uỷ năm 2021", {"05-CT/TU", "11-CT/TU"}),
        ("xin cái đề án ra năm 2021", {"04-ĐA/TU", "07-ĐA/TU"}),
        ("chỉ thị khóa 7", {"45-CT/TW", "62-CT/TW"}),
        ("đề án giai đoạn 2021-2025", {"04-ĐA/TU", "07-ĐA/TU"}),
        ("nghị quyết khóa chín", {"24-NQ/TW", RELIGION}),
    ],
)
def test_a_few_that_one_was_asked_of_are_choices(
    known: Knowledge, question: str, expected: set[str]
) -> None:
    found = ask(known, question)
    assert found.outcome == "choices"
    assert set(found.matches) == expected


@pytest.mark.parametrize(
    ("some", "every"),
    [
        ("một số nghị quyết về công tác dân tộc", "các nghị quyết về công tác dân tộc"),
        ("một vài chỉ thị của Bộ Chính trị", "các chỉ thị của Bộ Chính trị"),
        ("mot so bai ve dan van kheo", "các bài về dân vận khéo"),
    ],
)
def test_some_of_a_set_are_told_as_the_set(known: Knowledge, some: str, every: str) -> None:
    found = ask(known, some)
    assert found.outcome == "list"
    assert set(found.matches) == set(ask(known, every).matches)


@pytest.mark.parametrize("before", ["", "quyết định về "])
def test_some_inside_a_title_are_words_of_it(before: str) -> None:
    title = "Hội Làm vườn trực tiếp tham gia một số chương trình, dự án"
    known = knowledge(
        [task(1, source(1, "Hà Nam", 2024), 1, "Phát triển kinh tế vườn", [1])],
        [directive(1, "61/QĐ-TTg", title, doc_type="Quyết định")],
    )
    found = ask(known, f"{before}{title}")
    assert (found.outcome, found.matches) == ("answer", ["61/QĐ-TTg"])


@pytest.mark.parametrize(
    "question",
    [
        "các thông tư",
        "các nghị quyết năm 1985",
        "có bao nhiêu chỉ thị năm 2023",
        "các chỉ thị của Tỉnh ủy năm 2023",
        "văn bản của Quốc hội",
        "văn bản những năm 70",
        "các bài năm 2019",
        "văn bản khóa II",
        "các nghị định của Bộ Chính trị",
    ],
)
def test_an_empty_set_is_nothing(known: Knowledge, question: str) -> None:
    assert ask(known, question).outcome == "none"


@pytest.mark.parametrize(
    "question",
    ["bao nhieu nv", "chương trình có mấy nhiệm vụ", "chuong trinh 2023 co bao nhieu nhiem vu"],
)
def test_how_many_tasks_there_are_asks_for_all(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, len(found.matches)) == ("list", 10)


@pytest.mark.parametrize("question", ["người H'Mông", "đồng bào H'Mông", "hmông", "nguoi hmong"])
def test_a_people_is_known_by_every_spelling_of_its_name(known: Knowledge, question: str) -> None:
    assert ask(known, question).matches == ask(known, "người Mông").matches


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("chỉ thị", ["33/CT-TTg", "11-CT/TU", "05-CT/TU"], ["45-CT/TW", "18-CT/TW"]),
        ("các chỉ thị", ["33/CT-TTg", "11-CT/TU", "05-CT/TU"], ["45-CT/TW", "18-CT/TW"]),
        ("nghị quyết", ["04-NQ/TU", "02-NQ/TW"], [RELIGION]),
        ("văn bản số 04", ["04-NQ/TU", "04-ĐA/TU"], ["04/2015/NĐ-CP"]),
    ],
)
def test_what_is_of_a_type_or_a_number_is_told_newest_first(
    known: Knowledge, question: str, first: list[str], last: list[str]
) -> None:
    found = ask(known, question).matches
    assert (found[: len(first)], found[-len(last) :]) == (first, last)


OF_CENTRE = {1, 2, 3, 4, 5}
OF_LEVELS = knowledge(
    [task(1, source(1, "Hà Nam", 2024), 1, "Học tập", [1, 2, 3, 4, 5, 6, 7])],
    [
        directive(1, "33/CT-TTg", "dân vận", doc_type="Chỉ thị", issuer="Thủ tướng Chính phủ"),
        directive(2, "18-CT/TW", "tôn giáo", doc_type="Chỉ thị", issuer="Bộ Chính trị"),
        directive(3, "04/2015/NĐ-CP", "dân chủ", doc_type="Nghị định", issuer="Chính phủ"),
        directive(4, "29-HD/BDVTW", "thi đua", doc_type="Hướng dẫn"),
        directive(5, None, "Luật Tiếp công dân", doc_type="Luật"),
        directive(6, "11-CT/TU", "hòa giải", doc_type="Chỉ thị", issuer="Ban Thường vụ Tỉnh ủy"),
        directive(7, "781/KH-UBND", "thanh tra", doc_type="Kế hoạch", issuer="UBND tỉnh"),
    ],
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("các văn bản của trung ương", OF_CENTRE),
        ("có bao nhiêu văn bản cấp trung ương", OF_CENTRE),
        ("các văn bản không phải của trung ương", {6, 7}),
        ("các văn bản của trung ương đảng", {2}),
        ("các văn bản của CP", {3}),
    ],
)
def test_the_centre_is_every_body_that_the_country_has_one_of(
    question: str, expected: set[int]
) -> None:
    assert {match.id for match in ask(OF_LEVELS, question).given.matches} == expected


@pytest.mark.parametrize(
    ("number", "checked"),
    [("33/CT-TTg", (Attribute.ISSUER, True)), ("11-CT/TU", (Attribute.ISSUER, False))],
)
def test_whether_a_document_is_of_the_centre(number: str, checked: tuple[Attribute, bool]) -> None:
    given = ask(OF_LEVELS, f"{number} có phải văn bản trung ương không").given
    assert given.checked == (checked,)
