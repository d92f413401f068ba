"""The index of articles: derived from the store, thrown away and built again at will."""

from __future__ import annotations

import contextlib
import datetime
import json
import re
import shutil
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tantivy

from knowledge.articles.addresses import plain_url
from knowledge.articles.tokens import read_text
from knowledge.catalogue import Article
from knowledge.citations import canonical, find
from knowledge.search.concepts import concepts_in
from knowledge.text.fold import fold, words
from knowledge.text.printed import syllables_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from knowledge.citations import Citation, Mention

_FORMAT = "4"
_STATE = "state.json"
_SPACED = "spaced"
_FEW = (15_000_000, 1)
_MANY = (256_000_000, 2)
"""Bytes of memory and threads of a writer."""

_NUMBER = re.compile(r"\d\s?[-/]\s?(?:\d{4}\s?[-/]\s?)?[A-ZĐ]")
_PLAIN_NUMBER = re.compile(
    r"([0-9](?<!\w[0-9])[0-9]{0,4})((?:/\d{4})?[-/][A-ZĐ][A-ZĐir0-9]*(?:[-/][A-ZĐ][A-ZĐ0-9]*g?)*)\b(?![-/]\w)"
)
_TWO_DIGITS = 10
_AROUND = 100
"""Characters on either side of a number that say what it is the number of."""

ID_BITS = 36
_JSON = json.JSONEncoder(ensure_ascii=False)
_PLAIN = ("id", "title", "url", "summary", "text", "photo", "external_id", "source_id")
_DAYS = ("published", "posted")
_SETS = ("linked_tasks", "linked_directives", "topics")


@dataclass(frozen=True, slots=True)
class State:
    """Which state of which store an index follows; `number` counts the store's changes."""

    store: str
    number: int


class Busy(Exception):  # noqa: N818
    """Another process is writing to the index."""


