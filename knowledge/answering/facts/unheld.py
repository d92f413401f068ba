"""What in a question tells it from everything held: a name of a law, body or place, a fact.

The words around it may be those of many titles, so their share says too little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.answering.facts import filters
from knowledge.catalogue import Directive
from knowledge.citations import letters
from knowledge.search.lexicon import Kind
from knowledge.search.score import score
from knowledge.search.subject import Subject, read_subject
from knowledge.text.fold import accented, fold, words
from knowledge.text.numerals import roman
from knowledge.text.phrases import lengths_by_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.catalogue import Article, Task
    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Entry, Field, Lexicon

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APART = re.compile(r"[,;]")
_VOWEL = re.compile(r"[aeiouy]")
_PROCEDURE = re.compile(r"\W*(?:ve )?(thu tuc(?! hanh chinh\b)|quy trinh|trinh tu|cac buoc)\b")
_IN_THE_WORLD = (
    r"(?:xa|phuong|thi tran|thi xa|huyen|thanh pho|tinh|thon|xom|khoi"
    r"|ho|hoi vien|dang vien|can bo|cong chuc|nguoi|ca nhan|dong chi|lanh dao|doanh nghiep)"
)
_LISTED = re.compile(
    r"\b(?:danh sach|liet ke|ke ten|danh muc)(?: (?:ra|giup|cho|toi|em|tat ca|toan bo|cac|nhung"
    rf"|ten))* {_IN_THE_WORLD}\b"
)
_LIST = ("danh", "sach")
_LAW = re.compile(r"\W*(?:bo )?luat\b")
_HOW_MANY = re.compile(
    r"\b(?:bao nhieu(?: phan tram)?|so luong|tong so|so(?= (?:nguoi|ho|ca|vu)\b))"
    r" (?!phan tram\b)([a-z]\w*)"
)
_COUNTING = re.compile(r"(?<!\bco )\bbao nhieu (?:phan tram\b|tien\b)?")
_IN_UNITS = {"tien": frozenset({"dong", "nghin", "trieu", "ty"})}
"""What is counted in units rather than by its name."""

_BEFORE_COUNTED = ("so", "luot")
"""May stand between a number and what is counted."""

_PLACES = frozenset("xa phuong huyen thon xom ap ban lang khoi tinh".split())
_NO_LAW_BEFORE = frozenset({"ky", "phap"})
_NO_LAW_BEHIND = frozenset({"phap", "su", "le"})
_NAME_OF_LAW = 2
_NAME_OF_BODY = 3
_SAID = 0.5
_TITLE_CASE = 0.5
_FEW = 3


def names_unheld(question: Question, lexicon: Lexicon) -> bool:
    """Whether a question has a name that no text has: `Sở Y tế`, `viện kiểm sát`, `khóa XVI`."""
    return (
        _has_unheld_capitals(question, lexicon)
        or _has_unheld_body(question, lexicon)
        or _has_unheld_term(question, lexicon)
    )


def names_nothing(question: Question, lexicon: Lexicon) -> bool:
    """Whether no text has any word of what a type of document is asked for: `nghị quyết abc`."""
    said = [word for word in read_subject(question.subject, lexicon).words if word.weight]
    is_known = (lexicon.knows(one.folded) or one.phrases for one in said)
    return bool(said) and not any(is_known)


def _has_unheld_term(question: Question, lexicon: Lexicon) -> bool:
    """Whether a term is a part of the subject that no text has: `bầu cử Quốc hội khóa XVI`."""
    said = words(fold(question.subject))
    return "khoa" in said and any(
        first == "khoa" and roman(second) is not None and not lexicon.knows_pair(first, second)
        for first, second in pairwise(said)
    )


def _has_unheld_body(question: Question, lexicon: Lexicon) -> bool:
    """Whether the first syllables of a body's name stand there that no text has side by side.

    Texts may call it otherwise: `liên đoàn lao động`, `công đoàn`.
    """
    asked = read_subject(question.subject, lexicon).words
    said = [word.folded for word in asked]
    names = (
        tuple(said[at : at + length])
        for at, word in enumerate(asked)
        for length in _body_lengths().get(word.folded, ())
        if tuple(said[at : at + length]) in _bodies()
        and not any(_is_held(phrase.syllables, lexicon) for phrase in word.phrases)
    )
    return not all(_is_held(name, lexicon) for name in names)


def _is_held(syllables: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether each syllable stands beside the next one in some text."""
    return all(lexicon.knows_pair(*pair) for pair in pairwise(syllables))


