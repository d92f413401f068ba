"""Take away what is said around a question: whom it calls, that it asks, why, and thanks.

Only phrases of the table `courtesies` go, and only at the ends, so that a word of the subject
stays: `hè` of `sinh hoạt hè`, `báo cáo` of `văn bản về báo cáo`. The grammar is over the parts of
the table: each phrase is one letter, which stands for the parts that have it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain, combinations
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.reading import patterns
from knowledge.text.fold import accented, fold
from knowledge.text.phrases import lengths_by_first
from knowledge.text.printed import folded, marked

if TYPE_CHECKING:
    from knowledge.search.lexicon import Lexicon

_OTHER, _NUMBER, _SIGN = "x", "0", ","
_FIRST_LETTER = 0x80
_SIDES = ("not_behind", "not_before")
_BARE = "?"
"""Behind a part: its words without their marks, where these may be other words."""

_WHO = "[<person><elder>]"
_WHOM = "[<person><elder><elder?>]"
_BEFORE = "(?:[<before asking><person><elder>]|[<for><thưa>][<person><elder><elder?><junior>])"
_ASKS = (
    f"(?:(?:{_BEFORE}|<junior>)*<asking>|(?:{_BEFORE}|<junior>)*<asking mildly>|{_BEFORE}+<asking?>"
    f"|<asking?>(?=[,<a little>])|{_BEFORE}*<for>[<person><elder><elder?><junior>]?<knowing>"
    f"|(?:{_BEFORE}|<begging>)*<looking>(?:<helping>|<helping?>(?={_WHO})){_WHO}?"
    f"(?:[<helping><helping?>]{_WHO})*"
    f"|(?:<begging>{_WHOM}*)+(?:<helping>{_WHO}?)?<giving>)"
)
_ADDRESS = f"(?P<whom>[^{_SIGN}{_NUMBER}]{{0,14}}?)(?:{_SIGN}|(?={_ASKS}))"
_MUCH = f"(?:{_WHO}|<much>)*"
_OPENINGS = (
    f"<kính><thưa>,?{_ADDRESS}",
    f"<thưa>{_WHOM}{_ADDRESS}",
    f"<kính>?<thưa>{_WHO}+",
    f"(?:{_WHO}|<before asking>)*[<greet><thưa>](?:{_WHO}|<greeted>|<elder?>(?=,))+",
    f"(?:{_WHO}|<before asking>)*<greet>",
    f"{_WHOM}(?P<whom>[^{_SIGN}{_NUMBER}]{{0,3}}?)<calling>",
    f"{_ASKS}<a little>*(?:{_WHO}(?={_SIGN}))?",
    f"{_WHOM}<begging>[<person><elder><elder?><junior>]<a little>+{_SIGN}",
    f"(?:{_WHO}+|(?<={_SIGN}))<needing><a little>*",
    f"{_WHO}*<sorry>{_MUCH}{_SIGN}",
    f"{_WHO}+<being><role>(?P<whom>[^{_SIGN}]{{0,10}}?){_SIGN}",
    f"{_WHO}+<arriving>(?:<newcomer>|{_WHO})*{_SIGN}",
    f"<told when>(?P<whom>[^{_SIGN}{_NUMBER}]{{0,14}}?)<telling><told of>*",
    "<seeking>|<begging><called>",
    f"[<counting>{_NUMBER}]{{0,3}}<numbering>[<counting><numbering>{_NUMBER}]{{0,3}},",
    "<situation><being>*(?:<making><made>*)?[<circumstance><hurry>]*,",
    f"<situation><being>*(?:{_WHO}|<helping>)?<making><made>+<about>",
    "[<call><sigh>]",
    f"<sigh?>(?=<call>|{_SIGN}(?!{_NUMBER}))",
)
_CLOSINGS = (
    f"(?:{_WHO}|<before thanking>)*<thanking>{_MUCH}",
    f"(?<=,)<regards>{_MUCH}",
    f"(?:(?<=,)(?:{_WHO}|<being>)*|{_WHO}<being>*)<hurry>{_MUCH}",
    f"<hurry mildly>{_MUCH}",
    f"[<help mildly><help mildly?>]{_WHO}[<helped><person>]*",
    f"(?<={_SIGN})[<person><elder><elder?><junior>]<looking><helping>(?:{_WHO}|<helped>)*",
    f"<help>(?:{_WHO}|<helped>)*|<help mildly><helped>+",
    f"<particle>{_WHO}<calling>?",
    f"<called>|{_WHO}<calling>",
    "<mood>",
    f"(?<={_SIGN})<for>[<person><junior>]?[<knowing><begging>]<its data><helped>*",
    "<but>[<person><junior>]*<not caught><its data>?",
)


_TOKEN = re.compile(r"[^\W_]+(?:/[^\W\d_](?!\w))?|[^\w\s]+")
_PART = re.compile(r"(?<!P)<([^<>=!]+)>")
_IN_CLASS = re.compile(r"\[((?:[,^0]|<[^<>=!]+>)+)\]")
_WORD = re.compile(r"[^\W_]+")
_THINGS = re.compile(rf"\b{patterns.THINGS}\b")
_NOTHING = "[,<person><elder><elder?><called><call><greeted><a little><much>]"
"""Phrases that alone ask nothing: what is left without courtesies has others."""


def without_courtesies(text: str, lexicon: Lexicon) -> str:
    """A cleaned question without what is said around it; as it is where nothing else is said."""
    words = _WORD.findall(text)
    if _at_the_ends().isdisjoint(_ends(list(folded(words[:2] + words[-2:])))):
        return text
    phrases = _read(text)
    spelled = "".join(one.letter for one in phrases)
    first = _start(spelled, phrases)
    last = _end(spelled, first, phrases, lexicon)
    if _nothing().fullmatch(spelled, first, last):
        return text
    while last < len(phrases) and last - first > 1 and _is_loose(phrases[last - 1], text):
        last -= 1
    return text[phrases[first].start : phrases[last - 1].end]


def _is_loose(phrase: _Phrase, text: str) -> bool:
    """Whether signs at the end belong to what is cut off behind them."""
    return phrase.letter == _SIGN and "?" not in text[phrase.start : phrase.end]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that the table has together, a word or a number that it has not, or signs."""

    letter: str
    words: tuple[str, ...]
    start: int
    end: int

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(map(fold, self.words))


