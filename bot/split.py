"""Cut styled text where a reader would: after a sentence, else a word, never inside an entity."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from handlers.messages import Span, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Spans = tuple[Span, ...]

_SENTENCE_END = re.compile(r"(?<=[.!?…;:])\s+|\n\s*")
_WORD_END = re.compile(r"\s+")
_JOINERS = "\u200d\ufe0e\ufe0f"
_LONGEST_CLUSTER = 32


def units(text: str) -> int:
    """Length as messengers count it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def words_of(spans: Spans) -> str:
    """The text without style."""
    return "".join(span.text for span in spans)


def cut(spans: Spans, room: int) -> tuple[Spans, Spans]:
    """Split text longer than `room` units (two or more) in a head that fits and the rest.

    White space at the cut is dropped. A link or a styled span is cut only where it is itself too
    long.
    """
    text = words_of(spans)
    end = _reach(text, room)
    stop = _best_break(spans, text, end)
    start = len(text) - len(text[stop:].lstrip())
    return _slice(spans, 0, stop), _slice(spans, start, len(text))


def _best_break(spans: Spans, text: str, end: int) -> int:
    closed = _closed_positions(spans, end)
    sentences, words = _ends(_SENTENCE_END, text, end), _ends(_WORD_END, text, end)
    choices: tuple[Iterable[int], ...] = (
        (at for at in sentences if at in closed and at >= end // 2),
        (at for at in words if at in closed),
        (at for at in _boundaries(spans) if at <= end),
        (at for at in sentences if at >= end // 2),
        words,
    )
    return next((best for choice in choices if (best := max(choice, default=0))), end)


def _ends(pattern: re.Pattern[str], text: str, end: int) -> list[int]:
    return [match.start() for match in pattern.finditer(text, 0, end + 1)]


def _closed_positions(spans: Spans, end: int) -> set[int]:
    starts = [0, *_boundaries(spans)]
    inner = (
        range(start + 1, min(start + len(span.text), end + 1))
        for start, span in zip(starts, spans, strict=False)
        if span.style is not Style.PLAIN or span.url
    )
    return set(range(end + 1)).difference(*inner)


def _boundaries(spans: Spans) -> list[int]:
    return list(accumulate(len(span.text) for span in spans))


def _reach(text: str, room: int) -> int:
    """The last index that `room` units reach without parting a letter from its marks."""
    size = units(text[:room])
    end = min(room, len(text))
    while size > room:
        end -= 1
        size -= units(text[end])
    for at in range(end, max(end - _LONGEST_CLUSTER, 0), -1):
        if not _continues(text, at):
            return at
    return end


def _continues(text: str, at: int) -> bool:
    if at >= len(text):
        return False
    return (
        unicodedata.combining(text[at]) > 0 or text[at] in _JOINERS or text[at - 1] == _JOINERS[0]
    )


def _slice(spans: Spans, start: int, stop: int) -> Spans:
    return tuple(_slices(spans, start, stop))


def _slices(spans: Spans, start: int, stop: int) -> Iterator[Span]:
    at = 0
    for span in spans:
        text = span.text[max(start - at, 0) : max(stop - at, 0)]
        at += len(span.text)
        if text:
            yield replace(span, text=text)
