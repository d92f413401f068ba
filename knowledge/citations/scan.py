"""Where numbers stand in a plain text, without what the text says about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.citations import vocabulary
from knowledge.citations.canonical import (
    assemble,
    canonical,
    is_typed,
    issuer_system,
    with_type,
)
from knowledge.citations.type_words import Before, read_before
from knowledge.citations.vocabulary import System
from knowledge.citations.written import HEAD, Written, is_known, read_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.citations.model import Citation
    from knowledge.citations.plain import Plain

_WEB = re.compile(r"(?:https?://|www\.)\S*")
_PERIOD = re.compile(r"(?:19[3-9]|20)[0-9]{2}\s*-\s*(?:19|20)[0-9]{2}\b")
_ITEM = r"[0-9]{1,4}[a-z]?(?:\s?/\s?(?:19|20)[0-9]{2})?"
_ITEMS = re.compile(
    rf"(?<![\w./-])(?:{_ITEM}\s*(?:[,;]\s*va\b|[,;&]|va\b)\s*(?:so\s*:?\s*)?){{1,30}}\Z"
)
_ONE_ITEM = re.compile(r"(?<![\w/])([0-9]{1,4}[a-zđ]?)(?:\s?/\s?((?:19|20)[0-9]{2}))?")
_GOES_ON = re.compile(r"(?:/[0-9]{4})?\s*(?:[,;]|va|[,;]\s*va)\s*(?:so\s*)?")
_ANNEX = re.compile(
    r"\b(?:mau|phu luc|bieu|bang|dieu|khoan|muc|nha|to|lo|thua)\s*(?:so)?\s*:?\s*\Z"
)
_DECREE = re.compile(
    r"\b(?:(?P<word>nghi\s+dinh)\s+|nd\s*)(?:so\s*:?\s*)?(?P<number>[0-9]{1,3}/(?:19|20)[0-9]{2})"
    r"(?![\w/]|\s*[/-]\s*[a-z])"
)
_LAST_LETTERS = re.compile(r"(?<![^\s(,;“\"])[A-ZĐ]{2,5}$")
_LETTERS_ONLY = re.compile(r"[A-ZĐ]{2,}")
_OLD_ALONE = ("SL", "HĐBT", "LCT")
_LIST_WINDOW = 160
_NEAR = 90
_PRIOR = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a plain text: its canonical form, its span and what stands before it.

    `shared_by` is the end of the number whose letters, and so whose date, this one shares.
    """

    citation: Citation
    start: int
    end: int
    before: Before
    shared_by: int | None = None


def scan(page: Plain) -> list[Found]:
    """Every number of a plain text, in order."""
    numbers = _completed(page, list(_numbers(page)))
    taken = {one.start for one in numbers}
    decrees = [one for one in _decrees(page) if one.start not in taken]
    return sorted([*numbers, *decrees], key=lambda one: one.start)


def _numbers(page: Plain) -> Iterator[Found]:
    page_without_links = _WEB.sub(lambda match: " " * len(match[0]), page.text)
    last_end = 0
    for head in HEAD.finditer(page_without_links):
        if head.start() >= last_end and _may_begin(page.text, head.start()):
            for one in _read(page, head, last_end):
                last_end = one.end
                yield one


def _completed(page: Plain, numbers: list[Found]) -> list[Found]:
    """Give a number without an issuer that of the next in its list: "số 18-NQ, 19-NQ/TW"."""
    following = [*numbers[1:], None][: len(numbers)]
    return [
        replace(
            one, citation=replace(after.citation, number=one.citation.number), shared_by=after.end
        )
        if after and _borrows(page, one, after)
        else one
        for one, after in zip(numbers, following, strict=True)
    ]


def _borrows(page: Plain, one: Found, after: Found) -> bool:
    return (
        one.citation.doc_type == after.citation.doc_type != ""
        and not one.citation.issuer
        and after.citation.issuer != ""
        and _GOES_ON.fullmatch(page.flat, one.end, after.start) is not None
    )


def _decrees(page: Plain) -> Iterator[Found]:
    """Decrees named by number and year alone: only the Government makes them."""
    for match in _DECREE.finditer(page.flat):
        written_out = match["word"] is not None
        before = Before("Nghị định", "", match.start(), so=False)
        if citation := canonical(match["number"] + "/NĐ-CP"):
            start = match.start("number") if written_out else match.start()
            yield Found(citation, start, match.end(), before)


