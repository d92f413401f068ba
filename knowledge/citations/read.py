"""Read the documents that a question names, however they are typed.

`04-NQ/TU`, `nq04tu`, `nq-04-tu`, `nghị quyết số 4 của Tỉnh ủy`, `NQ TU 04`, `văn bản số 04` and
`34 2007 ubtvqh` all name documents; how much of the number is said decides how many documents fit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from knowledge.citations import letters as known
from knowledge.citations.left import Left, read_left
from knowledge.citations.numbered import is_of_another_thing
from knowledge.citations.plain import plain
from knowledge.citations.right import YEARS, Right, read_right
from knowledge.citations.split import split_letters
from knowledge.citations.tokens import Token, phrase, tokenize
from knowledge.text.fold import clean, fold
from knowledge.text.numerals import is_numeral, read_number
from knowledge.text.syllables import is_plain_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.citations.letters import Body

_DATE = re.compile(
    r"\d{1,2}\s?([/.-])\s?\d{1,2}\s?\1\s?\d{4}"
    r"|(?<![\d/.-])\d{1,2}([/.-])(?:0?[1-9]|1[0-2])\2\d{2}(?![\w/.-])"
    r"|(?<=th[áa]ng )\d{1,2}[/-](?:\d{4}|\d{2})(?!\d)"
    r"|(?<=ng[àa]y )\d{1,2} \d{1,2} \d{4}(?!\d)"
)
_WORDS_IN_SO = frozenset({"chi so", "co so"})
_UNITS = frozenset({"nam", "thang", "ngay", "tuan", "gio"})
_NO_UNITS = frozenset({"nằm", "nắm"})
_BEHIND_LIES = frozenset({"o", "trong", "tai", "dau", "mo"})
_ASKING = frozenset({"nao", "bao", "may"})
_OF_ISSUE = frozenset(
    {"ban hanh", "ra doi", "thang", "thang nam", "thang ban", "thang ky"}
    | {" ".join(("ky", *more)) for more in ((), ("ban",), ("la",), ("nao",))}
)
"""Behind "ngày": the day of issue is asked for."""

_BEFORE_DATES = frozenset({"nam", "thang", "ngay", "khoa", "dieu", "khoan", "diem", "ky", "lan"})
_LIST_SIGN = re.compile(r"\s*(?:[,;]|và|va)\s*(?:số|so)?\s*", re.IGNORECASE)
_AND_WHAT_OF = frozenset({"con", "the", "vay", "va", "cai"})
_THEN = frozenset("thi sao a nhe nha vay rua mo hi nhi ha voi".split())
_SAYING = frozenset("%$€+=<>/_°")
"""Signs that make something else of a number; others may stand around one: `"1290"`."""

_LISTING = frozenset({",", ";", "va", "voi", "hay", "hoac", "vs"})
_LONGEST_NUMBER = 5
_SPOKEN, _TEN = 2, 10
_YEAR_DIGITS = 4
_MOST = 20
LikeYears = Mapping[str, frozenset[str]]
"""Numbers that look like years → folded letters of the types of documents that bear them."""

NONE_LIKE_YEARS: LikeYears = MappingProxyType({})
_THOUSANDS = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{3})(?=\s?[/-]\s?[^\W\d])")


@dataclass(frozen=True, slots=True)
class Named:
    """A document as a question names it; what is not said is empty.

    Attributes:
        number: digits as canonical forms write them (`04`, `30a`).
        year: the year written into the number (`34/2007`).
        types: folded letters that the type may be written with (`quy định`: qd, qdi, qyd).
        type_name: folded name of the type where it is said in words.
        issuer: folded letters of the issuer (`tu`, `cp`, `btc-btp`), as far as they are said.
        body: who issues it, where that is said in words.
        symbol: folded letters and digits behind the number, as typed.
        understood: whether type and issuer are known letters that do not contradict each other.
        is_lent: whether the issuer stands behind the next number of a list, before which a type
            stands too, so that it may be that number's alone.
        start, end: span in the cleaned question.
        said: how it was typed, where that was in an earlier question than the span is read in.
    """

    number: str
    year: int | None
    types: frozenset[str]
    type_name: str
    issuer: str
    body: Body | None
    symbol: str
    understood: bool
    start: int
    end: int
    is_lent: bool = False
    said: str = ""


def read(question: str, like_years: LikeYears = NONE_LIKE_YEARS) -> list[Named]:
    """Documents that a question names, in order, 20 at most; spans refer to `clean(question)`.

    A number that looks like a year is one, unless it is marked as that of a document or a type
    stands before it of which a document has that number.
    """
    text = plain(clean(question)).text
    dates = [match.span() for match in _DATE.finditer(text)]
    tokens = _with_digits(_with_years(tokenize(_without_points(text))))
    begins = [*_beginnings(tokens), len(tokens)]
    found: list[Named] = []
    for position, token in enumerate(tokens):
        taken = found and token.start < found[-1].end
        dated = any(start <= token.start < end for start, end in dates)
        if token.is_number and not taken and not dated and len(found) < _MOST:
            ahead = tokens[: begins[bisect_right(begins, position)]]
            named = _named(tokens, position, found, ahead, like_years)
            found += [named] if named else []
    return _with_shared_issuer(found, text)


def _with_shared_issuer(found: list[Named], text: str) -> list[Named]:
    """In `các nghị quyết số 18, 19-NQ/TW` the letters of the last number are those of all."""
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        listed = _LIST_SIGN.fullmatch(text[one.end : following.start])
        if listed and not (one.issuer or one.body):
            found[at] = replace(
                one,
                types=one.types or following.types,
                issuer=following.issuer,
                body=following.body,
                is_lent=following.is_lent or _has_own_type(following, one, text),
            )
    return found


def _has_own_type(following: Named, one: Named, text: str) -> bool:
    """Whether a number has a type of its own beside that of the one before it in a list."""
    is_bare = text[following.start].isdigit()
    return not is_bare or bool(following.types and one.types and following.types != one.types)


def _named(
    tokens: list[Token],
    position: int,
    found: list[Named],
    ahead: list[Token],
    like_years: LikeYears,
) -> Named | None:
    """What the number at a position names; `ahead` ends where another begins."""
    token = tokens[position]
    if len(token.text) > _LONGEST_NUMBER or not int(token.text):
        return None
    left = _left_of(tokens, position, found)
    right = read_right(ahead, position)
    if left is None:
        return None
    alone = not (left.is_document or right.types)
    if found and alone and _goes_on(tokens, left.start, found[-1]):
        left = _shared(found[-1], left)
    is_held = not left.types.isdisjoint(like_years.get(token.text, ()))
    if not is_held and not _is_document(tokens, position, left, right):
        return None
    types = left.types or right.types
    if right.types and left.types > right.types:
        types = right.types
    return Named(
        number=token.text.lstrip("0").zfill(2) + right.suffix,
        year=right.year,
        types=types,
        type_name=left.type_name,
        issuer="-".join(right.issuers) or left.issuer,
        body=right.body or left.body,
        symbol=right.symbol or left.symbol,
        understood=right.understood and not _disagree(left.types, right.types),
        start=tokens[left.start].start,
        end=tokens[right.stop - 1].end,
    )


def _goes_on(tokens: list[Token], at: int, last: Named) -> bool:
    """Whether a list of numbers goes on there: `nghị quyết 24, 25`, `nq 24 25`."""
    follows = not (last.symbol or last.body or last.year) and tokens[at - 1].end == last.end
    return follows or phrase(tokens, at - 1, at) in _LISTING


def _beginnings(tokens: list[Token]) -> Iterator[int]:
    """Where letters and digits of another document begin: `NQ02, CT59`, `nq 02 và ct 59`, and
    behind a year: `năm 2023 ct 59`."""
    party_types = known.sure_party_types()
    triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
    for at, (before, symbol, digits) in enumerate(triples):
        is_listed = before.folded in _LISTING
        is_glued = before.end < symbol.start and symbol.end == digits.start
        begins = digits.is_number and symbol.folded in party_types and (is_listed or is_glued)
        is_behind_year = before.is_number and _is_behind_a_year(before, symbol)
        if begins or (is_behind_year and _is_number(tokens, at + 2)):
            yield at + 1


def _is_behind_a_year(before: Token, symbol: Token) -> bool:
    """Whether letters of a type stand apart behind a number that may be a year."""
    is_apart = before.end < symbol.start
    return is_apart and int(before.text) in YEARS and symbol.folded in known.type_letters()


def _is_number(tokens: list[Token], at: int) -> bool:
    """Whether a number is there, with or without "số"."""
    return next((one.is_number for one in tokens[at : at + 2] if one.folded != "so"), False)


def _left_of(tokens: list[Token], position: int, found: list[Named]) -> Left | None:
    """What is said before a number and behind the last document: `04-NQ/TU, 06-NQ/TU`."""
    end = found[-1].end if found else 0
    first = next(at for at, token in enumerate(tokens) if token.start >= end)
    left = read_left(tokens[first:position], position - first)
    return replace(left, start=left.start + first) if left else None


def _is_document(tokens: list[Token], position: int, left: Left, right: Right) -> bool:
    if right.symbol:
        return True
    number = int(tokens[position].text)
    if number in YEARS and not left.is_numbered and not (left.types and right.year):
        return False
    if phrase(tokens, position - 1, position) in _BEFORE_DATES or _counts(tokens, right):
        return False
    begins = _say_nothing(tokens[: left.start], _AND_WHAT_OF)
    ends = _say_nothing(tokens[right.stop :], _THEN)
    alone = begins and (right.body is not None or ends)
    return bool(left.is_document or right.year or alone)


def _say_nothing(tokens: list[Token], words: frozenset[str]) -> bool:
    return all(
        token.folded in words if token.text.isalnum() else token.text not in _SAYING
        for token in tokens
    )


def _counts(tokens: list[Token], right: Right) -> bool:
    """`10 năm`: a number of years, unless a year follows (`số 62 năm 95`) or is asked for.

    So is the day of issue: `chỉ thị 18 ngày ban hành`.
    """
    if right.year or phrase(tokens, right.stop, right.stop + 1) not in _UNITS:
        return False
    unit, following = tokens[right.stop], tokens[right.stop + 1 : right.stop + 3]
    if unit.text.casefold() in _NO_UNITS or not following:
        return unit.text.casefold() not in _NO_UNITS
    lies = unit.text.casefold() == "nam" and following[0].folded in _BEHIND_LIES
    asked = " ".join(token.folded for token in following)
    is_asked = following[0].folded in _ASKING or asked in _OF_ISSUE
    return not (lies or following[0].is_number or is_asked)


def _shared(previous: Named, left: Left) -> Left:
    """In `các nghị quyết 18, 19` the second number has the type of the first."""
    return replace(
        left,
        types=previous.types,
        type_name=previous.type_name,
        issuer=previous.issuer,
        body=previous.body,
        is_document=True,
    )


def _disagree(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right and not left & right)


def _without_points(text: str) -> str:
    """`2.579/QĐ-UBND` is number 2579; the point's place is kept, behind the number, as a space."""
    return _THOUSANDS.sub(r"\1\2 ", text)


