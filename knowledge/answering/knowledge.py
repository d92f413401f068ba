"""A catalogue with everything that is derived from it for answering."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.citations import Citation, find
from knowledge.search.concepts import Phrase, concepts_of, telling_concepts
from knowledge.search.lexicon import Entry, Kind, Lexicon

if TYPE_CHECKING:
    from knowledge.answering.model import Match
    from knowledge.catalogue import Article, Catalogue, Directive, Task


class Knowledge:
    """What answers are made from; never changes, like the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.lexicon = Lexicon(catalogue)

    @cached_property
    def entries(self) -> dict[tuple[Kind, int], Entry]:
        """Kind and id → the entity as search sees it."""
        return {(entry.kind, entry.id): entry for entry in self.lexicon.entries}

    @cached_property
    def concepts(self) -> tuple[Phrase, ...]:
        """Folded syllables of the concepts by which articles are related to entities."""
        return telling_concepts(self.lexicon)

    @cached_property
    def article_titles(self) -> dict[int, tuple[Phrase, tuple[Phrase, ...]]]:
        """Article id → folded syllables of its title, and the concepts among them."""
        articles = self.catalogue.articles.values()
        return {article.id: concepts_of(article.title, self.concepts) for article in articles}

    @cached_property
    def article_citations(self) -> dict[int, tuple[Citation, ...]]:
        """Article id → the document numbers that its title, summary and text print."""
        return {
            article.id: tuple(
                mention.citation for text in _texts(article) for mention in find(text)
            )
            for article in self.catalogue.articles.values()
        }

    def entity(self, match: Match) -> Directive | Task | Article:
        """The entity of a match."""
        match match.kind:
            case Kind.DIRECTIVE:
                return self.catalogue.directives[match.id]
            case Kind.TASK:
                return self.catalogue.tasks[match.id]
            case Kind.ARTICLE:
                return self.catalogue.articles[match.id]


def _texts(article: Article) -> list[str]:
    return [text for text in (article.title, article.summary, article.text) if text]
