"""Split the letters of a number into type and issuer: `khtu` is kh and tu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.citations import letters as known

if TYPE_CHECKING:
    from knowledge.citations.tokens import Token

_WORDS_TOO = frozenset({"l", "thu", "dh", "cb", "dd"})
_TWO_TYPES = 4


def is_letters(token: Token) -> bool:
    """Whether a word may be letters of a number rather than a word with its marks."""
    types, issuer = split_letters(token.folded)
    return token.is_bare and bool(types or issuer) and token.folded not in _WORDS_TOO


@tables.derived
def split_letters(folded: str) -> tuple[frozenset[str], str]:
    """Letters that a type may be written with, and letters of an issuer, that a word is made of.

    `tb` and `kl` together (`tbkl`, thông báo kết luận) are the first of the two types.
    """
    types, issuers = known.type_letters(), known.issuer_letters()
    if folded in types:
        return _alike(folded), ""
    if folded in issuers:
        return frozenset(), folded
    for cut in range(len(folded) - 1, 0, -1):
        if folded[:cut] in types and folded[cut:] in issuers:
            return _alike(folded[:cut]), folded[cut:]
    if len(folded) == _TWO_TYPES and folded[:2] in types and folded[2:] in types:
        return _alike(folded[:2]), ""
    return frozenset(), ""


def _alike(letters: str) -> frozenset[str]:
    """What letters are typed for: `qd` for QĐ, QĐi and QyĐ, `tbkl` for TB; else for themselves."""
    if letters == "qd":
        return known.type_words()["quy dinh"]
    named = [alike for alike in known.type_words().values() if letters in alike]
    return named[0] if len(named) == 1 else frozenset({letters})
