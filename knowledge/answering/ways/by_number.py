"""Answer a question that names documents by number: exactly, and never with another number."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from knowledge.answering.facts import filters
from knowledge.answering.facts.bearing import alphanumeric, same_number
from knowledge.answering.facts.carrying import carrying_out
from knowledge.answering.facts.changes import changers_of
from knowledge.answering.facts.programmes_said import sources_said
from knowledge.answering.facts.related import related_articles
from knowledge.answering.facts.short_numbers import naming_short, told_by_tasks
from knowledge.answering.facts.whether import (
    checked_of_all,
    says_of_all,
    title_says,
    unconfirmed,
    without_conditions,
)
from knowledge.answering.model import (
    MOST_CHOICES,
    Finding,
    Lack,
    Match,
    Outcome,
    every,
    lacking,
    pick,
)
from knowledge.answering.ways import of_programme
from knowledge.answering.ways.by_list import without_left_out
from knowledge.answering.ways.each import of_each
from knowledge.answering.ways.in_time import at_extreme, beside_in_time, in_order
from knowledge.articles.index import mentions_in, mentions_of, numbered
from knowledge.catalogue import newest_issued
from knowledge.reading.either import says_either_year
from knowledge.reading.exclusion import take_left_out
from knowledge.reading.kinds import Attribute
from knowledge.reading.question import Extreme
from knowledge.reading.slate import Slate
from knowledge.reading.when import When
from knowledge.search.lexicon import Kind
from knowledge.search.score import score, search
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Article, Directive
    from knowledge.citations.read import Named
    from knowledge.reading.question import Question

_NEAR = 3
_MOST_NAMING = 50
_TELLS_APART = 0.2
_SAYS_ENOUGH = 0.5
_IN_FORCE = re.compile(
    r"\bcon (?:hieu luc|gia tri|ap dung|dung|su dung|thuc hien)\b"
    r"|\btiep tuc (?:thuc hien|trien khai) (?:khong|ko|nua)\b"
)
_OR = re.compile(r"\W*(?:la )?(?:hay|hoac)\W*(?:la )?")


def answer_by_number(question: Question, known: Knowledge) -> Finding | None:
    """What the numbers of a question lead to; None where it names none."""
    if not question.named:
        return None
    question = _without_other_time(_with_issuer_of_others(question, known), known)
    each = of_each(question, known.lexicon)
    found = {one: _bearers(one, known) for one in each}
    missing = _missing(question, found)
    if len(each) > 1:
        shared = each[-1].provinces
        found = {
            one: _told_apart(replace(one, provinces=one.provinces or shared), bearers, known)
            for one, bearers in found.items()
        }
    held = {tuple(one.id for one in bearers) for bearers in found.values() if bearers}
    if len(held) > 1:
        several = [*{one.id: one for bearers in found.values() for one in bearers}.values()]
        if _asks_which(question) and len(of_it := _told_apart(question, several, known)) == 1:
            return replace(pick([_match(of_it[0])]), missing=missing)
        ordered = in_order(several, question.extreme) if question.extreme else []
        listed = tuple(map(_match, ordered or several))
        checked = checked_of_all(several, question) if says_of_all(question) else ()
        return Finding(Outcome.LIST, listed, missing, is_ordered=bool(ordered), checked=checked)
    asked, bearers = next((one for one in found.items() if one[1]), (question, []))
    if question.asks_whether and not bearers:
        asked = without_conditions(question)
        bearers = _bearers(asked, known)
        missing = () if bearers else missing
    if question.kind is not Kind.ARTICLE and not bearers and (told := _told(question, known)):
        return told
    if question.kind is Kind.ARTICLE or not bearers:
        is_of_another = not bearers and any(_is_of_another(one, known) for one in question.named)
        of_articles = question.kind is Kind.ARTICLE or not is_of_another
        articles = _articles(question, bearers, known) if of_articles else None
        return articles or _nothing(question, bearers, known)
    told_apart = _told_apart(question, bearers, known)
    is_one = len(told_apart) == 1
    found_of = _asked_of(question, told_apart, known)
    others = _others(question, told_apart[0], known) if is_one else ()
    return replace(
        found_of,
        missing=missing,
        others=others or found_of.others,
        says=title_says(told_apart[0], question, known) if is_one else None,
        unconfirmed=unconfirmed(told_apart, asked),
        checked=checked_of_all(told_apart, question) if question.asks_whether else (),
    )


def _missing(question: Question, found: dict[Question, list[Directive]]) -> tuple[Named, ...]:
    """Whose numbers nothing bears; of one number with either of two years, one is enough."""
    missing = tuple(one.named[0] for one, bearers in found.items() if not bearers)
    return () if len(missing) < len(found) and says_either_year(question) else missing


def _asks_which(question: Question) -> bool:
    """Whether it asks which of two that it names is as it says: `217 hay 218 là về góp ý`."""
    first, second, *others = question.named
    between = fold(question.text[first.end : second.start])
    return not others and _OR.fullmatch(between) is not None and question.extreme is None


def _told(question: Question, known: Knowledge) -> Finding | None:
    """What is told of a number that no document bears: a programme's own, one without letters."""
    programmes = of_programme.numbered(question.named, known)
    return of_programme.told_of(programmes, known) or told_by_tasks(question, known)


