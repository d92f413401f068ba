"""What a chat follows, with the buttons that change it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import words
from handlers.build import above, field, heading, item, paragraph, rows
from handlers.messages import Button, Reply
from handlers.notices import MUTE_WORDS
from handlers.subscribing import interests, schedules
from handlers.subscribing.interests import Change, Sign
from handlers.subscribing.view import (
    back,
    end,
    names,
    notes,
    only_chosen,
    order,
    unmute,
)
from knowledge import topics as table
from knowledge.publishing.model import EVERYTHING, Interest, Scope

if TYPE_CHECKING:
    from handlers.subscribing.view import View

_PAGE = 8


def main(view: View) -> Reply:
    """Everything at a glance, and the ways to the other panels."""
    schedule = view.chat.schedule
    blocks = (
        heading("Theo dõi bài mới"),
        field("Nội dung", words.joined(names(view))),
        field("Cách nhận", schedules.said(schedule)),
        field("Giờ yên lặng", schedules.quiet_said(schedule)),
        *notes(view),
    )
    everything = Change(Sign.FOLLOW, EVERYTHING, "panel")
    pause = unmute() if view.is_muted else order("Tạm ngừng", MUTE_WORDS)
    buttons = (
        (_toggle(everything, "Tất cả bài mới", view),),
        *only_chosen(view),
        *rows(_choosing(view), 2),
        (order("Cách nhận", "when"), order("Giờ yên lặng", "quiet")),
        (pause, end()),
    )
    return Reply(blocks, buttons)


def topics(view: View) -> Reply:
    """Topics to choose, those that are followed marked."""
    buttons = [
        _toggle(Change(Sign.FOLLOW, Interest(Scope.TOPIC, one.slug), "topics"), one.name, view)
        for one in table.topics()
    ]
    told = paragraph("Đồng chí chọn chủ đề muốn theo dõi; bấm lần nữa để bỏ.")
    blocks = (heading("Chủ đề"), told, *notes(view))
    return Reply(blocks, (*rows(buttons, 2), *only_chosen(view), (back(),)))


def items(view: View) -> Reply:
    """Everything that is followed beside topics, each to be taken away."""
    listed = _items(view)
    if not listed:
        return above(main(view), paragraph("Hiện không theo dõi riêng văn bản hay nhiệm vụ nào."))
    last = (len(listed) - 1) // _PAGE
    page = min(view.page, last)
    shown = listed[page * _PAGE : (page + 1) * _PAGE]
    blocks = (
        heading("Văn bản, nhiệm vụ đang theo dõi"),
        *(item(words.sentence(interests.name(one, view.known))) for one in shown),
        paragraph("Đồng chí bấm vào mục muốn thôi theo dõi."),
    )
    removing = [_removing(one, view) for one in shown]
    return Reply(blocks, (*rows(removing, 1), *rows(_turns(page, last), 2), (back(),)))


def _turns(page: int, last: int) -> list[Button]:
    turns = [order("◀ Trang trước", "items", page - 1)] if page else []
    return turns + ([order("Trang sau ▶", "items", page + 1)] if page < last else [])


def _items(view: View) -> list[Interest]:
    """What is followed and cannot be chosen among the topics."""
    return [
        one
        for one in interests.ordered(view.chat.interests)
        if one != EVERYTHING and not (one.scope is Scope.TOPIC and table.topic(one.target))
    ]


def _choosing(view: View) -> list[Button]:
    ways = [order("Chọn chủ đề", "topics")] if table.topics() else []
    listed = _items(view)
    return ways + ([order(f"Văn bản, nhiệm vụ ({len(listed)})", "items")] if listed else [])


def _toggle(change: Change, name: str, view: View) -> Button:
    """A button that follows, or with ✓ no longer follows."""
    if change.interest in view.chat.interests:
        return Button(f"✓ {name}", action=replace(change, sign=Sign.UNFOLLOW).action)
    return Button(name, action=change.action)


def _removing(interest: Interest, view: View) -> Button:
    action = Change(Sign.UNFOLLOW, interest, "items").action
    return Button(f"✕ {interests.label(interest, view.known)}", action=action)
