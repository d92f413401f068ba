"""Answer questions and show what is known: by words, by command, by button, by link."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import actions, answers, cards, menus, news, welcome
from handlers.actions import Verb
from handlers.conversation import Conversation, Pending, about
from handlers.howto import howto
from handlers.offers import turns_page
from handlers.picking import picked, placed
from handlers.small_talk import small_talk
from handlers.talk import Said, Talk
from knowledge.answering.facts.filters import is_printed_as
from knowledge.answering.model import MOST_LISTED, Context, Match, Outcome, Way
from knowledge.catalogue import Directive, Task
from knowledge.publishing.questions import Asked
from knowledge.reading.trust import asks_source
from knowledge.search.lexicon import Kind
from knowledge.text.fold import clean, fold
from knowledge.text.local import LOCAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.actions import Action
    from handlers.menus import Menu
    from handlers.messages import Reply
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer
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
_FILE = re.compile(r"\b(?:file|tep|pdf|ban (?:word|scan|mem))\b")
_IN_FULL = re.compile(r"(?:cho )?(?:xem |doc )?(?:toan van|nguyen van|day du|toan bo noi dung)\W*")


class Asking:
    """What everybody may do: ask, browse, press the buttons of answers."""

    commands = frozenset({*_KINDS, *_HELP, "start"})
    verbs = frozenset({Verb.SHOW, Verb.TEXT, Verb.PAGE, Verb.ASK})
    steps: frozenset[str] = frozenset()

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    async def typed(self, talk: Talk) -> Said:
        """Answer what was typed, whatever it is."""
        text = clean(talk.request.text)
        if reply := _unasked(text, talk):
            return Said(reply)
        match = picked(text, talk.conversation)
        if match:
            return _shown(match, talk)
        told = placed(text, talk.conversation, talk.known)
        said = await self._of_placed(*told, talk) if told else None
        if said:
            return said
        wanted = news.read_news(text)
        if wanted and talk.known.articles:
            return self._news(wanted, talk)
        return await self._asked(talk.request.text, talk.conversation, talk)

    async def command(self, name: str, rest: str, talk: Talk) -> Said | None:
        """Greet, help, browse, or open what a link names."""
        if name == "start":
            return await self._start(rest, talk)
        if name in _HELP:
            return Said(welcome.help_(talk.known, await self._menu(talk)))
        return await self._browse(*_KINDS[name], rest, talk)

    async def replied(self, _pending: Pending, _talk: Talk, /) -> Said | None:
        """Nothing: it has no dialogues."""
        return None

    async def pressed(self, action: Action, talk: Talk) -> Said:
        """Show what a button names."""
        known = talk.known
        match action:
            case actions.Action(verb=Verb.ASK, text=question) if question:
                return await self._asked(question, Conversation(), talk)
            case actions.Action(verb=Verb.PAGE) as turned:
                return _paged(turned, talk)
            case actions.Action(kind=Kind() as kind, id=id_) as wanted:
                if not known.holds(kind, id_):
                    return Said(welcome.gone())
                if wanted.verb is Verb.TEXT and kind is Kind.TASK:
                    return Said(cards.task_text(known.catalogue.tasks[id_]))
                return _shown(Match(kind, id_), talk)
            case _:
                return Said(welcome.help_(talk.known))

    def _news(self, wanted: news.News, talk: Talk) -> Said:
        today = self._base.now().astimezone(LOCAL).date()
        found = news.found_by(wanted, talk.known, today)
        context = _of_list(found, talk.conversation)
        reply = news.say(wanted, found, talk.known, today)
        asked = Asked(talk.request.text, Outcome.LIST.value)
        return Said(reply, Conversation(context, is_numbered=True), asked)

    async def _menu(self, talk: Talk) -> Menu:
        """The commands that a person may give here."""
        editors = self._base.editors
        if not talk.request.is_private or not await editors.may_publish(talk.person):
            return menus.PEOPLE
        return menus.OWNERS if talk.person in editors.owners else menus.EDITORS

    async def _start(self, rest: str, talk: Talk) -> Said:
        """Greet, or open what a link names; who had left hears of posts again, and is told so."""
        news = [welcome.BACK] if await self._is_back(talk) else []
        action = actions.read(actions.read_deep_link(rest) or "")
        if action is None:
            return Said(welcome.greeting(talk.known, *news))
        said = await self.pressed(action, talk)
        return replace(said, reply=replace(said.reply, blocks=(*news, *said.reply.blocks)))

    async def _is_back(self, talk: Talk) -> bool:
        subscribers, address = self._base.subscribers, talk.address
        if not await subscribers.returned(address.channel, address.chat):
            return False
        chat = await subscribers.find(address)
        return chat is not None and chat.is_subscribed

    async def _of_placed(self, match: Match, question: str, talk: Talk) -> Said | None:
        """What is asked of something that was told by its place; None where nothing is."""
        if not question:
            return _shown(match, talk)
        talked = about(match, talk.conversation, talk.known)
        answer = await self._base.answer(question, talked.context, talk.known)
        if answer.way is not Way.FOLLOW_UP:
            return None
        return _said(answer, talk.request.text, talked, talk.known)

    async def _asked(self, text: str, conversation: Conversation, talk: Talk) -> Said:
        answer = await self._base.answer(text, conversation.context, talk.known)
        return _said(answer, text, conversation, talk.known)

    async def _browse(self, kind: Kind, noun: str, asked: str, talk: Talk) -> Said:
        """Everything of a kind, or what is asked for of that kind."""
        if asked:
            return await self._asked(f"{noun} {asked}", Conversation(), talk)
        everything = _all(kind, talk.known)
        if not everything:
            return Said(welcome.nothing_held(noun))
        return _listed(everything, talk.conversation, talk.known)


def _unasked(text: str, talk: Talk) -> Reply | None:
    """The reply to what needs no answer looked for: a courtesy, how the bot is
    used, a text in full, a last page."""
    last = talk.conversation.context
    if last and last.matches and not last.is_in_vain and asks_source(text):
        return None
    courtesy = small_talk(text, talk.known)
    if courtesy and not _is_type_offered(text, talk):
        return courtesy
    if how := howto(text, talk.known):
        return how
    task = _wanted_in_full(text, talk.conversation, talk.known)
    if task:
        return cards.task_text(task)
    is_list = last is not None and last.outcome is Outcome.LIST
    return welcome.no_more_pages() if is_list and turns_page(text) else None


def _is_type_offered(text: str, talk: Talk) -> bool:
    """Whether a text is the type of something to choose from: `hướng dẫn`."""
    last, said = talk.conversation.context, fold(clean(text)).strip(" ?.!")
    offered = last.matches if last and last.outcome is Outcome.CHOICES else ()
    entities = map(talk.known.entity, offered)
    return any(is_printed_as(one, said) for one in entities if isinstance(one, Directive))


def _said(answer: Answer, text: str, before: Conversation, known: Knowledge) -> Said:
    """The reply to an answer, and what the conversation is about from then on."""
    asked = Asked(text, answer.outcome.value)
    context = answer.context(before.context)
    if answer.outcome is Outcome.NONE:
        return Said(answers.say(answer, known), _in_vain(before, context), asked)
    numbered = answer.outcome is not Outcome.ANSWER
    talked = Conversation(context, numbered)
    entity = known.entity(answer.matches[0])
    if not numbered and isinstance(entity, Task):
        said = fold(text)
        if _FILE.search(said):
            return Said(cards.task_text_for_file(entity), talked, asked)
        if _FULL_TEXT.search(said):
            return Said(cards.task_text(entity), talked, asked)
    return Said(answers.say(answer, known), talked, asked)


def _in_vain(before: Conversation, context: Context | None) -> Conversation | None:
    """The conversation once nothing was found; what was numbered may still be picked where no
    number was asked for."""
    if context == before.context:
        return None
    is_asked = context and before.context and context.asked == before.context.asked
    return Conversation(context, before.is_numbered and bool(is_asked))


def _wanted_in_full(text: str, conversation: Conversation, known: Knowledge) -> Task | None:
    """The task on screen, where its whole text is asked for."""
    subject = _subject(conversation)
    if subject is None or not _IN_FULL.fullmatch(fold(text)):
        return None
    entity = known.entity(subject)
    return entity if isinstance(entity, Task) else None


def _shown(match: Match, talk: Talk) -> Said:
    return Said(cards.card(match, talk.known), about(match, talk.conversation, talk.known))


def _listed(matches: tuple[Match, ...], before: Conversation, known: Knowledge) -> Said:
    context = _of_list(matches, before)
    return Said(answers.listed(matches, known, 0), Conversation(context, is_numbered=True))


def _of_list(matches: tuple[Match, ...], before: Conversation) -> Context:
    """What is talked about once a list was shown."""
    home = before.context.home if before.context else None
    return Context(Outcome.LIST, matches, None, _subject(before), home=home)


def _subject(conversation: Conversation) -> Match | None:
    """What is talked about."""
    return conversation.context.subject if conversation.context else None


def _paged(turned: Action, talk: Talk) -> Said:
    """A page of the list that the button stands under; that list is then the one on screen."""
    for matches in _lists(talk):
        if answers.mark(matches) == turned.text and turned.id * answers.PAGE < len(matches):
            reply = answers.listed(matches, talk.known, turned.id)
            return Said(reply, _turned_to(matches, talk.conversation))
    return Said(welcome.other_list())


def _lists(talk: Talk) -> Iterator[tuple[Match, ...]]:
    """The lists whose pages can be turned: all of a kind, the last one, what was picked from."""
    for kind in Kind:
        yield _all(kind, talk.known)
    if context := talk.conversation.context:
        yield context.matches
        yield context.listed


def _turned_to(matches: tuple[Match, ...], before: Conversation) -> Conversation:
    """The conversation about a list; as it was where that was the last one already."""
    last = before.context
    is_last = last is not None and last.outcome is Outcome.LIST
    if last and is_last and answers.mark(last.matches) == answers.mark(matches):
        return before
    return Conversation(_of_list(matches, before), is_numbered=True)


def _all(kind: Kind, known: Knowledge) -> tuple[Match, ...]:
    ids = [id_ for found, id_ in known.entries if found is kind]
    if kind is Kind.ARTICLE:
        ids = [one.id for one in known.articles.newest(MOST_LISTED)]
    return tuple(Match(kind, id_) for id_ in ids)
