"""Paragraphs of a text: composed, without markup, with hard-wrapped lines joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.documents.columns import one_column
from knowledge.documents.numbering import marker
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from knowledge.documents.numbering import Marker

SAYS_OF_TASK = re.compile(
    r"(?:\w+ ){0,3}(?:chu tri|phu trach|phoi hop|thoi (?:gian|han)|tien do|hoan thanh|kinh phi"
    r"|(?:don vi|co quan|bo phan) thuc hien)(?: \w+){0,3}\s*:"
)
"""What begins a line that says who carries a task out and until when."""

_BREAK = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]|<br\s*/?>")
_LONG_RUN_OF_MARKS = re.compile(r"([^\w\s\x00-\x7f]{32})[^\w\s\x00-\x7f]+")
_RULE = re.compile(r"[\s|*_=~\-–—.…#:+]*")
_PAGE_NUMBER = re.compile(r"(?:(?i:trang)\s+)?[-–—]?\s*\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—]?")
_FOOTER = re.compile(r"\S.*?(?:\t|\s{2,})[Tt]rang\s+\d{1,3}(?:\s*/\s*\d{1,3})?\s*")
_CELLS = 3
_MARKUP = re.compile(r"[#>*_`\[\\|]")
_HEADING_MARK = re.compile(r"^(?:>\s?)*#{1,6}\s+|^(?:>\s?)+")
_LINK = re.compile(r"!?\[([^\]\[]{0,300})\]\([^)\s]{0,300}\)")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)_(?=\w)|(?<=[\w.,;:!?])_(?!\w)|`")
_STAR = re.compile(r"(?<!^)\*|^\*(?!\s)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~/])")
_ENDED = re.compile(r"[.;:!?…]['\"”’»)\]]*$")
_CONTINUING = frozenset(",;.:)]”’»%/&")
_OPEN_ENDED = re.compile(
    r"(?:[,/(–—-]|\d\s?[/–—-]\s?[A-ZĐ]\w{0,4}|\b(?:và|của|với|giữa|ngày|tháng|năm|là|các|những|tại|về"
    r"|trong|cho|do|theo|từ|(?<!gian )đến|để|hoặc|(?<!cuối )cùng|(?<!cấp )trên"
    r"|(?<!mặt )(?<!công )bằng|khóa|khoá|điều|khoản|quý|lần|thứ))$"
)
_TIME_ALONE = re.compile(r"\b(?:năm|(?:hằng|hàng|mỗi|từng|cả|các) (?:ngày|tháng|quý))$")
"""Behind this a year may stand, and no number of one or two digits."""

_BEFORE_NUMBER = re.compile(r"\bsố$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,5}[A-Za-zĐđ]?(?:\s?[/-]\s?\d{4})?\s?[/-]\s?[A-ZĐ]\w")
"""A document number. `số` breaks off only before digits: titles end in `dân tộc thiểu số`."""

_LABEL = re.compile(r"[-–—+•*]\s*[A-ZĐ]\w*(?: \w+){0,3}\s*:\s")
_RANGE = re.compile(r"[–—-]\s?\d")
_DATED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s")
_DASHES = ("- ", "– ", "— ")
_ALWAYS_MARKERS = frozenset({"letter", "thứ", "- thứ", "là", "nhiệm vụ", "nội dung", "mục"})
_WIDEST_WRAP = 160
_RAGGED = 0.85
_FULL_LINES = 0.2


def paragraphs(text: str) -> list[str]:
    """Paragraphs in order, each on one line: NFC, no markup, no page numbers, no double spaces."""
    printed = _BREAK.split(_LONG_RUN_OF_MARKS.sub(r"\1", text))
    lines = [line and _plain(line) for line in one_column(printed)]
    width = _wrap_width([len(line) for line in lines if line])
    joined: list[list[str]] = []
    previous, gap = "", True
    for line in lines:
        if not line:
            gap = True
            continue
        if joined and _continues(previous, line, gap=gap, width=width):
            joined[-1].append(line)
        else:
            joined.append([line])
        previous, gap = line, False
    return [" ".join(part) for part in joined]


def _plain(line: str) -> str:
    """A line without markup; empty where it is a rule, a page number or the foot of a page."""
    if _FOOTER.fullmatch(line):
        return ""
    cells = line.strip().split("\t")
    line = clean(" | ".join(cells) if len(cells) >= _CELLS else line)
    if _MARKUP.search(line):
        line = _HEADING_MARK.sub("", line.strip("| "))
        line = _STAR.sub("", _EMPHASIS.sub("", _LINK.sub(r"\1", line)))
        line = clean(_ESCAPE.sub(r"\1", line))
    return "" if _RULE.fullmatch(line) or _PAGE_NUMBER.fullmatch(line) else line


def _wrap_width(lengths: list[int]) -> int:
    """The column at which the text was wrapped by hand, 0 where each paragraph is one line."""
    width = max(lengths, default=0)
    full = sum(length >= _RAGGED * width for length in lengths)
    return width if width <= _WIDEST_WRAP and full >= _FULL_LINES * len(lengths) else 0


def _continues(previous: str, line: str, *, gap: bool, width: int) -> bool:
    """Whether a line goes on with the sentence or the paragraph of the line before it."""
    ended = _ENDED.search(previous) is not None
    if gap and ended:
        return False
    found = marker(line)
    open_ended = not ended and _breaks_off(previous, line, found)
    full = 0 < width < len(previous) + 1 + len(line.split(" ", 1)[0])
    if found and not _begins_small(found, line):
        hyphen = not ended and line.startswith(_DASHES)
        return not gap and full and (open_ended or hyphen) and _LABEL.match(line) is None
    if found and (ended or gap):
        return False
    if found or line[0].islower() or line[0] in _CONTINUING or _RANGE.match(line):
        return True
    is_heading = previous.isupper() and line != line.upper()
    if gap or is_heading or SAYS_OF_TASK.match(fold(line)):
        return False
    listed = _DATED.match(previous) and _DATED.match(line)
    return open_ended or (full and not listed)


def _breaks_off(previous: str, line: str, found: Marker | None) -> bool:
    """Whether the last word of a line asks for the next line."""
    if _BEFORE_NUMBER.search(previous):
        return line[0].isdigit() and (found is None or _NUMBER.match(line) is not None)
    if _TIME_ALONE.search(previous):
        return line[0].isdigit() and found is None
    return _OPEN_ENDED.search(previous) is not None


def _begins_small(found: Marker, line: str) -> bool:
    """Whether what looks like a marker stands before a small letter, as inside a sentence."""
    return found.style not in _ALWAYS_MARKERS and line[found.end :][:1].islower()
