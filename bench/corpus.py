"""Any number of made-up documents: real passages in new company, under numbers of the grammar."""

from __future__ import annotations

import random
import re
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.sets import QuestionSet

_SEED = 2026
_PASSAGES = 3
_SHORTEST, _LONGEST = 12, 70
"""Syllables of a passage."""

_SUBJECT = 12
_TYPES = {
    "QĐ": "Quyết định",
    "KH": "Kế hoạch",
    "CT": "Chỉ thị",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "HD": "Hướng dẫn",
    "NQ": "Nghị quyết",
    "CTr": "Chương trình",
}
_STATE = "UBND HĐND SNV SGDĐT SYT STC SXD STP SLĐTBXH TTg BNV BGDĐT BYT BTC".split()
_PARTY = "TU TW HU ĐU BDVTU BTGTU BTCTU UBKTTU BDVTW BTGTW MTTQ-BTT".split()
_FORMS = (
    *((kind, f"/{kind}-{issuer}") for kind, issuer in product(_TYPES, _STATE)),
    *((kind, f"-{kind}/{issuer}") for kind, issuer in product(_TYPES, _PARTY)),
)


class Named(NamedTuple):
    """A document's type and number: `Quyết định`, `1234/QĐ-UBND`."""

    doc_type: str
    citation: str


def named(index: int) -> Named:
    """The name of a document, another one for each index."""
    number, form = divmod(index, len(_FORMS))
    kind, letters = _FORMS[form]
    return Named(_TYPES[kind], f"{number + 1:02}{letters}")


class Corpus:
    """Documents made of the passages and titles of question sets."""

    def __init__(self, sets: list[QuestionSet]) -> None:
        articles = [article for one in sets for article in one.articles]
        self._passages = [piece for article in articles for piece in _pieces(article["text"])]
        self._subjects = [_lowered(article["title"]) for article in articles]

    def articles(self, count: int) -> Iterator[dict[str, Any]]:
        """So many rows for `danvan load`; the first ones are the same whatever the count."""
        chance = random.Random(_SEED)
        for index in range(count):
            yield self._article(index, chance)

    def _article(self, index: int, chance: random.Random) -> dict[str, Any]:
        name = named(index)
        about = f"{chance.choice(self._subjects)} và {chance.choice(self._subjects)}"
        about = " ".join(about.split()[: 2 * _SUBJECT])
        passages = [chance.choice(self._passages) for _ in range(_PASSAGES)]
        year, month, day = 2000 + chance.randrange(26), chance.randint(1, 12), chance.randint(1, 28)
        return {
            "id": f"bench-{index}",
            "title": f"{name.doc_type} số {name.citation} về việc {about}",
            "url": f"https://example.org/van-ban/{index}",
            "summary": passages[0],
            "text": "\n\n".join(passages),
            "published": f"{year}-{month:02}-{day:02}",
        }


def _pieces(text: str) -> Iterator[str]:
    """The paragraphs of a text that are neither short nor long; a long one is cut."""
    for paragraph in re.split(r"\n+", text):
        syllables = paragraph.split()
        if len(syllables) >= _SHORTEST:
            yield " ".join(syllables[:_LONGEST])


def _lowered(title: str) -> str:
    return title[:1].lower() + " ".join(title[1:].split()[:_SUBJECT])
