"""What a task says of who carries it out, who helps them and until when: `Chủ trì: Công an`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.filters import is_of_programme
from knowledge.answering.model import Lack, Match, lacking
from knowledge.catalogue import newest
from knowledge.citations import find
from knowledge.reading.content import asks_within
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from knowledge.summary import parts, passage, telling, with_its_list
from knowledge.text.fold import accented, fold, words

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Finding
    from knowledge.reading.question import Question
    from knowledge.search.score import Hit

_LABELS = {
    Attribute.RESPONSIBLE: r"chủ trì|phụ trách|chịu trách nhiệm|đầu mối|thực hiện",
    Attribute.BESIDE: r"phối hợp",
    Attribute.DEADLINE: r"thời gian|thời hạn|hạn|tiến độ|hoàn thành",
}
_BODY = r"(?:cơ quan|đơn vị|bộ phận|lãnh đạo|người|cán bộ|phòng)"
_OF_LABELS = rf"(?:(?:{_BODY}\s?[,/]\s?)?{_BODY} )?(?:{{}})(?: \w+){{{{0,2}}}}\s*:"
_ANY_LABEL = _OF_LABELS.format("|".join(_LABELS.values()))
_LABELLED = {
    attribute: re.compile(
        rf"(?:^|[;.,(•*+-])\s*(?P<said>{_OF_LABELS.format(label)}(?:\([^()\n]*\)|.)*?)"
        rf"(?=\s*(?:$|\)|[;.,]\s*{_ANY_LABEL}))",
        re.IGNORECASE | re.MULTILINE,
    )
    for attribute, label in _LABELS.items()
}
"""A line, or a part of one, that says by its first words what it tells."""

_ASSIGNED = re.compile(
    r"(?:^|[;.\n])\s*(?P<said>(?:Phân công|Giao)\b[^;.\n]*"
    r"\b(?:chủ trì|phụ trách|chịu trách nhiệm|đầu mối)\b[^;.\n]*)"
)
"""A sentence that gives a task to somebody."""

_SAYS = {
    Attribute.RESPONSIBLE: re.compile(
        r"\b(?:chủ trì|phụ trách|chịu trách nhiệm|đầu mối|giao cho|phân công)\b"
    ),
    Attribute.BESIDE: re.compile(r"\bphối hợp\b"),
    Attribute.DEADLINE: re.compile(
        r"\b(?:trước ngày|hoàn thành (?:trước|trong|vào)"
        r"|(?:trong|trước|cuối|hằng|hàng) (?:tháng|quý)|quý [ivx]+|cuối năm"
        r"|(?:trước|đến) \d{1,2}[/.-]\d{1,2})\b"
    ),
    Attribute.TARGET: re.compile(r"\b(?:chỉ tiêu|phấn đấu|ít nhất|tối thiểu|trở lên)\b|\d ?%"),
}
"""What a task says where it says what is asked of it."""

_PERIOD = re.compile(
    r"\b(?:giai đoạn|nhiệm kỳ|định hướng(?: \w+)? đến|tầm nhìn|đến năm)\b.*\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""In a title: the years that a document is for."""

_TIME = re.compile(
    r"\b(?:(?:ngày|tháng|tuần|năm) \d|quý [ivx\d]|\d{1,2}[/.-]\d{1,2}\b|\d+ giờ\b"
    r"|(?:hằng|hàng|mỗi|đầu|giữa|cuối) (?:ngày|tuần|tháng|quý|năm)\b|thường xuyên\b|dịp\b)"
)
_COUNTED = re.compile(
    r"(?<!ngày )(?<!tháng )(?<!năm )(?<![/.-])\b\d+ (?!(?:ngày|tháng|năm)\b)[^\W\d]+"
)
"""How many of something, of which nobody says whether it is a target."""

_OF_TASKS = {Attribute.DATE: Attribute.DEADLINE, Attribute.ISSUER: Attribute.RESPONSIBLE}
"""What of a task is meant by words for the date and the issuer of a document."""

_IN_ROLE = re.compile(
    r"(?:(?:do|cua|giao|cho) )*(?P<who>.+?)(?: (?:duoc|giao|se|phai|can|cung|chi|tham gia|lam|la))*"
    r" (?:(?P<leads>chu tri|phu trach|chiu trach nhiem|dau moi)|(?P<helps>phoi hop)|tham gia)"
    r"(?: (?:thuc hien|chinh|cung|nhung|cac|viec|gi))*"
)


_SAID_ROLES = {Attribute.RESPONSIBLE: "leads", Attribute.BESIDE: "helps"}


