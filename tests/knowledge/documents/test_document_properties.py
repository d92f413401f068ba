"""Whatever the text, it is read or refused; what is read is consistent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.documents import SourceDocument, read_document
from knowledge.documents.reader import LONGEST_TASK
from knowledge.errors import DocumentError

_BUNDLED = (
    Path(__file__).parents[3] / "knowledge" / "documents" / "sources" / "nghe-an-2023.txt"
).read_text(encoding="utf-8")
_TITLE = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2023\n\n"
_PIECES = [
    "\n", "\n\n", " ", ", ", "; ", ". ", " và ", "1. ", "2. ", "3) ", "a) ", "- ", "I. ",
    "Thứ hai, ", "Thực hiện ", "Chỉ thị số 5-CT/TU", "Kế hoạch số 6/KH-UBND", "thực hiện ",
    "các Quyết định số 217, 218-QĐ/TW", "Luật Giữ rừng", "Đề án ", " ngày 5/11/2021",
    " của Bộ Chính trị", " (khóa IX)", " về ", "rừng", "“", "”", '"', "'", "''", "«", "**", "|",
    "# ", "Nơi nhận:", "Tin liên quan", "Điều 1.",
]  # fmt: skip
_SCRAPS = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


def _read(text: str) -> SourceDocument | None:
    try:
        return read_document(text)
    except DocumentError:
        return None


@given(st.text())
@example("\ud800")
@example("1. \x00\n2. \u0301")
def test_any_text_is_read_or_refused(text: str) -> None:
    document = _read(text)
    assert document is None or document.tasks


@settings(max_examples=300)
@given(_SCRAPS)
def test_scraps_of_a_programme_give_a_consistent_document(scraps: str) -> None:
    document = _read(f"{_TITLE}1. Theo Chỉ thị số 5-CT/TU về {scraps}\n\n2. {scraps}\n\n3. Hết.")
    assert document is None or _is_consistent(document)


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_programme_gives_a_consistent_document(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(_BUNDLED)))
    end = data.draw(st.integers(start, min(len(_BUNDLED), start + 500)))
    document = _read(_BUNDLED[:start] + data.draw(_SCRAPS) + _BUNDLED[end:])
    assert document is None or _is_consistent(document)


def _longest(scrap: str) -> SourceDocument | None:
    """The programme whose first task is as long as can be, of one scrap again and again."""
    return _read(f"{_TITLE}1. {scrap * (LONGEST_TASK // len(scrap))}\n\n2. Theo 5-CT/TU.")


@pytest.mark.parametrize(
    "scrap", ["“", '"a ', "Luật ", "Đề án của ", "a\u0301\u0316", "( "]
)  # fmt: skip
def test_the_longest_task_of_one_scrap_is_read_consistently(scrap: str) -> None:
    document = _longest(scrap)
    assert document is not None
    assert [task.number for task in document.tasks] == [1, 2]
    assert _is_consistent(document)


@pytest.mark.parametrize(
    "scrap",
    ["[a](", "1. A\n", "- , ", "số 4-NQ/TU; ", "Kế hoạch số 4-KH/TU về thực hiện ",
     'Chỉ thị số 4-CT/TU về "', "\n", "12:30 ", "* "],
)  # fmt: skip
def test_the_longest_task_of_one_scrap_that_no_task_has_is_refused(scrap: str) -> None:
    assert _longest(scrap) is None


def test_a_megabyte_of_shuffled_letters_is_refused() -> None:
    letters = "aàảẫ đĐ.,;:“”\"'()-/0123456789\n"
    shuffled = "".join(letters[place * place * 7919 % len(letters)] for place in range(900_000))
    assert _read(shuffled) is None


def _is_consistent(document: SourceDocument) -> bool:
    """True; what is not consistent fails here, where it shows."""
    numbers = [task.number for task in document.tasks]
    assert numbers == sorted(set(numbers))
    for place, directive in enumerate(document.directives):
        assert directive.references
        assert place not in directive.implements
        assert set(directive.implements) <= set(range(len(document.directives)))
        assert all(title.strip() == title != "" for title in directive.titles)
        resting = {task.number for task in document.tasks if place in task.directives}
        assert resting == {reference.task for reference in directive.references}
    return True
