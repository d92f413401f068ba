"""What is told above what was found: whether a document is as the question says, and in the task
that it says, whether a task says what is asked of it, and which of several documents is older."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import attributes, words
from handlers.build import paragraph
from knowledge.answering.facts import figures
from knowledge.answering.facts.counts import tasks_counting
from knowledge.answering.facts.due import last_day
from knowledge.answering.facts.filters import is_of_programme, is_printed_as
from knowledge.answering.facts.whether import is_said_elsewhere, leaves_claim
from knowledge.answering.model import Answer, Outcome, Way
from knowledge.answering.ways.according import done_in
from knowledge.answering.ways.in_time import in_order
from knowledge.catalogue import Directive, Task
from knowledge.reading import patterns
from knowledge.reading.content import asks_last_due
from knowledge.reading.kinds import Attribute
from knowledge.reading.question import Extreme
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold
from knowledge.text.fold import words as words_of

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question

_PAIR = 2
_COUNT = re.compile(
    r"\bco (?:tat ca |tong cong |dung )?(?P<count>\d{1,4}) (?P<what>nhiem vu|van ban|bai)\b"
)
_COUNTED = {
    "nhiem vu": (Kind.TASK, "nhiệm vụ"),
    "van ban": (Kind.DIRECTIVE, "văn bản"),
    "bai": (Kind.ARTICLE, "bài viết"),
}
_OF_COUNT = frozenset("co tat ca tong cong dung khong phai cua".split())
_OF_PLACE = frozenset("tinh huyen".split())
_TYPE_SAID = re.compile(r"[^\W\d]+(?: (?!số\b|so\b)[^\W\d]+)*")
_IS_OLDER = re.compile(r"\b(?:truoc|sau|som|muon|cu|moi)\b")


def told(answer: Answer, known: Knowledge) -> list[Block]:
    """What an answer says of whether something is so."""
    if answer.outcome is Outcome.NONE or not answer.matches:
        return []
    found = [known.entity(match) for match in answer.matches]
    directives = [one for one in found if isinstance(one, Directive)]
    said = _of_count(answer)
    if said:
        return [paragraph(said)]
    if 1 < len(directives) == len(found) and answer.question.asks_whether:
        said = _of_several(directives, answer, known)
    elif isinstance(found[0], Task):
        said = _of_task(found[0], answer, known)
    elif directives and not answer.others and _is_of_title(answer):
        said = _of_title(directives[0], answer)
    elif directives and answer.outcome is Outcome.ANSWER and not answer.attribute:
        said = _of_counting(directives[0], answer, known)
    if not said and len(directives) == len(found):
        said = _of_place(directives, answer, known) or _of_issue(directives, answer, known)
    return [paragraph(_without_verdict(said) if answer.question.denies else said)] if said else []


def other_type(answer: Answer, known: Knowledge) -> list[Block]:
    """That the document which is named by its whole number is of another type than is said."""
    found = known.entity(answer.matches[0]) if answer.outcome is Outcome.ANSWER else None
    if not isinstance(found, Directive) or not (found.citation and found.doc_type):
        return []
    for one in answer.question.named:
        said = _TYPE_SAID.match(words.as_named(one, answer.question))
        is_other = one.type_name and not is_printed_as(found, one.type_name)
        if said and is_other and one.number == found.citation.number and one.symbol:
            return [
                paragraph(f"Nguồn ghi {found.citation} là {found.doc_type}, không phải {said[0]}.")
            ]
    return []


def _without_verdict(said: str) -> str:
    """The same where something was denied: a yes or no might mean either."""
    prefixes = "Đúng: ", "Phần này đúng: ", "Không: "
    return words.sentence(
        next((said[len(one) :] for one in prefixes if said.startswith(one)), said)
    )


def _of_count(answer: Answer) -> str:
    """Whether there are as many as a question says, where it says no more of them than where."""
    question = answer.question
    said = _COUNT.search(fold(question.text)) if question.asks_whether else None
    if said is None or answer.outcome is not Outcome.LIST or question.denies:
        return ""
    kind, noun = _COUNTED[said["what"]]
    about = {*words_of(fold(question.subject))} - _OF_COUNT - {said["count"]}
    places = {*words_of(fold(" ".join(question.provinces)))}
    if about - (places | _OF_PLACE if places else places):
        return ""
    if {match.kind for match in answer.matches} != {kind}:
        return ""
    count = len(answer.matches)
    is_so = int(said["count"]) == count
    return f"Đúng: có {count} {noun}." if is_so else f"Không: có {count} {noun}."


def _of_counting(directive: Directive, answer: Answer, known: Knowledge) -> str:
    """Where tasks of a document count what is asked for, or print what is doubted of it."""
    if answer.question.asks_whether:
        tasks = (known.catalogue.tasks[id_] for id_ in directive.task_ids)
        told = [said for one in tasks if (said := _of_figures(one, answer, known))]
        is_of_it = len(told) == 1 and str(directive.citation) in told[0]
        return told[0] if is_of_it and not answer.checked else ""
    counting = tasks_counting(directive, answer.question, known)
    quoted = (f"{words.task_name(task, known)} ghi: “{part}”" for task, part in counting or ())
    return words.sentence("; ".join(quoted))


def _is_of_title(answer: Answer) -> bool:
    """Whether the title tells, and nothing else that is asked of the document besides."""
    return answer.says is False or (answer.says is True and not answer.checked)


def _of_task(task: Task, answer: Answer, known: Knowledge) -> str:
    """Whether a task says what is asked of it, or where it does."""
    name, what = words.task_name(task, known), answer.question.doubted
    if answer.passage:
        return f"{words.sentence(name)} ghi: “{answer.passage}”"
    if answer.says is None:
        return _of_figures(task, answer, known)
    if not what:
        verdict = "Đúng" if answer.says else "Không"
        return f"{verdict}: {attributes.of_task(task, answer.attribute, known)}."
    if answer.says:
        return f"Đúng: {name} có nhắc đến “{what}”."
    return f"Không: {name} không nhắc đến “{what}”."


def _of_figures(task: Task, answer: Answer, known: Knowledge) -> str:
    """Whether a task prints the numbers and days that are asked, and where."""
    question = answer.question
    asks = question.asks_whether and not question.doubted and answer.outcome is Outcome.ANSWER
    found = figures.judged(task, question, known) if asks else None
    if found is None or (found[1] is None and answer.attribute):
        return ""
    part, is_so = found
    verdict = "" if is_so is None else "Đúng: " if is_so else "Không: "
    return words.sentence(f"{verdict}{words.task_name(task, known)} ghi: “{part}”")


def _of_title(directive: Directive, answer: Answer) -> str:
    """Whether the title of a document says what is asked of it, whose text is not held."""
    name, what = words.directive_name(directive), answer.question.doubted
    if answer.says:
        return f"Đúng: tên của {name} có nhắc đến “{what}”."
    return f"Tên của {name} không nhắc đến “{what}”; toàn văn của văn bản này tôi không giữ."


def _of_place(directives: list[Directive], answer: Answer, known: Knowledge) -> str:
    """Whether the documents are in the task that the question says."""
    number = answer.question.in_task
    if number is None:
        return ""
    tasks = {id_: known.catalogue.tasks[id_] for one in directives for id_ in one.task_ids}
    numbered = {
        id_
        for id_, task in tasks.items()
        if task.number == number and is_of_programme(task.source, answer.question)
    }
    of = words.joined(answer.question.provinces)
    name = f"Nhiệm vụ {number}{f' của {of}' if of else ''}"
    there = [one for one in directives if numbered & {*one.task_ids}]
    if len(directives) == 1:
        ids = numbered if there else directives[0].task_ids
        places = words.joined(words.task_name(tasks[id_], known) for id_ in ids)
        said = f"nguồn nêu {words.directive_name(directives[0])} tại {places}"
        return f"Đúng: {said}." if there else f"Không: {said}, không tại {name}."
    if not there:
        return f"Không: {name} không nêu văn bản nào dưới đây."
    if len(there) == len(directives):
        return f"Đúng: {name} nêu tất cả văn bản dưới đây."
    names = words.joined(words.short_label(one) for one in there)
    return f"Trong các văn bản dưới đây, {name} chỉ nêu {names}."


def _of_issue(directives: list[Directive], answer: Answer, known: Knowledge) -> str:
    """Whether sources say issuer and time of documents as the question does; where one of the two
    is so and they contradict one another in the other one, or do not tell it, no more than that."""
    said = _of_document(directives, answer)
    if not all(is_so for _, is_so in answer.checked):
        return said
    said = _of_contradictions(directives, answer, known) or said
    if answer.unconfirmed or answer.attribute in attributes.NOWHERE:
        return _without_verdict(said)
    is_so = said.startswith("Đúng: ")
    if is_so and any(is_said_elsewhere(one, answer.question) for one in directives):
        return _elsewhere(said, directives, known)
    is_part = is_so and len(directives) == 1
    if is_part and not answer.others:
        is_part = leaves_claim(directives[0], answer.question, known)
    return _of_part(said, answer) if is_part else said


def _elsewhere(said: str, directives: list[Directive], known: Knowledge) -> str:
    """What is so of a document, and in whose programme, where a question says another place."""
    tasks = [known.catalogue.tasks[id_] for one in directives for id_ in one.task_ids]
    if len(directives) > 1 or not tasks:
        return ""
    where = words.joined(dict.fromkeys(map(words.programme, tasks)))
    return f"{_without_verdict(said).removesuffix('.')}, ở chương trình {where}."


def _of_part(said: str, answer: Answer) -> str:
    """What is so, where a question says more, which is not judged, or is said of others' names."""
    part = f"Phần này đúng: {said.removeprefix('Đúng: ')}"
    rest = " Phần còn lại của câu hỏi tôi chưa đối chiếu được với nguồn."
    return part if answer.others else part + rest


