"""The words of the administrators' pages."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.administering.audit import Deed
from knowledge.answering.ways.by_teaching import LONGEST, Unteachable


@dataclass(frozen=True, slots=True)
class AdminWording:
    """The words of the templates."""

    title: str = "Trang quản trị"
    tabs: str = "Các mục quản trị"
    as_whom: str = "Đang làm việc với tên"
    leave: str = "Đăng xuất"
    entering: str = "Vào trang quản trị"
    entering_how: str = (
        "Liên kết chỉ dùng được một lần. Bấm nút để vào; phiên làm việc kéo dài 8 giờ trên trình "
        "duyệt này."
    )
    enter: str = "Vào"
    link_over: str = "Liên kết không còn dùng được"
    link_over_how: str = (
        "Liên kết đã dùng rồi, đã quá 10 phút, hoặc không đúng. Đồng chí gõ /quantri trong cuộc "
        "trò chuyện riêng với bot để lấy liên kết mới."
    )
    outside: str = "Cần liên kết để vào"
    outside_how: str = (
        "Đồng chí gõ /quantri trong cuộc trò chuyện riêng với bot để lấy liên kết vào trang này."
    )
    left: str = "Đã đăng xuất"
    overview: str = "Tổng quan"
    days: str = "Số ngày"
    day: str = "ngày"
    recent: str = "Câu hỏi gần đây"
    question: str = "Câu hỏi"
    outcome: str = "Kết quả"
    channel: str = "Kênh"
    when: str = "Lúc"
    nothing_asked: str = "Chưa có câu hỏi nào."
    unanswered: str = "Chưa trả lời được"
    unanswered_how: str = (
        "Những câu của 30 ngày qua mà bot chưa trả lời được, câu hỏi nhiều đứng trước. Đồng chí "
        "rút gọn thành cụm từ cán bộ hay dùng, rồi cho biết cụm từ ấy là văn bản hay nhiệm vụ "
        "nào."
    )
    all_answered: str = "Không có câu nào chưa trả lời được."
    times: str = "lượt hỏi"
    phrase: str = "Cụm từ"
    target: str = "Là văn bản, nhiệm vụ nào"
    target_hint: str = "65-KL/TW, nhiệm vụ 5"
    teach: str = "Dạy bot"
    teaching: str = "Dạy một cụm từ"
    taught: str = "Đã dạy"
    taught_how: str = (
        "Câu hỏi có cụm từ đã dạy được trả lời bằng mục đã chọn, kèm lời nói rõ đó là chỉ dẫn của "
        "quản trị viên. Câu có số hiệu thì vẫn theo số hiệu."
    )
    nothing_taught: str = "Chưa dạy cụm từ nào."
    means: str = "Nghĩa là"
    by: str = "Người làm"
    remove: str = "Bỏ"
    attempt: str = "Hỏi thử"
    choose: str = "Chọn đúng mục"
    choose_how: str = "Có nhiều mục khớp. Đồng chí chọn mục mà cụm từ này chỉ tới."
    posts: str = "Bài và tin gửi"
    drafts: str = "Bài đang soạn, hẹn giờ"
    drafts_how: str = "Soạn, sửa, gửi bài trong cuộc trò chuyện với bot: /dangbai, /baichoduyet."
    no_drafts: str = "Không có bài nào đang soạn hay hẹn giờ."
    article: str = "Bài"
    standing: str = "Tình trạng"
    sent: str = "Bài đã đăng"
    no_posts: str = "Chưa có bài nào được đăng."
    progress: str = "Đã gửi"
    live: str = "Số liệu tự cập nhật."
    stale: str = "Mất kết nối, số liệu có thể đã cũ."
    followers: str = "Người theo dõi"
    follower_count: str = "Số nơi nhận bài mới"
    no_followers: str = "Chưa có nơi nào theo dõi."
    by_channel: str = "Theo kênh"
    by_interest: str = "Theo nội dung"
    audit: str = "Nhật ký"
    audit_how: str = "Ai đã làm gì, mới nhất trước; giữ hai năm."
    deed: str = "Việc"
    about: str = "Về"
    older: str = "Cũ hơn"
    nothing_done: str = "Chưa có gì trong nhật ký."
    nobody: str = "không rõ"


WORDS = AdminWording()

DEEDS = {
    Deed.ENTERED: "vào trang quản trị",
    Deed.LEFT: "đăng xuất",
    Deed.TAUGHT: "dạy bot",
    Deed.UNTAUGHT: "bỏ điều đã dạy",
    Deed.PUBLISHED: "đăng bài",
    Deed.CHANGED: "sửa bài",
    Deed.WITHDRAWN: "gỡ bài",
    Deed.RESENT: "gửi lại tin",
    Deed.APPOINTED: "cho quyền đăng bài",
    Deed.DISMISSED: "thu quyền đăng bài",
}
UNTEACHABLE = {
    Unteachable.NUMBER: "Cụm từ có số hiệu hoặc số thứ tự, mà số thì bot luôn trả lời theo số.",
    Unteachable.SET: "Cụm từ hỏi cả một danh sách hoặc hỏi bài viết nên không thể là một mục.",
    Unteachable.OUTSIDE: "Cụm từ hỏi về người, hoặc địa phương, năm không có trong tài liệu.",
    Unteachable.SHORT: "Cụm từ quá chung. Đồng chí dùng ít nhất hai tiếng nói rõ nội dung.",
    Unteachable.LONG: f"Cụm từ quá dài. Đồng chí rút gọn còn tối đa {LONGEST} ký tự.",
}
NO_TARGET = "Không có văn bản hay nhiệm vụ nào khớp với “{said}”."
ERASED = "người đã xóa tên mình ({name})"
GONE = "mục không còn trong kho tài liệu"
