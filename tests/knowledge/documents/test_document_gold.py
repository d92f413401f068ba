"""Programmes of other provinces, made up, against what a reader of them wrote down."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from knowledge.documents import Directive, DocumentProblem, SourceDocument, read_document
from knowledge.errors import DocumentError

_FOLDER = Path(__file__).parent
_BUNDLED = _FOLDER.parents[2] / "knowledge" / "documents" / "sources" / "nghe-an-2023.txt"
_GOLD = sorted(_FOLDER.glob("*.json"))
_SOURCES = [_BUNDLED, *(path.with_suffix(".txt") for path in _GOLD)]
_REFUSED = {
    "not-bang": DocumentProblem.NO_TASKS,
    "not-cong-thuc": DocumentProblem.NO_TITLE,
    "not-quyet-dinh": DocumentProblem.NO_TASKS,
    "not-tin-tuc": DocumentProblem.NO_TASKS,
}


def _name(path: Path) -> str:
    return path.stem


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("path", _GOLD, ids=_name)
def test_title_tasks_and_articles_are_those_of_the_gold(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    document = read_document(_text(path.with_suffix(".txt")))
    assert (document.title, document.province, document.year, list(document.articles)) == (
        gold["title"],
        gold["province"],
        gold["year"],
        gold["articles"],
    )
    assert [_task(document, place) for place in range(len(document.tasks))] == gold["tasks"]


@pytest.mark.parametrize("path", _GOLD, ids=_name)
def test_directives_are_those_of_the_gold(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    document = read_document(_text(path.with_suffix(".txt")))
    found = [_directive(document, directive) for directive in document.directives]
    assert sorted(found, key=_order) == sorted(gold["directives"], key=_order)


@pytest.mark.parametrize("path", sorted(_FOLDER.glob("not-*.txt")), ids=_name)
def test_other_texts_are_refused(path: Path) -> None:
    with pytest.raises(DocumentError) as refusal:
        read_document(_text(path))
    assert refusal.value.problem is _REFUSED[path.stem]


@pytest.mark.parametrize("path", _SOURCES, ids=_name)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_composition_and_line_ends_change_nothing(path: Path, form: Any, ending: str) -> None:
    text = _text(path)
    lines = unicodedata.normalize(form, text).replace("\r\n", "\n").replace("\n", ending)
    assert read_document("\ufeff" + lines) == read_document(text)


@pytest.mark.parametrize("path", _SOURCES, ids=_name)
@pytest.mark.parametrize("width", [56, 60, 66, 72, 80, 90, 100, 120])
def test_wrapping_by_hand_changes_nothing(path: Path, width: int) -> None:
    paragraphs = _paragraphs(_text(path))
    wrapped = "\n\n".join(
        textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False)
        for paragraph in paragraphs
    )
    assert read_document(wrapped) == read_document("\n\n".join(paragraphs))


def _paragraphs(text: str) -> list[str]:
    """Lines of the text; those of a text that is wrapped already, joined between blank lines."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    blank_separated = max(map(len, lines)) < 100
    parts = re.split(r"\n\s*\n", "\n".join(lines)) if blank_separated else lines
    return [" ".join(part.split()) for part in parts if part.strip()]


def _task(document: SourceDocument, place: int) -> dict[str, Any]:
    task = document.tasks[place]
    citations = [document.directives[position].citation for position in task.directives]
    return {"number": task.number, "citations_in_order": [str(c) for c in citations if c]}


def _directive(document: SourceDocument, directive: Directive) -> dict[str, Any]:
    return {
        "citation": str(directive.citation) if directive.citation else None,
        "doc_type": directive.doc_type,
        "issuer": " | ".join(directive.issuers) or None,
        "dates": [date.isoformat() for date in directive.dates],
        "titles": list(directive.titles),
        "tasks": sorted({reference.task for reference in directive.references}),
        "implements": [str(document.directives[place].citation) for place in directive.implements],
    }


def _order(directive: dict[str, Any]) -> str:
    return json.dumps(directive, ensure_ascii=False, sort_keys=True)
