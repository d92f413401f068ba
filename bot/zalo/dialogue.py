"""One turn of a conversation: admit, understand, ask the answerer, answer.

What surely did not go out is given back as a `Rest`, to be put out later.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.courier import Outcome, Verdict
from bot.outage import log_crash
from bot.quota import Admission
from bot.zalo.messages import lay_out
from bot.zalo.waiting import Rest
from handlers.talk import Answered
from handlers.trouble import APOLOGY, SLOW_DOWN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

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

_MOST_TRIES = max(_TRIES.values())

_NOT_OUT = frozenset({Verdict.UNREACHED, Verdict.FLOOD, Verdict.LATER, Verdict.STOP})
"""What tells that a message surely did not go out, and may go later."""

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


@dataclass(frozen=True, slots=True)
class _Turn:
    """A request, and the messages that answer it."""

    request: Request
    answered: Answered
    messages: tuple[Message, ...]


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
        self._passed = 0

    async def take(self, request: Request, out: int) -> Rest | None:
        """Answer one request, of whose answer so many messages are out; what is left of it."""
        match self._limits.quota.admit(request.chat):
            case Admission.ANSWER:
                return await self._answer(await self._composer.understood(request), out)
            case Admission.NOTICE:
                await self._warn(request.chat)
        return None

    async def _warn(self, chat: str) -> None:
        """Ask to slow down; not worth waiting for."""
        for message in lay_out(SLOW_DOWN, ()):
            outcome = await self._deliver(chat, message, _MOST_TRIES)
            if outcome.verdict is not Verdict.SENT:
                _log_unsent(outcome)
                return

    async def _answer(self, request: Request, out: int) -> Rest | None:
        async with self._typing(request.chat):
            answered = await self._answered(request)
        turn = _Turn(request, answered, self._composer.answer(answered.reply))
        return await self._put_out(turn, out, _MOST_TRIES)

    async def _put_out(self, turn: _Turn, out: int, most: int) -> Rest | None:
        """Send the messages behind the first `out`, up to one that does not go through."""
        for at, message in enumerate(turn.messages[out:], out):
            outcome = await self._deliver(turn.request.chat, message, most)
            if outcome.verdict in _NOT_OUT:
                go_on = partial(self._put_out, turn, at, most=1)
                return Rest(outcome, at, self._passed, go_on)
            if outcome.verdict is not Verdict.SENT:
                _log_unsent(outcome)
                return await self._end(turn, is_seen=False)
        self._passed += 1
        return await self._end(turn, is_seen=True)

    async def _end(self, turn: _Turn, *, is_seen: bool) -> Rest | None:
        """Keep what an answer left; where the store fails, that alone is left of it."""
        try:
            await self._composer.answered(turn.request, turn.answered.reply, is_seen=is_seen)
            await self._keep(turn.answered.left if is_seen else turn.answered.unseen)
        except SQLAlchemyError as error:
            outcome = Outcome(Verdict.UNREACHED, error=type(error).__name__)
            go_on = partial(self._end, turn, is_seen=is_seen)
            return Rest(outcome, len(turn.messages), self._passed, go_on)
        return None

    async def _answered(self, request: Request) -> Answered:
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                return await self._answerer.answer(request)
        except Exception as error:  # noqa: BLE001 - where a crash meets the log and the person
            log_crash(_LOG, "answering crashed", error)
            return Answered(APOLOGY)

    async def _deliver(self, chat: str, message: Message, most: int) -> Outcome:
        """What becomes of a message after the tries of a moment, `most` at most."""
        tries = 0
        while True:
            self._limits.pace.spend(chat)
            outcome = await self._carrier.carry(chat, message)
            tries += 1
            pause = outcome.seconds or self._limits.again_after * 2 ** (tries - 1)
            is_last = tries >= min(most, _TRIES.get(outcome.verdict, 0)) or pause > _LONGEST_PAUSE
            if is_last:
                return outcome
            told = {"verdict": outcome.verdict.value, "error": outcome.error}
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


def _log_unsent(outcome: Outcome) -> None:
    _LOG.warning("answer not sent", verdict=outcome.verdict.value, error=outcome.error)
