"""The one door: every request of every channel comes in here and leaves as a reply."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from handlers import actions, welcome
from handlers.asking import Asking
from handlers.build import beneath
from handlers.conversation import from_state, to_state
from handlers.inline import suggest
from handlers.linking.feature import Linking
from handlers.messages import Reply
from handlers.offers import begun, counted, offered, taken
from handlers.picking import tells_of_list
from handlers.site.addresses import on_site
from handlers.spoken import as_command
from handlers.subscribing.feature import Subscribing
from handlers.talk import Answered, Said, Talk
from knowledge.answering.model import Outcome
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.actions import Action, Verb
    from handlers.conversation import Conversation, Pending
    from handlers.inline import Suggestion
    from handlers.messages import Request
    from knowledge.base import KnowledgeBase

_CANCEL = re.compile(r"/(?:huy|hủy|cancel)(?:@\w+)?")
"""Said as a command, as bots elsewhere want it; it is the word that ends a dialogue."""

_ALBUM_SECONDS = 30
"""Between two pictures of an album, which channels send one by one, and slowly some of them."""


class Feature(Protocol):
    """One thing that people can do: the commands, buttons and steps of dialogues that belong to it.

    `command` and `replied` give None where the person may not, or what was said is no answer: the
    request then goes on as if the feature was not there.
    """

    @property
    def commands(self) -> frozenset[str]:
        """Folded names of commands, without the slash."""
        ...

    @property
    def verbs(self) -> frozenset[Verb]:
        """What its buttons ask for."""
        ...

    @property
    def steps(self) -> frozenset[str]:
        """Steps of its dialogues, see `Pending`."""
        ...

    async def command(self, name: str, rest: str, talk: Talk) -> Said | None:
        """Do what a command says; `rest` is what stands behind its name."""
        ...

    async def pressed(self, action: Action, talk: Talk) -> Said:
        """Do what a button says."""
        ...

    async def replied(self, pending: Pending, talk: Talk, /) -> Said | None:
        """Take a message as the answer to a step of a dialogue."""
        ...


@runtime_checkable
class Receiving(Protocol):
    """A feature that something may be meant for which was sent without a command."""

    async def offered(self, talk: Talk, /) -> Said | None:
        """Take what was sent; None where it is not for this feature, or the person may not."""
        ...


@runtime_checkable
class Resuming(Protocol):
    """A feature with dialogues that can be gone on with after something else."""

    @property
    def steps(self) -> frozenset[str]:
        """See `Feature.steps`."""
        ...

    async def left(self, pending: Pending, said: Said, talk: Talk, /) -> Reply | None:
        """What to say to somebody who turned from a step to what `said` answers; None: nothing."""
        ...


@runtime_checkable
class Insisting(Protocol):
    """A feature that waits on for an answer where what was said answers nothing else either."""

    @property
    def steps(self) -> frozenset[str]:
        """See `Feature.steps`."""
        ...

    async def misread(self, talk: Talk, /) -> Said | None:
        """Say what is waited for; None where nothing is any more."""
        ...


class Assistant:
    """Gives each request to the feature that it is for.

    A button of the last reply may be typed. A command or a press ends a dialogue, and says so.
    An edited message asks anew, and has no other effect.

    `site` is where the web pages are that replies link to, see `on_site`.
    """

    def __init__(
        self, base: KnowledgeBase, features: Iterable[Feature] = (), site: str | None = None
    ) -> None:
        self._base = base
        self._site = site
        self._asking = Asking(base)
        own = (self._asking, Subscribing(base), Linking(base))
        self._features: tuple[Feature, ...] = (*own, *features)
        self._receiving = [one for one in self._features if isinstance(one, Receiving)]
        self._resuming = [one for one in self._features if isinstance(one, Resuming)]
        self._insisting = [one for one in self._features if isinstance(one, Insisting)]

    async def handle(self, request: Request) -> Reply:
        """What the bot says to a request; the conversation goes on from there."""
        answered = await self.answer(request)
        await self._base.keep(answered.left)
        return answered.reply

    async def answer(self, request: Request) -> Answered:
        """What the bot says to a request, for who keeps what that leaves when the reply is out.

        A request that comes again after a crash before then finds the conversation as it was.
        """
        where = (request.channel, request.chat, request.person)
        known, state = await self._base.recall(where)
        before = from_state(state, known)
        talk = Talk(request, replace(before, pending=None), known)
        said = await self._said(talk, before)
        after = said.conversation or talk.conversation
        if not said.reply.is_passing:
            after = replace(after, offered=offered(said.reply, request))
        if request.has_more_than_words:
            after = replace(after, pictured_at=self._seconds())
        left, unseen = (
            self._base.left(where, to_state(one) if one != before else None, said.asked)
            for one in (after, after if said.reply.is_passing else replace(after, offered=()))
        )
        return Answered(on_site(said.reply, self._site), left, unseen)

    async def suggest(self, text: str) -> tuple[Suggestion, ...]:
        """Cards to share in another chat."""
        found = await suggest(text, self._base)
        return tuple(replace(one, reply=on_site(one.reply, self._site)) for one in found)

    async def _said(self, talk: Talk, before: Conversation) -> Said:
        if talk.request.edited and self._waiting(before.pending):
            return _edited(talk, before.pending)
        if _CANCEL.fullmatch(talk.request.text.strip().casefold()):
            talk = replace(talk, request=replace(talk.request, text="hủy"))
        return await self._heard(talk, before)

    async def _heard(self, talk: Talk, before: Conversation) -> Said:
        text = clean(talk.request.text)
        action = talk.request.action
        is_of_list = tells_of_list(text, before, talk.known)
        if action is None and not is_of_list:
            action = taken(text, before.offered)
        if action is not None:
            return await self._pressed(action, talk, before.pending)
        if text.startswith("/"):
            return await self._command(text, talk, before.pending)
        return await self._stepped(talk, before.pending) or await self._free(talk, before)

    async def _free(self, talk: Talk, before: Conversation) -> Said:
        """What is said to a message that is for no step of a dialogue."""
        if talk.request.is_wordless:
            return self._wordless(talk, before)
        text = clean(talk.request.text)
        action = begun(text, before.offered)
        if action is None and not before.is_numbered:
            action = counted(text, before.offered)
        if action:
            return await self._pressed(action, talk, None)
        command = as_command(text)
        if command:
            return await self._command(command, talk, None)
        said = await self._received(talk) or await self._asking.typed(talk)
        return await self._insisted(said, talk, before.pending) or said

    async def _insisted(self, said: Said, talk: Talk, pending: Pending | None) -> Said | None:
        """What is waited for, to whom nothing was found for what they said instead."""
        is_found = said.asked is None or said.asked.outcome != Outcome.NONE.value
        if is_found or pending is None:
            return None
        waiting = (one for one in self._insisting if pending.step in one.steps)
        feature = next(waiting, None)
        return await feature.misread(talk) if feature else None

    def _wordless(self, talk: Talk, before: Conversation) -> Said:
        """Ask for words, and leave everything as it is; of several pictures the first is told."""
        is_of_album = self._seconds() - before.pictured_at < _ALBUM_SECONDS
        is_told = is_of_album and not talk.request.stands_alone
        reply = Reply((), is_passing=True) if is_told else welcome.only_text()
        return Said(reply, replace(talk.conversation, pending=before.pending))

    def _seconds(self) -> int:
        return int(self._base.now().timestamp())

    async def _stepped(self, talk: Talk, pending: Pending | None) -> Said | None:
        feature = self._waiting(pending)
        return await feature.replied(pending, talk) if feature and pending else None

    def _waiting(self, pending: Pending | None) -> Feature | None:
        """The feature whose dialogue waits for an answer."""
        return next((one for one in self._features if pending and pending.step in one.steps), None)

    def _serving(self, talk: Talk) -> tuple[Feature, ...]:
        """The features that commands and buttons may reach."""
        return (self._asking,) if talk.request.edited else self._features

    async def _received(self, talk: Talk) -> Said | None:
        for feature in () if talk.request.edited else self._receiving:
            said = await feature.offered(talk)
            if said:
                return said
        return None

    async def _command(self, text: str, talk: Talk, pending: Pending | None) -> Said:
        name, _, rest = text[1:].partition(" ")
        name = fold(name)
        for feature in self._serving(talk):
            if name in feature.commands:
                said = await feature.command(name, rest.strip(), talk)
                return await self._turned(said, talk, pending) if said else _unknown(talk, pending)
        return _unknown(talk, pending)

    async def _pressed(self, pressed: str, talk: Talk, pending: Pending | None) -> Said:
        talk = replace(talk, request=replace(talk.request, text="", action=pressed))
        action = actions.read(pressed)
        for feature in self._serving(talk):
            if action and action.verb in feature.verbs:
                said = await feature.pressed(action, talk)
                is_its_own = feature is self._waiting(pending)
                return said if is_its_own else await self._turned(said, talk, pending)
        return _edited(talk, pending) if talk.request.edited else Said(welcome.help_(talk.known))

    async def _turned(self, said: Said, talk: Talk, pending: Pending | None) -> Said:
        """A reply to something else than was waited for, with what becomes of that below it."""
        for feature in self._resuming:
            if pending and pending.step in feature.steps:
                note = await feature.left(pending, said, talk)
                return replace(said, reply=beneath(said.reply, note)) if note else said
        return said


def _unknown(talk: Talk, pending: Pending | None) -> Said:
    """A command that is none ends no dialogue."""
    if talk.request.edited:
        return _edited(talk, pending)
    return Said(
        welcome.unknown_command(talk.request.text[1:]), replace(talk.conversation, pending=pending)
    )


def _edited(talk: Talk, pending: Pending | None) -> Said:
    """An edited message that is no question leaves everything as it is."""
    return Said(welcome.edited(pending), replace(talk.conversation, pending=pending))