def _read(text: str) -> list[_Phrase]:
    tokens = list(_TOKEN.finditer(text))
    words = list(marked([token[0] for token in tokens]))
    found: list[_Phrase] = []
    at = 0
    while at < len(tokens):
        length, letter = _phrase_at(words, at)
        span = tokens[at].start(), tokens[at + length - 1].end()
        found.append(_Phrase(letter, tuple(words[at : at + length]), *span))
        at += length
    return found


def _phrase_at(words: list[str], at: int) -> tuple[int, str]:
    """How many words from there on the table has together, and the letter of what they are."""
    for length in _lengths().get(words[at], ()):
        stretch = tuple(words[at : at + length])
        rows = _rows().get(stretch, ()) if len(stretch) == length else ()
        beside = words[max(at - 1, 0) : at], words[at + length :][:1]
        parts = frozenset(row.part for row in rows if row.may_be(*beside))
        if parts:
            return length, _letters()[parts]
    if words[at].isdigit():
        return 1, _NUMBER
    return 1, _OTHER if words[at][0].isalnum() else _SIGN


def _start(spelled: str, phrases: list[_Phrase]) -> int:
    """Where the question begins behind what introduces it."""
    at = 0
    while found := _opening(spelled, at, phrases):
        at = found
    return at


def _opening(spelled: str, at: int, phrases: list[_Phrase]) -> int | None:
    if spelled[at : at + 1] == _OTHER:
        return None
    for pattern in _openings():
        found = pattern.match(spelled, at)
        if not found or not spelled[found.end() :].strip(_SIGN):
            continue
        whom = slice(*found.span("whom")) if "whom" in pattern.groupindex else slice(0)
        if not _THINGS.search(" ".join(" ".join(one.folded) for one in phrases[whom])):
            return found.end()
    return None


def _end(spelled: str, first: int, phrases: list[_Phrase], lexicon: Lexicon) -> int:
    """Where the question ends before what closes it."""
    last = len(spelled)
    while found := _closing(spelled[:last], first, phrases, lexicon):
        last = found
    return last


