"""What is said of a programme itself: its number, who issued and signed it, when, what it rests on
and what it says behind its tasks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from handlers import sections, words
from handlers.build import field, heading, paragraph
from knowledge.answering.model import Way
from knowledge.answering.ways.of_parts import basis_of, closing_of
from knowledge.answering.ways.of_programme import passage_of
from knowledge.catalogue import Task
from knowledge.reading.kinds import Part

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer, Match
    from knowledge.catalogue import Source

MOST_TOLD = 3
"""Of so many programmes a sentence tells how many tasks each has."""

_UNREAD = "không thấy trong nguồn"
_LONGEST_PASSAGE = 600
_LONGEST_PASSAGES = 3000
_MOST_PASSAGES = 10
_BEFORE_TASKS = "Phần mở đầu ghi: “{}”"
_BEHIND_TASKS = "Sau các nhiệm vụ, {} ghi: “{}”"
_MORE = "Nguồn còn {} đoạn nữa, tôi không chép hết vào một tin."
_NO_BASIS = "Tôi không thấy phần mở đầu nêu số hiệu văn bản nào làm căn cứ."
_NO_CLOSING = "Tôi không thấy trong nguồn phần tổ chức thực hiện sau các nhiệm vụ."
_ONLY_SIGNED = (
    "Nguồn chỉ ghi tên và chức vụ của người ký lúc ký chương trình, không ghi hiện nay ai giữ chức"
    " vụ nào."
)


def told(answer: Answer, known: Knowledge) -> list[Block]:
    """What the programmes that were asked of print of themselves, and how many tasks they have."""
    begins = [paragraph(_ONLY_SIGNED)] if answer.way is Way.PERSON else []
    of_several = len(answer.programmes) > 1 and answer.question.wants_all
    if of_several and answer.part is None:
        begins.append(paragraph(f"Có {words.count(len(answer.programmes))} chương trình:"))
    return begins + [
        block for source in answer.programmes for block in _asked_of(source, answer, known)
    ]


def lists_tasks(answer: Answer) -> bool:
    """Whether the tasks themselves say what is asked of a programme: what it is about."""
    return answer.part is Part.SUMMARY and len(answer.programmes) == 1


def above_tasks(answer: Answer, known: Knowledge) -> list[Block]:
    """The programme whose tasks are listed because it is asked what it is about."""
    return told(answer, known) if lists_tasks(answer) else []


def only_before_tasks(answer: Answer) -> str:
    """That no task names a document, and what stands of it before the tasks."""
    named = answer.question.named[0]
    said = "; ".join(
        f"phần mở đầu của {words.source_name(source)} có nhắc đến: "
        f"“{words.clipped(passage_of(source, named), _LONGEST_PASSAGE)}”"
        for source in answer.programmes
    )
    return f"Không nhiệm vụ nào nêu “{words.as_named(named, answer.question)}”; {said}."


def count_of_tasks(of: Source, known: Knowledge) -> int:
    """How many tasks a programme has."""
    return sum(task.source == of for task in known.catalogue.tasks.values())


def counts(matches: tuple[Match, ...], known: Knowledge) -> str:
    """How many of several tasks are of each programme, where they are of a few."""
    tasks = (one for match in matches if isinstance(one := known.entity(match), Task))
    of_each = Counter(map(words.programme, tasks))
    if not 1 < len(of_each) <= MOST_TOLD:
        return ""
    return ", gồm " + words.joined(f"{count} của {name}" for name, count in of_each.items())


def _asked_of(source: Source, answer: Answer, known: Knowledge) -> list[Block]:
    """What is asked of a programme, in its words."""
    match answer.part:
        case Part.BASIS:
            said = [_BEFORE_TASKS.format(one) for one in basis_of(source)] or [_NO_BASIS]
        case Part.CLOSING:
            said = [
                _BEHIND_TASKS.format(f"phần “{place}”" if place else "nguồn", one)
                for place, one in closing_of(source, answer.question, known)
            ] or [_NO_CLOSING]
        case Part.SECTIONS:
            said = sections.of_programme(source, known)
        case _:
            return _of(source, known)
    shown = said[: max(_MOST_PASSAGES // len(answer.programmes), 1)]
    longest = _LONGEST_PASSAGES // (len(answer.programmes) * len(shown))
    longest = min(longest, _LONGEST_PASSAGES // 2)
    rest = [_MORE.format(len(said) - len(shown))] if len(said) > len(shown) else []
    told = (words.clipped(one, longest) for one in shown)
    return [heading(words.source_name(source)), *map(paragraph, (*told, *rest))]


def _of(source: Source, known: Knowledge) -> list[Block]:
    imprint = source.imprint
    if imprint is None:
        return []
    signed = ", ".join(filter(None, (imprint.signer, imprint.office)))
    return [
        heading(words.source_name(source)),
        field("Số hiệu", imprint.number or _UNREAD),
        field("Cơ quan ban hành", words.unshouted(imprint.issuer or _UNREAD, source)),
        field("Ngày ban hành", words.day(imprint.issued) if imprint.issued else _UNREAD),
        field("Người ký", signed or _UNREAD),
        field("Số nhiệm vụ", words.count(count_of_tasks(source, known))),
    ]
