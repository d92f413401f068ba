"""What a task asks for, in its own words: its text without the documents that it names."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.citations import find
from knowledge.citations.dates import unreal_date
from knowledge.citations.letters import type_words
from knowledge.documents import quotes
from knowledge.documents.cuts import is_list_joint
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    import datetime

    from knowledge.citations.model import Mention

_SHORT = 280
_FEWEST_WORDS = 3
_KEPT = 512
"""Summaries and demands that are kept: to read a task for its documents takes milliseconds."""

_PARTS = re.compile(r";|(?<=[.!?…])\s+|\n")
_LISTED = re.compile(
    r"(?<![.!?…])\s*(?:;\s*|\n(?=[-+•*]))[-+•*\s]*(?:[^:;\n.]|\.(?=\S))+(?=[;.\n]|\Z)\.?"
)
"""What is listed behind something else: a part without a label of its own."""

_END = re.compile(
    r"^[^\S\n]*\d{1,2}(?:\.\d{1,2})*\.(?=\s)|(?P<end>[.!?…](?=\s|\Z)|\n)", re.MULTILINE
)
_NUMBERED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\.|[a-zđ]\))(?=\s)")
_WORD = re.compile(r"[^\W\d_]{2}")
_OWN_LINE = re.compile(r"(?<=\n)(?:[-+•*]\s|[^\W\d_][^:;.\n]{1,40}:\s)")
_BEHIND_HEADING = re.compile(r"[^\s.,;:!?…]\n(?=[^\W\d_])")
_BULLETS = " \n\t-+•*"
_ACCORDING = re.compile(
    r"[\s,]*\b(?:(?:được )?(?:thực hiện|ban hành|quy định|tổ chức|triển khai) (?:kèm )?(?:theo|tại)"
    r"|gắn với(?: việc)?(?: thực hiện)?|quy định (?:của|tại)|căn cứ"
    r"|theo(?: (?:đúng|tinh thần|nội dung|quy định)(?: (?:của|tại))?)?)"
    r"\s+(?:các\s+)?(?:văn bản\s+)?$",
    re.IGNORECASE,
)
_LONGEST_JOINT = 60
_LONGEST_TYPE = 4
_CARRIED_OUT = frozenset("tiep tuc to chuc trien khai thuc hien viec".split())
_DANGLING = re.compile(r"[\s,;:(–-]*(?:\b(?:và|của|theo|số|các|các văn bản)\b)?[\s,;:(–-]*$")


@lru_cache(_KEPT)
def summarize(text: str) -> str:
    """The words of a task up to the first document of each part of a sentence; all of a short one.

    Nothing is added but "…" where words were left out; a heading in capitals and what a dash or a
    label (`Chủ trì:`) begins keep their lines. Where nothing but a verb would be left, the task is
    told from its beginning.
    """
    if len(text) <= _SHORT or not _mentions(text):
        return text
    pieces: dict[str, bool] = {}
    for start, end in _sentences(text):
        begins_line = _OWN_LINE.match(text, start) or _BEHIND_HEADING.match(text, max(start - 2, 0))
        pieces.setdefault(_shortened(text[start:end]), bool(begins_line))
    summary = ""
    for piece, is_own in pieces.items():
        is_below = is_own or summary.rpartition("\n")[2].isupper()
        summary += ("\n" if is_below else " ") + piece if piece else ""
    summary = summary.strip() or text
    return summary if _says_more(summary) else f"{text[:_SHORT].rpartition(' ')[0]} …"


@lru_cache(_KEPT)
def with_short_names(text: str) -> str:
    """A text whose documents are named without day and issuer: "…" where these were left out."""
    said, at = "", 0
    for mention in _mentions(text):
        if mention.tail > mention.end:
            said += f"{text[at : mention.end]} …"
            at = mention.tail
    return said + text[at:]


def excerpt(text: str, subject: str) -> str:
    """The passage of a task that tells of a subject; "" where all of the task is shown."""
    best = telling(text, subject)
    return best if summarize(text) not in (text, best) else ""


def telling(text: str, subject: str) -> str:
    """The passage that says most of a subject, where it says two neighbouring syllables of it, a
    number, or the only syllable that it has."""
    asked = words(fold(subject))
    best = passage(text, subject)
    said = _said(asked, best)
    is_said = any(len(one) > 1 or one[0].isdigit() for one in said) or len(asked) == 1
    return best if is_said else ""


def passage(text: str, subject: str) -> str:
    """The part of a text between full stops and semicolons that says most of a subject, by its
    syllables and by those that stand beside each other.

    "" where no part says a word of it.
    """
    asked = words(fold(subject))
    best = max(parts(text), key=lambda part: len(_said(asked, part)), default="")
    return best if _said(asked, best) else ""


def passage_beside(shown: str, text: str, subject: str) -> str:
    """The passage of a text that says most of a subject; "" where what is shown says as much."""
    asked, best = words(fold(subject)), passage(text, subject)
    return "" if _said(asked, best) <= _said(asked, shown) else best


def _said(asked: list[str], part: str) -> set[tuple[str, ...]]:
    """Which syllables of a subject, and which pairs of neighbours, a part of a text has."""
    said = words(fold(part))
    return _with_pairs(asked) & _with_pairs(said)


def _with_pairs(syllables: list[str]) -> set[tuple[str, ...]]:
    return {*((one,) for one in syllables), *pairwise(syllables)}


def parts(text: str) -> list[str]:
    """What stands between full stops, semicolons and ends of lines."""
    return [part.strip(_BULLETS) for part in _PARTS.split(text)]


def with_its_list(text: str, part: str) -> str:
    """A part of a text with all that it lists behind a colon: `… với: Công an tỉnh; Tỉnh đoàn`."""
    if ":" not in part:
        return part
    start = text.find(part)
    end = start + len(part)
    while listed := _LISTED.match(text, end):
        end = listed.end()
    return text[start:end]


@lru_cache(_KEPT)
def demand(text: str, as_written: str, date: datetime.date | None) -> str:
    """What a task asks to be done with a document that it names, "" where it does not say.

    It is the beginning of the sentence, up to its first document, and of the part between
    semicolons that names this one; that it is to be carried out says nothing. `date` tells two
    documents of one number apart.
    """
    at = _place(text, as_written, date)
    for begin, end in _sentences(text):
        if begin <= at < end:
            number = _NUMBERED.match(text, begin)
            start = number.end() if number else begin
            said = _demand(text[start:end], at - start)
            return said if _says_more(said) else ""
    return ""


@lru_cache(_KEPT)
def done_according(text: str, as_written: str, date: datetime.date | None) -> str:
    """What a task says is done according to a document that it names, "" where it says nothing.

    `Xóa nhà tạm theo Chỉ thị số 42/CT-TTg và Kế hoạch số 412/KH-UBND` says it of both.
    """
    at = _place(text, as_written, date)
    mentions = _mentions(text)
    for place in reversed(range(len(mentions))):
        mention = mentions[place]
        if mention.start > at:
            continue
        before = text[: mention.type_start]
        if joint := _ACCORDING.search(before, max(len(before) - _LONGEST_JOINT, 0)):
            return _part_before(text, joint.start())
        if not place or not is_list_joint(text[mentions[place - 1].tail : mention.type_start]):
            return ""
    return ""


def _says_more(said: str) -> bool:
    """Whether a demand says more than that something is to be carried out."""
    return len(words(said)) >= _FEWEST_WORDS and not _is_carried_out(said)


def _is_carried_out(part: str) -> bool:
    """Whether a part says of its documents that they are to be carried out, and no more."""
    return _CARRIED_OUT.issuperset(words(fold(part)))


def _part_before(text: str, end: int) -> str:
    """The words of a part of a sentence that end there."""
    first = next(first for first, last in _sentences(text) if first <= end <= last)
    start = max(first + start for start, _ in _clauses(text[first:end]))
    return text[start:end].strip(_BULLETS)


@lru_cache(_KEPT)
def unreal_date_of(text: str, as_written: str) -> str:
    """The date of issue that a task prints for a number, where it is no day of the calendar."""
    dated = (
        unreal_date(text[mention.end : mention.tail])
        for mention in _mentions(text)
        if mention.as_written == as_written and not mention.date
    )
    return next(filter(None, dated), "")


def _demand(sentence: str, at: int) -> str:
    start = next(first for first, end in _clauses(sentence) if first <= at < end)
    named = [at, *(mention.type_start for mention in find(sentence))]
    lead = _cut(sentence[: min(named)])
    own = _cut(sentence[start : min(place for place in named if place >= start)]) if start else ""
    if not own or _names_document(own):
        return lead
    general, colon, _ = lead.partition(":")
    said = "" if _is_carried_out(own) else f" {own}"
    return f"{general}: …{said}" if colon else own


def _place(text: str, as_written: str, date: datetime.date | None) -> int:
    """Where the document stands: with its date where several places have the same letters."""
    same = [mention for mention in _mentions(text) if mention.as_written == as_written]
    dated = [mention for mention in same if mention.date == date]
    found = (dated or same)[:1]
    return found[0].start if found else text.find(as_written)


@lru_cache(_KEPT)
def _mentions(text: str) -> tuple[Mention, ...]:
    """The documents of a whole task, of which each has something to be told."""
    return tuple(find(text))


def _sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences; a dot inside a number, a date or behind that of an item ends none."""
    ends = [match.end() for match in _END.finditer(text) if match["end"]]
    starts = [0, *ends]
    return [(start, end) for start, end in zip(starts, [*ends, len(text)], strict=True)]


