"""Find every document number in running text.

Stages, each a pure step over plain data: `plain` (read the text plainly) → `scan` (numbers and
what stands before them) → `behind` (date, issuer, term) → the reading of lists, here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.citations.ahead import read_ahead, read_ahead_of_all
from knowledge.citations.behind import Behind, read_behind
from knowledge.citations.model import Mention
from knowledge.citations.plain import Plain, plain
from knowledge.citations.scan import Found, scan
from knowledge.citations.type_words import denoted, far_word, suits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BETWEEN = re.compile(r"[\s,;&*]*(?:va|hoac|cung)?\s*(?:cac\s+)?(?:so\s*:?)?\s*")
_SENTENCE_END = re.compile(r"\n(?!\s*[-+•])|[.]\s")
_JOINED = re.compile(r"[\s,;&*]*(?:va|hoac|cung)?\s*(?:voi\s+)?(?:cac\s+)?")


@dataclass(frozen=True, slots=True)
class _Read:
    """A number with its surroundings read, before it is placed in the text as given."""

    found: Found
    behind: Behind
    word: str | None = None


def find(text: str) -> list[Mention]:
    """Every document number of `text`, in order, with what the text says beside it.

    Any string is accepted, NFC or NFD; spans count code points of `text` as given. Time is
    linear in its length.
    """
    page = plain(text)
    found = scan(page)
    return [_mention(text, page, read) for read in _read_all(page, found)]


def _read_all(page: Plain, found: Sequence[Found]) -> list[_Read]:
    reads = [_Read(one, read_behind(page, one.end)) for one in found]
    reads = list(_with_words(page, reads))
    reads = list(_with_day_before(page, _with_what_all_have(page, reads)))
    return list(reversed(list(_with_shared_dates(page, list(reversed(reads))))))


def _with_words(page: Plain, reads: Sequence[_Read]) -> Iterator[_Read]:
    """Give each number its type in words, one word holding for the list that follows it."""
    last: _Read | None = None
    for read in reads:
        word = read.found.before.word
        if not word or not suits(word, read.found.citation):
            word = _inherited(page, last, read) or _own(page, last, read)
        last = replace(read, word=word)
        yield last


def _inherited(page: Plain, last: _Read | None, read: _Read) -> str | None:
    if last is None or read.found.before.letters:
        return None
    alike = read.found.citation.doc_type == last.found.citation.doc_type
    if not alike or not _BETWEEN.fullmatch(page.flat, last.behind.tail, read.found.start):
        return None
    return last.word


def _own(page: Plain, last: _Read | None, read: _Read) -> str | None:
    citation = read.found.citation
    if word := denoted(citation, read.found.before.letters):
        return word
    if citation.doc_type not in ("", "QĐ"):
        return None
    low = last.behind.tail if last else 0
    return far_word(page, low, read.found.start, citation)


def _with_what_all_have(page: Plain, reads: Sequence[_Read]) -> list[_Read]:
    """Give the documents of a sentence the day and the issuer that are printed before the first,
    where as many as are counted there print none of their own."""
    filled = list(reads)
    low = 0
    for place, read in enumerate(reads):
        told = read_ahead_of_all(page, low, read.found.before.start)
        low = read.behind.tail
        if told and (listed := _listed(page, reads[place : place + 2 * told[0]], *told)):
            filled[place : place + len(listed)] = listed
    return filled


def _listed(page: Plain, reads: Sequence[_Read], count: int, of_all: Behind) -> list[_Read]:
    """The numbers of a sentence with what all have; [] where other ones or not so many lack it."""
    end = _SENTENCE_END.search(page.flat, reads[0].found.end)
    within = [read for read in reads if end is None or read.found.start < end.start()]
    told = "issuer" if of_all.issuer else "dated"
    lacking = [read for read in within if not getattr(read.behind, told)]
    bodies = {read.found.citation.issuer for read in lacking}
    if len(lacking) != count or len(bodies) > 1:
        return []
    return [_with_shared(read, of_all) if read in lacking else read for read in within]


def _with_shared(read: _Read, of_all: Behind) -> _Read:
    own = read.behind
    return replace(
        read,
        behind=replace(
            own,
            date=own.date if own.dated else of_all.date,
            dated=own.dated or of_all.dated,
            issuer=own.issuer or of_all.issuer,
            term=own.term or of_all.term,
        ),
    )


def _with_day_before(page: Plain, reads: Sequence[_Read]) -> Iterator[_Read]:
    """Read "cùng ngày" and "Ngày …, … ban hành" before the number."""
    last: _Read | None = None
    for read in reads:
        behind = read.behind
        if behind.same_day and last:
            behind = replace(behind, date=last.behind.date)
        elif not behind.dated:
            low = last.behind.tail if last else 0
            behind = read_ahead(page, low, read.found.before.start, behind)
        last = replace(read, behind=behind)
        yield last


def _with_shared_dates(page: Plain, backwards: Sequence[_Read]) -> Iterator[_Read]:
    """Give the date of a list's last number to those before it, where the list shares it."""
    after: _Read | None = None
    for read in backwards:
        if after and not read.behind.dated and _shares_day(page, read, after):
            day = replace(
                read.behind, date=after.behind.date, dated=True, shared=after.behind.shared
            )
            read = replace(read, behind=day)  # noqa: PLW2901
        after = read
        yield read


def _shares_day(page: Plain, read: _Read, after: _Read) -> bool:
    shared = after.behind.shared or read.found.shared_by == after.found.end
    if not shared and not _are_a_pair(page, read, after):
        return False
    tail = read.behind.tail
    joined = _JOINED.fullmatch(page.flat, tail, after.found.before.start)
    return bool(joined or _BETWEEN.fullmatch(page.flat, tail, after.found.start))


def _are_a_pair(page: Plain, read: _Read, after: _Read) -> bool:
    """Whether two numbers follow one another in their register, and nothing but `và` is between."""
    first, last = read.found.citation, after.found.citation
    alike = (first.symbol, first.year) == (last.symbol, last.year)
    bare = page.flat[read.found.end : after.found.before.start].split() == ["va"]
    numbers = first.number, last.number
    return (
        alike
        and bare
        and all(map(str.isdigit, numbers))
        and int(last.number) == int(first.number) + 1
    )


def _mention(text: str, page: Plain, read: _Read) -> Mention:
    found, behind = read.found, read.behind
    start, end = page.span(found.start, found.end)
    type_start = page.starts[found.before.start]
    year = behind.date.year if behind.date else found.citation.year or behind.year
    return Mention(
        citation=found.citation,
        start=start,
        end=end,
        as_written=text[start:end],
        type_start=min(type_start, start),
        doc_type=read.word,
        issuer=behind.issuer,
        date=behind.date,
        year=year,
        term=behind.term,
        tail=page.ends[behind.tail - 1],
    )
