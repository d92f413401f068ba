"""What an editor is asked for, step by step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import words
from handlers.build import field as fact
from handlers.build import paragraph, said
from handlers.messages import Reply
from handlers.publishing import fields
from handlers.publishing.fields import Field
from handlers.publishing.orders import button
from handlers.publishing.panel import CANCEL, CLEAR, OPEN, back
from knowledge.text.fold import clean

if TYPE_CHECKING:
    from handlers.messages import Button
    from knowledge.publishing.model import Draft

SKIP = "skip"
HOW_TO_BEGIN = (
    "Đồng chí gửi tiêu đề của bài, hoặc gửi luôn: một đường dẫn; "
    "“tiêu đề | tóm tắt | đường dẫn”; một bài chuyển tiếp từ kênh; một ảnh có chú thích."
)
IN_PRIVATE = "Lệnh này dùng trong trò chuyện riêng. Đồng chí nhắn riêng cho bot giúp."
STOPPED = "Đã dừng, không có gì được gửi. Khi cần đăng bài, đồng chí gõ /dangbai."
NOT_BEGUN = "Bài mới chưa có gì nên chưa được lưu; để đăng bài, đồng chí gõ lại /dangbai."
UNCHANGED = "Đã bỏ phần đang sửa, bài đã đăng giữ nguyên."
HELD = "Đồng chí còn bản đang soạn này. Đồng chí xem lại rồi chọn việc cần làm; tôi chưa làm gì."
NO_LONGER = "Đồng chí hiện không còn quyền đăng bài; việc này do quản trị viên quyết định."
NO_TEXT = "“{said}” là một lệnh nên tôi không ghi vào bài và chưa làm gì."
HOW_TO_SEND = "Để đúng là bản đang xem, đồng chí bấm nút hoặc gõ đúng chữ trên nút."

_YES = re.compile(
    r"(?:(?:ok|oke|dong y|duyet|xong|gui|dang|luu)(?: (?:bai|tin|di|luon|lai|a|nhe))*)\W*"
)

_ASK = {
    Field.TITLE: "Đồng chí gõ tiêu đề của bài.",
    Field.SUMMARY: "Đồng chí gõ tóm tắt của bài.",
    Field.URL: "Đồng chí gửi đường dẫn của bài.",
    Field.DAY: "Đồng chí gõ ngày đăng, ví dụ 05/11/2026.",
    Field.PHOTO: "Đồng chí gửi ảnh của bài.",
}
_MAY_SKIP = "Nếu không có, đồng chí gõ “bỏ qua”."
_LONGEST_SHOWN = 300
_LONGEST_NAMED = 120


def beginning(*notes: str) -> Reply:
    """Nothing is sent yet."""
    lines = [*filter(None, notes), HOW_TO_BEGIN]
    return Reply(tuple(map(paragraph, lines)), ((button("Hủy", CANCEL),),))


def asking(draft: Draft, field: Field, *notes: str) -> Reply:
    """Ask for a field of a draft that is being begun."""
    cancel = button("Hủy", CANCEL, draft.id)
    lines = [*filter(None, notes), _ASK[field]]
    if field is Field.TITLE:
        return Reply(tuple(map(paragraph, lines)), ((cancel,),))
    skip = button("Bỏ qua", SKIP, draft.id, field)
    return Reply(tuple(map(paragraph, [*lines, _MAY_SKIP])), ((skip, cancel),))


def rewriting(draft: Draft, field: Field, note: str = "") -> Reply:
    """Ask for a field of a draft anew, and show what it holds."""
    held = words.clipped(fields.shown(draft.content, field), _LONGEST_SHOWN)
    blocks = [paragraph(note or _ASK[field])]
    if held:
        blocks.append(fact("Hiện nay", held))
    return Reply(tuple(blocks), (tuple(_ways(draft, field)),))


def no_text(said: str) -> str:
    """An order was typed where a text was waited for."""
    return NO_TEXT.format(said=words.clipped(clean(said), _LONGEST_NAMED))


def private() -> Reply:
    """Somebody publishes in a group."""
    return said(IN_PRIVATE)


def stopped() -> Reply:
    """A draft was given up."""
    return said(STOPPED)


def unchanged() -> Reply:
    """A change of an article was given up."""
    return said(UNCHANGED)


def kept(draft: Draft) -> Reply:
    """A draft waits where somebody turned to something else."""
    title = words.clipped(draft.content.title, _LONGEST_NAMED)
    named = f"Bản đang soạn “{title}”" if title else "Bản đang soạn"
    told = f"{named} vẫn được giữ. Soạn tiếp bằng nút bên dưới hoặc /baichoduyet."
    return Reply((paragraph(told),), ((button("◀ Soạn tiếp bài", OPEN, draft.id),),))


def no_longer(draft: Draft) -> Reply:
    """Somebody goes on with a draft who may publish no more."""
    title = words.clipped(draft.content.title, _LONGEST_NAMED)
    named = f"Bản đang soạn “{title}”" if title else "Bản đang soạn"
    return Reply((paragraph(NO_LONGER), paragraph(f"{named} vẫn được giữ, không có gì được gửi.")))


def is_yes(text: str) -> bool:
    """Whether somebody agrees to a preview without saying what shall be done: `ok`, `đăng`."""
    return bool(_YES.fullmatch(fields.folded(text)))


def _ways(draft: Draft, field: Field) -> list[Button]:
    is_clearable = field is not Field.TITLE and bool(fields.shown(draft.content, field))
    clear = [button("Xóa phần này", CLEAR, draft.id, field)] if is_clearable else []
    return [*clear, back(draft.id)]
