"""What is said when something is followed, or no longer, or cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import actions, words
from handlers.build import item, paragraph, rows, said
from handlers.examples import names_to_follow
from handlers.messages import Button, Reply
from handlers.subscribing import interests, schedules
from handlers.subscribing.interests import Change, Sign
from handlers.subscribing.view import names, notes, only_chosen, order, settings
from knowledge import topics as table
from knowledge.publishing.model import EVERYTHING, Interest, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.messages import Block
    from handlers.subscribing.view import View
    from knowledge.answering.knowledge import Knowledge
    from knowledge.publishing.model import Chat

_MOST_OFFERED = 10
_LONGEST_SOUGHT = 60
_WITHOUT_BUTTONS = paragraph(
    "Trong kênh, quản trị viên gõ lệnh thay cho bấm nút: /theodoi kèm chủ đề, văn bản hoặc nhiệm vụ"
    " để chọn nội dung; /theodoi giờ yên lặng 21:00-6:30 để đặt giờ; /huytheodoi kèm tên một mục để"
    " bỏ mục đó, hoặc /huytheodoi để thôi nhận bài."
)

WELCOMED = paragraph("Đã đăng ký nhận tất cả bài mới. Có bài, tôi sẽ gửi vào đây.")
MUTED = paragraph("Đã tạm ngừng gửi bài mới.")
WELCOMED_ELSEWHERE = paragraph("Đã đăng ký nhận tất cả bài mới.")
UNMUTED = paragraph("Từ nay bài mới lại được gửi vào đây.")
UNMUTED_ELSEWHERE = paragraph("Từ nay bài mới lại được gửi.")
KEPT = paragraph("Giữ nguyên giờ yên lặng.")
"""What is said above a panel."""


def followed(interest: Interest, view: View) -> Reply:
    """Something is followed from now on."""
    schedule = view.chat.schedule
    how = f"Cách nhận: {schedules.said(schedule)}"
    if schedule.quiet_from != schedule.quiet_to:
        how += f", giờ yên lặng {schedules.quiet_said(schedule)}"
    name = interests.name(interest, view.known)
    return _confirmed(f"Đã theo dõi {name}. {how}.", interest, view)


def followed_already(interest: Interest, view: View) -> Reply:
    """Something was followed before."""
    name = interests.name(interest, view.known)
    return _confirmed(f"Đã theo dõi {name} từ trước.", interest, view)


def unfollowed(interest: Interest, view: View) -> Reply:
    """Something is not followed any more, but other things are."""
    name = interests.name(interest, view.known)
    blocks = (
        paragraph(f"Đã thôi theo dõi {name}."),
        paragraph(f"Vẫn theo dõi: {words.joined(names(view))}."),
    )
    again = (
        [_follow("🔔 Theo dõi lại", interest)] if interests.is_held(interest, view.known) else []
    )
    return Reply(blocks, rows([*again, settings()], 2))


def welcomed(chat: Chat) -> Block:
    """Everything is followed by who followed nothing."""
    return WELCOMED_ELSEWHERE if chat.instead else WELCOMED


def unmuted(chat: Chat) -> Block:
    """A mute was ended."""
    return UNMUTED_ELSEWHERE if chat.instead else UNMUTED


def ended(chat: Chat) -> Reply:
    """Nothing is followed any more."""
    told = "Đã hủy theo dõi, bài mới sẽ không gửi vào đây nữa. Muốn nhận lại, đồng chí gõ /theodoi."
    others = [paragraph("Các tài khoản đã liên kết cũng vậy.")] if chat.linked else []
    return Reply((paragraph(told), *others), ((_everything(),),))


def not_following() -> Reply:
    """There is nothing to change or to end."""
    told = "Hiện chưa theo dõi nội dung nào. Muốn nhận bài mới, đồng chí gõ /theodoi."
    return Reply((paragraph(told),), ((_everything(),),))


def not_followed(sought: str) -> Block:
    """What somebody wants to hear no more of is not followed by itself."""
    named = words.clipped(sought, _LONGEST_SOUGHT)
    return paragraph(f"Hiện không theo dõi riêng “{named}”. Đây là những gì đang theo dõi:")


def managers_only() -> Reply:
    """Somebody who does not decide for a group wants to change what it hears."""
    told = (
        "Việc theo dõi của nhóm do quản trị viên nhóm quyết định. "
        "Đồng chí có thể nhắn riêng cho tôi và gõ /theodoi để tự nhận bài mới."
    )
    return said(told)


def offered(found: Sequence[Interest], known: Knowledge) -> Reply:
    """Several things may be meant."""
    buttons = [_follow(interests.label(one, known), one) for one in found[:_MOST_OFFERED]]
    told = [paragraph("Đồng chí muốn theo dõi mục nào?")]
    if len(found) > _MOST_OFFERED:
        told.append(
            paragraph(
                f"Đây là {_MOST_OFFERED} trong {len(found)} mục khớp; nêu rõ hơn để thấy mục khác."
            )
        )
    return Reply(tuple(told), rows(buttons, 1))


def not_found(sought: str, near: Sequence[Interest], known: Knowledge) -> Reply:
    """Nothing that can be followed is called so."""
    named = words.clipped(sought, _LONGEST_SOUGHT)
    blocks = (
        paragraph(f"Tôi không tìm thấy chủ đề, văn bản hay nhiệm vụ “{named}” để theo dõi."),
        *(item(f"/theodoi {one}") for one in names_to_follow(known)),
        paragraph("Hoặc đồng chí chọn một mục dưới đây:"),
    )
    topics = [_follow(one.name, Interest(Scope.TOPIC, one.slug)) for one in table.topics()]
    offers = rows((_follow(interests.label(one, known), one) for one in near), 1)
    return Reply(blocks, (*offers, *rows(topics, 2), (_everything(),)))


def without_buttons(reply: Reply, known: Knowledge) -> Reply:
    """A reply where nobody can press: what its buttons would follow is told as what to type."""
    said_by = (actions.read(one.action or "") for row in reply.buttons for one in row)
    changes = (interests.read_change(one.text) for one in said_by if one)
    typed = [
        item(f"/theodoi {interests.label(one.interest, known)}")
        for one in changes
        if one and one.sign is Sign.FOLLOW
    ]
    return Reply((*reply.blocks, *typed, _WITHOUT_BUTTONS))


def ask_hours() -> Reply:
    """Quiet hours are to be typed."""
    told = (
        "Đồng chí gõ giờ yên lặng, ví dụ: 21:00-6:30. Gõ “tắt” nếu không cần, “thôi” để giữ nguyên."
    )
    return said(told)


def unread_hours() -> Reply:
    """What was typed is no range of hours."""
    told = (
        "Tôi chưa hiểu khoảng giờ này. Đồng chí gõ giờ bắt đầu và giờ kết thúc, ví dụ: 21:00-6:30."
    )
    return Reply((paragraph(told),), ((order("Giữ nguyên", "quiet"),),))


def _confirmed(told: str, interest: Interest, view: View) -> Reply:
    stop = Button("Thôi theo dõi mục này", action=Change(Sign.UNFOLLOW, interest).action)
    about = interests.about(interest, view.known)
    blocks = (paragraph(told), *([paragraph(about)] if about else []), *notes(view))
    return Reply(blocks, (*only_chosen(view), (stop, settings())))


def _everything() -> Button:
    return _follow("🔔 Nhận tất cả bài mới", EVERYTHING)


def _follow(label: str, interest: Interest) -> Button:
    return Button(label, action=Change(Sign.FOLLOW, interest).action)
