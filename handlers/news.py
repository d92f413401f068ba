"""What is new: `hôm nay có bài gì mới`, the articles by their days."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.answers import listed
from handlers.build import above, paragraph
from knowledge.answering.model import Match
from knowledge.search.lexicon import Kind
from knowledge.text.fold import clean, fold, words

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.answering.knowledge import Knowledge

_LONGEST = 60
_MOST = 200
_DAY, _WEEK = 1, 7
_SPANS = {
    "hom nay": _DAY,
    "ngay hom nay": _DAY,
    "sang nay": _DAY,
    "chieu nay": _DAY,
    "tuan nay": _WEEK,
    "tuan qua": _WEEK,
    "gan day": 0,
    "dao nay": 0,
    "moi day": 0,
}
_WHEN = "|".join(_SPANS)
_WHAT = r"(?:bai(?: viet| dang| bao)?|tin(?: tuc| bai)?|gi)"
_ASIDE = r"(?: (?:khong|chua|vay|a|nhi|the|nao|khong a))*"
_NEW = re.compile(
    rf"(?:(?P<before>{_WHEN}) )?(?:co )?(?:nhung |cac )?{_WHAT}(?: (?:gi|nao))? moi(?: dang)?"
    rf"{_ASIDE}(?: (?P<after>{_WHEN}))?{_ASIDE}"
)
_OF_DAY = re.compile(
    rf"(?:(?P<before>{_WHEN}) (?:co|dang) {_WHAT}(?: (?:gi|nao))?"
    rf"|(?:co )?(?:nhung |cac )?{_WHAT}(?: (?:gi|nao))?(?: cua| trong)? (?P<after>{_WHEN})){_ASIDE}"
)
_NONE = {_DAY: "Hôm nay chưa có bài nào.", _WEEK: "Bảy ngày qua chưa có bài nào."}
_NEAREST = "Dưới đây là các bài gần nhất."
_UNDATED = "Dưới đây là các bài đang có; nguồn không ghi ngày."


@dataclass(frozen=True, slots=True)
class News:
    """What somebody wants to know of: articles of the last `days` days, 0 for all of them."""

    days: int


def read_news(text: str) -> News | None:
    """Whether a whole message asks what is new, None where it asks for something else."""
    said = " ".join(words(fold(clean(text[: _LONGEST + 1]))))
    found = _NEW.fullmatch(said) or _OF_DAY.fullmatch(said)
    if not found or len(text) > _LONGEST:
        return None
    return News(_SPANS.get(found["before"] or found["after"] or "", 0))


def found_by(news: News, known: Knowledge, today: datetime.date) -> tuple[Match, ...]:
    """The articles asked for, newest first; where those days have none, all that have a day."""
    every = known.articles.newest(_MOST)
    first = today - datetime.timedelta(days=news.days - 1)
    of_days = [one for one in every if news.days and one.day and one.day >= first]
    dated = [one for one in every if one.day]
    return tuple(Match(Kind.ARTICLE, one.id) for one in of_days or dated or every)


def say(news: News, found: tuple[Match, ...], known: Knowledge, today: datetime.date) -> Reply:
    """The articles, and before them that the days asked for have none."""
    reply = listed(found, known, 0)
    newest = known.articles[found[0].id].day
    if not news.days or (newest and newest > today - datetime.timedelta(days=news.days)):
        return reply
    return above(reply, paragraph(f"{_NONE[news.days]} {_NEAREST if newest else _UNDATED}"))
