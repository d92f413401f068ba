"""Undo Telex and VNI that no input method converted: `nghij quyeets`, `nghi5 quye61t`.

A word is converted only where it is no Vietnamese syllable as it stands and becomes one, so plain
unaccented typing, abbreviations and document numbers stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from knowledge.text.numerals import roman
from knowledge.text.syllables import is_plain_syllable, is_syllable

_TELEX_WORD = re.compile(r"(?<![^\W_])[A-Za-z]{2,9}(?![^\W_])")
_VNI_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+[1-9](?:[A-Za-z]*[1-9]?)*(?![^\W_])")
_VNI_SURE = re.compile(r"[A-Za-z][1-9]{1,2}[A-Za-z]|[A-Za-z][6-9][1-5]|[A-Za-z][1-5][6-9]|^[dD]9")
_TELEX_TONES = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_TONES = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_WITHOUT_TONES = dict.fromkeys(map(ord, _TELEX_TONES.values()))
_TELEX_SIGN = re.compile(r"[sfrxjw]|aa|ee|oo|dd")
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_VOWELS = "aăâeêioôơuưy"
_LONGEST_VNI = 10
_WORDS_REMEMBERED = 1 << 14
_ENGLISH = frozenset("test post max next news list box tax fix bar law user chat".split())
"""Words of office chat that Telex would make syllables of."""

_SHORTEST_WITH_W = 2


def convert_typed(text: str) -> str:
    """Replace the Telex words of a text, and the VNI words where some word is surely VNI."""
    text = _TELEX_WORD.sub(lambda match: _telex(match[0]) or match[0], text)
    numbered = _VNI_WORD.findall(text)
    all_vni = len(numbered) > 1 and all(_vni(word) for word in numbered)
    if not all_vni and not any(_is_sure_vni(word) for word in numbered):
        return text
    return _VNI_WORD.sub(lambda match: _vni(match[0]) or match[0], text)


def mistyped(word: str) -> set[str]:
    """Syllables that the keys of a Telex word make but for one slip: swapped, doubled, a tone."""
    keys = toneless(word)
    if not (keys.isascii() and keys.isalpha() and _TELEX_SIGN.search(keys.lower())):
        return set()
    return {found for slip in _slips(keys) if (found := _telex(slip))}


@lru_cache(_WORDS_REMEMBERED)
def toneless(word: str) -> str:
    """A word without its tone."""
    return unicodedata.normalize(
        "NFC", unicodedata.normalize("NFD", word).translate(_WITHOUT_TONES)
    )


@lru_cache(_WORDS_REMEMBERED)
def tones_of(word: str) -> frozenset[str]:
    """The tone marks of a word; a syllable has one at most."""
    return frozenset(
        mark for mark in unicodedata.normalize("NFD", word) if ord(mark) in _WITHOUT_TONES
    )


def _slips(keys: str) -> set[str]:
    """Keys of which one may have come twice, or two in the wrong order."""
    slips = {keys}
    for at in range(len(keys) - 1):
        slips.add(keys[:at] + keys[at + 1] + keys[at] + keys[at + 2 :])
        if keys[at] == keys[at + 1]:
            slips.add(keys[:at] + keys[at + 1 :])
    return slips


def _is_sure_vni(word: str) -> bool:
    return bool(_VNI_SURE.search(word)) and _vni(word) is not None


@lru_cache(_WORDS_REMEMBERED)
def _telex(word: str) -> str | None:
    lower = word.lower()
    if is_plain_syllable(lower) or roman(lower) is not None or lower in _ENGLISH:
        return None
    if not _has_vowel(list(lower)) and len(lower) <= _SHORTEST_WITH_W:
        return None
    letters: list[str] = []
    tone = ""
    for char in lower:
        if char in _TELEX_TONES and _has_vowel(letters):
            if tone:
                return None
            tone = _TELEX_TONES[char]
        elif not _telex_mark(letters, char):
            letters.append(char)
    return _syllable(letters, tone, word)


def _telex_mark(letters: list[str], char: str) -> bool:
    """Put the mark that `char` stands for on the letters before it; False where it is a letter."""
    if char == "d" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    if char in _HATS and char in letters:
        letters[letters.index(char)] = _HATS[char]
        return True
    if char == "w":
        if not _horn(letters):
            letters.append("ư")
        return True
    return False


def _vni(word: str) -> str | None:
    """The syllable that the keys make, or that they make but for one slip where only one is so."""
    if found := _vni_as_typed(word):
        return found
    found_by_slips = {found for slip in _slips(toneless(word)) if (found := _vni_as_typed(slip))}
    return found_by_slips.pop() if len(found_by_slips) == 1 else None


def _vni_as_typed(word: str) -> str | None:
    if len(word) > _LONGEST_VNI:
        return None
    letters: list[str] = []
    tone = ""
    for char in word.lower():
        if char in _VNI_TONES and not tone and _has_vowel(letters):
            tone = _VNI_TONES[char]
        elif not char.isdigit():
            letters.append(char)
        elif not _vni_mark(letters, char):
            return None
    return _syllable(letters, tone, word)


def _vni_mark(letters: list[str], char: str) -> bool:
    if char == "9" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    if char == "6":
        for position, letter in enumerate(letters):
            if letter in _HATS:
                letters[position] = _HATS[letter]
                return True
    return char in "78" and _horn(letters)


def _horn(letters: list[str]) -> bool:
    """Horn or breve: on both of `uo`, else on the last of a, o and u."""
    for position in range(len(letters) - 1):
        if letters[position : position + 2] == ["u", "o"] and letters[:1] != ["q"]:
            letters[position : position + 2] = ["ư", "ơ"]
            return True
    for position in reversed(range(len(letters))):
        if letters[position] in _HORNS:
            letters[position] = _HORNS[letters[position]]
            return True
    return False


def _has_vowel(letters: list[str]) -> bool:
    return any(letter in _VOWELS for letter in letters)


def _syllable(letters: list[str], tone: str, typed: str) -> str | None:
    word = "".join(letters)
    if not is_syllable(word):
        return None
    vowels = [position for position, letter in enumerate(letters) if letter in _VOWELS]
    letters[_toned(letters, vowels)] += tone
    word = unicodedata.normalize("NFC", "".join(letters))
    return word.capitalize() if typed[0].isupper() else word


def _toned(letters: list[str], vowels: list[int]) -> int:
    """Where the tone is written: on a marked vowel, else on the vowel before a final consonant."""
    marked = [position for position in vowels if letters[position] in "ăâêôơư"]
    if marked:
        return marked[-1]
    if letters[:2] in (["q", "u"], ["g", "i"]) and len(vowels) > 1:
        vowels = vowels[1:]
    if vowels[-1] < len(letters) - 1 or len(vowels) == 1:
        return vowels[-1]
    return vowels[-2]
