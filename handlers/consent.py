"""What an administrator is told who consents, for an Official Account of Zalo, at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.build import said
from handlers.words import CHANNELS

if TYPE_CHECKING:
    from handlers.messages import Reply

NO_APP = (
    "Chưa có đủ ZALO_OA_APP_ID và ZALO_OA_APP_SECRET. Hãy điền vào tệp .env, lấy tại "
    "developers.zalo.me, mục Cài đặt của ứng dụng."
)
NO_CALLBACK = (
    "Chưa có địa chỉ nhận mã (Callback URL). Hãy điền ZALO_OA_CALLBACK_URL hoặc PUBLIC_URL "
    "vào tệp .env, đúng như đã khai tại developers.zalo.me."
)
PASTE = "Dán mã hoặc địa chỉ vào đây: "
BAD_CODE = (
    "Đây không phải là mã, cũng không phải địa chỉ của lần cấp quyền này. Dữ liệu giữ nguyên; "
    "đồng chí chạy lại lệnh và dán nguyên cả địa chỉ."
)
SAVED = "Đã lưu quyền truy cập. Bot đang chạy sẽ tự dùng, không cần khởi động lại."
REFUSED = (
    "Zalo không nhận mã này ({why}). Mã chỉ dùng được một lần trong 10 phút; "
    "-14003 là Callback URL hoặc Code Challenge khác với khai báo. Đồng chí chạy lại lệnh."
)
UNREACHED = "Không hỏi được Zalo ({why}). Quyền cũ giữ nguyên; đồng chí chạy lại lệnh."


def steps(callback_url: str, challenge: str, address: str) -> str:
    """What to do, in order."""
    return (
        "Cấp quyền cho bot gửi tin bằng Zalo Official Account:\n"
        "1. Tại developers.zalo.me, mở ứng dụng, mục Official Account > Thiết lập chung, khai:\n"
        f"     Callback URL:   {callback_url}\n"
        f"     Code Challenge: {challenge}\n"
        "2. Mở địa chỉ sau bằng tài khoản quản trị OA, rồi bấm Cho phép:\n"
        f"     {address}\n"
        "3. Trình duyệt chuyển sang địa chỉ có “code=…” (trang báo lỗi cũng không sao).\n"
        "   Sao chép cả địa chỉ đó trong vòng 10 phút."
    )


def needed(service: str) -> Reply:
    """What an owner is told once a service gives no more tokens without their consent."""
    return said(
        f"⚠ {CHANNELS[service]} không còn nhận quyền gửi tin của bot. Tin gửi qua kênh này đang "
        "chờ, không mất tin nào. Đồng chí chạy lệnh “danvan zalo-oa login” trên máy chủ và làm "
        "theo ba bước hiện ra; bot tự gửi tiếp ngay sau đó."
    )