def _of_document(directives: list[Directive], answer: Answer) -> str:
    """Whether the sources say of a document what the question says of it."""
    if not answer.checked:
        return ""
    is_so = all(so for _, so in answer.checked)
    verdict = "Đúng" if is_so else "Không"
    if len(directives) > 1:
        of = "tất cả văn bản" if is_so else "văn bản nào"
        return f"{verdict}: nguồn {'' if is_so else 'không '}ghi như vậy về {of} dưới đây."
    directive, asked = directives[0], [one for one, so in answer.checked if so is is_so]
    if Attribute.ISSUER in asked and not directive.issuer:
        of = "là của" if is_so else "không phải của"
        said = f"ký hiệu {directive.citation} {of} cơ quan nêu trong câu hỏi"
        return f"{verdict}: nguồn không ghi cơ quan ban hành, nhưng {said}."
    said = ", ".join(attributes.printed(directive, one) for one in asked)
    return f"{verdict}: nguồn ghi {words.directive_name(directive)} {said}."


def _of_several(directives: list[Directive], answer: Answer, known: Knowledge) -> str:
    """Whether the first of the documents carries out another, or two are of one day."""
    first, *others = directives
    if answer.outcome is not Outcome.LIST:
        return ""
    if answer.attribute is Attribute.IMPLEMENTS and _is_alone(first, others):
        said = attributes.answer(first, Attribute.IMPLEMENTS, known)
        is_so = any(one.id in first.implements for one in others)
        verdict = "Đúng" if is_so else "Nguồn không nói như vậy"
        return f"{verdict}: {said}" if first.implements else said
    if answer.attribute is Attribute.DATE and len(directives) == _PAIR:
        return _of_one_day(first, others[0])
    return ""


