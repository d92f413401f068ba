"""A chat may ask its share a minute; over it, it is told once until it may ask again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.quota import Admission, Quota

ANSWER, NOTICE, SILENCE = Admission.ANSWER, Admission.NOTICE, Admission.SILENCE


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_over_its_share_is_noticed_once_and_recovers() -> None:
    clock = Clock()
    quota = Quota(2, clock)
    assert [quota.admit("a") for _ in range(4)] == [ANSWER, ANSWER, NOTICE, SILENCE]
    assert quota.admit("b") is ANSWER
    clock.now = 29.0
    assert quota.admit("a") is SILENCE
    clock.now = 30.0
    assert [quota.admit("a") for _ in range(3)] == [ANSWER, NOTICE, SILENCE]


def test_rest_does_not_save_more_than_a_minute_of_questions() -> None:
    clock = Clock()
    quota = Quota(2, clock)
    clock.now = 3600.0
    assert [quota.admit("a") for _ in range(3)] == [ANSWER, ANSWER, NOTICE]


def test_chats_that_rest_are_forgotten_and_busy_ones_are_not() -> None:
    clock = Clock()
    quota = Quota(1, clock)
    for number in range(10_000):
        quota.admit(str(number))
    clock.now = 59.0
    quota.admit("busy")
    clock.now = 60.5
    assert quota.admit("new") is ANSWER
    assert quota.admit("busy") is NOTICE


@given(st.integers(1, 5), st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 40)), max_size=60))
def test_no_minute_holds_more_than_two_shares(share: int, asks: list[tuple[str, float]]) -> None:
    clock = Clock()
    quota = Quota(share, clock)
    answered: dict[str, list[float]] = {"a": [], "b": []}
    for chat, pause in asks:
        clock.now += pause
        if quota.admit(chat) is ANSWER:
            answered[chat].append(clock.now)
    for times in answered.values():
        assert all(sum(at <= time < at + 60 for time in times) <= 2 * share for at in times)
