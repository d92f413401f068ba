"""What a conversation keeps from one message to the next, as the store holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from handlers.messages import Button
from knowledge.answering.model import Context, Match, Outcome
from knowledge.catalogue import Task
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

MOST_KEPT = 400
"""Entities of a list, and buttons."""


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
        pictured_at: when a picture, or what cannot be read, came last; 0 where none did.
    """

    context: Context | None = None
    is_numbered: bool = False
    pending: Pending | None = None
    offered: tuple[Button, ...] = ()
    pictured_at: int = 0


def to_state(conversation: Conversation) -> dict[str, Any]:
    """As JSON."""
    pending = conversation.pending
    waited_for = {"pending": [pending.step, pending.draft_id]} if pending else {}
    buttons = [[one.label, one.action, one.number] for one in conversation.offered[:MOST_KEPT]]
    pictured = {"pictured": conversation.pictured_at} if conversation.pictured_at else {}
    offered = {"offered": buttons} if buttons else {}
    return _context_state(conversation) | waited_for | offered | pictured


def _context_state(conversation: Conversation) -> dict[str, Any]:
    context = conversation.context
    if context is None:
        return {}
    return {
        "outcome": context.outcome.value,
        "matches": [[one.kind.value, one.id, one.score] for one in context.matches[:MOST_KEPT]],
        "attribute": context.attribute.value if context.attribute else None,
        "subject": _kept(context.subject),
        "talked": [_kept(one) for one in context.talked],
        "home": context.home,
        "numbered": conversation.is_numbered,
        "asked": list(context.asked),
        "listed": [[one.kind.value, one.id] for one in context.listed[:MOST_KEPT]],
    } | ({"in_vain": True} if context.is_in_vain else {})


def _kept(match: Match | None) -> list[Any] | None:
    return [match.kind.value, match.id] if match else None


def from_state(state: dict[str, Any], known: Knowledge) -> Conversation:
    """Read again; a state of another version is none.

    Entities that are gone are left out, and the numbers of the others then mean nothing.
    """
    return replace(
        _answered(state, known),
        pending=_pending(state),
        offered=_offered(state),
        pictured_at=_pictured_at(state),
    )


def _pending(state: dict[str, Any]) -> Pending | None:
    match state.get("pending"):
        case [str() as step, int() as draft_id]:
            return Pending(step, draft_id)
    return None


def _pictured_at(state: dict[str, Any]) -> int:
    match state.get("pictured"):
        case int() as seconds:
            return seconds
    return 0


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
        subject = _entity(state["subject"], known)
        before = (_entity(one, known) for one in state.get("talked", ()))
        talked = tuple(filter(None, before))
        asked = tuple(map(str, state.get("asked", ())))
        listed = tuple(Match(Kind(kind), id_) for kind, id_ in state.get("listed", ()))
        home = str(state["home"]) if state.get("home") else None
        kept = tuple(match for match in matches if known.holds(match.kind, match.id))
    except (IndexError, KeyError, TypeError, ValueError):
        return Conversation()
    is_whole = len(kept) == len(matches)
    is_listed = all(known.holds(match.kind, match.id) for match in listed)
    listed = listed if is_listed else ()
    in_vain = state.get("in_vain") is True
    context = Context(outcome, kept, attribute, subject, asked, listed, talked, home, in_vain)
    return Conversation(context, is_numbered and is_whole)


def _entity(kept: list[Any] | None, known: Knowledge) -> Match | None:
    if not kept:
        return None
    kind, id_ = Kind(kept[0]), kept[1]
    return Match(kind, id_) if known.holds(kind, id_) else None


def about(match: Match, before: Conversation, known: Knowledge) -> Conversation:
    """The conversation from then on, once something was picked or shown."""
    last = before.context or Context(Outcome.NONE, (), None)
    listed = last.list_of(match) or _on_card(match, last, known)
    talked = last.before(match)
    context = Context(Outcome.ANSWER, (match,), None, match, last.asked, listed, talked, last.home)
    return Conversation(context)


def _on_card(match: Match, last: Context, known: Knowledge) -> tuple[Match, ...]:
    """The documents of the task on screen, where something is one of them."""
    task = known.entity(last.subject) if last.subject else None
    of_task = documents_of(task) if isinstance(task, Task) else ()
    return of_task if match in of_task else ()


def documents_of(task: Task) -> tuple[Match, ...]:
    """The documents that a task names, in its order."""
    return tuple(Match(Kind.DIRECTIVE, id_) for id_ in task.directive_ids)