def _with_years(tokens: list[Token]) -> list[Token]:
    """Number and year apart where letters follow without a sign: `592023NĐCP`, `102022QH15`."""
    if not any(len(token.text) > _YEAR_DIGITS and token.is_number for token in tokens):
        return tokens
    result: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        if following and _ends_in_a_year(token, following):
            middle = token.end - _YEAR_DIGITS
            digits, year = token.text[:-_YEAR_DIGITS], token.text[-_YEAR_DIGITS:]
            result.append(replace(token, text=digits, folded=digits, end=middle))
            result.append(replace(token, text=year, folded=year, start=middle))
        else:
            result.append(token)
    return result


def _ends_in_a_year(token: Token, following: Token) -> bool:
    """Whether digits end in a year, and letters of a symbol are glued to them."""
    is_glued = token.is_number and following.is_word and token.end == following.start
    if not is_glued or not _YEAR_DIGITS < len(token.text) <= 2 * _YEAR_DIGITS:
        return False
    return int(token.text[-_YEAR_DIGITS:]) in YEARS and any(split_letters(following.folded))


def _with_digits(tokens: list[Token]) -> list[Token]:
    """Numbers in words behind a type or "số" as digits: `chỉ thị ba mươi` names number 30."""
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        number = _number_in_words(tokens, at, result)
        if number:
            value, length = number
            first, last = tokens[at], tokens[at + length - 1]
            result.append(Token(str(value), str(value), first.start, last.end, is_bare=True))
            at += length
        else:
            result.append(tokens[at])
            at += 1
    return result


