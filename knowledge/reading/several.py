"""Read whether documents are asked for that several tasks or programmes name, or of which the
sources print several days or issuers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute
from knowledge.text.numerals import read_number

if TYPE_CHECKING:
    from knowledge.reading.slate import Slate

_NAMED = (
    r"(?:co(?: mat)?|xuat hien|nam|duoc|nhac|neu|dan|lap lai|trung|chung|den|toi|ten|la|deu|dung)"
)
_MANY = r"(?P<n>hai|ba|bon|[2-9]|nhieu|mot|1)"
_MORE = r"(?:ca|tu|it nhat|tren|hon|nhieu hon|dung) "
_UNIT = rf"(?P<unit>{patterns.TASK}|chuong trinh|tinh|dia phuong|nguon)"
_ENDS = r"(?: (?:tro len|khac nhau|cung luc|a|vay|nhi))*\W*$"
_PLACED = (
    rf"\b(?:{_NAMED} )*(?:o|trong|tai|thuoc|boi|giua|(?<=chung )cua) (?P<more>{_MORE})*{_MANY}"
    rf" {_UNIT}{_ENDS}"
)
_BOTH = (
    rf"\b(?:ma |o |trong |giua )*(?P<more>ca )(?P<n>hai|ba|[23]) {_UNIT}"
    rf"(?: (?:{_NAMED}|cung|su dung|ap dung|vien dan|can cu|dua|vao))+{_ENDS}"
)
_TIMES = rf"\b(?:{_NAMED} )+(?P<more>{_MORE})*{_MANY} (?P<unit>lan){_ENDS}"
_SEVERAL = tuple(map(re.compile, (_PLACED, _BOTH, _TIMES)))
_HINT = re.compile(
    r"\b(?:hai|ba|bon|[1-9]|nhieu|mot)"
    rf" (?:{patterns.TASK}|chuong trinh|tinh|dia phuong|nguon|lan)\b"
)
_OF_TASKS = re.compile(rf"{patterns.TASK}|lan")
_STRICTLY_MORE = ("tren ", "hon ", "nhieu hon ")

_PRINTED = r"(?:(?:ma|nhung|nguon|tai lieu|bi|duoc|co|ghi|in|de|cac|lai|ve|o|cho) )*"
_CLASH = (
    r"(?:(?:khac|trai|venh|lech) nhau|mau thuan(?: nhau)?|sai lech|lech"
    r"|(?:khong|ko|chua) (?:khop|thong nhat|giong nhau|trung nhau)(?: nhau)?)"
)
_DAYS = r"(?:ngay|ngay thang|thoi gian)(?: (?:ban hanh|ky|ra))*"
_ISSUERS = r"(?:co quan|noi)(?: (?:ban hanh|ky|ra))*"
_SO = r"(?: (?:khong|ko|a|vay|nhi))*\W*$"
_CLASHES = rf"\b{_PRINTED}(?:(?:hai|2|nhieu) )?(?:{{0}} {_CLASH}|{_CLASH} (?:(?:ve|o) )*{{0}}){_SO}"


class Of(StrEnum):
    """What there are several of; CLASHES are days or issuers that differ."""

    TASKS = "tasks"
    PROGRAMMES = "programmes"
    DAYS = "days"
    ISSUERS = "issuers"
    CLASHES = "clashes"


_DIFFERING = (
    (Of.DAYS, rf"\b{_PRINTED}(?:co|ghi|in|bi|nguon) (?:hai|2|nhieu) {_DAYS}{_SO}"),
    (Of.DAYS, _CLASHES.format(_DAYS)),
    (Of.ISSUERS, _CLASHES.format(_ISSUERS)),
    (Of.CLASHES, rf"\b{_PRINTED}(?:nguon|tai lieu|ghi|bi|co|nao) {_CLASH}{_SO}"),
)
_SOURCES = r"(?:nguon|tai lieu|chuong trinh)"
_ANY_CLASH = re.compile(
    rf"^\W*(?:(?:trong|cac) )*{_SOURCES}(?: (?:nao|co|ghi|cho|nhung|gi|bi))* {_CLASH}"
    rf"(?: (?:nao|gi|o dau))*{_SO}"
    rf"|\b(?:(?:cac|nhung|cho|diem|co|su) )*mau thuan (?:(?:nao|trong|cua|giua|o|cac) )+{_SOURCES}"
    rf"{_SO}"
)
"""The same of whatever is held."""

_DIFFER = tuple((of, re.compile(form)) for of, form in _DIFFERING)
_MAY_DIFFER = re.compile(
    r"\b(?:khac nhau|trai nhau|venh|lech|mau thuan|khop|thong nhat|(?:hai|2|nhieu) ngay)\b"
)
_OF_DOCUMENTS = re.compile(rf"\b(?:{patterns.DIRECTIVE}|{patterns.TYPES})\b")


@dataclass(frozen=True, slots=True)
class Several:
    """So many tasks or programmes, at least, each of which names what is asked for, or so many days
    or issuers of it that are printed."""

    count: int
    of: Of

    @property
    def attribute(self) -> Attribute | None:
        """What is told of each, then."""
        return {Of.DAYS: Attribute.DATE, Of.ISSUERS: Attribute.ISSUER}.get(self.of)


def take_several(slate: Slate) -> Several | None:
    """How many tasks or programmes name what is asked for: `có trong cả hai chương trình`; or that
    sources contradict each other in it: `nguồn ghi hai ngày khác nhau`."""
    if slate.find(_MAY_DIFFER) and (differing := _take_differing(slate)):
        return differing
    if not slate.find(_HINT):
        return None
    for pattern in _SEVERAL:
        match = slate.find(pattern)
        read = _read(match) if match else None
        if match and read:
            slate.blank(*match.span())
            return read
    return None


def _take_differing(slate: Slate) -> Several | None:
    if slate.take(_ANY_CLASH):
        return Several(2, Of.CLASHES)
    if not slate.find(_OF_DOCUMENTS) or slate.find(patterns.PRONOUN):
        return None
    return next((Several(2, of) for of, form in _DIFFER if slate.take(form)), None)


def _read(match: re.Match[str]) -> Several | None:
    number = read_number([match["n"]])
    count = (number[0] if number else 2) + (match["more"] in _STRICTLY_MORE)
    of = Of.TASKS if _OF_TASKS.fullmatch(match["unit"]) else Of.PROGRAMMES
    return Several(count, of) if count > 1 else None
