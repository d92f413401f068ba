"""The list of related articles that a site prints below a document."""

from __future__ import annotations

import re

from knowledge.text.fold import fold, words

_HEADING = re.compile(
    r"(?:(?:cac|nhung)\s+)?(?:tin|bai|tin tuc|bai viet|tin bai|bai bao|van ban)"
    r"(?:\s*(?:,|-|va)\s*(?:bai|su kien))?\s+(?:viet\s+)?"
    r"(?:(?:cung|trong) (?:chuyen muc|danh muc|chu de|muc|loai)|lien quan|khac|moi hon|cu hon"
    r"|moi nhat|moi|da dua|da dang|truoc|tiep theo|doc nhieu|xem nhieu|noi bat)(?:\s+khac)?\s*:?"
    r"|(?:xem|doc) them\s*:?|co the ban quan tam\s*:?|cung chuyen muc\s*:?"
)
_LEADING = re.compile(r"(?:[-–—+•●▪◦*·»›>]|\d{1,2}[.)/](?=\s))\s*")
_TIME = r"(?:,?\s*(?:lúc\s+)?\d{1,2}(?::|h)\d{2}(?::\d{2})?(?:\s?(?:[AP]M|SA|CH)\b)?)?"
_ZONE = r"(?:\s*\(?GMT\s?\+\s?7\)?)?"
_DAY = (
    r"(?:(?:thứ\s+\w+|chủ nhật)\s*,\s*)?(?:ngày\s+)?"
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}[\s,]+năm\s+\d{4})"
)
_STAMP = rf"(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s*[,-]?\s*)?{_DAY}(?:\s*[-–|])?{_TIME}{_ZONE}"
_TRAILING = re.compile(
    rf"[\s,|–—-]*(?:\(\s*{_STAMP}\s*\)|\[\s*{_STAMP}\s*\]|{_STAMP})\s*$", re.IGNORECASE
)
_STAMPED = re.compile(rf"\(?{_STAMP}\)?\s*[-–|:]?\s+", re.IGNORECASE)
_CONTROL = re.compile(
    r"(?:luot xem|da xem|luot doc)\s*:?\s*[\d.,]+|(?:xem|doc) (?:tiep|chi tiet|tat ca)\W*|[\d\W]+"
)
_LONGEST = 400
_LONGEST_HEADING = 60
_FOOTER = re.compile(r"(?:ban quyen|copyright|©|dia chi\s*:|dien thoai\s*:|email\s*:|giay phep\s)")


def split(paragraphs: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs of the document itself, and the titles of the articles listed below it.

    Each title is given once, without its bullet and its date of publication.
    """
    for place, paragraph in enumerate(paragraphs):
        if place and len(paragraph) <= _LONGEST_HEADING and _HEADING.fullmatch(fold(paragraph)):
            return paragraphs[:place], _titles(paragraphs[place + 1 :])
    return paragraphs, ()


def _titles(paragraphs: list[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        if _FOOTER.match(fold(paragraph)):
            break
        title = _title(paragraph)
        if key := " ".join(words(fold(title))):
            found.setdefault(key, title)
    return tuple(found.values())


def _title(paragraph: str) -> str:
    if len(paragraph) > _LONGEST:
        return ""
    title = _LEADING.sub("", paragraph, count=1) if _LEADING.match(paragraph) else paragraph
    title = _STAMPED.sub("", _TRAILING.sub("", title), count=1)
    folded = fold(title)
    return "" if _HEADING.fullmatch(folded) or _CONTROL.fullmatch(folded) else title
