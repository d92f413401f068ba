"""Instructions in plain words, as the commands that they stand for: `ngừng gửi tin cho tôi`.

Only a sentence that is an instruction and nothing else is one; whatever else is said is a question.
"""

from __future__ import annotations

import re

from handlers.subscribing.interests import is_named
from handlers.subscribing.wishes import read_wish
from knowledge.publishing.links import read_code
from knowledge.text.fold import clean, fold, words
from knowledge.text.printed import folded_word

_LONGEST = 120
_BEFORE = frozenset(
    """bot oi dong chi ban em toi minh anh chi cho giup hay vui long lam on xin muon can nho
    de nghi""".split()
)
_AFTER = frozenset("a nhe nha di voi giup cho toi em minh ngay luon nua bot oi".split())
"""Words that are only polite, before and behind an instruction."""

_MINE = r"(?:cua|ve|luu ve|bot luu ve|bot dang luu ve) (?:toi|em|minh)"
_DATA = r"(?:du lieu|thong tin|tai khoan)(?: ca nhan)?"
_KEEPS = r"(?:dang )?(?:co )?(?:luu|biet)"
_POSTS = r"(?: (?:tat ca|moi|cac|bai|tin|tuc|viet|dang|nhan|thong bao|ban tin|het))"
_STOP = r"(?:huy|thoi|bo|ngung|dung|khong|ket thuc)"
_LINK = r"(?:lien ket|ket noi)"
_ACCOUNTS = "cac|nhieu|hai|them|voi|va|sang|tai khoan|kenh|bot|zalo|zalo oa|telegram|trang web|web"
_CODE = re.compile(rf"(?:ma )?{_LINK}(?: tai khoan)?(?: (?:bang|ma|la))* (?P<code>.+)")

_SENTENCE = re.compile(
    rf"(?P<huytheodoi>(?:thoi )?{_STOP} (?:theo doi|dang k[yi]){_POSTS}*"
    rf"|{_STOP}(?: (?:co|can|muon))? (?:gui|nhan){_POSTS}+|khong (?:can|muon) nhan)"
    rf"|(?P<theodoi>(?:dang k[yi] |bat )?theo doi{_POSTS}*"
    rf"|dang k[yi](?: nhan{_POSTS}+)?|nhan(?: (?:tat ca|cac|moi))* (?:bai|tin)(?: viet)? moi)"
    rf"|(?P<lienket>{_LINK}(?: (?:{_ACCOUNTS}))*)"
    rf"|(?P<dulieu>(?:xem )?{_DATA} {_MINE}"
    rf"|{_KEEPS} (?:nhung )?(?:{_DATA} )?gi ve (?:toi|em|minh)(?: khong)?)"
    rf"|(?P<xoadulieu>xoa(?: (?:het|toan bo|tat ca|sach|moi))* {_DATA}(?: {_MINE})?)"
)
"""Folded sentences, in groups named by the command that each stands for."""

_UNLINK = re.compile(rf"(?:bo|huy|ngat) {_LINK}(?: (?:{_ACCOUNTS}))*")

_NAMING = (
    (re.compile(rf"{_STOP} theo doi (?P<what>.+)"), "/huytheodoi"),
    (re.compile(r"(?:dang k[yi] )?theo doi (?P<what>.+)"), "/theodoi"),
)
"""The same where what is followed is named."""


def as_command(text: str) -> str | None:
    """The command that a whole sentence stands for, None where it is no instruction."""
    if len(text) > _LONGEST or "?" in text:
        return None
    said = _plainly(clean(text))
    folded = " ".join(words(fold(said)))
    command = _SENTENCE.fullmatch(folded)
    if command and command.lastgroup:
        return f"/{command.lastgroup}"
    if _UNLINK.fullmatch(folded):
        return "/lienket bỏ"
    return f"/theodoi {said}" if read_wish(said) else _naming(said) or _linking(said)


def _naming(said: str) -> str | None:
    folded = fold(said)
    for form, command in _NAMING:
        found = form.fullmatch(folded)
        if found:
            what = " ".join(said.split()[-len(found["what"].split()) :])
            return f"{command} {what}" if is_named(what) else None
    return None


def _linking(said: str) -> str | None:
    """A code with words before it that say what it is."""
    found = _CODE.fullmatch(fold(said))
    code = read_code(found["code"]) if found else None
    return f"/lienket {code}" if code else None


def _plainly(said: str) -> str:
    """Without what is only polite."""
    typed = said.rstrip(".! ").split()
    folded = [folded_word(one).strip(",") for one in typed]
    first, last = 0, len(typed)
    while first < last and folded[first] in _BEFORE:
        first += 1
    while first < last and folded[last - 1] in _AFTER and folded[last - 2] not in {"cua", "ve"}:
        last -= 1
    return " ".join(typed[first:last])
