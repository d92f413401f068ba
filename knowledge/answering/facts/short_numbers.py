"""Documents that the sources print with a number and no letters: `Đề án 938`, `Chỉ thị 40`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.model import Finding, Match, Outcome
from knowledge.catalogue import newest
from knowledge.citations import find, letters
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Article, Directive, Task
    from knowledge.citations.letters import Body
    from knowledge.citations.read import Named
    from knowledge.reading.question import Question

_LONGEST_ISSUER = 80
_MOST_NAMING = 50
_SO = r"\s+(?:so\s*:?\s*)?0*"
_NO_NUMBER_MORE = r"(?!\d|\s*[/-]\s*\w|\s+(?:nam|thang|ngay|tuan|quy)\b)"


def named_short(named: Named, known: Knowledge) -> list[Directive]:
    """Directives of the type and the number that are named, whose number has no letters."""
    if not _is_short(named):
        return []
    return [
        one
        for one in known.catalogue.by_short_number.get(named.number, ())
        if filters.has_type(one, named.types, named.type_name)
        and (named.body is None or not one.issuer or filters.is_of(one, named.body))
    ]


def told_by_tasks(question: Question, known: Knowledge) -> Finding | None:
    """The tasks that print the document which a question names; that is all that is known of it,
    unless they print its number in parentheses: `Đề án 938 (Quyết định số 938/QĐ-TTg …)`.
    """
    named, *others = question.named
    if others or not _is_short(named) or not (named.type_name or named.types):
        return None
    printed = _as_printed(named)
    tasks = [
        task
        for task in newest(known.catalogue.tasks.values())
        if named.number.lstrip("0") in task.text
        and filters.is_of_programme(task.source, question)
        and _prints(fold(task.text), printed, named.body)
    ]
    given = {one.id for task in tasks for one in _in_parentheses(task, printed, known)}
    kind, ids = (Kind.DIRECTIVE, given) if given else (Kind.TASK, [task.id for task in tasks])
    matches = tuple(Match(kind, id_) for id_ in ids)
    outcome = Outcome.ANSWER if len(matches) == 1 else Outcome.LIST
    return Finding(outcome, matches, is_short=True) if matches else None


def _in_parentheses(task: Task, printed: re.Pattern[str], known: Knowledge) -> list[Directive]:
    """The documents whose numbers a task prints in parentheses right behind one without letters."""
    opened = re.compile(rf"(?:{printed.pattern})\s*\(\s*(?:(?:ban hanh|kem|theo|tai) )*\Z")
    given = [
        mention.citation
        for mention in find(task.text)
        if opened.search(fold(task.text[: mention.type_start]))
    ]
    held = (known.catalogue.directives[id_] for id_ in task.directive_ids)
    return [directive for directive in held if directive.citation in given]


def _prints(text: str, printed: re.Pattern[str], body: Body | None) -> bool:
    """Whether a document is printed, behind it the body that is said to have issued it."""
    places = printed.finditer(text)
    return any(body is None or _issuer(text[one.end() :]) == body.name for one in places)


def _issuer(behind: str) -> str | None:
    of, *said = words(behind[:_LONGEST_ISSUER]) or [""]
    body, _ = letters.body_beginning(said) if of == "cua" else (None, 0)
    return body.name if body else None


def naming_short(named: Named, known: Knowledge) -> list[Article]:
    """Articles that name it so in their titles, newest first."""
    if not _is_short(named) or not named.type_name:
        return []
    last, bare = named.type_name.split()[-1], named.number.lstrip("0")
    pairs = {f"{last}_{number}" for number in (named.number, bare)}
    printed = _as_printed(named)
    found = known.articles.of("pairs", pairs, _MOST_NAMING)
    return [one for one in found if printed.search(fold(one.title))]


def _is_short(named: Named) -> bool:
    return not (named.symbol or named.year)


def _as_printed(named: Named) -> re.Pattern[str]:
    """The type and the number as a folded text may have them."""
    types = [
        name
        for name, its in letters.type_words().items()
        if name == named.type_name or (not named.type_name and named.types & its)
    ]
    names = "|".join(re.escape(name) for name in types)
    return re.compile(rf"\b(?:{names}){_SO}{re.escape(named.number.lstrip('0'))}{_NO_NUMBER_MORE}")
