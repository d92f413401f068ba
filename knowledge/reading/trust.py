"""Read that it is asked where an answer comes from, or all that the bot says: `nguồn đâu`."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.text.fold import clean, fold, words

_LONGEST = 60
_CLAUSES = re.compile(r"\s*[,;.?!]+\s+")
_MAY_CHECK = re.compile(r"\b(?:dung|chinh xac|chuan|that)\b")
"""Behind another clause, these ask whether what it says is so."""

_KEPT = 64
"""Messages whose folded words are kept: several look at each."""

_YOU = r"(?:ban|bot|em|may|ad|dong chi|anh|chi|chau)"
_IT = (
    r"(?:(?:thong tin|so lieu|noi dung|cau tra loi|cau nay|van ban|vb|con so|ngay|so|cai|dieu)"
    r"(?: (?:nay|do|ay|tren|o day|cua (?:bot|em|ban)))* )?"
)
_SO = r"(?: (?:the|vay|nhu the|nhu vay|dieu do|chac|duoc|la|rang))*"
_END = rf"(?: (?:a|vay|the|day|do|ha|nhi|nhe|ra|di|u|chu|luon|oi|giup|ho|xem|toi|minh|{_YOU}))*"
_NO = r"(?:khong|ko|k|chua|hong)"
_WHERE = r"(?:dau|(?:nguon|tai lieu|van ban) nao)"
_SURE = r"(?:chac(?: chan)?|dung(?: su that)?|chinh xac|chuan(?: xac)?|that|tin duoc|dang tin)"
_OF_ANSWER = re.compile(
    rf"(?:(?:tai|vi|lam) )?sao (?:(?:ma|lai|dam) )*(?:{_YOU} )?(?:(?:ma|lai|dam) )*"
    rf"(?:biet|noi|tra loi|khang dinh|chac){_SO}{_END}"
    rf"|(?!chac la )(?:{_YOU} )?{_IT}(?:(?:co|da|la|noi) )*{_SURE}(?: la {_SURE})?{_SO} {_NO}{_END}"
    rf"|(?:(?:ua|o|u|a|the|vay|{_YOU}) )*(?:co )?(?:that|chac) (?:a|ha|sao|u|chu){_END}"
    rf"|(?:(?:toi|em|minh|anh|chi|van) )*(?:{_NO}|kho) tin(?: (?:duoc|lam|qua))*{_END}"
    r"|(?:(?:hay|nho|em|bot|ban) )*(?:xac nhan|kiem tra|doi chieu|xem) lai"
    rf"(?: (?:toi|minh|cho|nguon))*{_END}"
    r"|(?:(?:cho|xin|dan|ghi|trich|neu|co|theo|tu|lay|can|xem|em|toi|minh|anh|chi) )*"
    r"(?:nguon(?: goc)?|dan chung|bang chung)"
    rf"(?: (?:tin|trich dan|nay|do|nao|gi|dau|o|tu|lay|la|khong|ko))*{_END}"
    rf"|{_IT}(?:(?:duoc|{_YOU}) )*"
    r"(?:(?:lay|trich|tim|ghi)(?: (?:ra|thong tin|so lieu|cai nay|tin))*"
    rf" (?:o|tu) {_WHERE}|(?:o|tu) dau ra){_END}"
    rf"|(?:can cu|dua|theo)(?: (?:vao|theo|tren))* (?:{_WHERE}|(?:cai )?gi)"
    rf" (?:(?:ma|de|lai|dam|{_YOU}) )*(?:noi|biet|tra loi|khang dinh){_SO}{_END}"
    rf"|ai (?:noi|bao) (?:the|vay){_END}"
    rf"|(?:{_YOU} )?(?:noi|tra loi)(?: (?:the|vay))? co can cu(?: gi)? {_NO}{_END}"
)
_OF_ALL = re.compile(
    rf"(?:(?:ban|bot|em|nhung|cac) )?(?:lay |dua vao |dua tren )?"
    rf"(?:nguon|du lieu|thong tin|nguon du lieu|nguon thong tin)"
    rf"(?: (?:nay|do|tren))?(?: (?:lay|duoc lay))? (?:(?:o|tu) {_WHERE}|la gi|nao){_END}"
)
_SAYS_ALL = re.compile(r"(?:ban|bot|em|nhung|cac) |.*\b(?:du lieu|nguon thong tin)\b")


def asks_source(text: str) -> bool:
    """Whether nothing is asked but where the last answer comes from, or whether it is so."""
    if _OF_ANSWER.fullmatch(_said(text)):
        return not asks_all_sources(text)
    clauses = _clauses(text)
    return len(clauses) > 1 and all(map(_doubts, clauses))


def without_doubt(text: str) -> str:
    """What a short message asks beside a doubt of the answer: `ai ban hành, có chắc không`."""
    first, *others = _clauses(text)
    kept = [one for one in others if not _doubts(one) or _MAY_CHECK.search(_said(one))]
    return ", ".join([first, *kept]) if len(kept) < len(others) else text


def _clauses(text: str) -> list[str]:
    return _CLAUSES.split(text.strip()) if len(text) <= _LONGEST else [text]


def _doubts(clause: str) -> bool:
    return _OF_ANSWER.fullmatch(_said(clause)) is not None


def asks_all_sources(text: str) -> bool:
    """Whether nothing is asked but where the bot has all of it from."""
    said = _said(text)
    return bool(_OF_ALL.fullmatch(said) and _SAYS_ALL.match(said))


@lru_cache(_KEPT)
def _said(text: str) -> str:
    """The folded words of a short message; "" for a longer one."""
    return " ".join(words(fold(clean(text)))) if len(text) <= _LONGEST else ""
