"""What a task says of who carries it out, who helps them and until when: `Chủ trì: Công an`,
`Công an chủ trì`."""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge import tables
from knowledge.citations import find
from knowledge.reading.content import asks_within
from knowledge.reading.kinds import Attribute
from knowledge.summary import parts, passage, telling, with_its_list
from knowledge.text.fold import accented

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

_LEADS = r"(?:chủ trì|phụ trách|chịu trách nhiệm|đầu mối)"
_ROLE = re.compile(rf"{_LEADS}|phối hợp", re.IGNORECASE)
_ASSIGNED = rf"(?:^|[;.\n])\s*(?:Phân công|Giao)\b(?P<assigned>[^;.\n]*)\b{_LEADS}\b"
"""A sentence that gives a task to somebody."""

_NO_OFFICE = (
    r"(?!,? (?:nghị|thi|thảo|diễn|trại|họp|chức|hành|chống|kết|hợp(?! tác\b)|viên|máy|hội)\b)"
)
"""Behind the first word of an office where that begins another word: `hội nghị`, `tổ chức`."""

_ENDS = r"(?=\s*(?:$|[.,;)\n]|(?:và )?phối hợp\b|thực hiện\s*(?:$|[.,;)\n])))"
_WORK = (
    r"(?:về|trong|để|nhằm|tổ chức|thực hiện|triển khai|tham mưu|tuyên truyền|vận động|xây dựng"
    r"|theo dõi|đôn đốc|hướng dẫn|kiểm tra|giám sát)"
)


ROLES = {Attribute.RESPONSIBLE: "leads", Attribute.BESIDE: "helps"}
"""In which role somebody is named, and how patterns call it."""


class Told(NamedTuple):
    """What a task says of a role: the words that say it, and whom they name in it."""

    said: str
    who: str


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

OF_TASKS = (*_SAYS,)
"""What a task itself says."""

AS_MEANT = {Attribute.DATE: Attribute.DEADLINE, Attribute.ISSUER: Attribute.RESPONSIBLE}
"""What of a task is meant by words for the date and the issuer of a document."""


def said_of(text: str, attribute: Attribute) -> str | None:
    """The part of a task's text that says what is asked; "" where none does, None: nobody knows."""
    if attribute is Attribute.EFFECT:
        return next((one for one in parts(text) if "hiệu lực" in accented(one)), "")
    if attribute is Attribute.UNRECORDED:
        return None if asks_within(text) else ""
    asked = AS_MEANT.get(attribute, attribute)
    if asked not in _SAYS:
        return None
    if line := line_of(text, asked):
        return line
    found = next((one for one in parts(text) if _SAYS[asked].search(accented(one))), "")
    if asked is Attribute.TARGET and not found and _COUNTED.search(accented(own_words(text))):
        return None
    return with_its_list(text, found)


def says_when(text: str, subject: str) -> bool:
    """Whether a task says a time beside a subject, or one for all of it."""
    if line_of(text, Attribute.DEADLINE):
        return True
    return _TIME.search(accented(own_words(passage(text, subject)))) is not None


def deadline_beside(text: str, subject: str) -> tuple[str, bool]:
    """The part of a task that says until when, where another speaks of a subject; whether it speaks
    of it, too. "" where none does."""
    own = time_beside(text, subject)
    return own or next(iter(_timed(text)), ""), bool(own)


def time_beside(text: str, subject: str) -> str:
    """The part of a task that says a time and speaks of a subject; "" where none does."""
    timed = (one for one in parts(text) if _TIME.search(accented(own_words(one))))
    return telling("\n".join(timed), subject)


def said_of_time(text: str) -> str:
    """All that a task says of until when, without the documents that it names."""
    return own_words(line_of(text, Attribute.DEADLINE) or "\n".join(_timed(text)))


def says_no_time(text: str) -> bool:
    """Whether a task says nothing of time, however vague, but years, which are of what it names."""
    times = _TIME.findall(accented(own_words(text)))
    return not said_of_time(text) and all(one.startswith("năm") for one in times)


def _timed(text: str) -> list[str]:
    """The parts of a task's text that say until when."""
    until = _SAYS[Attribute.DEADLINE]
    return [one for one in parts(text) if until.search(accented(own_words(one)))]


def own_words(text: str) -> str:
    """A text without the documents that it names, whose days are not its own."""
    for mention in reversed(find(text)):
        text = text[: mention.type_start] + text[mention.tail :]
    return text


def line_of(text: str, asked: Attribute) -> str:
    """What a task's text says of what is asked: the line whose first words say that it tells it, or
    all sentences that name somebody in the role; "" for none."""
    told = told_of(text, asked)
    return " … ".join(dict.fromkeys(one.said for one in told))


def told_of(text: str, role: Attribute) -> list[Told]:
    """What a task's text says of a role: the line of it, `Chủ trì: Sở Nội vụ`, or sentences that
    name somebody in it, `Sở Nội vụ chủ trì; Tỉnh đoàn, Công an phối hợp`."""
    if line := _LABELLED[role].search(text) if role in _LABELLED else None:
        said = line["said"].strip()
        return [Told(said, said.partition(":")[2])]
    found = _in_sentences()[role].finditer(text) if role in ROLES and _ROLE.search(text) else ()
    return [Told(_part_at(text, one.end()), next(filter(None, one.groups()))) for one in found]


def _part_at(text: str, end: int) -> str:
    """The part of a text that a place is in or behind."""
    before = len(parts(text[:end]))
    return with_its_list(text, parts(text)[before - 1]).rstrip(".")


@tables.derived
def _in_sentences() -> dict[Attribute, re.Pattern[str]]:
    """Sentences that name an office, or several, in a role."""
    first = "|".join(re.escape(row["phrase"]) for row in tables.rows("institutions"))
    inner = rf"(?:(?! (?:do|việc|theo|phối hợp|{_LEADS})\b)[^.;:\n])*?"
    office = rf"((?:các )?(?:{first})\b{_NO_OFFICE}{inner})"
    begins = r"(?:^|[.;\n])[\s•*+-]*"
    leads = rf"{begins}{office} (?:làm )?{_LEADS}(?: chính)?(?:{_ENDS}|(?= {_WORK}\b))|{_ASSIGNED}"
    with_ = r"(?:chặt chẽ )?(?:với|cùng)"
    helps = (
        rf"(?:{begins}|,\s*){office}(?= (?:cùng )?phối hợp(?:{_ENDS}| {with_}\b))"
        rf"|\bphối hợp {with_} {office}(?=\s*(?:$|[.;:)\n]|,? {_WORK}\b))"
    )
    flags = re.IGNORECASE | re.MULTILINE
    return {
        Attribute.RESPONSIBLE: re.compile(leads, flags),
        Attribute.BESIDE: re.compile(helps, flags),
    }


def period_of(title: str) -> str:
    """The years that a title says it is for, as printed; "" where it says none."""
    period = _PERIOD.search(title)
    return period[0] if period else ""
