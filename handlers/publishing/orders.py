"""What the buttons of publishing say: an order, what it is about, and words of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import actions, offers
from handlers.actions import Verb
from handlers.messages import Button

if TYPE_CHECKING:
    from handlers.actions import Action


@dataclass(frozen=True, slots=True)
class Order:
    """A pressed button; `id` is a draft's, an article's or a post's, as the order needs."""

    name: str
    id: int = 0
    rest: str = ""


def button(label: str, name: str, id_: int = 0, rest: object = "") -> Button:
    """A button that gives an order.

    Raises:
        ValueError: the words are longer than a button can carry.
    """
    return Button(label, action=actions.words(Verb.PUBLISH, f"{name}:{id_}:{rest}"))


def given(button: Button) -> Order | None:
    """The order that a button gives, None where it gives none of publishing."""
    action = actions.read(button.action or "")
    return read(action) if action and action.verb is Verb.PUBLISH else None


def chosen(text: str, buttons: tuple[Button, ...]) -> Order | None:
    """The order of the button whose label is typed, or begun: `xem lại`; None where none is."""
    action = actions.read(offers.taken(text, buttons) or offers.begun(text, buttons) or "")
    return read(action) if action and action.verb is Verb.PUBLISH else None


def read(action: Action) -> Order:
    """Read an order; a made-up one has a name that nobody knows."""
    name, _, said = action.text.partition(":")
    id_, _, rest = said.partition(":")
    is_id = id_.isascii() and id_.isdigit() and len(id_) <= _MOST_DIGITS
    return Order(name, int(id_), rest) if is_id else Order("")


_MOST_DIGITS = 9
