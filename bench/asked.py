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
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(_TONES[char] for char in decomposed if char in _TONES)
    rest = "".join(char for char in decomposed if char not in _TONES)
    letters = unicodedata.normalize("NFC", rest)
    return "".join(_key(char) for char in letters) + tone


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
    """Another tone than the word's; a word without one gets one on a vowel."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [char for char in decomposed if char in _TONES]
    if tones:
        other = chance.choice([tone for tone in _TONES if tone != tones[0]])
        return unicodedata.normalize("NFC", decomposed.replace(tones[0], other))
    vowels = [at for at, char in enumerate(word) if without_diacritics(char).lower() in "aeiouy"]
    if not vowels:
        return word
    at = chance.choice(vowels)
    return unicodedata.normalize(
        "NFC", word[: at + 1] + chance.choice(list(_TONES)) + word[at + 1 :]
    )


_SLIPS: tuple[Callable[[str, random.Random], str], ...] = (
    _swapped,
    _missing,
    _doubled,
    _wrong_tone,
)
