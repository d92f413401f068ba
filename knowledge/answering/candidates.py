"""The best candidates for a question, whatever it was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering.model import Match, Outcome
from knowledge.answering.of_articles import find_articles
from knowledge.search.lexicon import Kind
from knowledge.search.score import search
from knowledge.search.subject import read_subject

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer


def candidates(answer: Answer, known: Knowledge, most: int) -> tuple[Match, ...]:
    """What may answer a question, best first: what did, then what its words find, by score."""
    question = answer.question
    articles = [
        Match(Kind.ARTICLE, one.article.id, _percent(one.score))
        for one in find_articles(question, known, most)
    ]
    hits = search(read_subject(question.loose_subject, known.lexicon), known.lexicon)[:most]
    documents = [Match(hit.entry.kind, hit.entry.id, _percent(hit.coverage)) for hit in hits]
    found = sorted((*articles, *documents), key=lambda match: -match.score)
    answered = answer.matches if answer.outcome is not Outcome.NONE else ()
    every = {(match.kind, match.id): match for match in reversed((*answered, *found))}
    return tuple(reversed(every.values()))[:most]


def _percent(share: float) -> float:
    return round(100 * min(max(share, 0.0), 1.0), 1)
