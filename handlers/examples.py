"""What people may ask to begin with: examples of what is held, so that each leads somewhere."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Directive

_SUBJECTS = (
    "công tác tôn giáo",
    "dân vận khéo",
    "dân chủ ở cơ sở",
    "đồng bào dân tộc thiểu số",
    "cải cách hành chính",
)
_A_SET = 2


def how_to_ask(known: Knowledge) -> str:
    """How else to ask."""
    directive, tasks, subjects = _chief(known), known.catalogue.tasks, _subjects(known)
    ways = [f"theo số hiệu (ví dụ: {directive.citation})"] if directive else []
    ways += [f"theo nhiệm vụ (nhiệm vụ {one.number})" for one in list(tasks.values())[-1:]]
    subject = f" (nhiệm vụ nào nói về {subjects[0]})" if subjects else ""
    before = f"{', '.join(ways)} hoặc " if ways else ""
    return f"Đồng chí có thể hỏi {before}theo nội dung{subject}."


def questions(known: Knowledge) -> tuple[str, ...]:
    """A document, a task, a set and a subject to ask for, as far as they are held."""
    directive, subjects = _chief(known), _subjects(known)
    document = [f"{directive.doc_type} {directive.citation} là gì?"] if directive else []
    task = [f"Nhiệm vụ nào nói về {one}?" for one in subjects[:1]]
    subject = [f"Văn bản về {one}" for one in subjects[1:2]]
    return (*document, *task, *_sets(known), *subject)


def ways_to_ask(known: Knowledge) -> dict[str, list[str]]:
    """Each way to ask, and questions of that way that are answered by what is held."""
    chief, dated, issued = _chief(known), _chief(known, _is_dated), _chief(known, _is_issued)
    subjects, tasks = _subjects(known), _task_names(known)
    return {
        "số hiệu": [f"{chief.doc_type} {chief.citation}", _typed(chief)] if chief else [],
        "thuộc tính": [
            *([f"{_bare(dated)} ban hành ngày nào"] if dated else []),
            *([f"{_bare(issued)} do ai ban hành"] if issued else []),
        ],
        "nhiệm vụ": [*tasks, *(f"nhiệm vụ nào nói về {one}" for one in subjects[:1])],
        "nội dung": [f"văn bản về {one}" for one in subjects[-1:]],
        "danh sách": [one[0].lower() + one[1:] for one in _sets(known)],
    }


def names_to_follow(known: Knowledge) -> list[str]:
    """A document and a task that may be followed."""
    chief = _chief(known)
    return [*([str(chief.citation)] if chief else []), *_task_names(known)]


def _task_names(known: Knowledge) -> list[str]:
    return [f"nhiệm vụ {one.number}" for one in list(known.catalogue.tasks.values())[-1:]]


def _typed(directive: Directive) -> str:
    """The number in haste, where its letters say the type: `nq04tu`."""
    one = directive.citation
    return fold(f"{one.doc_type}{one.number}{one.issuer}") if one else _bare(directive)


def _bare(directive: Directive) -> str:
    """Type and number alone, as people say them: `nghị quyết 4`."""
    number = directive.citation.number.lstrip("0") if directive.citation else ""
    return f"{directive.doc_type} {number}".lower()


def _chief(known: Knowledge, is_meant: Callable[[Directive], bool] = bool) -> Directive | None:
    """The document with a number that most tasks rest on, of those that are meant."""
    numbered = [one for one in known.catalogue.directives.values() if one.citation and one.doc_type]
    told = filter(is_meant, numbered)
    return max(told, key=lambda one: len(one.task_ids), default=None)


def _is_dated(directive: Directive) -> bool:
    return len(directive.dates) == 1


def _is_issued(directive: Directive) -> bool:
    return len(directive.issuers) == 1


def _sets(known: Knowledge) -> list[str]:
    """The largest set of documents of one type and year."""
    sets = Counter(
        (one.type_in_words.lower(), year)
        for one in known.catalogue.directives.values()
        for year in one.years
        if one.type_in_words
    )
    largest = [one for one, many in sets.most_common(1) if many >= _A_SET]
    return [f"Các {doc_type} năm {year}" for doc_type, year in largest]


def _subjects(known: Knowledge) -> list[str]:
    """The subjects of which the programmes have every word beside the next."""
    return [
        one for one in _SUBJECTS if all(known.lexicon.knows_pair(*pair) for pair in _pairs(one))
    ]


def _pairs(subject: str) -> list[tuple[str, str]]:
    return list(pairwise(words(fold(subject))))