def _with_issuer_of_others(question: Question, known: Knowledge) -> Question:
    """In `kế hoạch thực hiện kết luận 07-KL/TW của Tỉnh ủy` the issuer is that of the plan, in `kế
    hoạch 12 thực hiện chỉ thị nào của Ban Bí thư` that of what it carries out."""
    if question.attribute is Attribute.IMPLEMENTS and len(question.named) == 1:
        return replace(question, body=None, body_is_said=False)
    named, *others = question.named
    is_own = others or not named.body or same_number(named, known)
    if is_own or question.attribute is not Attribute.IMPLEMENTED_BY:
        return question
    bare = replace(named, body=None)
    return replace(question, named=(bare,), body=named.body, body_is_said=True)


def _without_other_time(question: Question, known: Knowledge) -> Question:
    """The question without a year that none of its number may be of: one in which it is in force,
    or that of a programme which names it, where it says a place or asks for the task."""
    year = question.when.year if question.when_is_of_document else None
    held = same_number(question.named[0], known) if year and len(question.named) == 1 else []
    when = question.when
    if any(when.may_admit(one.dates, one.possible_years, one.terms) for one in held):
        return question
    timeless = replace(question, when=When(), when_is_of_document=False)
    if held and _IN_FORCE.search(fold(question.text)):
        return timeless
    asks_where = question.kind is Kind.TASK or question.attribute is Attribute.TASKS
    there = replace(timeless, programme=year, is_in_programme=True)
    is_there = (filters.is_in_programme(one, there, known.catalogue) for one in held)
    return there if (question.provinces or asks_where) and any(is_there) else question


def _asked_of(question: Question, bearers: list[Directive], known: Knowledge) -> Finding:
    if question.attribute is Attribute.IMPLEMENTED_BY:
        return _carriers(question, bearers, known)
    if question.attribute is Attribute.CHANGED_BY and (changing := _changers(bearers, known)):
        return pick(changing)
    if question.than:
        return beside_in_time(question, bearers, known)
    if question.kind is Kind.TASK:
        ids = dict.fromkeys(
            id_
            for one in bearers
            for id_ in one.task_ids
            if filters.is_of_programme(known.catalogue.tasks[id_].source, question)
            or filters.is_issued_in(one, question.provinces)
        )
        said = sources_said(question, known, {y for one in bearers for y in one.years})
        of_year = [id_ for id_ in ids if known.catalogue.tasks[id_].source in said]
        tasks = [Match(Kind.TASK, id_) for id_ in (of_year if question.when else ids)]
        if tasks or not ids:
            return every(tasks) if question.wants_all else pick(tasks)
    if len(bearers) > 1 and question.extreme in (Extreme.NEWEST, Extreme.OLDEST):
        ordered = in_order(bearers, question.extreme)
        return replace(every([*map(_match, ordered or bearers)]), is_ordered=bool(ordered))
    matches = [_match(directive) for directive in bearers]
    of_each = 1 < len(question.provinces) == len(matches)
    return every(matches) if of_each else pick(matches)


