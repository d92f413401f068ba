"""What the finder reads around a number."""

from __future__ import annotations

import datetime
import time
import unicodedata

import pytest

from knowledge.citations import Mention, find


def only(text: str) -> Mention:
    mentions = find(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kế hoạch số 12-KH/HU ngày 5/11/2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU, ngày 05/11/2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU ngày 05.11.2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU ngày 5-11-2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU ngày 05 tháng 11 năm 2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU (05/11/2021)", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU (ngày 05/11/2021)", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU[3] ngày 5/11/2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU3 ngày 5/11/2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU, ngày ngày 5/11/2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU kí ngày 5/11/2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU được ban hành ngày 5/11/2021", "2021-11-05"),
        ("Kế hoạch số 12-KH/HU của Huyện ủy, ngày 5/11/2021", "2021-11-05"),
        ("Ngày 5/11/2021, Huyện ủy ban hành Kế hoạch số 12-KH/HU", "2021-11-05"),
        ("Ngày 5/11/2021, Huyện ủy họp. Sau đó có Kế hoạch số 12-KH/HU", None),
        ("Kế hoạch số 12-KH/HU có hiệu lực từ ngày 5/11/2021", None),
        ("Kế hoạch số 12-KH/HU tổ chức ngày 5/11/2021", None),
        ("Kế hoạch số 12-KH/HU, hội nghị ngày 5/11/2021", None),
        ("Thực hiện Kế hoạch số 12-KH/HU, ngày 5/11/2021 UBND xã tổ chức hội nghị", None),
        ("Kế hoạch số 12-KH/HU ngày 31/11/2021", None),
        ("Kế hoạch số 12-KH/HU năm 2021", None),
    ],
)
def test_date_of_issue(text: str, day: str | None) -> None:
    assert only(text).date == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("Kế hoạch số 1O27/KH-UBND ngày O3/3/2O22", "1027/KH-UBND", "2022-03-03"),
        ("Quy định số O5-QĐi/TU, ngày l5-1O-2021", "05-QĐi/TU", "2021-10-15"),
        ("Nghị định I49/2O18/NĐ-CP", "149/2018/NĐ-CP", None),
        ("Chỉ thị số 2o - CT/TU", "20-CT/TU", None),
    ],
)
def test_letters_that_scans_print_for_digits(text: str, number: str, day: str | None) -> None:
    mention = only(text)
    assert str(mention.citation) == number
    assert mention.as_written in text
    assert str(mention.date) == str(day)


@pytest.mark.parametrize("text", ["Nghị quyết Ol-NQ/TW", "phần I/KH", "tổ IO/KH-TU", "K1O/KH-TU"])
def test_letters_without_a_digit_are_no_number(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Kế hoạch 12-KH/HU năm 2021", 2021),
        ("Kế hoạch 12-KH/HU 2021 của Huyện ủy", 2021),
        ("Nghị định 145/2020/NĐ-CP", 2020),
        ("Kế hoạch 12-KH/HU ngày 5/11/2021", 2021),
        ("Kế hoạch 12-KH/HU", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert only(text).year == year


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("các Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017", ["2017-10-25", "2017-10-25"]),
        ("các Nghị quyết số 18-NQ, 19-NQ/TW ngày 25/10/2017", ["2017-10-25", "2017-10-25"]),
        ("Kết luận số 12-KL/TW, số 13-KL/TW ngày 25/10/2017", ["None", "2017-10-25"]),
        (
            "Kết luận số 12-KL/TW và Kết luận số 13-KL/TW, ngày 25/10/2017",
            ["2017-10-25", "2017-10-25"],
        ),
        ("Kết luận số 12-KL/TW và Kết luận số 15-KL/TW, ngày 25/10/2017", ["None", "2017-10-25"]),
        ("Kết luận số 12-KL/TW và Chỉ thị số 13-CT/TW, ngày 25/10/2017", ["None", "2017-10-25"]),
        ("Kết luận số 12-KL/TW và số 13-KL/TW cùng ngày 25/10/2017", ["2017-10-25", "2017-10-25"]),
        (
            "Kết luận số 12-KL/TW ngày 25/10/2017, số 13-KL/TW cùng ngày",
            ["2017-10-25", "2017-10-25"],
        ),
    ],
)
def test_dates_of_lists(text: str, days: list[str]) -> None:
    assert [str(mention.date) for mention in find(text)] == days


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "hai văn bản của Ban Bí thư cùng ngày 5/3/2012: Quy định 61-QĐ/TW về A, 62-QĐ/TW về B.",
            [("Ban Bí thư", "2012-03-05")] * 2,
        ),
        (
            "ba văn bản của Tỉnh ủy:\n- Kế hoạch 61-KH/TU;\n- Kế hoạch 62-KH/TU;\n- Đề án 6-ĐA/TU",
            [("Tỉnh ủy", "None")] * 3,
        ),
        (
            "02 kết luận ngày 5/3/2012 của Ban Bí thư khóa XI, gồm: số 61-KL/TW, số 62-KL/TW về A",
            [("Ban Bí thư", "2012-03-05")] * 2,
        ),
        (
            "hai kết luận của Ban Bí thư: 61-KL/TW, 62-KL/TW; Chỉ thị 9-CT/TW năm 2013 của Tỉnh ủy",
            [("Ban Bí thư", "None")] * 2 + [("Tỉnh ủy", "None")],
        ),
        (
            "hai kế hoạch của Huyện ủy: 61-KH/HU ngày 5/3/2012 về A, 62-KH/HU ngày 6/4/2013 về B",
            [("Huyện ủy", "2012-03-05"), ("Huyện ủy", "2013-04-06")],
        ),
        ("ba văn bản của Ban Bí thư: 61-QĐ/TW và 62-QĐ/TW", [(None, "None")] * 2),
        ("hai văn bản của Ban Bí thư: 61-QĐ/TW và 62-KH/TU", [(None, "None")] * 2),
        ("hai văn bản của Ban Bí thư: 61-QĐ/TW. Xem 62-QĐ/TW", [(None, "None")] * 2),
        ("hai huyện của Tỉnh ủy: 61-KH/HU và 62-KH/HU", [(None, "None")] * 2),
    ],
)
def test_what_is_said_before_a_list_holds_for_as_many_as_it_counts(
    text: str, told: list[tuple[str | None, str]]
) -> None:
    assert [(mention.issuer, str(mention.date)) for mention in find(text)] == told


