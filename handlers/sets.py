"""What is said above a set: what has most of it, what of it may not belong to it, and that it is of
a number without letters."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import attributes, words
from handlers.build import paragraph, warning
from knowledge.answering.facts.filters import (
    is_in_programme,
    is_of_programme,
    may_be_excluded,
    may_fit_time,
)
from knowledge.answering.model import Outcome, Way
from knowledge.answering.ways.of_programme import set_before_tasks
from knowledge.catalogue import Article, Directive, Task
from knowledge.reading.kinds import Attribute
from knowledge.reading.question import Extreme
from knowledge.reading.when import says_third
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from handlers.messages import Block, Reply
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer, Match

_MOST_NAMED = 4
WHAT = {Attribute.DATE: "thời gian ban hành", Attribute.ISSUER: "cơ quan ban hành"}
_NAMED_BY_TASKS = "Dưới đây là văn bản mà các nhiệm vụ nêu"
_OWN = "Đã bỏ văn bản riêng của {}; văn bản của Trung ương vẫn được nêu."
_NOT_SURE = "nên tôi không biết chắc các văn bản đó có thuộc diện loại trừ hay không."


def above(answer: Answer, known: Knowledge) -> list[Block]:
    """All that is said above a set."""
    return [
        *third(answer),
        *maybe_excluded(answer, known),
        *maybe_of_time(answer, known),
        *undated(answer, known),
        *tops(answer),
        *of_tasks(answer, known),
        *before_tasks(answer, known),
    ]


def third(answer: Answer) -> list[Block]:
    """The days that `đầu`, `giữa` or `cuối` of a year or a month is read as."""
    when = answer.question.when
    if not (when.first and when.last and says_third(answer.question.text)):
        return []
    days = f"từ ngày {words.day(when.first)} đến ngày {words.day(when.last)}"
    return [paragraph(f"Tôi hiểu thời gian này là {days}.")]


def of_tasks(answer: Answer, known: Knowledge) -> list[Block]:
    """The tasks that name what is listed below: each where these are few."""
    tasks = answer.of_tasks
    if not tasks:
        return []
    each = words.joined(words.name(one, known) for one in tasks)
    named = each if len(tasks) <= _MOST_NAMED else f"{len(tasks)} nhiệm vụ vừa liệt kê"
    return [paragraph(f"Trong {named}:")]


def before_tasks(answer: Answer, known: Knowledge) -> list[Block]:
    """That programmes cite more of what is listed before their tasks, which no task of it names."""
    asked, kinds = answer.question, {one.kind for one in answer.matches}
    is_whole = asked.extreme is None and asked.several is None and not answer.about
    if answer.way is not Way.SET or kinds != {Kind.DIRECTIVE} or not is_whole:
        return []
    listed = {known.catalogue.directives[one.id].citation for one in answer.matches}
    cited = {
        source: dict.fromkeys(
            words.directive_name(one) for one in its if one.citation not in listed
        )
        for source, its in set_before_tasks(asked, known).items()
    }
    told = [
        f"phần mở đầu của {words.source_name(source)} còn nhắc đến {words.joined(names)}"
        for source, names in cited.items()
        if names
    ]
    if len(told) > _MOST_NAMED:
        told = [f"phần mở đầu của {len(told)} chương trình còn nhắc đến văn bản khác"]
    return [paragraph(f"{_NAMED_BY_TASKS}; {'; '.join(told)}.")] if told else []


def as_printed(answer: Answer, known: Knowledge) -> Knowledge:
    """What is known, of what a list of a task or of some programmes tells no more than these print
    where they print it: their sources are then what the list is from."""
    task = known.entity(answer.about) if answer.about else None
    asked, its = answer.question, (one for one in answer.matches if one.kind is Kind.DIRECTIVE)
    told = [known.catalogue.directives[one.id] for one in its]
    if isinstance(task, Task):
        return known.saying({one.id: one.said_in(task) for one in told})
    if not told or not (asked.provinces or asked.programme):
        return known
    said = {one.id: one.said_at(lambda at: is_of_programme(at.source, asked)) for one in told}
    return known.saying(said)


def with_other_days(reply: Reply, answer: Answer, printed: Knowledge, known: Knowledge) -> Reply:
    """A list of what is `printed`, which tells what other days other places print of it."""
    if printed is known:
        return reply
    its = [one.id for one in answer.matches if one.kind is Kind.DIRECTIVE]
    pairs = ((known.catalogue.directives[id_], printed.catalogue.directives[id_]) for id_ in its)
    days = [
        warning(attributes.several_dates(one, f" của {words.directive_name(one)}"))
        for one, here in pairs
        if len(one.dates) > len(here.dates)
    ]
    *told, from_what = reply.blocks
    return replace(reply, blocks=(*told, *days, from_what))


def whose(
    about: Match | None, matches: tuple[Match, ...], known: Knowledge
) -> tuple[str, str] | None:
    """What has a part of the documents of a task, and what these are called: all of their type by
    its name; None where that is no part."""
    task = known.entity(about) if about else None
    if not isinstance(task, Task) or {one.kind for one in matches} != {Kind.DIRECTIVE}:
        return None
    its = [known.catalogue.directives[id_] for id_ in task.directive_ids]
    listed = {match.id for match in matches}
    if not listed < {one.id for one in its}:
        return None
    name = words.sentence(words.task_name(task, known))
    for doc_type in filter(None, {one.doc_type for one in its}):
        if listed == {one.id for one in its if one.doc_type == doc_type}:
            return f"{name} có", doc_type.lower()
    return f"Trong {len(its)} văn bản của {name}, có", "văn bản khớp với câu hỏi"


def maybe_excluded(answer: Answer, known: Knowledge) -> list[Block]:
    """That some of what is listed may be what the question leaves out, for all that is printed."""
    told = (known.entity(match) for match in answer.matches)
    unsure = Counter(
        what
        for one in told
        if isinstance(one, Directive) and (what := may_be_excluded(one, answer.question))
    )
    return [
        warning(f"Nguồn không ghi rõ {WHAT[what]} của {count} văn bản dưới đây, {_NOT_SURE}")
        for what, count in unsure.items()
    ]


def left_out(answer: Answer) -> list[Block]:
    """How a subject or a province is left out: by the words of the sources, or by the issuer."""
    excluded = answer.question.excluded
    provinces = words.joined(excluded.provinces) if excluded else ""
    of_articles = {match.kind for match in answer.matches} == {Kind.ARTICLE}
    what = answer.question.left_out or (provinces if of_articles else "")
    if answer.outcome is Outcome.NONE:
        return []
    if what:
        said = f"Xét theo câu chữ của nguồn, những mục dưới đây không nhắc đến “{what}”."
        return [paragraph(said)]
    is_own = provinces and answer.matches[0].kind is Kind.DIRECTIVE
    return [paragraph(_OWN.format(provinces))] if is_own else []


def maybe_of_time(answer: Answer, known: Knowledge) -> list[Block]:
    """Which documents may be of the days that a set is asked for of, for all that is printed."""
    asked = answer.question
    if answer.way is not Way.SET or asked.when.is_of_years:
        return []
    unsure = [
        f"{words.directive_name(one)} ({attributes.dates(one, known)})"
        for one in known.catalogue.directives.values()
        if may_fit_time(one, asked) and is_in_programme(one, asked, known.catalogue)
    ]
    told = "Không rõ có thuộc thời gian nêu trong câu hỏi hay không: "
    return [warning(f"{told}{words.joined(unsure)}.")] if unsure else []


def undated(answer: Answer, known: Knowledge) -> list[Block]:
    """That the newest or oldest article cannot be told, for none of them has a day."""
    told = [known.entity(match) for match in answer.matches]
    is_known = any(not isinstance(one, Article) or one.day for one in told)
    if not told or is_known or answer.question.extreme not in (Extreme.NEWEST, Extreme.OLDEST):
        return []
    return [
        warning("Nguồn không ghi ngày của các bài này, nên tôi không biết bài nào mới, bài nào cũ.")
    ]


def tops(answer: Answer) -> list[Block]:
    """The issuers or the years that have most or fewest of the documents below."""
    if not answer.tops:
        return []
    share = "Nhiều" if answer.question.extreme is Extreme.MOST else "Ít"
    kind = "" if answer.attribute is Attribute.ISSUER else "năm "
    names = words.joined(f"{kind}{name}" for name in answer.tops)
    return [paragraph(f"{share} nhất theo nguồn: {names}.")]