def _carriers(question: Question, bearers: list[Directive], known: Knowledge) -> Finding:
    """Those that carry the documents out, of the type, the issuer and the province asked for; else
    what of that stands beside them."""
    ids = {id_ for one in bearers for id_ in carrying_out(one, question, known)}
    held = known.catalogue.directives
    carrying = [
        _match(held[id_])
        for id_ in sorted(ids)
        if filters.has_type(held[id_], question.types, question.type_name)
        and (question.body is None or filters.is_of(held[id_], question.body))
        and filters.is_in_province(held[id_], question, known.catalogue)
    ]
    if not carrying:
        is_whose = question.provinces or question.body
        others = _beside(question, bearers, known) if is_whose else ()
        return replace(lacking(Lack.NO_CARRIER, map(_match, bearers)), others=others)
    carrying = at_extreme(question, carrying, known)
    return pick(carrying) if len(carrying) == 1 else every(carrying)


def _beside(question: Question, bearers: list[Directive], known: Knowledge) -> tuple[Match, ...]:
    """Documents as asked for that tasks name beside the ones that are named."""
    held = known.catalogue
    tasks = (held.tasks[id_] for one in bearers for id_ in one.task_ids)
    there = (task for task in tasks if filters.is_of_programme(task.source, question))
    ids = dict.fromkeys(id_ for task in there for id_ in task.directive_ids)
    beside = [held.directives[id_] for id_ in ids if held.directives[id_] not in bearers]
    return tuple(_match(one) for one in beside if filters.fits(one, question))


def _changers(bearers: list[Directive], known: Knowledge) -> list[Match]:
    changing = (one for directive in bearers for one in changers_of(directive, known))
    return list(dict.fromkeys(map(_match, changing)))


def _bearers(question: Question, known: Knowledge) -> list[Directive]:
    """Those of its number, by the issuer, of the time and the province that the question says.

    What it says of something else tells them apart, but excludes none that is alone.
    """
    found = [
        one
        for one in same_number(question.named[0], known)
        if filters.may_be_in_province(one, question, known.catalogue)
    ]
    found = [one for one in found if not filters.is_excluded(one, question)] or found
    body = question.body
    of_others = question.attribute is Attribute.IMPLEMENTED_BY or question.than is not None
    if body and not of_others:
        of_body = [one for one in found if filters.may_be_of(one, body)]
        found = of_body if of_body or question.body_is_said else found
    when = question.when
    of_time = [one for one in found if when.admits(one.dates, one.years, one.terms)]
    if not of_time and question.when_is_of_document:
        found = [one for one in found if when.may_admit(one.dates, one.possible_years, one.terms)]
    return newest_issued(of_time or found)


def _is_of_another(named: Named, known: Knowledge) -> bool:
    """Whether what bears the number is of an issuer, or of a time, that is not the one said.

    An article that has it from one who signs with the same letters has that very document.
    """
    held = same_number(replace(named, body=None), known)
    return any(not named.body or filters.is_signed(one, named.body) for one in held)


def _told_apart(question: Question, bearers: list[Directive], known: Knowledge) -> list[Directive]:
    """Those of the place and the subject that the question says, where it tells; else all."""
    there = [one for one in bearers if filters.is_in_province(one, question, known.catalogue)]
    bearers = there or bearers
    subject = read_subject(question.subject, known.lexicon)
    if len(bearers) <= 1 or not subject.weight:
        return bearers
    if left_out := _left_out(question, known):
        asked = replace(question, left_out=left_out)
        kept = without_left_out(list(map(_match, bearers)), asked, known)
        return [one for one in bearers if _match(one) in kept] or bearers
    entries = [known.entries[Kind.DIRECTIVE, one.id] for one in bearers]
    says = [score(subject, entry).coverage for entry in entries]
    hits = sorted(zip(says, bearers, strict=True), key=lambda scored: -scored[0])
    (best, first), (second, _) = hits[0], hits[1]
    return [first] if best >= _SAYS_ENOUGH and best - second >= _TELLS_APART else bearers


def _left_out(question: Question, known: Knowledge) -> str:
    """The subject that none of those of a number shall have: `không phải về thanh niên`."""
    if question.asks_whether or len(question.named) > 1:
        return ""
    slate = Slate(question.text)
    return take_left_out(slate, known.lexicon)


