"""The one door: every request of every channel comes in here and leaves as a reply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import actions, answers, cards, welcome
from handlers.conversation import Conversation, from_state, picked, to_state
from handlers.small_talk import small_talk
from knowledge.answering.model import Context, Match, Outcome
from knowledge.catalogue import Task
from knowledge.search.lexicon import Kind
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from handlers.actions import Action
    from handlers.messages import Reply, Request
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase

_KINDS = {
    "nhiemvu": (Kind.TASK, "nhiệm vụ"),
    "tasks": (Kind.TASK, "nhiệm vụ"),
    "vanban": (Kind.DIRECTIVE, "văn bản"),
    "documents": (Kind.DIRECTIVE, "văn bản"),
    "baiviet": (Kind.ARTICLE, "bài viết"),
    "articles": (Kind.ARTICLE, "bài viết"),
}
_HELP = ("trogiup", "help")
_FULL_TEXT = re.compile(r"\b(?:toan van|nguyen van)\b")
_IN_FULL = re.compile(r"(?:cho )?(?:xem |doc )?(?:toan van|nguyen van|day du|toan bo noi dung)\W*")


@dataclass(frozen=True, slots=True)
class _Said:
    """A reply, and what the conversation is about from now on; None where that stays."""

    reply: Reply
    conversation: Conversation | None = None


class Assistant:
    """Answers people: questions, commands, buttons, links."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    async def handle(self, request: Request) -> Reply:
        """What the bot says to a request."""
        where = (request.channel, request.chat, request.person)
        known = await self._base.known()
        conversation = from_state(await self._base.conversations.recall(*where), known)
        said = await self._said(request, conversation, known)
        if said.conversation is not None:
            await self._base.conversations.remember(*where, to_state(said.conversation))
        return said.reply

    async def _said(self, request: Request, conversation: Conversation, known: Knowledge) -> _Said:
        if request.action is not None:
            return await self._pressed(request.action, conversation, known)
        text = clean(request.text)
        if text.startswith("/"):
            return await self._command(text, conversation, known)
        courtesy = small_talk(text, known)
        if courtesy:
            return _Said(courtesy)
        task = _wanted_in_full(text, conversation, known)
        if task:
            return _Said(cards.task_text(task))
        match = picked(text, conversation)
        if match:
            return _shown(match, known)
        return await self._asked(request.text, conversation, known)

    async def _asked(self, text: str, conversation: Conversation, known: Knowledge) -> _Said:
        answer = await self._base.answer(text, conversation.context)
        if answer.outcome is Outcome.NONE:
            return _Said(answers.say(answer, known))
        numbered = answer.outcome is not Outcome.ANSWER
        talked = Conversation(answer.context(conversation.context), numbered)
        entity = known.entity(answer.matches[0])
        if not numbered and isinstance(entity, Task) and _FULL_TEXT.search(fold(text)):
            return _Said(cards.task_text(entity), talked)
        return _Said(answers.say(answer, known), talked)

    async def _command(self, text: str, conversation: Conversation, known: Knowledge) -> _Said:
        name, _, rest = text[1:].partition(" ")
        name = fold(name)
        if name == "start":
            action = actions.read_deep_link(rest)
            pressed = action and self._pressed(action, conversation, known)
            return await pressed if pressed else _Said(welcome.greeting(known))
        if name in _HELP:
            return _Said(welcome.help_())
        if name in _KINDS:
            return await self._browse(*_KINDS[name], rest.strip(), conversation, known)
        return _Said(welcome.unknown_command())

    async def _browse(
        self, kind: Kind, noun: str, asked: str, conversation: Conversation, known: Knowledge
    ) -> _Said:
        """Everything of a kind, or what is asked for of that kind."""
        if asked:
            return await self._asked(f"{noun} {asked}", Conversation(), known)
        everything = _all(kind, known)
        if not everything:
            return _Said(welcome.nothing_held(noun))
        return _listed(everything, conversation, known)

    async def _pressed(self, action: str, conversation: Conversation, known: Knowledge) -> _Said:
        match actions.read(action):
            case actions.Action(verb=actions.Verb.ASK, text=question) if question:
                return await self._asked(question, Conversation(), known)
            case actions.Action(verb=actions.Verb.PAGE) as turned:
                return _paged(turned, conversation, known)
            case actions.Action(kind=Kind() as kind, id=id_) as wanted:
                if (kind, id_) not in known.entries:
                    return _Said(welcome.gone())
                if wanted.verb is actions.Verb.TEXT and kind is Kind.TASK:
                    return _Said(cards.task_text(known.catalogue.tasks[id_]))
                return _shown(Match(kind, id_, 100.0), known)
            case _:
                return _Said(welcome.help_())


def _wanted_in_full(text: str, conversation: Conversation, known: Knowledge) -> Task | None:
    """The task on screen, where its whole text is asked for."""
    subject = conversation.context.subject if conversation.context else None
    if subject is None or not _IN_FULL.fullmatch(fold(text)):
        return None
    entity = known.entity(subject)
    return entity if isinstance(entity, Task) else None


def _shown(match: Match, known: Knowledge) -> _Said:
    context = Context(Outcome.ANSWER, (match,), None, match)
    return _Said(cards.card(match, known), Conversation(context))


def _listed(matches: tuple[Match, ...], before: Conversation, known: Knowledge) -> _Said:
    subject = before.context.subject if before.context else None
    context = Context(Outcome.LIST, matches, None, subject)
    return _Said(answers.listed(matches, known, 0), Conversation(context, is_numbered=True))


def _paged(turned: Action, conversation: Conversation, known: Knowledge) -> _Said:
    context = conversation.context
    if context is None or context.outcome is not Outcome.LIST:
        return _Said(welcome.gone())
    if turned.id * answers.PAGE >= len(context.matches):
        return _Said(welcome.gone())
    return _Said(answers.listed(context.matches, known, turned.id))


def _all(kind: Kind, known: Knowledge) -> tuple[Match, ...]:
    return tuple(Match(kind, id_, 100.0) for found, id_ in known.entries if found is kind)