@tables.derived
def _bodies() -> frozenset[tuple[str, ...]]:
    """Folded syllables that a body's name begins with, so many that nothing else begins so."""
    names = (tuple(words(alias)) for body in letters.bodies() for alias in body.aliases[:1])
    return frozenset(
        name[:length] for name in names for length in range(_NAME_OF_BODY, len(name) + 1)
    )


@tables.derived
def _body_lengths() -> dict[str, list[int]]:
    return lengths_by_first(_bodies())


def _has_unheld_capitals(question: Question, lexicon: Lexicon) -> bool:
    """Whether two capitalized syllables stand side by side that no text has: `Sở Y tế`.

    A source's province need not be named in a text.
    """
    if question.subject.islower():
        return False
    syllables = _WORD.findall(question.subject)
    capitals = sum(word[0].isupper() for word in syllables)
    if len(syllables) > _FEW and capitals > _TITLE_CASE * len(syllables):
        return False
    return any(
        _is_name(first) and _is_name(second) and not _is_known(first, second, lexicon)
        for part in _APART.split(question.subject)
        for first, second in pairwise(_WORD.findall(part))
    )


def name_of_law(question: Question, lexicon: Lexicon) -> Subject | None:
    """The first words of the name of a law, None where none is named: `luật Hòa giải ở cơ sở`.

    Letters without a vowel are an abbreviation (`bộ luật lđ`), of which nobody knows the words.
    """
    said = read_subject(question.loose_subject, lexicon).words
    for at, word in enumerate(said):
        name = said[at + 1 : at + 1 + _NAME_OF_LAW]
        before = said[at - 1].folded if at else ""
        if word.folded != "luat" or before in _NO_LAW_BEFORE or not name:
            continue
        first = name[0].folded
        if name[0].weight and _VOWEL.search(first) and first not in _NO_LAW_BEHIND:
            return Subject(name)
    return None


def is_of_other_type(question: Question, found: Iterable[Directive | Task | Article]) -> bool:
    """Whether a document of a type is asked for, and nothing of what was found is of that type.

    A law is a document by its name, so what only speaks of it is another one; other types may be
    words of a subject (`quy chế dân chủ`).
    """
    asks_law = _LAW.match(fold(question.loose_subject)) is not None
    asks_type = (question.types or question.type_name) and not question.type_is_word
    is_of_else = question.named or question.kind not in (None, Kind.DIRECTIVE)
    if is_of_else or not (asks_law or asks_type):
        return False
    directives = [one for one in found if isinstance(one, Directive)]
    if asks_law:
        return not any(_LAW.match(fold(one.doc_type or "")) for one in directives)
    return not any(
        filters.has_type(one, question.types, question.type_name)
        or (question.type_name and issues(one, question.type_name))
        for one in directives
    )


def issues(directive: Directive, type_name: str) -> bool:
    """Whether a directive issues one of a type, `phê duyệt Đề án …`, or is called that."""
    issuing = re.compile(rf"(?:(?:ban hanh|phe duyet|cong bo) )?{re.escape(type_name)} ")
    return any(map(issuing.match, map(fold, directive.titles)))


def says_name(entry: Entry, name: Subject) -> bool:
    """Whether an entity says the name, in its words or in others."""
    return score(name, entry).coverage >= _SAID


