"""What is stored of a person, and how they have it erased."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from handlers import actions, words
from handlers.actions import Verb
from handlers.build import field, heading, item, paragraph, rows, said
from handlers.conversation import Conversation
from handlers.linking import replies as linking
from handlers.messages import Button, Reply
from handlers.subscribing import interests
from handlers.talk import Said
from knowledge.publishing.model import Address

if TYPE_CHECKING:
    from handlers.actions import Action
    from handlers.conversation import Pending
    from handlers.messages import Block
    from handlers.talk import Talk
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.editors import Person
    from knowledge.publishing.records import Record

_ERASING = frozenset({"xoadulieu", "erase"})
_ASK, _ERASE, _KEEP = "ask", "erase", "keep"
_MARK_LETTERS = 16


class Account:
    """A person's own data; questions are kept without identity for `retention_days` days."""

    commands = frozenset({"dulieu", "mydata", *_ERASING})
    verbs = frozenset({Verb.ACCOUNT})
    steps: frozenset[str] = frozenset()

    def __init__(self, base: KnowledgeBase, retention_days: int) -> None:
        self._base = base
        self._retention_days = retention_days

    async def command(self, name: str, _rest: str, talk: Talk, /) -> Said | None:
        """Show what is stored, or ask whether it shall be erased."""
        return Said(await (self._asked(talk) if name in _ERASING else self._shown(talk)))

    async def pressed(self, action: Action, talk: Talk) -> Said:
        """Erase, once asked; a button that was shown to somebody else does nothing."""
        asked, _, mark = action.text.partition(":")
        if asked == _KEEP:
            return Said(_KEPT)
        if asked != _ERASE:
            return Said(await self._asked(talk))
        return await self._erase(talk) if mark == _mark(talk.person) else Said(_SOMEBODY_ELSES)

    async def replied(self, _pending: Pending, _talk: Talk, /) -> Said | None:
        """Nothing: it has no dialogues."""
        return None

    async def _shown(self, talk: Talk) -> Reply:
        person = talk.person
        record = await self._base.records.of(person.channel, person.id)
        blocks = [
            heading("Dữ liệu bot lưu về đồng chí"),
            field("Mã của đồng chí", str(person)),
            *_counted(record),
            *(await self._private(talk) if talk.request.is_private else ()),
            paragraph(
                f"Câu hỏi được ghi lại {self._retention_days} ngày để cải thiện câu trả lời, "
                "không kèm tên hay mã của người hỏi; hội thoại và lượt trả lời cũ hơn thế được xóa."
            ),
        ]
        if not talk.request.is_private:
            blocks.append(paragraph(_IN_PRIVATE))
        erase = ((_button("Xóa dữ liệu của tôi", _ASK),),) if record.is_anything else ()
        return Reply(tuple(blocks), erase)

    async def _private(self, talk: Talk) -> list[Block]:
        return [*await self._followed(talk), *await self._linked(talk)]

    async def _followed(self, talk: Talk) -> list[Block]:
        chat = await self._base.subscribers.find(Address(talk.person.channel, talk.person.id))
        followed = interests.ordered(chat.interests) if chat else []
        names = [interests.name(one, talk.known) for one in followed]
        return [paragraph(f"Đang theo dõi: {words.joined(names)}.")] if names else []

    async def _linked(self, talk: Talk) -> list[Block]:
        others = linking.others(await self._base.links.of(talk.address), talk.address)
        return [paragraph(f"Đã liên kết với: {words.joined(others)}.")] if others else []

    async def _asked(self, talk: Talk) -> Reply:
        person = talk.person
        return _question(person, await self._base.records.of(person.channel, person.id))

    async def _erase(self, talk: Talk) -> Said:
        person = talk.person
        record = await self._base.records.of(person.channel, person.id)
        await self._base.records.erase(person.channel, person.id)
        return Said(_erased(record), Conversation())


