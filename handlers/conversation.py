"""What a conversation keeps from one message to the next, as the store holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from handlers.messages import Button
from knowledge.answering.kinds import Attribute
from knowledge.answering.model import Context, Match, Outcome
from knowledge.answering.related import related_articles
from knowledge.catalogue import Task
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words
from knowledge.text.numerals import read_number

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

_MOST_KEPT = 400
_LONGEST_PICK = 60
_PICK = re.compile(
    r"(?:(?:chon|xem|lay|so|cai|thu|muc|y|van ban|bai|bai viet|nhiem vu thu|la) )*"
    r"(?P<n>[a-z0-9 ]+?)(?: (?:trong do|o tren|tren|vua roi|do|a|nhe|di|nha))*"
)
_LONGEST_ASKED = 120
_PLACED = re.compile(
    r"(?:(?:the|vay|con|roi|a|da|u|em|cho|hoi|xem|doc|mo|chon|lay) )*"
    r"(?:(?P<kind>van ban|bai viet|bai|tin|cai|muc|so) )(?P<thu>(?:thu|so) )?(?P<said>.+)"
)
_ENDS = re.compile(r"(?:dau tien|cuoi cung)\b")
_ASIDE = re.compile(r"(?: ?\b(?:a|nhe|di|nha|vay|nhi|trong do|o tren|vua roi))*$")
_OF = {
    "van ban": Kind.DIRECTIVE,
    "bai viet": Kind.ARTICLE,
    "bai": Kind.ARTICLE,
    "tin": Kind.ARTICLE,
}
_FIRST, _LAST = frozenset({"dau tien", "dau", "nhat"}), frozenset({"cuoi", "cuoi cung"})


@dataclass(frozen=True, slots=True)
class Pending:
    """What the bot waits for: the next message is taken as the answer to this step of a dialogue.

    `draft_id` is the draft that it is about, 0 where it is about none.
    """

    step: str
    draft_id: int = 0


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is kept of what was said.

    Attributes:
        context: the last answer.
        is_numbered: whether its matches were offered with numbers.
        pending: what is waited for.
        offered: the buttons of the last reply, which may be typed, see `offers`.
    """

    context: Context | None = None
    is_numbered: bool = False
    pending: Pending | None = None
    offered: tuple[Button, ...] = ()


def to_state(conversation: Conversation) -> dict[str, Any]:
    """As JSON."""
    pending = conversation.pending
    waited_for = {"pending": [pending.step, pending.draft_id]} if pending else {}
    buttons = [[one.label, one.action, one.number] for one in conversation.offered[:_MOST_KEPT]]
    return _context_state(conversation) | waited_for | ({"offered": buttons} if buttons else {})


def _context_state(conversation: Conversation) -> dict[str, Any]:
    context = conversation.context
    if context is None:
        return {}
    return {
        "outcome": context.outcome.value,
        "matches": [[one.kind.value, one.id, one.score] for one in context.matches[:_MOST_KEPT]],
        "attribute": context.attribute.value if context.attribute else None,
        "subject": [context.subject.kind.value, context.subject.id] if context.subject else None,
        "numbered": conversation.is_numbered,
        "asked": list(context.asked),
        "listed": [[one.kind.value, one.id] for one in context.listed[:_MOST_KEPT]],
    }


def from_state(state: dict[str, Any], known: Knowledge) -> Conversation:
    """Read again; a state of another version is none.

    Entities that are gone are left out, and the numbers of the others then mean nothing.
    """
    return replace(_answered(state, known), pending=_pending(state), offered=_offered(state))


def _pending(state: dict[str, Any]) -> Pending | None:
    match state.get("pending"):
        case [str() as step, int() as draft_id]:
            return Pending(step, draft_id)
    return None


def _offered(state: dict[str, Any]) -> tuple[Button, ...]:
    kept = state.get("offered")
    buttons = [_button(one) for one in kept] if isinstance(kept, list) else []
    return tuple(one for one in buttons if one)


def _button(kept: object) -> Button | None:
    match kept:
        case [str() as label, str() as action, int() | None as number]:
            return Button(label, action, number=number)
    return None