@dataclass(frozen=True, slots=True)
class Fact:
    """What a question wants to know of the world: `số điện thoại …`, `bao nhiêu người …`, how
    something is done (`thủ tục …`), who or what there is (`danh sách các xã …`).

    Attributes:
        names: folded syllables of each fact that is asked for.
        counted: the folded syllable behind `bao nhiêu`, empty where nothing is counted.
        is_written: whether a document writes the names with their marks: `Hướng dẫn số` is no
            `dân số`.
    """

    names: tuple[tuple[str, ...], ...]
    counted: str
    is_written: bool

    def may_be_told_by(self, entry: Entry) -> bool:
        """Whether an entity has the names in its text; a task or title, the number, too."""
        is_article = entry.kind is Kind.ARTICLE
        if not (is_article or self.is_written):
            return False
        is_free = not self.counted or (is_article and self.counted not in _PLACES)
        counts = is_free or any(_counts(self.counted, field) for field in entry.fields)
        return counts and all(_is_said(name, entry) for name in self.names)

    def is_counted(self, entry: Entry) -> bool:
        """Whether an entity has a number before what is counted."""
        return bool(self.counted) and any(_counts(self.counted, one) for one in entry.fields)

    def is_counted_in_title(self, entry: Entry) -> bool:
        """Whether the first field of an entity has a number before what is counted."""
        return bool(self.counted) and _counts(self.counted, entry.fields[0])


def without_count(question: Question) -> Question:
    """A question without the words that ask how many, which no text says: it says the number.

    How many there are (`có bao nhiêu xã`) is another matter than the number of a target.
    """
    if question.kind or not _COUNTING.search(fold(question.loose_subject)):
        return question
    subject, loose = map(_uncounted, (question.subject, question.loose_subject))
    return replace(question, subject=subject, loose_subject=loose)


def _uncounted(text: str) -> str:
    """A text without the words that ask how many."""
    spans = [found.span() for found in _COUNTING.finditer(fold(text))]
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


def asked_fact(question: Question, lexicon: Lexicon) -> Fact | None:
    """The fact that a question asks for, None where it asks for none."""
    text = fold(question.loose_subject)
    said = tuple(words(text))
    names = tuple(
        said[at : at + length]
        for at, syllable in enumerate(said)
        for length in _fact_lengths().get(syllable, ())
        if said[at : at + length] in _facts()
    )
    names += _world_asked(question, text)
    count = None if question.kind else _HOW_MANY.search(fold(question.text))
    if not (names or count):
        return None
    facts = _facts()
    pairs = (pair for name in names for pair in pairwise(facts.get(name, ())))
    is_written = all(pair in lexicon.marked_pairs(*map(fold, pair)) for pair in pairs)
    return Fact(names, count[1] if count else "", is_written)


def _world_asked(question: Question, text: str) -> tuple[tuple[str, ...], ...]:
    """What the text has to name that tells a procedure, or lists places or people."""
    if question.kind or question.types:
        return ()
    if question.wants_all and _LISTED.search(fold(question.text)):
        return (_LIST,)
    procedure = _PROCEDURE.match(text)
    return (tuple(words(procedure[1])),) if procedure else ()


def _counts(syllable: str, field: Field) -> bool:
    """Whether a number stands before a syllable, `50 mô hình`, or its units: `30% số cơ quan`."""
    units = _IN_UNITS.get(syllable, {syllable})
    between = {one for one in _BEFORE_COUNTED if (one, syllable) in field.pairs}
    return any(first.isdigit() and second in units | between for first, second in field.pairs)


def _is_said(phrase: tuple[str, ...], entry: Entry) -> bool:
    """Whether a text of an entity has the folded syllables, each beside the next."""
    return any(
        field.syllables.issuperset(phrase) and field.pairs.issuperset(pairwise(phrase))
        for field in entry.fields
    )


@tables.derived
def _facts() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Folded syllables of each fact → as they are written."""
    written = (tuple(words(accented(row["phrase"]))) for row in tables.rows("facts"))
    return {tuple(map(fold, phrase)): phrase for phrase in written}


@tables.derived
def _fact_lengths() -> dict[str, list[int]]:
    return lengths_by_first(_facts())


def _is_known(first: str, second: str, lexicon: Lexicon) -> bool:
    pair = "".join(words(fold(first))), "".join(words(fold(second)))
    return pair in lexicon.provinces.pairs or lexicon.knows_pair(*pair)


def _is_name(syllable: str) -> bool:
    """Whether a syllable is capitalized; letters in capitals throughout are an abbreviation."""
    return syllable[0].isupper() and not (len(syllable) > 1 and syllable.isupper())
