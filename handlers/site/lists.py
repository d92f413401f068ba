"""Pages that lead to others: lists of everything, choices of one address, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import actions, words
from handlers.site.entities import Link, Section, link_to, links_of
from knowledge.answering.model import Match
from knowledge.catalogue import newest
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.messages import Reply
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Article, Directive, Task

PAGE = 50
"""Entities on a page of a list."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """Links under a heading, with a sentence of explanation."""

    heading: str
    said: str
    sections: tuple[Section, ...]


def tasks_page(known: Knowledge) -> ListPage:
    """Every task, by programme, newest first."""
    by_source: dict[int, list[Task]] = {}
    for task in newest(known.catalogue.tasks.values()):
        by_source.setdefault(task.source.id, []).append(task)
    sections = tuple(
        Section(
            words.source_name(tasks[0].source),
            links_of(Kind.TASK, (one.id for one in tasks), known),
        )
        for tasks in by_source.values()
    )
    count = len(known.catalogue.tasks)
    return ListPage("Nhiệm vụ trọng tâm", f"Có {words.count(count)} nhiệm vụ.", sections)


def directives_page(known: Knowledge, first: int) -> tuple[ListPage, int]:
    """The directives from the `first` on, counted from 0, and how many there are."""
    ids = list(known.catalogue.directives)
    links = links_of(Kind.DIRECTIVE, ids[first : first + PAGE], known)
    said = f"Có {words.count(len(ids))} văn bản được các nhiệm vụ viện dẫn."
    return ListPage("Văn bản", said, (Section("", links),)), len(ids)


def articles_page(shown: Sequence[Article], total: int, known: Knowledge) -> ListPage:
    """Some articles, newest first."""
    links = links_of(Kind.ARTICLE, (one.id for one in shown), known)
    return ListPage("Bài viết", f"Có {words.count(total)} bài viết.", (Section("", links),))


def task_choice(tasks: Sequence[Task], known: Knowledge) -> ListPage:
    """Several programmes have a task of the number that an address says."""
    links = links_of(Kind.TASK, (one.id for one in tasks), known)
    said = f"Có {len(tasks)} chương trình có nhiệm vụ {tasks[0].number} của năm này. Chọn một mục."
    return ListPage(f"Nhiệm vụ {tasks[0].number}", said, (Section("", links),))


def directive_choice(directives: Sequence[Directive], known: Knowledge) -> ListPage:
    """Several documents bear the number that an address says; none is chosen for the reader."""
    links = links_of(Kind.DIRECTIVE, (one.id for one in directives), known)
    first = directives[0]
    name = str(first.citation) if first.citation else words.directive_name(first)
    said = f"Nguồn có {len(directives)} văn bản cùng mang số này. Chọn đúng văn bản cần xem."
    return ListPage(f"Văn bản {name}", said, (Section("", links),))


def found(reply: Reply, known: Knowledge) -> tuple[Link, ...]:
    """The pages of what the buttons of a reply show."""
    links: dict[Link, None] = {}
    for button in (one for row in reply.buttons for one in row):
        action = actions.read(button.action or "")
        if action is None or action.verb is not actions.Verb.SHOW or action.kind is None:
            continue
        if known.holds(action.kind, action.id):
            links[link_to(Match(action.kind, action.id), known)] = None
    return tuple(links)