def _counted(record: Record) -> list[Block]:
    """What there is, in numbers."""
    held = (
        (record.conversations, "hội thoại gần nhất, để hiểu câu hỏi tiếp theo"),
        (record.messages, "tin trong trang trò chuyện, để đồng chí xem lại"),
        (record.opened, "mục đã xem, để đánh dấu “đã xem”"),
        (record.sent_replies, "lượt trả lời, để sửa câu trả lời khi câu hỏi được sửa"),
        (record.subscriptions, "mục theo dõi, cùng giờ nhận đã chọn"),
        (record.deliveries, "lượt gửi bài mới"),
        (record.linked, "tài khoản khác đã liên kết, để mỗi bài chỉ đến một nơi"),
        (record.codes, "mã hoặc lần thử liên kết, giữ một ngày để chống dò mã"),
        (record.drafts, "bản soạn bài đăng"),
        (record.changes, "việc trong nhật ký quản trị"),
    )
    lines = [item(f"{count} {what}.") for count, what in held if count]
    if record.is_editor:
        lines.append(item("Quyền đăng bài, cùng mã người cấp và ngày cấp."))
    return lines or [paragraph("Hiện bot không lưu gì về đồng chí.")]


def _question(person: Person, record: Record) -> Reply:
    told = (
        "Xóa toàn bộ hội thoại, mục theo dõi và lịch sử gửi bài của đồng chí? "
        "Việc này không hoàn tác được."
    )
    erase = _button("Xóa", f"{_ERASE}:{_mark(person)}")
    buttons = rows([erase, _button("Không xóa", _KEEP)], 2)
    return Reply((paragraph(told), *_kept(record)), buttons)


def _erased(record: Record) -> Reply:
    """What is done, and what stays."""
    return Reply(
        (
            paragraph("Đã xóa dữ liệu của đồng chí. Bài mới sẽ không gửi đến đồng chí nữa."),
            paragraph("Số lượt gửi bài vẫn được tính, nhưng không còn ghi là gửi cho ai."),
            *_kept(record),
        ),
        is_passing=True,
    )


def _kept(record: Record) -> list[Block]:
    """What is not erased, for it is not the person's own."""
    blocks = []
    if record.drafts:
        drafts = "Bài đã soạn, kể cả bài chờ duyệt, là của cơ quan nên được giữ, không ghi tên."
        blocks.append(paragraph(drafts))
    if record.scheduled:
        blocks.append(paragraph(_HELD.format(count=words.count(record.scheduled))))
    if record.changes:
        blocks.append(paragraph("Nhật ký quản trị giữ việc đã làm, không ghi tên."))
    if record.linked:
        blocks.append(paragraph(_LINKED_STAY))
    if record.is_editor:
        blocks.append(paragraph("Quyền đăng bài vẫn còn; người quản lý thu hồi bằng /quyen."))
    return blocks


def _mark(person: Person) -> str:
    """Who a button is for, of one length and without their id."""
    return hashlib.sha256(str(person).encode()).hexdigest()[:_MARK_LETTERS]


def _button(label: str, then: str) -> Button:
    return Button(label, action=actions.words(Verb.ACCOUNT, then))


_HELD = (
    "{count} bài đã hẹn giờ không tự gửi khi không còn tên người soạn; đến giờ, tôi báo quản trị "
    "viên để gửi hoặc hẹn lại."
)
_LINKED_STAY = (
    "Liên kết được bỏ; dữ liệu của tài khoản kia vẫn còn, đồng chí gõ /xoadulieu ở đó để xóa."
)
_IN_PRIVATE = "Để xem riêng và đầy đủ, đồng chí nhắn riêng cho tôi và gõ /dulieu."
_KEPT = said("Dữ liệu được giữ nguyên.")
_SOMEBODY_ELSES = Reply(
    (paragraph("Nút này dành cho người khác. Đồng chí gõ /xoadulieu để xóa dữ liệu của mình."),)
)
