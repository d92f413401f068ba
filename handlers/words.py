"""How things are called and written in a reply: dates, documents, tasks, labels."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from knowledge.catalogue import Article, Directive, Task
from knowledge.documents.heading import localities
from knowledge.reading.question import Extreme
from knowledge.summary import with_short_names
from knowledge.text.fold import fold
from knowledge.text.local import LOCAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match
    from knowledge.catalogue import Source
    from knowledge.citations.read import Named
    from knowledge.reading.question import Question

_LONGEST_LABEL = 60
CHANNELS = {
    "telegram": "Telegram",
    "zalo": "Zalo Bot",
    "zalooa": "Zalo OA",
    "web": "trang web",
    "console": "máy tính",
}
"""What people call channels, within a sentence."""

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""Monday first."""

_LOCAL = re.compile(
    r"\b(?:tinh|thanh pho|thanh uy)\b|^(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan)"
)
"""In the folded name of an issuer that each province has one of."""

_SHORTEST_HEADING = 4
_HEADINGS = (
    *("Ban Tuyên giáo và Dân vận", "Ban Dân vận", "Ban Thường vụ", "Ban Chỉ đạo", "Đảng bộ"),
    *("Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Thành uỷ", "Huyện ủy", "Huyện uỷ", "Đảng ủy", "Đảng uỷ"),
    *("chương trình", "kế hoạch", "hướng dẫn", "nhiệm vụ", "trọng tâm", "công tác", "dân vận"),
    *("tỉnh", "thành phố", "huyện", "xã", "phường", "đặc khu", "năm", "quý"),
    *("của", "về", "và"),
)
"""What headings in capitals are made of, as a sentence writes it."""

_SHOUTED = re.compile(rf"\b(?:{'|'.join(one.upper() for one in _HEADINGS)})\b")
_WRITTEN = {one.upper(): one for one in _HEADINGS}


def channel(name: str) -> str:
    """What people call a channel, within a sentence."""
    return CHANNELS.get(name, name)


def day(date: datetime.date) -> str:
    """A date as offices write it: 05/11/2021."""
    return f"{date.day:02}/{date.month:02}/{date.year}"


def days(dates: Iterable[datetime.date]) -> str:
    """Dates in a sentence."""
    return joined(day(date) for date in dates)


def moment(at: int) -> str:
    """An instant in Unix seconds as people say it: `07:30 thứ Ba, 24/11/2026`."""
    local = datetime.datetime.fromtimestamp(at, LOCAL)
    return f"{local:%H:%M} {WEEKDAYS[local.weekday()]}, {day(local.date())}"


def count(number: int) -> str:
    """A number with its thousands apart: 1.250."""
    return f"{number:,}".replace(",", ".")


def joined(parts: Iterable[str]) -> str:
    """`a, b và c`."""
    listed = list(parts)
    if len(listed) <= 1:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} và {listed[-1]}"


_RUN = 3


def in_runs(numbers: Iterable[int]) -> str:
    """Ascending numbers, three or more in a row by their ends: `3, 4 và 11 đến 60`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return joined(
        part
        for run in runs
        for part in ([f"{run[0]} đến {run[-1]}"] if len(run) >= _RUN else map(str, run))
    )


def either(parts: Iterable[str]) -> str:
    """`a hoặc b`."""
    return " hoặc ".join(parts)


def sentence(text: str) -> str:
    """A printed title with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def clipped(text: str, longest: int) -> str:
    """The text, cut at a word with "…" where it is longer than that many characters."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def directive_name(directive: Directive) -> str:
    """What a document is called in a sentence: type and number, or type and title."""
    kind = directive.doc_type or "Văn bản"
    if directive.citation:
        return f"{kind} số {directive.citation}"
    if number := directive.short_number:
        return f"{kind} {number} “{title_of(directive)}”"
    title = title_of(directive)
    return title if title.startswith(kind) else f"{kind} “{title}”"


def as_named(reference: Named, question: Question) -> str:
    """A document as the person named it."""
    said = reference.said or question.text[reference.start : reference.end]
    return clipped(said, _LONGEST_LABEL)


def issued_by(directive: Directive, known: Knowledge) -> str:
    """Its issuer, with the province where several have an office of that name."""
    issuer = either(directive.issuers)
    held = {source.province for source in known.catalogue.sources.values()}
    provinces = {known.catalogue.tasks[id_].source.province for id_ in directive.task_ids}
    province = next(iter(provinces)) if len(provinces) == 1 < len(held) else None
    is_local = _LOCAL.search(fold(issuer)) is not None
    if not province or not is_local or fold(province) in fold(issuer):
        return issuer
    return f"{issuer} ({province})"


def title_of(directive: Directive) -> str:
    """The first printed title, "" where the sources print none."""
    return sentence(directive.titles[0]) if directive.titles else ""


def task_name(task: Task, known: Knowledge) -> str:
    """What a task is called in a sentence, with its programme where there are several."""
    if len(known.catalogue.sources) == 1:
        return f"Nhiệm vụ {task.number}"
    return f"Nhiệm vụ {task.number} ({programme(task)})"


def programme(task: Task) -> str:
    """The province and the year of a task's programme, or its title."""
    return programme_of(task.source)


