"""What is asked of a document or a task that a programme hardly ever says: who, until when, what.

Words for it are read as asked of one thing only where a question names or means one: elsewhere
they are words of a subject (`văn bản về kinh phí`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.citations.read import Named
    from knowledge.reading.slate import Slate

WHAT = r"(?:nao|gi|mo|chi)"
WHEN = (
    r"(?:khi nao|bao gio|luc nao|bao lau|(?:ngay|hom|bua|thang|quy|nam) nao"
    r"|(?:ngay|thang|quy) (?:may|bao nhieu))"
)
_WHOM = rf"(?:ai|(?:co quan|don vi|(?<!van )ban|cap|ben|to chuc|phong|nguoi|dong chi) {WHAT})"
LEADS = r"(?:chu tri|phu trach|chiu trach nhiem(?: chinh)?|dam nhiem|(?:lam )?dau moi)"
_ENDS = r"(?:hoan thanh|xong|ket thuc|het han)"

_WHO = rf"\b(?:(?:do|giao|giao cho|phan cong) )*{_WHOM} (?:(?:la|se|phai|duoc giao) )*"
_ROLE = re.compile(r"chu tri|phu trach|chiu trach|dam nhiem|dau moi|phoi hop|\blo\b")
_WHO_LEADS = re.compile(
    rf"{_WHO}(?:(?P<helps>phoi hop)|{LEADS})(?: (?:thuc hien|chinh))?\b"
    rf"|{_WHO}lo (?:lieu )?(?!(?:lang|au|ngai|so|nghi)\b)(?=[a-z])"
)
_ENDING = rf"(?: (?:{patterns.PARTICLES}|lieu|do|he))*\W*$"
_WHO_DOES = re.compile(rf"{_WHO}(?:lo|lam){_ENDING}|\b(?:duoc )?giao (?:cho )?{_WHOM}{_ENDING}")
_TOLD = re.compile(r"^\W*(?:viec|vu|chuyen|nhiem vu) (?!nay\b|do\b|ay\b)\w")
"""Work that is told in words, before it is asked who does it."""

_RESPONSIBLE = re.compile(
    rf"{_WHO}(?:cua (?:(?!ban hanh\b)[a-z]+ ){{1,5}}?)?(?:{LEADS}|thuc hien|trien khai)"
    r"(?: (?:thuc hien|chinh))?\b"
    rf"|\b(?:co quan|don vi|nguoi|dong chi) {LEADS}(?: (?:la )?{_WHOM})?\b"
    rf"|\b(?:{LEADS}|giao cho|phan cong)(?: la)? {_WHOM}\b"
)
_BESIDE = re.compile(
    rf"\b(?:(?:voi|cung) )*{_WHOM} (?:(?:la|se|phai|cung|can|duoc|giao|tham gia) )*phoi hop"
    r"(?: (?:thuc hien|cung|voi))*\b"
    rf"|\b(?:co quan|don vi|ben|nguoi) phoi hop(?: (?:thuc hien|la|gom|{_WHOM}|nhung))*\b"
    rf"|\bphoi hop (?:(?:thuc hien|cung|voi|cua|la|gom|nhung|cac) )*{_WHOM}"
)
_REVIEW = r"(?:so ket|tong ket|so tong ket|kiem tra|giam sat|quan triet)"
_DONE = (
    rf"(?:{_ENDS}|{_REVIEW}|thuc hien|trien khai|giai quyet|nop|gui|bao cao|ban giao|dang ky"
    r"|nghiem thu|xet cong nhan|danh gia|tham dinh|phe duyet)"
)
_DEADLINE = re.compile(
    r"\b(?:thoi han|deadline|han chot|han cuoi"
    r"|thoi gian (?:hoan thanh|thuc hien|trien khai|ket thuc))"
    rf"(?: (?:{_DONE}|cuoi cung|cua|la|den|vao|{WHEN}))*\b"
    rf"|\b{WHEN} (?:(?:thi|phai|can|moi) )*{_ENDS}\b"
    rf"|\b{_ENDS}(?: (?:vao|truoc|trong))? {WHEN}\b"
    rf"|\bhan (?:(?:{_ENDS}|thuc hien|la|den) )*{WHEN}\b"
    rf"|(?<!gia )(?<!gioi )(?<!quyen )\bhan {_DONE}\b"
    rf"|(?<!ban hanh )(?<!ky )\b(?:truoc|cham nhat|muon nhat)(?: (?:la|vao|truoc|den))* {WHEN}\b"
    rf"|\bcon (?:{WHEN}|may ngay)(?: (?:nua|thi|la|moi|den|toi))* (?:{_ENDS}|han)\b"
)
WORK = rf"(?:{_REVIEW}|danh gia|bao cao|hop|thuc hien|trien khai|hoan thanh|xong|lam)"
_SHALL = r"(?:thi|se|phai|moi|can|duoc|tinh|ta|minh|to chuc|tien hanh)"
_OF_WORK = re.compile(
    rf"\b(?:den |toi |vao )?{WHEN}(?: {_SHALL})* {WORK}\b(?! (?:ban hanh|ky)\b)"
    rf"|\b{WORK}(?: (?:viec|xong|thuc hien|vao|den|toi|het))*\s+{WHEN}\b"
    rf"|\b(?:den|toi)(?: het)? (?:nam (?:nao|bao nhieu|may)|{WHEN})\b"
)
"""When something is done with a document, or until when it is for: not when it was issued."""

_WHEN_ASKED = re.compile(rf"\b{WHEN}\b")
_TIME_ASKED = re.compile(
    rf"\b(?:{WHEN}|thoi (?:han|gian)|han (?:chot|cuoi))\b"
    r"|^\W*han\b(?! (?:che|han|hep|man|muc|ngach)\b)"
)
_TIME_OF_WORK = re.compile(
    rf"\b(?:(?:{_ENDS}|nop)(?: (?:vao|truoc))? {WHEN}|{WHEN}(?: {_SHALL})* {_ENDS})\b"
    rf"|\b{WHEN}(?=(?: {_SHALL})* {_REVIEW} \w)"
    rf"|(?:(?<=so ket )|(?<=tong ket )|(?<=kiem tra )|(?<=quan triet )){WHEN}\W*$"
)
_WORK_FIRST = re.compile(
    rf"^\W*(?:viec )?{_REVIEW}\b(?!.* (?:ban hanh|ky) ).*(?P<when>\s{WHEN})\W*$"
)
"""When some work is done, of which tasks tell."""

_BARE = (
    (Attribute.RESPONSIBLE, re.compile(rf"(?:{LEADS})(?: (?:thuc hien|la))*")),
    (Attribute.BESIDE, re.compile(r"phoi hop(?: (?:thuc hien|voi|cung|la))*")),
    (
        Attribute.DEADLINE,
        re.compile(
            r"(?:(?:thuc hien|trien khai|tien hanh|lam|xong|hoan thanh|ket thuc|trong|vao) )*"
            r"(?:thang|quy|ngay) (?:may|bao nhieu)"
            r"|(?:thoi gian|thoi han|han|tien do)(?: (?:la|cua))?"
            rf"|(?:(?:(?:cai|viec|nhiem vu) nao|co|phai) )*(?:(?:thoi )?han|{_ENDS})"
            r" (?:truoc|sau|som|muon)(?: hon)?"
            r"|(?:co )?cung (?:mot )?(?:thoi )?han(?: (?:phai|dung))*(?: (?:khong|ko|a))?"
        ),
    ),
)
"""What asks for something of a task, or of several, where it is all that is said beside its number
and the year of its programme."""

_OF_YEAR = re.compile(r"^(?:(?:cua|trong) )?nam \d{4} | (?:(?:cua|trong) )?nam \d{4}$")
_BETWEEN = re.compile(r"^(?:(?:hay|hoac|va|voi|thi|la) )+")
_ENDS_FIRST = re.compile(
    rf"\b(?:han|{_ENDS})(?: (?:nao|cai|viec|nhiem vu|la|thi|co))*"
    r" (?:(?P<last>sau|muon|cham)|truoc|som)\b(?! (?:ngay|thang|nam|quy|khi|\d))"
)

_FILE = re.compile(
    r"\btai(?: (?:ve|file|tep|ban|van ban|xuong|duoc|no|nay|do))*\s+o dau\b"
    r"|\btai (?:ve|file|tep|xuong)\b"
    r"|\b(?:file|tep|pdf|ban (?:pdf|word|scan|mem)|toan van|nguyen van|link tai)\b"
)
_WITHIN = re.compile(
    r"\b(?:(?:diem [a-z] )?(?:khoan \d+ )?(?:cua )?dieu \d+|khoan \d+|chuong (?:[ivx]+|\d+)|phu luc"
    r"|(?<!ve )(?:muc tieu(?! quoc gia)(?: chung| cu the)?|kinh phi|ngan sach"
    r"|(?:quy dinh )?muc (?:phat|luong|ho tro|boi thuong|dong|thu|phu cap)(?: toi (?:thieu|da))?"
    r"|luong toi thieu|thoi gio lam (?:viec|them)(?: toi da)?|(?:nhiem vu va )?giai phap"
    r"|lo trinh|(?:doi tuong|pham vi)(?: (?:ap dung|dieu chinh))?))"
    r"(?: (?:thuc hien|cua|la|gi|bao nhieu|the nao|ra sao))*\b"
)
_HOW_ENDS = r"(?:the nao|nhu the nao|nhu nao|ra sao|den dau)"
_HOW = re.compile(
    rf"\bket qua (?:gi|nao)\b|\bket qua\b(?=.*\b{_HOW_ENDS})"
    rf"(?: (?:thuc hien|trien khai|cua|dat duoc|{_HOW_ENDS}))*"
    rf"|\b(?:xu ly|xu phat|phat|giai quyet|khen thuong|ky luat) {_HOW_ENDS}\b"
)
"""What came of it, or what a document says of how to do something."""

_TARGET = re.compile(
    r"\b(?<!ve )chi tieu(?: (?:can dat|dat|phan dau|thuc hien|cua|la|gi|nao|bao nhieu|the nao))*\b"
)
_CLAUSE = re.compile(
    r"\b(?:diem [a-z] )?(?:khoan \d+ )?(?:dieu \d+|chuong (?:[ivx]+|\d+))"
    rf"(?: (?:cua|trong|thuoc))? (?={patterns.TYPES})"
)
"""Before the type of a document that is called by its name: a part of its text is asked for."""

_WHY_SEVERAL = r"\b(?:(?:tai|vi) )?(?:sao )?(?:lai )?(?:(?:co|ghi|in|thay|do) )*(?:hai|2|nhieu)"
_IS_RIGHT = r"nao (?:(?:moi|thi|la) )*(?:dung|chinh xac|chuan)(?: hon)?\b"
_DATES = re.compile(rf"{_WHY_SEVERAL} ngay(?: (?:ban hanh|khac nhau))*\b|\bngay {_IS_RIGHT}")
_WHY_DAY = re.compile(
    r"\b(?:(?:tai|vi) )?sao (?:lai )?(?:(?:co|ghi|in|la|ngay) )*"
    r"(?:\d{1,2} ?(?:[/.-]|thang) ?\d{1,2}(?: ?[/.-] ?\d{4})?"
    r"|(?:hai|2|nhieu) nam(?: (?:ban hanh|khac nhau))*)"
)
_ISSUERS = re.compile(
    rf"{_WHY_SEVERAL} co quan(?: (?:cung|ban hanh|khac nhau))+\b|\bco quan {_IS_RIGHT}"
)
_IN_ROLE = re.compile(
    r"\b(?:do|(?:duoc )?(?:giao|phan cong)(?: cho)?) "
    r"(?:(?!(?:ban hanh|ky|ra|ai|nao|gi|mo|may)\b)[a-z]+[ ,-]+){1,9}?"
    rf"(?:(?P<tells>tham muu)|(?P<helps>phoi hop)|{LEADS}|thuc hien|trien khai)"
    r"(?: (?:chinh|thuc hien|trien khai|ban hanh|xay dung|soan thao))*"
    rf"(?=\W*(?:(?:la|co|thi|phai|dung|chinh xac|hay|khong|ko|u|chu|{patterns.PARTICLES})\b\W*)*$)"
)
"""Behind a document: somebody who is said to be responsible for it, and did not issue it."""

_MEMBERS = re.compile(
    rf"\b(?:co|gom|neu|nhac den) (?:nhung|cac) (?:co quan|don vi|to chuc|ban nganh|hoi) {WHAT}"
    rf"(?: (?:tham gia|thuc hien|trong do|{patterns.PARTICLES}))*(?=\W*$)"
)
"""Asks for all that are printed, in whatever role: the text itself tells."""

_WITH_WHOM = re.compile(rf"\bvoi (?:(?:nhung|cac) )?{_WHOM}\b(?! (?:ban hanh|ky)\b)")
"""Asks for those with whom something is done: no issuer, and nobody who is responsible."""

_UNPRINTED = r"\b(?:(?:ma|nhung) )?(?:khong|ko|chua|thieu)(?: (?:thay|duoc|co|ghi|ro|in|de|neu))* "

_NOT = re.compile(r"\b(?:khong|ko|chua|thieu)\b")
_NOT_SAID = (
    rf"{_UNPRINTED}(?:(?:noi|neu|giao|phan cong|cho|cu the|do|ten|ai|nguoi|(?:co quan|don vi)"
    r"(?: nao)?) )*"
)
_AT_END = r"(?=(?: (?:(?:trong|cua) )?nam \d{4})?(?: (?:khong|ko))?\W*$)"
_NOT_PRINTED = (
    (
        Attribute.DATE,
        re.compile(
            rf"{_UNPRINTED}(?:ngay(?: thang)?(?: nam)?|thoi gian)(?: (?:ban hanh|ky|ra))?\b"
        ),
    ),
    (
        Attribute.ISSUER,
        re.compile(
            rf"{_UNPRINTED}(?:ten )?(?:(?:co quan|noi|don vi|cap)(?: nao)?|do ai|ai)"
            r" (?:da )?(?:ban hanh|ky|ra)\b"
        ),
    ),
    (
        Attribute.RESPONSIBLE,
        re.compile(rf"{_NOT_SAID}{LEADS}(?: (?:thuc hien|chinh|la ai))*{_AT_END}"),
    ),
    (
        Attribute.BESIDE,
        re.compile(rf"{_NOT_SAID}phoi hop(?: (?:thuc hien|la ai))*{_AT_END}"),
    ),
    (
        Attribute.LINK,
        re.compile(rf"{_UNPRINTED}(?:duong (?:dan|link)|lien ket|link|url|dia chi web)\b"),
    ),
    (
        Attribute.NUMBER,
        re.compile(rf"{_UNPRINTED}(?:so (?:ky )?hieu|(?<!thieu )so(?: van ban)?)(?=\W*$)"),
    ),
)
"""Words that ask for what the sources print no date, issuer or number of, no address, or nobody who
leads it or helps."""

ASKED_OF_ONE = (
    (Attribute.DATE, _DATES),
    (Attribute.DATE, _WHY_DAY),
    (Attribute.ISSUER, _ISSUERS),
    (Attribute.BESIDE, _BESIDE),
    (Attribute.RESPONSIBLE, _RESPONSIBLE),
    (Attribute.DEADLINE, _DEADLINE),
    (Attribute.DEADLINE, _OF_WORK),
    (Attribute.DEADLINE, _WORK_FIRST),
    (Attribute.FILE, _FILE),
    (Attribute.TARGET, _TARGET),
    (Attribute.UNRECORDED, _WITHIN),
    (Attribute.UNRECORDED, _HOW),
)
"""What is asked of one thing, and the words for it."""


def take_content(slate: Slate) -> Attribute | None:
    """Read and take away what is asked of the one thing that a question names or means."""
    slate.take(_MEMBERS)
    for attribute, pattern in ASKED_OF_ONE:
        match = slate.find(pattern)
        if match and not slate.text[match.start() :].casefold().startswith("tại"):
            slate.blank(*match.span("when" if pattern is _WORK_FIRST else 0))
            return attribute
    slate.take(_WITH_WHOM)
    return None


def take_who_leads(slate: Slate) -> Attribute | None:
    """Read and take away that it is asked who leads, or helps with, what is told in words."""
    match = slate.find(_WHO_LEADS) if _ROLE.search(slate.flat) else None
    match = match or (slate.find(_WHO_DOES) if slate.find(_TOLD) else None)
    if match is None:
        return None
    slate.blank(*match.span())
    return Attribute.BESIDE if match.groupdict().get("helps") else Attribute.RESPONSIBLE


def take_unprinted(slate: Slate) -> Attribute | None:
    """Read and take away what a question asks for that the sources do not print."""
    if not _NOT.search(slate.flat):
        return None
    found = (attribute for attribute, pattern in _NOT_PRINTED if slate.take(pattern))
    return next(found, None)


def take_clause(slate: Slate) -> Attribute | None:
    """Read and take away that a clause is asked for of a document that is called by its name."""
    return Attribute.UNRECORDED if slate.take(_CLAUSE) else None


def take_time_of_work(slate: Slate) -> bool:
    """Take away that it is asked when some work is done; whether it is, of work that is told."""
    of_another = patterns.PRONOUN, patterns.KINDS[Kind.TASK]
    if not slate.find(_WHEN_ASKED) or any(map(slate.find, of_another)):
        return False
    first = _WORK_FIRST.search(slate.flat)
    match = None if first else slate.find(_TIME_OF_WORK)
    start, end = first.span("when") if first else match.span() if match else (0, 0)
    is_told = start < end and len((slate.flat[:start] + slate.flat[end:]).split()) > 1
    if is_told:
        slate.blank(start, end)
    return is_told


def read_bare(slate: Slate) -> Attribute | None:
    """What is asked of a task where nothing else is left of the question: `nhiệm vụ 6 chủ trì`."""
    left = _BETWEEN.sub("", " ".join(slate.flat.split()).strip(" ?.!…:"))
    left = _OF_YEAR.sub("", left)
    return next((attribute for attribute, pattern in _BARE if pattern.fullmatch(left)), None)


def asks_last_due(text: str) -> bool | None:
    """Whether a text asks which of several tasks is due last, or first; None for neither."""
    match = _ENDS_FIRST.search(fold(text))
    return bool(match["last"]) if match else None


def take_role(slate: Slate, named: tuple[Named, ...]) -> Attribute | None:
    """Read and take away that somebody has a part in the document that is named before it."""
    match = _IN_ROLE.search(slate.flat, named[0].start) if named else None
    if match is None:
        return None
    slate.blank(*match.span())
    if match["tells"]:
        return Attribute.UNRECORDED
    return Attribute.BESIDE if match["helps"] else Attribute.RESPONSIBLE


def asks_time(text: str) -> bool:
    """Whether a text has words that ask when something is done, or until when."""
    return _TIME_ASKED.search(fold(text)) is not None


def asks_within(text: str) -> bool:
    """Whether a text has words for what stands within a document: a clause, its aims, its cost."""
    return _WITHIN.search(fold(text)) is not None
