"""Sentences that answer what is asked of a document: date, issuer, term, tasks and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import sections, words
from knowledge.answering.facts import roles
from knowledge.answering.facts.changes import changers_of, changing_title
from knowledge.answering.facts.effect import effects_of
from knowledge.answering.model import Match
from knowledge.catalogue import Directive
from knowledge.documents.issuers import same_body
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from knowledge.summary import parts, unreal_date_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Mention, Task

_LONGEST_PART = 400
CHECK = "Đề nghị đồng chí đối chiếu với văn bản gốc."


def answer(directive: Directive, attribute: Attribute, known: Knowledge) -> str:
    """One sentence, from what the sources print."""
    return _SENTENCES[attribute](directive, words.directive_name(directive), known)


def of_task(task: Task, attribute: Attribute | None, known: Knowledge) -> str:
    """What a task says of what is asked of it, or that it says nothing; "" where nobody knows."""
    name = words.task_name(task, known)
    if attribute is Attribute.TASKS:
        return sections.where(task, known)
    if attribute is Attribute.SOURCE:
        return f"Tôi trả lời theo {words.source_name(task.source)}, nhiệm vụ {task.number}."
    said = roles.said_of(task.text, attribute) if attribute else None
    if said is None:
        return ""
    if said:
        return f"{name} ghi: “{said}”"
    return _unsaid(attribute, name)


def _unsaid(attribute: Attribute | None, name: str) -> str:
    """That no source says what is asked of a thing."""
    return f"Nguồn không ghi {_what(attribute)} của {name}. Dưới đây là những gì nguồn có ghi."


def _what(attribute: Attribute | None) -> str:
    """What is asked of a task, or of a document, in words."""
    return _WHAT.get(attribute, "điều này") if attribute else "điều này"


def of_task_in_list(task: Task, attribute: Attribute, known: Knowledge) -> str:
    """The same of a task among others; "" where nothing is asked that a task itself would say."""
    said = roles.said_of(task.text, attribute) if attribute in roles.OF_TASKS else None
    if said is None:
        return ""
    name = words.task_name(task, known)
    return f"{name} ghi: “{said}”" if said else f"{name}: nguồn không ghi {_what(attribute)}"


def of_several(attribute: Attribute, things: Iterable[object], known: Knowledge) -> str:
    """What the tasks that name several documents print of it, or that nothing of it is held."""
    if attribute is Attribute.FILE:
        return "Tôi không giữ tệp hay toàn văn của văn bản nào dưới đây."
    told = [one for one in things if isinstance(one, Directive)]
    if attribute is Attribute.EFFECT:
        told = [one for one in told if effects_of(one, known)]
    else:
        told = [one for one in told if task_lines(one, attribute, known)]
    printed = [answer(one, attribute, known) for one in told]
    return " ".join(printed) or f"Nguồn không ghi {_what(attribute)} của văn bản nào dưới đây."


def issuer(directive: Directive) -> str:
    """Who issued it, as printed, or what is known where nothing is."""
    if directive.issuers:
        return words.either(f"{one}{_term_of(directive, one)}" for one in directive.issuers)
    if directive.term:
        return f"nguồn không ghi cơ quan, chỉ ghi khóa {directive.term}"
    return "nguồn không ghi"


def _term_of(directive: Directive, issuer: str) -> str:
    """The term of an issuer; of several, that which is printed beside it."""
    beside = (one.term for one in directive.mentions if by_issuer(issuer)(one))
    term = directive.term if len(directive.issuers) == 1 else next(filter(None, beside), None)
    return f" (khóa {term})" if term else ""


def dates(directive: Directive, known: Knowledge) -> str:
    """When it was issued, as printed, or what is known where nothing is."""
    if directive.dates:
        return words.joined(words.day(date) for date in directive.dates)
    if unreal := unreal_dates(directive, known):
        return f"nguồn ghi {words.either(unreal)}, là ngày không có trong lịch"
    years = sorted(directive.years)
    if years:
        return f"nguồn chỉ ghi năm {words.joined(str(year) for year in years)}"
    return "nguồn không ghi"


def printed(directive: Directive, attribute: Attribute) -> str:
    """Issuer, day or term as printed, behind the document's name in a sentence."""
    match attribute:
        case Attribute.ISSUER:
            return f"do {issuer(directive)} ban hành"
        case Attribute.TERM:
            return f"thuộc khóa {directive.term}"
    days = words.days(directive.dates)
    years = words.joined(map(str, sorted(directive.years)))
    return f"ban hành ngày {days}" if days else f"của năm {years}"


def unreal_dates(directive: Directive, known: Knowledge) -> list[str]:
    """What is printed as its date of issue and is no day of the calendar."""
    texts = {(one.source, one.number): one.text for one in _tasks_of(directive, known)}
    printed = (
        unreal_date_of(texts[one.source, one.task], one.as_written)
        for one in directive.mentions
        if one.citation and not one.date
    )
    return list(dict.fromkeys(filter(None, printed)))


