"""Answer who leads and who helps by the office that is named: `Sở Nội vụ chủ trì nhiệm vụ nào`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.offices import is_office, may_name, names
from knowledge.answering.facts.owners import of_owner, office_asked
from knowledge.answering.facts.roles import ROLES, line_of
from knowledge.answering.model import Finding, Lack, Match, Outcome, every, lacking, pick
from knowledge.catalogue import newest
from knowledge.reading.content import LEADS, WHEN
from knowledge.reading.kinds import Attribute
from knowledge.reading.patterns import PARTICLES
from knowledge.reading.reader import read_question
from knowledge.reading.when import years_of
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.catalogue import Task
    from knowledge.reading.question import Question

_TASKS = r"(?:nhiem vu|nv|nvu|viec|cong viec|noi dung|phan viec)"
DOES = (
    r"(?: (?:co|duoc|giao|se|phai|can|cung|chi|tham gia|lam|la|dang|thi))*"
    rf" (?:(?P<leads>{LEADS})|(?P<helps>phoi hop)|tham gia)"
    r"(?: (?:thuc hien|chinh|cung|nhung|cac|gi|nao|may|bao nhieu|vay|the|a|nhe|khong|ko|trong|cua"
    rf"|(?:thi )?sao|o|tinh|huyen|xa|phuong|thanh pho|chuong trinh|nam 20\d\d|{_TASKS}))*"
    r"(?:,? (?:(?:nho|xin|hay) )*(?:liet ke|ke (?:ra|ten|het))(?: (?:ra|het|day du))*)?"
)
IN_ROLE = re.compile(
    rf"(?:(?:nhung|cac|tat ca|toan bo|liet ke|ke|co|may|bao nhieu|nao|gi|ma|duoc|do|cua|giao"
    rf"|phan cong|cho|trong|nam 20\d\d|{_TASKS}) )*"
    rf"(?P<who>[^,;:?]+?){DOES}"
)
_NOT = r"(?:khong|ko|chua|chang)"
NOT_IT = re.compile(
    rf"^(?:(?:ma|thi|la) )*{_NOT}(?! (?:biet|ro)\b)(?: (?:phai|co|la|do|duoc|giao|cho|thuoc))*"
    rf" (?P<behind>.+)|(?P<before>.+?)(?: (?:thi|ma|lai))* {_NOT}(?: phai)?$"
)
_AGAIN = re.compile(
    r"(?P<begins>(?:(?:the|con|vay|va) )+)?"
    rf"(?:(?P<role>{LEADS}|phoi hop|tham gia)"
    rf"(?: {_TASKS})?(?: (?:nao|gi))?(?: thi sao)?|(?P<who>[^,;:?]+?)"
    r"(?(begins)(?: (?:thi )?sao)?| (?:thi )?sao))"
    r"(?: (?:a|vay|the|nhe))*"
)
_DUE = re.compile(
    rf"(?P<who>[a-z]+(?: [a-z]+)+?)(?: (?:thi|co|phai|lam))* (?:(?:thoi )?han|xong|hoan thanh)"
    rf"(?: (?:la|den|vao|truoc))* {WHEN}(?: (?:xong|phai|{PARTICLES}))*"
)
_LONGEST = 200
_ROLE = re.compile(rf"{LEADS}|phoi hop|tham gia")
_ANY = re.compile(r"\b(?:ai|nao|gi|may|mo)\b")
_BEGINS = re.compile(r"^(?:(?:còn|con|thế|the|vậy|vay) )+", re.IGNORECASE)


def answer_by_role(question: Question, known: Knowledge) -> Finding | None:
    """The tasks that name an office in the role that a question says; that none does, and which
    name it in the other one, or only may. None where it says no role, or the tasks do not tell that
    of it."""
    asked = role_asked(question)
    if asked is None:
        return None
    (who, roles), lexicon = asked, known.lexicon
    held = newest(known.catalogue.tasks.values())
    tasks = [one for one in held if is_meant(one, question, known)]
    found = [
        one for one in tasks if any(names(one, role, who, lexicon) is not False for role in roles)
    ]
    if found:
        is_named = any(names(one, role, who, lexicon) for one in found for role in roles)
        return listed(found, question, None if is_named or len(roles) > 1 else roles[0])
    if len(roles) > 1 or not is_office(who, lexicon):
        return None
    (role,) = roles
    (other,) = ROLES.keys() - {role}
    telling = [one for one in tasks if line_of(one.text, role)]
    beside = [one for one in tasks if names(one, other, who, lexicon) is not False]
    told = [one for one in beside if one in telling or role is Attribute.RESPONSIBLE]
    may_be = any(may_name(one, role, who, lexicon) for one in tasks)
    if not telling or may_be:
        return None
    if beside and not told:
        return Finding(Outcome.NONE, tuple(Match(Kind.TASK, one.id) for one in beside))
    return lacking(Lack.OTHER_ROLE, [Match(Kind.TASK, one.id) for one in told])


def answer_by_office(question: Question, known: Knowledge) -> Finding | None:
    """The tasks that name an office in whatever role, where it is asked what it does, or until
    when; None where programmes are its own, or no task names it."""
    due = _DUE.fullmatch(fold(question.text.strip(" ?.!…")))
    who = due["who"] if due else " ".join(office_asked(question))
    is_asked = not (question.named or question.tasks) and is_office(who, known.lexicon)
    if not is_asked or of_owner(question, known):
        return None
    held, years = newest(known.catalogue.tasks.values()), years_of(question.text)
    found = [
        one
        for one in held
        if is_meant(one, question, known)
        and (not years or one.source.year in years)
        and any(names(one, role, who, known.lexicon) is not False for role in ROLES)
    ]
    return listed(found, question, Attribute.DEADLINE if due else None) if found else None


def listed(tasks: list[Task], question: Question, quoted: Attribute | None) -> Finding:
    """The tasks of an office, quoted where none has it in the words of the question."""
    matches = [Match(Kind.TASK, one.id) for one in tasks]
    found = every(matches) if question.wants_all or len(matches) > 1 else pick(matches)
    return replace(found, quoted=quoted)


def is_meant(task: Task, question: Question, known: Knowledge) -> bool:
    """Whether a task is of a programme that a question may mean, and not left out by it."""
    is_there = filters.is_of_programme(task.source, question)
    fits = is_there and filters.task_fits(task, question, known.catalogue)
    entry = known.entries[Kind.TASK, task.id]
    return fits and not filters.says_left_out(entry, question, known.lexicon)


def role_asked(question: Question) -> tuple[str, tuple[Attribute, ...]] | None:
    """Who, as typed, and in which role a question asks for the tasks of: `nhiệm vụ nào do … chủ
    trì`; whoever takes part, `tham gia`, may be in either."""
    if question.kind not in (None, Kind.TASK) or question.named or question.tasks:
        return None
    text = said_of_role(question)
    said = IN_ROLE.fullmatch(fold(text))
    if said is None or any(one.search(said["who"]) for one in (_ANY, _ROLE, NOT_IT)):
        return None
    return text[slice(*said.span("who"))], roles_said(said)


def said_of_role(question: Question) -> str:
    """What a question says that may be of a role, without the provinces that it names."""
    text = _BEGINS.sub("", " ".join(question.text.strip(" ?.!…").split()))
    if len(text) > _LONGEST or not _ROLE.search(fold(text)):
        return ""
    for province in map(fold, question.provinces):
        before, named, _ = fold(text).partition(f" {province}")
        text = text[: len(before)] + text[len(before) + len(named) :]
    return text


def roles_said(said: re.Match[str]) -> tuple[Attribute, ...]:
    """The role that a pattern has found, or all of them where it found none."""
    return tuple(one for one, role in ROLES.items() if said[role]) or (*ROLES,)


def in_role_again(
    question: Question, context: Context, known: Knowledge, today: datetime.date | None
) -> Question | None:
    """What was asked last of an office, of the role or of the office that is said now: `thế phối
    hợp việc nào`, `Tỉnh đoàn thì sao`. None where neither is."""
    text = question.text.strip(" ?.!…")
    said = _AGAIN.fullmatch(fold(text)) if context.asked else None
    if said is None:
        return None
    last = read_question(context.asked[-1], known.lexicon, today)
    asked, (who, role) = role_asked(last), (text[slice(*said.span(of))] for of in ("who", "role"))
    before = _ROLE.search(fold(last.text))
    says_more = _ROLE.search(fold(who)) or _ANY.search(fold(who))
    is_other = role or (is_office(who, known.lexicon) and not says_more)
    office = "" if role or before else " ".join(office_asked(last))
    if office and is_other:
        return read_question(fold(last.text).replace(office, who, 1), known.lexicon, today)
    if asked is None or before is None or not is_other:
        return None
    was = last.text[slice(*before.span())] if role else asked[0]
    return read_question(last.text.replace(was, role or who, 1), known.lexicon, today)
