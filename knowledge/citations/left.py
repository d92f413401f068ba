"""What a question says before a number: the type, the body and the letters of the issuer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from knowledge.citations import letters as known
from knowledge.citations.numbered import is_of_another_thing
from knowledge.citations.split import split_letters
from knowledge.citations.tokens import Token, before_separators, phrase
from knowledge.text.syllables import is_plain_syllable

if TYPE_CHECKING:
    from knowledge.citations.letters import Body

_NUMBER_WORDS = ("so", "số", "sô", "sh")
_BARE_PHRASES = (("van", "ban"), ("vb",), ("so", "hieu"), ("ky", "hieu"))
_TASK_PHRASES = (("nhiem", "vu"), ("nv",), ("nvu",), ("nhiem", "vu", "trong", "tam"))
_TYPO_LENGTH = 6
_OF_TERMS = ("qh", "hdnn")


@dataclass(frozen=True, slots=True)
class Left:
    """Where the reference begins (a token), and what stands there; `is_document` says that a word
    such as "văn bản" or "số" makes the number that of a document, `is_numbered` that it is "số";
    `symbol` are type and issuer where they are one run of letters."""

    start: int
    types: frozenset[str] = frozenset()
    type_name: str = ""
    issuer: str = ""
    body: Body | None = None
    is_document: bool = False
    is_numbered: bool = False
    symbol: str = ""


def read_left(tokens: list[Token], position: int) -> Left | None:
    """What is said before the number at `position`; None where it is the number of a task."""
    at = before_separators(tokens, position)
    start = position
    while at > 0 and tokens[at - 1].text.casefold() in _NUMBER_WORDS:
        start = at - 1
        at = before_separators(tokens, start)
    if _length_of(_TASK_PHRASES, tokens, at):
        return None
    body, issuer, type_end = _issued_by(tokens, at)
    named = _type_before(tokens, type_end)
    if named:
        return Left(*named, issuer, body, is_document=True, is_numbered=start < position)
    glued = _glued(tokens, at)
    if glued:
        is_numbered, symbol = start < position, tokens[at - 1].folded
        return Left(at - 1, *glued, is_document=True, is_numbered=is_numbered, symbol=symbol)
    bare = _length_of(_BARE_PHRASES, tokens, at)
    is_numbered = start < position and not is_of_another_thing(tokens[:start])
    return Left(at - bare if bare else start, is_document=bool(bare) or is_numbered)


def _issued_by(tokens: list[Token], at: int) -> tuple[Body | None, str, int]:
    """`nghị quyết Tỉnh ủy 04`, `NQ/TU 04`: the body or issuer between type and number."""
    for length in range(min(known.longest_body(), at), 0, -1):
        body = known.body_named(tokens[at - length : at])
        if body:
            start = at - length
            return body, "", start - 1 if start and tokens[start - 1].folded == "cua" else start
    if at:
        types, issuer = split_letters(tokens[at - 1].folded)
        before = before_separators(tokens, at - 1)
        if issuer and not types and _type_before(tokens, before):
            return None, issuer, before
    return None, "", at


def _type_before(tokens: list[Token], at: int) -> tuple[int, frozenset[str], str] | None:
    """Where the type that ends before `at` begins, its letters, and its name where in words."""
    at = before_separators(tokens, at)
    said = {n: phrase(tokens, at - n, at) for n in range(min(known.longest_type(), at), 0, -1)}
    names = {length: known.lettered_types().get(name, name) for length, name in said.items()}
    exact = {length: name for length, name in names.items() if name in known.type_words()}
    for length, name in (exact or {n: type_in_words(one) for n, one in said.items()}).items():
        if name:
            return at - length, known.type_words()[name], name
    if at and tokens[at - 1].is_bare:
        types, issuer = split_letters(tokens[at - 1].folded)
        if types and not issuer:
            return at - 1, types, ""
    return None


def _glued(tokens: list[Token], at: int) -> tuple[frozenset[str], str, str] | None:
    """Type and issuer in one run of letters: `nqtu04`; behind QH stands the number of a term."""
    if not at or is_plain_syllable(tokens[at - 1].folded):
        return None
    types, issuer = split_letters(tokens[at - 1].folded)
    is_symbol = types and issuer and not issuer.endswith(_OF_TERMS)
    return (types, "", issuer) if is_symbol else None


def type_in_words(folded: str) -> str:
    """The name of the type that folded words are, one slip of the finger allowed; "" if none."""
    names = known.type_words()
    if folded in names:
        return folded
    if len(folded) < _TYPO_LENGTH or " " not in folded:
        return ""
    close = [name for name in names if OSA.distance(folded, name, score_cutoff=1) <= 1]
    return close[0] if len(close) == 1 else ""


def _length_of(phrases: tuple[tuple[str, ...], ...], tokens: list[Token], at: int) -> int:
    """How many tokens before `at` one of the phrases takes, 0 where none stands there."""
    for words in phrases:
        if phrase(tokens, at - len(words), at) == " ".join(words):
            return len(words)
    return 0