def _answered(state: dict[str, Any], known: Knowledge) -> Conversation:
    try:
        matches = tuple(Match(Kind(kind), id_, score) for kind, id_, score in state["matches"])
        attribute = Attribute(state["attribute"]) if state["attribute"] else None
        outcome = Outcome(state["outcome"])
        is_numbered = bool(state["numbered"])
        subject = _subject(state["subject"], known)
        asked = tuple(map(str, state.get("asked", ())))
        listed = tuple(Match(Kind(kind), id_, 100.0) for kind, id_ in state.get("listed", ()))
        kept = tuple(match for match in matches if known.holds(match.kind, match.id))
    except (IndexError, KeyError, TypeError, ValueError):
        return Conversation()
    is_whole = len(kept) == len(matches)
    is_listed = all(known.holds(match.kind, match.id) for match in listed)
    context = Context(outcome, kept, attribute, subject, asked, listed if is_listed else ())
    return Conversation(context, is_numbered and is_whole)


def _subject(kept: list[Any] | None, known: Knowledge) -> Match | None:
    if not kept:
        return None
    kind, id_ = Kind(kept[0]), kept[1]
    return Match(kind, id_, 100.0) if known.holds(kind, id_) else None


def about(match: Match, before: Conversation) -> Conversation:
    """The conversation from then on, once something was picked or shown."""
    last = before.context or Context(Outcome.NONE, (), None)
    listed = last.list_of(match)
    return Conversation(Context(Outcome.ANSWER, (match,), None, match, last.asked, listed))


def picked(text: str, conversation: Conversation) -> Match | None:
    """The match that a message picks by its number: `2`, `số 2`, `cái thứ hai`, `bài cuối`."""
    if not conversation.is_numbered or conversation.context is None:
        return None
    match = _PICK.fullmatch(" ".join(words(fold(text[:_LONGEST_PICK]))))
    matches = conversation.context.matches
    if not match or not matches:
        return None
    place = place_of(match["n"], len(matches))
    return None if place is None else matches[place]


def placed(text: str, conversation: Conversation, known: Knowledge) -> tuple[Match, str] | None:
    """What is told by its place in the last list or card, and what is asked of it, folded.

    `văn bản thứ 2 ban hành ngày nào`, `bài đầu tiên nói gì`, `thế cái số 1`; a card has no numbers,
    so that `văn bản số 2` is another document there.
    """
    match = _PLACED.fullmatch(" ".join(words(fold(text[:_LONGEST_ASKED]))))
    if not match or conversation.context is None:
        return None
    is_place = match["thu"] == "thu " or _ENDS.match(match["said"])
    if not conversation.is_numbered and not is_place:
        return None
    shown = _shown(_OF.get(match["kind"]), conversation, conversation.context, known)
    place, asked = _led_by_place(match["said"], len(shown), may_be_word=bool(match["thu"]))
    return None if place is None else (shown[place], _ASIDE.sub("", asked).strip())


def _shown(
    kind: Kind | None, conversation: Conversation, context: Context, known: Knowledge
) -> tuple[Match, ...]:
    """What places are counted in: the last list, where it is of the kind, or a kind on a card."""
    if conversation.is_numbered:
        return context.matches if kind in (None, *(one.kind for one in context.matches)) else ()
    if context.listed and kind in (None, context.listed[0].kind):
        return context.listed
    if kind is None or context.subject is None:
        return ()
    if kind is Kind.ARTICLE:
        return related_articles(context.subject, known)
    entity = known.entity(context.subject)
    ids = entity.directive_ids if isinstance(entity, Task) else ()
    return tuple(Match(kind, id_, 100.0) for id_ in ids)


def _led_by_place(said: str, count: int, *, may_be_word: bool) -> tuple[int | None, str]:
    """The place among so many that folded words begin with, and the words behind it."""
    end = _ENDS.match(said)
    syllables = said.split()
    number = read_number(syllables) if may_be_word or syllables[0].isdigit() else None
    length = len(end[0].split()) if end else number[1] if number else 0
    place = place_of(" ".join(syllables[:length]), count)
    return place, " ".join(syllables[length:])


def place_of(said: str, count: int) -> int | None:
    """The place, from 0, among so many that folded words tell: `dau tien`, `hai`, `2`, `cuoi`."""
    if said in _FIRST:
        return 0 if count else None
    if said in _LAST:
        return count - 1 if count else None
    syllables = said.split()
    number = read_number(syllables)
    is_place = number and number[1] == len(syllables) and 0 < number[0] <= count
    return number[0] - 1 if number and is_place else None
