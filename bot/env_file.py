"""What the file `.env` says in vain: lines that cannot be read, and names that are slips."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_ALIKE = 85.0
"""As alike as `TELEGRAM_BOT_TOKEN` is to `TELEGRAM_TOKEN`; other names are other programs'."""


class Slip(NamedTuple):
    """A line that sets nothing: its number from 1, and the name that it has and that may be meant.

    Both are empty where the line cannot be read.
    """

    line: int
    name: str = ""
    meant: str = ""


def slips(file: Path, names: Collection[str]) -> list[Slip]:
    """Lines that set none of these names, and seem to mean to.

    Raises:
        OSError: there is such a file, which cannot be read.
        UnicodeDecodeError: it is no text.
    """
    from dotenv.parser import parse_stream  # noqa: PLC0415 - only where there is such a file

    logging.getLogger("dotenv").setLevel(logging.ERROR)  # warns of the same lines in English
    found = []
    with file.open(encoding="utf-8") as stream:
        for one in parse_stream(stream):
            before = len(one.original.string) - len(one.original.string.lstrip())
            line = one.original.line + one.original.string[:before].count("\n")
            name = one.key or ""
            if one.error or (name and one.value is None):
                found.append(Slip(line))
            elif name and name.upper() not in names:
                found += [Slip(line, name, meant) for meant in _meant(name.upper(), names)]
    return found


def _meant(name: str, names: Collection[str]) -> list[str]:
    """The one of these names that it is nearly, if any."""
    found = process.extract(name, sorted(names), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=1)
    return [meant for meant, _, _ in found]
