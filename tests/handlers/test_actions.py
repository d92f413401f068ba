"""Buttons and links: short, made of what every channel carries, and read as they were meant."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers import actions
from handlers.actions import Action, Verb
from handlers.messages import ACTION_BYTES
from knowledge.search.lexicon import Kind

KINDS = st.sampled_from(Kind)
IDS = st.integers(0, 10**9 - 1)


def is_short(action: str) -> bool:
    return 0 < len(action.encode()) <= ACTION_BYTES


@given(KINDS, st.integers(0, 10**9))
@example(Kind.DIRECTIVE, 10**9)
def test_an_action_fits_every_channel(kind: Kind, number: int) -> None:
    assert is_short(actions.show(kind, number))
    assert is_short(actions.full_text(number))
    assert is_short(actions.page(number, "0af3c1d9"))


@given(KINDS, IDS)
def test_an_action_is_read_as_it_was_meant(kind: Kind, number: int) -> None:
    assert actions.read(actions.show(kind, number)) == Action(Verb.SHOW, kind, number)
    assert actions.read(actions.full_text(number)) == Action(Verb.TEXT, Kind.TASK, number)
    turned = actions.read(actions.page(number, "0af3c1d9"))
    assert turned == Action(Verb.PAGE, None, number, "0af3c1d9")


@given(st.text(max_size=200))
@example("Nghị quyết 04-NQ/TU là gì? " * 9)
@example("a::b:c")
def test_a_question_is_cut_to_what_a_button_carries(question: str) -> None:
    action = actions.ask(question)
    read = actions.read(action)
    assert is_short(action)
    assert read is not None
    assert (read.verb, read.kind) == (Verb.ASK, None)
    assert question.startswith(read.text)
    assert len(action.encode()) > ACTION_BYTES - 4 or read.text == question


@given(st.text(max_size=ACTION_BYTES))
@example("s:x:1")
@example("s:d:")
@example("s:d:²")
@example("s:d:-1")
@example("s:d:" + "9" * 5000)
@example("p::1:2")
@example("\0")
def test_whatever_comes_back_can_be_read(action: str) -> None:
    read = actions.read(action)
    assert read is None or read.verb in Verb


@pytest.mark.parametrize(
    "action", ["", "s", "z:d:1", "s:x:1", "s:d:", "s:d:1.5", "s:d:-1", "s:d:²"]
)
def test_what_no_button_sends_is_not_read(action: str) -> None:
    assert actions.read(action) is None


@pytest.mark.parametrize(
    ("payload", "action"),
    [("d-12", "s:d:12"), ("t-5", "s:t:5"), (" a-1 ", "s:a:1")],
)
def test_a_deep_link_opens_an_entity(payload: str, action: str) -> None:
    assert actions.read_deep_link(payload) == action


@pytest.mark.parametrize("payload", ["", "d", "d-", "x-1", "d-x", "d--1", "12", "d-²"])
def test_another_payload_opens_nothing(payload: str) -> None:
    assert actions.read_deep_link(payload) is None
