"""What stands on the page of a task, a directive or an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import actions, words
from handlers.build import field, paragraph, source
from handlers.cards import card, task_title
from handlers.messages import Block, Role
from handlers.site import addresses
from knowledge.answering.facts.citing import articles_citing, directives_cited
from knowledge.answering.facts.related import related_articles
from knowledge.answering.model import Match
from knowledge.catalogue import Article, Directive, Task
from knowledge.search.lexicon import Kind
from knowledge.topics import topic

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge

_LONGEST_DESCRIPTION = 200
_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of ours; `item` is the entity as buttons name it, `d:12`."""

    label: str
    path: str
    item: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Links of one kind under a title."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A page: what it is about, what the sources say, and where it leads.

    Attributes:
        kind: what the entity is, in a word or two.
        description: a sentence for whoever sees only a link to the page.
        published: the day of an article.
    """

    path: str
    item: str
    kind: str
    title: str
    description: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    published: datetime.date | None = None


def entity_page(match: Match, known: Knowledge) -> EntityPage:
    """The page of an entity."""
    entity = known.entity(match)
    if isinstance(entity, Directive):
        return _directive_page(entity, match, known)
    if isinstance(entity, Task):
        return _task_page(entity, match, known)
    return _article_page(entity, match, known)


def link_to(match: Match, known: Knowledge) -> Link:
    """A link with what tells an entity from others."""
    entity = known.entity(match)
    path, item = addresses.path_of(match, known), actions.item(match.kind, match.id)
    if isinstance(entity, Directive):
        title = words.clipped(words.title_of(entity), _LONGEST_LINE)
        return Link(_dated(entity), path, item, title if entity.citation else "")
    if isinstance(entity, Task):
        note = words.clipped(words.task_line(entity), _LONGEST_LINE)
        return Link(words.task_name(entity, known), path, item, note)
    note = words.day(entity.published) if entity.published else ""
    return Link(entity.title, path, item, note)


def links_of(kind: Kind, ids: Iterable[int], known: Knowledge) -> tuple[Link, ...]:
    """Links to entities of one kind."""
    return tuple(link_to(Match(kind, id_), known) for id_ in ids)


def _directive_page(directive: Directive, match: Match, known: Knowledge) -> EntityPage:
    title = words.title_of(directive) if directive.citation else ""
    name = words.directive_name(directive)
    about = _articles(match, known, articles_citing(directive, known))
    same = [one.id for one in _same_number(directive, known) if one.id != directive.id]
    issued = f"{name}, {words.issued_by(directive, known)}".rstrip(", ")
    return EntityPage(
        path=addresses.path_of(match, known),
        item=actions.item(match.kind, match.id),
        kind="Văn bản",
        title=_dated(directive) if same else name,
        description=words.clipped(f"{issued}: {title}".rstrip(": "), _LONGEST_DESCRIPTION),
        blocks=_said_of(match, known),
        sections=_filled(
            Section("Nhiệm vụ nêu văn bản này", links_of(Kind.TASK, directive.task_ids, known)),
            Section("Thực hiện văn bản", links_of(Kind.DIRECTIVE, directive.implements, known)),
            Section(
                "Được thực hiện tiếp bởi",
                links_of(Kind.DIRECTIVE, directive.implemented_by, known),
            ),
            Section("Văn bản khác cùng số", links_of(Kind.DIRECTIVE, same, known)),
            about,
        ),
    )


def _task_page(task: Task, match: Match, known: Knowledge) -> EntityPage:
    lines = [paragraph(line) for line in task.text.split("\n") if line.strip()]
    where = f"{words.source_name(task.source)}, nhiệm vụ {task.number} (nguyên văn)."
    return EntityPage(
        path=addresses.path_of(match, known),
        item=actions.item(match.kind, match.id),
        kind="Nhiệm vụ",
        title=task_title(task),
        description=words.clipped(words.task_line(task), _LONGEST_DESCRIPTION),
        blocks=(*lines, source(where)),
        sections=_filled(
            Section("Văn bản được nêu", links_of(Kind.DIRECTIVE, task.directive_ids, known)),
            _articles(match, known),
        ),
    )


def _article_page(article: Article, match: Match, known: Knowledge) -> EntityPage:
    catalogue = known.catalogue
    tasks = sorted(article.linked_tasks & set(catalogue.tasks))
    said = article.summary or article.title
    return EntityPage(
        path=addresses.path_of(match, known),
        item=actions.item(match.kind, match.id),
        kind="Bài viết",
        title=article.title,
        description=words.clipped(" ".join(said.split()), _LONGEST_DESCRIPTION),
        blocks=_article_blocks(article, match, known),
        sections=_filled(
            Section(
                "Văn bản được nhắc đến",
                links_of(Kind.DIRECTIVE, directives_cited(article, known), known),
            ),
            Section("Nhiệm vụ liên quan", links_of(Kind.TASK, tasks, known)),
            _articles(match, known),
        ),
        published=article.published,
    )


def _article_blocks(article: Article, match: Match, known: Knowledge) -> tuple[Block, ...]:
    names = [found.name for slug in sorted(article.topics) if (found := topic(slug))]
    *said, origin = _said_of(match, known)
    body = [paragraph(line) for line in (article.text or "").split("\n") if line.strip()]
    topics = [field("Chủ đề", words.joined(names))] if names else []
    return (*said, *topics, *body, origin)


def _said_of(match: Match, known: Knowledge) -> tuple[Block, ...]:
    """The card without its title and what is a section of the page."""
    blocks = card(match, known).blocks[1:]
    end = next((at for at, one in enumerate(blocks) if one.role is Role.HEADING), None)
    if end is None:
        return blocks
    return (*blocks[:end], *(one for one in blocks if one.role is Role.SOURCE))


def _articles(match: Match, known: Knowledge, citing: tuple[int, ...] = ()) -> Section:
    related = [one.id for one in related_articles(match, known)]
    ids = dict.fromkeys((*citing, *related))
    return Section("Bài viết liên quan", links_of(Kind.ARTICLE, ids, known))


def _same_number(directive: Directive, known: Knowledge) -> tuple[Directive, ...]:
    return addresses.directives_at(addresses.directive_slug(directive), known.catalogue)


def _dated(directive: Directive) -> str:
    """Its name, with the date or the term that tells it from others of its number."""
    when = words.days(directive.dates[:1]) or (f"khóa {directive.term}" if directive.term else "")
    name = words.directive_name(directive)
    return f"{name} ({when})" if when and directive.citation else name


def _filled(*sections: Section) -> tuple[Section, ...]:
    return tuple(one for one in sections if one.links)
