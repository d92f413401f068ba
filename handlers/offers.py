"""What the last reply offered, taken by what is typed: the number or the label of a button."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from handlers import actions
from handlers.actions import Verb
from handlers.picking import place_of
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words
from knowledge.text.numerals import read_number
from knowledge.text.typed import convert_typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.messages import Button, Reply, Request

_LONGEST = 200
_LABELS_REMEMBERED = 512
_NUMBER = re.compile(
    r"(?:(?:chon|bam|so|muc|nut|cai|thu) )*(?P<n>[a-z0-9 ]+?)(?: (?:a|nhe|di|nha))*"
)
_OF_LIST = re.compile(r"\b(?:cai|muc|thu)\b")
"""Words that tell a thing by its place in a list, of which an order is none."""

_COUNTED = re.compile(
    r"(?:(?:xem|mo|doc|chon) )?(?P<kind>van ban|bai viet|bai) "
    r"(?:thu (?P<n>[a-z0-9 ]+?)|(?P<end>dau tien|cuoi cung|cuoi))"
    r"(?: (?:a|nhe|di|nha))*"
)
_MORE = re.compile(
    r"(?:(?:cho|em|toi|doc|xem|mo|sang|lat) )*(?:tiep(?: theo| tuc)?|them|nua|con nua|con gi nua"
    r"|trang (?:sau|tiep|tiep theo|ke))(?: (?:a|di|nhe|nua|khong))*"
)
_BACK = re.compile(
    r"(?:(?:xem|quay|tro|ve|lai|lui|mo) )*trang (?:truoc|vua roi)(?: (?:a|di|nhe|do))*"
)
_TURNS = ((_MORE, "trang sau"), (_BACK, "trang truoc"))
"""What is said for a page of a list, and the label of its button."""

_ORDERS = frozenset({Verb.PUBLISH, Verb.FOLLOW, Verb.ACCOUNT, Verb.LINK})
"""What buttons of these ask for is told by the beginning of their label; others name entities."""

_FEWEST_WORDS = 2


def numbered(reply: Reply, after: int = 0) -> list[tuple[int, Button]]:
    """Each button that sends something, with the number to type where a channel has no buttons.

    It is the one that the reply's text gives; the others are counted behind those and `after`.
    """
    buttons = [one for row in reply.buttons for one in row if one.action]
    further = itertools.count(max([after, *(one.number or 0 for one in buttons)]) + 1)
    return [(one.number or next(further), one) for one in buttons]


def offered(reply: Reply, request: Request) -> tuple[Button, ...]:
    """The buttons of a reply, with the numbers that the person sees."""
    if request.shows_numbers:
        return tuple(replace(button, number=number) for number, button in numbered(reply))
    return tuple(button for _, button in numbered(reply))


def turns_page(text: str) -> bool:
    """Whether a text asks for another page of a list: `tiếp`, `trang trước`."""
    said = _said(text)
    return any(form.fullmatch(said) for form, _ in _TURNS)


def taken(text: str, buttons: tuple[Button, ...]) -> str | None:
    """The action of the button whose number or whole label was typed, None where it is none's.

    A question that is typed in full is asked, not pressed; a command is none's, `/2` neither. An
    order is never `cái thứ hai` or `mục 2`.
    """
    if not buttons or text.startswith("/"):
        return None
    return next(filter(None, (_taken(said, buttons) for said in _readings(text))), None)


def _taken(said: str, buttons: tuple[Button, ...]) -> str | None:
    number = _number(said)
    named = [one for one in buttons if number is not None and one.number == number]
    if _OF_LIST.search(said):
        named = [one for one in named if not _is_order(one)]
    label = next((label for form, label in _TURNS if form.fullmatch(said)), said)
    return _only(named or [one for one in buttons if _is_labelled(one, label)])


def _is_labelled(button: Button, said: str) -> bool:
    return not _is_question(button) and _label(button.label) == said


def begun(text: str, buttons: tuple[Button, ...]) -> str | None:
    """The action of the one order whose label begins with what was typed: `gửi thử`."""
    orders = [one for one in buttons if _is_order(one)]
    return next(filter(None, (_begun(said.split(), orders) for said in _readings(text))), None)


def _begun(said: list[str], orders: list[Button]) -> str | None:
    if len(said) < _FEWEST_WORDS:
        return None
    return _only([one for one in orders if _label(one.label).split()[: len(said)] == said])


def counted(text: str, buttons: tuple[Button, ...]) -> str | None:
    """The action of the document or article of a card that is told by its place: `bài thứ hai`."""
    match = _COUNTED.fullmatch(_said(text))
    if not match:
        return None
    kind = Kind.DIRECTIVE if match["kind"] == "van ban" else Kind.ARTICLE
    shown = [one.action for one in buttons if _shows(one, kind)]
    place = place_of(match["n"] or match["end"], len(shown))
    return None if place is None else shown[place]


def _shows(button: Button, kind: Kind) -> bool:
    action = actions.read(button.action or "")
    return action is not None and (action.verb, action.kind) == (Verb.SHOW, kind)


def _only(buttons: list[Button]) -> str | None:
    actions_ = {one.action for one in buttons}
    return actions_.pop() if len(actions_) == 1 else None


def _number(said: str) -> int | None:
    match = _NUMBER.fullmatch(said)
    syllables = match["n"].split() if match else []
    number = read_number(syllables)
    return number[0] if number and number[1] == len(syllables) else None


def _readings(text: str) -> Iterable[str]:
    """A text as it stands, then with the Telex and VNI that no input method converted."""
    typed = text[:_LONGEST]
    return filter(None, dict.fromkeys(map(_said, (typed, convert_typed(typed)))))


def _said(text: str) -> str:
    return " ".join(words(fold(text[:_LONGEST])))


_label = lru_cache(_LABELS_REMEMBERED)(_said)
"""What one would type for a label."""


def _is_order(button: Button) -> bool:
    return _verb(button) in _ORDERS


def _is_question(button: Button) -> bool:
    return _verb(button) is Verb.ASK


def _verb(button: Button) -> Verb | None:
    action = actions.read(button.action or "")
    return action.verb if action else None
