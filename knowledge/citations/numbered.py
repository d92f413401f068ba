"""Things that have numbers and are no documents: `bão số 3`, `tổ dân phố số 7`, `mô hình số 2`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.citations import letters as known
from knowledge.citations.split import split_letters
from knowledge.text.phrases import agree, ways_by_fold
from knowledge.text.weights import function_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.citations.tokens import Token
    from knowledge.text.phrases import Phrase

_LONGEST_THING = 2
_ALSO_ASKING = ("chọn", "mở", "mang", "nhắc", "bản", "vb")


def is_of_another_thing(before: Sequence[Token]) -> bool:
    """Whether the number behind these tokens is that of a thing that is no document.

    Of a thing that the table of such things has not, it is where no word asks for a document.
    """
    if not before or not before[-1].is_word:
        return False
    if any(_is_one(before[-length:], _things()) for length in range(1, _LONGEST_THING + 1)):
        return True
    return not (_is_one(before[-1:], _framing()) or _is_of_issuer(before) or _says_type(before))


def _is_one(stretch: Sequence[Token], phrases: Mapping[Phrase, Sequence[Phrase]]) -> bool:
    """Whether the words are one of the phrases, with its marks where they are typed."""
    typed = [token.marked for token in stretch]
    return any(agree(typed, way) for way in phrases.get(tuple(one.folded for one in stretch), ()))


def _is_of_issuer(before: Sequence[Token]) -> bool:
    """Whether a body stands there: `UBND tỉnh số 781`."""
    named = (known.body_named(before[-length:]) for length in range(1, known.longest_body() + 1))
    return any(split_letters(before[-1].folded)) or any(named)


def _says_type(before: Sequence[Token]) -> bool:
    """Whether a type of document is said: `luật dân chủ cơ sở số 10`."""
    said = [token.folded for token in before]
    if any(split_letters(token.folded)[0] for token in before if token.is_bare):
        return True
    return any(
        " ".join(said[at : at + length]) in known.type_words()
        for at in range(len(said))
        for length in range(1, known.longest_type() + 1)
    )


@tables.derived
def _things() -> dict[Phrase, list[Phrase]]:
    return ways_by_fold(row["phrase"] for row in tables.rows("numbered_things"))


@tables.derived
def _framing() -> dict[Phrase, list[Phrase]]:
    """Last words of the phrases that frame a question: `cho em hỏi số 105`."""
    asking = (row["phrase"] for row in tables.rows("question_words"))
    framing = (*function_words(), *asking, *_ALSO_ASKING)
    return ways_by_fold(phrase.split()[-1] for phrase in framing)
