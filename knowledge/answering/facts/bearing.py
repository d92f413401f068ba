"""Which documents bear the number and the letters that a question names, however typed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from knowledge.answering.facts import filters
from knowledge.answering.facts.short_numbers import named_short
from knowledge.citations import letters
from knowledge.text.fold import fold
from knowledge.text.printed import folded_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Directive
    from knowledge.citations.read import Named

_LONG_SYMBOL = 9
_DIGIT = re.compile(r"[0-9]")
_PARTY_ISSUERS = ("tu", "tw")


def same_number(named: Named, known: Knowledge) -> list[Directive]:
    """Directives with the number and letters that are named, whatever else is said."""
    of_number = known.catalogue.by_number.get(named.number, ())
    exact = [directive for directive in of_number if filters.bears(directive, named)]
    if not exact and named.is_lent:
        return same_number(replace(named, issuer="", body=None, is_lent=False), known)
    exact = exact or named_short(named, known) or _of_other_type(named, of_number)
    return exact if exact or _is_sure(named) else _slips(named, of_number)


def _of_other_type(named: Named, of_number: Iterable[Directive]) -> list[Directive]:
    """Bearers of all letters that are typed, which are not those of the type that is said."""
    of_any = replace(named, types=frozenset(), type_name="")
    return [
        one
        for one in of_number
        if named.type_name
        and one.citation
        and folded_word(one.citation.doc_type) not in named.types
        and alphanumeric(one.citation.symbol) == named.symbol
        and filters.bears(one, of_any)
    ]


def _is_sure(named: Named) -> bool:
    """Whether the letters are ones that documents of that issuer are known to have."""
    if not named.understood or not named.symbol:
        return named.understood
    party = named.issuer in _PARTY_ISSUERS
    sure = letters.sure_party_types() if party else letters.sure_state_types()
    return not named.types or bool(named.types & sure)


def _slips(named: Named, of_number: Iterable[Directive]) -> list[Directive]:
    """Bearers of the number whose letters are a slip of the finger from those typed."""
    return [
        directive
        for directive in of_number
        if directive.citation
        and (not named.type_name or filters.has_type(directive, named.types, named.type_name))
        and (named.year is None or directive.citation.year in (None, named.year))
        and _is_slip(named.symbol, alphanumeric(directive.citation.symbol))
    ]


def _is_slip(typed: str, symbol: str) -> bool:
    """One slip, or two in the long letters of bodies (`PL-UBTQVH11`); digits are never one."""
    slips = 1 + (len(symbol) >= _LONG_SYMBOL)
    same_digits = _DIGIT.findall(typed) == _DIGIT.findall(symbol)
    return same_digits and OSA.distance(typed, symbol, score_cutoff=slips) <= slips


def alphanumeric(symbol: str) -> str:
    """Letters and digits of a symbol, folded."""
    return "".join(char for char in fold(symbol) if char.isalnum())