def said_of(text: str, attribute: Attribute) -> str | None:
    """The part of a task's text that says what is asked; "" where none does, None: nobody knows."""
    if attribute is Attribute.UNRECORDED:
        return None if asks_within(text) else ""
    asked = _OF_TASKS.get(attribute, attribute)
    if asked not in _SAYS:
        return None
    if line := line_of(text, asked):
        return line
    found = next((one for one in parts(text) if _SAYS[asked].search(accented(one))), "")
    if asked is Attribute.TARGET and not found and _COUNTED.search(accented(_own_words(text))):
        return None
    return with_its_list(text, found)


def says_when(text: str, subject: str) -> bool:
    """Whether a task says a time beside a subject, or one for all of it."""
    if line_of(text, Attribute.DEADLINE):
        return True
    return _TIME.search(accented(_own_words(passage(text, subject)))) is not None


def deadline_beside(text: str, subject: str) -> tuple[str, bool]:
    """The part of a task that says until when, where another speaks of a subject; whether it speaks
    of it, too. "" where none does."""
    timed = _timed(text)
    own = telling("\n".join(timed), subject)
    return own or next(iter(timed), ""), bool(own)


def said_of_time(text: str) -> str:
    """All that a task says of until when, without the documents that it names."""
    return _own_words(line_of(text, Attribute.DEADLINE) or "\n".join(_timed(text)))


def says_no_time(text: str) -> bool:
    """Whether a task says nothing of time, however vague, but years, which are of what it names."""
    times = _TIME.findall(accented(_own_words(text)))
    return not said_of_time(text) and all(one.startswith("năm") for one in times)


def _timed(text: str) -> list[str]:
    """The parts of a task's text that say until when."""
    until = _SAYS[Attribute.DEADLINE]
    return [one for one in parts(text) if until.search(accented(_own_words(one)))]


def _own_words(text: str) -> str:
    """A text without the documents that it names, whose days are not its own."""
    for mention in reversed(find(text)):
        text = text[: mention.type_start] + text[mention.tail :]
    return text


def line_of(text: str, asked: Attribute) -> str:
    """The line of a task's text whose first words say that it tells what is asked; "" for none."""
    line = _LABELLED[asked].search(text) if asked in _LABELLED else None
    if line is None and asked is Attribute.RESPONSIBLE:
        line = _ASSIGNED.search(text)
    return line["said"].strip() if line else ""


def period_of(title: str) -> str:
    """The years that a title says it is for, as printed; "" where it says none."""
    period = _PERIOD.search(title)
    return period[0] if period else ""


def role_asked(question: Question) -> tuple[str, tuple[Attribute, ...]] | None:
    """Who, as typed, and in which role a question asks for the tasks of: `nhiệm vụ nào do … chủ
    trì`; whoever takes part, `tham gia`, may be in either."""
    is_of_tasks = question.kind in (None, Kind.TASK)
    said = _IN_ROLE.fullmatch(fold(question.subject)) if is_of_tasks else None
    if said is None:
        return None
    roles = [one for one, role in _SAID_ROLES.items() if said[role]]
    return question.subject[slice(*said.span("who"))], tuple(roles or _SAID_ROLES)


def in_role(question: Question, hits: list[Hit], known: Knowledge) -> list[Hit]:
    """Tasks that name somebody in the role that a question says, all alike; all that were found
    where it says none, or none does."""
    asked = role_asked(question)
    if asked is None:
        return hits
    who, roles = words(fold(asked[0])), asked[1]
    tasks = known.catalogue.tasks
    named = [
        hit
        for hit in hits
        if hit.entry.kind is Kind.TASK
        and any(names(tasks[hit.entry.id].text, role, who) for role in roles)
    ]
    return [replace(hit, coverage=named[0].coverage) for hit in named] or hits


def in_other_role(question: Question, known: Knowledge) -> Finding | None:
    """That somebody leads no task of those that are meant, but helps with some, or the other way
    round; None where their lines do not tell that."""
    asked = role_asked(question)
    if asked is None or len(asked[1]) > 1:
        return None
    who, (role,) = words(fold(asked[0])), asked[1]
    (other,) = _SAID_ROLES.keys() - {role}
    tasks = [
        one
        for one in newest(known.catalogue.tasks.values())
        if is_of_programme(one.source, question)
    ]
    if any(names(one.text, role, who) for one in tasks):
        return None
    beside = [one for one in tasks if line_of(one.text, role) and names(one.text, other, who)]
    matches = [Match(Kind.TASK, one.id) for one in beside]
    return lacking(Lack.OTHER_ROLE, matches) if matches else None


def names(text: str, role: Attribute, who: list[str]) -> bool:
    """Whether the line of a role has these folded words beside one another."""
    labelled = _LABELLED[role].search(text)
    line = words(fold(labelled["said"])) if labelled else []
    return any(line[at : at + len(who)] == who for at in range(len(line)))
