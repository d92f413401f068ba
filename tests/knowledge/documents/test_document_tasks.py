"""Which paragraphs are tasks, whatever style numbers them, and what stands around them."""

from __future__ import annotations

import pytest

from knowledge.documents import DocumentProblem, SourceDocument, read_document
from knowledge.errors import DocumentError

_TITLE = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2023\n\n"
_CITED = " theo Chỉ thị số 05-CT/TU."


def _read(*paragraphs: str) -> SourceDocument:
    return read_document(_TITLE + "\n\n".join(paragraphs))


def _tasks(*paragraphs: str) -> list[tuple[int, str]]:
    return [(task.number, task.text) for task in _read(*paragraphs).tasks]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. ", "2. "),
        ("1.", "2."),
        ("1) ", "2) "),
        ("(1) ", "(2) "),
        ("1/ ", "2/ "),
        ("1 - ", "2 - "),
        ("I. ", "II. "),
        ("I - ", "II - "),
        ("I/ ", "II/ "),
        ("Thứ nhất, ", "Thứ hai, "),
        ("Thứ nhất là: ", "Thứ hai là: "),
        ("- Thứ nhất, ", "- Thứ hai, "),
        ("Một là, ", "Hai là, "),
        ("1.- ", "2.- "),
        ("1\ufe0f\u20e3 ", "2\ufe0f\u20e3 "),
        ("Nhiệm vụ 1: ", "Nhiệm vụ 2: "),
        ("Nhiệm vụ một: ", "Nhiệm vụ hai: "),
        ("Nhiệm vụ thứ nhất: ", "Nhiệm vụ thứ hai: "),
        ("**1.** ", "**2.** "),
        ("### 1. ", "### 2. "),
        ("1\\. ", "2\\. "),
        ("\t1.\t", "\t2.\t"),
    ],
)
def test_tasks_are_numbered_in_many_styles(first: str, second: str) -> None:
    assert _tasks(f"{first}Giữ rừng{_CITED}", f"{second}Giữ đất.") == [
        (1, "Giữ rừng theo Chỉ thị số 05-CT/TU."),
        (2, "Giữ đất."),
    ]


@pytest.mark.parametrize(
    "item", ["a) Trồng cây;", "- Trồng cây;", "+ Trồng cây;", "1.1. Trồng cây;"]
)
def test_a_sub_item_is_a_part_of_its_task(item: str) -> None:
    assert _tasks(f"1. Giữ rừng{_CITED}", item, "Cả năm.", "2. Giữ đất.") == [
        (1, f"Giữ rừng theo Chỉ thị số 05-CT/TU.\n{item}\nCả năm."),
        (2, "Giữ đất."),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "numbers"),
    [
        (["1. A", "a) B", "1) B", "2) B", "2. C"], [1, 2]),
        (["Thứ nhất, a:", "1. B", "2. B", "Thứ hai, c"], [1, 2]),
        (["1. A", "2. B", "4. D"], [1, 2, 4]),
        (["I. MỤC ĐÍCH", "1. A", "2. B", "II. NHIỆM VỤ", "1. C", "2. D", "3. E"], [1, 2, 3]),
        (["I. NHIỆM VỤ", "1. C", "2. D", "II. TỔ CHỨC THỰC HIỆN", "1. E", "2. F"], [1, 2]),
        (["I. NHIỆM VỤ CHUNG", "1. C", "2. D", "II. NHIỆM VỤ CỤ THỂ", "3. E"], [1, 2, 3]),
        (["I. NHIỆM VỤ CHUNG", "1. C", "2. D", "II. NHIỆM VỤ CỤ THỂ", "1. E"], [1, 2, 3]),
        (["I. Nắm dân", "1. A", "2. B", "II. Giữ rừng", "1. C"], [1, 2]),
        (["I. NẮM DÂN", "1. A", "2. B", "II. NHIỆM VỤ KHÁC", "3. C", "III. XÂY BAN"], [1, 2, 3]),
        (["I. NẮM DÂN", "1. A", "II. GIỮ RỪNG", "2. B", "III. KINH PHÍ", "1. C"], [1, 2]),
        (["A. YÊU CẦU", "- A", "B. NHIỆM VỤ", "I. A", "1. B", "II. C"], [1, 2]),
        (["Phần thứ nhất KẾT QUẢ", "1. A", "Phần thứ hai NHIỆM VỤ", "1. C", "2. D"], [1, 2]),
    ],
)
def test_the_outermost_sequence_of_the_parts_about_tasks_counts(
    paragraphs: list[str], numbers: list[int]
) -> None:
    assert [number for number, _ in _tasks(*(p + _CITED for p in paragraphs))] == numbers


