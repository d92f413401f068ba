"""Read what a question leaves out of what it asks for: `các đề án trừ đề án 04`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering import patterns
from knowledge.citations.tokens import tokenize
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import accented, fold, words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from knowledge.answering.question import Question
    from knowledge.answering.slate import Slate
    from knowledge.search.lexicon import Lexicon

_LONGEST = 20
"""Words behind a sign of exclusion that may say what is left out."""


def take_excluded(
    slate: Slate, lexicon: Lexicon, read: Callable[[str], Question]
) -> Question | None:
    """What is left out, read as a question of its own, which is taken away with its sign.

    It is left out only where a condition stands right behind the sign: not in `bài trừ hủ tục`.
    """
    for pattern, most in patterns.EXCLUSIONS:
        for sign in pattern.finditer(slate.flat):
            end, excluded = _conditions_behind(sign, most, slate, lexicon, read)
            if excluded and _has_own_marks(slate, sign):
                goes_on = patterns.BEHIND_EXCLUDED.match(slate.flat, end)
                slate.blank(sign.start("sign"), goes_on.end() if goes_on else end)
                return excluded
    return None


def _has_own_marks(slate: Slate, sign: re.Match[str]) -> bool:
    """Whether its words have the marks of such a sign, or none: not `lưu trữ năm 2021`."""
    typed = words(accented(slate.text[slice(*sign.span("sign"))]))
    return all(word in (fold(word), patterns.EXCLUDING.get(fold(word), word)) for word in typed)


def _conditions_behind(
    sign: re.Match[str],
    most: int,
    slate: Slate,
    lexicon: Lexicon,
    read: Callable[[str], Question],
) -> tuple[int, Question | None]:
    """The shortest stretch that says the first conditions behind a sign, at most so many: where
    it ends, and how it is read."""
    stop = patterns.EXCLUSION_ENDS.search(slate.flat, sign.end())
    within = slice(sign.end(), stop.start() if stop else None)
    stretch = slate.text[within]
    of_tasks = patterns.KINDS[Kind.TASK].search(slate.flat[: sign.end()]) is not None
    end, found = sign.end(), None
    if patterns.EXCLUDES_NOTHING.search(slate.flat[within]):
        return end, found
    for token in tokenize(stretch)[:_LONGEST]:
        one = read(stretch[: token.end])
        if _count(one) > most:
            break
        is_said = one.restricts or one.named or (of_tasks and one.kind is Kind.DIRECTIVE)
        is_whole = is_said and not read_subject(one.subject, lexicon).weight
        if is_whole and (found is None or _conditions(one) != _conditions(found)):
            end, found = sign.end() + token.end, one
    return end, found


def _count(question: Question) -> int:
    """How many conditions are said: a document or a type, an issuer, a time."""
    is_document = question.named or question.types or question.type_name
    return sum(map(bool, (is_document, question.body, question.when)))


def _conditions(question: Question) -> tuple[object, ...]:
    named = [(one.number, one.symbol, one.types, one.body) for one in question.named]
    return named, question.types, question.type_name, question.body, question.when
