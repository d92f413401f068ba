"""Tasks that a text prints as the rows of a table, however the table was copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.documents import DocumentProblem, SourceDocument, read_document
from knowledge.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "THỜI GIAN")
_ROWS = (
    ("1", "Giữ rừng theo Chỉ thị số 05-CT/TU", "Hạt kiểm lâm", "Quý I"),
    ("2", "Giữ đất bãi bồi", "các xã, phường", "Tháng 6"),
    ("3", "Giữ nước", "Sở Một; Sở Hai", "Cả năm"),
)
_TASKS = [
    (1, "Giữ rừng theo Chỉ thị số 05-CT/TU\n- Đơn vị chủ trì: Hạt kiểm lâm\n- Thời gian: Quý I"),
    (2, "Giữ đất bãi bồi\n- Đơn vị chủ trì: các xã, phường\n- Thời gian: Tháng 6"),
    (3, "Giữ nước\n- Đơn vị chủ trì: Sở Một; Sở Hai\n- Thời gian: Cả năm"),
]
_PLAN = """\
KẾ HOẠCH
Công tác dân vận tỉnh Thử năm 2025

I. MỤC ĐÍCH, YÊU CẦU
1. Làm rõ việc.
2. Làm rõ người.

II. NHIỆM VỤ
{}

