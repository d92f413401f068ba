"""The JSON that programs read: answers, the whole knowledge base, citations."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from handlers import words
from handlers.answers import say
from handlers.small_talk import small_talk
from knowledge.answering.model import Outcome
from knowledge.catalogue import Article, Directive, Task
from knowledge.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer, Match
    from knowledge.catalogue import Catalogue
    from knowledge.citations import Mention


def answer_object(question: str, answer: Answer, known: Knowledge, ms: float) -> dict[str, Any]:
    """An answer, as `ask --json` prints it; `ms` is what it took. A courtesy asks for nothing."""
    courtesy = small_talk(question, known)
    return {
        "q": question,
        "outcome": Outcome.NONE.value if courtesy else answer.outcome.value,
        "matches": [] if courtesy else matches(answer.matches, known),
        "related": [] if courtesy else matches(answer.related, known),
        "reply": (courtesy or say(answer, known)).text,
        "ms": round(ms, 1),
    }


def refusal_object(reply: str) -> dict[str, Any]:
    """The answer to a line that is no question."""
    return {"q": None, "outcome": "none", "matches": [], "related": [], "reply": reply, "ms": 0}


def catalogue_object(known: Knowledge) -> dict[str, Any]:
    """The whole knowledge base, as `export --json` prints it."""
    catalogue = known.catalogue
    return {
        "sources": [
            {"id": one.id, "title": one.title, "province": one.province, "year": one.year}
            for one in catalogue.sources.values()
        ],
        "tasks": list(map(task_object, catalogue.tasks.values())),
        "directives": [directive_object(one, catalogue) for one in catalogue.directives.values()],
        "articles": list(map(article_object, known.articles.values())),
    }


def task_object(task: Task) -> dict[str, Any]:
    """A task, as `export --json` and the API give it."""
    return {"id": task.id, **_task(task)}


def directive_object(directive: Directive, catalogue: Catalogue) -> dict[str, Any]:
    """A directive, likewise."""
    return {"id": directive.id, **_directive(directive, catalogue), **_mentioned(directive)}


def article_object(article: Article) -> dict[str, Any]:
    """An article, likewise."""
    return {"id": article.id, **_article(article)}


def citations_object(mentions: Iterable[Mention]) -> dict[str, Any]:
    """The citations of a text, as `cite --json` prints them."""
    return {
        "citations": [
            {
                "citation": str(one.citation),
                "as_written": one.as_written,
                "doc_type": one.doc_type,
                "date": one.date.isoformat() if one.date else None,
                "start": one.start,
                "end": one.end,
            }
            for one in mentions
        ]
    }


def matches(found: Iterable[Match], known: Knowledge) -> list[dict[str, Any]]:
    """Entities that fit, best first, as `ask --json` prints them."""
    return [
        {
            "type": match.kind.value,
            "id": match.id,
            "score": match.score,
            "label": words.label(match, known),
            **_entity(match, known),
        }
        for match in found
    ]


def _entity(match: Match, known: Knowledge) -> dict[str, Any]:
    match known.entity(match):
        case Directive() as directive:
            return _directive(directive, known.catalogue)
        case Task() as task:
            return {"number": task.number, "year": task.source.year, "source": task.source.title}
        case Article() as article:
            return _article(article)


def _directive(directive: Directive, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "citation": str(directive.citation) if directive.citation else None,
        "doc_type": directive.doc_type,
        "issuer": directive.issuer,
        "dates": [date.isoformat() for date in directive.dates],
        "titles": list(directive.titles),
        "tasks": [catalogue.tasks[id_].number for id_ in directive.task_ids],
    }


def _mentioned(directive: Directive) -> dict[str, Any]:
    return {
        "issuers": list(directive.issuers),
        "term": directive.term,
        "mentions": [
            {
                "source": one.source.title,
                "task": one.task,
                "as_written": one.as_written,
                "date": one.date.isoformat() if one.date else None,
                "title": one.title,
                "issuer": one.issuer,
            }
            for one in directive.mentions
        ],
        "implements": list(directive.implements),
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "number": task.number,
        "year": task.source.year,
        "source": task.source.title,
        "headings": None if task.headings is None else [asdict(one) for one in task.headings],
        "text": task.text,
        "summary": summarize(task.text),
        "directives": list(task.directive_ids),
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "external_id": article.external_id,
    }
