"""What stands behind a number: its date of issue, its issuer, the term of the committee."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.citations import vocabulary
from knowledge.citations.dates import DATE, read_date
from knowledge.citations.letters import body_by_alias
from knowledge.citations.terms import in_roman
from knowledge.citations.type_words import type_spellings
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime

    from knowledge.citations.plain import Plain

_NOISE = r"(?:[\s*\"”’'^¹²³⁴-⁹_|]|\[[0-9]{1,3}\]|\([0-9]{1,2}\))*"
_ISSUED = r"(?:(?:duoc\s+)?(?:k[yi]\s+ban\s+hanh|ban\s+hanh|k[yi]|thong\s+qua|ra)\s+(?:vao\s+)?)?"
_DATE = re.compile(
    rf"{_NOISE}(?P<comma>,)?\s*(?:\(\s*)?{_ISSUED}(?P<same>cung\s+|deu\s+)?(?:nga?y\s*){{0,2}}{DATE}(?:\s*\))?"
)
_SAME_DAY = re.compile(rf"{_NOISE},?\s*(?:ban\s+hanh\s+)?cung\s+ngay\b(?!\s*[0-9])")
_YEAR = re.compile(
    rf"(?:/|{_NOISE},?\s*\(?(?:nam\s+)?)(?P<year>(?:19|20)[0-9]{{2}})(?![0-9/.-]|\s*-\s*[0-9])\)?"
)
_TERM = re.compile(
    rf"{_NOISE},?\s*\(?\s*khoa\s+(?P<term>[ivx]{{1,5}}|[0-9]{{1,2}})(?![^\W_])(?:\s*\))?"
)
_OF = re.compile(rf"{_NOISE},?\s*cua\s+")
_FOOTNOTE = re.compile(r"(?<=[a-z])[1-9][0-9]?(?![\w/.-])")
_COMMA = re.compile(r"\s*,?\s*")
_FIRST_WORD = re.compile(r"\w+")
_BODY = re.compile(
    r"(?:ban|bo|uy ban|ubnd|ub|hdnd|hoi dong|bch|btv|chinh phu|thu tuong|quoc hoi|tinh uy|thanh uy"
    r"|huyen uy|quan uy|thi uy|dang uy|thuong truc|thuong vu|chu tich|van phong|so|cuc|tong cuc"
    r"|tong lien doan|lien doan|trung uong|vien|toa an|kiem toan|ngan hang|thanh tra|hoi|doan"
    r"|mat tran|mttq|dang doan|tinh doan|cong an|bhxh)\b"
)
_STOP_WORDS = (
    "về|quy định|khóa|khoá|ban hành|hướng dẫn|sửa đổi|bổ sung|quy chế|phê duyệt|nhằm|đã|có|v/v"
    "|trong|theo|thực hiện|công bố|lấy|được|là|thì|tiếp tục|tăng cường|cho|để|với|tại|tổ chức"
    "|triển khai|giao cho|giao các"
    "|thành lập|và các|và số|xử lý|điều chỉnh|chi tiết|số|bãi bỏ|quản lý|như"
    "|chỉ đạo|ra|họp|trình|gửi|xây dựng|kèm|đồng ý|phân|giải quyết|nêu|yêu cầu|phát động|lên|vào"
    "|từ|đến|khi|vì|do|bởi|này|của|nhưng|mà|thông báo|xác định|thống nhất|phê chuẩn|ấn định"
    "|bổ nhiệm|chỉ định|điều động|trên|vừa|vẫn|đối với|căn cứ|kính gửi|yêu cầu|gồm|ở|hoặc"
    "|gắn|phải|đề nghị|và chương|và điều|và khoản|và mục|và phần|và điểm"
)
_STOP = re.compile(
    r"[.,;:()\[\]\"“”?!*|`]|\s-\s|\n\s*\n\s*|\n\s*[-+•]|\s(?=[0-9]{1,2}[/.-][0-9])"
    r"|\s(?=(?:năm|ngày|nam|ngay)\s*[0-9])"
    r"|\s(?P<word>" + f"{_STOP_WORDS}|{fold(_STOP_WORDS)}".replace(" ", r"\s+") + r")\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[^\W\d_][a-zà-ỹđ]")
_TOPICS = frozenset(
    {
        "ve",
        "quy dinh",
        "khoa",
        "ban hanh",
        "huong dan",
        "sua doi",
        "quy che",
        "thong bao",
        "thuc hien",
        "can cu",
        "kinh gui",
    }
)
_NEXT = re.compile(r"\s(?:va|hoac|cung)\s+(?:cac\s+)?")
_LETTERS_BEFORE_NUMBER = re.compile(r"([a-z]{2,5})\s*(?:so\s*:?\s*)?[0-9]")
_PLAIN_WORD = re.compile(
    r"\s+(?:và\s+)?(?!(?:tỉnh|thành phố|thành ủy|thị xã|thị ủy|thị trấn|huyện|quận|xã|phường|nước"
    r"|cộng sản|chính quyền)\b)(?P<initial>[^\W\d_])"
)
"""A word that goes on with no name of a body, if it is in small letters."""

_MADE_LONGER = ("dang uy", "ban chi dao trung uong", "chi bo")
"""Names of bodies that longer ones begin with, in small letters: `Đảng ủy các cơ quan`."""

_EVENT = re.compile(
    r"\s*(?:da|to chuc|ban hanh|ra|hop|trien khai|co|chi dao|xay dung|trinh|gui|phat dong|tien hanh"
    r"|ky|quyet dinh|thong qua|phe duyet)\s"
)
_JOINT = re.compile(r"\s*,\s*")
_LONGEST_ISSUER = 120


@dataclass(frozen=True, slots=True)
class Behind:
    """What is printed behind a number, each part None where it is not.

    Attributes:
        date: the date of issue.
        year: the year of "năm 2021", or of a day that there is not.
        issuer: the issuer in words, on one line.
        term: the term of the committee in Roman digits.
        dated: whether a day is printed, be it one that there is not.
        shared: whether the date holds for the whole list ("cùng ngày 5/11/2021").
        same_day: whether the date is that of the number before ("cùng ngày").
        tail: where the reference ends.
    """

    tail: int
    date: datetime.date | None = None
    year: int | None = None
    issuer: str | None = None
    term: str | None = None
    shared: bool = False
    same_day: bool = False
    dated: bool = False


def read_behind(page: Plain, position: int) -> Behind:
    """Read, in whatever order they are printed, the parts that directly follow a number."""
    footnote = _FOOTNOTE.match(page.flat, position)
    behind = Behind(footnote.end() if footnote else position)
    for _ in range(4):
        grown = _one_more(page, behind)
        if grown is None:
            break
        behind = grown
    return behind


def _one_more(page: Plain, behind: Behind) -> Behind | None:
    for reader, known in (
        (_read_date, behind.dated),
        (_read_same_day, behind.dated),
        (_read_year, behind.dated or behind.year or behind.issuer),
        (_read_term, behind.term),
        (_read_issuer, behind.issuer),
    ):
        if not known and (grown := reader(page, behind)):
            return grown
    return None


def _read_date(page: Plain, behind: Behind) -> Behind | None:
    match = _DATE.match(page.flat, behind.tail)
    if not match or (match["comma"] and _is_event(page, match.end())):
        return None
    date = read_date(match)
    year = None if date else int(match["y1"] or match["y2"])
    shared = bool(match["same"])
    return replace(behind, date=date, year=year, shared=shared, dated=True, tail=match.end())


def _read_same_day(page: Plain, behind: Behind) -> Behind | None:
    match = _SAME_DAY.match(page.flat, behind.tail)
    return replace(behind, same_day=True, dated=True, tail=match.end()) if match else None


def _read_year(page: Plain, behind: Behind) -> Behind | None:
    match = _YEAR.match(page.flat, behind.tail)
    return replace(behind, year=int(match["year"]), tail=match.end()) if match else None


def _read_term(page: Plain, behind: Behind) -> Behind | None:
    match = _TERM.match(page.flat, behind.tail)
    return replace(behind, term=in_roman(match["term"]), tail=match.end()) if match else None


def _read_issuer(page: Plain, behind: Behind) -> Behind | None:
    of = _OF.match(page.flat, behind.tail)
    if of:
        start = of.end()
    elif behind.dated and (gap := _COMMA.match(page.flat, behind.tail)):
        start = gap.end()
        if not _BODY.match(page.flat, start) or not page.text[start].isupper():
            return None
    else:
        return None
    end = _issuers_end(page, start)
    words = " ".join(page.text[start:end].split())
    if not words:
        return None
    return replace(behind, issuer=words, tail=start + len(page.text[start:end].rstrip()))


def _is_event(page: Plain, position: int) -> bool:
    """Whether a body does something on the day printed before `position`."""
    gap = _COMMA.match(page.flat, position)
    start = gap.end() if gap else position
    if not _BODY.match(page.flat, start):
        return False
    return bool(_EVENT.match(page.flat, _words_end(page, start)))


def _issuers_end(page: Plain, start: int) -> int:
    """Where the names of the issuers end that begin at `start`: `Bộ Chính trị, Ban Bí thư`.

    A second body issued it too where nothing but its name is there, and it does nothing.
    """
    end = _issuer_end(page, start)
    joint = _JOINT.match(page.flat, end)
    if joint is None:
        return end
    second = _words_end(page, joint.end())
    name = " ".join(page.flat[joint.end() : second].split())
    is_issuer = name in body_by_alias() and not _EVENT.match(page.flat, second)
    return second if is_issuer else end


def _issuer_end(page: Plain, start: int) -> int:
    """Where the name of an issuer that begins at `start` ends: at the words of the sentence."""
    name = _known_name(page.flat, start)
    known = start + len(name)
    plain = _PLAIN_WORD.match(page.text, known) if _is_whole(name) else None
    return known if plain and plain["initial"].islower() else _words_end(page, start)


def _words_end(page: Plain, start: int) -> int:
    """Where what may be the name of a body ends: at a sign, a stop word or the next document."""
    limit = min(len(page.flat), start + _LONGEST_ISSUER)
    known = start + len(_known_name(page.flat, start))
    stops = (stop.start() for stop in _STOP.finditer(page.text, known, limit) if _ends(page, stop))
    end = next(stops, limit)
    for link in _NEXT.finditer(page.flat, known, end):
        if _names_type(page, link.end()):
            return link.start()
    return end


def _is_whole(name: str) -> bool:
    """Whether a known name is that of one body, which words in small letters make no other."""
    words = name.split()
    return len(words) > 1 and " ".join(words) not in _MADE_LONGER


def _ends(page: Plain, stop: re.Match[str]) -> bool:
    """Whether a name ends at `stop`.

    A capital makes "Chỉ đạo", "Tư", "Đà" part of the name; a name broken by an empty line goes on
    in small letters.
    """
    if stop[0].isspace() and stop.end() < len(page.text) and page.text[stop.end()].islower():
        return stop[0].count("\n") == 0
    word = stop["word"]
    if not word or " ".join(fold(word).split()) in _TOPICS:
        return True
    start = stop.start("word")
    return not (page.text[start].isupper() and _TITLE.match(page.text, start))


def _names_type(page: Plain, position: int) -> bool:
    """Whether a type of document stands there, in words, or in letters before a number."""
    words = tuple(page.flat[position : position + 24].split()[:3])
    if any(words[:count] in vocabulary.types_by_words() for count in (1, 2, 3)):
        return True
    letters = _LETTERS_BEFORE_NUMBER.match(page.flat, position)
    return bool(letters and letters[1] in type_spellings() and page.text[position].isupper())


def _known_name(flat: str, start: int) -> str:
    first = _FIRST_WORD.match(flat, start)
    if first is None or first[0] not in _names_by_first():
        return ""
    match = _names_beginning(first[0]).match(flat, start)
    return match[0] if match else ""


@tables.derived
def _names_beginning(first: str) -> re.Pattern[str]:
    """The known names that begin with a word, the longest first."""
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _names_by_first()[first])
    return re.compile(rf"(?:{names})\b")


@tables.derived
def _names_by_first() -> dict[str, list[str]]:
    told = {*vocabulary.issuer_names(), *body_by_alias()}
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(told, key=len, reverse=True):
        if first := _FIRST_WORD.match(name):
            by_first[first[0]].append(name)
    return dict(by_first)
