"""Answer who somebody is, or who holds an office: by who signed a programme, or that no source
says it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.answering.facts import filters
from knowledge.answering.model import Finding, Lack, lacking
from knowledge.answering.ways.of_programme import told_of
from knowledge.citations import letters
from knowledge.reading.kinds import Attribute
from knowledge.text.fold import accented, fold, words
from knowledge.text.phrases import lengths_by_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Source
    from knowledge.reading.question import Question

_WHO = (
    r"\b(?:la ai|ai (?:(?:la|dang|se|duoc|hien nay|hien) )*(?:la|lam|giu|dam nhiem)"
    r"|ten (?:la )?gi|(?:hien|bay gio|dang) la (?:dong chi|ong|ba|nguoi) nao)\b"
    r"|\b(?:ho )?ten (?:cua )?(?:(?:dong chi|ong|ba) )?(?={offices}\b)"
)
_NOW = re.compile(r"\b(?:hien nay|hien tai|bay gio|duong nhiem)$")
_FRAME = frozenset(
    "ai la ten ho gi chuc vu giu lam dam nhiem dang hien nay tai bay gio duong nhiem dong chi ong"
    " ba anh nguoi nao cho em toi xin hoi biet a vay the cua o".split()
)
"""Words that stand beside a name or an office where it is asked who that is."""

_SHORT = {"tt": ("thuong", "truc")}
"""What signatures shorten."""

_SIGNING = "ky"
"""Behind an office: what its holder signed, `trưởng ban ký chương trình`."""

_WHAT_SIGNED = frozenset("do ky ban hanh van vb ke hoach chuong trinh nhung cac".split())
_MOST_WORDS = 20


def answer_by_person(question: Question, known: Knowledge) -> Finding | None:
    """The programmes that a person signed, or the holder of an office; None where neither is asked.

    A source prints an office only below what it is signed with, so of all others none is known.
    """
    said = words(fold(question.text))
    if question.named or question.tasks or len(said) > _MOST_WORDS:
        return None
    own = frozenset(words(fold(" ".join(question.provinces))))
    if signed := _signed_by(said, own, question, known):
        return told_of(signed, known)
    of_things = question.kind or question.types
    if of_things or question.attribute not in (None, Attribute.ISSUER):
        return None
    named = [word for word in said if word not in _FRAME and word not in own]
    office = _office_asked(named, " ".join(said))
    if office is None or not known.catalogue.sources:
        return None
    held = [one for one in _sources(question, known) if _is_held_by_signer(one, office)]
    return told_of(held, known) or lacking(Lack.NO_HOLDER, ())


def _sources(question: Question, known: Knowledge) -> Iterable[Source]:
    sources = known.catalogue.sources.values()
    return (one for one in sources if filters.is_of_programme(one, question))


def _signed_by(
    said: list[str], own: frozenset[str], question: Question, known: Knowledge
) -> list[Source]:
    """The programmes of who is named, where nothing else is said than an office and that they
    sign."""
    if known.lexicon.signer_lengths.keys().isdisjoint(said):
        return []
    of_office = {word for office in _offices() for word in office}
    asides = _FRAME | _WHAT_SIGNED | own | _body_words() | of_office
    sources = _sources(question, known)
    return [one for one in sources if _is_signer(one, said, asides, question.text)]


def _is_signer(source: Source, said: list[str], asides: frozenset[str], text: str) -> bool:
    """Whether the words are the signer's name, with its marks or without any, and asides."""
    signer = source.imprint.signer if source.imprint else None
    name = words(fold(signer)) if signer else []
    at = next((at for at in range(len(said)) if said[at : at + len(name)] == name), None)
    if not signer or at is None or not asides.issuperset(said[:at] + said[at + len(name) :]):
        return False
    typed = set(words(accented(text)))
    return all(typed & {word, fold(word)} for word in words(accented(signer)))


def _office_asked(named: list[str], said: str) -> list[str] | None:
    """The words of the office whose holder is asked for; None where none is.

    An office alone, with the body that it is of and nothing else, asks for its holder too, unless
    it issues documents as a body does (`Thủ tướng`).
    """
    at = next((at for at in range(len(named)) if _office_at(named, at)), None)
    if at is None:
        return None
    length, office = _office_at(named, at), [*takewhile(_SIGNING.__ne__, named[at:])]
    is_alone = at == 0 and _body_words().issuperset(office[length:])
    is_body = " ".join(office) in letters.body_by_alias()
    is_asked = _who().search(said) or (at == 0 and _NOW.search(said))
    return office if is_asked or (is_alone and not is_body) else None


def _is_held_by_signer(source: Source, office: list[str]) -> bool:
    """Whether the office below a signature begins as an office that is said, and has all of its
    words in their order; one of no body is nobody's.

    One printed without a body is of the body that issued the programme.
    """
    if not (source.imprint and source.imprint.office):
        return False
    its, said = _in_full(source.imprint.office), _in_full(" ".join(office))
    length = _office_at(its, 0)
    if length == len(its):
        issuer = {*its, *_in_full(source.imprint.issuer or "")}
        return said[:length] == its and issuer.issuperset(said)
    left = iter(its)
    is_of_body = len(said) > _office_at(said, 0)
    return is_of_body and its[0] == said[0] and all(word in left for word in said)


def _in_full(printed: str) -> list[str]:
    return [full for word in words(fold(printed)) for full in _SHORT.get(word, (word,))]


def _office_at(said: list[str], at: int) -> int:
    """How many of the words from a place on name an office; 0 where none do, as in `Ban Bí thư`."""
    lengths = _office_lengths().get(said[at], ())
    if at and " ".join(said[at - 1 : at + max(lengths, default=0)]) in letters.body_by_alias():
        return 0
    stretches = (tuple(said[at : at + length]) for length in lengths)
    return next((len(one) for one in stretches if one in _offices()), 0)


@tables.derived
def _offices() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(fold(row["phrase"]))) for row in tables.rows("offices"))


@tables.derived
def _office_lengths() -> dict[str, list[int]]:
    return lengths_by_first(_offices())


@tables.derived
def _who() -> re.Pattern[str]:
    offices = "|".join(sorted(" ".join(office) for office in _offices()))
    return re.compile(_WHO.format(offices=f"(?:{offices})"))


@tables.derived
def _body_words() -> frozenset[str]:
    names = (name for body in letters.bodies() for name in (body.name, *body.aliases))
    return frozenset(word for name in names for word in words(fold(name)))
