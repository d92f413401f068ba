"""What folded letters and words may denote: types of documents and the bodies that issue them.

Read from the tables `doc_types`, `issuers` and `bodies`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.citations.short_names import short_names
from knowledge.text.fold import fold, words
from knowledge.text.phrases import agree, ways_by_fold
from knowledge.text.syllables import is_plain_syllable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.citations.model import Citation
    from knowledge.citations.tokens import Token

_NOTE = re.compile(r"\(.*?\)|\[.*?\]")
_SURE = ("confirmed", "corpus")
_SPECIFIC = 2
_PROVINCIAL = ("Party-province", "Local gov")
_LAWS = ("luat", "bo luat")
_LEVELS = frozenset("tinh thanh huyen thi xa phuong dac".split())
_CENTRAL = ("Party-central", "NA", "President", "Gov", "Judiciary", "Ministry", "Agency")


@dataclass(frozen=True, slots=True)
class Body:
    """Someone who issues documents.

    `symbols` are the folded letters that stand for it in numbers; `aliases` are the folded
    ways to name it, its own name first; `is_general` says that it stands for every body of its
    level ("Trung ương Đảng" for Bộ Chính trị and Ban Bí thư too), `is_centre` that these are all
    bodies of which the country has one; `others` are those that are named beside it.
    """

    name: str
    symbols: frozenset[str]
    aliases: tuple[str, ...]
    is_general: bool
    others: tuple[Body, ...] = ()
    is_centre: bool = False

    @property
    def each(self) -> tuple[Body, ...]:
        """It and the others."""
        return (self, *self.others)

    @property
    def level(self) -> str:
        """The word of its folded name that says of which level of government it is; "" if none."""
        return next((word for word in words(self.aliases[0]) if word in _LEVELS), "")


@tables.derived
def type_letters() -> frozenset[str]:
    """Folded letters of every document type."""
    return frozenset(letters for letters, _ in _types())


@tables.derived
def sure_party_types() -> frozenset[str]:
    """Folded letters of the types that the Party's guideline or its documents are known to use."""
    return _sure("Party") | _sure("MassOrg") | _sure("Joint")


@tables.derived
def sure_state_types() -> frozenset[str]:
    """Folded letters of the types that state documents are known to use."""
    return _sure("State") | _sure("VBQPPL") | _sure("MassOrg") | _sure("Joint")


@tables.derived
def type_words() -> dict[str, frozenset[str]]:
    """Folded name of a document type → the folded letters that it may be written with.

    A name that goes on from another's ("thông báo kết luận") may be written with its letters too.
    """
    letters: dict[str, set[str]] = {}
    for abbreviation, name in _types():
        letters.setdefault(name, set()).add(abbreviation)
    for name in ("luat", "bo luat"):
        letters.setdefault(name, set())
    return {
        name: frozenset().union(*(letters[other] for other in letters if _extends(name, other)))
        for name in letters
    }


@tables.derived
def glued_types() -> dict[str, str]:
    """Name of a type typed as one word (`ketluan`), where that is no syllable → the name."""
    glued = {name.replace(" ", ""): name for name in type_words() if " " in name}
    return {word: name for word, name in glued.items() if not is_plain_syllable(word)}


@tables.derived
def lettered_types() -> dict[str, str]:
    """Name of a type that begins in the letters of another one (`ctr phoi hop`) → its name."""
    return {
        f"{abbreviation} {name.removeprefix(general)[1:]}": name
        for abbreviation, general in _types()
        for name in type_words()
        if name.startswith(f"{general} ")
    }


@tables.derived
def issuer_letters() -> frozenset[str]:
    """Folded letters of every body in document numbers, parts of compound ones included."""
    found: set[str] = set()
    for row in tables.rows("issuers"):
        for part in re.split(r"[\s/,–-]+", fold(row["abbr"])):
            found.add(re.sub(r"(?:nn|\d+)$", "", part) if part.startswith(("qh", "ub")) else part)
            found |= {part, part.rstrip("0123456789")}
    for body in bodies():
        found |= body.symbols
    return frozenset(part for part in found if part.isalpha())


@tables.derived
def bodies() -> tuple[Body, ...]:
    """Every body of the tables, by name, with the letters that stand for it."""
    named = [
        Body(
            row["name"],
            _split(row["symbols"]),
            (fold(row["name"]), *_aliases(row["aliases"])),
            row["scope"] != "one",
            is_centre=row["scope"] == "centre",
        )
        for row in tables.rows("bodies")
    ]
    known = {alias for body in named for alias in body.aliases}
    for name, letters in _issuers():
        if len(words(name)) >= _SPECIFIC and fold(name) not in known:
            aliases = tuple(map(fold, (name, *_short_names().get(name, ()))))
            known.add(fold(name))
            named.append(Body(name, letters, aliases, is_general=False))
    return tuple(named)


def body_at(tokens: Sequence[Token], start: int, length: int) -> Body | None:
    """The body that so many words name, with its marks where they are typed."""
    stretch = tokens[start : start + length]
    return body_named(stretch) if len(stretch) == length else None


