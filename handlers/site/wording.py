"""What the pages say around what is known: titles, labels, hints, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the templates."""

    site: str = "Trợ lý công tác dân vận"
    about: str = (
        "Hỏi nhiệm vụ và văn bản về công tác dân vận, nhận câu trả lời kèm nguồn, "
        "không cần đăng nhập."
    )
    skip: str = "Đến nội dung chính"
    menu: str = "Các trang"
    chat: str = "Trò chuyện"
    tasks: str = "Nhiệm vụ"
    directives: str = "Văn bản"
    articles: str = "Bài viết"
    picture: str = "Sơ đồ"
    conversation: str = "Cuộc trò chuyện"
    you: str = "Đồng chí:"
    bot: str = "Trợ lý:"
    ask: str = "Câu hỏi"
    ask_hint: str = "Số hiệu, nhiệm vụ hoặc nội dung cần tìm"
    send: str = "Gửi"
    older: str = "Xem các tin cũ hơn"
    newer: str = "Về các tin mới nhất"
    new: str = "Mới"
    seen: str = "đã xem"
    seen_message: str = "Đã xem"
    attention: str = "Lưu ý:"
    waiting: str = "Đang tìm câu trả lời…"
    failed: str = "Chưa gửi được. Đồng chí kiểm tra kết nối mạng rồi bấm Gửi lần nữa."
    choices: str = "Lựa chọn"
    search: str = "Tìm"
    search_label: str = "Tìm văn bản, nhiệm vụ, bài viết"
    found: str = "Kết quả tìm"
    found_links: str = "Mở trang"
    ask_about: str = "Hỏi trợ lý về nội dung này"
    pages: str = "Phân trang"
    page: str = "Trang"
    previous: str = "Trang trước"
    next: str = "Trang sau"
    feed: str = "Bài viết về công tác dân vận"
    feed_link: str = "Nhận bài mới bằng trình đọc tin (Atom)"
    open_chat: str = "Mở trợ lý công tác dân vận"
    close_chat: str = "Đóng trợ lý"
    api: str = "Giao diện lập trình (API)"
    api_about: str = (
        "Hỏi trợ lý và đọc kho tài liệu bằng chương trình. Mọi lỗi được trả về theo RFC 9457 "
        "(application/problem+json)."
    )
    api_schema: str = "Mô tả OpenAPI dạng JSON"
    api_parameters: str = "Tham số"
    api_body: str = "Nội dung gửi"
    api_answers: str = "Trả về"
    api_try: str = "Ví dụ"
    api_question: str = "Nghị quyết 04-NQ/TU là gì?"
    back_home: str = "Về trang trò chuyện"


WORDS = Wording()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was refused: a short title, and what the reader can do."""

    title: str
    detail: str


PROBLEMS = {
    400: Problem("Yêu cầu chưa đúng", "Yêu cầu thiếu hoặc sai nội dung nên không đọc được."),
    403: Problem(
        "Không nhận yêu cầu này",
        "Trang đã để lâu, trình duyệt không nhận cookie, hoặc yêu cầu đến từ trang khác. "
        "Đồng chí tải lại trang rồi gửi lại.",
    ),
    404: Problem("Không có trang này", "Đường dẫn không đúng, hoặc nội dung đã được gỡ."),
    405: Problem("Không dùng được cách gọi này", "Địa chỉ này không nhận cách gọi vừa dùng."),
    408: Problem("Yêu cầu đến quá chậm", "Nội dung gửi lên không đến đủ. Đồng chí thử lại."),
    413: Problem("Nội dung quá dài", "Đồng chí rút gọn câu hỏi rồi gửi lại."),
    415: Problem("Không đọc được kiểu nội dung này", "Nội dung gửi lên không đúng kiểu."),
    422: Problem("Yêu cầu chưa đúng", "Có mục sai kiểu hoặc ngoài phạm vi cho phép."),
    429: Problem("Gửi quá nhanh", "Xin đợi một phút rồi thử lại."),
    500: Problem(
        "Lỗi kỹ thuật",
        "Sự việc đã được ghi lại; đồng chí vui lòng thử lại sau ít phút.",
    ),
    503: Problem("Tạm thời chưa phục vụ được", "Đồng chí vui lòng thử lại sau ít phút."),
}


def problem(status: int) -> Problem:
    """What is said of an HTTP status of an error."""
    return PROBLEMS.get(status, PROBLEMS[400 if status < 500 else 500])  # noqa: PLR2004


ADDRESS = "Trang web: {url}"
"""Told at the terminal, once the pages are served."""

PORT_TAKEN = (
    "Cổng {port} đang có chương trình khác dùng nên trang web không chạy; trò chuyện vẫn bình "
    "thường. Đặt WEB_PORT bằng một cổng khác để mở trang web."
)
NO_ADDRESS = "Không mở được địa chỉ {host}:{port} cho trang web; hãy kiểm tra WEB_HOST và WEB_PORT."
PRESSED = "Chọn một mục"
"""Shown as what a person did where the label of a button is not known any more."""
