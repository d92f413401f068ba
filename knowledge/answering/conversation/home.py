"""Which place a person is of, and which of several things that tells apart: `tôi ở Gia Lai`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.model import Answer, Finding, Match, Outcome, every
from knowledge.catalogue import Directive, Task
from knowledge.citations import letters
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.reading.question import Question

_COMMUNE = re.compile(r"\b(?:xa|phuong|huyen|quan|thi xa|thi tran)(?: [a-z]+){0,3}(?=[ ,])")
_WHO = frozenset("toi em minh chau".split())
_WHERE = frozenset("o tai thuoc la nguoi tac viec tu".split())
_BESIDE = frozenset(
    "da thua vang chao chung ben don vi dang hien can bo dan van cong lam tinh thanh pho tp den"
    " nhe a day".split()
)


def home_of(question: Question) -> str | None:
    """The province that somebody says to be of, where nothing else is said."""
    if len(question.provinces) != 1:
        return None
    (province,) = question.provinces
    without = fold(question.text).replace(fold(province), ",")
    said = {*words(_COMMUNE.sub(" ", without))}
    is_all = said <= _WHO | _WHERE | _BESIDE
    return province if is_all and said & _WHO and said & _WHERE else None


def answer_by_home(question: Question, known: Knowledge) -> Finding | None:
    """The tasks of the province that somebody says to be of; None where nobody does."""
    home = home_of(question)
    tasks = filters.tasks_of_sources(question, known) if home else ()
    found = every([Match(Kind.TASK, task.id) for task in tasks])
    return replace(found, home=home) if tasks else None


def at_home(given: Answer, context: Context | None, known: Knowledge) -> Answer:
    """An answer without what is of other provinces than the one that a person said to be of."""
    home = context.home if context else None
    of_others = given.question.provinces or given.programmes or given.tops or given.about
    if not home or of_others or given.outcome not in (Outcome.CHOICES, Outcome.LIST):
        return given
    return given.only([one for one in given.matches if _may_be_of(home, one, known)])


def _may_be_of(home: str, match: Match, known: Knowledge) -> bool:
    """Whether something is of a province, or of the whole country."""
    match known.entity(match):
        case Task() as task:
            return task.source.is_of((home,))
        case Directive() as directive:
            tasks = (known.catalogue.tasks[id_] for id_ in directive.task_ids)
            is_central = letters.is_central(directive.citation, directive.doc_type)
            return is_central or any(task.source.is_of((home,)) for task in tasks)
    return True