@pytest.mark.parametrize(
    ("paragraphs", "printed"),
    [
        (
            ["I. NHIỆM VỤ CHUNG", "1. C", "2. D", "II- NHIỆM VỤ RIÊNG", "1. E"],
            ["I.1", "I.2", "II.1"],
        ),
        (["B. NHIỆM VỤ", "I. NHIỆM VỤ A", "1) C", "II. NHIỆM VỤ B", "1) E"], ["B.I.1", "B.II.1"]),
        (
            ["A. NHIỆM VỤ CHUNG", "I. C", "II. D", "B. NHIỆM VỤ RIÊNG", "I. E"],
            ["A.I", "A.II", "B.I"],
        ),
    ],
)
def test_what_the_source_prints_stands_before_tasks_that_are_counted_through(
    paragraphs: list[str], printed: list[str]
) -> None:
    tasks = _tasks(*(p + _CITED for p in paragraphs))
    assert [number for number, _ in tasks] == list(range(1, len(printed) + 1))
    assert [text.split(") ")[0] for _, text in tasks] == [f"({one}" for one in printed]


@pytest.mark.parametrize("heading", ["MỤC {roman}. ", "Mục {number}. ", "Mục {number}: "])
def test_sections_through_which_the_numbers_go_on_are_no_tasks(heading: str) -> None:
    first, second = (heading.format(roman=r, number=n) for r, n in (("I", 1), ("II", 2)))
    assert _tasks(
        f"{first}NẮM TÌNH HÌNH", f"1. Gặp gỡ{_CITED}", f"{second}PHONG TRÀO", "2. Trồng cây."
    ) == [(1, f"Gặp gỡ{_CITED}"), (2, "Trồng cây.")]


@pytest.mark.parametrize(
    "closing",
    [
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        "Trên đây là nhiệm vụ trọng tâm, đề nghị các đơn vị thực hiện./.",
        "T/M BAN THƯỜNG VỤ\n\nNguyễn Văn A",
        "Nguyễn Văn A\n\nPhó trưởng ban",
        "C. TỔ CHỨC",
    ],
)
def test_what_closes_the_document_belongs_to_no_task(closing: str) -> None:
    opening = "B. NHIỆM VỤ" if closing.startswith("C.") else "Nội dung sau:"
    assert _tasks(opening, f"1. Giữ rừng{_CITED}", "2. Giữ đất.", closing)[-1] == (2, "Giữ đất.")


@pytest.mark.parametrize(
    "heading", ["TỔ CHỨC THỰC HIỆN", "Tổ chức thực hiện:", "PHỤ LỤC", "Phụ lục 1", "Phân công"]
)
def test_numbers_that_begin_again_under_a_heading_are_no_tasks(heading: str) -> None:
    behind = ("1. Ban Dân vận chủ trì.", "2. Các huyện báo cáo.", "3. Văn phòng in ấn.")
    tasks = _tasks(f"1. Giữ rừng{_CITED}", "2. Giữ đất.", heading, *behind)
    assert tasks == [(1, "Giữ rừng theo Chỉ thị số 05-CT/TU."), (2, "Giữ đất.")]


