"""Read what a question leaves out of what it asks for: `các đề án trừ đề án 04`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.citations.tokens import tokenize
from knowledge.reading import patterns
from knowledge.reading.content import LEADS
from knowledge.reading.head import begins_with_type
from knowledge.reading.slate import Slate
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import accented, fold, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Lexicon

_LONGEST = 20
"""Words behind a sign of exclusion that may say what is left out."""

_NOT = r"(?:(?:ma|chu|nhung) )?(?:khong|ko|chua|chang)"
_ISSUED = r"(?:duoc )?(?:ban hanh|ky|ra)(?: trong| vao)?"

_SIGNS = (
    (
        re.compile(
            rf"\b{patterns.TASK}\b[^,.;]*?(?P<sign>\b{_NOT} (?:(?:he|co|nhac|neu|vien|dan|dua"
            r"|can cu|kem|gan|lien quan|thuc hien|trien khai) ?)+"
            r"\b(?:(?:den|toi|tren|vao|theo|voi|ten) )*)"
        ),
        3,
    ),
    (
        re.compile(
            r"(?<!luu )(?<!du )(?<!nuoc )(?<!ben )(?<!mat )(?<!doi )(?<!bai )(?<!tich )"
            rf"(?P<sign>\b(?:ngoai tru|loai tru|tru|ngoai|{_NOT} (?:ke|tinh|gom|bao gom|lay))"
            r"(?: (?:ra|di|ca))? )"
        ),
        3,
    ),
    (
        re.compile(
            rf"^\W*(?:thoi )?(?P<sign>\bbo (?:(?:cac|nhung|cai) )?)"
            rf"(?=(?:cua|do|khoa|nam|{patterns.TYPES})\b.*\b(?:ra|di)\b)"
        ),
        3,
    ),
    (re.compile(rf"(?P<sign>\b{_NOT} (?:phai|thuoc|do|{_ISSUED}) (?:(?:la|thuoc) )?)"), 1),
)
"""Signs that what is said behind them is left out, and how many conditions it may be.

