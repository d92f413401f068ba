"""What is said beside an answer of the provinces that the question names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import words
from handlers.build import paragraph, warning
from knowledge.answering.facts.filters import is_issued_in
from knowledge.answering.facts.programmes_said import sources_said, unheld_years
from knowledge.answering.facts.unheld import names_unheld
from knowledge.answering.model import Answer, Outcome
from knowledge.answering.ways.of_programme import is_cited_before_tasks
from knowledge.catalogue import Article, Directive, Task
from knowledge.reading.kinds import Attribute
from knowledge.reading.task_numbers import of_several_years
from knowledge.reading.when import years_of
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question

_ASKS_NAMING = re.compile(r"\bco (?!(?:phai|dung)\b)(?:.* )?(?:khong|ko)\b")
_OF_NAMING = frozenset(
    "co khong ko dung trong o nam neu nhac den toi duoc thuoc chuong trinh ke hoach nhiem vu tinh"
    " cua thuc hien trien khai".split()
)
_PROGRAMME = re.compile(r"\b(?:chuong trinh|ke hoach|nhiem vu)\b")
_DOES = re.compile(r"\b(?:thuc hien|trien khai)\b")
_NAME = re.compile(r"(?:(?:của|ở|tại) )?(?P<name>\w+(?: \w+){1,3})")


def at_home(answer: Answer) -> list[Block]:
    """How tasks and numbers are read from now on where somebody says to be of a province."""
    if answer.home is None:
        return []
    said = f"Từ đây tôi hiểu nhiệm vụ và văn bản của địa phương là của {answer.home}"
    return [paragraph(f"{said}, trừ khi đồng chí nêu nơi khác.")]


def named_in(answer: Answer, known: Knowledge) -> list[Block]:
    """Which tasks of the programmes that are meant name a document, where that is asked."""
    found = _asked_where(answer, known)
    if found is None:
        return []
    sources = sources_said(answer.question, known, found.years)
    tasks = [known.catalogue.tasks[id_] for id_ in found.task_ids]
    there = [task for task in tasks if task.source in sources]
    asks = _asks_naming(answer.question)
    if not there or not (asks or len(there) < len(tasks)):
        return []
    places = words.joined(words.task_name(task, known) for task in there)
    is_verdict = asks and not _DOES.search(fold(answer.question.text))
    said = f"nguồn nêu {words.directive_name(found)} tại {places}."
    return [paragraph(f"Đúng: {said}" if is_verdict else words.sentence(said))]


def _asked_where(answer: Answer, known: Knowledge) -> Directive | None:
    """The document of which is asked where it is named, or whether it is in a programme."""
    question = answer.question
    is_open = answer.outcome is Outcome.ANSWER and not (answer.checked or question.in_task)
    asks = answer.attribute is Attribute.TASKS or (
        answer.attribute is None and _asks_naming(question)
    )
    found = known.entity(answer.matches[0]) if is_open and asks else None
    return found if isinstance(found, Directive) else None


def _asks_naming(question: Question) -> bool:
    """Whether nothing is asked but whether a programme, by its place or its year, names what is
    named by number."""
    said = fold(question.text)
    is_of_programme = question.provinces or question.when.year or question.is_in_programme
    is_of_one = len(question.named) == 1 and len(question.provinces) <= 1
    if not (is_of_one and is_of_programme) or question.denies:
        return False
    left = {*fold(question.subject).split()} - {*fold(" ".join(question.provinces)).split()}
    is_whose = "cua" in left and not _PROGRAMME.search(said)
    return left <= _OF_NAMING and not is_whose and _ASKS_NAMING.search(said) is not None


def not_of(answer: Answer, known: Knowledge) -> list[Block]:
    """That nothing is held of a province, or that its programme names no such document."""
    entities = [known.entity(match) for match in answer.matches]
    if answer.outcome is Outcome.NONE or any(isinstance(one, Article) for one in entities):
        return []
    sources = known.catalogue.sources.values()
    held = frozenset().union(*(one.places for one in sources))
    places = [one for one in answer.question.provinces if not _are_issued_in(one, entities)]
    unheld = [one for one in places if one not in held]
    said = [f"Ở đây chưa có chương trình nào của {words.joined(unheld)}."] if unheld else []
    for place in places:
        inside = dict.fromkeys(one.province or one.title for one in sources if place in one.around)
        if inside:
            said += [f"Ở đây chưa có chương trình của {place}, chỉ có của {words.joined(inside)}."]
    said += _elsewhere(answer.question, known)
    said += _of_other_years(answer.question, known)
    directives = [one for one in entities if isinstance(one, Directive)]
    if len(directives) == len(entities):
        said += _unnamed(directives, places, unheld, known)
        said += _unnamed_in_year(directives, answer.question, known)
    return [warning(" ".join(said))] if said else []


def _are_issued_in(place: str, entities: list[Directive | Task | Article]) -> bool:
    """Whether some are documents by bodies of a place, its own wherever they are named."""
    return any(isinstance(one, Directive) and is_issued_in(one, (place,)) for one in entities)


def _elsewhere(question: Question, known: Knowledge) -> list[str]:
    """That a task is of no programme of the place that is said beside its number."""
    left = _NAME.fullmatch(question.subject) if question.tasks else None
    if left is None:
        return []
    name = left["name"]
    if question.place and tuple(fold(name).split()[:2]) in question.place.pairs:
        return ["Ở đây chưa có chương trình riêng của địa bàn nêu trong câu hỏi."]
    if name.istitle() and names_unheld(question, known.lexicon):
        return [f"Ở đây chưa có chương trình của “{name}”."]
    return []


def _of_other_years(question: Question, known: Knowledge) -> list[str]:
    """That no programme is of a year that is said of one of several tasks or places."""
    if not question.tasks:
        return []
    years = {year for _, year in of_several_years(question.text)}
    unheld = sorted(years - {one.year for one in known.catalogue.sources.values()})
    of_places = [] if unheld else unheld_years(question, known)
    return [
        *(f"Ở đây chưa có chương trình nào của năm {year}." for year in unheld),
        *(f"Ở đây chưa có chương trình năm {year} của {place}." for place, year in of_places),
    ]


def _unnamed(
    directives: list[Directive], provinces: list[str], unheld: list[str], known: Knowledge
) -> list[str]:
    """That no programme of some of the provinces names the documents, and what does."""
    naming = [known.catalogue.tasks[id_] for one in directives for id_ in one.task_ids]
    named_in = frozenset().union(*(task.source.places for task in naming))
    unnamed = [one for one in provinces if one not in named_in and one not in unheld]
    opening = {one: told for one in unnamed if (told := _in_opening(directives, one, known))}
    said = [
        f"Chương trình của {place} nêu {words.joined(told)} ở phần mở đầu, không ở nhiệm vụ nào."
        for place, told in opening.items()
    ]
    without = [one for one in unnamed if one not in opening]
    if not without:
        return said
    is_one = len(directives) == 1
    which, they = ("này", "văn bản") if is_one else ("nào dưới đây", "các văn bản ấy")
    none = f"Chương trình của {words.joined(without)} không nêu văn bản {which}"
    return [*said, f"{none}; {they} được nêu ở {_places(naming, known)}." if naming else f"{none}."]


def _unnamed_in_year(
    directives: list[Directive], question: Question, known: Knowledge
) -> list[str]:
    """That the programme of a year that is said does not name the document, another one does."""
    if len(directives) > 1 or not (question.named and years_of(question.text)):
        return []
    directive, asks = directives[0], _asks_naming(question)
    naming = [known.catalogue.tasks[id_] for id_ in directive.task_ids]
    sources = sources_said(question, known, directive.years)
    is_there = any(task.source in sources for task in naming)
    of_place = not question.provinces or any(t.source.is_of(question.provinces) for t in naming)
    if (
        is_there
        or not (naming and of_place)
        or any(is_cited_before_tasks(directive, one) for one in sources)
    ):
        return []
    if not sources:
        unheld = unheld_years(question, known) if asks else []
        return [f"Ở đây chưa có chương trình năm {year} của {one}." for one, year in unheld]
    named = words.joined(dict.fromkeys(map(words.programme_of, sources)))
    none = f"Chương trình {named} không nêu văn bản này"
    return [f"{none}; văn bản được nêu ở {_places(naming, known)}."]


def _in_opening(directives: list[Directive], place: str, known: Knowledge) -> list[str]:
    """Those of the documents that the opening of a programme of a place cites."""
    sources = [one for one in known.catalogue.sources.values() if place in one.places]
    return [
        words.directive_name(directive)
        for directive in directives
        if any(is_cited_before_tasks(directive, one) for one in sources)
    ]


def _places(tasks: list[Task], known: Knowledge) -> str:
    """The task that names a document, else the programmes."""
    if len(tasks) == 1:
        return words.task_name(tasks[0], known)
    return "chương trình " + words.joined(dict.fromkeys(map(words.programme, tasks)))
