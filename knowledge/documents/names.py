"""Documents that a text names without a number: laws, schemes, strategies with a name of their own.

A law is named by what follows "Luật"; a scheme or a strategy by what follows its type word, or by
a title behind "về" or in quotation marks; any other type only by a quoted title. A type word in
small letters, in the plural or before the name of a body ("Nghị quyết Đại hội", "Chương trình
phối hợp giữa …") is mere talk.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.documents import quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.citations import Mention

_LAW = r"Luật|Bộ [Ll]uật|Pháp lệnh"
_SCHEME = r"Đề án|Chiến lược"
_OTHER = (
    r"Chương trình hành động|Chương trình phối hợp|Chương trình|Kế hoạch|Nghị quyết|Chỉ thị"
    r"|Kết luận|Quy chế|Quy định|Quyết định|Hướng dẫn|Dự án|Thông báo"
)
_TYPE = re.compile(rf"(?<!\w)(?:(?P<law>{_LAW})|(?P<scheme>{_SCHEME})|(?P<other>{_OTHER}))(?=\s)")
_NOT_ONE = re.compile(
    r"(?:^|\s)(?:các|những|nhiều|một số|dự thảo|dự án|hội|đoàn|nhóm)(?:\s+\d+)?\s+$", re.IGNORECASE
)
_OF_BODY = re.compile(r"\s+của\s+(?P<issuer>[^“”\"«»'‘’;,.:()\n]{3,80}?)(?=\s+về\s)")
_SHORT_NUMBER = re.compile(r"\s+(?:số\s+)?(?P<number>\d{1,4})(?=\s)")
_ABOUT = re.compile(r"\s*:?\s+về\s+(?:việc\s+)?")
_PAIR = re.compile(
    r"xã, phường, thị trấn|xã, phường, đặc khu|thi đua, khen thưởng"
    r"|phòng cháy, chữa cháy|tín ngưỡng, tôn giáo|phòng, chống"
    r"|h(?:òa|oà) giải, đối thoại"
    r"|thực hành tiết kiệm, chống|sửa đổi, bổ sung"
    r"|, (?:tầm nhìn|định hướng) (?:đến |tới )?(?:năm )?\d{4}",
    re.IGNORECASE,
)
_END = re.compile(
    rf"[\[(,;:.\n…“”\"«»¹²³⁴-⁹]|\s[–—-]\s(?!\d)|(?<!đoạn)(?<![–—-])\s(?:19|20)\d\d(?!\w|\s?[–—-])"
    rf"|\svà\s+(?:{_LAW}|{_SCHEME}|{_OTHER})(?!\w)"
    r"|\s(?:ngày|năm|tại|đến|cho|theo|trên|gắn|sau|được|có(?! công)|bằng|vào|từ|do|để|đã|sẽ|của|số"
    r"|cùng|về|ở các|trong (?:các|toàn|hệ|cán|năm|quý|tháng)"
    r"|và (?:các|những|số|triển|tổ chức|hướng|nghị|tham|phối|theo|kiểm|đôn|tiếp|văn bản"
    r"|quy định|phê duyệt))(?!\w)"
)
_NO_NAME = re.compile(
    r"(?:của|này|trên|nêu|được|đã|và|do|theo|số|có|cho|là|về|gia|sư|còn|khác|phối hợp)(?!\w)"
    r"|[\W\d]",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:[\s,]+(?:và|cùng|với|các|những))*[\s,]*$")
_NUMBER_JOINT = re.compile(
    r"\s*[(,]?\s*(?:(?:luật|bộ luật|pháp lệnh)\s+)?(?:số\s*:?\s*)?", re.IGNORECASE
)
_DATED = re.compile(
    r",?\s+ngày\s+(\d{1,2})(?:\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?|\s+tháng\s+(\d{1,2})\s+năm\s+)(\d{4})"
)
_ISSUER_BEHIND = re.compile(
    r"\s+của\s+(?P<issuer>\w[^“”\"«»'‘’;,.:()\n]{1,80}?)"
    r"(?=\s*(?:[;,.:(\n]|$)|\s(?:về|tại|đến|năm|giai đoạn|ngày|trên|và|gắn|theo)\s)"
)
_LONGEST = 300
_SHORTEST_SCHEME = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A document named without a number of its own.

    Attributes:
        start: where its type word begins.
        tail: where the name ends; where the title, still to be read, has to follow if none is.
        doc_type: the type word as printed.
        issuer: who issued it, as printed before the title.
        title: its name where that follows the type word at once; a law's keeps the type word.
        date: the date of issue printed behind the name.
    """

    start: int
    tail: int
    doc_type: str
    issuer: str | None = None
    title: str | None = None
    date: datetime.date | None = None


