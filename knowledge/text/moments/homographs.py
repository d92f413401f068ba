"""Words of time that are written alike: which is meant, by their marks or by what stands beside.

Each rule is a pattern and what the words are called from then on; rules apply in order. Names that
no Vietnamese word has: `now`, `evening` (tối, not tới or tôi), `after` (sau, not six), `from` (từ,
not four), `year` (năm, not five). `ke` is what comes next, `kia` the day after tomorrow and `cn`
Sunday.
"""

from __future__ import annotations

import re

NUMERALS = "khong mot hai ba bon tu nam sau bay tam chin muoi".split()
UNITS = "gio h g tieng phut p ph ngay hom tuan thang ruoi muoi".split()

_NUMBER = rf"(?:\d+|(?:{'|'.join(NUMERALS)})\b)"
_UNIT = rf"(?:{'|'.join(UNITS)})\b"

_WITH_MARKS = (
    (r"\b(?:(?:ngay )?bây giờ|(?:ngay )?lập tức)\b", "now"),
    (r"\btháng sáu\b", "tháng 6"),
    (r"\bsáu mươi\b", "60"),
    (r"(?<!mươi )\bmốt\b", "kia"),
    (r"\btới\b", "kế"),
    (r"\btối\b", "evening"),
    (r"\btừ\b", "from"),
    (r"\btôi\b", ""),
)

_OF_NO_TIME = (
    (r"\bmoi nguoi\b|\b(?:bai|tin) nay\b", ""),
    (r"\bkhong\b(?! (?:gio|h|phut)\b)", "not"),
    (r"\b(giup|gium|ho|cho) toi\b(?! (?:nay|mai|kia)\b)", r"\1"),
)
_NAMES = (
    (r"\bthang tu\b", "thang 4"),
    (r"\bchua? nhat\b", "cn"),
    (r"\bt (?=[2-7]\b)", "thu "),
    *(
        (rf"\bthu {word}\b", f"thu {day}")
        for day, word in enumerate("hai ba tu nam sau bay".split(), start=2)
    ),
)
_LENGTHS = (
    (r"\b(tieng|gio) dong ho\b", r"\1"),
    (r"\bnua (?:tieng|gio)\b", "30 phut"),
    (rf"(?<!\bthu )({_NUMBER} (?:phut|p|tieng|gio|h|ngay|tuan)) sau\b(?! {_UNIT})", r"\1 nua"),
)
_NEXT = (
    (r"\b(tuan|thang) (?:sau|toi|ke tiep|ke|tiep theo|tiep)\b", r"\1 ke"),
    (r"(?<=\d )nam (?:sau|toi|ke)\b", "year ke"),
    (r"\b(thu \d|cn) toi\b", r"\1 ke"),
    (r"\bhom sau\b", "mai"),
    (r"\bsang (?=tuan (?:ke|nay)\b)", ""),
    (r"\bsang tuan\b", "tuan ke"),
)
_WEEKS = (
    (r"\b(thu \d|cn) (?:dau|cuoi) (?:tuan\b(?! ke| nay))?", r"\1 "),
    (r"\bdau (?:tuan\b(?! ke| nay)|(?=tuan\b))", "thu 2 "),
    (r"\bcuoi (?:tuan\b(?! ke| nay)|(?=tuan\b))", "thu 7 "),
)
_PARTS_OF_DAY = (
    (r"(?<=\bgio )nua dem\b|(?<=\bh )nua dem\b|\b(?:dem )?khuya\b", "dem"),
    (r"\bnua dem\b", "24 h"),
    (r"\bchieu (?:toi|evening)\b|\bxe chieu\b", "chieu"),
    (r"\b(?:xe|giua) trua\b", "trua"),
    (r"\brang sang\b", "sang"),
    (r"\b(?:toi|evening) toi\b", "evening den"),
    (r"\btoi\b", "evening"),
)
_NUMBERS = (
    (r"\bnam (?=\d{4}\b)|(?<=\d )nam (?=(?:\d\d|nay)\b)", "year "),
    (rf"(?<!muoi )(?<!kem )(?<!mung )(?<!mong )(?<!thang )\bmot\b(?! {_UNIT})", "kia"),
    (rf"\btam (?={_NUMBER})", ""),
    (rf"\bsau (?={_NUMBER})", "after "),
    (rf"\btu (?={_NUMBER}|(?:sang|trua|chieu|evening|dem)\b)", "from "),
    (r"\b(hai|ba|bon|nam) (?:lam|nham)\b", r"\1 muoi lam"),
)

WITH_MARKS = tuple((re.compile(words), meant) for words, meant in _WITH_MARKS)
"""Rules for lower-case text with its marks."""

FOLDED = tuple(
    (re.compile(words), meant)
    for words, meant in (
        *_OF_NO_TIME,
        *_NAMES,
        *_LENGTHS,
        *_NEXT,
        *_WEEKS,
        *_PARTS_OF_DAY,
        *_NUMBERS,
    )
)
"""Rules for folded words and digits with a space between any two."""
