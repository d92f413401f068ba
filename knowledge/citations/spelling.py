"""The letters of a number as an office spells them: Đ for D, W for Ư, TTg for TTG."""

from __future__ import annotations

import re

from knowledge import tables
from knowledge.citations import vocabulary
from knowledge.text.fold import fold

_CENTRAL = re.compile("(?<=[tT])[ưƯ]")
_DIGITS = re.compile(r"[0-9]*$")
_COUNCIL = re.compile(r"HD(?=[A-ZĐ])")


def spell_type(segment: str) -> str:
    """The first letters of a symbol, where a type is expected before an issuer."""
    return _spell(segment, (types_as_written(), issuers_as_written()), (_types(), _issuers()))


def spell_issuer(segment: str) -> str:
    """Any later letters of a symbol, where an issuer or its unit is expected."""
    spelled = _spell(
        segment, (issuers_as_written(), types_as_written()), (_issuers(), {"qd": "QĐ"})
    )
    return _COUNCIL.sub("HĐ", spelled) if spelled.startswith("HD") else spelled


@tables.derived
def types_as_written() -> dict[str, str]:
    """Spelling of type letters by their lower case."""
    letters = vocabulary.types() | vocabulary.old_symbols()
    return {spelled.lower(): spelled for spelled in letters}


@tables.derived
def issuers_as_written() -> dict[str, str]:
    """Spelling of issuer letters by their lower case."""
    return {spelled.lower(): spelled for spelled in vocabulary.issuers()}


@tables.derived
def _types() -> dict[str, str]:
    return _unique(vocabulary.types() | vocabulary.old_symbols())


@tables.derived
def _issuers() -> dict[str, str]:
    others = vocabulary.departments() | vocabulary.offices()
    return _unique(others) | _unique(set(vocabulary.issuers()))


def _unique(letters: frozenset[str] | set[str]) -> dict[str, str]:
    by_fold: dict[str, set[str]] = {}
    for spelled in letters:
        by_fold.setdefault(fold(spelled), set()).add(spelled)
    return {key: min(group) for key, group in by_fold.items() if len(group) == 1}


def _spell(
    segment: str, exact: tuple[dict[str, str], ...], folded: tuple[dict[str, str], ...]
) -> str:
    central = _CENTRAL.sub("W", segment)
    digits = _DIGITS.search(central)
    number = digits[0] if digits else ""
    letters = central.removesuffix(number) if number else central
    for known in exact:
        if spelled := known.get(letters.lower()):
            return spelled + number
    for known in folded:
        if spelled := known.get(fold(letters)):
            return spelled + number
    return (letters.upper() if letters.islower() else letters) + number