def _of_one_day(one: Directive, other: Directive) -> str:
    """Whether two documents are of one day; "" where sources print several and share one."""
    if not (one.dates and other.dates):
        return ""
    if not {*one.dates} & {*other.dates}:
        return "Không: hai văn bản ban hành khác ngày."
    is_told = len(one.dates) == len(other.dates) == 1
    said = f"Đúng: hai văn bản cùng ban hành ngày {words.days(one.dates)}."
    return said if is_told else ""


def _is_alone(first: Directive, others: list[Directive]) -> bool:
    """Whether the first number that is named is that of one document alone."""
    number = first.citation and first.citation.number
    return all(one.citation is None or one.citation.number != number for one in others)


def _of_contradictions(directives: list[Directive], answer: Answer, known: Knowledge) -> str:
    """That sources print several issuers, or days, of the document of which one is asked whether
    it is so."""
    question, directive = answer.question, directives[0]
    if len(directives) > 1 or not question.asks_whether or question.doubted:
        return ""
    says_body = question.body or any(one.body for one in question.named)
    if says_body and len(directive.issuers) > 1:
        return attributes.answer(directive, Attribute.ISSUER, known)
    if question.when_is_of_document and len(directive.dates) > 1:
        return attributes.answer(directive, Attribute.DATE, known)
    return ""


