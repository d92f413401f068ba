"""Which printed issuers are one body: spelling, abbreviation and loose wording aside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.citations.letters import body_beginning, body_by_symbol, is_central
from knowledge.documents.spelling import expanded
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.citations import Citation

_ADDS_NOTHING = frozenset({"dang"})
"""In the name of an issuer: `Ban Chấp hành Trung ương Đảng`."""
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class _Issuer:
    """A printed issuer as it is compared.

    Attributes:
        words: what is printed, abbreviations written out.
        said: those words and the ones of the body that they are a name of.
        symbols: the letters that stand for that body in numbers.
        names_all: whether the words name all bodies of a level; one word does so only alone.
        level: the word for that level, where the name has one: a province, a city.
    """

    words: frozenset[str]
    said: frozenset[str]
    symbols: frozenset[str]
    names_all: bool
    level: str


def with_issuer(issuers: tuple[str, ...], issuer: str) -> tuple[str, ...]:
    """Issuers that are different bodies, each in its fullest form, and one more."""
    place = next((at for at, one in enumerate(issuers) if same_body(one, issuer)), None)
    if place is None:
        return (*issuers, issuer)
    if not _is_fuller(issuer, issuers[place]):
        return issuers
    return (*issuers[:place], issuer, *issuers[place + 1 :])


def same_body(issuer: str, other: str) -> bool:
    """Whether two printed issuers may be one body, the one perhaps in fewer or other words.

    Who names all bodies of a level ("Tỉnh ủy", "Trung ương") may mean each of them.
    """
    one, two = _reader()(issuer), _reader()(other)
    if one.said <= two.said or two.said <= one.said:
        return True
    of_levels = {one.level, two.level} - {""}
    if len(of_levels) > 1 or one.symbols.isdisjoint(two.symbols):
        return False
    return one.names_all or two.names_all


def written_out(issuer: str, citation: Citation | None) -> str:
    """The name of the body whose letters are printed for it, as far as the number bears that out.

    `CP` of a decree is Chính phủ; what the table of abbreviations writes out stays as printed.
    """
    said = words(fold(issuer))
    body, length = body_beginning(said)
    if citation is None or body is None or body.is_general or length < len(said):
        return issuer
    is_borne_out = is_central(citation, None) and fold(citation.issuer) in body.symbols
    name = words(fold(body.name))
    short = [word for word in words(expanded(issuer)) if fold(word) not in name]
    is_short = bool(short) and all(word[:2].isupper() for word in short)
    return body.name if is_borne_out and is_short else issuer


def _is_fuller(issuer: str, other: str) -> bool:
    """Whether an issuer names a body more fully, or instead of all those of its level."""
    one, two = _reader()(issuer), _reader()(other)
    if two.said < one.said or (two.names_all and not one.names_all):
        return True
    return two.words <= one.words and len(issuer) > len(other)


@tables.derived
def _reader() -> Callable[[str], _Issuer]:
    return lru_cache(_KEPT)(_read)


def _read(issuer: str) -> _Issuer:
    said = words(fold(issuer))
    body, length = body_beginning(said)
    printed = _words(issuer)
    if body and not printed.isdisjoint(body_by_symbol()):
        printed = printed.difference(body_by_symbol()) | _words(body.name)
    return _Issuer(
        words=printed,
        said=(printed | _words(body.name if body else "")) - _ADDS_NOTHING,
        symbols=body.symbols if body else frozenset(),
        names_all=bool(body and body.is_general and (length > 1 or length == len(said))),
        level=body.level if body else "",
    )


def _words(issuer: str) -> frozenset[str]:
    return frozenset(words(fold(expanded(issuer))))
