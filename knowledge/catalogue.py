"""What the knowledge base holds, as plain data to answer from; articles by the million aside.

A catalogue never changes; after a change of the store a new one is read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from typing import TYPE_CHECKING

from knowledge.citations import canonical
from knowledge.citations.terms import central_term, central_term_years
from knowledge.documents.identity import directive_of, merged
from knowledge.documents.issuers import same_body
from knowledge.documents.model import Reference
from knowledge.documents.names import short_number
from knowledge.text.fold import fold, words
from knowledge.text.numerals import place_of, roman

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from knowledge.citations import Citation
    from knowledge.documents.heading import Level
    from knowledge.documents.model import Heading, Imprint

_PLACE = re.compile(r"\((?P<part>[A-ZĐ]+(?:\.[A-ZĐ]+)*|\d+)\.(?P<number>\w+)\) ")
_LIKE_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ISSUING = re.compile(r"^(?:ban hanh|phe duyet|cong bo) ")


@dataclass(frozen=True, slots=True)
class Source:
    """A source document: a programme of one place and year.

    Attributes:
        province: the place that it is of, which may be a city, a district or a commune.
        imprint: None where the source was loaded before imprints were read.
        level: what kind of place that is, None where nothing says it.
        around: the province that the place lies in, and what else lies between, as far as it is
            asked for by these too: no other programme is of them.
    """

    id: int
    title: str
    province: str | None
    year: int | None
    imprint: Imprint | None = field(default=None, compare=False)
    level: Level | None = field(default=None, compare=False)
    around: tuple[str, ...] = field(default=(), compare=False)

    @property
    def places(self) -> frozenset[str]:
        """Names of the places that it is asked for by."""
        return frozenset(filter(None, (self.province, *self.around)))

    def is_of(self, places: Iterable[str]) -> bool:
        """Whether it is asked for by one of the places."""
        return not self.places.isdisjoint(places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Reference):
    """A place in a task of a source where a directive is named."""

    source: Source


@dataclass(frozen=True, slots=True)
class Directive:
    """A document that tasks rest on.

    Attributes:
        citation: its number, None where the sources name it without one.
        name: what it is called where it has no number.
        issuers: every printed issuer that is another body, each in its fullest form.
        dates: every printed date of issue, in order of mention.
        titles: every printed title that says something else.
        implements, implemented_by: ids of directives that it carries out, that carry it out.
        task_ids: the tasks that name it, in order.
    """

    id: int
    citation: Citation | None
    name: str | None
    doc_type: str | None
    issuers: tuple[str, ...]
    term: str | None
    dates: tuple[datetime.date, ...]
    titles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    implements: tuple[int, ...]
    implemented_by: tuple[int, ...]
    task_ids: tuple[int, ...]

    @property
    def type_in_words(self) -> str | None:
        """Its type, None where only the letters of its number are printed: `QĐ` may be two."""
        letters = self.citation.doc_type if self.citation else None
        return self.doc_type if self.doc_type != letters else None

    @property
    def short_number(self) -> str | None:
        """The number that is printed for it without letters, as canonical forms write it."""
        named = ((m.as_written, m.doc_type) for m in self.mentions if not m.citation and m.doc_type)
        return next(filter(None, (short_number(*one) for one in named)), None)

    @property
    def issuer(self) -> str | None:
        """The first printed issuer, None where none is printed."""
        return next(iter(self.issuers), None)

    @property
    def years(self) -> frozenset[int]:
        """Years of issue that the sources print, the year of the number included."""
        printed = {date.year for date in self.dates}
        printed |= {mention.year for mention in self.mentions if mention.year}
        if self.citation and self.citation.year:
            printed.add(self.citation.year)
        return frozenset(printed)

    @property
    def possible_years(self) -> frozenset[int]:
        """Years that it may be of: those printed, else those of the central term that is."""
        if self.years or not self.citation or self.citation.issuer != "TW":
            return self.years
        return frozenset(year for term in self.terms for year in central_term_years(term))

    @property
    def terms(self) -> frozenset[int]:
        """Terms of the committee: as printed, or of the central committee by the year."""
        printed = {value for m in self.mentions if m.term and (value := roman(m.term))}
        if printed or not self.citation or self.citation.issuer != "TW":
            return frozenset(printed)
        return frozenset(central_term(date) for date in self.dates)

    def said_in(self, task: Task) -> Directive:
        """What a task prints of it, else its programme, else others, as `said_at` says it."""
        return self.said_at(
            lambda one: (one.source, one.task) == (task.source, task.number),
            lambda one: one.source == task.source,
        )

    def said_at(self, *near: Callable[[Mention], bool]) -> Directive:
        """What is printed of it at the nearest places, with those that print it as its mentions.

        Title, date and number may each be from other places, those nearest first, at last any; an
        issuer is from those that are near. All that is printed where no place is near.
        """
        named = [[one for one in self.mentions if is_near(one)] for is_near in near]
        if not any(named):
            return self
        rings = [*filter(None, named), [*self.mentions]]
        numbered = _first(rings, lambda one: one.citation)
        dated = _first(rings, lambda one: one.date)
        titled = _first(rings, lambda one: one.title)
        issued = _first(rings[:-1], lambda one: one.issuer)
        bodies = [one.issuer for one in issued if one.issuer]
        titles = reduce(merged, map(directive_of, titled)).titles if titled else ()
        return replace(
            self,
            dates=tuple(dict.fromkeys(one.date for one in dated if one.date)),
            titles=titles,
            issuers=tuple(i for i in self.issuers if any(same_body(i, one) for one in bodies)),
            mentions=tuple(dict.fromkeys((*rings[0], *numbered, *dated, *titled))),
        )


def _first(rings: Iterable[list[Mention]], printed: Callable[[Mention], object]) -> list[Mention]:
    """The places that print something, of the nearest that do."""
    return next(filter(None, ([one for one in ring if printed(one)] for ring in rings)), [])


@dataclass(frozen=True, slots=True)
class Task:
    """A numbered task of a source; `headings` are those that it stands under, outermost first, None
    where these cannot be told, or the source was loaded before they were kept."""

    id: int
    source: Source
    number: int
    text: str
    directive_ids: tuple[int, ...]
    headings: tuple[Heading, ...] | None = None

    @property
    def places(self) -> frozenset[str]:
        """The places of the parts that it stands in, `3` of `III`; as its own words tell where the
        headings were not kept."""
        if self.headings is not None:
            return frozenset(place_of(fold(one.number)) for one in self.headings)
        printed = _PLACE.match(self.text)
        parts = fold(printed["part"]).split(".") if printed else ()
        return frozenset(map(place_of, parts))


@dataclass(frozen=True, slots=True)
class Article:
    """A news article, by title alone where the source only lists it.

    Attributes:
        linked_tasks, linked_directives: ids that an administrator linked it to; `topics` are slugs.
        published: the day that the article itself gives.
        photo: a picture's reference of the channel that it came by, `telegram:<file id>`.
        external_id: what it is called where it was loaded from.
        posted: the day, in Vietnam, that it went out to subscribers; None where it never did.
        source_id: the source that lists it.
    """

    id: int
    title: str
    url: str | None
    summary: str | None
    text: str | None
    published: datetime.date | None
    linked_tasks: frozenset[int] = frozenset()
    linked_directives: frozenset[int] = frozenset()
    topics: frozenset[str] = frozenset()
    photo: str | None = None
    external_id: str | None = None
    posted: datetime.date | None = None
    source_id: int | None = None

    @property
    def day(self) -> datetime.date | None:
        """The day that it is dated by: its own, else the day that it went out."""
        return self.published or self.posted


@dataclass(frozen=True)
class Catalogue:
    """Tasks and directives by id, in the order of the sources, and the ways to look them up.

    `revision` is the number of the last change of them.
    """

    revision: int
    sources: dict[int, Source]
    tasks: dict[int, Task]
    directives: dict[int, Directive]

    @cached_property
    def by_number(self) -> dict[str, tuple[Directive, ...]]:
        """Number as canonical forms write it → the directives that bear it."""
        found: defaultdict[str, list[Directive]] = defaultdict(list)
        for directive in self.directives.values():
            if directive.citation:
                found[directive.citation.number].append(directive)
        return {number: tuple(bearers) for number, bearers in found.items()}

    @cached_property
    def by_short_number(self) -> dict[str, tuple[Directive, ...]]:
        """The same for numbers that are printed without letters: `Đề án 938`."""
        found: defaultdict[str, list[Directive]] = defaultdict(list)
        for directive in self.directives.values():
            if number := directive.short_number:
                found[number].append(directive)
        return {number: tuple(bearers) for number, bearers in found.items()}

    @cached_property
    def tasks_by_place(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """Folded number of a part of a programme, `ii` → the number that its tasks have there, as
        printed, → theirs; of programmes whose parts each begin at one."""
        found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for task in self.tasks.values():
            if printed := _PLACE.match(task.text):
                found[fold(printed["part"])][fold(printed["number"])].append(task.number)
        return {
            part: {number: tuple(tasks) for number, tasks in numbers.items()}
            for part, numbers in found.items()
        }

    @cached_property
    def programme_types(self) -> dict[str, frozenset[str]]:
        """Place → folded first words of the titles of its programmes, and the letters of their own
        numbers, which tell of what type they are."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for source in self.sources.values():
            number = canonical(source.imprint.number or "") if source.imprint else None
            types = {fold(number.doc_type)} if number else set()
            for place in source.places:
                found[place] |= {*types, " ".join(words(fold(source.title))[:2])}
        return {place: frozenset(types) for place, types in found.items()}

    @cached_property
    def place_of_level(self) -> dict[Level, str]:
        """Of several places that programmes are of, the one of its kind, where there is one."""
        levels = {(one.province, one.level) for one in self.sources.values() if one.province}
        counts = Counter(level for _, level in levels)
        return {
            level: place
            for place, level in levels
            if level is not None and counts[level] == 1 < len(levels)
        }

    @cached_property
    def numbers_like_years(self) -> dict[str, frozenset[str]]:
        """Numbers that look like years → folded letters of the types of their bearers.

        `kế hoạch 2016` is meant by its year where a programme, or a plan, is of that year.
        """
        of_years = {
            (str(year), fold(one.citation.doc_type))
            for one in self.directives.values()
            for year in one.years
            if one.citation
        }
        found: dict[str, frozenset[str]] = {}
        programmes = {str(source.year) for source in self.sources.values()}
        for number in filter(_LIKE_A_YEAR.fullmatch, self.by_number.keys() - programmes):
            types = {fold(one.citation.doc_type) for one in self.by_number[number] if one.citation}
            found[number] = frozenset(kind for kind in types if (number, kind) not in of_years)
        return found

    @cached_property
    def by_title(self) -> dict[str, tuple[Directive, ...]]:
        """Folded words of each title → the directives that bear it; also without the verb that it
        begins with (`ban hành Quy chế …`), and behind their type without their province (Quy chế:
        `… của hệ thống chính trị tỉnh Nghệ An`)."""
        found: defaultdict[str, dict[int, Directive]] = defaultdict(dict)
        for directive in self.directives.values():
            for title in directive.titles:
                folded = " ".join(words(fold(title)))
                found[folded][directive.id] = directive
                bare = _ISSUING.sub("", folded)
                kind = " ".join(words(fold(directive.doc_type or "")))
                named = self._of_province.sub("", f"{kind} {bare.removeprefix(f'{kind} ')}")
                found[bare][directive.id] = found[named][directive.id] = directive
        return {title: tuple(bearers.values()) for title, bearers in found.items()}

    @cached_property
    def _of_province(self) -> re.Pattern[str]:
        """The province of a source at the end of a title."""
        held = frozenset().union(*(one.places for one in self.sources.values()))
        names = "|".join(" ".join(words(fold(one))) for one in sorted(held)) or "(?!)"
        return re.compile(rf"(?: (?:cua|o|tai|tren dia ban))?(?: (?:tinh|thanh pho))? (?:{names})$")

    def tasks_numbered(self, number: int) -> tuple[Task, ...]:
        """Tasks of any source with that number, newest source first."""
        return newest(task for task in self.tasks.values() if task.number == number)


def newest(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Tasks, those of the newest source first, in order within a source."""
    return tuple(sorted(tasks, key=lambda task: (-(task.source.year or 0), task.id)))


def newest_issued(directives: Iterable[Directive]) -> list[Directive]:
    """Directives, those issued last first; those of which no year is printed are behind."""
    return sorted(directives, key=_last_issued, reverse=True)


def _last_issued(directive: Directive) -> tuple[int, int]:
    days = (date.toordinal() for date in directive.dates)
    return max(directive.years, default=0), max(days, default=0)
