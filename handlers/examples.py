"""What people may ask to begin with: examples of what is held, so that each leads somewhere."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.text.fold import fold, words

if TYPE_CHECKING:
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


def _chief(known: Knowledge) -> Directive | None:
    """The document with a number that most tasks rest on."""
    numbered = [one for one in known.catalogue.directives.values() if one.citation and one.doc_type]
    return max(numbered, key=lambda one: len(one.task_ids), default=None)


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