def _others(question: Question, bearer: Directive, known: Knowledge) -> tuple[Match, ...]:
    """Documents that are about what the question says, where the one that it names is not."""
    subject = read_subject(question.subject, known.lexicon)
    is_about = fold(question.subject).startswith("ve ") and bearer.titles
    if not is_about or not subject.is_telling:
        return ()
    if score(subject, known.entries[Kind.DIRECTIVE, bearer.id]).is_borne_out:
        return ()
    hits = search(subject, known.lexicon)
    saying = [hit for hit in hits if hit.is_borne_out and hit.coverage >= _SAYS_ENOUGH]
    held = known.catalogue.directives
    return tuple(_match(held[h.entry.id]) for h in saying if h.entry.kind is Kind.DIRECTIVE)[:_NEAR]


def _articles(question: Question, bearers: list[Directive], known: Knowledge) -> Finding | None:
    """Articles that name the number, those by their title if any; else those of the directive.

    What is only mentioned in them is told to be missing, where it was asked for itself.
    """
    naming = [article for named in question.named for article in _naming(named, known)]
    titled = [
        article
        for article in naming
        if any(filters.is_cited(one.citation, question.named) for one in mentions_in(article.title))
    ]
    titled += [article for named in question.named for article in naming_short(named, known)]
    matches = [Match(Kind.ARTICLE, id_) for id_ in dict.fromkeys(a.id for a in titled or naming)]
    is_unnamed = not matches
    if is_unnamed:
        matches = [match for one in bearers for match in related_articles(_match(one), known)]
    if not matches:
        return None
    found = every(matches) if question.wants_all else pick(matches[:MOST_CHOICES])
    is_mentioned = not (titled or bearers or question.kind)
    missing = question.named if is_mentioned else ()
    return replace(found, is_unnamed=is_unnamed, missing=missing)


def _naming(named: Named, known: Knowledge) -> list[Article]:
    """Articles that name a document by number, newest first; by its letters where all are said."""
    bodies = named.body.symbols if named.body else ()
    by_body = [kind + body for kind in named.types for body in bodies]
    terms = [numbered(named.number, letters) for letters in (named.symbol, *by_body) if letters]
    found = known.articles.of("cited", terms, _MOST_NAMING) or known.articles.of(
        "cited", [numbered(named.number)], _MOST_NAMING
    )
    return [
        article
        for article in found
        if any(filters.is_cited(one.citation, (named,)) for one in mentions_of(article))
    ]


def _nothing(question: Question, bearers: list[Directive], known: Knowledge) -> Finding:
    """No answer: what is held of that very number; else near ones."""
    if bearers:
        return lacking(Lack.NO_ARTICLE, map(_match, bearers))
    named = question.named[0]
    held = same_number(named, known) if named.symbol else []
    if held:
        return lacking(Lack.OTHERWISE, map(_match, newest_issued(held)))
    return of_programme.in_preamble(named, known) or _near(named, known)


def _near(named: Named, known: Knowledge) -> Finding:
    """The same number elsewhere, first of the type that is named, then the same letters under a
    number like it."""
    same = sorted(
        known.catalogue.by_number.get(named.number, ()),
        key=lambda one: not filters.has_type(one, named.types, named.type_name),
    )
    alike = [
        directive
        for number, bearers in known.catalogue.by_number.items()
        for directive in bearers
        if directive.citation
        and number != named.number
        and named.symbol
        and alphanumeric(directive.citation.symbol) == named.symbol
        and OSA.distance(number, named.number, score_cutoff=1) <= 1
    ]
    near = [Match(Kind.DIRECTIVE, directive.id, 50.0) for directive in (same + alike)[:_NEAR]]
    return Finding(Outcome.NONE, tuple(near))


def otherwise_issued(named: Named, known: Knowledge) -> list[Match]:
    """Documents of the number and the type that are named, by whomever and whenever issued."""
    bearers = known.catalogue.by_number.get(named.number, ())
    of_type = (one for one in bearers if filters.has_type(one, named.types, named.type_name))
    return [_match(one) for one in newest_issued(of_type)][:_NEAR]


def _match(directive: Directive) -> Match:
    return Match(Kind.DIRECTIVE, directive.id)
