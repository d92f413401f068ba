"""The title of a source document, and the place and the year that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from knowledge.text.fold import fold

_PROGRAMME = re.compile(
    r"(?:(?:mot so|cac|nhung|phuong huong,?|tap trung)\s+)?(?:nhiem vu|ke hoach|chuong trinh"
    r"|huong dan|phuong huong|trong tam|noi dung (?:trong tam|cong tac)|cong tac dan van"
    r"|de cuong)\b"
)
_KIND_ALONE = re.compile(
    r"(?:ke hoach|chuong trinh|huong dan|nghi quyet|chi thi|thong bao)"
    r"(?:\s+(?:cong tac|hanh dong|phoi hop))?"
)
_NAMES_TASKS = re.compile(r"\b(?:nhiem vu|cong tac|ke hoach|chuong trinh)\b")
_SENTENCE = re.compile(r"[.;:,]$")
_YEAR = re.compile(r"\bnam\s+((?:19|20)\d\d)\b")
_ANY_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_NAME_WORD = re.compile(r"(?:-\s*)?[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_A_NAME = re.compile(
    r"(?:năm|giai|trong|và|đến|theo|quý|tháng|về|của|đối|với|từ|những|các|nhiệm|thực|tại|trên|khóa"
    r"|lần|kỳ|nhằm|để|là|ủy|đảng|cộng|số)"
)
_LONGEST = 400
_LONGEST_STOPPED = 200
_INNER_END = re.compile(r"[.;:!?]")


class Level(IntEnum):
    """What kind of place a programme is of; a greater one holds the smaller ones."""

    COMMUNE = 0
    DISTRICT = 1
    CITY = 2
    PROVINCE = 3


@dataclass(frozen=True, slots=True)
class Locality:
    """A place by its name, without the word for its kind."""

    name: str
    level: Level


_UY = r"(?:ủy|uỷ)"
_KINDS = {
    Level.PROVINCE: rf"tỉnh(?:\s+{_UY})?",
    Level.CITY: rf"thành\s+phố|thành\s+{_UY}|tp\.?",
    Level.DISTRICT: rf"(?:huyện|quận)(?:\s+{_UY})?|thị\s+xã|thị\s+{_UY}",
    Level.COMMUNE: r"(?<!các )(?<!cấp )(?<!tác )(?:xã(?! hội\b)|phường|thị\s+trấn|đặc\s+khu)",
}
_PLACE = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{level.name}>{kind})' for level, kind in _KINDS.items())})\s+",
    re.IGNORECASE,
)


def title_of(preface: list[str]) -> str | None:
    """The title among the paragraphs before the tasks, None where no paragraph is one.

    A kind of document on a line of its own ("KẾ HOẠCH") is not a part of the title below it.
    """
    plausible = [
        (place, paragraph)
        for place, paragraph in enumerate(preface)
        if len(paragraph) <= _LONGEST and not _SENTENCE.search(paragraph)
    ]
    for place, paragraph in plausible:
        folded = fold(paragraph)
        if _KIND_ALONE.fullmatch(folded):
            return " ".join(_subject(preface[place + 1 :])) or paragraph
        if _PROGRAMME.match(folded):
            return " ".join(_subject(preface[place:])) if paragraph.isupper() else paragraph
    dated = (p for _, p in plausible if _YEAR.search(fold(p)) and _NAMES_TASKS.search(fold(p)))
    return next(dated, None) or next(filter(None, map(_stopped_title, preface)), None)


def _stopped_title(paragraph: str) -> str | None:
    """A title that ends in a full stop: one sentence that names the programme and its year."""
    title = paragraph.removesuffix(".")
    folded = fold(title)
    is_one = title != paragraph and len(title) <= _LONGEST_STOPPED and not _INNER_END.search(title)
    return title if is_one and _PROGRAMME.match(folded) and _YEAR.search(folded) else None


def _subject(paragraphs: list[str]) -> list[str]:
    """The lines of a title: those in capitals up to the one with the year, else the first."""
    if not paragraphs or _SENTENCE.search(paragraphs[0]) or len(paragraphs[0]) > _LONGEST:
        return []
    lines = [paragraphs[0]]
    for paragraph in paragraphs[1:]:
        is_whole = _YEAR.search(fold(" ".join(lines)))
        in_capitals = lines[0].isupper() and paragraph.isupper()
        if is_whole or not in_capitals or _SENTENCE.search(paragraph):
            break
        lines.append(paragraph)
    return lines


def year_of(title: str) -> int | None:
    """The year that the title names, as "năm 2023" or else as a number alone."""
    folded = fold(title)
    match = _YEAR.search(folded) or _ANY_YEAR.search(folded)
    return int(match[1]) if match else None


def place_of(title: str, issuer: str | None, preface: list[str]) -> str | None:
    """The place that a programme is of, else the province or city that its preface names.

    Capitalized, without "tỉnh" or "thành phố".
    """
    letterhead = issuer or "; ".join(filter(str.isupper, preface))
    greater = ([one for one in _localities(text) if one.level >= Level.CITY] for text in preface)
    told = (max(found, key=lambda one: one.level) for found in greater if found)
    return next((one.name for one in (*localities(title, letterhead), *told)), None)


def localities(title: str, issuer: str | None) -> list[Locality]:
    """The place that a programme is of, and then others that its title and letterhead name.

    It is the first one of the title, else the last one of the letterhead, where what is above it
    stands first.
    """
    return _localities(title) + _localities(issuer or "")[::-1]


def _localities(text: str) -> list[Locality]:
    return [
        Locality(name, Level[match.lastgroup])
        for match in _PLACE.finditer(text)
        if match.lastgroup and (name := _name(text[match.end() :]))
    ]


def _name(text: str) -> str:
    words: list[str] = []
    position = 0
    while match := _NAME_WORD.match(text, position):
        word = match[0]
        letters = word.lstrip("- ")
        if _NOT_A_NAME.fullmatch(letters.lower()) or not letters[0].isupper():
            break
        words.append(word if not word.isupper() else word.title())
        position = match.end()
        while text[position : position + 1] == " ":
            position += 1
    return " ".join(words)
