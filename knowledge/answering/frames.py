"""Take away what frames a question in chat and says nothing of its subject, and its provinces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.text.fold import accented, fold, words
from knowledge.text.phrases import lengths_by_first

if TYPE_CHECKING:
    from knowledge.answering.slate import Slate
    from knowledge.citations.tokens import Token
    from knowledge.search.lexicon import Lexicon

from knowledge.citations.tokens import tokenize

_LONGEST_FRAME = 6
_LONGEST_PROVINCE = 4


def take_frames(slate: Slate, lexicon: Lexicon) -> bool:
    """Take away polite words, fillers and the frame of the question; whether it had a frame.

    A single syllable goes only where it is no part of a word of the knowledge base (`chi` of
    `chi bộ`), since regional particles are written like other words.
    """
    tokens = [token for token in tokenize(slate.left) if token.is_word]
    at, has_frame = 0, False
    while at < len(tokens):
        length = _frame_length(tokens, at, lexicon)
        if length:
            slate.blank(tokens[at].start, tokens[at + length - 1].end)
            stretch = tuple(token.folded for token in tokens[at : at + length])
            has_frame = has_frame or stretch in _asking_frames()
        at += length or 1
    return has_frame


def take_provinces(slate: Slate, lexicon: Lexicon) -> tuple[str, ...]:
    """Names of provinces, with their marks where the person types marks; one that no source is
    about is taken away."""
    tokens = [token for token in tokenize(slate.left) if token.is_word]
    found: list[str] = []
    for length in range(_LONGEST_PROVINCE, 1, -1):
        for at in _province_places(tokens, length):
            stretch = tokens[at : at + length]
            name = _provinces().get(tuple(token.folded for token in stretch))
            if name and _agree(stretch, name[1]) and not _is_word(stretch, name[1], lexicon):
                found.append(name[0])
                if name[1] not in (written for written, _ in lexicon.light_names.values()):
                    slate.blank(stretch[0].start, stretch[-1].end)
                tokens = [token for token in tokens if token not in stretch]
                break
    return tuple(found)


def _province_places(tokens: list[Token], length: int) -> list[int]:
    """Where a name of so many syllables may begin."""
    lengths = _province_lengths()
    beginnings = enumerate(tokens[: len(tokens) - length + 1])
    return [at for at, token in beginnings if length in lengths.get(token.folded, ())]


def _is_word(stretch: list[Token], name: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a name typed without marks is words that the knowledge base has (`diễn biến`)."""
    if not all(token.is_bare for token in stretch):
        return False
    written = lexicon.marked_pairs(stretch[0].folded, stretch[1].folded)
    return bool(written) and name[:2] not in written


def _frame_length(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    for length in _frame_lengths().get(tokens[at].folded, ()):
        stretch = tokens[at : at + length]
        if len(stretch) < length:
            continue
        frame = _frames().get(tuple(token.folded for token in stretch))
        if at and tokens[at - 1].folded == "van" and tokens[at].folded == "ban":
            return 0
        if frame and any(_agree(stretch, written) for written in frame):
            return length if length > 1 or _stands_alone(tokens, at, lexicon) else 0
    return 0


def _stands_alone(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    folded = [token.folded for token in tokens]
    before = at > 0 and lexicon.knows_pair(folded[at - 1], folded[at])
    after = at + 1 < len(folded) and lexicon.knows_pair(folded[at], folded[at + 1])
    return not (before or after)


def _agree(stretch: list[Token], written: tuple[str, ...]) -> bool:
    """Whether words typed with marks have the marks of the phrase."""
    return all(
        token.is_bare or accented(token.text) == word
        for token, word in zip(stretch, written, strict=True)
    )


@tables.derived
def _frames() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for row in tables.rows("question_words"):
        written = tuple(words(accented(row["phrase"])))
        found.setdefault(tuple(fold(word) for word in written), []).append(written)
    return found


@tables.derived
def _frame_lengths() -> dict[str, list[int]]:
    """First syllable of frames → how many syllables these have, the most first."""
    return lengths_by_first(frame for frame in _frames() if 0 < len(frame) <= _LONGEST_FRAME)


@tables.derived
def _province_lengths() -> dict[str, list[int]]:
    return lengths_by_first(_provinces())


@tables.derived
def _asking_frames() -> frozenset[tuple[str, ...]]:
    """Folded syllables of the phrases that ask, as courtesies and fillers do not."""
    asking = (row["phrase"] for row in tables.rows("question_words") if row["kind"] == "frame")
    return frozenset(tuple(words(fold(phrase))) for phrase in asking)


@tables.derived
def _provinces() -> dict[tuple[str, ...], tuple[str, tuple[str, ...]]]:
    found: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
    for row in tables.rows("provinces"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            written = tuple(words(accented(name)))
            found[tuple(fold(word) for word in written)] = (row["name"], written)
    return found
