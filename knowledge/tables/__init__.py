"""Vocabulary kept as data: document types, issuers, abbreviations, synonyms, provinces.

Each table is a tab-separated file with a header line. An administrator extends one by putting a
file of the same name, with the same columns, into a folder; `extend` reads it once at start.
"""

from __future__ import annotations

import csv
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from knowledge.errors import TableError, TableProblem

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
        TableError: the package has no such table, a table has other columns than the package's, or
            a row has not the columns of its header.
    """
    found: list[dict[str, str]] = []
    for folder in _folders:
        path = folder / f"{name}.tsv"
        if path.is_file():
            found += _read(path)
            if found and found[-1].keys() != found[0].keys():
                raise TableError(TableProblem.COLUMNS, path.name)
        elif folder is _PACKAGE:
            raise TableError(TableProblem.NO_TABLE, name)
    return tuple(found)


def extend(folder: Path) -> None:
    """Read tables from `folder` too, and forget what was computed without them.

    Raises:
        TableError: one of them cannot be read; none of the folder's is then used.
    """
    if folder in _folders:
        return
    if not folder.is_dir():
        raise TableError(TableProblem.NO_FOLDER, folder)
    _folders.append(folder)
    _forget()
    try:
        for table in _PACKAGE.glob("*.tsv"):
            rows(table.stem)
    except TableError:
        _folders.remove(folder)
        _forget()
        raise


def extensions() -> tuple[Path, ...]:
    """The folders that the tables were extended from."""
    return tuple(_folders[1:])


def _forget() -> None:
    for cached in _derived:
        cached.cache_clear()


def _read(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = (unicodedata.normalize("NFC", line) for line in file)
            table = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    except UnicodeDecodeError as error:
        raise TableError(TableProblem.NOT_TEXT, path.name) from error
    for line, row in enumerate(table, start=2):
        if None in row or None in row.values():
            raise TableError(TableProblem.ROW, path.name, line)
    return table
