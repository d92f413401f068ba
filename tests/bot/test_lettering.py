"""What can be written in a picture, and where its lines break."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lettering import Hand, writable

HAND = Hand("Regular", 36, "#000000")
ROOM = 300
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = [
    unicodedata.normalize("NFC", letter + tone) for letter in VOWELS for tone in TONES
] + list("bcdđghklmnpqrstvxfjwz")
SIGNS = "0123456789.,;:!?…/()[]%&+-–—“”‘’'\"«»·•°§×₫@#=<>*_"
WRITABLE = [
    ("Nghị quyết số 25-NQ/TW", "Nghị quyết số 25-NQ/TW"),
    (unicodedata.normalize("NFD", "Nghị quyết"), "Nghị quyết"),
    ("Krông Ĭ, Čư̆ M’gar, Ŏ, Ĕ", "Krông Ĭ, Čư̆ M’gar, Ŏ, Ĕ"),
    ("dân vận 🙂👍🏽 khéo ✅", "dân vận khéo"),
    ("hai\ndòng\tmột\u200b", "hai dòng một"),
    ("民运 dân vận", "dân vận"),
    ("Ḏân vận", "Dân vận"),
    ("ƀuôn Ƀ", "buôn B"),
    ("🙂", ""),
    ("", ""),
]


@pytest.mark.parametrize("text", ["".join(LETTERS), "".join(LETTERS).upper(), SIGNS])
@pytest.mark.parametrize("face", ["Regular", "SemiBold"])
def test_the_font_has_the_letters_of_vietnamese_offices(text: str, face: str) -> None:
    font = Hand(face, 36, "#000000").font
    nothing = bytes(font.getmask("\uffff"))
    assert writable(text) == text
    assert [char for char in text if bytes(font.getmask(char)) == nothing] == []


@pytest.mark.parametrize(("text", "written"), WRITABLE)
def test_what_the_font_lacks_is_left_out(text: str, written: str) -> None:
    assert writable(text) == written


@pytest.mark.parametrize("text", ["Ễ", "Ặ", "Ự", "gỵ"])
def test_a_line_holds_marks_above_and_below(text: str) -> None:
    _, top, _, bottom = HAND.font.getbbox(text)
    assert top >= 0
    assert bottom <= HAND.line


@given(st.text("aăâđệộựỹ xyz\n"))
def test_lines_hold_all_words_and_are_not_too_long(text: str) -> None:
    lines = HAND.lines(text, ROOM)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(HAND.width(line) <= ROOM for line in lines)


def test_a_line_breaks_between_words() -> None:
    assert HAND.lines("công tác dân vận của tỉnh", ROOM) == ["công tác dân vận", "của tỉnh"]


def test_a_word_without_an_end_breaks_inside() -> None:
    lines = HAND.lines(f"xem {'a' * 60}", ROOM)
    assert lines[0] == "xem"
    assert "".join(lines[1:]) == "a" * 60


def test_nothing_has_no_lines() -> None:
    assert HAND.lines(" ", ROOM) == []
