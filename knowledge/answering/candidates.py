"""The best candidates for a question, whatever it was answered, and what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.answering.model import Match, Outcome, Way
from knowledge.answering.ways.of_articles import find_articles
from knowledge.search.lexicon import Kind
from knowledge.search.score import Hit, search
from knowledge.search.subject import read_subject

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer
    from knowledge.articles.library import Ranked


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may answer a question: `hit` tells how a document was found, `ranked` an article.

    What was found by a number or as one of a set has neither.
    """

    match: Match
    hit: Hit | None = None
    ranked: Ranked | None = None


def candidates(answer: Answer, known: Knowledge, most: int) -> tuple[Candidate, ...]:
    """What may answer a question, best first: what did, then what its words find, by score.

    Where a question says nothing but a number, what bears the number is all that may answer it.
    """
    question = answer.question
    if _is_told(answer, known):
        return tuple(map(Candidate, answer.matches))[:most]
    articles = [
        Candidate(Match(Kind.ARTICLE, one.id, _percent(one.score)), ranked=one)
        for one in find_articles(question, known, most)
    ]
    hits = search(read_subject(question.loose_subject, known.lexicon), known.lexicon)[:most]
    documents = [
        Candidate(Match(one.entry.kind, one.entry.id, _percent(one.coverage)), one) for one in hits
    ]
    ranked = sorted((*articles, *documents), key=lambda one: -one.match.score)
    found = {one.match: one for one in ranked}
    answered = answer.matches if answer.outcome is not Outcome.NONE else ()
    first = {match: found.get(match, Candidate(match)) for match in answered}
    return tuple((first | {key: one for key, one in found.items() if key not in first}).values())[
        :most
    ]


def _is_told(answer: Answer, known: Knowledge) -> bool:
    """Whether a number answered a question that says nothing else."""
    if answer.way is not Way.NUMBER or answer.outcome is Outcome.NONE:
        return False
    return not read_subject(answer.question.subject, known.lexicon).weight


def _percent(share: float) -> float:
    return round(100 * min(max(share, 0.0), 1.0), 1)
