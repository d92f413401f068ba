"""Read whether documents are asked for that several tasks or programmes name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.text.numerals import read_number

if TYPE_CHECKING:
    from knowledge.reading.slate import Slate

_NAMED = r"(?:co(?: mat)?|xuat hien|nam|duoc|nhac|neu|dan|lap lai|trung|chung|den|toi|ten|la|deu)"
_MANY = r"(?P<n>hai|ba|bon|[2-9]|nhieu|mot|1)"
_MORE = r"(?:ca|tu|it nhat|tren|hon|nhieu hon|dung) "
_UNIT = rf"(?P<unit>{patterns.TASK}|chuong trinh|tinh|dia phuong|nguon)"
_ENDS = r"(?: (?:tro len|khac nhau|cung luc|a|vay|nhi))*\W*$"
_PLACED = (
    rf"\b(?:{_NAMED} )*(?:o|trong|tai|thuoc|boi|giua) (?P<more>{_MORE})*{_MANY} {_UNIT}{_ENDS}"
)
_BOTH = (
    rf"\b(?:ma |o |trong |giua )*(?P<more>ca )(?P<n>hai|ba|[23]) {_UNIT}(?: {_NAMED}| cung)+{_ENDS}"
)
_TIMES = rf"\b(?:{_NAMED} )+(?P<more>{_MORE})*{_MANY} (?P<unit>lan){_ENDS}"
_SEVERAL = tuple(map(re.compile, (_PLACED, _BOTH, _TIMES)))
_HINT = re.compile(
    r"\b(?:hai|ba|bon|[1-9]|nhieu|mot)"
    rf" (?:{patterns.TASK}|chuong trinh|tinh|dia phuong|nguon|lan)\b"
)
_OF_TASKS = re.compile(rf"{patterns.TASK}|lan")
_STRICTLY_MORE = ("tren ", "hon ", "nhieu hon ")


@dataclass(frozen=True, slots=True)
class Several:
    """So many tasks, or programmes, at least, each of which names what is asked for."""

    count: int
    of_tasks: bool


def take_several(slate: Slate) -> Several | None:
    """How many tasks or programmes name what is asked for: `có trong cả hai chương trình`."""
    if not slate.find(_HINT):
        return None
    for pattern in _SEVERAL:
        match = slate.find(pattern)
        read = _read(match) if match else None
        if match and read:
            slate.blank(*match.span())
            return read
    return None


def _read(match: re.Match[str]) -> Several | None:
    number = read_number([match["n"]])
    count = (number[0] if number else 2) + (match["more"] in _STRICTLY_MORE)
    return Several(count, bool(_OF_TASKS.fullmatch(match["unit"]))) if count > 1 else None
