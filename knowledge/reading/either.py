"""Two of what a question says of one thing: `của Tỉnh ủy hay Thành ủy`, `tháng 5 hay tháng 6`,
`năm 2018 và 2022`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.reading.content import LEADS
from knowledge.reading.kinds import Attribute
from knowledge.reading.when import YEAR
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.reading.question import Question

_EITHER = re.compile(r"\W*(?:la )?hay(?: (?:la|cua|do|ban hanh))*(?: (?<=cua |.do )[a-z ]+)?\W*")
_OTHER_YEAR = re.compile(
    r"\W*(?:cua )?(?:nam )?(?:19|20)\d\d\W+(?:va|voi|so voi|hay|hoac) (?=(?:cua )?(?:nam )?"
    r"(?:19|20)\d\d\b)"
)


_OR = re.compile(r"\b(?:hay|hoac)\b")
_BEGINS_WITH_NUMBER = re.compile(
    r"\W*(?:(?:so s[aá]nh|gi[uữ]a|[dđ][oố]i chi[eế]u) )*\d", re.IGNORECASE
)
_BARE_NUMBERS = re.compile(
    r"^(?=.*(?<!\d)\d{3,4}(?!\d))\W*(?:(?:so sanh|doi chieu|giua) )*"
    r"(?P<one>(?!(?:19|20)\d\d)\d{2,4})"
    r" (?:(?:la )?(?:hay|hoac)|va|(?:voi|khac|giong|so voi)(?: (?:gi|voi|so))*)"
    r" (?P<other>(?!(?:19|20)\d\d)\d{2,4})(?! ?[/-])"
    r"(?= (?:la|ve|noi|cai|van ban|nao|khac|giong|ban hanh|do|cua|ra|moi|cu|cho)\b|\W*$)"
)
"""Two numbers of documents before which nothing is said: `217 hay 218 là về góp ý`."""

_UNIT = r"(?:ngay|thang|quy|nam)"
_NUMBER = r"(?:\d{1,4}(?:[/.-]\d{1,4}){0,2}|[ivx]+)(?: (?:thang|nam) \d{1,4}){0,2}"
_TIMES = rf"{_NUMBER} (?:hay|hoac)(?: (?:la|vao|trong|truoc))* (?:{_UNIT} )?{_NUMBER}(?![\w/.-])"
_EITHER_TIME = re.compile(
    rf"\b(?P<unit>{_UNIT}) {_TIMES}"
    rf"|(?<=ban hanh ){YEAR} (?:hay|hoac)(?: (?:la|vao|trong|nam))* {YEAR}(?![\w/.-])"
)
_SOMEBODY = r"[a-z][a-z ,-]*? (?:hay|hoac)(?: (?:la|do))? [a-z][a-z -]*?"
_EITHER_OFFICE = re.compile(
    rf"(?:^|(?<=do )|(?<=\bgiao )|(?<=cho )|(?<=\d ))(?P<who>{_SOMEBODY})"
    rf"(?= (?:{LEADS}|phoi hop)\b)"
    rf"|(?:(?<=chu tri la )|(?<=phoi hop la )|(?<=phu trach la ))(?P<whom>{_SOMEBODY})(?=\W*$)"
)
"""Either of two times, or of two offices, that a question says of one document or one task."""

ALONE = (
    (
        Attribute.DATE,
        re.compile(rf"(?:(?:ban hanh|ky|ra doi|la|vao|hoi|trong|no) )*{_UNIT} {_TIMES}"),
    ),
    (
        Attribute.DEADLINE,
        re.compile(rf"(?:(?:thoi|han|xong|hoan thanh|la|vao|trong) )+{_UNIT} {_TIMES}"),
    ),
    (Attribute.RESPONSIBLE, re.compile(rf"(?:(?:do|giao|cho) )*{_SOMEBODY} {LEADS}")),
    (Attribute.BESIDE, re.compile(rf"(?:(?:do|giao|cho) )*{_SOMEBODY} phoi hop")),
)
"""The same where it is all that is said of the last thing."""


def says_either(question: Question) -> bool:
    """Whether one issuer or another is said."""
    others = question.body.others if question.body else ()
    return bool(others) and _OR.search(fold(question.text)) is not None


def apart(question: Question, read: Callable[[str], Question]) -> Question:
    """A question as it is meant that says either of two issuers, times or offices, or each of two
    years, of one thing; `read` reads another text."""
    if both := _with_other_year(question):
        asked = read(both)
        return replace(asked, attribute=Attribute.DATE) if says_either_year(asked) else asked
    as_meant = _with_open_end(question) or _with_marked_numbers(question)
    return read(as_meant) if as_meant else _as_asked_of_issuer(question)


def says_either_year(question: Question) -> bool:
    """Whether one number is said with one year or another: `quyết định 217 năm 2013 hay 2014`."""
    if len(question.named) != 2:  # noqa: PLR2004 - either of two
        return False
    one, other = question.named
    between = fold(question.text[one.end : other.start])
    return one.number == other.number and _OR.search(between) is not None


def _as_asked_of_issuer(question: Question) -> Question:
    """A question with one issuer or another of what it names, as one that asks for the issuer."""
    body = question.body if question.named else None
    if not (body and (says_either(question) or _EITHER.fullmatch(fold(question.subject)))):
        return question
    return replace(
        question,
        named=tuple(replace(one, body=None) for one in question.named),
        body=None,
        body_is_said=False,
        subject="",
        attribute=question.attribute or Attribute.ISSUER,
    )


def _with_open_end(question: Question) -> str | None:
    """The text of a question that says either of two times of a document or a task, or of two
    offices of a task, with words that ask for them; None where it does not."""
    is_of_task, text = len(question.tasks) == 1, question.text
    said = fold(text) if is_of_task or len(question.named) == 1 else ""
    if not _OR.search(said):
        return None
    time = _EITHER_TIME.search(said)
    if time and not (is_of_task and time["unit"] in (None, "nam")):
        when = "khi nào" if is_of_task else "ngày nào"
        return f"{text[: time.start()]}{when}{text[time.end() :]}"
    office = _EITHER_OFFICE.search(said) if is_of_task else None
    if office is None:
        return None
    places = "".join(f"{one} " for one in question.provinces if fold(one) in office[0])
    return f"{text[: office.start()]}{places}ai{text[office.end() :]}"


def _with_marked_numbers(question: Question) -> str | None:
    """The text of a question with two bare numbers of documents, which it says to be such."""
    text = question.text
    may_be = _BEGINS_WITH_NUMBER.match(text) and not (question.named or question.tasks)
    both = _BARE_NUMBERS.match(fold(text)) if may_be else None
    if both is None:
        return None
    before, between = text[: both.start("one")], text[both.end("one") : both.start("other")]
    one, other = (f"văn bản số {both[name]}" for name in ("one", "other"))
    return f"{before}{one}{between}{other}{text[both.end() :]}"


def _with_other_year(question: Question) -> str | None:
    """The text of a question with the number before both of its years: `chỉ thị 18 năm 2018 và
    chỉ thị 18 năm 2022`; None where one number and two years are not all that it names."""
    if len(question.named) != 1 or not question.when:
        return None
    (named,), text = question.named, question.text
    first = _OTHER_YEAR.match(fold(text), named.end)
    if first is None:
        return None
    return f"{text[: first.end()]}{text[named.start : named.end]} {text[first.end() :]}"
