"""What a question says behind a number: year, type, issuer, and who issued it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.citations import letters as known
from knowledge.citations.split import is_letters, split_letters
from knowledge.citations.tokens import Token, after_separators, phrase
from knowledge.text.syllables import is_plain_syllable

if TYPE_CHECKING:
    from knowledge.citations.letters import Body

YEARS = range(1945, 2100)
_TIGHT = frozenset("/-.&")
_YEAR_DIGITS = 4
_TERM_DIGITS = 2
_OF_ASSEMBLY = frozenset({"qh", "ubtvqh"})
_LONGEST_LETTERS = 4
_GLUED = range(4, 8)
_NO_BODY_ALONE = frozenset({"dang", "tinh"})
_NO_BODY = frozenset({"thanh pho"})
"""Names of provinces begin with it: `của thành phố Hồ Chí Minh`."""


@dataclass(slots=True)
class Right:
    """The first token behind the reference, and what stands before it.

    `symbol` holds the letters and digits as typed; `understood` is False where some of them are
    neither a type nor an issuer.
    """

    stop: int
    suffix: str = ""
    year: int | None = None
    types: frozenset[str] = frozenset()
    issuers: list[str] = field(default_factory=list)
    body: Body | None = None
    symbol: str = ""
    understood: bool = True


def read_right(tokens: list[Token], position: int) -> Right:
    """What is said behind the number at `position`."""
    right = Right(position + 1)
    _read_suffix(tokens, right)
    _read_year(tokens, right)
    while _read_letters(tokens, right):
        pass
    if right.year is None and right.symbol:
        _read_year(tokens, right)
    _read_body(tokens, right)
    return right


def _read_suffix(tokens: list[Token], right: Right) -> None:
    """The letter of `30a`, the second part of `66.10/2025/NQ-CP`."""
    at = right.stop
    following = tokens[at : at + 4]
    if not following or following[0].start != tokens[at - 1].end:
        return
    if following[0].folded in ("a", "b", "c", "d"):
        right.suffix, right.stop = following[0].folded, at + 1
    elif (
        phrase(tokens, at, at + 1) == "."
        and len(following) == 4  # noqa: PLR2004
        and following[1].is_number
        and following[2].text in "/-"
        and following[3].is_number
    ):
        right.suffix, right.stop = f".{following[1].text}", at + 2


def _read_year(tokens: list[Token], right: Right) -> None:
    """A year written into the number: `/2007`, `-2015`, ` 2007`; not the first of a range."""
    at = after_separators(tokens, right.stop)
    if at >= len(tokens) or not tokens[at].is_number or len(tokens[at].text) != _YEAR_DIGITS:
        return
    following = phrase(tokens, at + 1, at + 2)
    if int(tokens[at].text) in YEARS and not (following == "-" and _number_at(tokens, at + 2)):
        right.year, right.stop = int(tokens[at].text), at + 1


def _number_at(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_number


def _read_letters(tokens: list[Token], right: Right) -> bool:
    """Take the next run of letters or digits of the symbol; False where there is none."""
    at = after_separators(tokens, right.stop)
    if at >= len(tokens):
        return False
    token, tight = tokens[at], _is_tight(tokens, right.stop, at)
    if tight and _names_body(tokens, at, right):
        right.stop = at
        return False
    if token.is_number:
        is_next = at == right.stop and _has_term(tokens, at - 1)
        is_term = bool(right.issuers) and (tight or is_next)
        return _take_term(token, at, right) if is_term else False
    types, issuer = split_letters(token.folded)
    begins_next = bool(types and right.symbol) and _heads_number(tokens, at)
    if token.folded in known.issuer_letters() and (right.issuers or _has_term(tokens, at)):
        types, issuer = frozenset(), token.folded
    second_type = bool(types and right.types and not issuer)
    may_be_loose = _may_be_loose(token) and not (second_type or begins_next)
    may_be = _may_be_tight(tokens, at, right) if tight else may_be_loose
    if not may_be:
        return False
    right.understood &= bool(issuer or types) and (
        not second_type or token.folded in known.issuer_letters()
    )
    if issuer or right.types or not types:
        right.issuers.append(issuer or token.folded)
    right.types = right.types or types
    right.symbol += token.folded
    right.stop = at + 1
    return True


def _names_body(tokens: list[Token], at: int, right: Right) -> bool:
    """Whether a body stands alone in the place of letters that its numbers do not end in:
    `NQ02/BCT`, but `02/2015/TT-BCT` of another one."""
    body = known.body_at(tokens, at, 1)
    goes_on = len(tokens) > at + 2 and _is_tight(tokens, at + 1, at + 2)
    is_alone = not (right.symbol or right.year or goes_on)
    return body is not None and is_alone and tokens[at].folded not in body.symbols


def _heads_number(tokens: list[Token], at: int) -> bool:
    """Whether the number of the next document stands behind the letters: `nq 04 tu, ct 05 tu`."""
    said = at + 1 + (phrase(tokens, at + 1, at + 2) == "so")
    return _number_at(tokens, said) and int(tokens[said].text[:_YEAR_DIGITS]) not in YEARS


def _has_term(tokens: list[Token], at: int) -> bool:
    """Whether digits are glued to the letters, `UBTVQH11`; behind QH a space may stand, `QH 14`."""
    if not _number_at(tokens, at + 1):
        return False
    glued = tokens[at + 1].start == tokens[at].end
    return glued or (tokens[at].folded in _OF_ASSEMBLY and len(tokens[at + 1].text) == _TERM_DIGITS)


def _may_be_tight(tokens: list[Token], at: int, right: Right) -> bool:
    """Letters of a symbol: known ones, or misspelt ones behind a sign (`7h`, `TU.pdf` are none)."""
    token = tokens[at]
    if not token.is_word or any(split_letters(token.folded)):
        return token.is_word
    signed = at > right.stop or bool(right.symbol)
    is_ending = bool(right.issuers) and phrase(tokens, at - 1, at) == "."
    is_short = token.text.isupper() or len(token.text) <= _LONGEST_LETTERS
    return not is_ending and (is_short if signed else _is_glued_symbol(token))


def _is_glued_symbol(token: Token) -> bool:
    """Letters that are no word, but as long as type and issuer are together: `222hktu`."""
    return len(token.folded) in _GLUED and not is_plain_syllable(token.folded)


def _may_be_loose(token: Token) -> bool:
    """Known letters behind a space, unless they name a body (`btv tỉnh ủy`)."""
    return token.is_word and is_letters(token) and token.folded not in known.body_by_alias()


def _take_term(token: Token, at: int, right: Right) -> bool:
    """The term of `QH14`, `UBTVQH11`, `HĐNN8`."""
    right.issuers[-1] += token.text
    right.symbol += token.text
    right.stop = at + 1
    return True


def _is_tight(tokens: list[Token], start: int, at: int) -> bool:
    """Whether only signs that numbers are written with, and no space, stand before `at`."""
    stretch = tokens[start - 1 : at + 1]
    glued = all(one.end == two.start for one, two in itertools.pairwise(stretch))
    return glued and all(token.text in _TIGHT for token in tokens[start:at])


def _read_body(tokens: list[Token], right: Right) -> None:
    """`của Bộ Chính trị`, `tỉnh ủy`, `bct`: who issued it, right behind."""
    stated = phrase(tokens, right.stop, right.stop + 1) in ("cua", "do")
    at = right.stop + stated
    no_body = _NO_BODY if stated else _NO_BODY | _NO_BODY_ALONE
    for length in range(known.longest_body(), 0, -1):
        body = known.body_at(tokens, at, length)
        if body and phrase(tokens, at, at + length) not in no_body:
            right.body, right.stop = body, at + length
            return
