"""Answer who leads and who helps by the office that is named: `Sở Nội vụ chủ trì nhiệm vụ nào`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.answering import filters
from knowledge.answering.model import Finding, Lack, Match, every, lacking, pick
from knowledge.answering.roles import ROLES, line_of, told_of
from knowledge.catalogue import newest
from knowledge.documents.spelling import expanded
from knowledge.reading.kinds import Attribute
from knowledge.reading.reader import read_question
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    import datetime

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.catalogue import Task
    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Lexicon

_TASKS = r"(?:nhiem vu|nv|nvu|viec|cong viec|noi dung|phan viec)"
_IN_ROLE = re.compile(
    rf"(?:(?:nhung|cac|tat ca|toan bo|liet ke|ke|co|may|bao nhieu|nao|gi|ma|duoc|do|cua|giao"
    rf"|phan cong|cho|trong|nam 20\d\d|{_TASKS}) )*"
    r"(?P<who>[^,;:?]+?)(?: (?:co|duoc|giao|se|phai|can|cung|chi|tham gia|lam|la|dang|thi))*"
    r" (?:(?P<leads>chu tri|phu trach|chiu trach nhiem|dau moi)|(?P<helps>phoi hop)|tham gia)"
    r"(?: (?:thuc hien|chinh|cung|nhung|cac|gi|nao|may|bao nhieu|vay|the|a|nhe|khong|ko|trong|cua"
    rf"|o|tinh|chuong trinh|nam 20\d\d|{_TASKS}))*"
    r"(?:,? (?:(?:nho|xin|hay) )*(?:liet ke|ke (?:ra|ten|het))(?: (?:ra|het|day du))*)?"
)
_AGAIN = re.compile(
    r"(?P<begins>(?:(?:the|con|vay|va) )+)?"
    r"(?:(?P<role>chu tri|phu trach|chiu trach nhiem|dau moi|phoi hop|tham gia)"
    rf"(?: {_TASKS})?(?: (?:nao|gi))?(?: thi sao)?|(?P<who>[^,;:?]+?)"
    r"(?(begins)(?: (?:thi )?sao)?| (?:thi )?sao))"
    r"(?: (?:a|vay|the|nhe))*"
)
_LONGEST = 200
_ROLE = re.compile(r"chu tri|phu trach|chiu trach nhiem|dau moi|phoi hop|tham gia")
_SYLLABLE = re.compile(r"[aeiouy0-9]")
"""What is no abbreviation has a vowel, or is a number."""

_ANY = re.compile(r"\b(?:ai|nao|gi|may|mo)\b")
_LEVEL = re.compile(
    r"(?<= )(?:tinh|thanh(?= pho\b| uy\b)|tp|huyen|thi(?= xa\b| uy\b)|xa(?! hoi\b)|phuong"
    r"|trung(?= uong\b))\b"
)
"""Behind the name of an office: whose it is."""

_NO_OFFICE = re.compile(
    r"(?:phong (?:chong|trao|tuc|ngua)|to (?:chuc|giac)|hoi (?:nghi|thi|thao|dien|trai|hop|nhap"
    r"|vien)|doan (?:ket|vien|the)|doi (?:ngu|moi|thoai|song)|bo may|ban (?:hanh|sac)|truong hop"
    r"|xa hoi|vien chuc|phuong (?:an|tien|phap|thuc)|so (?:ket|luong)|dai (?:bieu|hoi))\b"
)
"""What begins as the name of an office and is another word."""

_AND = re.compile(r"[,;.()\n]| va ")
_BEGINS = re.compile(r"^(?:(?:còn|con|thế|the|vậy|vay) )+", re.IGNORECASE)
_LEVEL_ALONE = re.compile(r"[a-z]+(?: (?:uy|pho|xa|uong))?")


def answer_by_role(question: Question, known: Knowledge) -> Finding | None:
    """The tasks that name an office in the role that a question says; that none does, and which
    name it in the other one. None where it says no role, or the tasks do not tell that of it."""
    asked = role_asked(question)
    if asked is None:
        return None
    (who, roles), lexicon = asked, known.lexicon
    held = newest(known.catalogue.tasks.values())
    tasks = [one for one in held if _is_meant(one, question, known)]
    found = [
        one for one in tasks if any(names(one, role, who, lexicon) is not False for role in roles)
    ]
    if found:
        is_named = any(names(one, role, who, lexicon) for one in found for role in roles)
        return _listed(found, question, None if is_named or len(roles) > 1 else roles[0])
    if len(roles) > 1 or not is_office(who, lexicon):
        return None
    (role,) = roles
    (other,) = ROLES.keys() - {role}
    telling = [one for one in tasks if line_of(one.text, role)]
    beside = [one for one in tasks if names(one, other, who, lexicon) is not False]
    told = [one for one in beside if one in telling or role is Attribute.RESPONSIBLE]
    may_be = any(_may_name(one, role, who, lexicon) for one in tasks)
    if not telling or may_be or (beside and not told):
        return None
    return lacking(Lack.OTHER_ROLE, [Match(Kind.TASK, one.id) for one in told])


def _listed(tasks: list[Task], question: Question, quoted: Attribute | None) -> Finding:
    """The tasks of an office, quoted where none has it in the words of the question."""
    matches = [Match(Kind.TASK, one.id) for one in tasks]
    found = every(matches) if question.wants_all or len(matches) > 1 else pick(matches)
    return replace(found, quoted=quoted)


def _is_meant(task: Task, question: Question, known: Knowledge) -> bool:
    is_there = filters.is_of_programme(task.source, question)
    fits = is_there and filters.task_fits(task, question, known.catalogue)
    entry = known.entries[Kind.TASK, task.id]
    return fits and not filters.says_left_out(entry, question, known.lexicon)


def role_asked(question: Question) -> tuple[str, tuple[Attribute, ...]] | None:
    """Who, as typed, and in which role a question asks for the tasks of: `nhiệm vụ nào do … chủ
    trì`; whoever takes part, `tham gia`, may be in either."""
    if question.kind not in (None, Kind.TASK) or question.named or question.tasks:
        return None
    text = _BEGINS.sub("", " ".join(question.text.strip(" ?.!…").split()))
    if len(text) > _LONGEST or not _ROLE.search(fold(text)):
        return None
    for province in map(fold, question.provinces):
        before, named, _ = fold(text).partition(f" {province}")
        text = text[: len(before)] + text[len(before) + len(named) :]
    said = _IN_ROLE.fullmatch(fold(text))
    if said is None or _ANY.search(said["who"]) or _ROLE.search(said["who"]):
        return None
    roles = [one for one, role in ROLES.items() if said[role]]
    return text[slice(*said.span("who"))], tuple(roles or ROLES)


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
    if asked is None or before is None or not is_other:
        return None
    was = last.text[slice(*before.span())] if role else asked[0]
    return read_question(last.text.replace(was, role or who, 1), known.lexicon, today)


def is_office(who: str, lexicon: Lexicon) -> bool:
    """Whether somebody is an office by the first word of its name, of which all is understood."""
    said = f"{fold(who).removeprefix('cac ')} "
    if _NO_OFFICE.match(said):
        return False
    letters = (one for one in read_subject(who, lexicon).words if not _SYLLABLE.search(one.folded))
    return said.startswith(_institutions()) and all(one.phrases for one in letters)


@tables.derived
def _institutions() -> tuple[str, ...]:
    return tuple(f"{fold(row['phrase'])} " for row in tables.rows("institutions"))


def names(task: Task, role: Attribute, who: str, lexicon: Lexicon) -> bool | None:
    """Whether a task says somebody in a role. None where it may mean them: it has another name of
    the office, or does not print of which place it is."""
    asked = _without_place(who, task)
    at = level.start() if (level := _LEVEL.search(asked)) else len(asked)
    own, *others = _forms(asked[:at].strip(), lexicon)
    lines = [f" {' '.join(words(_plain(one.who)))} " for one in told_of(task.text, role)]
    found = {_is_in(line, own, asked[at:]) for line in lines}
    if True in found:
        return True
    may_be = (_is_in(line, name, asked[at:]) is not False for line in lines for name in others)
    return None if None in found or any(may_be) else False


def _plain(line: str) -> str:
    return fold(expanded(line))


def _without_place(who: str, task: Task) -> str:
    """The folded words of an office, without the place that all offices of a programme are of."""
    asked = " ".join(words(fold(who)))
    return asked.removesuffix(f" {fold(task.source.province)}") if task.source.province else asked


def _is_in(line: str, name: str, place: str) -> bool | None:
    """Whether a line has the office of that name and place."""
    _, is_named, behind = line.partition(f" {name} ")
    if is_named and _goes_on(behind):
        return None
    if f" {name} {place}".rstrip() + " " in line:
        return True
    if not is_named:
        return False
    printed, said = _LEVEL.search(f" {behind}"), _LEVEL.match(f" {place}", 1)
    if not printed or not said:
        return None
    if printed[0].replace("tp", "thanh") != said[0].replace("tp", "thanh"):
        return False
    return True if _LEVEL_ALONE.fullmatch(place) else None


def _goes_on(behind: str) -> bool:
    """Whether a name goes on where another ends: `Sở Y tế` in `Sở Y tế và Dân số`."""
    begins = ("cac ", *_institutions())
    return behind.startswith("va ") and not behind.removeprefix("va ").startswith(begins)


def _forms(name: str, lexicon: Lexicon) -> list[str]:
    """The name of an office as said, and in other words that say the same."""
    forms = [""]
    for phrases, run in groupby(read_subject(name, lexicon).words, key=lambda one: one.phrases):
        own = tuple(word.folded for word in run)
        said = [" ".join(one) for one in (own, *(phrase.syllables for phrase in phrases))]
        forms = [f"{form} {one}".strip() for form in forms for one in said]
    return forms


def may_be_another(who: str, task: Task, known: Knowledge) -> bool:
    """Whether an office is said without whose it is, and its programme has several of the name."""
    asked = _without_place(who, task)
    if _LEVEL.search(asked) or not is_office(who, known.lexicon):
        return False
    its = (one for one in known.catalogue.tasks.values() if one.source == task.source)
    lines = (one.who for each in its for role in ROLES for one in told_of(each.text, role))
    offices = (f" {' '.join(words(one))} " for line in lines for one in _AND.split(_plain(line)))
    behind = {one.partition(f" {asked} ")[2] for one in offices if f" {asked} " in one}
    return len({_level_of(one) for one in behind}) > 1


def _level_of(behind: str) -> str:
    """Whose an office is, by what stands behind its name."""
    level = _LEVEL.match(f" {behind}", 1)
    of_one = level and level[0].replace("tp", "thanh") in ("tinh", "thanh", "trung")
    return level[0].replace("tp", "thanh") if level and of_one else behind


def denies(task: Task, role: Attribute, who: str, lexicon: Lexicon) -> bool:
    """Whether a task tells who is in a role, and an office is not among them, nor leads it."""
    if not (is_office(who, lexicon) and line_of(task.text, role)):
        return False
    roles = {role, Attribute.RESPONSIBLE}
    is_named = any(names(task, one, who, lexicon) is not False for one in roles)
    return not (is_named or _may_name(task, role, who, lexicon))


def _may_name(task: Task, role: Attribute, who: str, lexicon: Lexicon) -> bool:
    """Whether a task has the name of an office beside a word for a role, in whatever words."""
    text, asked = _plain(task.text), _without_place(who, task)
    if not _LEVEL.search(asked) and any(names(task, role, one, lexicon) for one in _cut(asked)):
        return True
    forms = "|".join(map(re.escape, _forms(asked, lexicon)))
    office, to = rf"\b(?:{forms})\b", r"(?:(?!\bchu tri\b)[^.;:\n])*?"
    leads = rf"{office}{to}\b(?:chu tri|phu trach|chiu trach nhiem|dau moi)\b"
    helps = rf"{office}{to}\b(?:phoi hop|tham gia)\b|\b(?:phoi hop|tham gia)\b{to}{office}"
    return re.search(leads if role is Attribute.RESPONSIBLE else helps, text) is not None


def _cut(name: str) -> list[str]:
    """The name of an office without its last words, which may be those of a place."""
    said = name.split()
    return [" ".join(said[:end]) for end in range(max(3, len(said) - 3), len(said))]
