"""The bytes of pages, old and new, as letters."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages.charset import decode

TEXT = "<p>Nghị quyết về đổi mới công tác dân vận ở vùng đồng bào dân tộc thiểu số</p>"
META = '<meta charset="{}">' + TEXT
HTTP_EQUIV = '<META http-equiv="Content-Type" content="text/html; charset={}">' + TEXT


def in_1258(text: str) -> bytes:
    """Letters with their tones apart, as windows-1258 has them."""
    apart = (_tone_apart(char) for char in text)
    return "".join(apart).encode("cp1258")


def _tone_apart(char: str) -> str:
    for tone in "\u0300\u0309\u0303\u0301\u0323":
        marks = unicodedata.normalize("NFD", char)
        if tone in marks:
            return unicodedata.normalize("NFC", marks.replace(tone, "")) + tone
    return char


CUT = TEXT.encode().replace("ế".encode(), "ế".encode()[:2])
"""UTF-8 with a letter that was cut in the middle."""

IN_META = META.format("windows-1258")
IN_OLD_META = HTTP_EQUIV.format("x-cp1258")
SAYS_UTF_8 = META.format("utf-8")
PAGES = {
    "UTF-8 that says so": (TEXT.encode(), "utf-8", TEXT),
    "UTF-8 that says nothing": (TEXT.encode(), None, TEXT),
    "UTF-8 that says another": (TEXT.encode(), "iso-8859-1", TEXT),
    "UTF-8 with a mark": (codecs.BOM_UTF8 + TEXT.encode(), None, TEXT),
    "UTF-16": (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-8", TEXT),
    "UTF-16, high byte first": (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None, TEXT),
    "1258 in the header": (in_1258(TEXT), "windows-1258", TEXT),
    "1258 in the header, otherwise": (in_1258(TEXT), " CP1258 ", TEXT),
    "1258 in a meta": (in_1258(IN_META), None, IN_META),
    "1258 in an old meta": (in_1258(IN_OLD_META), None, IN_OLD_META),
    "1258 that says nothing": (in_1258(TEXT), None, TEXT),
    "1258 that says UTF-8": (in_1258(SAYS_UTF_8), "utf-8", SAYS_UTF_8),
    "1258 that says what is no charset": (in_1258(TEXT), "zlib", TEXT),
    "1252 by another name": (b"<p>Caf\xe9</p>", "iso-8859-1", "<p>Café</p>"),
    "the header goes before the meta": (
        b"<meta charset=windows-1258>\xd0",
        "windows-1252",
        "<meta charset=windows-1258>Ð",
    ),
    "UTF-8 with a cut letter": (CUT, None, TEXT.replace("ế", "\ufffd")),
    "UTF-8 with a cut letter that says so": (CUT, "utf-8", TEXT.replace("ế", "\ufffd")),
    "nothing": (b"", None, ""),
}


@pytest.mark.parametrize("case", PAGES)
def test_pages_are_read_in_their_charset(case: str) -> None:
    body, declared, text = PAGES[case]
    assert unicodedata.normalize("NFC", decode(body, declared)) == text


@given(st.binary(), st.none() | st.text())
def test_any_bytes_are_some_text(body: bytes, declared: str | None) -> None:
    text = decode(body, declared)
    assert text.encode().decode() == text


@given(st.text(st.characters(exclude_categories=["Cs"])), st.none() | st.text())
def test_utf_8_is_read_whatever_is_declared(text: str, declared: str | None) -> None:
    assert decode(text.encode(), declared) == text.removeprefix("\ufeff")
