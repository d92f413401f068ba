"""From the bytes of a web page to its text."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta\s[^>]*charset\s*=[\s\"']*([\w-]+)", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page declares its charset."""

_WINDOWS = re.compile(r"(?:windows-|x-cp|cp)(125[0-8])")
_WESTERN = frozenset({"iso-8859-1", "latin1", "us-ascii"})
"""Browsers read all of them as windows-1252, and pages are written for browsers."""


def decode(body: bytes, declared: str | None) -> str:
    """Decode a page by its byte order mark, as UTF-8 where it is, else as it declares itself.

    What is valid UTF-8 is UTF-8 whatever is declared: text in another charset hardly ever looks
    like it. Older Vietnamese pages that declare nothing are in windows-1258.

    Args:
        body: the page.
        declared: the charset of the Content-Type header, None without one.
    """
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body.decode(codec, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        codec = _codec(declared or _in_meta(body)) or _guess(body)
        return body.decode(codec, "replace")


def _in_meta(body: bytes) -> str:
    match = _META.search(body, 0, _HEAD)
    return match[1].decode("ascii", "replace") if match else ""


def _codec(label: str) -> str | None:
    """The codec of an eight-bit charset; None for any other label, as `utf-8` on what is not."""
    label = label.strip().lower()
    if match := _WINDOWS.fullmatch(label):
        return f"cp{match[1]}"
    return "cp1252" if label in _WESTERN else None


def _guess(body: bytes) -> str:
    """UTF-8 where few of its letters are broken, else windows-1258."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not char.isascii() for char in text) - broken
    return "utf-8" if whole > broken else "cp1258"