def _shortened(sentence: str) -> str:
    return _lead(sentence) if find(sentence) else sentence.strip()


def _lead(sentence: str) -> str:
    """Each part between semicolons up to its first document, with "…" where it is cut; whole
    where it names none."""
    named = [mention.type_start for mention in find(sentence)]
    said: list[str] = []
    for start, end in _clauses(sentence):
        first = next((place for place in named if start <= place < end), None)
        part = sentence[start:first] if first is not None else sentence[start:end]
        own = part.strip(_BULLETS) if first is None else _cut(part)
        own = "" if start and (_names_document(own) or _is_carried_out(own)) else own
        if own and own not in said:
            said.append(own)
        elif said and not said[-1].endswith("…"):
            said[-1] += " …"
    return " ".join(said)


def _names_document(part: str) -> bool:
    """Whether a part begins with the name of a document rather than with what is to be done."""
    begins = words(fold(part))[:_LONGEST_TYPE]
    names = (" ".join(begins[:count]) for count in range(1, len(begins) + 1))
    return part[:1].isupper() and not type_words().keys().isdisjoint(names)


def _clauses(sentence: str) -> list[tuple[int, int]]:
    """Spans of the parts between semicolons, those inside a quoted title aside."""
    quoted = quotes.pairs(sentence).values()
    ends = [
        match.end()
        for match in re.finditer(";", sentence)
        if not any(start <= match.start() < end for start, end in quoted)
    ]
    return list(pairwise((0, *ends, len(sentence))))


def _cut(words: str) -> str:
    said = _DANGLING.sub("", words).strip(_BULLETS)
    return f"{said} …" if _WORD.search(said) else ""