def compared(answer: Answer, known: Knowledge) -> list[Block]:
    """Which of the documents that are named was issued first, or last."""
    extreme, named = answer.question.extreme, answer.question.named
    asks_first = patterns.COMPARED.search(fold(answer.question.text)) is not None
    with_last = (len(named) == 1 or asks_first) and answer.way is Way.FOLLOW_UP
    is_compared = len(named) > 1 or with_last or _is_of_one_number(answer, known)
    if extreme is None or not is_compared or answer.outcome is not Outcome.LIST:
        return []
    entities = map(known.entity, answer.matches)
    told = [one for one in entities if isinstance(one, Directive)]
    ordered = told if answer.is_ordered else in_order(told, extreme)
    if not ordered:
        return [paragraph(_not_compared(answer, known))]
    of_many = "muộn nhất" if extreme is Extreme.NEWEST else "sớm nhất"
    when = words.before_or_after(extreme) if len(answer.matches) == _PAIR else of_many
    verdict = _of_order(ordered[0], answer.question)
    return [paragraph(f"{verdict}Ban hành {when}: {words.dated(ordered[0])}.")]


def due_compared(answer: Answer, known: Knowledge) -> list[Block]:
    """Which of the tasks that are named is due first, or last."""
    is_last = asks_last_due(answer.question.text)
    tasks = [one for one in map(known.entity, answer.matches) if isinstance(one, Task)]
    is_of_one = len({one.source for one in tasks}) == 1
    if is_last is None or len(tasks) < _PAIR or not (is_of_one and answer.question.tasks):
        return []
    days = {task: day for task in tasks if (day := last_day(task))}
    if len(days) < len(tasks):
        return [paragraph("Thời hạn nguồn ghi chưa đủ để so sánh các nhiệm vụ dưới đây.")]
    the_day = (max if is_last else min)(days.values())
    found = [words.task_name(one, known) for one, day in days.items() if day == the_day]
    if len(found) == len(tasks):
        return [paragraph(f"Các nhiệm vụ dưới đây cùng hạn đến ngày {words.day(the_day)}.")]
    return [paragraph(f"Hạn {'sau' if is_last else 'trước'}: {words.joined(found)}.")]


def _of_order(first: Directive, question: Question) -> str:
    """Whether it is the first of two as a question says: `A ban hành trước B đúng không`."""
    named = question.named
    if not question.asks_whether or question.denies or len(named) != _PAIR or not first.citation:
        return ""
    numbers = [one.number for one in named]
    says_so = _IS_OLDER.search(fold(question.text[named[0].end : named[1].start]))
    if not says_so or len({*numbers}) < _PAIR:
        return ""
    return "Đúng. " if first.citation.number == numbers[0] else "Không. "


def _is_of_one_number(answer: Answer, known: Knowledge) -> bool:
    """Whether all that is listed has the one number that is named."""
    numbers = {one.number for one in answer.question.named}
    told = (known.entity(match) for match in answer.matches)
    return len(numbers) == 1 and all(
        isinstance(one, Directive) and one.citation and one.citation.number in numbers
        for one in told
    )


def _not_compared(answer: Answer, known: Knowledge) -> str:
    """Why none of the documents that are named is older than the others."""
    entities = map(known.entity, answer.matches)
    dates = {one.dates for one in entities if isinstance(one, Directive)}
    if len(dates) == 1 and len(same := dates.pop()) == 1:
        return f"Các văn bản dưới đây cùng ban hành ngày {words.days(same)}."
    return "Ngày ban hành nguồn ghi chưa đủ để so sánh các văn bản dưới đây."


def according(answer: Answer, known: Knowledge) -> list[Block]:
    """What the tasks say is done according to the documents, whose titles do not say it; of a set,
    according to others than are listed."""
    if not answer.is_according:
        return []
    found: dict[tuple[str, str], list[str]] = {}
    held = known.catalogue
    for directive in (held.directives[one.id] for one in answer.others or answer.matches):
        for task in (held.tasks[id_] for id_ in directive.task_ids):
            for done in done_in(task, directive):
                where = words.sentence(words.task_name(task, known)), done
                found.setdefault(where, []).append(words.directive_name(directive))
    return [
        paragraph(f"{task} ghi việc “{done}” theo {words.joined(dict.fromkeys(names))}.")
        for (task, done), names in found.items()
    ]