def _may_begin(text: str, start: int) -> bool:
    """Whether a number may begin here: not inside a word, a path, a date or a standard's name."""
    prior = text[max(0, start - _PRIOR) : start]
    if not prior:
        return True
    if prior[-1].isalpha():
        glued = _LAST_LETTERS.search(prior)
        is_type = glued is not None and glued[0] in vocabulary.types()
        return is_type or prior[-1].islower() or prior.endswith(("SỐ", "Ố"))
    if prior[-1] in "./:-" and prior[-2:-1].isalnum():
        return prior[-2].isalpha() if prior[-1] == ":" else prior[-1] == "." and prior[-2].islower()
    return not prior[-1].isdigit() and prior[-1] not in "/_…"


def _read(page: Plain, head: re.Match[str], last_end: int) -> list[Found]:
    written = read_written(page.text, head)
    if written is None or _PERIOD.match(head[0]):
        return []
    items = _items(page, head.start(), last_end)
    before = read_before(page, items[0].start() if items else head.start())
    if items and not _heads_list(page, before):
        items, before = [], read_before(page, head.start())
    if not _is_number(page, written, before, head, last_end):
        return []
    last = _found(written, head.start(), before)
    if not items:
        return [last]
    return [*_sharing(items, written, before), replace(last, before=_none(head.start()))]


def _items(page: Plain, start: int, last_end: int) -> list[re.Match[str]]:
    """The bare numbers of a list that ends with the number at `start`."""
    low = max(last_end, start - _LIST_WINDOW)
    if not page.flat[low:start].rstrip(" \n:").endswith((",", ";", "&", "va", "so")):
        return []
    items = _ITEMS.search(page.flat, low, start)
    return list(_ONE_ITEM.finditer(page.text, items.start(), start)) if items else []


def _heads_list(page: Plain, before: Before) -> bool:
    if before.word or before.letters:
        return True
    return before.so and not _is_annex(page, before)


def _is_annex(page: Plain, before: Before) -> bool:
    """Whether the number is that of a form, an article, a house."""
    if before.word or before.letters:
        return False
    return bool(_ANNEX.search(page.flat, max(0, before.start - 20), before.start))


def _sharing(items: list[re.Match[str]], written: Written, before: Before) -> Iterator[Found]:
    for place, item in enumerate(items):
        year = int(item[2]) if item[2] else written.year
        own = replace(written, number=item[1], year=year, end=item.end())
        found = _found(own, item.start(), before if place == 0 else _none(item.start()))
        yield replace(found, shared_by=written.end)


def _found(written: Written, start: int, before: Before) -> Found:
    if letters := _letters_apart(written, before):
        start = before.start if before.letters else start
        return Found(assemble(with_type(written, letters)), start, written.end, before)
    if before.word == "Đề án" and written.segments[0] == "DA":
        written = replace(written, segments=("ĐA", *written.segments[1:]))
    return Found(assemble(written), start, written.end, before)


def _letters_apart(written: Written, before: Before) -> str:
    """Letters of the type that stand apart before a number and its issuer: "NQ 04/TU"."""
    issuer, *units = written.segments
    if units or is_typed(written.segments):
        return ""
    if issuer_system(issuer) is System.PARTY and not written.year:
        return before.letters or _letters_of(before.word)
    if before.letters == "CV" or (issuer in vocabulary.old_symbols() and not written.year):
        return ""
    return before.letters if issuer in vocabulary.issuers() else ""


def _letters_of(word: str | None) -> str:
    letters = {
        abbr
        for (abbr, system), names in vocabulary.meanings().items()
        if system is System.PARTY and word in names and abbr.isalpha()
    }
    return min(letters, key=len) if letters else ""


def _is_number(
    page: Plain, written: Written, before: Before, head: re.Match[str], last_end: int
) -> bool:
    """Whether letters and surroundings make a document number rather than a look-alike."""
    first, *others = written.segments
    if _is_annex(page, before) or (before.letters and _disagrees(written, before.letters)):
        return False
    introduced = bool(before.word or before.letters or before.so)
    if head["space"]:
        return introduced and len(others) > 0 and all(map(is_known, written.segments))
    if others:
        listed = last_end > 0 and head.start() - last_end < _NEAR
        return is_known(first) or introduced or listed
    if written.year or is_known(first):
        sure = bool(written.year) and is_known(first)
        return introduced or sure or first in _OLD_ALONE or _goes_on(page, head, last_end)
    return bool(before.word or before.letters) and _LETTERS_ONLY.fullmatch(first) is not None


def _goes_on(page: Plain, head: re.Match[str], last_end: int) -> bool:
    """Whether nothing but a list's signs stands between this number and the last one."""
    return last_end > 0 and _GOES_ON.fullmatch(page.flat, last_end, head.start()) is not None


def _disagrees(written: Written, letters: str) -> bool:
    """Whether a lone type stands behind the letters of another: a file name's "NĐ 143 - PL"."""
    return (
        len(written.segments) == 1
        and is_typed(written.segments)
        and (written.segments[0] != letters)
    )


def _none(start: int) -> Before:
    return Before(None, "", start, so=False)