def test_a_heading_inside_a_task_ends_no_programme() -> None:
    tasks = _tasks(f"1. Giữ rừng{_CITED}", "Tổ chức thực hiện:", "- Trồng cây;", "2. Giữ đất.")
    assert [number for number, _ in tasks] == [1, 2]


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        (["5.", "6.", "7."], DocumentProblem.BROKEN_NUMBERING),
        (["1.", "7.", "3.", "9."], DocumentProblem.BROKEN_NUMBERING),
        (["1.", "1.", "1."], DocumentProblem.BROKEN_NUMBERING),
        (["1."], DocumentProblem.NO_TASKS),
        (["-", "-"], DocumentProblem.NO_TASKS),
        (["Điều 1.", "Điều 2."], DocumentProblem.NO_TASKS),
    ],
)
def test_numbers_that_make_no_sequence_are_refused(
    numbers: list[str], problem: DocumentProblem
) -> None:
    with pytest.raises(DocumentError) as refusal:
        _tasks(*(f"{number} Giữ rừng{_CITED}" for number in numbers))
    assert refusal.value.problem is problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", DocumentProblem.EMPTY),
        (" \n\t\u200b\n---\n", DocumentProblem.EMPTY),
        ("a" * 2_000_001, DocumentProblem.TOO_LARGE),
        ("ữ" * 700_000, DocumentProblem.TOO_LARGE),
        (f"{_TITLE}1. A{_CITED}\n" * 9_000, DocumentProblem.TOO_LARGE),
        (_TITLE + "1. " + "giữ rừng; " * 30_000 + "\n\n2. B", DocumentProblem.TOO_LARGE),
        (_TITLE + "1. " + "số 05-CT/TU; " * 1_001 + "\n\n2. B", DocumentProblem.TOO_LARGE),
        (f"1. Giữ rừng{_CITED}\n\n2. Giữ đất.", DocumentProblem.NO_TITLE),
        (f"{_TITLE}1. Giữ rừng.\n\n2. Giữ đất.", DocumentProblem.NO_DIRECTIVES),
        (_TITLE + "Giữ rừng" + _CITED, DocumentProblem.NO_TASKS),
    ],
)
def test_a_text_of_another_kind_is_refused(text: str, problem: DocumentProblem) -> None:
    with pytest.raises(DocumentError) as refusal:
        read_document(text)
    assert refusal.value.problem is problem


def test_a_document_cited_in_the_introduction_alone_makes_no_programme() -> None:
    with pytest.raises(DocumentError) as refusal:
        _read(f"Việc làm{_CITED}", "1. Giữ rừng.", "2. Giữ đất.")
    assert refusal.value.problem is DocumentProblem.NO_DIRECTIVES


def test_the_number_of_the_document_itself_is_no_directive() -> None:
    with pytest.raises(DocumentError) as refusal:
        _read("Số: 27-CTr/TU", "Việc làm năm nay:", "1. Giữ rừng.", "2. Giữ đất.")
    assert refusal.value.problem is DocumentProblem.NO_DIRECTIVES


