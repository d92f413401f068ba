"""What an article is linked to: a list to tick, and what is typed to be added to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handlers import words
from handlers.build import paragraph
from handlers.messages import Reply
from handlers.publishing.orders import button
from handlers.publishing.panel import TOGGLE, back
from knowledge.answering.model import Match, Outcome
from knowledge.search.lexicon import Kind
from knowledge.text.fold import clean, fold
from knowledge.topics import topic, topics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.messages import Button
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer
    from knowledge.answering.relations import Relations
    from knowledge.publishing.model import Content, Draft

HOW = (
    "Bấm để chọn hoặc bỏ chọn; gõ số hiệu, “nhiệm vụ 5” hoặc tên chủ đề để thêm. "
    "Ai theo dõi những mục này sẽ nhận được bài."
)
NOTHING = "Tôi không tìm thấy “{said}”. Đồng chí gõ ví dụ: 04-NQ/TU, nhiệm vụ 5."
FULL = "Bài đã có nhiều liên kết; đồng chí bỏ bớt rồi thêm."

_MOST_FOUND = 8
_MOST_LINKS = 40
_LONGEST_SAID = 60
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """What an article may be linked to: a directive (`d`), a task (`t`), a topic (`c`)."""

    letter: str
    target: str


def read_link(said: str) -> Link | None:
    """The link that a button names; None where it is made up."""
    letter, target = said[:1], said[1:]
    if letter == "c":
        return Link(letter, target) if topic(target) else None
    is_id = target.isascii() and target.isdigit() and len(target) <= _MOST_DIGITS
    return Link(letter, target) if letter in {"d", "t"} and is_id else None


def held_by(content: Content) -> tuple[Link, ...]:
    """What an article is linked to."""
    return (
        *(Link("d", str(id_)) for id_ in content.directives),
        *(Link("t", str(id_)) for id_ in content.tasks),
        *(Link("c", slug) for slug in content.topics),
    )


def toggled(content: Content, link: Link) -> Content:
    """The content with a link, or without it where it was there."""
    held = held_by(content)
    kept = tuple(one for one in held if one != link) if link in held else (*held, link)
    return replace(
        content,
        directives=tuple(int(one.target) for one in kept if one.letter == "d"),
        tasks=tuple(int(one.target) for one in kept if one.letter == "t"),
        topics=tuple(one.target for one in kept if one.letter == "c"),
    )


def is_over(content: Content) -> bool:
    """Whether an article is linked to more than can be listed."""
    return len(held_by(content)) > _MOST_LINKS


def proposed(relations: Relations) -> tuple[Link, ...]:
    """What may be linked, by what an article says."""
    return (
        *(Link("d", str(id_)) for id_ in (*relations.directives, *relations.unsure)),
        *(Link("t", str(id_)) for id_ in relations.tasks),
    )[:_MOST_LINKS]


def found(answer: Answer) -> tuple[Link, ...]:
    """What an answer offers to link, best first."""
    if answer.outcome is Outcome.NONE:
        return ()
    letters = {Kind.DIRECTIVE: "d", Kind.TASK: "t"}
    matches = [one for one in answer.matches if one.kind in letters]
    return tuple(Link(letters[one.kind], str(one.id)) for one in matches[:_MOST_FOUND])


def topic_said(text: str) -> Link | None:
    """The topic that is typed by its name."""
    said = fold(clean(text))
    return next((Link("c", one.slug) for one in topics() if fold(one.name) == said), None)


def ticking(draft: Draft, offered: Iterable[Link], known: Knowledge, note: str = HOW) -> Reply:
    """What an article is and may be linked to, each to be ticked or not."""
    every = (*held_by(draft.content), *offered, *(Link("c", one.slug) for one in topics()))
    buttons = [_tick(draft, one, known) for one in dict.fromkeys(every)]
    shown = tuple((one,) for one in buttons if one)
    return Reply((paragraph(note),), (*shown, (back(draft.id),)))


def not_found(text: str) -> str:
    """Nothing is called what was typed."""
    return NOTHING.format(said=words.clipped(clean(text), _LONGEST_SAID))


def _tick(draft: Draft, link: Link, known: Knowledge) -> Button | None:
    name = _name(link, known)
    sign = "✓" if link in held_by(draft.content) else "▫️"
    return button(f"{sign} {name}", TOGGLE, draft.id, link.letter + link.target) if name else None


def _name(link: Link, known: Knowledge) -> str:
    """What a link is called, "" where its target is gone."""
    if link.letter == "c":
        found_topic = topic(link.target)
        return f"Chủ đề: {found_topic.name}" if found_topic else ""
    kind = Kind.DIRECTIVE if link.letter == "d" else Kind.TASK
    is_there = known.holds(kind, int(link.target))
    return words.label(Match(kind, int(link.target)), known) if is_there else ""
