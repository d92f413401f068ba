"""One turn of a conversation: admit, understand, ask the answerer, answer."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.delivery.courier import Verdict
from bot.quota import Admission
from bot.zalo.messages import lay_out
from handlers.talk import Answered
from handlers.trouble import APOLOGY, SLOW_DOWN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence

    from bot.delivery.pace import Pace
    from bot.quota import Quota
    from bot.zalo.carrier import Carrier
    from bot.zalo.composer import Composer
    from bot.zalo.messages import Message
    from bot.zalo.service import Office
    from handlers.messages import Request
    from knowledge.store.lane import Order

_ANSWER_SECONDS = 60.0
_TYPING_LASTS = 4.5
_LONGEST_PAUSE = 60.0

_TRIES = {Verdict.UNREACHED: 4, Verdict.FLOOD: 5, Verdict.LATER: 4, Verdict.DROPPED: 2}
"""How often an answer is tried after each verdict; what may have arrived is not sent again."""

_LOG = structlog.stdlib.get_logger("bot.zalo")


class Answerer(Protocol):
    """Whoever turns what a person did into what the bot says."""

    async def answer(self, request: Request) -> Answered:
        """Answer one request; called in order for one chat, at once for different chats."""
        ...


class Keep(Protocol):
    """Whoever keeps what answers left."""

    async def __call__(self, left: Sequence[Order], /) -> None:
        """Keep it."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What a conversation keeps to.

    Attributes:
        quota: how much a chat may ask.
        pace: told of each answer, which it never holds back.
        typing_after: seconds without an answer before "typing…" is shown.
        again_after: seconds before a failed try is repeated.
    """

    quota: Quota
    pace: Pace
    typing_after: float
    again_after: float


class Dialogue:
    """Answers requests; whatever goes wrong inside ends in the log, never in silence."""

    def __init__(
        self,
        office: Office,
        composer: Composer,
        carrier: Carrier,
        limits: Limits,
    ) -> None:
        self._answerer = office.answerer
        self._keep = office.keep
        self._composer = composer
        self._carrier = carrier
        self._limits = limits

    async def take(self, request: Request) -> None:
        """Answer one request."""
        match self._limits.quota.admit(request.chat):
            case Admission.ANSWER:
                await self._answer(await self._composer.understood(request))
            case Admission.NOTICE:
                await self._say(request.chat, lay_out(SLOW_DOWN, ()))

    async def _answer(self, request: Request) -> None:
        async with self._typing(request.chat):
            answered = await self._answered(request)
        is_seen = await self._say(request.chat, self._composer.answer(answered.reply))
        await self._composer.answered(request, answered.reply, is_seen=is_seen)
        await self._keep(answered.left if is_seen else answered.unseen)

    async def _answered(self, request: Request) -> Answered:
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                return await self._answerer.answer(request)
        except Exception:  # noqa: BLE001 - the one place where a crash meets the log and the person
            _LOG.exception("answering crashed")
            return Answered(APOLOGY)

    async def _say(self, chat: str, messages: Iterable[Message]) -> bool:
        """Send messages, up to the first that does not go through; tell whether all did."""
        for message in messages:
            if not await self._deliver(chat, message):
                return False
        return True

    async def _deliver(self, chat: str, message: Message) -> bool:
        tries = 0
        while True:
            self._limits.pace.spend(chat)
            outcome = await self._carrier.carry(chat, message)
            tries += 1
            if outcome.verdict is Verdict.SENT:
                return True
            pause = outcome.seconds or self._limits.again_after * 2 ** (tries - 1)
            is_last = tries >= _TRIES.get(outcome.verdict, 0) or pause > _LONGEST_PAUSE
            told = {"verdict": outcome.verdict.value, "error": outcome.error}
            if is_last:
                _LOG.warning("answer not sent", **told)
                return False
            _LOG.warning("answer tried again", **told)
            await asyncio.sleep(pause)

    @asynccontextmanager
    async def _typing(self, chat: str) -> AsyncIterator[None]:
        typing = asyncio.create_task(self._type(chat))
        try:
            yield
        finally:
            typing.cancel()
            await asyncio.wait({typing})

    async def _type(self, chat: str) -> None:
        await asyncio.sleep(self._limits.typing_after)
        while True:
            await self._carrier.show_typing(chat)
            await asyncio.sleep(_TYPING_LASTS)
