"""What an import of articles tells whoever started it."""

from __future__ import annotations

import pytest

from handlers import importing
from knowledge.store.importing import BadRow, Imported
from knowledge.store.rows import RowProblem

DONE, CHANGED, SAME, BAD = "Đã nạp bài viết", "được cập nhật", "đã có sẵn", "lỗi bị bỏ qua"


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (
            (99_998, 1, 0, 2),
            f"{DONE}: 99.998 bài mới, 1 bài {CHANGED}, 0 bài {SAME}, 2 dòng {BAD}.",
        ),
        ((0, 0, 5, 1), f"{DONE}: 0 bài mới, 0 bài {CHANGED}, 5 bài {SAME}, 1 dòng {BAD}."),
    ],
)
def test_an_import_is_told_in_numbers(counts: tuple[int, int, int, int], told: str) -> None:
    assert importing.imported(Imported(*counts, ())) == told


@pytest.mark.parametrize(
    ("bad", "told"),
    [(0, "Không có bài viết nào để nạp:"), (1_783, "dòng nào cũng có lỗi (1.783 dòng).")],
)
def test_an_import_of_nothing_says_why(bad: int, told: str) -> None:
    assert told in importing.none_loaded(Imported(0, 0, 0, bad, ()))


@pytest.mark.parametrize("problem", RowProblem)
def test_each_bad_row_is_told_with_its_line_and_reason(problem: RowProblem) -> None:
    (told,) = importing.left_out(Imported(0, 0, 0, 1, (BadRow(1_234, problem, "summary"),)))
    assert told.startswith("Dòng 1.234: ")
    assert told.endswith(".")
    assert "{" not in told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (BadRow(7, RowProblem.NO_TITLE), "Dòng 7: thiếu tiêu đề (trường “title”)."),
        (
            BadRow(7, RowProblem.LONG_FIELD, "summary"),
            "Dòng 7: trường “summary” dài quá 10.000 ký tự.",
        ),
        (
            BadRow(7, RowProblem.NOT_TEXT, "text"),
            "Dòng 7: trường “text” phải là văn bản trong ngoặc kép.",
        ),
    ],
)
def test_a_reason_names_the_field_and_its_limit(row: BadRow, told: str) -> None:
    assert importing.left_out(Imported(0, 0, 0, 1, (row,))) == [told]


def test_bad_rows_that_are_not_told_are_counted() -> None:
    row = BadRow(1, RowProblem.NOT_JSON)
    assert importing.left_out(Imported(0, 0, 0, 2_345, (row,)))[1:] == ["Và 2.344 dòng lỗi khác."]


def test_progress_is_told_in_lines() -> None:
    assert importing.lines_done(50_000) == "đã đọc 50.000 dòng"
