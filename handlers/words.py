"""How things are called and written in a reply: dates, documents, tasks, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.catalogue import Article, Directive, Task
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match
    from knowledge.answering.question import Question
    from knowledge.catalogue import Source
    from knowledge.citations.read import Named

_LONGEST_LABEL = 60


def day(date: datetime.date) -> str:
    """A date as offices write it: 05/11/2021."""
    return f"{date.day:02}/{date.month:02}/{date.year}"


def days(dates: Iterable[datetime.date]) -> str:
    """Dates in a sentence."""
    return joined(day(date) for date in dates)


def joined(parts: Iterable[str]) -> str:
    """`a, b và c`."""
    listed = list(parts)
    if len(listed) <= 1:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} và {listed[-1]}"


def sentence(text: str) -> str:
    """A printed title with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def clipped(text: str, longest: int) -> str:
    """The text, cut at a word with "…" where it is longer than that many characters."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def directive_name(directive: Directive) -> str:
    """What a document is called in a sentence: type and number, or type and title."""
    kind = directive.doc_type or "Văn bản"
    if directive.citation:
        return f"{kind} số {directive.citation}"
    title = title_of(directive)
    return title if title.startswith(kind) else f"{kind} “{title}”"


def as_named(reference: Named, question: Question) -> str:
    """A document as the person named it."""
    return clipped(question.text[reference.start : reference.end], _LONGEST_LABEL)


def title_of(directive: Directive) -> str:
    """The first printed title, "" where the sources print none."""
    return sentence(directive.titles[0]) if directive.titles else ""


def task_name(task: Task, known: Knowledge) -> str:
    """What a task is called in a sentence, with its programme where there are several."""
    if len(known.catalogue.sources) == 1:
        return f"Nhiệm vụ {task.number}"
    return f"Nhiệm vụ {task.number} ({programme(task)})"


def programme(task: Task) -> str:
    """The province and the year of a task's programme, or its title."""
    source = task.source
    about = " ".join(filter(None, (source.province, str(source.year or ""))))
    return about or source.title


def source_name(source: Source) -> str:
    """The title of a source, with its province where the title does not name it."""
    if not source.province or fold(source.province) in fold(source.title):
        return source.title
    return f"{source.title} ({source.province})"


def one_line(text: str) -> str:
    """A printed text with its line breaks as spaces."""
    return " ".join(text.split())


def label(match: Match, known: Knowledge) -> str:
    """What a button shows for an entity; enough to tell it from others of its number."""
    entity = known.entity(match)
    if isinstance(entity, Directive):
        return clipped(directive_label(entity), _LONGEST_LABEL)
    if isinstance(entity, Task):
        return clipped(f"{task_name(entity, known)}: {one_line(entity.text)}", _LONGEST_LABEL)
    return clipped(entity.title, _LONGEST_LABEL)


def directive_label(directive: Directive) -> str:
    """Number, date or term, and the beginning of the title."""
    when = days(directive.dates[:1]) or (f"khóa {directive.term}" if directive.term else "")
    title = title_of(directive)
    if directive.citation is None:
        return directive_name(directive)
    head = f"{directive.citation}" + (f" ({when})" if when else "")
    return f"{head}: {title}" if title else head


def name(match: Match, known: Knowledge) -> str:
    """What an entity is called in a sentence."""
    entity = known.entity(match)
    if isinstance(entity, Directive):
        return directive_name(entity)
    return task_name(entity, known) if isinstance(entity, Task) else f"bài “{entity.title}”"


def source_of_article(article: Article) -> str:
    """Where the bot has an article from."""
    return article.url or "danh mục tin đã nạp (chưa có đường dẫn)"