class ArticleIndex:
    """An index in a folder, or in memory where there is none.

    Several processes may read one folder; one at a time writes to it. Methods block: call those
    that write from a thread.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder / _FORMAT if folder else None
        self._state = State("", 0)
        self._index = self._open()

    @property
    def state(self) -> State:
        """What the index follows now; another process may have brought it forward."""
        if self._folder:
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                kept = json.loads((self._folder / _STATE).read_text(encoding="utf-8"))
                self._state = State(kept["store"], kept["number"])
        return self._state

    def searcher(self) -> tantivy.Searcher:
        """A view of what is committed now, which stays as it is."""
        self._index.reload()
        return self._index.searcher()

    def writer(self, *, many: bool) -> Writer:
        """Begin to change the index; `many` changes are worth more memory and threads.

        Raises:
            Busy: another process is writing.
        """
        newest = self.searcher().search(tantivy.Query.all_query(), 1, order_by_field="id").hits
        try:
            writer = self._index.writer(*(_MANY if many else _FEW))
        except ValueError as error:
            raise Busy from error
        return Writer(writer, newest[0][0] if newest else 0)

    def keep(self, state: State) -> None:
        """Note what the last commit follows."""
        self._state = state
        if self._folder:
            new = self._folder / "state.new"
            new.write_text(json.dumps({"store": state.store, "number": state.number}))
            new.replace(self._folder / _STATE)

    def _open(self) -> tantivy.Index:
        index = self._open_folder(self._folder) if self._folder else tantivy.Index(SCHEMA)
        spaced = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer(_SPACED, spaced)
        return index

    def _open_folder(self, folder: Path) -> tantivy.Index:
        """The index there; one that cannot be read is made anew."""
        folder.mkdir(parents=True, exist_ok=True)
        if not tantivy.Index.exists(str(folder)):
            (folder / _STATE).unlink(missing_ok=True)
        try:
            return tantivy.Index(SCHEMA, path=str(folder))
        except ValueError:
            shutil.rmtree(folder)
            folder.mkdir()
            return tantivy.Index(SCHEMA, path=str(folder))


class Writer:
    """Changes to an index; they are seen when they are committed, all at once."""

    def __init__(self, writer: tantivy.IndexWriter, newest: int) -> None:
        self._writer = writer
        self._newest = newest

    def change(self, articles: Iterable[Article], gone: Iterable[int] = ()) -> None:
        """Put articles in, in the place of older versions of them, and take others out."""
        for id_ in gone:
            self._take_out(id_)
        for article in articles:
            if article.id <= self._newest:
                self._take_out(article.id)
            self._writer.add_document(_document(article))

    def _take_out(self, id_: int) -> None:
        """By a query, for a term from a number of Python is a signed one, which no id is."""
        self._writer.delete_documents_by_query(tantivy.Query.term_query(SCHEMA, "id", id_))

    def forget_all(self) -> None:
        """Take everything out."""
        self._writer.delete_all_documents()
        self._newest = 0

    def commit(self) -> None:
        """Make the changes visible."""
        self._writer.commit()

    def close(self) -> None:
        """Let others write, once what was committed is laid in order."""
        self._writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("age", stored=False, indexed=True, fast=True)
    for name in ("syllables", "pairs"):
        builder.add_text_field(name, tokenizer_name=_SPACED, index_option="freq")
    for name in ("cited", "relates", "concepts", "url"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("codes", stored=True)
    builder.add_bytes_field("article", stored=True)
    return builder.build()


SCHEMA = _schema()


def _document(article: Article) -> tantivy.Document:
    tokens = read_text(article.title, _body(article))
    document = tantivy.Document()
    document.add_unsigned("id", article.id)
    document.add_unsigned("age", age(article))
    document.add_text("syllables", tokens.syllables)
    document.add_text("pairs", tokens.pairs)
    document.add_bytes("codes", tokens.codes)
    document.add_bytes("article", _packed(article))
    for name, terms in (
        ("cited", number_terms(article.title) | number_terms(_body(article))),
        ("relates", _relations(article)),
        ("concepts", map(" ".join, concepts_in(syllables_of(article.title.split()).split()))),
        ("url", [plain_url(article.url)] if article.url else []),
    ):
        for term in terms:
            document.add_text(name, term)
    return document


def age(article: Article) -> int:
    """What articles are ordered by: by day, those added last highest; without a day, below all."""
    if article.day is None:
        return (1 << ID_BITS) - 1 - article.id
    return article.day.toordinal() << ID_BITS | article.id


def mentions_of(article: Article) -> list[Mention]:
    """The document numbers that an article prints."""
    return [*mentions_in(article.title), *mentions_in(_body(article))]


def _body(article: Article) -> str:
    return "\n".join(filter(None, (article.summary, article.text)))


def number_terms(text: str) -> set[str]:
    """Terms for every document number that a text prints, whole and without letters.

    Numbers that are printed as they should be are read for themselves, which is much quicker than
    to find numbers of any form.
    """
    if not ("-" in text or "/" in text) or not _NUMBER.search(text):
        return set()
    found: set[str] = set()

    def read(plain: re.Match[str]) -> str:
        found.update(_terms(plain[1], plain[2]))
        return " "

    other = mentions_in(_PLAIN_NUMBER.sub(read, text))
    for one in other:
        found |= {cited_by(one.citation), numbered(one.citation.number)}
    return found


def _terms(number: str, form: str) -> tuple[str, ...]:
    """What `cited_by` and `numbered` make of a number: all but the digits is of its form."""
    letters = _letters(len(number), form)
    number = number if int(number) >= _TWO_DIGITS else f"{int(number):02}"
    return () if letters is None else (numbered(number, letters), numbered(number))


@lru_cache(maxsize=4096)
def _letters(digits: int, form: str) -> str | None:
    """The folded letters of numbers of a form (`/QĐ-UBND`), None where these are none."""
    citation = canonical(f"{'1' * digits}{form}")
    return _folded_letters(citation) if citation else None


def mentions_in(text: str) -> list[Mention]:
    """The document numbers that a text prints."""
    spots = [match.start() for match in _NUMBER.finditer(text)]
    parts = (text[max(spot - _AROUND, 0) : spot + _AROUND] for spot in spots)
    return [one for part in parts for one in find(part)]


def cited_by(citation: Citation) -> str:
    """The term for a document by its number and letters."""
    return numbered(citation.number, _folded_letters(citation))


def _folded_letters(citation: Citation) -> str:
    return "".join(words(fold(citation.symbol)))


def numbered(number: str, letters: str = "") -> str:
    """The term for documents of a number, of all letters or of these, folded and without signs.

    `QĐ` and `QĐi` are the same, for the words beside a number decide between them. The year of a
    number is left out, as people do.
    """
    spelled = f"qd{letters[3:]}" if letters.startswith("qdi") else letters
    return f"#{number} {spelled}"


def _relations(article: Article) -> list[str]:
    return [
        *(f"task:{id_}" for id_ in article.linked_tasks),
        *(f"directive:{id_}" for id_ in article.linked_directives),
        *(f"topic:{slug}" for slug in article.topics),
    ]


def _packed(article: Article) -> bytes:
    row: dict[str, Any] = {name: held for name in _PLAIN if (held := getattr(article, name))}
    row |= {name: sorted(held) for name in _SETS if (held := getattr(article, name))}
    row |= {name: day.isoformat() for name in _DAYS if (day := getattr(article, name))}
    return _JSON.encode(row).encode()


def unpacked(data: bytes) -> Article:
    """The article that a document of the index keeps."""
    row: dict[str, Any] = {"published": None, **dict.fromkeys(_PLAIN), **json.loads(data)}
    row |= {name: frozenset(row.get(name, ())) for name in _SETS}
    row |= {name: datetime.date.fromisoformat(row[name]) for name in _DAYS if row.get(name)}
    return Article(**row)
