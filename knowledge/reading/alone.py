"""What few words ask of the last thing where they are all that is said: `hạn?`, `ai ban hành`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from knowledge.reading import patterns
from knowledge.reading.content import ASKED_OF_ONE, WHAT, WHEN
from knowledge.reading.either import ALONE as EITHER
from knowledge.reading.either import says_either
from knowledge.reading.kinds import Attribute
from knowledge.reading.when import When
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.reading.question import Question

BOTH = re.compile(
    rf"\b(?:cua )?(?:ca )?(?:hai|2) (?:cai|viec|{patterns.TASK}|{patterns.DIRECTIVE})"
    r" (?:nay|do|ay|kia|tren)\b"
)
"""The last two things that were talked about."""

_REPLACED = re.compile(
    rf"(?:[a-z]+ ){{1,3}}{WHAT} (?:moi hon )?{patterns.REPLACES.pattern}(?: no)?"
    rf"|(?:(?:da|co) )*(?:bi|duoc) {patterns.REPLACES.pattern}(?: (?:boi|bang|chua|van ban|nao))*"
)
_DAY = re.compile(
    rf"(?:duoc |moi )*(?:dang(?: tai| len)?|len(?: trang| bao)?|cong bo|xuat ban)"
    rf"(?: vao| tu)? {WHEN}"
    r"|(?:(?:co|ghi|in|ban hanh|ky) )*ngay(?: thang)?(?: nam)?(?: (?:ban hanh|ky|dang))?"
    r"|(?:ban hanh|ky) nam|thoi gian|(?:(?:ban hanh|ky|trong|vao) )*(?:thang|quy) (?:may|nao)"
)
_BODY = re.compile(
    rf"co quan(?: ban hanh)?|noi ban hanh|(?:cai|{patterns.DIRECTIVE}|{patterns.TYPES}) do ai"
    r" (?:ban hanh|ky|ra)"
)
_WORKERS = re.compile(r"chu tri|ai (?:se |phai )?(?:lam|lo)|giao (?:cho )?ai(?: lam)?")
_HELPERS = re.compile(r"phoi hop")
_UNTIL = re.compile(r"(?:han|tien do)(?: (?:nop|gui|bao cao|ket qua|cua|viec|la|vao))*")
_TARGETS = re.compile(
    r"chi tieu(?: (?:ca nam|nam nay|de ra|can|phai|dat|phan dau|la))*"
    r"(?: (?:may|bao nhieu)(?: [a-z]+){0,2})?"
)
_PARTS = re.compile(
    r"(?:(?:no|(?:van ban|vb|cai) (?:nay|do)) )?"
    r"(?:(?:co|gom|bao gom|neu|de ra|dua ra|tat ca|tong cong) )*(?:may|bao nhieu) (?:nhom )?"
    r"(?:dieu|khoan|diem|chuong|trang|phan|muc tieu|quan diem|nguyen tac|phu luc"
    r"|(?:nhiem vu,? )?(?:va )?giai phap)(?: (?:chu yeu|trong tam|lon))*"
)
"""How many parts a text has that no source prints."""

_GROUNDS = re.compile(r"can cu(?: phap ly)?|(?:can cu|dua|theo)(?: (?:vao|theo))* (?:dau|cai gi)")
_THINGS = (
    rf"(?:(?:ca )?(?:hai|2|ba|3)|chung|cac)(?: (?:cai|van ban|vb|nhiem vu|nv|{patterns.TYPES}))?"
    r"(?: (?:nay|do|ay|tren|kia))?"
)
_BOTH = rf"(?:{_THINGS} )?(?:(?:co|deu|thi|duoc) )*"
_SAME_DAY = re.compile(rf"{_BOTH}(?:(?:ban hanh|ra|ky) )?{patterns.SAME_DAY.pattern}")
_SAME_BODY = re.compile(
    rf"{_BOTH}(?:(?:do|cua) )?{patterns.SAME_BODY.pattern}(?: (?:ban hanh|ky))?"
)
_WHY_WRONG = re.compile(
    r"(?:(?:tai|vi) )?sao ngay(?: (?:do|nay|ay|thang|ban hanh))* (?:lai )?"
    r"(?:sai|nham|la|vo ly|(?:khong|ko) (?:dung|co|hop le))(?: .*)?"
)
_SHORT = (
    (Attribute.DATE, _WHY_WRONG),
    (Attribute.CHANGED_BY, _REPLACED),
    (
        Attribute.CHANGES,
        re.compile(rf"(?:{patterns.DIRECTIVE}|{patterns.TYPES}) cu(?: (?:so|ten))*"),
    ),
    (Attribute.DATE, _DAY),
    (Attribute.DATE, _SAME_DAY),
    (Attribute.ISSUER, _BODY),
    (Attribute.ISSUER, _SAME_BODY),
    (Attribute.RESPONSIBLE, _WORKERS),
    (Attribute.BESIDE, _HELPERS),
    (Attribute.DEADLINE, _UNTIL),
    (Attribute.TARGET, _TARGETS),
    (Attribute.UNRECORDED, _PARTS),
    (Attribute.IMPLEMENTS, _GROUNDS),
    (Attribute.FILE, re.compile(r"(?:duong )?link|duong dan|url")),
    (
        Attribute.TASKS,
        re.compile(
            r"nam (?:o|trong|tai) (?:dau|cho nao)"
            r"|(?:(?:no|nam|thuoc|o|trong) )+(?:phan|muc|chuong) nao"
        ),
    ),
)
"""What asks for something of one thing where it is all that is said."""

_BEFORE = r"(?:(?:the|vay|con|da|a|cho|em|toi|xin|muon|hoi|biet|gui|xem) )*"
_THAT_ARTICLE = r"(?:(?:bai(?: viet| bao)?|tin) (?:nay|do|ay|kia|tren) )?"
_BEHIND = (
    rf"(?: (?:{patterns.PARTICLES}|la|quy dinh|noi|ghi|gi|nao|may|{WHEN}|(?:o )?dau|bao nhieu"
    r"|ra sao|khong))*"
)
_ALONE = tuple(
    (attribute, re.compile(f"{_BEFORE}{_THAT_ARTICLE}(?:{pattern.pattern}){_BEHIND}"))
    for attribute, pattern in (*ASKED_OF_ONE, *_SHORT, *EITHER)
)
_OF_WORK = (Attribute.RESPONSIBLE, Attribute.BESIDE, Attribute.DEADLINE, Attribute.TARGET)
_WORK_ALONE = tuple(pattern for asked, pattern in _ALONE[len(ASKED_OF_ONE) :] if asked in _OF_WORK)
_CARD = re.compile(
    rf"{_BEFORE}(?:(?:doc |ghi |neu |noi )?(?:lai )?(?:ten|tieu de|trich yeu|so(?: ky)?(?: hieu)?)"
    r"(?: (?:day du|van ban|goi|chinh xac|may|bao nhieu|cua no))*"
    r"|(?:(?:tai|vi) )?(?:sao )?(?:lai )?(?:(?:co|ghi|in|thay|bi) )*"
    r"(?:(?:hai|2|nhieu) (?:ten|tieu de)|trung so(?: hieu)?(?: nhau)?)"
    r"|(?:noi|tom tat|tom luoc)(?: (?:tat|lai|gon|ngan|nhanh|noi dung|y chinh|di|giup|ho))*"
    rf"|(?:lam )?gi){_BEHIND}"
)
"""What a card says of itself."""

_COUNT = re.compile(
    r"(?:(?:the|vay|co|het|la|tong|cong|tat|ca) )*(?:bao nhieu|may)(?: (?:cai|muc))?"
    rf"(?: (?:tat ca|{patterns.PARTICLES}))*"
)
_OF_SAME_TASK = re.compile(
    r"(?:(?:the|vay|trong) )*cung (?:mot )?nhiem vu(?: (?:nay|do|ay))?(?: (?:con|co|thi|la))*"
    rf" (?:(?:nhung|cac) )?(?:van ban|vb) {WHAT}(?: (?:nua|khac|khong|{patterns.PARTICLES}))*"
)
"""The other documents of the tasks of a document."""

_DIFFER = re.compile(
    rf"(?:(?:the|vay) )*{_BOTH}{patterns.DIFFER.pattern}(?: (?:khong|ko|{patterns.PARTICLES}))*"
    rf"|so sanh(?: {_THINGS})?(?: (?:voi nhau|di|giup|em|toi|xem))*"
)
_GUIDES = re.compile(
    rf"(?:(?:the|vay|no|cai nay|(?:van ban|{patterns.TYPES}) (?:nay|do)) )*"
    rf"(?:huong dan|quy dinh chi tiet)(?: (?:thi hanh|thuc hien|cho))*"
    rf" (?:{patterns.TYPES}|van ban|cai) {WHAT}{patterns.CLOSING}"
)
_IT = rf"(?:no|(?!chuong trinh)(?:van ban|vb|cai|tai lieu|{patterns.TYPES}) (?:nay|do|ay|tren))"
_NAMES = (
    r"(?:dan|nhac|neu|ghi|de cap|noi|can cu|dua|thuc hien|trien khai|lien quan|nam|thuoc|trong)"
)
_TASKS = rf"(?:(?:co|nhung|cac|may|bao nhieu) )*{patterns.TASK}(?: {WHAT})?"
_TASKS_NAMING_IT = re.compile(
    rf"{_TASKS} (?:thuc hien|trien khai|dan|neu|nhac den)(?: (?:khong|{patterns.PARTICLES}))*"
    rf"|(?=.*\b{_NAMES}\b)(?=.*\b{_IT}\b)(?=.*\b(?:{patterns.TASK} {WHAT}"
    rf"|(?:may|bao nhieu|nhung|cac) {patterns.TASK})\b)"
    rf"(?:(?:{_IT}|{_NAMES}|{patterns.TASK}|{WHAT}|may|bao nhieu|nhung|cac|the|vay|co|duoc|tat ca"
    r"|tong cong|ca|trich|vien|den|toi|ve|vao|theo|ten|o|la|a|nhi|khong)(?: |$))+"
)
"""The tasks that name a document, of which words for it tell: `mấy nhiệm vụ dẫn nó`."""

_GO_ON = re.compile(r"(?:(?:xem|doc|cho xem) )?tiep(?: (?:di|a|nhe|nua))*")
_FORMS: tuple[tuple[re.Pattern[str], dict[str, Any]], ...] = (
    (_CARD, {"is_framed": True}),
    (_COUNT, {"wants_all": True}),
    (_GO_ON, {"step": 1}),
    (_DIFFER, {"is_framed": True}),
    (_GUIDES, {"is_framed": True}),
    (_OF_SAME_TASK, {"kind": Kind.DIRECTIVE}),
    (_TASKS_NAMING_IT, {"kind": Kind.TASK, "is_framed": True, "wants_all": False}),
)
"""What a question asks for that says nothing else."""

_CONFIRMED = re.compile(
    r"\b(?:à|hả|chứ|nhỉ|(?:phải|đúng|phai|dung) (?:không|khong|ko))\W*$"
    r"|^\W*(?:có )?phải\b.*không\W*$",
    re.IGNORECASE,
)
"""An issuer or a time is not asked for but doubted: `của Bộ Chính trị à`."""


def of_last(question: Question) -> Question:
    """A question that says nothing but such words, as asked of what was talked about."""
    if question.named or question.tasks:
        return question
    said = _asked_of_it(question)
    for attribute, pattern in _ALONE:
        if pattern.fullmatch(said):
            return replace(of_nothing_else(question), attribute=attribute)
    for form, asks in _FORMS:
        if form.fullmatch(said):
            return replace(of_nothing_else(question), attribute=None, **asks)
    return _doubted(question)


def _asked_of_it(question: Question) -> str:
    """The words of a question without those for the two things that it is asked of."""
    return " ".join(BOTH.sub(" ", fold(question.text).strip(" ?.!…")).split())


def asks_of_work(question: Question) -> bool:
    """Whether the part of a task that is asked for is all that is said: `hạn?`, `ai làm`."""
    said = _asked_of_it(question)
    return any(pattern.fullmatch(said) for pattern in _WORK_ALONE)


def _doubted(question: Question) -> Question:
    """What an issuer or a time is doubted of, as asked for who issued it and when."""
    is_short = not question.kind and fold(question.subject) in {"", "khong", "ko"}
    if not (is_short and (question.body or question.when) and _CONFIRMED.search(question.text)):
        return question
    attribute = Attribute.ISSUER if question.body else Attribute.DATE
    return replace(of_nothing_else(question), attribute=attribute)


def of_one(question: Question) -> Question:
    """One issuer or another that is all that is said, as asked for who issued the one thing."""
    is_alone = says_either(question) and not (question.named or question.kind or question.subject)
    if not is_alone:
        return question
    return replace(of_nothing_else(question), attribute=Attribute.ISSUER)


def of_nothing_else(question: Question) -> Question:
    """A question without what restricts it and what it is about."""
    return replace(
        question,
        kind=None,
        type_name="",
        types=frozenset(),
        body=None,
        when=When(),
        unprinted=None,
        excluded=None,
        subject="",
    )