@pytest.mark.parametrize(
    ("text", "issuer", "term"),
    [
        ("Nghị quyết 04-NQ/TU của Ban Thường vụ Tỉnh ủy về dân vận", "Ban Thường vụ Tỉnh ủy", None),
        (
            "Quy chế 07-QC/TU ngày 08/12/2021 Ban Thường vụ Tỉnh ủy về",
            "Ban Thường vụ Tỉnh ủy",
            None,
        ),
        ("Nghị quyết 24-NQ/TW của BCH Trung ương (khóa IX)", "BCH Trung ương", "IX"),
        ("Nghị quyết 24-NQ/TW của Ban Bí thư khoá XI về", "Ban Bí thư", "XI"),
        ("Nghị quyết 25-NQ/TW (khóa IX)", None, "IX"),
        ("Nghị quyết 28-NQ/TU khóa 13", None, "XIII"),
        ("Nghị định 145/2020/NĐ-CP của Chính phủ quy định chi tiết", "Chính phủ", None),
        (
            "Thông tư 12/2012/TT-BLĐTBXH của Bộ Lao động - Thương binh và Xã hội",
            "Bộ Lao động - Thương binh và Xã hội",
            None,
        ),
        (
            "Quyết định 14/QĐ-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch.",
            "Bộ Văn hóa, Thể thao và Du lịch",
            None,
        ),
        ("Báo cáo 15/BC-UBND của UBND xã\nĐức Sơn", "UBND xã Đức Sơn", None),
        ("Thông báo 01-TB/BCĐ của Ban Chỉ đạo tỉnh và Kế hoạch của xã", "Ban Chỉ đạo tỉnh", None),
        ("Kế hoạch 12-KH/HU ngày 5/11/2021 về thi đua", None, None),
        (
            "Kết luận 126-KL/TW ngày 14/02/2025 của Bộ Chính trị, Ban Bí thư về bộ máy",
            "Bộ Chính trị, Ban Bí thư",
            None,
        ),
        ("theo Kết luận 127-KL/TW của Bộ Chính trị, Ban Bí thư;", "Bộ Chính trị, Ban Bí thư", None),
        ("theo Kết luận 127-KL/TW của Bộ Chính trị, Chính phủ đã ban hành", "Bộ Chính trị", None),
        ("theo Kết luận 127-KL/TW của Bộ Chính trị, UBND tỉnh sơ kết.", "Bộ Chính trị", None),
        ("Kết luận 12-KL/TW của Ban Bí thư cần sơ kết ngay", "Ban Bí thư", None),
        ("Hướng dẫn 3-HD/BDVTU của Ban Dân vận Tỉnh ủy kèm mẫu", "Ban Dân vận Tỉnh ủy", None),
        (
            "Chỉ thị 3-CT/TU của Ban Thường vụ Tỉnh ủy Gia Lai gắn với thi đua",
            "Ban Thường vụ Tỉnh ủy Gia Lai",
            None,
        ),
        ("Nghị định 8/2020/NĐ-CP của Chính phủ và pháp luật có liên quan", "Chính phủ", None),
        (
            "Kế hoạch 9/KH-UBND của UBND tỉnh Gia Lai, UBND các xã làm tiếp",
            "UBND tỉnh Gia Lai",
            None,
        ),
        (
            "Thông tư 1/2012/TTLT-BNV-BTC của Bộ Nội vụ và Bộ Tài chính về",
            "Bộ Nội vụ và Bộ Tài chính",
            None,
        ),
    ],
)
def test_issuer_and_term(text: str, issuer: str | None, term: str | None) -> None:
    mention = only(text)
    assert (mention.issuer, mention.term) == (issuer, term)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("QĐ số 8-QĐ/TW của Bộ Chính trị và QĐ số 9-QĐ/TU của BTV Tỉnh ủy", "9-QĐ/TU"),
        ("Chỉ thị 8-CT/TU của Tỉnh ủy và KH số 9-KH/TU của Tỉnh ủy", "9-KH/TU"),
        ("QĐ 8-QĐ/TU của Tỉnh ủy cùng HD 9-HD/BDVTU", "9-HD/BDVTU"),
        ("NĐ số 8/2020/NĐ-CP của Chính phủ và TT số: 9/2020/TT-BNV", "9/2020/TT-BNV"),
    ],
)
def test_the_next_document_ends_the_issuer_though_its_type_is_short(text: str, second: str) -> None:
    first, other = find(text)
    assert other.as_written == second
    assert first.issuer in ("Bộ Chính trị", "Tỉnh ủy", "Chính phủ")
    assert text[first.tail :].startswith((" và ", " cùng "))


