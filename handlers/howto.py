"""How the bot itself is used, asked in words: `làm sao để nhận bài mới`, `cách tắt thông báo`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import welcome
from handlers.build import said
from knowledge.text.fold import clean, fold, words

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.answering.knowledge import Knowledge

_LONGEST = 100
_HOW = re.compile(
    r"\b(?:lam (?:sao|the nao|cach nao|gi)|cach|kieu gi|the nao|o dau|vao dau|cho nao|go gi|bam gi"
    r"|(?:duoc|co the)\b.*\b(?:khong|ko|k)|duoc chu|huong dan|thi sao|bot\b.*\bsao)\b"
)
_BEFORE = (
    r"(?:(?:da|a|oi|em|anh|chi|toi|minh|bot(?: nay)?|ad|cho|hoi|xin|giup|muon|can|phai|co the|neu"
    r"|thi|la|de|ma|chi|huong dan|lam (?:sao|the nao|cach nao|gi)|bang cach nao|viec|o dau"
    r"|(?:co )?cach(?: nao)?|bay gio) )*"
)
_BEHIND = (
    r"(?: (?:thi|phai|can|lam|go|bam|vao|sao|the nao|nhu the nao|nhu nao|kieu gi|cach nao|o dau"
    r"|cho nao|dau|gi|duoc|khong|ko|k|chu|a|ha|vay|the|nhe|nhi|day|voi|giup|ho|em|anh|chi|toi|minh"
    r"|bot|cua bot|tren bot|nay))*"
)
_POSTS = (
    r"(?: (?:tat ca|moi|cac|bai|tin|tuc|viet|thong bao|ban tin|dang|hang ngay"
    r"|moi ngay|(?:moi )?(?:khi|luc) co))"
)
_CHANNELS = r"(?:zalo|telegram|trang web|web|tai khoan|dien thoai)"
_TOPICS = {
    "follow": rf"(?:dang k[yi] |bat )?(?:theo doi|nhan|cap nhat|duoc (?:gui|bao)){_POSTS}+"
    rf"|dang k[yi](?: (?:nhan|theo doi))?{_POSTS}*|bat{_POSTS}+",
    "leave": rf"(?:huy|bo|ngung|dung|thoi|tat|khong)(?: (?:muon|can|bi))?"
    rf"(?: (?:theo doi|dang k[yi]|nhan|gui))?{_POSTS}+(?: nua)?"
    r"|(?:huy|bo|thoi) (?:theo doi|dang k[yi])",
    "hours": rf"(?:doi|chinh|dat|chon|sua|hen|cai)(?: lai)? (?:gio|thoi gian|chu de)"
    rf"(?: (?:nhan|gui|yen lang|theo doi))?{_POSTS}*|tat gio yen lang",
    "link": rf"(?:noi|ket noi|lien ket|dung|dung chung|chuyen|dong bo)"
    rf"(?: (?:ca|chung|sang|qua|cac|hai|voi|va|lan|tren))* {_CHANNELS}"
    rf"(?: (?:va|voi|sang|qua|lan|{_CHANNELS}))*",
    "publish": r"(?:dang|gui|dua)(?: (?:mot|len|cac))* (?:bai|tin)(?: (?:viet|bai|moi|len))*",
    "data": r"(?:xem|xoa)(?: (?:het|toan bo|tat ca))? (?:du lieu|thong tin|tai khoan|lich su)"
    r"(?: (?:ca nhan|hoi dap|tro chuyen|da hoi))*(?: (?:cua|ve) (?:toi|em|minh|anh|chi))?",
    "ask": r"(?:hoi|dung|su dung|tra cuu|tra|tim|tim kiem)"
    r"(?: (?:bot|phan mem|van ban|tai lieu|nhiem vu|bai viet))?",
    "report": r"(?:bao|phan anh)(?: cho)? (?:loi|sai|sai sot)|gop y(?: cho (?:bot|phan mem))?",
}
_ASKED = re.compile(
    _BEFORE
    + "(?:"
    + "|".join(f"(?P<{name}>{topic})" for name, topic in _TOPICS.items())
    + f"){_BEHIND}"
)
_UNASKED = re.compile(
    rf"(?P<report>(?:bao (?:loi|sai)(?: (?:sot|bot))?|gop y cho (?:bot|phan mem)){_BEHIND})"
    rf"|(?P<follow>{_BEFORE}nhan{_POSTS}* (?:hang|moi) ngay{_BEHIND})"
)
"""What nobody says of documents, so that it needs no word for how."""

_KEPT = re.compile(
    r"(?=.*\b(?:(?:cua|ve|cho) (?:toi|em|minh|anh|chi)|(?:toi|em|minh) (?:da )?(?:hoi|nhan)|cau hoi"
    r"|tin nhan|ca nhan|bao mat|bi lo)\b)"
    r"(?:(?:cho hoi|bot|em|phan mem|may|o day|he thong|ban) )*(?:co )?"
    r"(?:(?:luu|ghi|giu)(?: (?:giu|lai|tru))?|bao mat|bi lo"
    r"|(?:ai|nguoi khac|quan tri vien)(?: co)? (?:doc|xem|biet))(?: duoc)?"
    r"(?: (?:nhung|cac|gi|cau hoi|tin nhan|du lieu|thong tin|lich su|noi dung|ca nhan|hoi dap"
    r"|tro chuyen|toi|em|minh|anh|chi|da|hoi|nhan|cua|ve|cho|ra ngoai))+"
    r"(?: (?:khong|ko|k|a|vay|the|nhi|em|bot))*"
)
"""What is kept of who asks."""

_RUN_BY = re.compile(
    r"(?:ai|nguoi nao)(?: (?:la|lam|dang))*(?: nguoi)? quan (?:tri|ly)(?: vien)?"
    r"(?: cua)? (?:bot|phan mem|he thong|kenh)(?: nay)?"
    r"|quan tri vien(?: (?:cua|bot|phan mem|nay))* la ai"
    r"|lien he(?: voi)? quan tri(?: vien)?(?: (?:o dau|the nao|bang cach nao|kieu gi))"
)

_TOLD = {
    "follow": "Để nhận bài mới, đồng chí gõ /theodoi; gõ lần nữa để chọn chủ đề và giờ nhận. Chỉ "
    "theo dõi một văn bản hay nhiệm vụ thì bấm nút 🔔 ở mục đó.",
    "leave": "Để thôi nhận bài mới, đồng chí gõ /huytheodoi. Chỉ ngừng một thời gian thì gõ “tạm "
    "ngừng nhận tin”, khi muốn nhận tiếp thì gõ “nhận lại tin”.",
    "hours": "Để chọn chủ đề, giờ nhận và giờ yên lặng, đồng chí gõ /theodoi rồi bấm mục cần đổi; "
    "hoặc gõ thẳng “giờ yên lặng 21h-6h”, “tắt giờ yên lặng”.",
    "link": "Để dùng chung Telegram, Zalo và trang web, đồng chí gõ /lienket rồi làm theo chỉ dẫn; "
    "khi đó mỗi bài chỉ đến một nơi.",
    "publish": "Người được cấp quyền đăng bài bằng lệnh /dangbai. Đồng chí chưa có quyền thì đề "
    "nghị quản trị viên cấp.",
    "data": "Câu hỏi được ghi lại một thời gian để cải thiện câu trả lời, không kèm tên hay mã của "
    "người hỏi. Đồng chí gõ /dulieu để xem, /xoadulieu để xóa những gì tôi lưu về đồng chí.",
    "report": "Chỗ nào sai hay khác văn bản gốc, đồng chí báo quản trị viên của cơ quan đã giới "
    "thiệu bot này. Câu tôi chưa trả lời được thì quản trị viên xem được.",
}
_RUNS_IT = (
    "Tôi không giữ tên và cách liên hệ của quản trị viên; đồng chí hỏi cơ quan đã giới thiệu bot "
    "này."
)


def howto(text: str, known: Knowledge) -> Reply | None:
    """What is done to have the bot do something; None where that is not what is asked."""
    cleaned = clean(text)
    if len(cleaned) > _LONGEST:
        return None
    asked = " ".join(words(fold(cleaned)))
    if _RUN_BY.fullmatch(asked):
        return said(_RUNS_IT)
    if _KEPT.fullmatch(asked):
        return said(_TOLD["data"])
    topic = _UNASKED.fullmatch(asked)
    topic = topic or (_ASKED.fullmatch(asked) if _HOW.search(asked) else None)
    if topic is None or topic.lastgroup is None:
        return None
    return said(_TOLD[topic.lastgroup]) if topic.lastgroup in _TOLD else welcome.help_(known)
