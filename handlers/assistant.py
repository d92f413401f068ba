"""The one door: every request of every channel comes in here and leaves as a reply."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from handlers import actions, welcome
from handlers.asking import Asking
from handlers.conversation import from_state, to_state
from handlers.inline import suggest
from handlers.site.addresses import on_site
from handlers.subscribing.feature import Subscribing
from handlers.talk import Said, Talk
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.actions import Action, Verb
    from handlers.conversation import Pending
    from handlers.inline import Suggestion
    from handlers.messages import Reply, Request
    from knowledge.base import KnowledgeBase


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


class Assistant:
    """Gives each request to the feature that it is for; a command or a press ends a dialogue.

    `site` is where the web pages are that replies link to, see `on_site`.
    """

    def __init__(
        self, base: KnowledgeBase, features: Iterable[Feature] = (), site: str | None = None
    ) -> None:
        self._base = base
        self._site = site
        self._asking = Asking(base)
        self._features: tuple[Feature, ...] = (self._asking, Subscribing(base), *features)
        self._receiving = [one for one in self._features if isinstance(one, Receiving)]

    async def handle(self, request: Request) -> Reply:
        """What the bot says to a request."""
        where = (request.channel, request.chat, request.person)
        known = await self._base.known()
        before = from_state(await self._base.conversations.recall(*where), known)
        talk = Talk(request, replace(before, pending=None), known)
        said = await self._said(talk, before.pending)
        after = said.conversation or talk.conversation
        if after != before:
            await self._base.conversations.remember(*where, to_state(after))
        return on_site(said.reply, self._site)

    async def suggest(self, text: str) -> tuple[Suggestion, ...]:
        """Cards to share in another chat."""
        found = await suggest(text, self._base)
        return tuple(replace(one, reply=on_site(one.reply, self._site)) for one in found)

    async def _said(self, talk: Talk, pending: Pending | None) -> Said:
        if talk.request.action is not None:
            return await self._pressed(talk.request.action, talk)
        text = clean(talk.request.text)
        if text.startswith("/"):
            return await self._command(text, talk)
        for feature in self._features:
            if pending and pending.step in feature.steps:
                said = await feature.replied(pending, talk)
                if said:
                    return said
        return await self._offered(talk) or await self._asking.typed(talk)

    async def _offered(self, talk: Talk) -> Said | None:
        for feature in self._receiving:
            said = await feature.offered(talk)
            if said:
                return said
        return None

    async def _command(self, text: str, talk: Talk) -> Said:
        name, _, rest = text[1:].partition(" ")
        name = fold(name)
        for feature in self._features:
            if name in feature.commands:
                said = await feature.command(name, rest.strip(), talk)
                return said or Said(welcome.unknown_command())
        return Said(welcome.unknown_command())

    async def _pressed(self, pressed: str, talk: Talk) -> Said:
        action = actions.read(pressed)
        for feature in self._features:
            if action and action.verb in feature.verbs:
                return await feature.pressed(action, talk)
        return Said(welcome.help_())
