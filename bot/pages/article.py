"""What a web page says: its title, summary, text and date, found by trafilatura."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from trafilatura import extract, extract_metadata, load_html
from trafilatura.settings import Document

from knowledge.text.fold import clean, clean_lines, fold

TITLE = 300
SUMMARY = 300
TEXT = 100_000
"""Characters that are kept at most."""

_AROUND = (
    "//nav | //aside | //footer | //header[not(ancestor::article or ancestor::main)]"
    " | //div[@id='footer' or contains(concat(' ', @class, ' '), ' footer ')]"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_SEPARATOR = r"\s+[-–—|•·»:]+\s+"


@dataclass(frozen=True, slots=True)
class Article:
    """A page without its address; the fields are those of `handlers.ports.Page`."""

    title: str
    summary: str | None
    text: str | None
    published: datetime.date | None


def read_article(html: str, latest: datetime.date) -> Article | None:
    """Read the HTML of a page; None where it has no title.

    Args:
        html: the page.
        latest: no page is published after this day.
    """
    found = _metadata(html, latest)
    title = _without_site(clean(found.title or ""), clean(found.sitename or ""))
    if not title:
        return None
    text = _text(html, title)
    return Article(
        title=shortened(title, TITLE),
        summary=shortened(clean(found.description or ""), SUMMARY) or lead(text) or None,
        text=text or None,
        published=datetime.date.fromisoformat(found.date) if found.date else None,
    )


def _metadata(html: str, latest: datetime.date) -> Document:
    """What the page says of itself, but for the dates of the site and of its other articles.

    The extensive search is off, for it takes the year of a copyright line for a date.
    """
    tree = load_html(html)
    if tree is None:
        return Document()
    for element in tree.xpath(_AROUND):
        element.drop_tree()
    dates = {"original_date": True, "extensive_search": False, "max_date": latest.isoformat()}
    return extract_metadata(tree, date_config=dates)


def _without_site(title: str, site: str) -> str:
    if not site:
        return title
    ending = re.compile(f"(?<=.){_SEPARATOR}{re.escape(site)}$", re.IGNORECASE)
    return ending.sub("", title)


def _text(html: str, title: str) -> str:
    """The article, a line for each paragraph, without its title."""
    found = extract(html, include_comments=False) or ""
    kept = clean_lines(found).splitlines()
    if kept and fold(kept[0]) == fold(title):
        del kept[0]
    return shortened("\n".join(kept), TEXT)


def lead(text: str) -> str:
    """The first sentences of a text; lines that do not end like a sentence are not of it."""
    paragraphs = (line for line in text.splitlines() if line.endswith((".", "!", "?", "…")))
    sentences = _SENTENCE_END.split(next(paragraphs, ""))
    said = sentences[0]
    for sentence in sentences[1:]:
        if len(said) + len(sentence) >= SUMMARY:
            break
        said = f"{said} {sentence}"
    return shortened(said, SUMMARY)


def shortened(text: str, longest: int) -> str:
    """Cut a text that is too long between words, with "…"."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
