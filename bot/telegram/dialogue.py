"""One turn of a conversation: acknowledge, admit, ask the answerer, answer, remember."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import structlog
from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ChatAction, ChatMemberStatus, ParseMode
from telegram.error import TelegramError

from bot.outage import is_of_store, log_crash
from bot.quota import Admission
from bot.telegram.links import public
from bot.telegram.outbox import Outbox
from bot.telegram.render import render
from bot.telegram.updates import Me, decides_by_itself, read
from handlers.inline import ASK_HERE
from handlers.talk import Answered

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram import Bot

    from bot.quota import Quota
    from bot.telegram.contract import Answerer, Replies, Voice
    from bot.telegram.patience import Patience
    from bot.telegram.updates import Fields, Place, Turn, Update
    from handlers.inline import Suggestion

_ANSWER_SECONDS = 60.0
_PARALLEL_ANSWERS = 64
"""What is thought of at once; an answer that waits for Telegram is not among them."""

_SHARED_SECONDS = 30
_MANAGERS = {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}
_TYPING_LASTS = 4.5

_LOG = structlog.stdlib.get_logger("bot.telegram")


class Dialogue:
    """Answers updates; whatever goes wrong inside ends in the log, never in silence.

    `quotas` are those of people and of groups.
    """

    def __init__(
        self,
        answerer: Answerer,
        replies: Replies,
        voice: Voice,
        quotas: tuple[Quota, Quota],
        typing_after: float,
    ) -> None:
        self._answerer = answerer
        self._replies = replies
        self._voice = voice
        self._of_people, self._of_groups = quotas
        self._typing_after = typing_after
        self._places = asyncio.Semaphore(_PARALLEL_ANSWERS)

    async def acknowledge(self, query: Fields, bot: Bot, patience: Patience) -> None:
        """Stop the pressed button's waiting mark; a press too old for it is no failure."""
        try:
            await patience.through(partial(bot.answer_callback_query, query["id"]), "press")
        except TelegramError as error:
            _LOG.info("press not acknowledged", error=str(error))

    async def take(self, update: Update, bot: Bot, patience: Patience) -> None:
        """Answer one update, if it asks for anything."""
        if query := update.get("inline_query"):
            await self._suggest(query, bot)
        turn = read(update, Me(bot.id, bot.username))
        if turn is None:
            return
        may_manage = partial(_may_manage, bot, turn)
        turn = replace(turn, request=replace(turn.request, may_manage=may_manage))
        outbox = Outbox(bot, patience)
        quota = self._of_people if turn.request.is_private else self._of_groups
        match quota.admit(turn.request.chat):
            case Admission.ANSWER:
                await self._answer(turn, bot, outbox)
            case Admission.NOTICE:
                await outbox.send(turn.place, self._voice.slow_down)

    async def _suggest(self, query: Fields, bot: Bot) -> None:
        suggestions = await self._answerer.suggest(query["query"])
        results = [_result(one, bot.username) for one in suggestions]
        button = InlineQueryResultsButton(ASK_HERE, start_parameter="hoi")
        try:
            await bot.answer_inline_query(
                query["id"], results, cache_time=_SHARED_SECONDS, button=button
            )
        except TelegramError as error:
            _LOG.info("suggestions not shown", error=str(error))

    async def _answer(self, turn: Turn, bot: Bot, outbox: Outbox) -> None:
        async with self._places, self._typing(bot, turn.place):
            answered = await self._answered(turn)
        chat = turn.request.chat
        question = None if answered.reply.is_passing else turn.question
        old: list[int] = []
        if turn.request.edited and question is not None:
            old = await self._replies.recall(chat, question)
        sent = await outbox.replace(turn.place, old, answered.reply)
        question = question if sent else None
        left = answered.left if sent else answered.unseen
        await self._replies.remember(chat, question, sent, left)

    async def _answered(self, turn: Turn) -> Answered:
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                return await self._answerer.answer(turn.request)
        except Exception as error:  # noqa: BLE001 - where a crash meets the log and the person
            log_crash(_LOG, "answering crashed", error)
            return Answered(replace(self._voice.apology, is_passing=is_of_store(error)))

    @asynccontextmanager
    async def _typing(self, bot: Bot, place: Place) -> AsyncIterator[None]:
        """Show that an answer is on its way, if it is a while; most never come to that."""
        typing: list[asyncio.Task[None]] = []
        timer = asyncio.get_running_loop().call_later(
            self._typing_after, lambda: typing.append(asyncio.create_task(self._type(bot, place)))
        )
        try:
            yield
        finally:
            timer.cancel()
            for task in typing:
                task.cancel()
                await asyncio.wait({task})

    async def _type(self, bot: Bot, place: Place) -> None:
        try:
            while True:
                await bot.send_chat_action(
                    place.chat, ChatAction.TYPING, message_thread_id=place.thread
                )
                await asyncio.sleep(_TYPING_LASTS)
        except TelegramError as error:
            _LOG.debug("typing not shown", error=str(error))


async def _may_manage(bot: Bot, turn: Turn) -> bool:
    """Whether the person decides for the chat: their own, or one that they administer."""
    request = turn.request
    if decides_by_itself(request):
        return True
    try:
        member = await bot.get_chat_member(turn.place.chat, int(request.person))
    except (TelegramError, ValueError) as error:
        _LOG.info("rights not known", error=str(error))
        return False
    return member.status in _MANAGERS


def _result(suggestion: Suggestion, username: str) -> InlineQueryResultArticle:
    pages = render(public(suggestion.reply, username))
    keyboard = pages[-1].keyboard
    content = InputTextMessageContent(
        pages[0].html,
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(
        suggestion.id,
        suggestion.title,
        content,
        description=suggestion.description,
        reply_markup=InlineKeyboardMarkup.de_json(keyboard) if keyboard else None,
    )
