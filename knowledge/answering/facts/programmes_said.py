"""Which programmes a question means: those of its places, each of the year that is said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading.when import YEAR
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Collection

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Source
    from knowledge.reading.question import Question

_YEARS = rf"(?: nam)? (?P<years>{YEAR}(?:(?: (?:va|voi|so voi|hay|hoac))?(?: nam)? {YEAR})*)\b"
"""Behind the name of a place: the years whose programmes of it are meant."""


def sources_said(
    question: Question, known: Knowledge, issued: Collection[int] = ()
) -> list[Source]:
    """The programmes of the places and the year that a question says, all where it says neither.

    Of several places, one without a programme of a year that is not said right behind it has all
    of its own. A year of `issued`, when a document is of, is that of a programme only behind a
    place or the word for a programme.
    """
    of_years = question.when.is_of_years and not question.when_is_of_document
    year = question.programme or (question.when.year if of_years else None)
    held = known.catalogue.sources.values()
    if issued and year not in {one.year for one in held}:
        year = None
    if year in issued and not question.is_in_programme:
        year = None
    if not question.provinces:
        return [one for one in held if year is None or one.year in (None, year)]
    said, meant = " ".join(words(fold(question.text))), []
    for place in question.provinces:
        its = [one for one in held if one.is_of((place,))]
        behind = _years_behind(place, said)
        years = behind or ({year} if year else set())
        fitting = [one for one in its if not years or one.year in (None, *years)]
        is_of_any = not behind and len(question.provinces) > 1
        meant += fitting or (its if is_of_any else [])
    return meant


def unheld_years(question: Question, known: Knowledge) -> list[tuple[str, int]]:
    """The years that are said right behind places, which have programmes of others alone."""
    said, sources = " ".join(words(fold(question.text))), known.catalogue.sources.values()
    held = {one: {s.year for s in sources if s.is_of((one,))} for one in question.provinces}
    return [
        (place, year)
        for place, years in held.items()
        for year in sorted(_years_behind(place, said))
        if years and not years & {None, year}
    ]


def _years_behind(place: str, said: str) -> set[int]:
    """Those that stand right behind the name of a place in folded words."""
    found = re.finditer(rf"\b{re.escape(' '.join(words(fold(place))))}{_YEARS}", said)
    return {int(year) for one in found for year in re.findall(YEAR, one["years"])}
