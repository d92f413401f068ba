"""Fold text to what indexing and asking compare: lower case, no marks, đ as d."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_HEAP = re.compile(r"([^\w\s\x00-\x7f]{32})[^\w\s\x00-\x7f]+")
"""More marks than any letter bears; putting n of them in order takes time that grows with n²."""

_LONG = 1000
"""Characters from which heaps of marks cost more than looking for them."""
_QUESTION = 500
"""Characters of a text that is remembered: many look at one question, each for its own matter."""
_REMEMBERED = 1 << 8

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_MARKED_GLIDE = re.compile(
    "(?<![qg])(?:(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y))"
    "(?![a-z])"
)
_MAY_GLIDE = re.compile(r"[òóỏõọ][^\W\d_b-df-z]|[ùúủũụ][^\W\d_a-xz]")


def clean(text: str) -> str:
    """Compose to NFC, drop invisible and control characters, fold runs of white space.

    Ð (U+00D0, the letter eth), a common misprint of Đ, becomes Đ.
    """
    return _clean(text) if len(text) > _QUESTION else _cleaned(text)


def clean_lines(text: str) -> str:
    """As `clean`, a line for each line that says something."""
    return "\n".join(line for line in map(clean, text.splitlines()) if line)


def fold(text: str) -> str:
    """Casefold and strip every mark, `đ` included; white space is kept as it is.

    Equal for NFC and NFD, for old and new tone placement, and idempotent.
    """
    if text.isascii() and text.isprintable():
        return text.lower()
    return text.translate(_FOLDED) if len(text) > _QUESTION else _folded(text)


def accented(text: str) -> str:
    """Casefold but keep the marks, in one tone placement (hòa and hoà are both `hoà`)."""
    lower = unicodedata.normalize("NFC", clean(text).casefold())
    if not _MAY_GLIDE.search(lower):
        return lower
    decomposed = unicodedata.normalize("NFD", lower)
    return unicodedata.normalize("NFC", _MARKED_GLIDE.sub(_move_tone, decomposed))


def words(text: str) -> list[str]:
    """Syllables of folded or accented text: runs of letters and digits, `H'Mông` as one."""
    if "'" in text or "’" in text:
        text = _APOSTROPHE.sub("", text)
    return _WORD.findall(text)


def _clean(text: str) -> str:
    text = _seen(text).replace("\u00d0", "Đ").replace("\u00f0", "đ")
    text = unicodedata.normalize("NFC", text)
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


_cleaned = lru_cache(_REMEMBERED)(_clean)


def _seen(text: str) -> str:
    """Text without what nobody sees of it."""
    text = _INVISIBLE.sub("", text)
    return text if len(text) < _LONG else _HEAP.sub(r"\1", text)


class _Folded(dict[int, str]):
    """What becomes of each character: its letters in lower case, nothing of a mark."""

    def __missing__(self, code: int) -> str:
        character = _INVISIBLE.sub("", chr(code))
        letters = unicodedata.normalize("NFKD", character).casefold()
        self[code] = "".join(
            "d" if part in "đð" else part
            for part in unicodedata.normalize("NFKD", letters)
            if not unicodedata.category(part).startswith("M")
        )
        return self[code]


_FOLDED = _Folded()


@lru_cache(_REMEMBERED)
def _folded(text: str) -> str:
    return text.translate(_FOLDED)


def _move_tone(match: re.Match[str]) -> str:
    glide, tone, vowel = (part for part in match.groups() if part is not None)
    return f"{glide}{vowel}{tone}"
