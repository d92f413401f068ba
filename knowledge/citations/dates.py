"""Dates of issue as printed behind a number."""

from __future__ import annotations

import datetime
import re

from knowledge.citations.plain import plain

DATE = (
    r"(?:(?P<d1>[0-9]{1,2})\s{0,2}(?P<s>[/.-])\s{0,2}(?P<m1>[0-9]{1,2})\s{0,2}(?P=s)\s{0,2}"
    r"(?P<y1>[0-9]{4})(?![0-9])"
    r"|(?P<d2>[0-9]{1,2})\s{1,3}thang\s{1,3}(?P<m2>[0-9]{1,2})\s{0,3}(?:nam|,|/)\s{0,3}"
    r"(?P<y2>[0-9]{4})(?![0-9]))"
)
"""A whole date in flat text: 5/11/2021, 08.12.2021, 8-12-2021, 21 thang 11 nam 2025."""

_DATE = re.compile(DATE)


def read_date(match: re.Match[str]) -> datetime.date | None:
    """The day that a match holding `DATE` names; None where there is no such day."""
    parts = [match[f"{name}1"] or match[f"{name}2"] for name in ("y", "m", "d")]
    try:
        return datetime.date(*(int(part) for part in parts))
    except ValueError:
        return None


def unreal_date(text: str) -> str:
    """The date that a text prints, as printed, where it is no day of the calendar; else ""."""
    page = plain(text)
    match = _DATE.search(page.flat)
    return page.text[match.start() : match.end()] if match and not read_date(match) else ""
