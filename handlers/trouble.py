"""What people are told when something fails: in the chat, and at the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import words
from handlers.build import paragraph
from handlers.messages import Reply
from knowledge.documents.model import DocumentProblem
from knowledge.errors import TableProblem, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.errors import DanvanError, DocumentError, TableError
    from knowledge.store.loading import Loaded

APOLOGY = Reply(
    (
        paragraph(
            "Xin lỗi đồng chí, tôi chưa trả lời được câu này do lỗi kỹ thuật. "
            "Sự việc đã được ghi lại; đồng chí vui lòng thử lại sau ít phút."
        ),
    )
)
SLOW_DOWN = Reply(
    (paragraph("Đồng chí gửi hơi nhanh, tôi trả lời không kịp. Xin đợi một phút rồi hỏi tiếp."),)
)

NO_FILE = "Không đọc được tệp {name}: hãy kiểm tra đường dẫn và quyền đọc."
NOT_TEXT = "Tệp {name} không phải là văn bản UTF-8. Hãy lưu lại thành tệp .txt mã UTF-8."
NOT_TEXT_ENV = "Tệp .env không phải là văn bản UTF-8. Hãy lưu lại với mã UTF-8, giữ nguyên tên tệp."
BAD_QUESTION = "Dòng này không phải là một đối tượng JSON có trường “q” là câu hỏi."
BAD_TEXT = "Dòng này không phải là một đối tượng JSON có trường “text” là văn bản."
CITATION_COLUMNS = ("Số hiệu", "Loại", "Ngày", "Nguyên văn")

WEBHOOK_SETTINGS = "TELEGRAM_MODE, PUBLIC_URL (webhook cần PUBLIC_URL bắt đầu bằng https://)"
_STOPPED = {
    "PollerConflict": (
        "Bot này đang chạy ở nơi khác: mỗi mã token chỉ dùng cho một tiến trình. "
        "Hãy dừng tiến trình kia rồi chạy lại."
    ),
    "TokenRefused": "Telegram không chấp nhận TELEGRAM_TOKEN. Hãy kiểm tra mã trong tệp .env.",
    "ZaloRefused": "Zalo không chấp nhận ZALO_BOT_TOKEN. Hãy kiểm tra mã trong tệp .env.",
    "SetupIncomplete": (
        "Cấu hình Zalo OA còn thiếu: cần cả ZALO_OA_APP_ID, ZALO_OA_APP_SECRET và "
        "ZALO_OA_SECRET_KEY."
    ),
    "ListenError": "Không mở được địa chỉ nhận tin. Hãy kiểm tra WEB_HOST và WEB_PORT.",
    "PortTakenError": (
        "Không mở được cổng nhận tin. Hãy đặt WEB_PORT bằng một cổng khác, "
        "hoặc dừng chương trình đang dùng cổng đó."
    ),
    "StoreError": (
        "Không mở được cơ sở dữ liệu. Hãy kiểm tra DATABASE_URL và quyền ghi vào tệp và thư mục đó."
    ),
}
"""Why the program stopped, by the name of the error."""

_TABLES = {
    TableProblem.NO_FOLDER: "không có thư mục {place}",
    TableProblem.NO_TABLE: "không có bảng {place}",
    TableProblem.NOT_TEXT: "{place} không phải là văn bản UTF-8",
    TableProblem.COLUMNS: "{place} không có các cột của bảng cùng tên trong knowledge/tables",
    TableProblem.ROW: "{place} thiếu hoặc thừa cột so với dòng đầu bảng",
    TableProblem.TOPIC: "{place} có một chủ đề viết sai mã hoặc thiếu tên",
}

_BUSY = (
    "Cơ sở dữ liệu đang bận: một chương trình khác đang ghi. "
    "Hãy chờ chương trình ấy ghi xong rồi chạy lại lệnh này."
)
_UNWRITTEN = (
    "Không ghi được vào cơ sở dữ liệu. Hãy kiểm tra chỗ trống trên đĩa, quyền ghi và kết nối, "
    "rồi chạy lại lệnh này."
)
_KEPT = "{lines} dòng đầu đã xử lý xong và được giữ; chạy lại thì không bài nào bị nạp hai lần."

_PROBLEMS = {
    DocumentProblem.EMPTY: "tệp không có nội dung",
    DocumentProblem.TOO_LARGE: "tệp quá lớn hoặc quá dài để là một chương trình nhiệm vụ",
    DocumentProblem.NO_TITLE: "không thấy tên chương trình ở đầu văn bản",
    DocumentProblem.NO_TASKS: "không thấy ít nhất hai nhiệm vụ được đánh số 1, 2, …",
    DocumentProblem.NO_DIRECTIVES: "không thấy nhiệm vụ nào dẫn số hiệu văn bản",
    DocumentProblem.BROKEN_NUMBERING: "số thứ tự các nhiệm vụ bị đứt quãng",
}


def refused_document(error: DocumentError) -> str:
    """Why a text was not loaded, and that nothing has changed."""
    return (
        f"Đây không phải là chương trình nhiệm vụ: {_PROBLEMS[error.problem]}. "
        "Dữ liệu đang có giữ nguyên."
    )


def loaded(result: Loaded) -> str:
    """What loading a document did, and what in it could not be read."""
    counts = f"{result.tasks} nhiệm vụ, {result.directives} văn bản, {result.articles} bài viết"
    told = f"“{result.title}” đã có sẵn, không có gì thay đổi ({counts})."
    if result.is_changed:
        done = "Đã nạp" if result.is_new else "Đã cập nhật"
        told = f"{done} “{result.title}”: {counts}."
    if result.unread:
        numbers = ", ".join(f"“{one}”" for one in result.unread)
        told += (
            f"\nGiống số hiệu văn bản nhưng không đọc được: {numbers}. "
            "Đề nghị đối chiếu với văn bản gốc, sửa trong tệp rồi nạp lại."
        )
    return told


def held(known: Knowledge) -> str:
    """What the knowledge base holds, in numbers, a line for each source."""
    catalogue = known.catalogue
    lines = [
        (
            f"{len(catalogue.tasks)} nhiệm vụ, {len(catalogue.directives)} văn bản, "
            f"{len(known.articles)} bài viết."
        )
    ]
    lines += [f"Nguồn: {words.source_name(one)}" for one in catalogue.sources.values()]
    return "\n".join(lines)


def bad_settings(names: Iterable[str]) -> str:
    """Which settings are wrong, by name and never by value."""
    return f"Cấu hình chưa đúng: {', '.join(names)}. Xem chú thích trong tệp .env.example."


def bad_usage(command: str, name: str, commands: Iterable[str]) -> str:
    """What is wrong with a command line: an argument or option, else the command or a word more."""
    if name:
        why = f"thiếu hoặc sai {name}"
    elif commands:
        why = f"không có lệnh này; các lệnh là {', '.join(commands)}"
    else:
        why = "thừa chữ ở cuối; tên tệp có dấu cách thì đặt trong ngoặc kép"
    return f"Dòng lệnh chưa đúng: {why}. Gõ “{command} --help” để xem cách dùng."


def env_slip(line: int, name: str, meant: str) -> str:
    """A line of `.env` that sets nothing, by its name and never by its value."""
    why = "không đọc được, phải có dạng TÊN=giá trị."
    if name:
        why = f"không có mục “{name}”, có phải là {meant} không?"
    return f"Tệp .env, dòng {words.count(line)}: {why} Dòng này không được dùng."


def bad_table(error: TableError) -> str:
    """Why the tables of TABLES_DIR cannot be read."""
    place = f"{error.place}, dòng {error.line}" if error.line else str(error.place)
    why = _TABLES[error.problem].format(place=place)
    return f"Bảng từ vựng trong TABLES_DIR chưa đúng: {why}."


def stopped(error: DanvanError) -> str:
    """Why the program stopped, and what to do."""
    if isinstance(error, WriteError):
        told = _BUSY if error.is_busy else _UNWRITTEN
        return f"{told} {_KEPT.format(lines=words.count(error.done))}" if error.done else told
    return _STOPPED.get(type(error).__name__, "Chương trình đã dừng vì lỗi; xem nhật ký để rõ.")
