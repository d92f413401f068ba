"""Whether a task names an office, and in which role: by its name, in other words, by its level."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.answering.facts.roles import ROLES, line_of, told_of
from knowledge.documents.spelling import expanded
from knowledge.reading.content import LEADS
from knowledge.reading.kinds import Attribute
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Task
    from knowledge.search.lexicon import Lexicon

_SYLLABLE = re.compile(r"[aeiouy0-9]")
"""What is no abbreviation has a vowel, or is a number."""

_LEVEL = re.compile(
    r"(?<= )(?:tinh|thanh(?= pho\b| uy\b)|tp|huyen|thi(?= xa\b| uy\b)|xa(?! hoi\b)|phuong"
    r"|trung(?= uong\b))\b"
)
"""Behind the name of an office: whose it is."""

_OF_PLACE = r"(?:tinh|thanh|tp|huyen|thi|xa|phuong)\b"
_OF_LEVEL = re.compile(r"(?P<level>tinh|thanh|huyen|xa) doan")
"""An office whose name begins with whose it is: `Tỉnh đoàn` is a province's Đoàn Thanh niên."""

_COMMITTEE = re.compile(
    r"(?:(?:cac|voi|cung|ban thuong vu|thuong truc|ban chap hanh) )*"
    r"(?:tinh|thanh|huyen|quan|thi|dang) uy\b"
)

_NO_OFFICE = re.compile(
    r"(?:phong (?:chong|trao|tuc|ngua)|to (?:chuc|giac)|hoi (?:nghi|thi|thao|dien|trai|hop|nhap"
    r"|vien)|doan (?:ket|vien|the)|doi (?:ngu|moi|thoai|song)|bo may|ban (?:hanh|sac)|truong hop"
    r"|don (?:vi|doc|gian)|xa hoi|vien chuc|phuong (?:an|tien|phap|thuc)|so (?:ket|luong)"
    r"|dai (?:bieu|hoi))\b"
)
"""What begins as the name of an office and is another word."""

_AND = re.compile(r"[,;.()\n]| va ")
_LEVEL_ALONE = re.compile(r"[a-z]+(?: (?:uy|pho|xa|uong))?")


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
    place = _level_in(own) or asked[at:]
    lines = [f" {' '.join(words(_plain(one.who)))} " for one in told_of(task.text, role)]
    if is_committee(own):
        lines = [f" {one} " for one in offices_of(task, role) if is_committee(one)]
    found = {_is_in(line, own, asked[at:]) for line in lines}
    if True in found:
        return True
    meant = [name for name in others if not place or place.startswith(_level_in(name))]
    may_be = (_is_in(line, name, place) is not False for line in lines for name in meant)
    return None if None in found or any(may_be) else False


def is_committee(name: str) -> bool:
    """Whether a folded name is that of a committee, which its offices have in theirs, too: `Văn
    phòng Huyện ủy`."""
    return _COMMITTEE.match(name) is not None


def _level_in(name: str) -> str:
    """Whose an office is that says it in its name; "" where it does not."""
    said = _OF_LEVEL.fullmatch(name)
    return said["level"].replace("thanh", "thanh pho") if said else ""


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


def offices_of(task: Task, role: Attribute) -> list[str]:
    """The folded names of the offices that a task says in a role."""
    told = told_of(task.text, role)
    return [" ".join(words(one)) for each in told for one in _AND.split(_plain(each.who))]


def may_be_another(who: str, task: Task, known: Knowledge) -> bool:
    """Whether an office is said without whose it is, and its programme has several of the name."""
    asked = _without_place(who, task)
    if _LEVEL.search(asked) or not is_office(who, known.lexicon):
        return False
    its = (one for one in known.catalogue.tasks.values() if one.source == task.source)
    offices = (f" {one} " for each in its for role in ROLES for one in offices_of(each, role))
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
    return not (is_named or may_name(task, role, who, lexicon))


def may_name(task: Task, role: Attribute, who: str, lexicon: Lexicon) -> bool:
    """Whether a task has the name of an office beside a word for a role, in whatever words."""
    text, asked = _plain(task.text), _without_place(who, task)
    if not _LEVEL.search(asked) and any(names(task, role, one, lexicon) for one in _cut(asked)):
        return True
    own, *others = _forms(asked, lexicon)
    forms, place = "|".join(map(re.escape, (own, *others))), _level_in(own)
    elsewhere = rf"(?! (?!{place}\b){_OF_PLACE})" if place else ""
    office, to = rf"\b(?:{forms})\b{elsewhere}", r"(?:(?!\bchu tri\b)[^.;:\n])*?"
    leads = rf"{office}{to}\b{LEADS}\b"
    helps = rf"{office}{to}\b(?:phoi hop|tham gia)\b|\b(?:phoi hop|tham gia)\b{to}{office}"
    return re.search(leads if role is Attribute.RESPONSIBLE else helps, text) is not None


def _cut(name: str) -> list[str]:
    """The name of an office without its last words, which may be those of a place."""
    said = name.split()
    return [" ".join(said[:end]) for end in range(max(3, len(said) - 3), len(said))]
