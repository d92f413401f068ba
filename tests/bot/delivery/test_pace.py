"""How fast messages may go, on a clock that the test moves."""

from __future__ import annotations

import random
from bisect import bisect_right

import pytest

from bot.delivery.pace import Pace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def rest(chat: str) -> float:
    return 3.0 if chat.startswith("-") else 1.0


def sent(pace: Pace, clock: Clock, seconds: float, chance: random.Random) -> list[float]:
    """When messages go out where a worker wakes up a little late each time."""
    times: list[float] = []
    end = clock.now + seconds
    while clock.now < end:
        while not pace.wait():
            pace.spend(str(len(times)))
            times.append(clock.now)
        clock.now += pace.wait() + chance.uniform(0, 0.012)
    return times


@pytest.mark.parametrize("limit", [30.0, 1000.0])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_limit_is_nearly_reached_and_kept_in_every_second(limit: float, seed: int) -> None:
    clock = Clock()
    times = sent(Pace(limit, rest, clock), clock, 20, random.Random(seed))
    assert len(times) / 20 >= 0.97 * limit
    assert max(at - bisect_right(times, one - 1) + 1 for at, one in enumerate(times)) <= limit


@pytest.mark.parametrize(
    ("pause", "at_once"), [(0.0, 1), (0.05, 2), (0.1, 3), (0.2, 1), (3600.0, 1)]
)
def test_a_little_lateness_is_made_up_and_idleness_is_not(pause: float, at_once: int) -> None:
    clock = Clock()
    pace = Pace(30.0, rest, clock)
    clock.now += pause
    sent = 0
    while not pace.wait():
        pace.spend(str(sent))
        sent += 1
    assert sent == at_once


@pytest.mark.parametrize(("limit", "most"), [(30.0, 2), (1000.0, 40)])
def test_what_may_go_in_a_moment_is_told_ahead(limit: float, most: int) -> None:
    clock = Clock()
    pace = Pace(limit, rest, clock)
    for _ in range(most):
        pace.spend("người nhận")
    assert pace.soon() == 0
    clock.now += pace.idle() + 0.001
    assert pace.soon() >= 1
    assert 0.028 < pace.wait() < 0.03
    assert pace.soon() <= most


def test_answers_are_counted_and_held_back_never() -> None:
    clock = Clock()
    pace = Pace(30.0, rest, clock)
    for _ in range(30):
        pace.spend("người hỏi")
    assert pace.soon() == 0
    assert pace.wait() == pytest.approx(1.0, abs=0.05)


def test_what_is_booked_keeps_to_the_limit_and_goes_before_what_waits() -> None:
    clock = Clock()
    pace = Pace(30.0, rest, clock)
    times = [clock.now + pace.book(str(number)) for number in range(100)]
    assert times[29] == clock.now < times[30]
    assert max(at - bisect_right(times, one - 1) + 1 for at, one in enumerate(times)) == 30
    assert clock.now + pace.wait() > times[-1]


def test_a_halt_holds_everything() -> None:
    clock = Clock()
    pace = Pace(30.0, rest, clock)
    pace.hold(7.0)
    assert (pace.soon(), pace.wait()) == (0, 7.0)
    clock.now += 7.0
    assert (pace.soon(), pace.wait()) == (1, 0.0)


def test_a_chat_rests_after_a_message() -> None:
    clock = Clock()
    pace = Pace(30.0, rest, clock)
    pace.spend("1")
    pace.spend("-1")
    assert pace.resting() == {"1", "-1"}
    clock.now += 1.5
    assert pace.resting() == {"-1"}
    clock.now += 1.5
    assert pace.resting() == frozenset()
