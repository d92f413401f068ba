"""The command menus: name and description, by who sees them."""

from __future__ import annotations

Menu = tuple[tuple[str, str], ...]

PEOPLE: Menu = (
    ("nhiemvu", "Các nhiệm vụ trọng tâm, hoặc một nhiệm vụ theo số"),
    ("vanban", "Các văn bản, hoặc một văn bản theo số hiệu"),
    ("baiviet", "Các bài viết, hoặc bài theo nội dung"),
    ("theodoi", "Nhận bài mới: theo dõi, chọn chủ đề, giờ nhận"),
    ("huytheodoi", "Thôi nhận bài mới"),
    ("lienket", "Liên kết Telegram, Zalo… để mỗi bài chỉ đến một nơi"),
    ("dulieu", "Xem dữ liệu bot lưu về đồng chí"),
    ("xoadulieu", "Xóa dữ liệu bot lưu về đồng chí"),
    ("trogiup", "Cách hỏi"),
)
GROUPS: Menu = (
    ("nhiemvu", "Các nhiệm vụ trọng tâm, hoặc một nhiệm vụ theo số"),
    ("vanban", "Các văn bản, hoặc một văn bản theo số hiệu"),
    ("baiviet", "Các bài viết, hoặc bài theo nội dung"),
    ("theodoi", "Nhóm nhận bài mới (quản trị viên nhóm)"),
    ("huytheodoi", "Nhóm thôi nhận bài mới (quản trị viên nhóm)"),
    ("trogiup", "Cách hỏi"),
)
IN_CHANNELS = frozenset({"theodoi", "huytheodoi"})
"""Commands that are heeded where they are posted in a channel."""

_PUBLISHING = (
    ("dangbai", "Đăng bài: liên kết, hoặc tiêu đề | tóm tắt | liên kết"),
    ("suabai", "Sửa bài đã đăng"),
    ("gobai", "Gỡ bài đã đăng"),
    ("baichoduyet", "Bài đang soạn và bài hẹn giờ"),
    ("guilai", "Gửi lại những tin chưa gửi được"),
    ("thongke", "Số liệu hỏi đáp, người theo dõi và gửi tin"),
    ("quantri", "Mở trang quản trị: số liệu, dạy bot, nhật ký"),
)
EDITORS: Menu = (*_PUBLISHING, *PEOPLE)
OWNERS: Menu = (*_PUBLISHING, ("quyen", "Thêm, bớt người được đăng bài"), *PEOPLE)
