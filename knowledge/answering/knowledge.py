"""A catalogue with everything that is derived from it for answering."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.answering.taught import Taught
from knowledge.remembered import Remembered
from knowledge.search.concepts import Phrase, concept_counts, telling_concepts
from knowledge.search.lexicon import Entry, Kind, Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.answering.model import Match
    from knowledge.articles.library import Library
    from knowledge.catalogue import Article, Catalogue, Directive, Task

_RELATED, _WORDED = 1000, 16


class Knowledge:
    """What answers are made from; never changes, like the catalogue."""

    def __init__(
        self, catalogue: Catalogue, articles: Library, taught: Taught | None = None
    ) -> None:
        self.catalogue = catalogue
        self.taught = taught or Taught()
        self.articles = articles
        self.lexicon = Lexicon(catalogue, articles)
        self.related: Remembered[tuple[Kind, int], tuple[Match, ...]] = Remembered(_RELATED)
        """Kind and id of what was asked about → the articles related to it."""
        self.worded: Remembered[str, str] = Remembered(_WORDED)
        """Texts that were put in words of articles last."""

    def with_articles(self, articles: Library) -> Knowledge:
        """The same with other articles."""
        other = copy(self)
        other.articles = articles
        other.lexicon = self.lexicon.with_articles(articles)
        other.related, other.worded = Remembered(_RELATED), Remembered(_WORDED)
        other.__dict__.pop("concepts", None)
        return other

    def with_taught(self, taught: Taught) -> Knowledge:
        """The same where other phrases are taught."""
        other = copy(self)
        other.taught = taught
        return other

    def saying(self, said: Mapping[int, Directive]) -> Knowledge:
        """The same where no more is known of these documents, by id, than what they are here."""
        other = copy(self)
        held = {**self.catalogue.directives, **said}
        other.catalogue = replace(self.catalogue, directives=held)
        return other

    @cached_property
    def entries(self) -> dict[tuple[Kind, int], Entry]:
        """Kind and id → the directive or task as search sees it."""
        return {(entry.kind, entry.id): entry for entry in self.lexicon.entries}

    @cached_property
    def concepts(self) -> tuple[Phrase, ...]:
        """Folded syllables of the concepts by which articles are related to entities."""
        return telling_concepts(self._concept_counts, self.lexicon)

    @cached_property
    def _concept_counts(self) -> dict[Phrase, int]:
        return concept_counts(self.lexicon)

    def holds(self, kind: Kind, id_: int) -> bool:
        """Whether there is such an entity now."""
        return id_ in self.articles if kind is Kind.ARTICLE else (kind, id_) in self.entries

    def entity(self, match: Match) -> Directive | Task | Article:
        """The entity of a match."""
        match match.kind:
            case Kind.DIRECTIVE:
                return self.catalogue.directives[match.id]
            case Kind.TASK:
                return self.catalogue.tasks[match.id]
            case Kind.ARTICLE:
                return self.articles[match.id]
