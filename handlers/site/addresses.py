"""Addresses of the pages of tasks, directives and articles, and links to them in replies.

A link that begins with `/` leads to a page of ours; `on_site` makes it one that works elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.catalogue import Directive, Task
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from handlers.messages import Block, Reply, Span
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match
    from knowledge.catalogue import Article, Catalogue

CHAT = "/"
TASKS = "/nhiem-vu"
DIRECTIVES = "/van-ban"
ARTICLES = "/bai-viet"
SEARCH = "/tim"
PICTURE = "/so-do"
FEED = "/bai-viet.atom"
ADMIN = "/quan-tri"
ADMIN_DOOR = "/quan-tri/vao"
NO_YEAR = "khong-ghi-nam"
"""Stands for the year of a programme that names none."""

_LONGEST_SLUG = 60
_NOT_IN_NUMBERS = re.compile(r"[^0-9A-Za-z.]+")


def path_of(match: Match, known: Knowledge) -> str:
    """The page of an entity."""
    entity = known.entity(match)
    if isinstance(entity, Directive):
        return directive_path(entity, known.catalogue)
    if isinstance(entity, Task):
        return task_path(entity, known.catalogue)
    return article_path(entity)


def article_path(article: Article) -> str:
    """`/bai-viet/12-so-ket-chi-thi-33`."""
    return f"{ARTICLES}/{article.id}-{slug(article.title)}".rstrip("-")


def link_of(article: Article) -> str | None:
    """Where an article can be read: its own address, else its page here."""
    return article.url or page_of(article)


def page_of(article: Article) -> str | None:
    """The page of an article that has no address of its own; None for one not published yet."""
    return article_path(article) if article.id and not article.url else None


def task_path(task: Task, catalogue: Catalogue) -> str:
    """`/nhiem-vu/2023/5`, with the province behind it where several programmes have such a task."""
    path = f"{TASKS}/{year_of(task)}/{task.number}"
    same = tasks_at(year_of(task), task.number, catalogue)
    return path if len(same) == 1 else f"{path}/{programme_slug(task, same)}"


def directive_path(directive: Directive, catalogue: Catalogue) -> str:
    """`/van-ban/04-NQ-TU`, with its id behind it where several documents bear the number."""
    path = f"{DIRECTIVES}/{directive_slug(directive)}"
    same = directives_at(directive_slug(directive), catalogue)
    return path if len(same) == 1 else f"{path}/{directive.id}"


def year_of(task: Task) -> str:
    """The year of a task's programme, as addresses write it."""
    return str(task.source.year) if task.source.year else NO_YEAR


def tasks_at(year: str, number: int, catalogue: Catalogue) -> tuple[Task, ...]:
    """The tasks of that number in any programme of that year."""
    return tuple(one for one in catalogue.tasks_numbered(number) if year_of(one) == year)


def programme_slug(task: Task, same: tuple[Task, ...]) -> str:
    """What tells a task's programme from those of the others; its id where its name does not."""
    named = [slug(one.source.province or one.source.title) for one in same]
    mine = slug(task.source.province or task.source.title)
    return mine if named.count(mine) == 1 else f"{mine}-{task.source.id}"


def directives_at(said: str, catalogue: Catalogue) -> tuple[Directive, ...]:
    """The documents whose number, or name where they have none, an address says in any case."""
    number = said.partition("-")[0].lower()
    numbered = catalogue.by_number.get(number, ())
    unnumbered = [one for one in catalogue.directives.values() if one.citation is None]
    wanted = said.casefold()
    return tuple(
        one for one in (*numbered, *unnumbered) if directive_slug(one).casefold() == wanted
    )


def directive_slug(directive: Directive) -> str:
    """A number as addresses write it, `145-2020-ND-CP`; a name where there is no number."""
    if directive.citation is None:
        titles = (directive.name, *directive.titles, directive.doc_type)
        return slug(next(filter(None, titles), "")) or str(directive.id)
    marks = str(directive.citation).replace("Đ", "D").replace("đ", "d")
    return _NOT_IN_NUMBERS.sub("-", _plain(marks))


def slug(text: str) -> str:
    """Words without marks, joined by hyphens, at most 60 letters, never within a word."""
    joined = "-".join(words(fold(text)))
    if len(joined) <= _LONGEST_SLUG:
        return joined
    return joined[: _LONGEST_SLUG + 1].rpartition("-")[0] or joined[:_LONGEST_SLUG]


def on_site(reply: Reply, site: str | None) -> Reply:
    """A reply whose links to our pages work from anywhere; without them where nobody serves them.

    `site` is the public address of the pages, "" for whoever reads the reply on one of them.
    """
    if site == "":
        return reply
    return replace(reply, blocks=tuple(_placed(block, site) for block in reply.blocks))


def _placed(block: Block, site: str | None) -> Block:
    if not any(_is_ours(span) for span in block.spans):
        return block
    spans = (replace(one, url=_link(one, site)) if _is_ours(one) else one for one in block.spans)
    return replace(block, spans=tuple(spans))


def _is_ours(span: Span) -> bool:
    return span.url is not None and span.url.startswith("/")


def _link(span: Span, site: str | None) -> str | None:
    return f"{site}{span.url}" if site else None


def _plain(text: str) -> str:
    """Letters without their marks, in their case."""
    if text.isascii():
        return text
    return "".join(fold(char).upper() if char.isupper() else fold(char) for char in text)
