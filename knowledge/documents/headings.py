"""The headings that tasks stand under: `III. CÔNG TÁC TÔN GIÁO`, `Phần thứ hai`, `B.`.

They are read beside the tasks, whose own paragraphs are no headings, in whatever way the tasks were
told apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.documents.model import Heading
from knowledge.documents.numbering import marker
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.documents.tasks import Numbered

_STYLES = frozenset({"part", "mục", "I"})
_NUMBERED = frozenset({"1.", "1/", "1)"})
_DECIMAL = re.compile(r"\d+\.\d+")
_NUMBERS_OF_PART = re.compile(r"^\([\w.]+\) ")
_WORD = re.compile(r"(?:phan|muc)\b")
_SIGNS = " .,:()/–—-"
_LONGEST = 200


def headings_of(
    paragraphs: Sequence[str], tasks: Sequence[Numbered]
) -> dict[int, tuple[Heading, ...]]:
    """Number of each task that stands in the paragraphs → the headings above it, outermost
    first."""
    ahead = _by_beginning(tasks)
    found: dict[int, tuple[Heading, ...]] = {}
    above: dict[str, Heading] = {}
    styles = _STYLES | _sections_of(tasks)
    own = frozenset[str]()
    for at, paragraph in enumerate(paragraphs):
        if begun := ahead.get(_behind_marker(paragraph)):
            task = begun.pop(0)
            found[task.number] = tuple(above.values())
            own = frozenset(task.paragraphs)
        elif paragraph not in own and (style := _style(paragraph, styles)):
            above = _around(above, style) | {style: _heading(paragraph, paragraphs[at + 1 :][:1])}
    return found


def _by_beginning(tasks: Iterable[Numbered]) -> dict[str, list[Numbered]]:
    """First paragraph of a task, also without the numbers of its part → the tasks, in order."""
    found: dict[str, list[Numbered]] = {}
    for task in tasks:
        printed = task.paragraphs[0]
        for one in {printed, _NUMBERS_OF_PART.sub("", printed)} - {""}:
            found.setdefault(one, []).append(task)
    return found


def _sections_of(tasks: Iterable[Numbered]) -> frozenset[str]:
    """The styles of headings that tasks are numbered by: `2.` of `2.1`."""
    return _NUMBERED if any(_DECIMAL.fullmatch(one.printed) for one in tasks) else frozenset()


def _style(paragraph: str, styles: frozenset[str]) -> str:
    """What numbers a heading, `phan`, `muc`, `A`, `I` or `1.`; "" where a paragraph is none."""
    found = marker(paragraph)
    if found is None or found.style not in styles:
        return ""
    word = _WORD.match(fold(paragraph))
    return word[0] if word else "A" if found.style == "part" else found.style


def _around(above: dict[str, Heading], style: str) -> dict[str, Heading]:
    """The headings that one of a style stands under: those before the last one of its style."""
    styles = list(above)
    kept = styles[: styles.index(style)] if style in above else styles
    return {one: above[one] for one in kept}


def _heading(paragraph: str, following: Sequence[str]) -> Heading:
    """A heading, whose words may stand in the paragraph behind its number."""
    words = _behind_marker(paragraph)
    printed = paragraph.removesuffix(words).strip(_SIGNS)
    if not words and following and marker(following[0]) is None:
        words = following[0] if len(following[0]) <= _LONGEST else ""
    return Heading(printed, clean(words).rstrip(_SIGNS))


def _behind_marker(paragraph: str) -> str:
    found = marker(paragraph)
    return paragraph[found.end :] if found else paragraph