def _closing(spelled: str, first: int, phrases: list[_Phrase], lexicon: Lexicon) -> int | None:
    if spelled.rstrip(_SIGN)[-1:] == _OTHER:
        return None
    for pattern in _closings():
        found = pattern.search(spelled, first)
        if found and found.start() > first and _stands_apart(found.start(), phrases, lexicon):
            return found.start()
    return None


def _stands_apart(at: int, phrases: list[_Phrase], lexicon: Lexicon) -> bool:
    """Whether a word makes none with the one before it that documents have: `sinh hoạt hè`."""
    before, word = phrases[at - 1].words[-1], phrases[at].words[0]
    pairs = lexicon.marked_pairs(fold(before), fold(word))
    return not any(word in (written, fold(written)) for _, written in pairs)


@dataclass(frozen=True, slots=True)
class _Row:
    """What words are, unless they stand beside some that make other words of them."""

    part: str
    not_behind: frozenset[str]
    not_before: frozenset[str]

    @property
    def is_doubtful(self) -> bool:
        return bool(self.not_behind or self.not_before)

    def may_be(self, before: list[str], behind: list[str]) -> bool:
        """Whether they are that between the words beside them, of which there may be none."""
        return self.not_behind.isdisjoint(before) and self.not_before.isdisjoint(behind)


@tables.derived
def _rows() -> dict[tuple[str, ...], tuple[_Row, ...]]:
    """Words, as they may be typed → the rows that have them."""
    found: defaultdict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in tables.rows("courtesies"):
        as_typed = _Row(row["part"], *(_ways(row[side]) for side in _SIDES))
        bare = as_typed if row["bare"] == "yes" else replace(as_typed, part=as_typed.part + _BARE)
        for phrase in row["words"].split("|"):
            words = tuple(accented(phrase).split())
            found[words].append(as_typed)
            if fold(phrase) != phrase:
                found[tuple(map(fold, words))].append(bare)
    return {words: tuple(rows) for words, rows in found.items()}


@tables.derived
def _at_the_ends() -> frozenset[tuple[str, ...]]:
    """The one or two folded words that phrases of the table begin and end with."""
    phrases = [tuple(map(fold, words)) for words in _rows()]
    return frozenset(chain.from_iterable((words[:2], words[-2:]) for words in phrases))


def _ends(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[:1]), tuple(words[:2]), tuple(words[-1:]), tuple(words[-2:])}


def _ways(listed: str) -> frozenset[str]:
    """How the listed words may be typed."""
    written = frozenset(map(accented, filter(None, listed.split("|"))))
    return written.union(map(fold, written))


@tables.derived
def _lengths() -> dict[str, list[int]]:
    return lengths_by_first(_rows())


@tables.derived
def _letters() -> dict[frozenset[str], str]:
    """A letter for all parts together that words may be."""
    found: set[frozenset[str]] = set()
    for rows in _rows().values():
        always = frozenset(row.part for row in rows if not row.is_doubtful)
        doubtful = [row.part for row in rows if row.is_doubtful]
        for some in chain.from_iterable(combinations(doubtful, at) for at in range(len(rows) + 1)):
            found.add(always.union(some))
    return {parts: chr(_FIRST_LETTER + at) for at, parts in enumerate(sorted(found, key=sorted))}


@tables.derived
def _openings() -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(f"{_SIGN}*(?:{opening}){_SIGN}*") for opening in _OPENINGS)


@tables.derived
def _closings() -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(f"(?:{closing}){_SIGN}*$") for closing in _CLOSINGS)


@tables.derived
def _nothing() -> re.Pattern[str]:
    return _pattern(f"{_NOTHING}*")


def _pattern(grammar: str) -> re.Pattern[str]:
    """The grammar with the letters of each part in its place."""
    in_class = _IN_CLASS.sub(lambda match: f"[{_PART.sub(_letters_of, match[1])}]", grammar)
    return re.compile(_PART.sub(lambda match: f"[{_letters_of(match)}]", in_class))


def _letters_of(part: re.Match[str]) -> str:
    return "".join(letter for parts, letter in _letters().items() if part[1] in parts)