@pytest.mark.parametrize(
    ("opening", "title", "province", "year"),
    [
        (
            "Nhiệm vụ dân vận tỉnh Thử Một năm 2023",
            "Nhiệm vụ dân vận tỉnh Thử Một năm 2023",
            "Thử Một",
            2023,
        ),
        (
            "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử Một năm 2022.",
            "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử Một năm 2022",
            "Thử Một",
            2022,
        ),
        (
            "TỈNH ỦY THỬ\n\nKẾ HOẠCH\n\nCông tác dân vận năm 2024",
            "Công tác dân vận năm 2024",
            "Thử",
            2024,
        ),
        (
            "NHIỆM VỤ CÔNG TÁC DÂN VẬN TỈNH BÀ RỊA - VŨNG TÀU NĂM 2024",
            "NHIỆM VỤ CÔNG TÁC DÂN VẬN TỈNH BÀ RỊA - VŨNG TÀU NĂM 2024",
            "Bà Rịa - Vũng Tàu",
            2024,
        ),
        (
            "KẾ HOẠCH\n\nCÔNG TÁC DÂN VẬN\n\nTHÀNH PHỐ THỬ NĂM 2024",
            "CÔNG TÁC DÂN VẬN THÀNH PHỐ THỬ NĂM 2024",
            "Thử",
            2024,
        ),
        (
            "NHIỆM VỤ TRỌNG TÂM\nCÔNG TÁC DÂN VẬN TỈNH THỬ\nNĂM 2024",
            "NHIỆM VỤ TRỌNG TÂM CÔNG TÁC DÂN VẬN TỈNH THỬ NĂM 2024",
            "Thử",
            2024,
        ),
        (
            "NHIỆM VỤ CÔNG TÁC DÂN VẬN TỈNH THỬ NĂM 2024\n\nĐƠN VỊ CHỦ TRÌ",
            "NHIỆM VỤ CÔNG TÁC DÂN VẬN TỈNH THỬ NĂM 2024",
            "Thử",
            2024,
        ),
        (
            "Chương trình dân vận của xã Thử Hai, tỉnh Thử Một năm 2026",
            "Chương trình dân vận của xã Thử Hai, tỉnh Thử Một năm 2026",
            "Thử Hai",
            2026,
        ),
        (
            "TỈNH ỦY THỬ MỘT\n\nHUYỆN ỦY THỬ H'LEO\n\nKẾ HOẠCH\n\nDân vận của Huyện ủy năm 2024",
            "Dân vận của Huyện ủy năm 2024",
            "Thử H'Leo",
            2024,
        ),
        (
            "TỈNH ỦY THỬ\n\nKẾ HOẠCH\n\nCÔNG TÁC DÂN VẬN CỦA CÁC XÃ VÀ TỔ CHỨC XÃ HỘI NĂM 2024",
            "CÔNG TÁC DÂN VẬN CỦA CÁC XÃ VÀ TỔ CHỨC XÃ HỘI NĂM 2024",
            "Thử",
            2024,
        ),
        ("Chương trình công tác dân vận", "Chương trình công tác dân vận", None, None),
    ],
)
def test_the_title_names_the_province_and_the_year(
    opening: str, title: str, province: str | None, year: int | None
) -> None:
    document = read_document(f"{opening}\n\n1. Giữ rừng{_CITED}\n\n2. Giữ đất.")
    assert (document.title, document.province, document.year) == (title, province, year)


@pytest.mark.parametrize(
    "dateline",
    [
        "Thứ Tư, 12/01/2023 - 08:15",
        "Thứ Năm, ngày 12 tháng 01 năm 2023",
        "Thứ Hai, 09:15 12/01/2023",
        "Thứ tư, 12/01/2023, 08:15 (GMT+7) - Lượt xem: 123",
    ],
)
@pytest.mark.parametrize(("first", "second"), [("1. ", "2. "), ("Thứ nhất, ", "Thứ hai, ")])
def test_a_day_of_the_week_numbers_no_task(dateline: str, first: str, second: str) -> None:
    tasks = _tasks(dateline, f"{first}Giữ rừng{_CITED}", f"{second}Giữ đất.")
    assert [number for number, _ in tasks] == [1, 2]


