"""Vocabulary kept as data: document types, issuers, abbreviations, synonyms, provinces.

Each table is a tab-separated file with a header line. An administrator extends one by putting a
file of the same name, with the same columns, into a folder; `extend` reads it once at start.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from knowledge.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Callable

Function = TypeVar("Function", bound="Callable[..., Any]")

_PACKAGE = Path(__file__).parent
_folders: list[Path] = [_PACKAGE]
_derived: list[Any] = []


def derived(function: Function) -> Function:
    """Cache what a function computes from the tables, until the tables are extended."""
    cached = lru_cache(maxsize=None)(function)
    _derived.append(cached)
    return cached  # type: ignore[return-value]


@derived
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of the table `name`, those of an administrator after those of the package.

    Raises:
        TableError: the package has no such table, or a row has not the columns of its header.
    """
    found: list[dict[str, str]] = []
    for folder in _folders:
        path = folder / f"{name}.tsv"
        if path.is_file():
            found += _read(path)
        elif folder is _PACKAGE:
            raise TableError(f"no table {name}")
    return tuple(found)


def extend(folder: Path) -> None:
    """Read tables from `folder` too, and forget what was computed without them."""
    if folder not in _folders:
        _folders.append(folder)
    for cached in _derived:
        cached.cache_clear()


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for line, row in enumerate(table, start=2):
        if None in row or None in row.values():
            raise TableError(f"{path.name}, line {line}: the columns do not match the header")
    return table
