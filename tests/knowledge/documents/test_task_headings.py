"""The headings that tasks stand under, as a programme prints them."""

from __future__ import annotations

import pytest

from knowledge.documents import read_document

TITLE = "CHƯƠNG TRÌNH CÔNG TÁC DÂN VẬN TỈNH LONG AN NĂM 2023\n\n"
FIRST = "Đắp đê theo Chỉ thị số 871-CT/TU, ngày 05/01/2021."
OTHERS = ("Trồng tràm.", "Thả cá.", "Dệt chiếu.")

THROUGH = f"""I. CHĂM LO ĐỜI SỐNG
1. {FIRST}
2. {OTHERS[0]}
II. LÀNG NGHỀ,
PHONG TRÀO
3. {OTHERS[1]}
- Chủ trì: Hội Nông dân.
4. {OTHERS[2]}
"""
AGAIN = f"""A. NHIỆM VỤ THƯỜNG XUYÊN
1. {FIRST}
2. {OTHERS[0]}
B. NHIỆM VỤ TRỌNG TÂM
1. {OTHERS[1]}
2. {OTHERS[2]}
"""
NESTED = f"""A. MỤC ĐÍCH
- Giữ nghề.
B. NHIỆM VỤ TRỌNG TÂM
I. Đời sống
1. {FIRST}
2. {OTHERS[0]}
II. Làng nghề
3. {OTHERS[1]}
4. {OTHERS[2]}
"""
ON_TWO_LINES = f"""Phần thứ nhất
CHĂM LO ĐỜI SỐNG

1. {FIRST}
2. {OTHERS[0]}

Phần thứ hai
LÀNG NGHỀ

3. {OTHERS[1]}
4. {OTHERS[2]}
"""
SECTIONS = f"""1. Mục đích
- Giữ nghề.
2. Nhiệm vụ
2.1. {FIRST}
2.2. {OTHERS[0]}
2.3. {OTHERS[1]}
2.4. {OTHERS[2]}
3. Tổ chức thực hiện
- Văn phòng theo dõi.
"""
NONE = "\n".join(f"{number}. {text}" for number, text in enumerate((FIRST, *OTHERS), 1))
ROMAN_TASKS = f"I. {FIRST}\nII. {OTHERS[0]}\nIII. {OTHERS[1]}\nIV. {OTHERS[2]}\n"


@pytest.mark.parametrize(
    ("printed", "headings"),
    [
        (
            THROUGH,
            [["I CHĂM LO ĐỜI SỐNG"], ["I CHĂM LO ĐỜI SỐNG"]] + [["II LÀNG NGHỀ, PHONG TRÀO"]] * 2,
        ),
        (AGAIN, [["A NHIỆM VỤ THƯỜNG XUYÊN"]] * 2 + [["B NHIỆM VỤ TRỌNG TÂM"]] * 2),
        (
            NESTED,
            [["B NHIỆM VỤ TRỌNG TÂM", "I Đời sống"]] * 2
            + [["B NHIỆM VỤ TRỌNG TÂM", "II Làng nghề"]] * 2,
        ),
        (
            ON_TWO_LINES,
            [["Phần thứ nhất CHĂM LO ĐỜI SỐNG"]] * 2 + [["Phần thứ hai LÀNG NGHỀ"]] * 2,
        ),
        (SECTIONS, [["2 Nhiệm vụ"]] * 4),
        (NONE, [[]] * 4),
        (ROMAN_TASKS, [[]] * 4),
    ],
    ids=["through", "again", "nested", "on two lines", "sections", "none", "roman tasks"],
)
def test_headings_above_each_task(printed: str, headings: list[list[str]]) -> None:
    tasks = read_document(TITLE + printed).tasks
    told = [[f"{one.number} {one.words}".strip() for one in task.headings or ()] for task in tasks]
    assert told == headings


def test_a_part_without_words_is_told_by_its_number() -> None:
    printed = ON_TWO_LINES.replace("CHĂM LO ĐỜI SỐNG\n\n", "").replace("LÀNG NGHỀ\n\n", "")
    first, *_ = read_document(TITLE + printed).tasks
    assert [(one.number, one.words) for one in first.headings or ()] == [("Phần thứ nhất", "")]


HEAD = "TT\tNội dung công việc\tĐơn vị chủ trì\n"


def test_groups_of_the_rows_of_a_table_are_headings() -> None:
    rows = (
        "I\tLàng nghề\t",
        f"1\t{FIRST}\tSở Một",
        f"2\t{OTHERS[0]}\tSở Hai",
        "II\tSông nước\t",
        f"1\t{OTHERS[1]}\tSở Ba",
    )
    tasks = read_document(TITLE + HEAD + "\n".join(rows)).tasks
    told = [[(one.number, one.words) for one in task.headings or ()] for task in tasks]
    assert told == [[("I", "Làng nghề")], [("I", "Làng nghề")], [("II", "Sông nước")]]
