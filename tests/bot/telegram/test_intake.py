"""Which updates are new, and how far Telegram may forget, whatever a server gives again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.intake import Intake

if TYPE_CHECKING:
    from bot.telegram.updates import Update


def updates(*ids: int) -> list[Update]:
    return [{"update_id": id_} for id_ in ids]


def test_what_is_given_twice_at_once_is_new_once() -> None:
    assert Intake().take(updates(5, 5, 6)) == updates(5, 6)


def test_the_oldest_without_an_answer_is_kept() -> None:
    intake = Intake()
    first, second = intake.take(updates(5, 6))
    intake.done(second)
    assert intake.offset == 5
    intake.done(first)
    assert intake.offset == 7


def test_what_was_confirmed_and_is_given_again_is_not_new() -> None:
    intake = Intake()
    for one in intake.take(updates(5, 6)):
        intake.done(one)
    assert intake.take(updates(5)) == []
    assert intake.offset == 7


def test_what_is_known_before_it_is_given_may_be_forgotten() -> None:
    intake = Intake()
    intake.skip(*updates(5))
    assert intake.take(updates(5)) == []
    assert intake.offset == 6


def test_ids_that_begin_anew_below_the_last_one_are_answered() -> None:
    intake = Intake()
    for one in intake.take(updates(900)):
        intake.done(one)
    (again,) = intake.take(updates(40))
    intake.done(again)
    assert intake.offset == 41


def test_no_more_is_remembered_than_there_is_room_for() -> None:
    intake = Intake()
    for one in intake.take(updates(*range(1, 10_003))):
        intake.done(one)
    assert intake.take(updates(1, 10_002)) == updates(1)
