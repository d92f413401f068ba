"""What buttons send back: short strings that any channel carries, and the same read again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.messages import ACTION_BYTES
from knowledge.search.lexicon import Kind


class Verb(StrEnum):
    """What a button asks for."""

    SHOW = "s"
    TEXT = "t"
    PAGE = "p"
    ASK = "q"
    FOLLOW = "f"
    PUBLISH = "e"
    ACCOUNT = "u"
    LINK = "l"


_VERBS = frozenset(Verb)
_WORDS = {Verb.ASK, Verb.FOLLOW, Verb.PUBLISH, Verb.ACCOUNT, Verb.LINK}
"""Verbs whose buttons carry words rather than an entity or a number."""


_KINDS = {"d": Kind.DIRECTIVE, "t": Kind.TASK, "a": Kind.ARTICLE}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}


_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Action:
    """A pressed button: an entity to show, a page of the list of a mark, or words of a feature."""

    verb: Verb
    kind: Kind | None = None
    id: int = 0
    text: str = ""


def item(kind: Kind, id_: int) -> str:
    """An entity as buttons name it: `d:12`."""
    return f"{_LETTERS[kind]}:{id_}"


def show(kind: Kind, id_: int) -> str:
    """Show an entity."""
    return f"{Verb.SHOW}:{item(kind, id_)}"


def full_text(id_: int) -> str:
    """Show a task's whole text."""
    return f"{Verb.TEXT}:t:{id_}"


def page(number: int, mark: str) -> str:
    """Show a page, counted from 0, of the list that has a mark, without `:`."""
    return f"{Verb.PAGE}::{number}:{mark}"


def words(verb: Verb, said: str) -> str:
    """The words of a feature's own: letters, digits and signs that a button has room for.

    Raises:
        ValueError: they are longer than a button can carry.
    """
    action = f"{verb}::{said}"
    if len(action.encode()) > ACTION_BYTES:
        raise ValueError(f"too long for a button: {said}")
    return action


def ask(question: str) -> str:
    """Ask a question, cut to what a button can carry."""
    room = ACTION_BYTES - len(f"{Verb.ASK}::".encode())
    return f"{Verb.ASK}::{question.encode()[:room].decode(errors='ignore')}"


def read(action: str) -> Action | None:
    """Read what a button sent; None where it is of another version or was made up."""
    verb, _, rest = action.partition(":")
    letter, _, said = rest.partition(":")
    if verb not in _VERBS or (letter and letter not in _KINDS):
        return None
    if verb in _WORDS:
        return Action(Verb(verb), text=said)
    id_, _, mark = said.partition(":") if verb == Verb.PAGE else (said, "", "")
    number = _number(id_)
    return None if number is None else Action(Verb(verb), _KINDS.get(letter), number, mark)


def deep_link(kind: Kind, id_: int) -> str:
    """The payload of a link that opens an entity in a chat: letters, digits and `-` alone."""
    return f"{_LETTERS[kind]}-{id_}"


def deep_link_of(action: str) -> str | None:
    """The payload of a link that does what a button does, None where no link can."""
    read_action = read(action)
    if read_action and read_action.verb is Verb.SHOW and read_action.kind:
        return deep_link(read_action.kind, read_action.id)
    return None


def read_deep_link(payload: str) -> str | None:
    """The action of a deep link's payload, None where it is none."""
    letter, _, said = payload.strip().partition("-")
    number = _number(said)
    return show(_KINDS[letter], number) if letter in _KINDS and number is not None else None


def _number(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else None
