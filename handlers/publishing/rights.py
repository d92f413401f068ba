"""Who may publish: owners see the list, add and remove editors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import words
from handlers.build import field, heading, item, paragraph
from handlers.messages import Reply
from handlers.publishing.orders import button
from handlers.talk import Said
from knowledge.publishing.editors import Person
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from handlers.messages import Button
    from handlers.publishing.orders import Order
    from handlers.talk import Talk
    from knowledge.base import KnowledgeBase

ADD, REMOVE = "hire", "fire"

_ADDING = {"them", "add"}
_REMOVING = {"xoa", "bo", "remove", "go"}
_PERSON = re.compile(r"(?:(?P<channel>[a-z][a-z0-9]{1,15}):)?(?P<id>[A-Za-z0-9_-]{1,32})")

HOW = "Để thêm: /quyen them telegram:123456789. Để bỏ: /quyen xoa telegram:123456789."
MALFORMED = (
    "Tôi chưa hiểu “{said}”. Đồng chí gõ kênh và mã số của người đó, ví dụ telegram:123456789; "
    "tên @… không dùng được."
)
OWNER = "{person} là quản trị viên đặt trong cấu hình, không thêm hay bỏ ở đây được."
HELD = (
    "{count} bài người đó đã hẹn giờ sẽ được giữ lại, không tự gửi; đồng chí gõ /baichoduyet để "
    "xem và hẹn lại."
)
_LONGEST_SAID = 60


class Rights:
    """What owners do with editors."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    async def command(self, rest: str, talk: Talk) -> Said:
        """`/quyen`, `/quyen them telegram:123`, `/quyen xoa telegram:123`."""
        word, _, said = clean(rest).partition(" ")
        if not word:
            return await self._listed()
        order = _order(word)
        named = said if order else clean(rest)
        person = _read_named(named, talk.person.channel)
        if person is None:
            return await self._listed(MALFORMED.format(said=(named or word)[:_LONGEST_SAID]))
        return await (self._done(order, person, talk) if order else self._which(person))

    async def pressed(self, order: Order, talk: Talk) -> Said:
        """Add or remove whom a button names."""
        person = read_person(order.rest, talk.person.channel)
        return await self._done(order.name, person, talk) if person else await self._listed()

    async def _which(self, person: Person) -> Said:
        """Ask what is meant with somebody who is named alone."""
        if person in self._base.editors.owners:
            return await self._listed(OWNER.format(person=person))
        is_editor = person in await self._base.editors.all()
        way = _remove(person) if is_editor else button(f"Thêm {person}", ADD, rest=person)
        standing = "đang được đăng bài" if is_editor else "chưa được đăng bài"
        return await self._listed(f"{person} {standing}.", way)

    async def _done(self, order: str, person: Person, talk: Talk) -> Said:
        editors = self._base.editors
        if person in editors.owners:
            return await self._listed(OWNER.format(person=person))
        if order == ADD:
            is_new = await editors.add(person, talk.person)
            return await self._listed(
                f"{person} đã được quyền đăng bài." if is_new else f"{person} đã có quyền từ trước."
            )
        if not await editors.remove(person, talk.person):
            return await self._listed(f"{person} vốn không có quyền.")
        held = await self._base.drafts.scheduled_by(person)
        told = f" {HELD.format(count=words.count(held))}" if held else ""
        return await self._listed(f"{person} không còn quyền đăng bài.{told}")

    async def _listed(self, note: str = "", *ways: Button) -> Said:
        editors = await self._base.editors.all()
        owners = ", ".join(map(str, sorted(self._base.editors.owners)))
        blocks = [*map(paragraph, filter(None, [note])), heading("Người được đăng bài")]
        blocks.append(field("Quản trị viên", owners))
        blocks += [item(f"Biên tập viên: {one}") for one in editors] or [
            item("Chưa có biên tập viên nào.")
        ]
        every = dict.fromkeys((*ways, *map(_remove, editors)))
        buttons = tuple((one,) for one in every)
        return Said(Reply((*blocks, paragraph(HOW)), buttons))


def read_person(said: str, channel: str) -> Person | None:
    """Somebody as typed: `telegram:123`, or `123` for the channel at hand; None where malformed."""
    found = _PERSON.fullmatch(said.strip())
    if not found:
        return None
    person = Person(found["channel"] or channel, found["id"])
    return person if person.is_possible else None


def _read_named(said: str, channel: str) -> Person | None:
    """Somebody as typed, whose name may stand behind an id that can be nothing else."""
    id_, _, name = said.partition(" ")
    is_sure = ":" in id_ or id_.isdigit()
    return read_person(id_, channel) if is_sure or not name else None


def _order(word: str) -> str | None:
    if fold(word) in _ADDING:
        return ADD
    return REMOVE if fold(word) in _REMOVING else None


def _remove(person: Person) -> Button:
    return button(f"Bỏ {person}", REMOVE, rest=person)
