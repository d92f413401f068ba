"""What a source document prints of itself: number, date, who signed it, what it rests on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.citations import find
from knowledge.citations.dates import DATE, read_date
from knowledge.citations.letters import body_beginning
from knowledge.citations.plain import plain
from knowledge.documents.model import Imprint
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

_NUMBER = re.compile(r"\W*so\s*:?\s*\d")
_MOTTO = re.compile(
    r"\b(?:dang cong san viet nam|cong hoa xa hoi\b.*|chu nghia viet nam|doc lap - tu do.*)$"
)
_PLACE_AND_DAY = re.compile(rf"\W*[^\W\d][^\d,;:.]{{1,40}},\s*ngay\s+{DATE}\W*")
_OFFICE = re.compile(
    r"(?:(?:k\s?/?\s?t|t\s?/?\s?m|t\s?/?\s?l|q)\.?\s+)?(?:quyen )?(?:pho )?"
    r"(?:truong (?:ban|phong|doan)|bi thu|chu (?:tich|nhiem)|chanh van phong|giam doc)\b"
)
_PLACE_ALONE = re.compile(r"(?<=NHÂN DÂN) – (?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ) )")
_KIND = re.compile(r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH|HƯỚNG DẪN|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO)\b")
_ISSUES = re.compile(
    r"(?:^|[,.;:]\s+)(?P<issuer>[^\W\d_][^,.;:\n]{3,80}?)\s+(?:ban hành|xây dựng)\s+"
    r"(?i:chương trình|kế hoạch|hướng dẫn)\s(?!số\s)[^,.;:]*\s(?:như sau|sau đây)\W*$"
)
_RECIPIENTS = re.compile(r"noi (?:nhan|gui)\W*")
_SIGNED = re.compile(r"\(?(?:da )?ky(?: ten)?\)?")
_LONGEST_LINE = 100
LONGEST_PARAGRAPH = 5_000
MOST_PARAGRAPHS = 20
_LONGEST_NAME = 6
_CLOSING_LINES = 6
_MOST_RECIPIENTS = 40


def imprint_of(
    paragraphs: Sequence[str], preface: Sequence[str], behind: tuple[str, ...]
) -> Imprint:
    """What the paragraphs of a document, those before its tasks and those behind, say of it."""
    short = [one for one in preface if len(one) <= _LONGEST_LINE]
    closing = [one for one in paragraphs[-_CLOSING_LINES:] if len(one) <= _LONGEST_LINE]
    name, office = _signature(closing) or _signature(_beside_recipients(paragraphs)) or (None, None)
    numbered = next((at for at, one in enumerate(short) if _number(one)), 0)
    return Imprint(
        number=_number(short[numbered]) if short else None,
        issuer=_issuer(short[:numbered]) or _above_kind(short) or _in_opening(preface),
        issued=next(filter(None, map(_day, (*short, *closing))), None),
        signer=name,
        office=office,
        preamble=tuple(one for one in preface if _rests_on(one))[:MOST_PARAGRAPHS],
        closing=behind,
    )


def is_office(line: str) -> bool:
    """Whether a line begins with the office of somebody who signs."""
    return _OFFICE.match(fold(line)) is not None


def _rests_on(paragraph: str) -> bool:
    """Whether a paragraph of the opening cites documents."""
    is_own = _NUMBER.match(fold(paragraph[:_LONGEST_LINE])) is not None
    return len(paragraph) <= LONGEST_PARAGRAPH and not is_own and bool(find(paragraph))


def _number(line: str) -> str | None:
    found = find(line) if _NUMBER.match(fold(line)) else []
    return str(found[0].citation) if len(found) == 1 else None


def _issuer(lines: Sequence[str]) -> str | None:
    """The office that issued it under its superior; a place on a line of its own is of the name."""
    told = " – ".join(filter(None, map(_letterhead, lines)))
    return _PLACE_ALONE.sub(" ", told) or None


def _above_kind(lines: Sequence[str]) -> str | None:
    """The office above `KẾ HOẠCH` where nothing but the letterhead stands there."""
    kinds = (at for at, one in enumerate(lines) if _KIND.match(one))
    head = [one for one in lines[: next(kinds, 0)] if re.search(r"\w", one)]
    is_all = all(one.isupper() or _day(one) or _MOTTO.match(plain(one).flat) for one in head)
    return _office_of(_issuer(head)) if is_all else None


def _in_opening(preface: Sequence[str]) -> str | None:
    """The office that the opening says issues this document."""
    told = (_office_of(match["issuer"]) for one in preface if (match := _ISSUES.search(one)))
    return next(filter(None, told), None)


def _office_of(printed: str | None) -> str | None:
    return printed if printed and body_beginning(words(fold(printed)))[0] else None


def _letterhead(line: str) -> str:
    """A line in capitals without the motto that stands beside it; scans print O as 0."""
    motto = _MOTTO.search(plain(line).flat.replace("0", "o"))
    return line[: motto.start() if motto else None].strip(" *-–") if line.isupper() else ""


def _day(line: str) -> datetime.date | None:
    match = _PLACE_AND_DAY.fullmatch(plain(line).flat)
    return read_date(match) if match else None


def _beside_recipients(paragraphs: Sequence[str]) -> list[str]:
    """What stands behind the last list of recipients, where more follows, as an appendix does."""
    heads = (at for at, one in enumerate(paragraphs) if _RECIPIENTS.fullmatch(fold(one)))
    start = max(heads, default=len(paragraphs))
    behind = [one for one in paragraphs[start + 1 : start + _MOST_RECIPIENTS] if one[0] not in "-+"]
    return [one for one in behind[:_CLOSING_LINES] if len(one) <= _LONGEST_LINE]


def _signature(lines: Sequence[str]) -> tuple[str, str] | None:
    """The name that stands beside an office at the end, and that office; above it or below."""
    told = [line for line in lines if not _SIGNED.fullmatch(fold(line))]
    for upper, lower in reversed(list(pairwise(told))):
        for name, office in ((lower, upper), (upper, lower)):
            if _is_name(name) and _OFFICE.match(fold(office)):
                return name, office[0] + office[1:].lower() if office.isupper() else office
    return None


def _is_name(line: str) -> bool:
    parts = line.split()
    return (
        1 < len(parts) <= _LONGEST_NAME
        and not line.isupper()
        and all(part[0].isupper() and re.fullmatch(r"[^\W\d_][\w'’]*", part) for part in parts)
        and not _OFFICE.match(fold(line))
    )
