"""Fold text to what indexing and asking compare: lower case, no marks, đ as d."""

from __future__ import annotations

import re
import unicodedata

_D = {ord("đ"): "d", ord("ð"): "d"}
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_MARKED_GLIDE = re.compile(
    "(?<![qg])(?:(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y))"
    "(?![a-z])"
)


class _Unmarked(dict[int, "str | int | None"]):
    """Character → the same without marks: nothing where it is a mark; filled as it is asked."""

    def __missing__(self, code: int) -> str | int | None:
        is_mark = unicodedata.category(chr(code)).startswith("M")
        self[code] = None if is_mark else _D.get(code, code)
        return self[code]


_UNMARKED = _Unmarked()


def clean(text: str) -> str:
    """Compose to NFC, drop invisible and control characters, fold runs of white space.

    Ð (U+00D0, the letter eth), a common misprint of Đ, becomes Đ.
    """
    text = _INVISIBLE.sub("", text).replace("\u00d0", "Đ").replace("\u00f0", "đ")
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Casefold and strip every mark, `đ` included; white space is kept as it is.

    Equal for NFC and NFD, for old and new tone placement, and idempotent.
    """
    text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold()
    return unicodedata.normalize("NFKD", text).translate(_UNMARKED)


def accented(text: str) -> str:
    """Casefold but keep the marks, in one tone placement (hòa and hoà are both `hoà`)."""
    decomposed = unicodedata.normalize("NFD", clean(text).casefold())
    return unicodedata.normalize("NFC", _MARKED_GLIDE.sub(_move_tone, decomposed))


def words(text: str) -> list[str]:
    """Syllables of folded or accented text: runs of letters and digits, `H'Mông` as one."""
    return _WORD.findall(_APOSTROPHE.sub("", text))


def _move_tone(match: re.Match[str]) -> str:
    glide, tone, vowel = (part for part in match.groups() if part is not None)
    return f"{glide}{vowel}{tone}"