def _number_in_words(tokens: list[Token], at: int, before: list[Token]) -> tuple[int, int] | None:
    is_number = tokens[at].is_word and read_number([tokens[at].folded]) is not None
    if not is_number or not before:
        return None
    is_numbered = before[-1].text.casefold() in ("so", "số", "thu", "thứ")
    if phrase(before, len(before) - 2, len(before)) in _WORDS_IN_SO:
        return None
    if not is_numbered and not _ends_with_type(before):
        return None
    if spoken := _spoken(tokens[at : at + 3]):
        return spoken, _SPOKEN
    number = read_number([token.folded for token in tokens[at : at + 5]])
    is_one_enough = is_numbered and not is_of_another_thing(before[-3:-1])
    return number if number and number[0] and (is_one_enough or number[1] > 1) else None


def _ends_with_type(tokens: list[Token]) -> bool:
    """Whether a type stands last, in two words or in letters that are no word: `chỉ thị`, `nq`."""
    types, issuer = split_letters(tokens[-1].folded)
    is_letters = types and not issuer and not is_plain_syllable(tokens[-1].folded)
    return is_letters or phrase(tokens, len(tokens) - 2, len(tokens)) in known.type_words()


def _spoken(tokens: list[Token]) -> int | None:
    """Tens and units without a word for tens: `hai lăm`, `ba ba`; not `hai năm`, `hai mươi`."""
    said = [token.text.casefold() for token in tokens]
    digits = [number[0] for word in said if (number := read_number([fold(word)]))]
    is_pair = len(digits) == _SPOKEN and said[1] != "năm" and tokens[1].text != "TƯ"
    if not is_pair or not all(is_numeral(word) or word == "lam" for word in said[:_SPOKEN]):
        return None
    tens, units = digits
    return 10 * tens + units if 1 < tens < _TEN and 0 < units < _TEN else None