def names(text: str, mentions: Sequence[Mention]) -> list[Name]:
    """The documents named without a number outside the spans of the mentions, in order."""
    covered = [(mention.type_start, mention.tail) for mention in mentions]
    found: list[Name] = []
    place = end = 0
    for match in _TYPE.finditer(text):
        while place < len(covered) and covered[place][1] <= match.start():
            place += 1
        inside = place < len(covered) and covered[place][0] <= match.start()
        if (
            inside
            or match.start() < end
            or _NOT_ONE.search(text[max(0, match.start() - 24) : match.start()])
        ):
            continue
        limit = covered[place][0] if place < len(covered) else len(text)
        if name := _name(text, match, limit):
            found.append(name)
            end = name.tail
    return found


def name_of_number(name: Name, mention: Mention, text: str) -> bool:
    """Whether the number follows the name at once: `Luật Công đoàn số 50/2024/QH15`."""
    joint = text[name.tail : mention.type_start]
    return name.title is not None and _NUMBER_JOINT.fullmatch(joint) is not None


def short_number(name: str, doc_type: str) -> str | None:
    """The number without letters that stands behind the type of a document: `Đề án 938 về …`."""
    match = _SHORT_NUMBER.match(name, len(doc_type))
    return match["number"].lstrip("0").zfill(2) if match else None


def issuer_behind(text: str, position: int) -> str | None:
    """Who issued a document, as printed behind its name: `Đề án "…" của UBND xã`."""
    match = _ISSUER_BEHIND.match(text, position)
    return match["issuer"] if match and match["issuer"][0].isupper() else None


def _name(text: str, match: re.Match[str], limit: int) -> Name | None:
    body = _OF_BODY.match(text, match.end())
    issuer = body["issuer"] if body else None
    short_number = _SHORT_NUMBER.match(text, match.end())
    tail = (body or short_number or match).end()
    about = _ABOUT.match(text, tail)
    quoted = quotes.opening_at(text, about.end() if about else _skip_space(text, tail)) > 0
    scheme, law = match["scheme"] is not None, match["law"] is not None
    if (about and (quoted or scheme)) or (quoted and scheme):
        return Name(match.start(), tail, match[0], issuer)
    return _bare(text, match, limit) if (scheme and not body) or law else None


def _bare(text: str, match: re.Match[str], limit: int) -> Name | None:
    """A name that follows its type word at once and ends before the limit."""
    following = text[match.end() : min(limit, match.end() + _LONGEST)]
    end = _END.search(_PAIR.sub(lambda pair: "_" * len(pair[0]), following))
    words = _JOINT.sub("", following[: end.start() if end else None])
    name = words.strip()
    enough = 2 if match["law"] else _SHORTEST_SCHEME
    if len(name.split()) < enough or _NO_NAME.match(name):
        return None
    title = f"{match[0]} {name}" if match["law"] else name
    tail = match.end() + len(words.rstrip())
    dated = _DATED.match(text, tail)
    return Name(match.start(), dated.end() if dated else tail, match[0], None, title, _date(dated))


def _skip_space(text: str, position: int) -> int:
    while text[position : position + 1] == " ":
        position += 1
    return position


def _date(match: re.Match[str] | None) -> datetime.date | None:
    if match is None:
        return None
    day, month, month_in_words, year = match.groups()
    try:
        return datetime.date(int(year), int(month or month_in_words), int(day))
    except ValueError:
        return None
