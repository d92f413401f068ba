"""What becomes of a delivery after each verdict: one table."""

from __future__ import annotations

import random

import pytest

from bot.delivery.courier import Outcome, Verdict
from bot.delivery.policy import Policy
from knowledge.publishing.ledger import HELD
from knowledge.publishing.model import (
    Address,
    Chat,
    DeliveryAction,
    DeliveryState,
    Parcel,
    Schedule,
    Slip,
)

NOW = 1_800_000_000
CHAT = Chat(1, Address("telegram", "7"), True, True, Schedule(), 0)
QUEUED, SENT = DeliveryState.QUEUED, DeliveryState.SENT
LEFT, DEAD, UNCERTAIN = DeliveryState.LEFT, DeliveryState.DEAD, DeliveryState.UNCERTAIN


def parcel(
    attempts: int = 0, doubts: int = 0, action: DeliveryAction = DeliveryAction.SEND
) -> Parcel:
    return Parcel(CHAT, (Slip(5, 6, action, 1, attempts, doubts),))


def policy(*, resend: bool = True) -> Policy:
    return Policy(resend, random.Random(1))


@pytest.mark.parametrize(
    ("verdict", "attempts", "doubts", "state"),
    [
        (Verdict.SENT, 0, 0, SENT),
        (Verdict.LEFT, 0, 0, LEFT),
        (Verdict.REFUSED, 0, 0, DEAD),
        (Verdict.GONE, 0, 0, DEAD),
        (Verdict.MOVED, 0, 0, QUEUED),
        (Verdict.NO_TOPIC, 0, 0, QUEUED),
        (Verdict.NO_TOPIC, 11, 0, DEAD),
        (Verdict.STOP, 99, 0, QUEUED),
        (Verdict.FLOOD, 99, 0, QUEUED),
        (Verdict.UNREACHED, 99, 0, QUEUED),
        (Verdict.HELD, 11, 0, QUEUED),
        (Verdict.HELD, HELD, 0, DEAD),
        (Verdict.LATER, 0, 0, QUEUED),
        (Verdict.LATER, 10, 0, QUEUED),
        (Verdict.LATER, 11, 0, DEAD),
        (Verdict.DROPPED, 0, 0, QUEUED),
        (Verdict.DROPPED, 2, 0, QUEUED),
        (Verdict.DROPPED, 3, 0, UNCERTAIN),
        (Verdict.UNCERTAIN, 0, 0, QUEUED),
        (Verdict.UNCERTAIN, 0, 1, UNCERTAIN),
    ],
)
def test_a_verdict_leads_to_a_state(
    verdict: Verdict, attempts: int, doubts: int, state: DeliveryState
) -> None:
    settled = policy().settle(parcel(attempts, doubts), Outcome(verdict), NOW)
    assert settled.state is state


@pytest.mark.parametrize("verdict", [Verdict.DROPPED, Verdict.UNCERTAIN])
def test_where_a_duplicate_is_worse_what_may_have_arrived_is_not_sent_again(
    verdict: Verdict,
) -> None:
    assert policy(resend=False).settle(parcel(), Outcome(verdict), NOW).state is UNCERTAIN
    assert policy(resend=False).crash_pauses == ()


def test_what_a_dead_process_had_goes_on_at_once_and_then_after_pauses_that_double() -> None:
    first, *later = policy().crash_pauses
    assert first == 0
    assert later == [min(900, 4 * 2**crash) for crash in range(10)]


@pytest.mark.parametrize("action", [DeliveryAction.EDIT, DeliveryAction.DELETE])
@pytest.mark.parametrize("verdict", [Verdict.DROPPED, Verdict.UNCERTAIN])
def test_an_edit_and_a_deletion_can_be_done_twice(action: DeliveryAction, verdict: Verdict) -> None:
    settled = policy(resend=False).settle(parcel(5, 5, action), Outcome(verdict), NOW)
    assert settled.state is QUEUED


def test_a_flood_is_waited_out_and_does_not_count_as_a_try() -> None:
    settled = policy().settle(parcel(), Outcome(Verdict.FLOOD, seconds=7.2), NOW)
    assert (settled.due_at, settled.attempts) == (NOW + 8, 0)


def test_what_is_held_waits_until_its_person_counts_as_gone() -> None:
    settled = policy().settle(parcel(), Outcome(Verdict.HELD), NOW)
    assert (settled.due_at, settled.attempts) == (NOW + 45 * 24 * 60 * 60, HELD)


def test_pauses_double_up_to_a_quarter_of_an_hour_less_a_random_part() -> None:
    pauses = [
        policy().settle(parcel(attempts), Outcome(Verdict.LATER), NOW).due_at - NOW
        for attempts in range(11)
    ]
    longest = [min(900, 2 * 2**attempts) for attempts in range(11)]
    assert all(most / 2 <= pause <= most for pause, most in zip(pauses, longest, strict=True))


def test_a_chat_that_moved_is_sent_to_at_once_at_its_new_id() -> None:
    settled = policy().settle(parcel(), Outcome(Verdict.MOVED, moved_to="-100"), NOW)
    assert (settled.due_at, settled.moved_to) == (NOW, "-100")


def test_of_a_topic_that_is_gone_the_group_is_told() -> None:
    assert policy().settle(parcel(), Outcome(Verdict.NO_TOPIC), NOW).leaves_topic
    assert not policy().settle(parcel(), Outcome(Verdict.LATER), NOW).leaves_topic
