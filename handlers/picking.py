"""What is meant of the last list or card: `2`, `cái thứ hai`, `văn bản đầu tiên`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.conversation import documents_of
from knowledge.answering.facts.related import related_articles
from knowledge.answering.model import Match
from knowledge.catalogue import Directive, Task
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words
from knowledge.text.numerals import read_number

if TYPE_CHECKING:
    from handlers.conversation import Conversation
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context

_RATHER = (
    r"(?:(?:a|o|u|y) )?(?:(?:khong|ko)(?! phai) |(?:nham|y (?:toi|em|minh))(?: roi)? (?:la )?)*"
)
"""Before a place: what was picked was not meant."""

_LONGEST_PICK = 60
_PICK = re.compile(
    rf"{_RATHER}(?:(?:chon|xem|lay|so|cai|thu|muc|y|van ban|bai|bai viet|nhiem vu thu|la) )*"
    r"(?P<n>[a-z0-9 ]+?)(?: (?:trong do|o tren|tren|vua roi|do|a|nhe|di|nha))*"
)
_LONGEST_ASKED = 120
_INSIDE = r"trong (?:so )?do"
_KIND = (
    r"(?P<kind>van ban|bai viet|bai|tin|cai|muc|so|viec"
    rf"|nhiem vu(?= (?:thu|dau|cuoi) .*{_INSIDE}\b))"
)
_END = (
    r"(?:dau tien|cuoi cung|sau cung"
    r"|(?:dau|cuoi|sau|truoc)(?! (?:nam|thang|quy|tuan|tet|khi|do|day|nay|[0-9])))\b"
)
_ENDS = re.compile(_END)
_PLACED = re.compile(
    rf"{_RATHER}(?:(?:the|vay|con|roi|a|da|u|em|cho|hoi|xem|doc|mo|chon|lay|quay|tro|ve|lai)"
    rf" )*{_KIND} (?P<thu>(?:thu|so) )?(?P<said>.+)"
)
_PLACED_LAST = re.compile(
    rf"(?P<asked>.+?)(?: cua)? {_KIND} (?P<thu>thu )?(?P<said>(?<=thu ).+|{_END})"
)
_ASIDE = re.compile(rf"^{_INSIDE}\b|(?: ?\b(?:a|nhe|di|nha|vay|nhi|trong do|o tren|vua roi))*$")
_OF = {
    "van ban": Kind.DIRECTIVE,
    "bai viet": Kind.ARTICLE,
    "bai": Kind.ARTICLE,
    "tin": Kind.ARTICLE,
    "nhiem vu": Kind.TASK,
    "viec": Kind.TASK,
}
_OF_LIST = frozenset({"cai", "muc"})
_FIRST = frozenset({"dau tien", "dau", "nhat"})
_LAST = frozenset({"cuoi", "cuoi cung", "sau cung"})
_OF_TWO = {"truoc": 0, "sau": 1}


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

    `văn bản thứ 2 ban hành ngày nào`, `ai ban hành cái sau`, `thế cái số 1`; a card has no numbers
    of documents, so that `văn bản số 2` is another one there.
    """
    context, said = conversation.context, " ".join(words(fold(text[:_LONGEST_ASKED])))
    match = _PLACED.fullmatch(said) or _PLACED_LAST.fullmatch(said)
    if not match or context is None:
        return None
    is_of_list = match["kind"] in _OF_LIST and bool(context.listed)
    is_place = match["thu"] == "thu " or _ENDS.match(match["said"])
    if not (conversation.is_numbered or is_of_list or is_place):
        return None
    shown = _shown(_OF.get(match["kind"]), conversation, context, known)
    told, behind = _led_by_place(match["said"], shown, may_be_word=bool(match["thu"]))
    asked = match.groupdict().get("asked")
    if told is None or (asked and behind):
        return None
    return told, asked or _ASIDE.sub("", behind).strip()


def tells_of_list(text: str, conversation: Conversation, known: Knowledge) -> bool:
    """Whether something is told by its place in the list that the thing on screen was picked from.

    What stands on the card then is not what is counted.
    """
    context = conversation.context
    if conversation.is_numbered or context is None or not context.listed:
        return False
    told = placed(text, conversation, known)
    return told is not None and told[0] in context.listed


def _shown(
    kind: Kind | None, conversation: Conversation, context: Context, known: Knowledge
) -> tuple[Match, ...]:
    """What places are counted in: the last list, where it is of the kind, or a kind on a card."""
    if conversation.is_numbered:
        return context.matches if kind in (None, *(one.kind for one in context.matches)) else ()
    if context.listed and kind in (None, context.listed[0].kind):
        return context.listed
    if context.subject is None:
        return ()
    return _on_card(context.subject, kind, known)


def _on_card(shown: Match, kind: Kind | None, known: Knowledge) -> tuple[Match, ...]:
    """What of a kind stands on the card of a thing; the documents of a task where none is said."""
    match known.entity(shown), kind:
        case _, Kind.ARTICLE:
            return related_articles(shown, known)
        case Directive() as entity, Kind.TASK:
            return tuple(Match(Kind.TASK, id_) for id_ in entity.task_ids)
        case Task() as entity, Kind.DIRECTIVE | None:
            return documents_of(entity)
    return ()


def _led_by_place(
    said: str, shown: tuple[Match, ...], *, may_be_word: bool
) -> tuple[Match | None, str]:
    """What stands at the place that folded words begin with, and the words behind it."""
    end = _ENDS.match(said)
    syllables = said.split()
    number = read_number(syllables) if may_be_word or syllables[0].isdigit() else None
    length = len(end[0].split()) if end else number[1] if number else 0
    place, behind = " ".join(syllables[:length]), " ".join(syllables[length:])
    at = place_of(place, len(shown))
    return (None if at is None else shown[at]), behind


def place_of(said: str, count: int) -> int | None:
    """The place, from 0, among so many that folded words tell: `dau tien`, `hai`, `2`, `cuoi`.

    `sau` is the second of two, and the sixth of more.
    """
    if said in _FIRST:
        return 0 if count else None
    if said in _LAST:
        return count - 1 if count else None
    if said in _OF_TWO and count == len(_OF_TWO):
        return _OF_TWO[said]
    syllables = said.split()
    number = read_number(syllables)
    is_place = number and number[1] == len(syllables) and 0 < number[0] <= count
    return number[0] - 1 if number and is_place else None
