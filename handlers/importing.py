"""What an import of articles tells: how far it is, what it did, and which rows it left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.words import count
from knowledge.store.rows import LONGEST, RowProblem

if TYPE_CHECKING:
    from knowledge.store.importing import BadRow, Imported

TITLE = "Nạp bài viết"
INDEX = "Lập chỉ mục"

_PROBLEMS = {
    RowProblem.LONG_LINE: "dòng dài quá 1 MB",
    RowProblem.NOT_UTF8: "không phải là văn bản mã UTF-8",
    RowProblem.NOT_JSON: "không đúng cú pháp JSON",
    RowProblem.NOT_OBJECT: "không phải là một đối tượng JSON",
    RowProblem.NO_TITLE: "thiếu tiêu đề (trường “title”)",
    RowProblem.NOT_TEXT: "trường “{field}” phải là văn bản trong ngoặc kép",
    RowProblem.LONG_FIELD: "trường “{field}” dài quá {longest} ký tự",
    RowProblem.BAD_ID: "trường “id” phải là số hoặc văn bản trên một dòng",
    RowProblem.BAD_URL: (
        "trường “url” phải bắt đầu bằng http:// hoặc https:// và không có khoảng trắng"
    ),
    RowProblem.BAD_DATE: "trường “published” phải là ngày, dạng 2023-05-19 hoặc 19/05/2023",
}


def lines_done(lines: int) -> str:
    """How far an import is."""
    return f"đã đọc {count(lines)} dòng"


def indexed(done: int, all_: int) -> str:
    """How far the index is."""
    return f"{count(done)} trên {count(all_)} bài"


def imported(result: Imported) -> str:
    """What an import did with all rows."""
    counts = (
        f"{count(result.new)} bài mới",
        f"{count(result.changed)} bài được cập nhật",
        f"{count(result.same)} bài đã có sẵn",
        f"{count(result.bad)} dòng lỗi bị bỏ qua",
    )
    return f"Đã nạp bài viết: {', '.join(counts)}."


def none_loaded(result: Imported) -> str:
    """Why an import has nothing to show for itself."""
    if not result.bad:
        return "Không có bài viết nào để nạp: tệp không có dòng nào."
    return (
        f"Không nạp được bài viết nào: dòng nào cũng có lỗi ({count(result.bad)} dòng). Mỗi dòng "
        'phải là một đối tượng JSON trọn vẹn, như {"title": "Tên bài"}, không phải một mảng [ ].'
    )


def left_out(result: Imported) -> list[str]:
    """A sentence for each row that was left out, as far as they are told one by one."""
    lines = [f"Dòng {count(one.line)}: {_reason(one)}." for one in result.bad_rows]
    more = result.bad - len(result.bad_rows)
    return [*lines, f"Và {count(more)} dòng lỗi khác."] if more else lines


def _reason(row: BadRow) -> str:
    longest = count(LONGEST[row.field]) if row.field else ""
    return _PROBLEMS[row.problem].format(field=row.field, longest=longest)
