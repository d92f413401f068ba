"""Answer what a programme is about, what it rests on, and what it says behind its tasks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering import filters, of_programme
from knowledge.answering.model import Lack, lacking
from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute, Part
from knowledge.search.subject import read_subject
from knowledge.summary import parts
from knowledge.text.fold import accented, fold, words

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context, Finding
    from knowledge.catalogue import Source
    from knowledge.reading.question import Question
    from knowledge.search.subject import Word

_ASKS = (
    (
        Part.BASIS,
        re.compile(r"\bcan cu\b|\bco so (?:phap ly|ban hanh)\b|\bdua (?:tren|vao)\b|\bmo dau\b"),
    ),
    (Part.CLOSING, re.compile(r"\bto chuc thuc hien\b")),
    (
        Part.SUMMARY,
        re.compile(
            r"\btom (?:tat|luoc|gon)\b|\bkhai quat\b|\btong quan\b|\bgioi thieu\b|\bla gi\b"
            r"|\b(?:noi dung|y) chinh\b|\bnoi dung (?:cua |trong )?(?:chuong trinh|ke hoach)\b"
            r"|\btrong tam\b|\b(?:noi|co|gom|de cap|neu|viet|ve)"
            r"(?: (?:len|ve|den|nhung|cac|noi dung|cai|viec))* (?:gi|nao)\b"
        ),
    ),
)
_WORDS_OF = {
    Part.BASIS: (
        "can cu co so phap ly dua tren vao theo dau ban hanh xay dung van ban cac nao gi phan mo"
    ),
    Part.CLOSING: "phan muc to chuc thuc hien cong tac",
    Part.SUMMARY: (
        "phan trong tam y chinh noi dung khai quat tong quan gioi thieu nhiem vu ve co nhung"
    ),
}
_NAMELESS = re.compile(r"\btrong tam\b|\bphan mo dau\b|\bto chuc thuc hien\b")
_OF_NOTHING = re.compile(r"\bvan ban nay\b|^tom (?:tat|luoc)\W*$")
"""What may be asked without a word for a programme, and what may where nothing was shown before."""

_REPORTS = re.compile(r"\b(?:bao cao|tong hop|don doc|theo doi|phan cong|to chuc thuc hien)\b")
_WHEN_OR_WHO = re.compile(
    r"\b(?:han|ngay|thang|quy|khi nao|bao gio|luc nao|may|dinh ky|ai|don vi|co quan|cho nao"
    r"|the nao|ra sao|o dau|ve dau)\b"
)
_OF_TIME = frozenset(
    "han ngay thang nam quy gui nop truoc cham nhat thoi gian dinh ky don vi co quan may bao nhieu"
    " phai khi luc hoi chot".split()
)
"""Words that ask who and until when, which a passage answers in others."""

_FEWEST_OF_TITLE = 3
_HEADING = re.compile(r"[^\n]{1,120}(?<![.;:,!?…])")


def answer_by_part(question: Question, known: Knowledge, context: Context | None) -> Finding | None:
    """The programmes that are asked what they are about, rest on, or say behind their tasks."""
    said = fold(question.text)
    if context is None and _asks_of_section(question, said):
        return lacking(Lack.NO_SECTIONS, ())
    is_of_others = of_programme.asks_of_others(question) or question.body
    if is_of_others or question.attribute not in (None, Attribute.IMPLEMENTS):
        return None
    part = next((part for part, pattern in _ASKS if pattern.search(said)), None)
    if part is None:
        return _by_title(question, said, known)
    also = frozenset(_WORDS_OF[part].split())
    sources = of_programme.meant(question, said, known, also)
    if of_programme.means_last(question, said, context, known):
        return None
    is_nameless = _NAMELESS.search(said) or (context is None and _OF_NOTHING.search(said))
    if not sources and not question.type_name and is_nameless:
        held = known.catalogue.sources.values()
        sources = [one for one in held if of_programme.fits(one, question, said, also)]
    if part is Part.CLOSING:
        sources = [one for one in sources if one.imprint and one.imprint.closing is not None]
    return of_programme.told_of(sources, known, part)


def _asks_of_section(question: Question, said: str) -> bool:
    """Whether a section is asked for by its number and nothing tells which tasks it holds."""
    is_of_others = question.named or question.tasks or question.body
    return not is_of_others and patterns.SECTION.search(said) is not None


def _by_title(question: Question, said: str, known: Knowledge) -> Finding | None:
    """The programme whose title is all that is said, with its province or year."""
    is_said = len(words(fold(question.subject))) >= _FEWEST_OF_TITLE
    if question.wants_all or not (is_said and of_programme.says_whose(question, said)):
        return None
    return of_programme.told_of(of_programme.meant(question, said, known), known, Part.SUMMARY)


def answer_by_closing(question: Question, known: Knowledge) -> Finding | None:
    """The programmes that say behind their tasks what is asked for; None where none does."""
    said = fold(question.text)
    if not (_REPORTS.search(said) and _WHEN_OR_WHO.search(said)):
        return None
    asked = _asked(question, known)
    held = known.catalogue.sources.values() if asked else ()
    sources = [
        one
        for one in held
        if filters.is_of_programme(one, question)
        and any(_says_all(its, asked) for _, its in _placed(one))
    ]
    return of_programme.told_of(sources, known, Part.CLOSING)


def basis_of(source: Source) -> tuple[str, ...]:
    """The paragraphs before the tasks of a source that cite documents."""
    return source.imprint.preamble if source.imprint else ()


def closing_of(source: Source, question: Question, known: Knowledge) -> tuple[tuple[str, str], ...]:
    """The paragraphs behind the tasks of a source that say what is asked for, each behind the
    heading above it, or ""; all of them where they are asked for as a whole."""
    whole = {*_WORDS_OF[Part.CLOSING].split(), *of_programme.SAYS_NOTHING}
    asked = _asked(question, known)
    is_whole = not asked or {word.folded for word in asked} <= whole
    return tuple(
        (place, one) for place, one in _placed(source) if is_whole or _says_all(one, asked)
    )


def _placed(source: Source) -> list[tuple[str, str]]:
    """The paragraphs behind the tasks, each behind the heading above it."""
    place, found = "", []
    for one in (source.imprint.closing if source.imprint else None) or ():
        if _HEADING.fullmatch(one):
            place = one
        else:
            found.append((place, one))
    return found


def _asked(question: Question, known: Knowledge) -> list[Word]:
    """The words that must stand in a passage that answers."""
    subject = read_subject(question.loose_subject, known.lexicon)
    subject = subject.without(known.lexicon.provinces)
    telling = [word for word in subject.words if word.weight and not word.is_light]
    return [word for word in telling if word.folded not in _OF_TIME | of_programme.SAYS_NOTHING]


def _says_all(paragraph: str, asked: list[Word]) -> bool:
    """Whether one part of a paragraph has all of some words."""
    said = ({*words(fold(part)), *words(accented(part))} for part in parts(paragraph))
    return any(all(word.marked in one for word in asked) for one in said)
