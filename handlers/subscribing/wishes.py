"""What is said of when to hear, in plain words: `tắt giờ yên lặng`, `tạm ngừng nhận tin`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.notices import MUTE_WORDS
from handlers.subscribing import schedules
from knowledge.text.fold import fold, words
from knowledge.text.moments import read_hours

_OBJECT = r"(?: (?:tat ca|cac|bai|tin|viet|moi|nhan|thong bao|ban tin))*"
_NO_QUIET = re.compile(r"(?:tat|bo|huy|xoa|khong dat|khong can|thoi) gio yen lang|gio yen lang tat")
_QUIET = re.compile(r"(?:(?:dat|doi|chinh|sua|chon|cai|cai dat) )?(?:lai )?gio yen lang")
_PLAIN = (
    (
        re.compile(rf"tam (?:ngung|dung|nghi)(?: (?:gui|nhan){_OBJECT})?|tat thong bao"),
        MUTE_WORDS,
        "",
    ),
    (re.compile(rf"(?:gui|nhan) lai{_OBJECT}|bat lai thong bao"), "mute", "0"),
    (re.compile(r"dang theo doi (?:nhung )?gi|(?:xem )?cai dat theo doi"), "panel", ""),
    (re.compile(r"chon chu de(?: (?:de )?theo doi)?"), "topics", ""),
)
"""Folded sentences, and the order that each stands for."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An order of a panel, as its button gives it: a name, and a value where it needs one."""

    name: str
    value: str = ""


def read_wish(text: str) -> Wish | None:
    """What a whole sentence wishes, None where it says anything else."""
    said = " ".join(words(fold(text)))
    if _NO_QUIET.fullmatch(said):
        return _quiet(schedules.NO_QUIET)
    found = next((Wish(name, value) for form, name, value in _PLAIN if form.fullmatch(said)), None)
    return found or _hours(said, text)


def _hours(said: str, text: str) -> Wish | None:
    """Quiet hours with a range, or none to be asked for one."""
    found = _QUIET.match(said)
    if not found:
        return None
    if found.end() == len(said):
        return Wish("quiet")
    _, _, behind = fold(text).partition("gio yen lang")
    hours = read_hours(behind.removeprefix(" la").removeprefix(" thanh").strip(" :"))
    return _quiet(hours) if hours and hours[0] != hours[1] else None


def _quiet(hours: tuple[int, int]) -> Wish:
    return Wish("quiet", "{}-{}".format(*hours))
