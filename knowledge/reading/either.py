"""Two of what a question says of one document: `của Tỉnh ủy hay Thành ủy`, `năm 2018 và 2022`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.reading.kinds import Attribute
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.reading.question import Question

_EITHER = re.compile(r"\W*(?:la )?hay(?: (?:la|cua|do|ban hanh))*(?: (?<=cua |.do )[a-z ]+)?\W*")
_OTHER_YEAR = re.compile(
    r"\W*(?:cua )?(?:nam )?(?:19|20)\d\d\W+(?:va|voi|so voi|hay|hoac) (?=(?:cua )?(?:nam )?"
    r"(?:19|20)\d\d\b)"
)


def apart(question: Question, read: Callable[[str], Question]) -> Question:
    """A question as it is meant that says either of two issuers, or each of two years, of one
    number; `read` reads another text."""
    of_each = _with_other_year(question)
    return read(of_each) if of_each else _as_asked_of_issuer(question)


def _as_asked_of_issuer(question: Question) -> Question:
    """A question with one issuer or another of what it names, as one that asks for the issuer."""
    is_either = question.named and question.body and _EITHER.fullmatch(fold(question.subject))
    if not is_either:
        return question
    return replace(
        question,
        named=tuple(replace(one, body=None) for one in question.named),
        body=None,
        body_is_said=False,
        subject="",
        attribute=question.attribute or Attribute.ISSUER,
    )


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
