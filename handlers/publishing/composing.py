"""Write an article in a dialogue: from what is sent first to the moment that it goes out."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.build import paragraph, said
from handlers.messages import Reply
from handlers.publishing import fields, orders, panel, prompts, schedule, shelf
from handlers.publishing.fields import Field, Typed
from handlers.publishing.material import read_material
from handlers.publishing.pages import fill
from handlers.publishing.relating import Relating, is_tick
from handlers.publishing.steps import (
    ASIDE,
    LINK,
    MOMENT,
    NEW,
    REWRITE,
    SEEN,
    TYPED,
    closed,
    waiting,
)
from handlers.talk import Said
from knowledge.publishing.editors import Person
from knowledge.publishing.model import Content, DraftState
from knowledge.text.moments import read_moment

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from handlers.conversation import Pending
    from handlers.ports import PageReader
    from handlers.publishing.desk import Desk
    from handlers.publishing.orders import Order
    from handlers.talk import Talk
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Draft

_A_MINUTE = datetime.timedelta(minutes=1)
_HARMLESS = frozenset({panel.LATER, panel.EDIT, panel.LINKS, panel.TRY})
"""Orders of a preview that may be given without having seen it."""

_AFTER = {Field.TITLE: Field.SUMMARY, Field.SUMMARY: Field.URL}
"""What is asked for after a field of a new article."""


class Composing:
    """The dialogue of a draft; every step of it is in the store, so it outlives the process."""

    def __init__(self, base: KnowledgeBase, desk: Desk, pages: PageReader | None) -> None:
        self._base = base
        self._desk = desk
        self._pages = pages
        self._relating = Relating(base, desk)
        self.orders: dict[str, Callable[[Order, Draft, Talk], Awaitable[Said]]] = {
            panel.OPEN: self._open,
            panel.SEND: self._send,
            panel.SAVE: self._save,
            panel.LATER: self._ask_moment,
            panel.EDIT: self._choose_field,
            panel.SET: self._set,
            panel.CLEAR: self._clear,
            panel.LINKS: self._relating.show,
            panel.TOGGLE: self._relating.toggle,
            panel.TRY: self._try,
            panel.CANCEL: self._cancel,
            panel.APART: self._set_apart,
            prompts.SKIP: self._skip,
        }

    async def begin(self, text: str, talk: Talk) -> Said:
        """Begin an article with what was sent, or ask for something to be sent."""
        material = read_material(text, talk.request)
        if material.is_empty:
            return waiting(prompts.beginning(), talk, NEW + Field.TITLE)
        content, note = material.content, ""
        if material.reads_page:
            content, note = await fill(content, self._pages)
        draft = await self._desk.begin(content, talk)
        refused = dict(material.refused)
        missing = [*([] if content.title else [Field.TITLE]), *refused]
        if missing:
            why = (material.note, note, *refused.values())
            return await self._ask_first(draft, missing[0], talk, *why)
        if material.content == Content(content.title):
            return _ask(draft, Field.SUMMARY, talk)
        return await self.show(draft, talk, material.note, note)

    async def change(self, content: Content, article_id: int, talk: Talk) -> Said:
        """Begin a change of an article that is there."""
        return await self.show(await self._desk.reopen(content, article_id, talk), talk)

    async def pressed(self, order: Order, talk: Talk) -> Said:
        """Do what a button of a draft says."""
        if order.name == panel.CANCEL and not order.id:
            return Said(prompts.stopped())
        draft = await self._desk.current(order.id, talk.known)
        if draft is None:
            return await closed(self._base, order.id)
        return await self.orders[order.name](order, draft, talk)

    async def replied(self, pending: Pending, talk: Talk) -> Said | None:
        """Take what was typed as the answer to a step; None where it is about something else."""
        is_cancelled = fields.is_cancelled(talk.request.text)
        if not pending.draft_id:
            return Said(prompts.stopped()) if is_cancelled else await self._opened(pending, talk)
        draft = await self._desk.current(pending.draft_id, talk.known)
        if draft is None:
            return await closed(self._base, pending.draft_id) if pending.step in TYPED else None
        if is_cancelled:
            return await self._give_up(pending, draft, talk)
        if pending.step not in TYPED:
            return await self._told(draft, talk)
        meant = await self._meant(pending.step, draft, talk)
        return meant or await self._stepped(pending.step, draft, talk)

    async def left(self, pending: Pending, answered: Said) -> Reply | None:
        """What becomes of a step that somebody turned from, None where nothing was begun."""
        after = answered.conversation.pending if answered.conversation else None
        if pending.step not in TYPED or (after and after.draft_id == pending.draft_id):
            return None
        if not pending.draft_id:
            return None if after else said(prompts.NOT_BEGUN)
        draft = await self._desk.find(pending.draft_id)
        return prompts.kept(draft) if draft else None

    async def refused(self, pending: Pending, talk: Talk) -> Said | None:
        """Tell somebody who may no more what becomes of their draft; None where none is meant."""
        is_meant = pending.step in TYPED or panel.ordered(talk.request.text)
        draft = await self._desk.find(pending.draft_id) if is_meant else None
        is_own = draft and (draft.channel, draft.person) == (talk.person.channel, talk.person.id)
        return Said(prompts.no_longer(draft)) if draft and is_own else None

    async def resumed(self, talk: Talk) -> Said | None:
        """Show the draft that an order is given for without one on screen; None where none is."""
        text = talk.request.text
        is_order = panel.ordered(text) or fields.said(text) or fields.is_cancelled(text)
        draft = await self._desk.begun_by(talk.person, talk.known) if is_order else None
        return await self.show(draft, talk, prompts.HELD) if draft else None

    async def show(self, draft: Draft, talk: Talk, *notes: str) -> Said:
        """The preview; an article without a title is asked for one first."""
        if not draft.content.title:
            return _ask(draft, Field.TITLE, talk, *notes)
        view = await self._desk.view(draft, talk.known)
        return waiting(panel.panel(view, talk.known, notes), talk, SEEN, draft)

    async def _opened(self, pending: Pending, talk: Talk) -> Said:
        text = talk.request.text
        if panel.ordered(text):
            return waiting(prompts.beginning(prompts.no_text(text)), talk, pending.step)
        return await self.begin(text, talk)

    async def _meant(self, step: str, draft: Draft, talk: Talk) -> Said | None:
        """Do what is typed for the draft where a text is waited for; None where that is typed."""
        text = talk.request.text
        shown = tuple(one for one in talk.conversation.offered if not is_tick(one))
        pressed = orders.chosen(text, shown)
        if pressed and pressed.name in self.orders:
            return await self.orders[pressed.name](pressed, draft, talk)
        if fields.is_back(text):
            return await self.show(draft, talk)
        order, field = panel.ordered(text), fields.said(text)
        if draft.content.title and order in _HARMLESS:
            return await self.orders[order](orders.Order(order, draft.id), draft, talk)
        if draft.content.title and field:
            return await self._rewritten(field, draft, talk)
        hour = step != MOMENT and schedule.hour_said(text, self._base.now())
        is_order = order or field or hour
        return await self.show(draft, talk, prompts.no_text(text)) if is_order else None

    async def _stepped(self, step: str, draft: Draft, talk: Talk) -> Said:
        if step == LINK:
            return await self._relating.typed(talk.request.text, draft, talk)
        if step == MOMENT:
            hour = schedule.hour_said(talk.request.text, self._base.now())
            return await self._schedule(hour or talk.request.text, draft, talk)
        if step.startswith(NEW):
            return await self._answer(Field(step.removeprefix(NEW)), draft, talk)
        return await self._rewrite(Field(step.removeprefix(REWRITE)), draft, talk)

    async def _ask_first(self, draft: Draft, field: Field, talk: Talk, *notes: str) -> Said:
        """Ask for a field that could not be read; say first where the article is there already."""
        twin = await self._desk.twin(draft, talk.known)
        if twin is None:
            return _ask(draft, field, talk, *notes)
        asked = _ask(draft, field, talk, panel.already(twin), *notes)
        buttons = ((panel.existing(twin),), *asked.reply.buttons)
        return replace(asked, reply=replace(asked.reply, buttons=buttons))

    async def _answer(self, field: Field, draft: Draft, talk: Talk) -> Said:
        typed = fields.read(field, talk.request)
        if typed.refusal:
            return _ask(draft, field, talk, typed.refusal)
        return await self._grow(field, typed, draft, talk)

    async def _grow(self, field: Field, typed: Typed, draft: Draft, talk: Talk) -> Said:
        content, note = fields.written(draft.content, field, typed), ""
        if field is Field.URL:
            content, note = await fill(content, self._pages)
        grown = await self._desk.grow(draft, content, talk.known)
        if grown is None:
            return await closed(self._base, draft.id)
        following = _AFTER.get(field)
        if following and not fields.shown(content, following):
            return _ask(grown, following, talk)
        return await self.show(grown, talk, note)

    async def _skip(self, order: Order, draft: Draft, talk: Talk) -> Said:
        field = _field(order.rest)
        if field in {None, Field.TITLE}:
            return await self.show(draft, talk)
        return await self._grow(field, Typed(), draft, talk)

    async def _rewrite(self, field: Field, draft: Draft, talk: Talk) -> Said:
        if fields.is_kept(talk.request.text):
            return await self.show(draft, talk, f"Giữ nguyên: {fields.NAMES[field].lower()}.")
        typed = fields.read(field, talk.request)
        if typed.refusal:
            return waiting(
                prompts.rewriting(draft, field, typed.refusal), talk, REWRITE + field, draft
            )
        return await self._put(field, typed, draft, talk)

    async def _put(self, field: Field, typed: Typed, draft: Draft, talk: Talk) -> Said:
        content, note = fields.written(draft.content, field, typed), ""
        if field is Field.URL:
            content, note = await fill(replace(content, text=None), self._pages)
        changed = await self._desk.rewrite(draft, content, talk.known)
        if changed is None:
            return await closed(self._base, draft.id)
        return await self.show(changed, talk, f"Đã sửa: {fields.NAMES[field].lower()}.", note)

    async def _told(self, draft: Draft, talk: Talk) -> Said | None:
        """Do what is said of a draft that is on screen, beside its buttons' own words."""
        text = talk.request.text
        field, hour = fields.said(text), schedule.hour_said(text, self._base.now())
        if field:
            return await self._rewritten(field, draft, talk)
        if fields.is_change(text):
            return waiting(panel.editing(draft), talk, ASIDE, draft)
        if hour:
            return await self._schedule(hour, draft, talk)
        return await self.show(draft, talk, prompts.HOW_TO_SEND) if prompts.is_yes(text) else None

    async def _give_up(self, pending: Pending, draft: Draft, talk: Talk) -> Said:
        """Of a new article or a preview all of it, of any other step the step alone."""
        if pending.step == SEEN or pending.step.startswith(NEW):
            return await self._end(draft, talk)
        return await self.show(draft, talk)

    async def _open(self, _order: Order, draft: Draft, talk: Talk) -> Said:
        return await self.show(draft, talk)

    async def _send(self, order: Order, draft: Draft, talk: Talk) -> Said:
        view = await self._desk.view(draft, talk.known)
        if view.mark != order.rest or view.is_out:
            return await self.show(draft, talk, panel.CHANGED)
        done = await self._base.posts.publish(draft.id, talk.address)
        return Said(panel.sent(done, view.outlook)) if done else await closed(self._base, draft.id)

    async def _save(self, order: Order, draft: Draft, talk: Talk) -> Said:
        view = await self._desk.view(draft, talk.known)
        if view.mark != order.rest or view.held is None:
            return await self.show(draft, talk, panel.CHANGED)
        done = await self._base.posts.change(draft.id)
        return Said(panel.saved(done)) if done else await closed(self._base, draft.id)

    async def _ask_moment(self, _order: Order, draft: Draft, talk: Talk) -> Said:
        view = await self._desk.view(draft, talk.known)
        if view.is_out or not draft.content.title:
            return await self.show(draft, talk)
        return _moment(schedule.WHEN, draft, talk)

    async def _schedule(self, text: str, draft: Draft, talk: Talk) -> Said:
        if (await self._desk.view(draft, talk.known)).is_out:
            return await self.show(draft, talk)
        now = self._base.now()
        moment = read_moment(text, now)
        if moment is None:
            return _moment(schedule.unread(text), draft, talk)
        if now - _A_MINUTE < moment <= now:
            return await self.show(draft, talk, schedule.NOW)
        if moment <= now:
            return _moment(schedule.PAST, draft, talk)
        due_at = int(moment.timestamp())
        is_theirs = await self._base.editors.may_publish(Person(draft.channel, draft.person))
        by = None if is_theirs else talk.person
        if not await self._base.drafts.schedule(draft.id, due_at, by):
            return await closed(self._base, draft.id)
        due = replace(draft, state=DraftState.SCHEDULED, due_at=due_at)
        return waiting(panel.scheduled(due, await self._desk.outlook(due)), talk, SEEN, due)

    async def _choose_field(self, _order: Order, draft: Draft, talk: Talk) -> Said:
        return waiting(panel.editing(draft), talk, ASIDE, draft)

    async def _set(self, order: Order, draft: Draft, talk: Talk) -> Said:
        field = _field(order.rest)
        if field is None:
            return waiting(panel.editing(draft), talk, ASIDE, draft)
        return await self._rewritten(field, draft, talk)

    async def _rewritten(self, field: Field, draft: Draft, talk: Talk) -> Said:
        return waiting(prompts.rewriting(draft, field), talk, REWRITE + field, draft)

    async def _clear(self, order: Order, draft: Draft, talk: Talk) -> Said:
        field = _field(order.rest)
        if field in {None, Field.TITLE}:
            return waiting(panel.editing(draft), talk, ASIDE, draft)
        return await self._put(field, Typed(), draft, talk)

    async def _try(self, _order: Order, draft: Draft, talk: Talk) -> Said:
        return waiting(panel.trial(draft, talk.known), talk, ASIDE, draft)

    async def _cancel(self, _order: Order, draft: Draft, talk: Talk) -> Said:
        return await self._end(draft, talk)

    async def _end(self, draft: Draft, talk: Talk) -> Said:
        if not await self._base.drafts.cancel(draft.id, talk.person):
            return await closed(self._base, draft.id)
        is_out = draft.article_id and await self._base.posts.of_article(draft.article_id)
        return Said(prompts.unchanged() if is_out else shelf.cancelled(draft, talk.person))

    async def _set_apart(self, _order: Order, draft: Draft, talk: Talk) -> Said:
        if not await self._base.drafts.attach(draft.id, None):
            return await closed(self._base, draft.id)
        return await self.show(replace(draft, article_id=None), talk)


def _ask(draft: Draft, field: Field, talk: Talk, *notes: str) -> Said:
    return waiting(prompts.asking(draft, field, *notes), talk, NEW + field, draft)


def _moment(note: str, draft: Draft, talk: Talk) -> Said:
    reply = Reply((paragraph(note),), ((panel.back(draft.id),),))
    return waiting(reply, talk, MOMENT, draft)


def _field(said: str) -> Field | None:
    return Field(said) if said in set(Field) else None
