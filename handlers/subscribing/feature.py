"""Follow, change what is followed and when it is heard, and leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from handlers import welcome
from handlers.actions import Verb
from handlers.build import above
from handlers.conversation import Pending
from handlers.notices import MUTE_WORDS
from handlers.subscribing import hearing, interests, panels, replies, schedules
from handlers.subscribing.interests import Change, Sign, read_change
from handlers.subscribing.view import View
from handlers.subscribing.wishes import read_wish
from handlers.talk import Said
from knowledge.answering.model import Outcome
from knowledge.publishing.model import EVERYTHING
from knowledge.text.fold import clean, fold
from knowledge.text.moments import read_hours

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.actions import Action
    from handlers.messages import Reply, Request
    from handlers.subscribing.wishes import Wish
    from handlers.talk import Talk
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Chat, Interest, Schedule

_LEAVING = frozenset({"huytheodoi", "unfollow"})
_HOURS = "quiet_hours"
_NO_HOURS = frozenset({"tat", "khong", "khong dat", "khong can", "bo"})
_NEVER_MIND = frozenset({"thoi", "huy", "bo qua", "giu nguyen"})

_PANELS: dict[str, Callable[[View], Reply]] = {
    "panel": panels.main,
    "topics": panels.topics,
    "items": panels.items,
    "when": hearing.when,
    "quiet": hearing.quiet,
    MUTE_WORDS: hearing.mute,
}
_SHOWN_AFTER = {"often": hearing.when, "at": hearing.when, "day": hearing.when}
_UNMUTE = "0"
_MUTES = {str(days): timedelta(days=days) for days in hearing.MUTE_DAYS}


class Subscribing:
    """What a chat hears of: everybody decides for a private chat, its managers for a group."""

    commands = frozenset({"theodoi", "follow", *_LEAVING})
    verbs = frozenset({Verb.FOLLOW})
    steps = frozenset({_HOURS})

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    async def command(self, name: str, rest: str, talk: Talk) -> Said | None:
        """Follow everything or what is named, show what is followed, or leave."""
        if not await _may_change(talk.request):
            return Said(replies.managers_only())
        reply = await self._commanded(name, rest, talk)
        has_buttons = talk.request.has_buttons
        return Said(reply if has_buttons else replies.without_buttons(reply, talk.known))

    async def _commanded(self, name: str, rest: str, talk: Talk) -> Reply:
        if name in _LEAVING:
            return await (self._leave_named(rest, talk) if rest else self._leave(talk))
        wish = read_wish(rest)
        if wish:
            return await self._wished(wish, talk)
        return await (self._follow_named(rest, talk) if rest else self._open(talk))

    async def pressed(self, action: Action, talk: Talk) -> Said:
        """Do what a button of a card, a notification or a panel says."""
        if not await _may_change(talk.request):
            return Said(replies.managers_only())
        change = read_change(action.text)
        if change:
            return Said(await self._change(change, talk))
        name, _, value = action.text.partition(":")
        if name == "end":
            return Said(await self._leave(talk))
        chat = await self._chat(talk)
        if chat is None:
            return Said(replies.not_following())
        if name == "type":
            return _asking_hours(replies.ask_hours(), talk)
        return Said(await self._order(name, value, chat, talk))

    async def replied(self, _pending: Pending, talk: Talk, /) -> Said | None:
        """Take typed quiet hours."""
        chat = await self._chat(talk)
        if chat is None or not await _may_change(talk.request):
            return None
        text = talk.request.text
        said = fold(clean(text))
        if said in _NEVER_MIND:
            return Said(above(hearing.quiet(self._view(chat, talk)), replies.KEPT))
        hours = schedules.NO_QUIET if said in _NO_HOURS else _range(text)
        if hours:
            schedule = schedules.with_quiet(chat.schedule, hours)
            return Said(await self._reschedule(schedule, hearing.quiet, talk))
        is_meant = schedules.is_about_hours(text)
        return _asking_hours(replies.unread_hours(), talk) if is_meant else None

    async def misread(self, talk: Talk, /) -> Said | None:
        """Ask for quiet hours again."""
        is_theirs = await self._chat(talk) and await _may_change(talk.request)
        return _asking_hours(replies.unread_hours(), talk) if is_theirs else None

    async def _open(self, talk: Talk) -> Reply:
        """Follow everything where nothing is followed; show what is."""
        chat = await self._chat(talk)
        if chat:
            return panels.main(self._view(chat, talk))
        chat = await self._add(EVERYTHING, talk)
        return above(panels.main(self._view(chat, talk)), replies.welcomed(chat))

    async def _leave(self, talk: Talk) -> Reply:
        chat = await self._chat(talk)
        await self._base.subscribers.leave(talk.address)
        return replies.ended(chat) if chat else replies.not_following()

    async def _leave_named(self, named: str, talk: Talk) -> Reply:
        """End what is named, and nothing else."""
        chat = await self._chat(talk)
        if chat is None:
            return replies.not_following()
        meant = interests.find(named)
        answer = None if meant else await self._base.answer(named)
        found = interests.of_matches(answer.matches, talk.known) if answer else [meant]
        ended = [one for one in found if one in chat.interests]
        if len(ended) == 1:
            return await self._unfollow(Change(Sign.UNFOLLOW, ended[0]), talk)
        return above(panels.main(self._view(chat, talk)), replies.not_followed(named))

    async def _wished(self, wish: Wish, talk: Talk) -> Reply:
        chat = await self._chat(talk)
        if chat is None:
            return replies.not_following()
        return await self._order(wish.name, wish.value, chat, talk)

    async def _follow_named(self, named: str, talk: Talk) -> Reply:
        interest = interests.find(named)
        if interest:
            return await self._follow(interest, talk)
        answer = await self._base.answer(named)
        found = interests.of_matches(answer.matches, talk.known)
        if answer.outcome is Outcome.NONE or not found:
            return replies.not_found(named, found, talk.known)
        if answer.outcome is Outcome.ANSWER and len(found) == 1:
            return await self._follow(found[0], talk)
        return replies.offered(found, talk.known)

    async def _change(self, change: Change, talk: Talk) -> Reply:
        if change.sign is Sign.UNFOLLOW:
            return await self._unfollow(change, talk)
        if not interests.is_held(change.interest, talk.known):
            return welcome.gone()
        if change.panel not in _PANELS:
            return await self._follow(change.interest, talk)
        chat = await self._add(change.interest, talk)
        return _PANELS[change.panel](self._view(chat, talk))

    async def _follow(self, interest: Interest, talk: Talk) -> Reply:
        chat = await self._chat(talk)
        if chat and interest in chat.interests:
            return replies.followed_already(interest, self._view(chat, talk))
        chat = await self._add(interest, talk)
        return replies.followed(interest, self._view(chat, talk))

    async def _unfollow(self, change: Change, talk: Talk) -> Reply:
        before = await self._chat(talk)
        if before is None:
            return replies.not_following()
        chat = await self._base.subscribers.unfollow(talk.address, [change.interest])
        if chat is None or not chat.interests:
            return replies.ended(before)
        view = self._view(chat, talk)
        if change.panel in _PANELS:
            return _PANELS[change.panel](view)
        return replies.unfollowed(change.interest, view)

    async def _order(self, name: str, value: str, chat: Chat, talk: Talk) -> Reply:
        schedule = schedules.changed(chat.schedule, name, value)
        if schedule:
            return await self._reschedule(schedule, _SHOWN_AFTER.get(name, hearing.quiet), talk)
        if name == "mute" and value:
            return await self._mute(value, chat, talk)
        if name not in _PANELS:
            return welcome.help_(talk.known)
        page = int(value) if value.isdecimal() else 0
        return _PANELS[name](replace(self._view(chat, talk), page=page))

    async def _reschedule(
        self, schedule: Schedule, panel: Callable[[View], Reply], talk: Talk
    ) -> Reply:
        chat = await self._base.subscribers.reschedule(talk.address, schedule)
        return panel(self._view(chat, talk)) if chat else replies.not_following()

    async def _mute(self, days: str, chat: Chat, talk: Talk) -> Reply:
        if days != _UNMUTE and days not in _MUTES:
            return welcome.help_(talk.known)
        until = 0 if days == _UNMUTE else int((self._base.now() + _MUTES[days]).timestamp())
        await self._base.subscribers.mute(talk.address, until)
        view = self._view(replace(chat, muted_until=until), talk)
        return above(panels.main(view), replies.MUTED if until else replies.unmuted(chat))

    async def _chat(self, talk: Talk) -> Chat | None:
        """The chat, where it follows something. Whoever writes is there to be reached again."""
        subscribers = self._base.subscribers
        chat = await subscribers.find(talk.address)
        if chat is None or not chat.interests:
            return None
        if not chat.is_active:
            await subscribers.returned(talk.address.channel, talk.address.chat)
        return replace(chat, is_active=True)

    async def _add(self, interest: Interest, talk: Talk) -> Chat:
        return await self._base.subscribers.follow(
            talk.address, [interest], is_private=talk.request.is_private
        )

    def _view(self, chat: Chat, talk: Talk) -> View:
        return View(chat, talk.known, int(self._base.now().timestamp()))


async def _may_change(request: Request) -> bool:
    return request.is_private or await request.may_manage()


def _asking_hours(reply: Reply, talk: Talk) -> Said:
    return Said(reply, replace(talk.conversation, pending=Pending(_HOURS)))


def _range(text: str) -> tuple[int, int] | None:
    """A range of hours; one that ends where it begins is none."""
    hours = read_hours(text)
    return hours if hours and hours[0] != hours[1] else None