def body_named(tokens: Sequence[Token]) -> Body | None:
    """The body that a stretch of words names, with its marks where they are typed."""
    folded = " ".join(token.folded for token in tokens)
    body = body_by_alias().get(folded)
    if body is None:
        return None
    typed = [token.marked for token in tokens]
    ways = _written_aliases()[tuple(token.folded for token in tokens)]
    return body if any(agree(typed, way) for way in ways) else None


def body_beginning(said: Sequence[str]) -> tuple[Body | None, int]:
    """The body whose name, the longest one, folded words begin with, and how long that is.

    It may be letters where nothing else is said: `CP`.
    """
    for length in range(len(said), 0, -1):
        if body := body_by_alias().get(" ".join(said[:length])):
            return body, length
    alone = body_by_symbol().get(said[0]) if len(said) == 1 else None
    return alone, len(said) if alone else 0


@tables.derived
def _issuers() -> tuple[tuple[str, frozenset[str]], ...]:
    """Name and folded letters of each body of the table of issuers."""
    return tuple(
        (_NOTE.sub("", row["name_vi"]).split("/")[0].strip(), _split(row["abbr"].replace("/", "|")))
        for row in tables.rows("issuers")
    )


@tables.derived
def _short_names() -> dict[str, tuple[str, ...]]:
    return short_names(dict.fromkeys(name for name, _ in _issuers()))


@tables.derived
def _written_aliases() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Folded alias → the ways it is written, with its marks."""
    rows = [(row["name"], row["aliases"]) for row in tables.rows("bodies")]
    rows += [(name, "|".join(_short_names().get(name, ()))) for name, _ in _issuers()]
    return ways_by_fold(way for name, aliases in rows for way in (name, *aliases.split("|")))


@tables.derived
def body_by_alias() -> dict[str, Body]:
    """Folded way to name a body → the body."""
    return {" ".join(words(alias)): body for body in bodies() for alias in body.aliases}


@tables.derived
def longest_body() -> int:
    """Words of the longest way to name a body."""
    return max(len(alias.split()) for alias in body_by_alias())


@tables.derived
def longest_type() -> int:
    """Words of the longest name of a document type."""
    return max(len(name.split()) for name in type_words())


@tables.derived
def body_by_symbol() -> dict[str, Body]:
    """Folded letters that stand for one body alone, and for no type or word → the body."""
    owners: dict[str, list[Body]] = {}
    for body in bodies():
        for symbol in body.symbols:
            owners.setdefault(symbol, []).append(body)
    return {
        symbol: of[0]
        for symbol, of in owners.items()
        if len(of) == 1 and symbol not in type_letters()
    }


@tables.derived
def general_by_symbol() -> dict[str, Body]:
    """Folded letters → the first body that these alone stand for, whichever part of it issued."""
    alone = [
        (body.symbols, body) for body in bodies() if body.is_general and len(body.symbols) == 1
    ]
    return {symbol: body for symbols, body in reversed(alone) for symbol in symbols}


@tables.derived
def _types() -> tuple[tuple[str, str], ...]:
    """Folded letters and folded name of each type; rows that describe a whole form are no types."""
    return tuple(
        (fold(row["abbr"]), " ".join(words(fold(_NOTE.sub("", row["name_vi"])))))
        for row in tables.rows("doc_types")
        if row["abbr"].isalpha() and not re.search(r"[/:]", _NOTE.sub("", row["name_vi"]))
    )


def _sure(system: str) -> frozenset[str]:
    return frozenset(
        fold(row["abbr"])
        for row in tables.rows("doc_types")
        if row["abbr"] and row["system"].startswith(system) and row["status"] in _SURE
    )


def _extends(name: str, other: str) -> bool:
    return name == other or name.startswith(f"{other} ")


def _split(symbols: str) -> frozenset[str]:
    return frozenset(fold(part.strip()) for part in symbols.split("|") if part.strip())


def _aliases(cell: str) -> list[str]:
    return [fold(alias.strip()) for alias in cell.split("|") if alias.strip()]


def is_central(citation: Citation | None, doc_type: str | None) -> bool:
    """Whether a document is of a body of which the country has one; a law without number is."""
    if citation is None:
        return fold(doc_type or "") in _LAWS
    issuer = fold(citation.issuer)
    return bool({issuer, issuer.rstrip("0123456789")} & _central_issuers())


@tables.derived
def _central_issuers() -> frozenset[str]:
    """Folded letters of bodies of which the country has one: their numbers mean one document.

    `TƯ` is `TW` written otherwise, but folded it is `TU`, of which each province has one.
    """
    return _folded_issuers(_CENTRAL) - _folded_issuers(_PROVINCIAL)


def _folded_issuers(levels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        fold(part.removesuffix("nn").strip())
        for row in tables.rows("issuers")
        if row["level"].startswith(levels)
        for part in row["abbr"].split("/")
    )
