"""Flood control: no call goes out while Telegram asks to wait; a group's wait is its own."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.telegram.errors import flood_seconds
from bot.telegram.flood import GatedLine, Halt
from bot.telegram.line import Line
from tests.bot.telegram.conftest import Clock
from tests.telegram_api import TOKEN
from tests.telegram_server import GROUP, PERSON, flood

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.bot.telegram.conftest import Rig
    from tests.telegram_server import TelegramServer

OTHER_GROUP = -1_005_678


EVERYBODY = frozenset({str(PERSON), "8002", str(GROUP), str(OTHER_GROUP), ""})


@pytest.mark.parametrize(
    ("flooded", "waiting", "held"),
    [
        (str(PERSON), EVERYBODY, [5.0]),
        ("", EVERYBODY, [5.0]),
        (str(GROUP), {str(GROUP)}, []),
    ],
)
def test_a_group_s_halt_is_its_own_and_a_person_s_is_everybody_s(
    flooded: str, waiting: frozenset[str], held: list[float]
) -> None:
    told: list[float] = []
    halt = Halt(clock := Clock(), told.append)
    halt.note(flooded, 5.0)
    assert {chat: halt.left(chat) for chat in EVERYBODY} == {
        chat: 5.0 if chat in waiting else 0.0 for chat in EVERYBODY
    }
    assert told == held
    clock.seconds += 5.0
    assert not any(halt.left(chat) for chat in EVERYBODY)


def test_a_shorter_wait_does_not_end_a_longer_one() -> None:
    halt = Halt(clock := Clock(), lambda _: None)
    halt.note("", 9.0)
    halt.note("", 2.0)
    clock.seconds += 2.0
    assert halt.left("") == 7.0


@pytest.fixture
async def connect(server: TelegramServer) -> AsyncIterator[Callable[[Callable[[], float]], Bot]]:
    """Bots on gated connections, by the clock of their halt."""
    requests: list[GatedLine] = []

    def connected(clock: Callable[[], float]) -> Bot:
        requests.append(GatedLine(Halt(clock, lambda _: None)))
        return Bot(
            TOKEN,
            base_url=f"{server.url}/bot",
            request=requests[-1],
            get_updates_request=Line(),
        )

    yield connected
    for request in requests:
        await request.shutdown()


async def test_a_call_in_a_long_halt_is_refused_without_being_made(
    server: TelegramServer, connect: Callable[[Callable[[], float]], Bot]
) -> None:
    server.fail("sendMessage", flood(3600))
    bot = connect(clock := Clock())
    with pytest.raises(RetryAfter):
        await bot.send_message(PERSON, "một")
    calls = len(server.calls)
    clock.seconds += 600.0
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(8002, "hai")
    assert flood_seconds(refused.value) == 3000.0
    with pytest.raises(RetryAfter):
        await bot.answer_inline_query("1", [])
    assert len(server.calls) == calls
    clock.seconds += 3000.0
    await bot.send_message(8002, "ba")
    assert server.texts(8002) == ["ba"]


async def test_calls_wait_a_short_halt_out(
    server: TelegramServer, connect: Callable[[Callable[[], float]], Bot]
) -> None:
    bot = connect(time.monotonic)
    server.fail("sendMessage", flood(1))
    with pytest.raises(RetryAfter):
        await bot.send_message(PERSON, "một")
    await asyncio.gather(
        bot.send_message(PERSON, "hai"),
        bot.send_message(GROUP, "ba"),
        bot.edit_message_text("bốn", chat_id=PERSON, message_id=1),
        return_exceptions=True,
    )
    first, *later = [call for call in server.calls if call.method != "getMe"]
    assert len(later) == 3
    assert min(call.at for call in later) >= first.answered + 1.0


async def test_answers_that_waited_for_a_flood_make_no_other(
    server: TelegramServer, rig: Rig
) -> None:
    server.fail("sendMessage", flood(1))
    async with rig.running():
        await server.say("một")
        await server.called("sendMessage", status=429)
        for person in range(8001, 8041):
            await server.say("hai", person)
        answers = await server.called("sendMessage", 41)
    times = sorted(call.at for call in answers)
    assert times[30] - times[0] > 0.5


async def test_a_group_that_waits_holds_nobody(
    server: TelegramServer, connect: Callable[[Callable[[], float]], Bot]
) -> None:
    bot = connect(time.monotonic)
    server.fail("sendMessage", flood(2))
    with pytest.raises(RetryAfter):
        await bot.send_message(GROUP, "một")
    await asyncio.gather(bot.send_message(GROUP, "hai"), bot.send_message(PERSON, "ba"))
    await bot.send_message(OTHER_GROUP, "bốn")
    refused, free, held, other = [call for call in server.calls if call.method == "sendMessage"]
    assert (free.params["text"], held.params["text"]) == ("ba", "hai")
    assert free.at < refused.answered + 2.0 <= held.at
    assert other.params["text"] == "bốn"


async def test_polling_goes_on_while_sending_is_halted(server: TelegramServer, rig: Rig) -> None:
    server.fail("sendMessage", flood(3600))
    async with rig.running(leaving_seconds=0.0) as running:
        await server.say("một")
        await server.called("sendMessage", status=429)
        polls = server.api.polls
        await server.say("hai", 8003)
        await server.polled(polls + 1)
        await server.say("ba", 8002)
        await server.polled(polls + 2)
    assert [request.text for request in running.handler.requests] == ["một", "hai", "ba"]
    assert len(server.of("sendMessage", 429)) == 1
