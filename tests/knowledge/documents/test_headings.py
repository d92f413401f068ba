"""Headings between the tasks of a part: they belong to no task, and end none too early."""

from __future__ import annotations

import pytest

from knowledge.documents import SourceDocument, read_document

_CITED = " theo Chỉ thị số 05-CT/TU."


def _read(*paragraphs: str) -> SourceDocument:
    title = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2023"
    return read_document("\n\n".join([title, *paragraphs]))


def _tasks(*paragraphs: str) -> list[tuple[int, str]]:
    return [(task.number, task.text) for task in _read(*paragraphs).tasks]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("A. Nắm dân", "B. Giữ rừng", "C. Nhiệm vụ khác"),
        ("A- Nắm dân", "B- Giữ rừng", "D- Nhiệm vụ khác"),
        ("A. Nắm dân", "", ""),
        ("", "B. Giữ rừng", ""),
        ("", "", "D. Nhiệm vụ khác"),
        ("a) Nắm dân", "b) Giữ rừng", "c) Nhiệm vụ khác"),
        ("* Nắm dân", "* Giữ rừng", "* Nhiệm vụ khác"),
    ],
)
def test_headings_between_the_tasks_of_a_part_belong_to_none(
    first: str, second: str, third: str
) -> None:
    document = _read(
        *("I. MỤC ĐÍCH", "1. Yên dân.", "2. Vui dân.", "II. NHIỆM VỤ CỤ THỂ"),
        *(first, f"1. Gặp dân{_CITED}", "2. Nghe dân.", second, "3. Trồng cây."),
        *(third, "4. Báo cáo.", "III. TỔ CHỨC THỰC HIỆN", "1. Ban gửi xã.", "2. Xã làm."),
    )
    assert [(task.number, task.text) for task in document.tasks] == [
        (1, f"Gặp dân{_CITED}"),
        *((2, "Nghe dân."), (3, "Trồng cây."), (4, "Báo cáo.")),
    ]
    assert document.imprint.closing == ("III. TỔ CHỨC THỰC HIỆN", "1. Ban gửi xã.", "2. Xã làm.")


def test_the_last_of_a_list_heads_no_task() -> None:
    listed = ("a) Xã gặp dân", "b) Tỉnh gặp dân")
    tasks = _tasks("a) Nắm dân", f"1. Gặp dân{_CITED}", *listed, "2. Nghe dân.")
    assert tasks[0] == (1, "\n".join([f"Gặp dân{_CITED}", *listed]))


def test_numbers_that_begin_again_under_letters_of_any_words_are_counted_through() -> None:
    tasks = _tasks(
        *("II. NHIỆM VỤ", "A. Nắm dân", f"1. Gặp dân{_CITED}", "2. Nghe dân."),
        *("B. Giữ rừng", "1. Trồng cây.", "III. TỔ CHỨC THỰC HIỆN", "1. Xã làm."),
    )
    assert [number for number, _ in tasks] == [1, 2, 3]
    assert tasks[-1][1] == "(II.B.1) Trồng cây."
