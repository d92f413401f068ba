"""What is said of a programme itself: its number, who issued and signed it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import words
from handlers.build import field, heading, paragraph
from knowledge.answering.model import Way
from knowledge.answering.of_programme import passage_of

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer
    from knowledge.catalogue import Source

_UNREAD = "không thấy trong nguồn"
_LONGEST_PASSAGE = 600
_ONLY_SIGNED = (
    "Nguồn chỉ ghi tên và chức vụ của người ký lúc ký chương trình, không ghi hiện nay ai giữ chức"
    " vụ nào."
)


def told(answer: Answer, known: Knowledge) -> list[Block]:
    """What the programmes that were asked of print of themselves, and how many tasks they have."""
    of_person = [paragraph(_ONLY_SIGNED)] if answer.way is Way.PERSON else []
    return of_person + [block for source in answer.programmes for block in _of(source, known)]


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


def _of(source: Source, known: Knowledge) -> list[Block]:
    imprint = source.imprint
    if imprint is None:
        return []
    signed = ", ".join(filter(None, (imprint.signer, imprint.office)))
    return [
        heading(words.source_name(source)),
        field("Số hiệu", imprint.number or _UNREAD),
        field("Cơ quan ban hành", imprint.issuer or _UNREAD),
        field("Ngày ban hành", words.day(imprint.issued) if imprint.issued else _UNREAD),
        field("Người ký", signed or _UNREAD),
        field("Số nhiệm vụ", words.count(count_of_tasks(source, known))),
    ]
