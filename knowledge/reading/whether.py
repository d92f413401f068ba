"""Read what a question asks whether it is so: `có phải của Tỉnh ủy không`, `năm 2018 à`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.reading.content import LEADS, read_bare
from knowledge.reading.kinds import Attribute
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.reading.question import Question
    from knowledge.reading.slate import Slate

_NOT = r"(?:khong|ko|chua|hay khong)"
_POLITE = (
    rf"(?:\W+(?:{patterns.PARTICLES}|oi|em|anh|chi|ban|co|chu|bac|thay|dong chi|bot|xin|cam on"
    r"|nhieu))*\W*$"
)
_WHETHER = re.compile(
    rf"\bco (?:phai|dung)\b|\b(?:phai|dung|chinh xac)(?: the| vay)? {_NOT}{_POLITE}"
    rf"|\bco (?:duoc )?(?:la|cua|do|ban hanh|ra doi|ky|thuoc|thuc hien)\b.*\b{_NOT}{_POLITE}"
    rf"|\b(?:cua|do|ban hanh|nam|ngay|thang) .*\bhay (?:la )?(?:khong|ko){_POLITE}"
    rf"|\bcung (?:mot )?ngay\b.*\b{_NOT}{_POLITE}"
)
_SURPRISED = re.compile(r"(?<=\s)(?:à|hả|ư|há|chứ)\W*$")
_DENIED = re.compile(
    r"\b(?:khong|ko|chua) (?:he |phai |duoc )*(?:la|cua|do|co|thuoc|nam|o|nhac|noi|neu|ban hanh"
    rf"|xong|hoan thanh|chu tri|phu trach|phoi hop|tham gia)\b(?!{_POLITE})"
)
_SAYS = re.compile(
    r"\b(?:(?:nhac|(?<!nghe )noi|neu|de cap|lien quan)(?: (?:ten|gi|den|toi|ve))*"
    r"|(?:(?:phai|dung)(?: la)?|la) ve)"
    rf" (?P<what>.+?)(?: (?:co )?(?:phai|dung))? {_NOT}{_POLITE}"
)
_IS_WITHIN = re.compile(r"nội\b|noi vu\b", re.IGNORECASE)
"""A word that is folded as `nói` is: `Sở Nội vụ`."""

_YES_OR_NO = (
    rf"(?:(?: co)? (?:phai|dung|chinh xac)(?: the| vay)? {_NOT}| {_NOT}| (?:a|ha|u|chu)){_POLITE}"
)
_IS = r"\b(?:co phai (?:la )?)?(?:do|giao cho|giao|co(?! phai\b)) "
_MOMENT = r"(?:truoc|sau|den|cuoi|dau|giua|quy|thang|ngay|hang|thuong xuyen|\d{1,2}(?=[/.-]\d))"
_NUMBERED = r"(?:nhiem vu|nv) (?:so )?\d+(?: nam \d+)?"
_SOMEBODY = r"(?P<said>(?!(?:khong|chua|do|giao|co) |.*\b(?:nao|gi|ai|may|bao nhieu)\b)[^,.;:?]+?)"
_OFFICE = (
    r"^(?:.*[,?!.:] *)?(?P<doubts>co phai (?:la )?)?"
    r"(?!(?:do|giao|nhiem vu|nv|viec) )(?P<said>[^,?!.:]+?)"
    r" (?:(?:co|khong|lam|duoc giao|cung|se|la) )*"
)
_ITS_WORK = (
    r"(?: (?:thuc hien|chinh|cung|cho|trong))*"
    r" (?P<work>(?:nhiem vu|nv|viec|cong viec) (?!.*\b(?:nao|gi|may|mo|ai|nhieu)\b).+?)"
    rf"(?:{_YES_OR_NO}|(?(doubts){_POLITE}|(?!)))"
)
_ROLES = (
    (Attribute.RESPONSIBLE, re.compile(rf"{_OFFICE}{LEADS}{_ITS_WORK}")),
    (Attribute.BESIDE, re.compile(rf"{_OFFICE}(?:phoi hop|tham gia){_ITS_WORK}")),
    (
        Attribute.RESPONSIBLE,
        re.compile(
            rf"{_IS}(?P<said>.+?) (?:(?:lam|duoc giao|se|la) )*"
            rf"(?:{LEADS}|thuc hien)(?: (?:thuc hien|chinh))?"
            rf"{_YES_OR_NO}"
        ),
    ),
    (
        Attribute.RESPONSIBLE,
        re.compile(rf"\b{LEADS}(?: {_NUMBERED})? (?:la|do|thuoc ve) {_SOMEBODY}{_YES_OR_NO}"),
    ),
    (
        Attribute.RESPONSIBLE,
        re.compile(rf"\b{_NUMBERED} {_SOMEBODY} (?:(?:lam|la|se|duoc giao) )*{LEADS}{_YES_OR_NO}"),
    ),
    (
        Attribute.BESIDE,
        re.compile(
            rf"{_IS}(?P<said>.+?) (?:(?:cung|se|duoc) )*(?:phoi hop|tham gia)"
            rf"(?: (?:thuc hien|cung))?{_YES_OR_NO}"
        ),
    ),
    (
        Attribute.BESIDE,
        re.compile(rf"\bphoi hop (?:(?:thuc hien|voi|cung) )+(?P<said>.+?){_YES_OR_NO}"),
    ),
    (
        Attribute.DEADLINE,
        re.compile(
            r"\b(?:(?:xong|hoan thanh|ket thuc|thuc hien|trien khai|tien hanh|lam|thoi (?:gian|han)"
            rf"|han|la|trong|vao) )+(?P<said>{_MOMENT}\b.*?){_YES_OR_NO}"
        ),
    ),
)
"""Who, or when, a question asks of a task whether it says them of who leads, who helps, or until
when."""


_LED = re.compile(
    rf"(?:co phai )?(?P<who>[^,;:?!.]+?) (?:(?P<leads>{LEADS})|phoi hop|tham gia)"
    r"(?: (?:thuc hien|chinh|cung))*"
    r" (?P<work>(?!.*\b(?:nao|gi|may|mo|ai|nhieu)\b)[^?!]+?)"
    rf" (?:phai|dung)(?: the| vay)? {_NOT}{_POLITE}"
)
"""Somebody and the work that they lead, or help with, which no word says to be work."""

_BY_SOMEBODY = re.compile(
    rf" (?:(?:la|co phai|phai) )*(?:cua|do) (?!{patterns.THINGS})[a-z ]+?(?: (?:ban hanh|ky|ra))?"
    rf"{_YES_OR_NO}"
)
_AT = re.compile(
    r"\b(?:uy|ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|dang bo)"
    r"(?: (?:tinh|thanh pho|tp|huyen|quan|thi xa|tx|thi tran|phuong|xa|dac khu))?"
    r" (?P<place>(?!(?:ban|da|co|phai|dung|chinh|khong|ko|la|ra|ky|ve|nam|ngay)\b)"
    r"\w+(?: \w+){0,3}?)"
    rf"(?: (?:da|ban hanh|ky|ra|la|co))*{_YES_OR_NO}"
)
_REFERS = re.compile(r"\W*(?:(?:the|vay|con|no|thi|viec|nhiem vu|cai|nay|do|ay|co|phai|la) )*")


def asks_whether(slate: Slate) -> bool:
    """Whether a question asks whether what it says is so."""
    return bool(slate.find(_WHETHER)) or is_doubted(slate)


def is_doubted(slate: Slate) -> bool:
    """Whether it ends in a word that only doubts what it says: `… năm 2021 chứ`."""
    return _SURPRISED.search(slate.text.casefold()) is not None


def denies(slate: Slate) -> bool:
    """Whether it says that something is not so: `không phải của Tỉnh ủy à`."""
    return slate.find(_DENIED) is not None


def read_whether_said(slate: Slate) -> str:
    """What a question asks whether something says it: `có nhắc đến phụ nữ không`; "" for none."""
    for match in _SAYS.finditer(slate.flat):
        if not _IS_WITHIN.match(slate.text, match.start()):
            return slate.text[slice(*match.span("what"))].strip()
    return ""


def read_role(text: str) -> tuple[Attribute, str] | None:
    """What of a task a question asks whether it is so, and the folded words of it: `do Sở Nội vụ
    chủ trì phải không`."""
    said = fold(text)
    for attribute, pattern in _ROLES:
        if match := pattern.search(said):
            return attribute, match["said"]
    return None


def asks_issuer(question: Question) -> bool:
    """Whether somebody of no known name is said to have issued the one document that is named."""
    is_of_one = question.asks_whether and len(question.named) == 1 and not question.tasks
    says_other = question.body or question.when or question.provinces or question.attribute
    if not is_of_one or says_other or question.doubted or question.in_task:
        return False
    named = question.named[0]
    return not named.body and _BY_SOMEBODY.match(fold(question.text), named.end) is not None


def read_place_of_body(text: str) -> str:
    """The folded words that stand behind the name of a local body which a question doubts, where a
    place is said: `của UBND phường Thanh Khê đúng không`."""
    match = _AT.search(fold(text))
    return match["place"] if match else ""


def read_work(text: str) -> str:
    """The work of which a question asks whether somebody leads it or helps with it, as typed; ""
    where it says none in words."""
    said = fold(text)
    for attribute, pattern in _ROLES:
        match = pattern.search(said) if attribute is not Attribute.DEADLINE else None
        if match:
            has_behind = "work" in pattern.groupindex
            start, end = match.span("work") if has_behind else (0, match.start())
            return "" if _REFERS.fullmatch(f"{said[start:end]} ") else text[start:end].strip()
    return ""


def read_led(text: str) -> tuple[tuple[Attribute, str], str] | None:
    """In which role a question asks whether somebody is, their folded words, and the work, as
    typed, where its verb alone says it: `Sở Nội vụ chủ trì mở lớp dạy nghề đúng không`."""
    match = _LED.match(fold(text))
    if match is None or _REFERS.fullmatch(f"{match['work']} "):
        return None
    attribute = Attribute.RESPONSIBLE if match["leads"] else Attribute.BESIDE
    return (attribute, match["who"]), text[slice(*match.span("work"))]


def is_role_alone(text: str) -> bool:
    """Whether that is all that a text asks: it does not say of which task."""
    said = fold(text)
    found = (pattern.search(said) for _, pattern in _ROLES)
    return any(match and _REFERS.fullmatch(said[: match.start()]) for match in found)


def asked_of_task(slate: Slate) -> Attribute | None:
    """What of a task a question asks whether it is so, or names and asks nothing else."""
    role = read_role(slate.text)
    return role[0] if role else read_bare(slate)