III. TỔ CHỨC THỰC HIỆN
1. Các xã làm theo kế hoạch.
2. Văn phòng theo dõi.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Hà Thị Bông
"""
_CLOSING = (
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Các xã làm theo kế hoạch.",
    "2. Văn phòng theo dõi.",
)


def _bars(*rows: tuple[str, ...]) -> str:
    head, *behind = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join([head, "|---" * len(rows[0]) + "|", *behind])


def _tabs(*rows: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row).rstrip("\t") for row in rows)


def _lines(*rows: tuple[str, ...]) -> str:
    return "\n".join(cell for row in rows for cell in row if cell)


def _spaced_lines(*rows: tuple[str, ...]) -> str:
    return "\n\n".join(cell for row in rows for cell in row if cell)


def _bars_between(*rows: tuple[str, ...]) -> str:
    return "\n".join("|\n" + "".join(f"{cell}\n|\n" for cell in row) for row in rows)


_FORMS = pytest.mark.parametrize("form", [_bars, _tabs, _lines, _spaced_lines, _bars_between])
_DRAWN = pytest.mark.parametrize("form", [_bars, _tabs])


def _read(table: str) -> SourceDocument:
    return read_document(_PLAN.format(table))


def _tasks(table: str) -> list[tuple[int, str]]:
    return [(task.number, task.text) for task in _read(table).tasks]


@_FORMS
def test_each_row_is_a_task_and_each_further_column_a_line_of_it(form: Callable[..., str]) -> None:
    document = _read(form(_HEAD, *_ROWS))
    assert [(task.number, task.text) for task in document.tasks] == _TASKS
    assert [str(one.citation) for one in document.directives] == ["05-CT/TU"]
    assert (document.title, document.province) == ("Công tác dân vận tỉnh Thử năm 2025", "Thử")
    assert (document.imprint.signer, document.imprint.office) == ("Hà Thị Bông", "Chủ tịch")
    assert document.imprint.closing == _CLOSING


@_FORMS
@pytest.mark.parametrize("number", ["{}.", "0{}", "({})"])
def test_numbers_of_rows_are_printed_in_many_ways(form: Callable[..., str], number: str) -> None:
    assert _tasks(form(_HEAD, *((number.format(row[0]), *row[1:]) for row in _ROWS))) == _TASKS


@_FORMS
def test_a_row_that_numbers_the_columns_is_no_task(form: Callable[..., str]) -> None:
    assert _tasks(form(_HEAD, ("(1)", "(2)", "(3)", "(4)"), *_ROWS)) == _TASKS


@_FORMS
def test_rows_of_groups_head_tasks_that_are_counted_through(form: Callable[..., str]) -> None:
    first, second, third = _ROWS
    groups = ("I", "Việc trên rừng", "", ""), ("II", "Việc dưới nước", "", "")
    rows = (groups[0], first, second, groups[1], ("1", *third[1:]))
    places = ("(I.1) ", "(I.2) ", "(II.1) ")
    told = [(n, place + text) for place, (n, text) in zip(places, _TASKS, strict=True)]
    assert _tasks(form(_HEAD, *rows)) == told


@_DRAWN
def test_groups_are_the_tasks_where_nothing_else_has_a_number(form: Callable[..., str]) -> None:
    rows = [(numeral, *row[1:]) for numeral, row in zip(("I", "II", "III"), _ROWS, strict=True)]
    assert _tasks(form(_HEAD, *rows)) == _TASKS


@_DRAWN
@pytest.mark.parametrize("number", ["", "1.1", "a", "-"])
def test_a_row_without_a_number_of_its_own_belongs_to_the_task_above(
    form: Callable[..., str], number: str
) -> None:
    under = (number, "Trồng cây", "Xã Hai", "")
    first, *others = _tasks(form(_HEAD, _ROWS[0], under, *_ROWS[1:]))
    assert first == (1, f"{_TASKS[0][1]}\nTrồng cây\n- Đơn vị chủ trì: Xã Hai")
    assert others == _TASKS[1:]


def test_a_cell_may_have_several_lines() -> None:
    head, first, *others = (list(row) for row in (_HEAD, *_ROWS))
    first[1], first[2] = "Giữ rừng:<br>- Trồng cây theo Chỉ thị số 05-CT/TU", "Xã Hai;<br/>Xã Ba"
    text = "Giữ rừng:\n- Trồng cây theo Chỉ thị số 05-CT/TU\n- Đơn vị chủ trì: Xã Hai; Xã Ba"
    for table in (
        _bars(tuple(head), tuple(first), *map(tuple, others)),
        _tabs(tuple(head), tuple(first), *map(tuple, others)).replace("<br>", "\n"),
    ):
        assert _tasks(table)[0] == (1, f"{text}\n- Thời gian: Quý I")


def test_the_last_cell_of_a_row_may_have_several_lines() -> None:
    rows = ((*_ROWS[0][:3], "Quý I;\nQuý III"), *_ROWS[1:])
    assert _tasks(_tabs(_HEAD, *rows))[0][1].endswith("\n- Thời gian: Quý I; Quý III")


def test_cells_of_which_the_column_cannot_be_told_stand_as_they_are_printed() -> None:
    first, *others = _tasks(_lines(_HEAD, (*_ROWS[0][:3], ""), *_ROWS[1:]))
    assert first == (1, "Giữ rừng theo Chỉ thị số 05-CT/TU\nHạt kiểm lâm")
    assert others == _TASKS[1:]


def test_a_table_in_an_appendix_goes_on_behind_a_head_that_is_printed_again() -> None:
    table = _bars(_HEAD, *_ROWS[:2]) + "\n\n" + _bars(_HEAD, _ROWS[2])
    plan = _PLAN.format("Chi tiết tại Phụ lục.") + f"\nPHỤ LỤC\n(kèm theo Kế hoạch)\n\n{table}\n"
    document = read_document(plan)
    assert [(task.number, task.text) for task in document.tasks] == _TASKS
    assert (document.imprint.signer, document.imprint.office) == ("Hà Thị Bông", "Chủ tịch")
    assert document.imprint.closing == _CLOSING


def test_numbered_paragraphs_are_the_tasks_before_any_table() -> None:
    tasks = _tasks("1. Giữ đê theo Chỉ thị số 05-CT/TU.\n2. Giữ đất.\n\n" + _bars(_HEAD, *_ROWS))
    assert [(number, text.split("\n")[0]) for number, text in tasks] == [
        (1, "Giữ đê theo Chỉ thị số 05-CT/TU."),
        (2, "Giữ đất."),
    ]


@pytest.mark.parametrize(
    ("head", "rows", "problem"),
    [
        (("TT", "Tên văn bản", "Ngày"), _ROWS, DocumentProblem.NO_TASKS),
        (("Tên", "Nội dung công việc", "Nơi", "Ngày"), _ROWS, DocumentProblem.NO_TASKS),
        (_HEAD, (), DocumentProblem.NO_TASKS),
        (_HEAD, _ROWS[:1], DocumentProblem.NO_TASKS),
        (_HEAD, _ROWS[1:], DocumentProblem.BROKEN_NUMBERING),
        (_HEAD, (_ROWS[0], _ROWS[2], _ROWS[1]), DocumentProblem.BROKEN_NUMBERING),
    ],
)
def test_a_table_of_something_else_is_refused(
    head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], problem: DocumentProblem
) -> None:
    with pytest.raises(DocumentError) as refusal:
        _read(_bars(head, *rows))
    assert refusal.value.problem is problem
