"""How the names of ministries and of departments are written short: `Bộ GD&ĐT`, `Bộ GDĐT`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_OFFICE = re.compile(r"(?P<kind>Bộ|Sở) (?P<fields>.+)")
_JOINT = re.compile(r",\s+|\s+-\s+|\s+và\s+")


def short_names(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Name → its short forms, for those that have several fields; signs are left out of them.

    The first field alone is a short form where no other office of the names begins with it.
    """
    offices = {name: match for name in names if (match := _OFFICE.fullmatch(name))}
    first = Counter(_first(match) for match in offices.values())
    return {
        name: (*_by_letters(match), *([_first(match)] if first[_first(match)] == 1 else []))
        for name, match in offices.items()
        if len(_JOINT.split(match["fields"])) > 1
    }


def _first(office: re.Match[str]) -> str:
    return f"{office['kind']} {_JOINT.split(office['fields'])[0]}"


def _by_letters(office: re.Match[str]) -> tuple[str, ...]:
    """The letters of the fields apart, together, and with the last one apart: `LĐTB&XH`."""
    letters = [
        "".join(word[0] for word in field.split()).upper()
        for field in _JOINT.split(office["fields"])
    ]
    *others, last = letters
    ways = (" ".join(letters), "".join(letters), f"{''.join(others)} {last}")
    return tuple(dict.fromkeys(f"{office['kind']} {way}" for way in ways))