def programme_of(source: Source) -> str:
    """The province and the year of a programme, or its title."""
    about = " ".join(filter(None, (source.province, str(source.year or ""))))
    return about or source.title


def source_name(source: Source) -> str:
    """The title of a source, with its province where the title does not name it."""
    title = sentence(unshouted(source.title, source))
    if not source.province or fold(source.province) in fold(title):
        return title
    return f"{title} ({source.province})"


def unshouted(heading: str, source: Source) -> str:
    """What a source prints in capitals in its headings, as a sentence writes it."""
    printed = localities("", source.imprint.issuer) if source.imprint else []
    places = {source.province or "", *(one.name for one in printed)} - {""}
    for place in sorted(places, key=len, reverse=True):
        heading = heading.replace(place.upper(), place)
    return _SHOUTED.sub(lambda found: _WRITTEN[found[0]], heading)


def task_line(task: Task) -> str:
    """The beginning of a task on one line: its own heading where one stands above the rest."""
    first, _, items = task.text.partition("\n")
    is_told = first.isupper() or len(first.split()) >= _SHORTEST_HEADING
    is_heading = items and is_told and not first.endswith(":")
    return sentence(" ".join((first if is_heading else task.text).split()))


def label(match: Match, known: Knowledge, longest: int = _LONGEST_LABEL) -> str:
    """What a button shows for an entity; enough to tell it from others of its number."""
    entity = known.entity(match)
    if isinstance(entity, Directive):
        return short_label(entity, longest)
    if isinstance(entity, Task):
        return _fitting(task_name(entity, known), task_line(entity), longest)
    return clipped(entity.title, longest)


def short_label(directive: Directive, longest: int = _LONGEST_LABEL) -> str:
    """What a button shows for a document."""
    if directive.citation is None:
        return clipped(directive_name(directive), longest)
    return _fitting(_numbered(directive), title_of(directive), longest)


def directive_label(directive: Directive) -> str:
    """Number, every printed date or the term, and the title."""
    title = title_of(directive)
    if directive.citation is None:
        return directive_name(directive)
    return f"{_numbered(directive)}: {title}" if title else _numbered(directive)


def _numbered(directive: Directive) -> str:
    when = days(directive.dates) or (f"khóa {directive.term}" if directive.term else "")
    return f"{directive.citation}" + (f" ({when})" if when else "")


def _fitting(named: str, told: str, longest: int) -> str:
    """A name and what is told of it, as much as there is room for."""
    if not told:
        return clipped(named, longest)
    return clipped(f"{named}: {brief(told, longest - len(named) - 2)}", longest)


def brief(text: str, longest: int) -> str:
    """A text, whose documents lose day and issuer where it is too long, and is cut at a word."""
    return text if len(text) <= longest else clipped(with_short_names(text), longest)


def name(match: Match, known: Knowledge) -> str:
    """What an entity is called in a sentence."""
    entity = known.entity(match)
    if isinstance(entity, Directive):
        return directive_name(entity)
    return task_name(entity, known) if isinstance(entity, Task) else f"bài “{entity.title}”"


def dated_name(match: Match, known: Knowledge) -> str:
    """The same, of a document by number with its days."""
    entity = known.entity(match)
    return dated(entity) if isinstance(entity, Directive) else name(match, known)


def dated(directive: Directive) -> str:
    """A document in a sentence, by number with its days."""
    days_of = directive.dates if directive.citation else ()
    when = f" ngày {days(days_of)}" if days_of else ""
    return f"{directive_name(directive)}{when}"


def apart(match: Match, known: Knowledge) -> str:
    """What an entity is called in a sentence, with its days where others bear its number."""
    entity = known.entity(match)
    citation = entity.citation if isinstance(entity, Directive) else None
    held = known.catalogue.by_number.get(citation.number, ()) if citation else ()
    is_shared = sum(one.citation == citation for one in held) > 1
    return dated_name(match, known) if is_shared else name(match, known)


def before_or_after(extreme: Extreme | None) -> str:
    """Whether what is newer or what is older than something was issued after or before it."""
    return "sau" if extreme is Extreme.NEWEST else "trước"


def source_of_article(article: Article) -> str:
    """Where the bot has an article from."""
    return article.url or "kho bài viết của bot (chưa có đường dẫn)"


def sources(matches: Iterable[Match], known: Knowledge) -> str:
    """Where all that is told is from."""
    titles: dict[str, None] = {}
    for match in matches:
        entity = known.entity(match)
        if isinstance(entity, Directive):
            titles |= dict.fromkeys(source_name(one.source) for one in entity.mentions)
        elif isinstance(entity, Task):
            titles[source_name(entity.source)] = None
        else:
            titles[_source_of_list(entity)] = None
    return "; ".join(titles) + "."


def _source_of_list(article: Article) -> str:
    return source_of_article(article) if not article.url else "các bài viết đã nạp"


def held(known: Knowledge) -> str:
    """Where was looked."""
    titles = [source_name(one) for one in known.catalogue.sources.values()]
    return f"đã tìm trong {joined(titles)}." if titles else "đã tìm trong các bài viết đã nạp."
