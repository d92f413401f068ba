"""Rank articles that have words of a question by how well one passage of each answers it.

What the words of a question say together is mostly said in one passage, so each passage is
compared with the question for itself, with the title counted to all of them. Titles and bodies
come as codes of syllables (`knowledge.articles.tokens`), so nothing is split again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.text.printed import MARK_BITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BREAK = 0
_FEW_LETTERS = (1 << 12) - 1
"""The bits of a syllable's letters by which most that are not looked for are told at once."""

_INDEX, _SYLLABLES, _PAIRS, _TITLE, _DEFINED, _OTHER_MARKS, _LENGTH = 6, 4.5, 8, 1.5, 11, 6, 0.6
_FULL = _INDEX + _SYLLABLES + _PAIRS + _TITLE


@dataclass(frozen=True, slots=True)
class Words:
    """What a question looks for.

    Attributes:
        codes: a code for each different syllable; those typed without marks are in `is_plain`.
        weights: how rare each syllable is.
        pairs: positions in `codes` of syllables that stand side by side, each pair once.
        pair_weights: how rare each pair is.
        defined: letters of what it asks the meaning of, the word that defines it included.
    """

    codes: NDArray[np.int64]
    is_plain: NDArray[np.bool_]
    weights: NDArray[np.float64]
    pairs: NDArray[np.int64]
    pair_weights: NDArray[np.float64]
    defined: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well articles answer, one value for each.

    `score` ranks, 1 for all that can be had; `syllables` and `pairs` are the shares of the
    question that its best passage says.
    """

    score: NDArray[np.float64]
    syllables: NDArray[np.float64]
    pairs: NDArray[np.float64]


def rank(words: Words, found: Sequence[float], texts: Sequence[bytes]) -> Fit:
    """Compare articles with a question: `found` are their scores in the index."""
    text = _Texts(texts)
    seen = text.find(words)
    said = text.syllables(seen, words)
    said_pairs = text.pairs(seen, words)
    titles = text.first[text.owner]
    with_title = said | said[titles]
    pairs_with_title = said_pairs | said_pairs[titles]
    syllables = with_title @ words.weights / max(words.weights.sum(), 1e-9)
    pairs = pairs_with_title @ words.pair_weights / max(words.pair_weights.sum(), 1e-9)
    best = text.best(_SYLLABLES * syllables + _PAIRS * pairs)
    index = np.array(found) / max(*found, 1e-9) if len(found) > 1 else np.ones(len(found))
    score = (
        _INDEX * index
        + _SYLLABLES * syllables[best]
        + _PAIRS * pairs[best]
        + _TITLE * text.share_of_titles(said)
        + _DEFINED * text.defines(words.defined)
        - _OTHER_MARKS * text.other_marks(seen, said, words)
        - _LENGTH * np.log1p(text.lengths[best])
    )
    return Fit(score / _FULL, syllables[best], pairs[best])


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where texts have syllables of a question, in order: the places, the passages that these are
    in, and which of the question's syllables each is."""

    places: NDArray[np.int64]
    passages: NDArray[np.int64]
    which: NDArray[np.int64]


class _Texts:
    """The passages of several articles, in one array of codes."""

    def __init__(self, texts: Sequence[bytes]) -> None:
        self._codes = np.frombuffer(b"".join(texts), dtype=np.uint32)
        sizes = np.array([len(text) // 4 for text in texts])
        self._letters = self._codes >> MARK_BITS
        self.starts = np.flatnonzero(self._codes == _BREAK)
        self.lengths = np.diff(self.starts, append=len(self._codes)) - 1
        ends = np.cumsum(sizes)
        self.first = np.searchsorted(self.starts, ends - sizes)
        self.owner = np.searchsorted(ends, self.starts, side="right")
        self._articles = len(texts)

    def find(self, words: Words) -> _Seen:
        """Where the texts have syllables of the question, whatever their marks."""
        wanted = (words.codes >> MARK_BITS).astype(np.uint32)
        may_be = np.zeros(_FEW_LETTERS + 1, dtype=bool)
        may_be[wanted & _FEW_LETTERS] = True
        places = np.flatnonzero(may_be.take(self._letters & _FEW_LETTERS))
        order = np.argsort(wanted)
        at = np.searchsorted(wanted[order], self._letters[places])
        which = order[np.minimum(at, len(wanted) - 1)]
        is_it = wanted[which] == self._letters[places]
        places = places[is_it]
        passages = np.searchsorted(self.starts, places, side="right") - 1
        return _Seen(places, passages, which[is_it])

    def syllables(self, seen: _Seen, words: Words) -> NDArray[np.bool_]:
        """Passage by syllable of the question: whether it has it."""
        return self._table(seen.passages, seen.which, len(words.codes))

    def pairs(self, seen: _Seen, words: Words) -> NDArray[np.bool_]:
        """Passage by pair of the question: whether it has the two side by side."""
        number = np.full((len(words.codes), len(words.codes)), -1)
        number[words.pairs[:, 0], words.pairs[:, 1]] = np.arange(len(words.pairs))
        is_beside = np.diff(seen.places) == 1
        which = number[seen.which[:-1], seen.which[1:]]
        is_pair = is_beside & (which >= 0)
        return self._table(seen.passages[:-1][is_pair], which[is_pair], len(words.pairs))

    def best(self, value: NDArray[np.float64]) -> NDArray[np.int64]:
        """The passage of each article that has the highest value, the first of several."""
        order = np.lexsort((np.arange(len(value)), -value, self.owner))
        return order[np.searchsorted(self.owner[order], np.arange(self._articles))]

    def share_of_titles(self, said: NDArray[np.bool_]) -> NDArray[np.float64]:
        """The share of each title's syllables that the question says."""
        share: NDArray[np.float64] = said[self.first].sum(axis=1) / np.maximum(
            self.lengths[self.first], 1
        )
        return np.minimum(share, 1.0)

    def defines(self, defined: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether a passage of each article begins with what is to be defined."""
        found = np.zeros(self._articles, dtype=bool)
        if not len(defined):
            return found
        reach = self.starts[self.starts + len(defined) < len(self._letters)]
        window = self._letters[reach[:, None] + 1 + np.arange(len(defined))]
        hit = (window == defined).all(axis=1)
        found[self.owner[: len(reach)][hit]] = True
        return found

    def other_marks(
        self, seen: _Seen, said: NDArray[np.bool_], words: Words
    ) -> NDArray[np.float64]:
        """The share of the question that each article has with other marks alone."""
        is_exact = self._codes[seen.places] == words.codes[seen.which]
        exact = self._table(seen.passages[is_exact], seen.which[is_exact], len(words.codes))
        missed = self._by_article(said) & ~self._by_article(exact) & ~words.is_plain
        share: NDArray[np.float64] = missed @ words.weights / max(words.weights.sum(), 1e-9)
        return share

    def _by_article(self, table: NDArray[np.bool_]) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = np.logical_or.reduceat(table, self.first, axis=0)
        return found

    def _table(
        self, passages: NDArray[np.int64], which: NDArray[np.int64], width: int
    ) -> NDArray[np.bool_]:
        table = np.zeros((len(self.starts), width), dtype=bool)
        table[passages, which] = True
        return table
