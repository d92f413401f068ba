"""Which references are one directive, and what it says when they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.documents import Directive, Likeness, likeness, merged, read_document

_FRAME = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2023\n\n1. {}\n\n2. Việc khác."


def _directives(task: str) -> tuple[Directive, ...]:
    return read_document(_FRAME.format(task)).directives


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ngày 05/11/2021 về “Giữ rừng”", "ngày 19/11/2021 về “Giữ rừng”"),
        ("ngày 10/01/2018", "ngày 11/01/2018"),
        ("ngày 10/01/2018 về rừng đầu nguồn", "ngày 11/01/2018"),
        ("ngày 05/11/2021 về rừng đầu nguồn", "ngày 05/11/2021 về rừng, đất bãi bồi"),
        ("ngày 05/11/2021 về rừng đầu nguồn", "về “Rừng đầu nguồn”"),
        ("ngày 05/11/2021 về rừng đầu nguồn", "năm 2021 về rừng đầu nguồn"),
        ("ngày 05/11/2021 về rừng đầu nguồn", ""),
        ("", "ngày 05/11/2021 về rừng đầu nguồn"),
        ("(khóa IX)", "(khóa IX)"),
        ("về công tác MTTQ", "về công tác Mặt trận Tổ quốc"),
    ],
)
def test_one_number_is_one_document(first: str, second: str) -> None:
    [directive] = _directives(f"Theo Chỉ thị số 5-CT/TW {first}; Chỉ thị số 05-CT/TW {second}.")
    assert len(directive.references) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ngày 25/7/2008 về thanh niên", "ngày 03/6/2013 về dân vận"),
        ("ngày 25/7/2008 về thanh niên", "ngày 03/6/2013 về thanh niên"),
        ("ngày 25/7/2008 về thanh niên", "ngày 26/7/2008 về dân vận"),
        ("ngày 25/7/2008 về thanh niên", "ngày 25/7/2008 về đất bãi bồi"),
        ("ngày 20/12/2020", "ngày 05/02/2021"),
        ("ngày 25/7/2008 về thanh niên", "về tôn giáo"),
        ("ngày 25/7/2008 về thanh niên", "(khóa IX)"),
        ("(khóa VIII)", "(khóa IX)"),
        ("về thanh niên", "về tôn giáo"),
    ],
)
def test_one_number_is_several_documents(first: str, second: str) -> None:
    directives = _directives(f"Theo Chỉ thị số 5-CT/TW {first}; Chỉ thị số 5-CT/TW {second}.")
    assert [str(directive.citation) for directive in directives] == ["05-CT/TW"] * 2


def test_a_title_that_names_another_document_tells_of_no_second_one() -> None:
    printed = "Kế hoạch số 5-KH/TU, ngày 25/7/2021"
    plan, _ = _directives(f"{printed} về giữ rừng; {printed} về thực hiện Chỉ thị số 7-CT/TW.")
    assert len(plan.titles) == 2


def test_a_number_of_two_documents_of_one_day_is_that_named_last_where_it_has_no_title() -> None:
    printed = "Kế hoạch số 5-KH/TU, ngày 25/7/2021"
    first, last = _directives(
        f"Theo {printed} về cầu phao; {printed} về chợ nổi; sơ kết {printed}."
    )
    assert (len(first.references), len(last.references)) == (1, 2)


def test_a_plan_of_the_administration_is_another_one_each_year() -> None:
    plans = "Theo Kế hoạch số 5/KH-UBND ngày {} về rừng; Kế hoạch số 5/KH-UBND ngày {} về rừng."
    assert len(_directives(plans.format("20/12/2021", "05/01/2022"))) == 2
    assert len(_directives(plans.format("05/01/2022", "15/01/2022"))) == 1


def test_a_bare_number_means_the_document_named_last_before_it() -> None:
    old, new = _directives(
        "Theo Chỉ thị số 5-CT/TW ngày 25/7/2008 về thanh niên; Chỉ thị số 5-CT/TW; "
        "Chỉ thị số 5-CT/TW ngày 03/6/2013 về dân vận; Chỉ thị số 5-CT/TW."
    )
    assert [str(ref.date) for ref in old.references] == ["2008-07-25", "None"]
    assert [str(ref.date) for ref in new.references] == ["2013-06-03", "None"]


def test_contradictions_are_kept_and_the_fullest_form_is_chosen() -> None:
    [directive] = _directives(
        "Theo Nghị quyết số 4-NQ/TU ngày 05/11/2021 của BTV Tỉnh ủy về “Công tác của MTTQ”; Nghị "
        "quyết số 04-NQ/TU, ngày 19/11/2021 của Ban Thường vụ Tỉnh ủy về công tác của Mặt trận Tổ "
        "quốc; Nghị quyết số 04-NQ/TU về công tác của Mặt trận Tổ quốc và hội."
    )
    assert [str(date) for date in directive.dates] == ["2021-11-05", "2021-11-19"]
    assert directive.issuers == ("Ban Thường vụ Tỉnh ủy",)
    assert directive.titles == (
        "công tác của Mặt trận Tổ quốc",
        "công tác của Mặt trận Tổ quốc và hội",
    )


@pytest.mark.parametrize(
    ("first", "second", "issuers"),
    [
        ("BTV Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ("Tỉnh ủy", "Thường trực Tỉnh ủy", "Thường trực Tỉnh ủy"),
        ("Ban Thường vụ Tỉnh ủy", "Đảng bộ tỉnh", "Ban Thường vụ Tỉnh ủy"),
        ("Trung ương", "Bộ Chính trị", "Bộ Chính trị"),
        ("Ban Bí thư", "Ban Bí thư Trung ương Đảng", "Ban Bí thư Trung ương Đảng"),
        ("BCH Trung ương", "Trung ương Đảng", "BCH Trung ương"),
        (
            "Ban Chấp hành Trung ương Đảng",
            "Hội nghị lần thứ tư Ban Chấp hành Trung ương",
            "Hội nghị lần thứ tư Ban Chấp hành Trung ương",
        ),
        ("Chính phủ", "Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Thủ tướng", "Chính phủ", "Thủ tướng"),
        ("Chính phủ", "Thủ tướng", "Thủ tướng"),
        ("Ban Chấp hành Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh", "Ban Chấp hành Tỉnh ủy"),
        ("UBND tỉnh", "Uỷ ban nhân dân tỉnh", "Uỷ ban nhân dân tỉnh"),
        ("Bộ Chính trị", "Bộ Chính trị, Ban Bí thư", "Bộ Chính trị, Ban Bí thư"),
        ("Bộ Chính trị", "Ban Bí thư", "Bộ Chính trị | Ban Bí thư"),
        (
            "Ban Thường vụ Thành ủy",
            "Thường trực Thành ủy",
            "Ban Thường vụ Thành ủy | Thường trực Thành ủy",
        ),
        ("Bộ Nội vụ", "Sở Nội vụ", "Bộ Nội vụ | Sở Nội vụ"),
        ("Thành ủy", "Ban Thường vụ Thành ủy", "Ban Thường vụ Thành ủy"),
        ("Thành ủy", "Ban Thường vụ Tỉnh ủy", "Thành ủy | Ban Thường vụ Tỉnh ủy"),
        ("UBND", "UBND thành phố", "UBND thành phố"),
        ("UBND thành phố", "Ủy ban nhân dân tỉnh", "UBND thành phố | Ủy ban nhân dân tỉnh"),
        ("UBND xã", "UBND phường", "UBND xã | UBND phường"),
        ("Tỉnh đoàn", "Tỉnh ủy", "Tỉnh đoàn | Tỉnh ủy"),
        ("Tỉnh ủy", "Trung ương", "Tỉnh ủy | Trung ương"),
    ],
)
def test_issuers_of_one_document_are_told_apart_where_they_are_two_bodies(
    first: str, second: str, issuers: str
) -> None:
    number = "Chỉ thị số 5-CT/TU ngày 05/11/2021 của"
    [directive] = _directives(f"Theo {number} {first} về rừng; {number} {second} về rừng.")
    assert " | ".join(directive.issuers) == issuers


@pytest.mark.parametrize(
    ("task", "named"),
    [
        ("Học Luật Giữ rừng (sau khi ban hành).", ("Luật", "Luật Giữ rừng")),
        ("Học Luật Thi đua, khen thưởng, đưa tin.", ("Luật", "Luật Thi đua, khen thưởng")),
        ("Học Luật Phòng, chống bạo lực tại xã.", ("Luật", "Luật Phòng, chống bạo lực")),
        ("Học Luật Phòng cháy, chữa cháy.", ("Luật", "Luật Phòng cháy, chữa cháy")),
        ("Học Luật Giữ rừng 2016, đất.", ("Luật", "Luật Giữ rừng")),
        ("Làm Đề án giữ rừng 2021 - 2025; học.", ("Đề án", "giữ rừng 2021 - 2025")),
        ("Học Pháp lệnh Giữ ơn người có công.", ("Pháp lệnh", "Pháp lệnh Giữ ơn người có công")),
        ("Làm Đề án giữ rừng đầu nguồn; học.", ("Đề án", "giữ rừng đầu nguồn")),
        ("Làm Đề án về “Giữ rừng”.", ("Đề án", "Giữ rừng")),
        ("Làm Đề án “Giữ rừng” của UBND xã.", ("Đề án", "Giữ rừng")),
        ("Làm Đề án 939 về “Giữ rừng”.", ("Đề án", "Giữ rừng")),
        ("Làm Quy định về “Giữ rừng”.", ("Quy định", "Giữ rừng")),
        ("Học các nghị quyết của Đảng.", None),
        ("Học Nghị quyết Đại hội Đảng bộ tỉnh.", None),
        ("Làm Chương trình phối hợp công tác giữa hai ban.", None),
        ("Làm kế hoạch dân vận tham gia chương trình mục tiêu.", None),
        ("Học các Luật mới ban hành.", None),
        ("Góp ý dự thảo Luật Giữ rừng.", None),
        ("Làm Đề án của Tỉnh ủy.", None),
        ("Mời Hội Luật gia tỉnh.", None),
    ],
)
def test_a_document_without_a_number_needs_a_name_of_its_own(
    task: str, named: tuple[str, str] | None
) -> None:
    found = [d for d in _directives(f"{task} Theo Chỉ thị số 5-CT/TU.") if d.citation is None]
    assert [(d.doc_type, d.titles[0]) for d in found] == ([named] if named else [])


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("ngày 15/6/2022", "2022-06-15"),
        ("ngày 15 tháng 6 năm 2022", "2022-06-15"),
        ("ngày 31/6/2022", "None"),
        ("tại xã ngày 15/6/2022", "None"),
    ],
)
def test_a_law_without_a_number_keeps_the_date_printed_behind_its_name(
    printed: str, date: str
) -> None:
    [law] = [d for d in _directives(f"Học Luật Giữ rừng {printed}.") if d.citation is None]
    assert str(law.references[0].date) == date


def test_a_law_is_one_document_with_and_without_its_number() -> None:
    [law] = _directives(
        "Học Luật Giữ rừng; làm theo Luật Giữ rừng số 10/2022/QH15, ngày 10/11/2022 của Quốc hội."
    )
    assert (str(law.citation), law.titles, len(law.references)) == (
        "10/2022/QH15",
        ("Luật Giữ rừng",),
        2,
    )


def test_a_name_ends_before_the_number_of_the_next_document() -> None:
    law, decree = _directives("Học Luật Giữ rừng và Nghị định số 5/2020/NĐ-CP.")
    assert (law.titles, decree.doc_type) == (("Luật Giữ rừng",), "Nghị định")


def test_a_law_inside_the_title_of_another_document_is_none_of_its_own() -> None:
    [decree] = _directives("Theo Nghị định số 5/2020/NĐ-CP hướng dẫn thi hành Luật Giữ rừng.")
    assert decree.titles == ("hướng dẫn thi hành Luật Giữ rừng",)


def test_directives_of_two_sources_are_compared_and_merged() -> None:
    [one] = _directives("Theo Nghị quyết số 4-NQ/TU ngày 05/11/2021 về rừng đầu nguồn.")
    [other] = _directives("Theo Nghị quyết số 04-NQ/TU ngày 19/11/2021 về “Rừng đầu nguồn”.")
    assert likeness(one, other) is Likeness.SAME
    assert len(merged(one, other).dates) == 2
    [fourteen] = _directives("Theo Nghị quyết số 14-NQ/TU ngày 05/11/2021 về rừng đầu nguồn.")
    assert likeness(one, fourteen) is Likeness.DIFFERENT
    assert likeness(one, replace(fourteen, citation=None)) is Likeness.SAME


def test_issuer_and_term_at_the_end_of_a_list_hold_for_each_number() -> None:
    first, second = _directives("Theo Kết luận số 62-KL/TW và số 65-KL/TW của Bộ Chính trị.")
    assert (first.issuers, second.issuers) == (("Bộ Chính trị",), ("Bộ Chính trị",))


@pytest.mark.parametrize(
    ("first", "last", "issuers"),
    [
        ("Chỉ thị số 5-CT/TU", "Kế hoạch số 6-KH/TU", ["Tỉnh ủy", "Tỉnh ủy"]),
        ("Chỉ thị số 5-CT/TU, ngày 1/2/2021", "Kế hoạch số 6-KH/TU", ["Tỉnh ủy", "Tỉnh ủy"]),
        ("Chỉ thị số 5-CT/TU của Thường trực", "Kế hoạch số 6-KH/TU", ["Thường trực", "Tỉnh ủy"]),
        ("Chỉ thị số 5/CT-UBND", "Kế hoạch số 6-KH/TU", [None, "Tỉnh ủy"]),
    ],
)
def test_documents_of_one_title_share_the_issuer_where_their_letters_do(
    first: str, last: str, issuers: list[str | None]
) -> None:
    directives = _directives(f"Theo {first} và {last} của Tỉnh ủy về rừng.")
    assert [next(iter(directive.issuers), None) for directive in directives] == issuers


@pytest.mark.parametrize(
    ("task", "issuers"),
    [
        (
            "Chỉ thị số 5/CT-TTg ngày 1/2/2021 và Chỉ thị số 6/CT-TTg của Thủ tướng",
            ["Thủ tướng"] * 2,
        ),
        ("Chỉ thị số 5/CT-TTg; Chỉ thị số 6/CT-TTg của Thủ tướng", [None, "Thủ tướng"]),
        ("Chỉ thị số 5-CT/TW và Quy định số 6-QĐ/TW của Ban Bí thư", [None, "Ban Bí thư"]),
    ],
)
def test_two_of_one_type_share_the_issuer_behind_them(task: str, issuers: list[str | None]) -> None:
    directives = _directives(f"Theo {task}.")
    assert [next(iter(directive.issuers), None) for directive in directives] == issuers


def test_no_document_bears_a_title_that_names_it() -> None:
    resolution, conclusion = _directives(
        "Theo Nghị quyết số 25-NQ/TW và Kết luận số 43-KL/TW về thực hiện Nghị quyết số 25-NQ/TW."
    )
    assert resolution.titles == ()
    assert conclusion.titles == ("thực hiện Nghị quyết số 25-NQ/TW",)
    assert conclusion.implements == (0,)


def test_the_commas_of_a_law_s_name_are_a_part_of_it() -> None:
    law = "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn"
    [directive] = _directives(f"Học {law} (Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20-4-2007).")
    assert directive.titles == (law,)


def test_the_vision_of_a_strategy_is_a_part_of_its_name() -> None:
    name = "công tác dân tộc giai đoạn 2021 - 2030, tầm nhìn đến năm 2045"
    [directive] = _directives(f"Triển khai Chiến lược {name}; nắm dân[1].")
    assert directive.titles == (name,)


def test_a_type_in_letters_that_may_be_two_stays_in_letters() -> None:
    alone, worded = _directives(
        "Theo QĐ số 5-QĐ/TU và QĐ số 6-QĐ/TU về rừng; kiểm tra Quy định số 6-QĐ/TU về rừng."
    )
    assert (alone.doc_type, worded.doc_type) == ("QĐ", "Quy định")
