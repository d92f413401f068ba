"""What is said of linked accounts, with the buttons that change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import actions, words
from handlers.build import field, heading, item, paragraph, rows, said
from handlers.messages import Button, Reply
from handlers.subscribing import interests
from handlers.subscribing.interests import Change, Sign
from knowledge.publishing.links import CODE_SECONDS, MOST_LINKED, MOST_WRONG, Refusal
from knowledge.publishing.model import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.publishing.model import Address, Chat

MORE, CHOOSE, END = "more", "to", "end"
"""What buttons ask for."""

ALREADY = paragraph("Hai tài khoản này đã liên kết với nhau từ trước.")
NOT_CHOSEN = paragraph("Chưa đổi được nơi nhận: nơi đó hiện bot không gửi tin đến được.")

_HALF = 4
_TAIL = 4
_MINUTES = CODE_SECONDS // 60

_REFUSED = {
    Refusal.UNKNOWN: (
        "Tôi không tìm thấy mã này. Đồng chí xem lại mã ở tài khoản kia rồi gõ lại; "
        "mỗi tài khoản chỉ dùng được mã lấy sau cùng."
    ),
    Refusal.EXPIRED: (
        f"Mã này đã hết hạn, vì mỗi mã chỉ dùng được trong {_MINUTES} phút. "
        "Đồng chí gõ /lienket ở tài khoản kia để lấy mã mới."
    ),
    Refusal.USED: (
        "Mã này đã được dùng rồi, mỗi mã chỉ dùng một lần. "
        "Đồng chí gõ /lienket ở tài khoản kia để lấy mã mới."
    ),
    Refusal.OWN: (
        "Mã này lấy ở chính nơi này. Đồng chí mở bot ở tài khoản muốn liên kết và gõ mã ở đó."
    ),
    Refusal.TOO_MANY_TRIES: (
        f"Đồng chí đã gõ sai mã {MOST_WRONG} lần. Để bảo vệ tài khoản của mọi người, "
        "xin đợi một giờ rồi thử lại."
    ),
    Refusal.TOO_MANY_CHATS: (
        f"Mỗi người liên kết được nhiều nhất {MOST_LINKED} tài khoản. "
        "Đồng chí bỏ liên kết một tài khoản không còn dùng rồi thử lại."
    ),
}


def in_private() -> Reply:
    """Somebody wants to link a group."""
    return said(
        "Liên kết là việc riêng của từng người, nên không làm trong nhóm được. "
        "Đồng chí nhắn riêng cho tôi và gõ /lienket."
    )


def issued(code: str) -> Reply:
    """A code, and what to do with it."""
    shown = f"{code[:_HALF]}-{code[_HALF:]}"
    return Reply(
        (
            heading("Liên kết tài khoản"),
            paragraph(
                "Đồng chí dùng bot ở nhiều nơi (Telegram, Zalo, trang web…) có thể liên kết các "
                "tài khoản để mỗi bài mới chỉ đến một nơi."
            ),
            field("Mã liên kết", shown),
            item(f"Mở bot ở tài khoản kia, trong trò chuyện riêng, và gõ: /lienket {shown}"),
            item(f"Mã dùng một lần, trong {_MINUTES} phút. Đồng chí không đưa mã cho người khác."),
            paragraph("Nếu đã lấy mã ở tài khoản kia, đồng chí gõ mã đó vào đây."),
        )
    )


def unread() -> Reply:
    """What stands behind the command is no code."""
    return said(
        "Mã liên kết gồm 8 chữ và số, ví dụ CFHJ-2345. Đồng chí gõ lại mã, "
        "hoặc gõ /lienket để xem và lấy mã."
    )


def refused(refusal: Refusal) -> Reply:
    """Why a code links nothing."""
    return said(_REFUSED[refusal])


def linked(theirs: Sequence[Chat], here: Address, *, follows: bool) -> Reply:
    """Accounts are linked from now on; who follows nothing yet is offered to."""
    told = [paragraph(f"Đã liên kết {words.joined(_names(theirs, here))}."), *_where(theirs, here)]
    if follows:
        return Reply(tuple(told), _ways(theirs, here))
    told.append(paragraph("Hiện chưa theo dõi nội dung nào, nên chưa có bài nào được gửi."))
    everything = Button("🔔 Nhận tất cả bài mới", Change(Sign.FOLLOW, EVERYTHING).action)
    return Reply(tuple(told), ((everything,), *_ways(theirs, here)))


def panel(theirs: Sequence[Chat], here: Address) -> Reply:
    """The linked accounts, the one that posts go to first."""
    listed = zip(theirs, _names(theirs, here), strict=True)
    blocks = (
        heading("Tài khoản đã liên kết"),
        *(item(f"{words.sentence(name)}{_standing(one, theirs)}") for one, name in listed),
        paragraph(
            "Mỗi bài mới chỉ đến một nơi. Nội dung theo dõi, giờ nhận và tạm ngừng có hiệu lực "
            "chung cho các tài khoản này."
        ),
    )
    more = (_button("Liên kết thêm tài khoản", MORE),)
    return Reply(blocks, (*_ways(theirs, here), more))


def chosen(theirs: Sequence[Chat]) -> Block:
    """Posts go to another account from now on."""
    return paragraph(f"Từ nay bài mới đến {_name(theirs[0], theirs)}.")


def ended(theirs: Sequence[Chat], here: Address, chat: Chat | None, known: Knowledge) -> Reply:
    """An account is linked to no other any more."""
    others = [_name(one, theirs) for one in theirs if one.address != here]
    return Reply(
        (
            paragraph(f"Đã bỏ liên kết nơi này với {words.joined(others)}."),
            *_alone(chat, known),
        ),
        ((_button("Liên kết tài khoản", MORE),),),
    )


def not_linked() -> Reply:
    """There is no link to end or to change."""
    told = "Nơi này hiện không liên kết với tài khoản nào."
    return Reply((paragraph(told),), ((_button("Liên kết tài khoản", MORE),),))


def changed(theirs: Sequence[Chat], here: Address, chat: Chat | None, known: Knowledge) -> Reply:
    """What an account is told whose links were changed in another."""
    if not theirs:
        gone = paragraph("Tài khoản kia đã bỏ liên kết với nơi này.")
        return Reply((gone, *_alone(chat, known)), not_linked().buttons)
    names = words.joined(_names(theirs, here))
    blocks = (
        paragraph(f"Liên kết tài khoản vừa thay đổi: {names} là của một người."),
        *_where(theirs, here),
        paragraph("Nếu không phải do đồng chí làm, đồng chí bấm “Bỏ liên kết”."),
    )
    return Reply(blocks, _ways(theirs, here))


def others(theirs: Sequence[Chat], here: Address) -> list[str]:
    """What the other accounts of a person are called."""
    return [_name(one, theirs) for one in theirs if one.address != here]


def _where(theirs: Sequence[Chat], here: Address) -> Iterator[Block]:
    first = "nơi này" if theirs[0].address == here else _name(theirs[0], theirs)
    yield paragraph(f"Từ nay mỗi bài mới chỉ đến một nơi: {first}.")


def _alone(chat: Chat | None, known: Knowledge) -> Iterator[Block]:
    """What an account hears of by itself."""
    followed = interests.ordered(chat.interests) if chat else []
    names = [interests.name(one, known) for one in followed]
    yield paragraph("Từ nay mỗi nơi nhận bài theo những gì theo dõi ở nơi đó.")
    if names:
        yield paragraph(f"Nơi này đang theo dõi: {words.joined(names)}.")
    else:
        yield paragraph("Nơi này chưa theo dõi gì; muốn nhận bài mới, đồng chí gõ /theodoi.")


def _ways(theirs: Sequence[Chat], here: Address) -> tuple[tuple[Button, ...], ...]:
    """Buttons to let posts go elsewhere, and to end the link of this account."""
    elsewhere = [
        _button(f"Nhận bài ở {name}", f"{CHOOSE}:{one.id}")
        for one, name in zip(theirs, _names(theirs, here), strict=True)
        if one.is_active and one is not theirs[0]
    ]
    return rows([*elsewhere, _button("Bỏ liên kết", END)], 1)


def _standing(chat: Chat, theirs: Sequence[Chat]) -> str:
    if not chat.is_active:
        return ": bot không gửi tin đến được"
    return ": nhận bài mới" if chat is theirs[0] else ""


def _names(theirs: Sequence[Chat], here: Address) -> list[str]:
    return ["nơi này" if one.address == here else _name(one, theirs) for one in theirs]


def _name(chat: Chat, theirs: Sequence[Chat]) -> str:
    """Its channel; where there are several of that, the end of the account's id, too."""
    channel = chat.address.channel
    is_only = [one.address.channel for one in theirs].count(channel) == 1
    name = words.channel(channel)
    return name if is_only else f"{name} …{chat.address.chat[-_TAIL:]}"


def _button(label: str, said: str) -> Button:
    return Button(label, action=actions.words(actions.Verb.LINK, said))