A noun stands behind the others with all that describes it, one description behind the last:
`trừ nghị quyết của Tỉnh ủy`, `không phải của Tỉnh ủy năm 2021`.
"""

_ABOUT = (
    r"(?:(?:la )?ve|(?:he )?(?:noi|nhac|neu|ban|de cap|viet|lien quan)"
    r"(?: (?:gi|den|toi|ten|ve|voi))*)"
)
_WHO = (
    r"(?:(?:den|toi|ten|ai|do|cho|nguoi|(?:co quan|don vi)(?: nao)?) )*"
    rf"(?:{LEADS}|phoi hop)\W*$"
)
_NOT_ABOUT = re.compile(
    rf"(?P<sign>\b{_NOT} (?:phai )?{_ABOUT} )(?!{_WHO})(?P<what>[^,.;:?!]+)[?.!]*\s*$"
)
"""Behind a kind or a type: the subject that is left out: `nghị quyết không nói về nông dân`."""

_CORRECTED = re.compile(
    rf"(?P<sign>\b(?:khong|ko) phai (?:la )?)(?P<kept>(?:{patterns.TYPES})\b[^,.;:]*? )?"
    rf"(?P<wrong>ve [^.;:]+?,? ma (?:la )?)(?=(?P<again>{patterns.TYPES})\b|ve )"
)
"""Another subject in the place of the one before: `không phải về thanh niên mà là về phụ nữ`."""

_MARKED = {"tru": "trừ", "ngoai": "ngoài", "phai": "phải", "bo": "bỏ"}
"""Words of those that are others with other marks."""

_ENDS = re.compile(
    rf"\b(?:ve|ma|con)\b|(?<!chi )\bthi\b(?! (?:xa|tran))|[;.?!]|,(?! ?(?:\d|{patterns.TYPES}))"
)
"""Where what is left out ends at the latest."""

_EXCLUDES_NOTHING = re.compile(rf"{patterns.PRONOUN.pattern}|\bnao cung\b")
"""Behind such a sign: something else is said: `không phải nghị quyết nào cũng …`."""

_BEHIND = re.compile(r" (?:ra|di)\b(?: thi\b)?| (?:ban hanh|ky)\b| thi\b")
"""What may stand behind it and belongs to it."""


def take_excluded(
    slate: Slate, lexicon: Lexicon, read: Callable[[str], Question]
) -> Question | None:
    """What is left out, read as a question of its own, which is taken away with its sign.

    It is left out only where a condition stands right behind the sign: not in `bài trừ hủ tục`.
    """
    for pattern, most in _SIGNS:
        for sign in pattern.finditer(slate.flat):
            if not _has_own_marks(slate, sign):
                continue
            end, excluded = _conditions_behind(sign, most, slate, lexicon, read)
            if excluded:
                goes_on = _BEHIND.match(slate.flat, end)
                slate.blank(sign.start("sign"), goes_on.end() if goes_on else end)
                return excluded
    return None


def as_corrected(slate: Slate) -> Slate:
    """The question without the subject that is said not to be meant, where another one follows."""
    match = _CORRECTED.search(slate.flat) if " ma " in slate.flat else None
    if match is None or not _has_own_marks(slate, match):
        return slate
    slate.blank(*match.span("wrong"))
    slate.blank(*(match.span() if match["again"] else match.span("sign")))
    return Slate(slate.left)


def take_left_out(slate: Slate, lexicon: Lexicon) -> str:
    """The subject that is left out, as typed, which is taken away with its sign; "" for none."""
    match = _NOT_ABOUT.search(slate.flat)
    if match is None or not _says_kind(slate.flat[: match.start()]):
        return ""
    what = slate.text[slice(*match.span("what"))].strip()
    if not read_subject(what, lexicon).without(lexicon.provinces).weight:
        return ""
    slate.blank(match.start("sign"), len(slate.flat))
    return what


def _says_kind(before: str) -> bool:
    """Whether a kind of thing or a type of document is said, and no task by its number."""
    kinds = any(pattern.search(before) for pattern in patterns.KINDS.values())
    number = patterns.TASK_NUMBER.search(before)
    is_of_one = number is not None and number["n"].isdigit()
    return (kinds or begins_with_type(before)) and not is_of_one


def _has_own_marks(slate: Slate, sign: re.Match[str]) -> bool:
    """Whether its words have the marks of such a sign, or none: not `lưu trữ năm 2021`."""
    typed = words(accented(slate.text[slice(*sign.span("sign"))]))
    return all(word in (fold(word), _MARKED.get(fold(word), word)) for word in typed)


def _conditions_behind(
    sign: re.Match[str],
    most: int,
    slate: Slate,
    lexicon: Lexicon,
    read: Callable[[str], Question],
) -> tuple[int, Question | None]:
    """The shortest stretch that says the first conditions behind a sign, at most so many: where
    it ends, and how it is read."""
    stop = _ENDS.search(slate.flat, sign.end())
    within = slice(sign.end(), stop.start() if stop else None)
    stretch = slate.text[within]
    of_tasks = patterns.KINDS[Kind.TASK].search(slate.flat[: sign.end()]) is not None
    end, found = sign.end(), None
    if _EXCLUDES_NOTHING.search(slate.flat[within]):
        return end, found
    for token in tokenize(stretch)[:_LONGEST]:
        one = read(stretch[: token.end])
        if _count(one) > most:
            break
        of_documents = of_tasks and one.kind is Kind.DIRECTIVE
        is_said = one.restricts or one.named or one.provinces or of_documents
        subject = read_subject(one.subject, lexicon).without(lexicon.provinces)
        is_whole = is_said and not subject.weight
        if is_whole and (found is None or _conditions(one) != _conditions(found)):
            end, found = sign.end() + token.end, one
    return end, found


def _count(question: Question) -> int:
    """How many conditions are said: a document or a type, an issuer, a time."""
    is_document = question.named or question.types or question.type_name
    return sum(map(bool, (is_document, question.body, question.when)))


def _conditions(question: Question) -> tuple[object, ...]:
    named = [(one.number, one.symbol, one.types, one.body) for one in question.named]
    of_type = question.types, question.type_name
    return named, *of_type, question.body, question.when, question.provinces
