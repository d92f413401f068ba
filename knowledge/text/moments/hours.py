"""Times of day: `8h kém 15`, `bảy rưỡi tối`, `21:00`, and ranges of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.text.moments.said import Said
from knowledge.text.moments.spelling import first_reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """The hours of a part of the day, 24 and more being those after its midnight.

    `usual` is the minute of the day that is meant where the part alone is said.
    """

    first: int
    last: int
    usual: int

    def hour(self, said: int) -> int | None:
        """The hour of this part of the day that is called `said`, if there is one."""
        hours = (said, said + 12, said + 24)
        return next((hour for hour in hours if self.first <= hour <= self.last), None)


MORNING = PartOfDay(0, 11, usual=7 * _HOUR + 30)
_AFTER_NOON = PartOfDay(12, 23, usual=14 * _HOUR)
_PARTS = {
    "sang": MORNING,
    "am": MORNING,
    "sa": MORNING,
    "trua": PartOfDay(10, 14, usual=12 * _HOUR),
    "chieu": PartOfDay(12, 19, usual=14 * _HOUR),
    "evening": PartOfDay(17, 24, usual=19 * _HOUR),
    "dem": PartOfDay(19, 29, usual=22 * _HOUR),
    "pm": _AFTER_NOON,
    "ch": _AFTER_NOON,
}
_WHOLE_DAY = PartOfDay(0, 24, usual=MORNING.usual)
_PART = re.compile(rf"\b(?:{'|'.join(_PARTS)})\b")

_H = r"(?P<h>\d{1,2})"
_OCLOCK = r"(?: (?:h|g|gio)\b)"
_TO = r"kem (?P<to>\d{1,2})\b(?: (?:phut|p|ph)\b)?"
_CLOCKS = tuple(
    re.compile(rf"\b{clock}")
    for clock in (
        rf"{_TO} {_H}\b{_OCLOCK}?",
        rf"{_H}{_OCLOCK}?(?: ;)? {_TO}",
        rf"{_H}{_OCLOCK}?(?: ;)? (?P<half>ruoi)\b",
        rf"{_H}(?:{_OCLOCK}| [:.]) (?P<m>\d{{1,2}})\b(?: (?:phut|p|ph)\b)?",
        rf"{_H}{_OCLOCK}(?! [:.]? ?\d)",
        rf"luc {_H}\b(?! [:./-])",
    )
)
_BARE = (re.compile(rf"\b{_H}\b"),)

_BETWEEN = re.compile(r"(?: ;)? (?:den|ke|-|~) ")
_INSIDE = frozenset(":.")
_NEXT_DAY = re.compile(r" mai$")


def take_hour(said: Said) -> int | None:
    """Take the time of day away: minutes from the midnight that its day begins with.

    The minutes may lie outside the day: `0h kém 15` is before it, `1h đêm` after it. A part of the
    day alone means its usual time: 7:30, 12:00, 14:00, 19:00, 22:00.
    """
    part = said.take(_PART, lambda match: _PARTS[match[0]])
    if part is None:
        return _take_clock(said, _CLOCKS, _WHOLE_DAY)
    minute = _take_clock(said, (*_CLOCKS, *_BARE), part)
    return part.usual if minute is None else minute


def read_hours(text: str) -> tuple[int, int] | None:
    """Minutes of the day of both ends where the text is a range of hours and nothing else.

    The second is the smaller one where the range goes over midnight.
    """
    return first_reading(text, _hours)


def _take_clock(said: Said, clocks: Sequence[re.Pattern[str]], part: PartOfDay) -> int | None:
    minutes = (said.take(clock, lambda match: _minute(match, part)) for clock in clocks)
    return next((minute for minute in minutes if minute is not None), None)


def _minute(match: re.Match[str], part: PartOfDay) -> int | None:
    named = match.groupdict()
    hour = part.hour(int(named["h"]))
    minute = _HOUR // 2 if named.get("half") else int(named.get("m") or 0)
    before = int(named.get("to") or 0)
    if hour is None or minute >= _HOUR or before >= _HOUR:
        return None
    return hour * _HOUR + minute - before


def _hour(spelled: str) -> int | None:
    said = Said(spelled)
    minute = take_hour(said)
    if minute is None:
        minute = _take_clock(said, _BARE, _WHOLE_DAY)
    return None if minute is None or not said.is_understood else minute % _DAY


def _hours(spelled: str) -> tuple[int, int] | None:
    for first, last in _halves(_NEXT_DAY.sub("", spelled)):
        start, end = _hour(first), _hour(last)
        if start is not None and end is not None:
            return start, end
    return None


def _halves(spelled: str) -> Iterator[tuple[str, str]]:
    """Where a range may be cut in two: at a word between, else between two numbers."""
    for between in _BETWEEN.finditer(spelled):
        yield spelled[: between.start()], spelled[between.end() :]
    words = spelled.split()
    if "from" in words and "evening" in words:
        at = len(words) - 1 - words[::-1].index("evening")
        yield " ".join(words[:at]), " ".join(words[at + 1 :])
    for at in range(len(words) - 1, 0, -1):
        first, last = " ".join(words[:at]), " ".join(words[at:])
        is_between = _INSIDE.isdisjoint(words[at - 1 : at + 1])
        if is_between and _BARE[0].search(first) and _BARE[0].search(last):
            yield first, last
