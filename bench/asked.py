"""The four ways in which each question is asked."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WAYS = ("as written", "no diacritics", "one typo", "Telex")

_SEED = 7
_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", "sfrxj", strict=True))
_MARKS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")


def asked(questions: Iterable[str]) -> dict[str, list[str]]:
    """Each way with the questions in it, in their order; the same typos in each run."""
    composed = [unicodedata.normalize("NFC", question) for question in questions]
    chance = random.Random(_SEED)
    return dict(
        zip(
            WAYS,
            (
                composed,
                [without_diacritics(one) for one in composed],
                [with_typo(one, chance) for one in composed],
                [in_telex(one) for one in composed],
            ),
            strict=True,
        )
    )


def without_diacritics(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def in_telex(text: str) -> str:
    """The keys of each word: a mark after its letter, the tone at the end."""
    return _WORD.sub(lambda match: _keys(match[0]), text)


def with_typo(text: str, chance: random.Random) -> str:
    """One word with letters swapped, one missing, one doubled, or in a wrong tone."""
    spans = [match.span() for match in _LONG_WORD.finditer(text)]
    while spans:
        start, end = chance.choice(spans)
        wrong = chance.choice(_SLIPS)(text[start:end], chance)
        if wrong != text[start:end]:
            return text[:start] + wrong + text[end:]
    return text


def _keys(word: str) -> str:
    letters, tones = zip(*map(_parted, word), strict=True)
    return "".join(map(_key, letters)) + "".join(_TONES[tone] for tone in tones if tone)


def _key(char: str) -> str:
    keys = _MARKS.get(char.lower(), char)
    return keys.upper() if char.isupper() else keys


def _swapped(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _missing(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _wrong_tone(word: str, chance: random.Random) -> str:
    """Another tone than the word's, in its place; a word without one gets one on a vowel."""
    letters, tones = zip(*map(_parted, word), strict=True)
    places = [at for at, tone in enumerate(tones) if tone]
    places = places or [at for at, one in enumerate(letters) if _is_vowel(one)]
    if not places:
        return word
    at = chance.choice(places)
    other = chance.choice([tone for tone in _TONES if tone != tones[at]])
    wrong = unicodedata.normalize("NFC", letters[at] + other)
    return word[:at] + wrong + word[at + 1 :]


def _parted(char: str) -> tuple[str, str]:
    """A letter without its tone, and the tone, "" where it has none."""
    decomposed = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in decomposed if mark in _TONES)
    rest = "".join(mark for mark in decomposed if mark not in _TONES)
    return unicodedata.normalize("NFC", rest), tone


def _is_vowel(letter: str) -> bool:
    return without_diacritics(letter).lower() in "aeiouy"


_SLIPS: tuple[Callable[[str, random.Random], str], ...] = (
    _swapped,
    _missing,
    _doubled,
    _wrong_tone,
)
