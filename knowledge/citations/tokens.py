"""Tokens of a typed question: words, numbers and signs, letters and digits apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from knowledge.text.fold import accented, fold

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_SEPARATORS = frozenset("/-.,:_&\\")
_DIGITS = (
    (re.compile(r"(?<!\w)[lI](?=\d+(?!\w))"), "1"),
    (re.compile(r"(?<=\d)[oO](?=[\doO]*(?!\w))"), "0"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters, a run of digits or one sign, with its span in the text.

    `is_bare` says that a word is typed without marks, those of Đ and TƯ left aside.
    """

    text: str
    folded: str
    start: int
    end: int
    is_bare: bool

    @property
    def marked(self) -> str:
        """A word with the marks that it is typed with, in one tone placement."""
        return self.folded if self.is_bare else accented(self.text)

    @property
    def is_number(self) -> bool:
        """Whether it is a run of ASCII digits."""
        return self.text.isascii() and self.text.isdigit()

    @property
    def is_word(self) -> bool:
        """Whether it is a run of letters."""
        return self.text.isalpha()


def tokenize(text: str) -> list[Token]:
    """Tokens of a cleaned text whose look-alike letters are Latin ones.

    Letters typed for digits are read as digits: `l0` is 10, `2O2O` is 2020.
    """
    return list(_tokens(text))


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[Token, ...]:
    """The same; what reads a question reads much of it several times."""
    for pattern, digit in _DIGITS:
        text = pattern.sub(digit, text)
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        tokens.append(_token(match, tokens[-1] if tokens else None))
    return tuple(tokens)


def _token(match: re.Match[str], before: Token | None) -> Token:
    text = match[0]
    folded, is_bare, may_be_central = _read(text)
    if may_be_central and (text.isupper() or _is_central(text, before)):
        folded, is_bare = f"{folded[:-1]}w", True
    return Token(text, folded, match.start(), match.end(), is_bare)


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> tuple[str, bool, bool]:
    """A token folded, whether it is typed without marks, and whether it ends in TƯ."""
    lower, folded = text.casefold(), fold(text)
    is_bare = lower.replace("đ", "d").isascii() or folded.endswith("tw")
    return folded, is_bare, lower.endswith("tư")


def _is_central(text: str, before: Token | None) -> bool:
    """Whether "tư" is Trung ương, behind letters or a sign, and not a syllable of `thông tư`."""
    behind_symbol = before is not None and (before.is_bare or not before.is_word)
    return len(text) == len("tư") and behind_symbol


def before_separators(tokens: list[Token], at: int) -> int:
    """The position behind the last token before `at` that is no separator."""
    while at > 0 and tokens[at - 1].text in _SEPARATORS:
        at -= 1
    return at


def after_separators(tokens: list[Token], at: int) -> int:
    """The position of the first token from `at` on that is no separator."""
    while at < len(tokens) and tokens[at].text in _SEPARATORS:
        at += 1
    return at


def phrase(tokens: list[Token], start: int, end: int) -> str:
    """Folded words of a stretch of tokens, "" where the stretch leaves the text."""
    if start < 0 or end > len(tokens):
        return ""
    return " ".join(token.folded for token in tokens[start:end])