def _tasks_of(directive: Directive, known: Knowledge) -> list[Task]:
    return [known.catalogue.tasks[id_] for id_ in directive.task_ids]


def of_date(date: datetime.date) -> Callable[[Mention], bool]:
    """Whether a date is printed at a place."""
    return lambda mention: mention.date == date


def by_issuer(issuer: str) -> Callable[[Mention], bool]:
    """Whether an issuer is printed at a place, in whatever form."""
    return lambda mention: mention.issuer is not None and same_body(mention.issuer, issuer)


def places(directive: Directive, prints: Callable[[Mention], bool]) -> str:
    """The tasks in which something is printed of a document."""
    found: dict[str, dict[str, None]] = {}
    for one in directive.mentions:
        if prints(one):
            found.setdefault(words.source_name(one.source), {})[str(one.task)] = None
    several = len({one.source for one in directive.mentions}) > 1
    return "; ".join(
        f"nhiệm vụ {words.joined(tasks)}" + (f" – {source}" if several else "")
        for source, tasks in found.items()
    )


def several_dates(directive: Directive, of: str = "") -> str:
    """The days that are printed for it, each with its places."""
    printed = words.joined(
        f"{words.day(date)} ({places(directive, of_date(date))})" for date in directive.dates
    )
    return f"Nguồn ghi nhiều ngày ban hành khác nhau{of}: {printed}. {CHECK}"


def _date(directive: Directive, name: str, known: Knowledge) -> str:
    if len(directive.dates) > 1:
        printed = words.joined(
            f"ngày {words.day(date)} tại {places(directive, of_date(date))}"
            for date in directive.dates
        )
        return f"Nguồn ghi {name} với các ngày khác nhau: {printed}."
    if directive.dates:
        return f"{name} ban hành ngày {words.day(directive.dates[0])}."
    return f"Về ngày ban hành của {name}: {dates(directive, known)}."


def _issuer(directive: Directive, name: str, _: Knowledge) -> str:
    if len(directive.issuers) > 1:
        printed = words.joined(
            f"{one} tại {places(directive, by_issuer(one))}" for one in directive.issuers
        )
        return f"Nguồn ghi {name} do các cơ quan khác nhau ban hành: {printed}."
    if directive.issuer:
        return f"{name} do {issuer(directive)} ban hành."
    return f"Về cơ quan ban hành của {name}: {issuer(directive)}."


def _term(directive: Directive, name: str, _: Knowledge) -> str:
    if directive.term:
        return f"{name}: nguồn ghi khóa {directive.term}."
    return f"{name}: nguồn không ghi khóa."


def _number(directive: Directive, name: str, _: Knowledge) -> str:
    if directive.citation:
        return f"Nguồn ghi số hiệu {directive.citation}."
    return f"{words.sentence(name)}: nguồn không ghi số hiệu."


def _tasks(directive: Directive, name: str, known: Knowledge) -> str:
    placed = words.joined(words.task_name(task, known) for task in _tasks_of(directive, known))
    return f"{name} được nêu tại {placed}."


def _source(directive: Directive, name: str, known: Knowledge) -> str:
    """What the tasks that name it print of it, up to the end of the sentence or the part."""
    said = ((task, _printed_in(task, directive)) for task in _tasks_of(directive, known))
    told = [f"{words.task_name(task, known)} ghi: “{one}”" for task, one in said if one]
    return f"{words.sentence('; '.join(told))}." if told else _tasks(directive, name, known)


def _printed_in(task: Task, directive: Directive) -> str:
    """The part of a task that names a document; "" where none does as it was read."""
    written = [one.as_written for one in directive.mentions if one.source == task.source]
    found = (part for part in parts(task.text) if any(one and one in part for one in written))
    return words.clipped(next(found, "").rstrip("."), _LONGEST_PART)


def _implements(directive: Directive, _: str, known: Knowledge) -> str:
    name = _names([directive.id], known)
    if not directive.implements:
        return f"Nguồn không nói {name} thực hiện văn bản nào."
    return f"{name} thực hiện {_names(directive.implements, known)}."


def _implemented_by(directive: Directive, _: str, known: Knowledge) -> str:
    name = _names([directive.id], known)
    if not directive.implemented_by:
        return f"Nguồn không nói {name} được văn bản nào thực hiện."
    return f"{name} được thực hiện tiếp bởi {_names(directive.implemented_by, known)}."


def _names(ids: Iterable[int], known: Knowledge) -> str:
    return words.joined(words.apart(Match(Kind.DIRECTIVE, id_), known) for id_ in ids)


def _unrecorded(attribute: Attribute) -> Callable[[Directive, str, Knowledge], str]:
    return lambda _, name, __: _unsaid(attribute, name)