@pytest.mark.parametrize(
    ("text", "doc_types"),
    [
        ("THÔNG BÁO KẾT LUẬN SỐ 64-TB/TW", ["Thông báo kết luận"]),
        ("các Kết luận số 1-KL/TU, số 2-KL/TU và số 3-KL/TU", ["Kết luận"] * 3),
        ("Quy định số 7-QĐ/TW, số 8-QĐ/TW", ["Quy định", "Quy định"]),
        ("Quy định số 7-QĐ/TW, Quyết định số 8-QĐ/TW", ["Quy định", "Quyết định"]),
        ("theo 7-QĐ/TW", [None]),
        ("theo 7/QĐ-UBND", ["Quyết định"]),
        ("theo 7-TT/TU", ["Thông tri"]),
        ("theo 7/2020/TT-BNV", ["Thông tư"]),
        ("theo 45/2019/QH14", [None]),
        ("Bộ luật Lao động số 45/2019/QH14", ["Bộ luật"]),
        ("KH số 5/KH-UBND", ["Kế hoạch"]),
        ("NQ 04/TU và CT 05/TU", ["Nghị quyết", "Chỉ thị"]),
        ("theo 1234/UBND-NC", ["Công văn"]),
        ("Kế hoạch hành động số 5-KHHĐ/TU", ["Kế hoạch hành động"]),
    ],
)
def test_doc_type(text: str, doc_types: list[str | None]) -> None:
    assert [mention.doc_type for mention in find(text)] == doc_types


def test_reference_spans() -> None:
    text = "Theo Nghị quyết số 04-NQ/TU ngày 5/11/2021 của Tỉnh ủy (khóa XIX), xã họp."
    mention = only(text)
    assert text[mention.type_start : mention.tail] == text[5 : text.index(", xã")]
    assert mention.as_written == "04-NQ/TU"


def test_type_word_belongs_to_the_first_of_a_list() -> None:
    first, second = find("các Nghị quyết số 18, 19-NQ/TW")
    assert (first.as_written, second.as_written) == ("18", "19-NQ/TW")
    assert first.type_start < first.start
    assert second.type_start == second.start


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("phạt theo NĐ100/2019/NĐ-CP và NĐ168/2024", ["100/2019/NĐ-CP", "168/2024/NĐ-CP"]),
        ("theo CT05-CT/TW, TT80/2021/TT-BTC", ["05-CT/TW", "80/2021/TT-BTC"]),
        ("mục CT2-B1, QCVN 8-1:2011-TT02/BYT, KH12-A3", []),
    ],
)
def test_letters_of_the_type_glued_before_the_number(text: str, numbers: list[str]) -> None:
    assert [str(mention.citation) for mention in find(text)] == numbers


def test_spans_count_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", "Tỉnh ủy ban hành Quyết định số 12-QĐ/TU ngày 5/11/2021")
    mention = only(text)
    assert unicodedata.normalize("NFC", text[mention.start : mention.end]) == "12-QĐ/TU"
    assert mention.as_written == text[mention.start : mention.end]


@pytest.mark.parametrize(
    "junk",
    [
        "1" * 500_000,
        "1/" * 250_000,
        "1-A" * 160_000,
        "04-NQ" + "-NQ" * 160_000,
        "1   \n  " * 70_000,
        "số 1, " * 80_000,
        "Quyết định " * 45_000,
        "ngày 1/1/2020 của " * 28_000,
        "((((" * 125_000,
        "e\u0301" * 250_000,
    ],
    ids=lambda junk: repr(junk[:12]),
)
def test_time_is_linear_in_junk(junk: str) -> None:
    started = time.process_time()
    find(junk)
    assert time.process_time() - started < 5