@pytest.mark.parametrize(
    "heading",
    [
        "Tin cùng chuyên mục",
        "TIN LIÊN QUAN",
        "Bài viết liên quan:",
        "Các tin khác",
        "Bài viết cùng danh mục",
        "Tin tức - Sự kiện khác",
        "Các tin đã đăng",
        "Đọc thêm",
    ],
)
def test_articles_are_listed_once_without_bullets_and_dates(heading: str) -> None:
    listed = [
        "- Xã A giữ rừng (12/03/2023)",
        "Xã A giữ rừng",
        "2. Xã B - 01/02/2023 08:30",
        "05/01/2023",
        "Thứ Ba, 16/01/2023 | 07:30 GMT+7",
        "Xã B - 16/1/2023 8:00:00 SA",
        "Lượt xem: 1.120",
        "Xem chi tiết",
        "1 2 3 »",
    ]
    footer = ["Địa chỉ: số 1 đường Một", "Xã C giữ đê"]
    document = _read(f"1. Giữ rừng{_CITED}", "2. Giữ đất.", heading, *listed, *footer)
    assert document.articles == ("Xã A giữ rừng", "Xã B")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            "1. Giữ rừng theo Kế hoạch số\n88/KH-UBND của tỉnh.",
            "Giữ rừng theo Kế hoạch số 88/KH-UBND của tỉnh.",
        ),
        (
            "1. Giữ rừng vùng dân tộc thiểu số\n- Chủ trì: Ban Dân tộc",
            "Giữ rừng vùng dân tộc thiểu số\n- Chủ trì: Ban Dân tộc",
        ),
        ("1. Giữ rừng bằng chuyển đổi số\nChủ trì: Xã", "Giữ rừng bằng chuyển đổi số\nChủ trì: Xã"),
        ("1. Giữ rừng hằng năm\n- Chủ trì: Xã", "Giữ rừng hằng năm\n- Chủ trì: Xã"),
        ("1. Giữ rừng giai đoạn 2021\n- 2025.", "Giữ rừng giai đoạn 2021 - 2025."),
        ("1. Giữ rừng của xã (khóa\nVII) và đất.", "Giữ rừng của xã (khóa VII) và đất."),
        ("1. Giữ rừng của\n\n12\n\ntỉnh và xã.", "Giữ rừng của tỉnh và xã."),
        ("1. Giữ rừng:\n- Của xã\n- Của tỉnh", "Giữ rừng:\n- Của xã\n- Của tỉnh"),
        ("1. *Giữ* __rừng__ [xa](http://x.vn).", "Giữ rừng xa."),
        ("1. GIỮ RỪNG\nXã trồng cây.", "GIỮ RỪNG\nXã trồng cây."),
        ("1. Giữ\u00a0rừng  và\tđất.", "Giữ rừng và đất."),
    ],
)
def test_lines_broken_by_hand_are_joined(lines: str, text: str) -> None:
    assert _tasks(lines, f"2. Giữ đất{_CITED}")[0] == (1, text)


def test_articles_behind_their_dates_are_told_apart_in_a_wrapped_text() -> None:
    body = "Giữ rừng đầu nguồn và đất bãi bồi ven sông của xã\n" * 4
    listed = "Tin khác\n\n15/01/2023 Xã A giữ rừng đầu nguồn, đất ven sông\n12/01/2023 Xã B giữ đê"
    document = _read(f"1. {body}{_CITED}", "2. Giữ đất.", listed)
    assert document.articles == ("Xã A giữ rừng đầu nguồn, đất ven sông", "Xã B giữ đê")


def test_what_looks_like_a_number_and_is_not_read_is_told() -> None:
    document = _read(
        f"1. Giữ rừng{_CITED}, Kế hoạch số lO-KH/TU, tổ số 3/5, xe số 37A-123.45;",
        "2. Chỉ thị S5-CT/TU; Quy định số O7-QĐi/TU; Kế hoạch số lO-KH/TU.",
        "3. Chuyển đổi số UBND-TU.",
    )
    assert [str(one.citation) for one in document.directives] == ["05-CT/TU", "07-QĐi/TU"]
    assert document.unread == ("lO-KH/TU", "S5-CT/TU")


def test_rows_of_a_table_stay_apart_and_the_foot_of_a_page_is_no_text() -> None:
    rows = (
        "STT\tVăn bản\tNgày",
        "1\tChỉ thị số 21-CT/TW\t20/01/2018",
        "2\tNghị quyết số 46-NQ/TW\t20/12/2023",
        "Kế hoạch số 09-KH/BDVTU          Trang 3",
    )
    document = _read("1. Thực hiện:\n" + "\n".join(rows), "2. Giữ đất.")
    found = [(str(one.citation), *map(str, one.dates)) for one in document.directives]
    assert found == [("21-CT/TW", "2018-01-20"), ("46-NQ/TW", "2023-12-20")]


def test_the_number_of_a_part_may_stand_alone_on_its_line() -> None:
    printed = f"Phần thứ nhất\nRỪNG\n1. Giữ rừng{_CITED}\n2. Giữ đất.\nPhần thứ hai\nBIỂN\n"
    tasks = _tasks(f"{printed}3. Giữ biển.\n4. Giữ đảo.")
    assert [number for number, _ in tasks] == [1, 2, 3, 4]