def _effect(directive: Directive, name: str, known: Knowledge) -> str:
    """From when it is in force, in the words of the tasks that say it."""
    effects = effects_of(directive, known)
    told = [f"{words.task_name(task, known)}: “{said}”" for task, said in effects]
    if not told:
        return f"Nguồn không ghi ngày có hiệu lực của {name}. Dưới đây là những gì nguồn có ghi."
    return f"Về ngày có hiệu lực của {name}, nguồn ghi tại {'; '.join(told)}."


def _in_its_tasks(attribute: Attribute) -> Callable[[Directive, str, Knowledge], str]:
    """What the tasks that name a document print in a line of their own, since it is theirs."""

    def said(directive: Directive, name: str, known: Knowledge) -> str:
        if not (lines := task_lines(directive, attribute, known)):
            return _unsaid(attribute, name)
        what = _what(attribute)
        return f"Nguồn không ghi riêng {what} cho {name}, mà ghi cho nhiệm vụ nêu văn bản: {lines}"

    return said


def _deadline(directive: Directive, name: str, known: Knowledge) -> str:
    """Until when it is for, as its title or the tasks that name it say."""
    said = next(filter(None, map(roles.period_of, directive.titles)), "")
    if not said:
        return _in_its_tasks(Attribute.DEADLINE)(directive, name, known)
    lines = task_lines(directive, Attribute.DEADLINE, known)
    others = (
        f"Thời hạn ghi cho nhiệm vụ nêu văn bản: {lines}"
        if lines
        else "Nguồn không ghi thời hạn nào khác của văn bản này."
    )
    return f"Tên của {name} ghi “{said}”. {others}"


def task_lines(directive: Directive, attribute: Attribute, known: Knowledge) -> str:
    """The lines of the tasks that name a document which say what is asked; "" where none does.

    What a task says of time and of its target in its sentences is said of what is done with its
    documents, too.
    """
    is_of_work = attribute in (Attribute.DEADLINE, Attribute.TARGET)
    of_text = roles.said_of if is_of_work else roles.line_of
    lines = ((task, of_text(task.text, attribute)) for task in _tasks_of(directive, known))
    said = [f"{words.task_name(task, known)} “{line}”" for task, line in lines if line]
    return f"{'; '.join(said)}." if said else ""


def _changes(directive: Directive, name: str, _: Knowledge) -> str:
    return _printed_change([directive] if changing_title(directive) else [], name)


def _changed_by(directive: Directive, name: str, known: Knowledge) -> str:
    return _printed_change(changers_of(directive, known), name)


def _printed_change(changing: list[Directive], name: str) -> str:
    if not changing:
        return f"Nguồn không ghi điều này của {name}."
    printed = (f"{words.directive_name(one)}: “{changing_title(one)}”" for one in changing)
    return f"Nguồn ghi {words.joined(printed)}."


def _file(_: Directive, name: str, __: Knowledge) -> str:
    return f"Tôi không giữ tệp hay toàn văn của {name}, chỉ có những gì nguồn ghi dưới đây."


_WHAT = {
    Attribute.RESPONSIBLE: "đơn vị chủ trì",
    Attribute.BESIDE: "đơn vị phối hợp",
    Attribute.DEADLINE: "thời hạn",
    Attribute.TARGET: "chỉ tiêu",
    Attribute.DATE: "thời hạn",
    Attribute.ISSUER: "đơn vị chủ trì",
}
"""What a task does not say; of it, words for a date and an issuer mean its own."""

NOWHERE = frozenset(
    {
        Attribute.UNRECORDED,
        Attribute.EFFECT,
        Attribute.RESPONSIBLE,
        Attribute.BESIDE,
        Attribute.DEADLINE,
        Attribute.TARGET,
        Attribute.FILE,
    }
)
"""What is held of no document itself."""

_SENTENCES: dict[Attribute, Callable[[Directive, str, Knowledge], str]] = {
    Attribute.DATE: _date,
    Attribute.ISSUER: _issuer,
    Attribute.TERM: _term,
    Attribute.NUMBER: _number,
    Attribute.TASKS: _tasks,
    Attribute.SOURCE: _source,
    Attribute.IMPLEMENTS: _implements,
    Attribute.IMPLEMENTED_BY: _implemented_by,
    Attribute.CHANGES: _changes,
    Attribute.CHANGED_BY: _changed_by,
    Attribute.RESPONSIBLE: _in_its_tasks(Attribute.RESPONSIBLE),
    Attribute.BESIDE: _in_its_tasks(Attribute.BESIDE),
    Attribute.DEADLINE: _deadline,
    Attribute.TARGET: _in_its_tasks(Attribute.TARGET),
    Attribute.FILE: _file,
    Attribute.LINK: _file,
    Attribute.EFFECT: _effect,
    Attribute.UNRECORDED: _unrecorded(Attribute.UNRECORDED),
}
