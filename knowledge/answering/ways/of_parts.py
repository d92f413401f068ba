"""Answer what a programme is about, what it rests on, and what it says behind its tasks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.roles import line_of, said_of_time
from knowledge.answering.ways import of_programme
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
        Part.SECTIONS,
        re.compile(
            r"\b(?:may|bao nhieu|nhung|cac) (?:phan|muc|chuong)\b"
            r"(?! (?:tieu|tram|viec|thuong|dich|luc|trinh)\b)"
        ),
    ),
    (
        Part.SUMMARY,
        re.compile(
            r"\btom (?:tat|luoc|gon)\b|\bkhai quat\b|\btong quan\b|\bgioi thieu\b|\bla gi\b"
            r"|\b(?:noi dung|y) chinh\b|\bnoi dung (?:cua |trong )?(?:chuong trinh|ke hoach)\b"
            r"|\btoan bo chuong trinh\b|\btrong tam\b|\b(?:noi|co|gom|de cap|neu|viet|ve)"
            r"(?: (?:len|ve|den|nhung|cac|noi dung|cai|viec))* (?:gi|nao)\b"
        ),
    ),
)
_WORDS_OF = {
    Part.BASIS: (
        "can cu co so phap ly dua tren vao theo dau ban hanh xay dung van ban cac nao gi phan mo"
    ),
    Part.CLOSING: "phan muc to chuc thuc hien cong tac",
    Part.SECTIONS: "co gom chia thanh lam ra duoc may bao nhieu nhung cac nao phan muc chuong lon",
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

_ASKS_WHEN = re.compile(
    r"\b(?:han|khi nao|bao gio|luc nao|(?:ngay|thang|quy) (?:nao|may|bao nhieu))\b"
)
_SAYS_WHEN = re.compile(r"\b\d+[/.-]\d|\b(?:ngay|thang|quy) (?:\d|i)|\b(?:hang|dinh ky|cuoi) \w")
_ORDERS = re.compile(r"\b(?:gui|nop|lap|xay dung|cu the hoa|bao cao|tong hop|theo doi|don doc)\b")
"""What programmes have others do behind their tasks."""

_ASKING = frozenset(
    "ai nao gi truoc cham muon nhat phai can co la thi duoc cac nhung o ve vao thoi gian han"
    " hoi cho biet a vay the".split()
)
_FEWEST_OF_ORDER = 2
_FEWEST_OF_TITLE = 3
_HEADING = re.compile(r"[^\n]{1,120}(?<![.;:,!?…])")


def answer_by_part(question: Question, known: Knowledge, context: Context | None) -> Finding | None:
    """The programmes that are asked what they are about, rest on, or say behind their tasks."""
    said = fold(question.text)
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


def _by_title(question: Question, said: str, known: Knowledge) -> Finding | None:
    """The programme whose title is all that is said, with its province or year, or the word for it
    beside a province."""
    is_alone = of_programme.names_itself(said) and question.provinces
    is_said = is_alone or len(words(fold(question.subject))) >= _FEWEST_OF_TITLE
    if question.wants_all or not (is_said and of_programme.says_whose(question, said)):
        return None
    return of_programme.told_of(of_programme.meant(question, said, known), known, Part.SUMMARY)


def answer_by_closing(question: Question, known: Knowledge) -> Finding | None:
    """The programmes that say behind their tasks what is asked for; None where none does."""
    said = fold(question.text)
    if not (_REPORTS.search(said) and _WHEN_OR_WHO.search(said)):
        return None
    asked = _asked(question, known)
    held = _of_question(question, known) if asked else ()
    sources = [one for one in held if any(_says_all(its, asked) for its in _telling(one, said))]
    return of_programme.told_of(sources, known, Part.CLOSING)


def answer_by_order(question: Question, known: Knowledge) -> Finding | None:
    """The programmes that say behind their tasks all that a question says of who has to send or
    prepare something, and until when; None where none does, or a task says it all, too."""
    said = fold(question.text)
    is_of_one = question.named or question.tasks
    if is_of_one or not (_ORDERS.search(said) and _WHEN_OR_WHO.search(said)):
        return None
    asked, held = _all_asked(question), _of_question(question, known)
    tasks = (one for one in known.catalogue.tasks.values() if one.source in held)
    if len(asked) < _FEWEST_OF_ORDER or any(_is_ordered(one.text, asked) for one in tasks):
        return None
    sources = [one for one in held if any(_has_all(its, asked) for its in _telling(one, said))]
    return of_programme.told_of(sources, known, Part.CLOSING)


def _is_ordered(text: str, asked: set[str]) -> bool:
    """Whether a task says all of some words where it says until when, or tells who leads it."""
    is_led = line_of(text, Attribute.RESPONSIBLE) and _has_all(text, asked)
    return bool(is_led) or _has_all(said_of_time(text), asked)


def _of_question(question: Question, known: Knowledge) -> list[Source]:
    held = known.catalogue.sources.values()
    return [one for one in held if filters.is_of_programme(one, question)]


def basis_of(source: Source) -> tuple[str, ...]:
    """The paragraphs before the tasks of a source that cite documents."""
    return source.imprint.preamble if source.imprint else ()


def closing_of(source: Source, question: Question, known: Knowledge) -> tuple[tuple[str, str], ...]:
    """The paragraphs behind the tasks of a source that say what is asked for, each behind the
    heading above it, or ""; all of them where they are asked for as a whole."""
    whole = {*_WORDS_OF[Part.CLOSING].split(), *of_programme.SAYS_NOTHING}
    asked, placed = _asked(question, known), _placed(source)
    ordered = [one for one in placed if _has_all(one[1], _all_asked(question))]
    if ordered and _ORDERS.search(fold(question.text)):
        return tuple(ordered)
    is_whole = not asked or {word.folded for word in asked} <= whole
    return tuple(one for one in placed if is_whole or _says_all(one[1], asked))


def _placed(source: Source) -> list[tuple[str, str]]:
    """The paragraphs behind the tasks, each behind the heading above it."""
    place, found = "", []
    for one in (source.imprint.closing if source.imprint else None) or ():
        if _HEADING.fullmatch(one):
            place = one
        else:
            found.append((place, one))
    return found


def _telling(source: Source, said: str) -> list[str]:
    """The paragraphs behind the tasks, those that say a time where it is asked when."""
    asks_when = _ASKS_WHEN.search(said)
    return [one for _, one in _placed(source) if not asks_when or _SAYS_WHEN.search(fold(one))]


def _asked(question: Question, known: Knowledge) -> list[Word]:
    """The words that must stand in a passage that answers."""
    subject = read_subject(question.loose_subject, known.lexicon)
    subject = subject.without(known.lexicon.provinces)
    telling = [word for word in subject.words if word.weight and not word.is_light]
    return [word for word in telling if word.folded not in _OF_TIME | of_programme.SAYS_NOTHING]


def _all_asked(question: Question) -> set[str]:
    """The words of a question, with their marks where it has some, but those that ask, and those
    for a programme or its place."""
    dropped = _ASKING | of_programme.SAYS_NOTHING.union(words(fold(" ".join(question.provinces))))
    said = question.text
    for match in reversed([*_WHEN_OR_WHO.finditer(fold(said))]):
        said = said[: match.start()] + said[match.end() :]
    has_marks = accented(said) != fold(said)
    kept = (one for one in words(accented(said)) if fold(one) not in dropped)
    return {one if has_marks else fold(one) for one in kept}


def _has_all(paragraph: str, asked: set[str]) -> bool:
    """Whether one part of a paragraph has all of some words."""
    said = ({*words(fold(part)), *words(accented(part))} for part in parts(paragraph))
    return any(asked <= one for one in said)


def _says_all(paragraph: str, asked: list[Word]) -> bool:
    """Whether one part of a paragraph has all of some words."""
    said = ({*words(fold(part)), *words(accented(part))} for part in parts(paragraph))
    return any(all(word.marked in one for word in asked) for one in said)
