"""Read tasks by their numbers: `nhiệm vụ 3 và 4`, `nhiệm vụ thứ năm`, `nhiệm vụ cuối cùng`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.reading.question import LAST_TASK
from knowledge.reading.when import YEAR
from knowledge.text.fold import accented, fold, words
from knowledge.text.numerals import is_numeral, read_number, roman

if TYPE_CHECKING:
    from knowledge.citations.read import Named
    from knowledge.reading.slate import Slate
    from knowledge.search.lexicon import Lexicon

_TASK = patterns.TASK
_MOST_TASKS = 200
_MOST_AT_AN_END = 50
_SEVERAL = 3
"""So many are the first or the last ones where nobody says how many."""

_MORE_NUMBERS = re.compile(r"(?:\s*(?:,|va|voi|hay|hoac)\s*(?:nhiem vu )?\d{1,3}\b(?!/))+")
"""Behind the number of a task: the numbers of others."""

_COUNT_WORD = r"(?:\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_TO = r"(?:\s*[-–]\s*| (?:den|toi)(?: het)? )"
_TASK_RANGE = re.compile(
    rf"\b(?:(?:cac|nhung) )?(?=(?:tu )?{_TASK}\b)(?:(?:tu|{_TASK}|so|thu) )+"
    rf"(?P<from>{_COUNT_WORD}){_TO}(?:(?:{_TASK}|so|thu) )*(?P<to>{_COUNT_WORD})\b(?!/| \d)"
)
"""The first and the last of the tasks that are meant."""

_OF_THE_YEAR = r"(?! (?:nam|quy|thang|tuan|nhiem ky|ky)\b)"
_ANY = re.compile(rf"\b{_TASK}\b")
_SO_MANY = rf"(?P<n>{_COUNT_WORD}|may|vai|nhung|cac)"
_FIRST_TASKS = re.compile(rf"\b{_SO_MANY} {_TASK} dau(?: tien)?\b{_OF_THE_YEAR}")
_LAST_TASKS = re.compile(rf"\b{_SO_MANY} {_TASK} (?:cuoi(?: cung)?|sau cung)\b{_OF_THE_YEAR}")
_IN_PART = r"(?:muc|phan) (?:so )?(?P<part>[ivx]+|[a-h])\b"
_PLACED = re.compile(
    rf"\b{_TASK} (?:so )?(?P<n>\d{{1,2}})(?: (?:cua|o|thuoc|trong))* {_IN_PART}"
    rf"|\b{_IN_PART.replace('part', 'at')}\s?[.,/-]?\s?(?P<last>\d{{1,2}})\b"
    rf"|\b(?:{_TASK}|muc) (?:so )?(?P<of>[ivx]+|[a-h]|\d{{1,2}})\s?\.\s?(?P<of_last>\d{{1,2}})\b"
)
"""A part by its number, and the number of a task in it."""

_OF_YEARS = re.compile(
    rf"\b{_TASK}(?: so)? (?P<number>\d{{1,3}})"
    rf"(?: (?!co\b|{_TASK}\b|{patterns.SAYS_DOCUMENTS.pattern})[a-z]+){{0,5}}?"
    rf" (?P<years>{YEAR}(?: (?:va|voi|so voi|hay|hoac)(?: (?:cua|nam))* {YEAR})*)\b"
)
"""A task by its number, and the years of which it is."""

_NO_TASK = _MOST_TASKS + 1
_FIRST_TASK = re.compile(rf"\b{_TASK} (?:dau tien|mo dau)\b")
_LAST_TASK = re.compile(rf"\b{_TASK} (?:cuoi cung|cuoi{_OF_THE_YEAR}|sau cung|chot)\b")


def of_several_years(text: str) -> list[tuple[int, int]]:
    """Numbers of tasks and the year said of each, where several are: `nhiệm vụ 3 năm 2023 và nhiệm
    vụ 5 năm 2024`, `nhiệm vụ 3 năm 2023 với năm 2024`."""
    said = [
        (int(one["number"]), int(year))
        for one in _OF_YEARS.finditer(" ".join(words(fold(text))))
        for year in re.findall(YEAR, one["years"])
    ]
    return said if len({year for _, year in said}) > 1 else []


def take_task_of(slate: Slate, named: tuple[Named, ...]) -> int | None:
    """The number of the task that documents which are named may be in, said on either side."""
    if not named:
        return None
    before = patterns.TASK_SAYS.search(slate.flat[: named[0].start])
    if before:
        slate.blank(*before.span("task"))
        slate.blank(*before.span("says"))
    task = before or slate.take(patterns.IN_TASK)
    return int(task["n"]) if task else None


def take_tasks(slate: Slate, lexicon: Lexicon) -> tuple[int, ...]:
    """Numbers of the tasks that a question names, which are taken away."""
    if several := _take_several(slate):
        return several
    if slate.take(_FIRST_TASK):
        return (1,)
    if slate.take(_LAST_TASK):
        return (LAST_TASK,)
    found: list[int] = []
    while numbers := _take_numbers(slate, lexicon):
        found += numbers
    return tuple(found)


def take_placed(slate: Slate, lexicon: Lexicon) -> tuple[int, ...]:
    """That of a part by the number that is printed there: `nhiệm vụ 2 mục II`."""
    said = slate.take(_PLACED) if lexicon.tasks_by_place else None
    if said is None:
        return ()
    part = said["part"] or said["at"] or said["of"]
    number = said["n"] or said["last"] or said["of_last"]
    return lexicon.tasks_by_place.get(part, {}).get(number.lstrip("0"), (_NO_TASK,))


def _take_several(slate: Slate) -> tuple[int, ...]:
    """Those from one number to another, or the first or the last so many."""
    if not slate.find(_ANY):
        return ()
    if limits := slate.find(_TASK_RANGE):
        first, last = _value(limits["from"]), min(_value(limits["to"]), _MOST_TASKS)
        if 0 < first < last:
            slate.blank(*limits.span())
            return tuple(range(first, last + 1))
    if ahead := slate.take(_FIRST_TASKS):
        return tuple(range(1, min(_value(ahead["n"]), _MOST_AT_AN_END) + 1))
    if behind := slate.take(_LAST_TASKS):
        return tuple(range(-min(_value(behind["n"]), _MOST_AT_AN_END), LAST_TASK + 1))
    return ()


def _value(said: str) -> int:
    number = read_number([said])
    return number[0] if number else _SEVERAL


def _take_numbers(slate: Slate, lexicon: Lexicon) -> list[int]:
    """The number behind the word for a task, and those that are said with it."""
    match = slate.find(patterns.TASK_NUMBER)
    number = _number(match) if match else None
    if not match or not number or _is_other_word(slate, match, lexicon):
        return []
    end = match.start("n") + number[1]
    others = _MORE_NUMBERS.match(slate.flat, end)
    slate.blank(match.start(), others.end() if others else end)
    more = re.findall(r"\d+", others[0]) if others else []
    return [number[0], *(int(one) for one in more if int(one) <= _MOST_TASKS)]


def _number(match: re.Match[str]) -> tuple[int, int] | None:
    """Value of the number said, and how many characters say it; a year says none."""
    said = match["n"].split()
    number = read_number(said)
    value = roman(said[0])
    if value and not number:
        return value, len(said[0])
    following = match.string[match.end() :].lstrip()[:4]
    is_year = said == ["nam"] and following.isdigit()
    is_other_word = is_year or patterns.NO_NUMBER.fullmatch(match["n"])
    if not number or number[0] > _MOST_TASKS or is_other_word:
        return None
    return number[0], len(" ".join(said[: number[1]]))


def _is_other_word(slate: Slate, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether it is no number but a word: `nắm`, or `nam` where documents have `nắm tình`."""
    first, *following = words(accented(slate.text[match.start("n") : match.end("n")]))
    if first != fold(first):
        return not is_numeral(first)
    written = lexicon.marked_pairs(first, fold(following[0])) if following else ()
    return bool(written) and not any(is_numeral(word) for word, _ in written)
