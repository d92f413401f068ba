"""What was asked, who follows and how deliveries stand, as text and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import words
from handlers.build import field, heading, item, said
from handlers.charts import Chart
from handlers.messages import Reply
from handlers.publishing.orders import button
from handlers.talk import Said
from knowledge.answering.model import Match
from knowledge.publishing.model import Scope
from knowledge.search.lexicon import Kind
from knowledge.topics import topic

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.questions import Counts, Statistics

DAYS = "days"
USUAL_DAYS = 7
MOST_DAYS = 366
MALFORMED = f"Đồng chí gõ số ngày từ 1 đến {MOST_DAYS}, ví dụ /thongke 30."

_CHOICES = (7, 30, 90)
_MOST_BARS = 20
_LONGEST = 120
OUTCOMES = {
    "answer": "Trả lời được",
    "choices": "Đưa ra lựa chọn",
    "list": "Trả lời bằng danh sách",
    "none": "Chưa trả lời được",
}
_DELIVERIES = {
    "queued": "chờ gửi",
    "sending": "đang gửi",
    "sent": "đã gửi",
    "uncertain": "không rõ đã đến hay chưa",
    "dead": "không gửi được",
    "left": "người nhận đã rời đi",
    "cancelled": "đã hủy",
}


async def answered(rest: str, base: KnowledgeBase, known: Knowledge) -> Said:
    """The figures of as many days as was typed, of a week where nothing was."""
    days = _days(rest)
    if days is None:
        return Said(said(MALFORMED))
    return Said(report(await base.questions.statistics(days), known))


def report(figures: Statistics, known: Knowledge) -> Reply:
    """The figures as text, with a picture of the questions."""
    asked = sum(many for _, many in figures.asked)
    blocks: list[Block] = [
        heading(f"Thống kê {figures.days} ngày qua"),
        field("Câu hỏi", f"{words.count(asked)} lượt"),
        *_lines(tuple((OUTCOMES.get(name, name), many) for name, many in figures.asked)),
        *_unanswered(figures.unanswered),
        *_section("Nơi theo dõi, theo kênh", channels(figures)),
        *_section("Nội dung được theo dõi", followed(figures, known)),
        *_section("Tin gửi, của mọi bài", deliveries(figures)),
    ]
    buttons = tuple(button(f"{days} ngày", DAYS, days) for days in _CHOICES)
    return Reply(tuple(blocks), (buttons,), chart=chart(figures))


def chart(figures: Statistics) -> Chart:
    """Questions by day; by outcome where there are too many days to be read."""
    if len(figures.by_day) <= _MOST_BARS:
        bars = tuple((f"{day:%d/%m}", float(many)) for day, many in figures.by_day)
        return Chart(f"Câu hỏi theo ngày, {figures.days} ngày qua", bars, "lượt")
    bars = tuple((OUTCOMES.get(name, name), float(many)) for name, many in figures.asked)
    return Chart(f"Câu hỏi theo kết quả, {figures.days} ngày qua", bars, "lượt")


def _days(rest: str) -> int | None:
    number = rest.removesuffix("ngày").strip()
    if not number:
        return USUAL_DAYS
    is_number = number.isascii() and number.isdigit() and len(number) <= len(str(MOST_DAYS))
    return int(number) if is_number and 1 <= int(number) <= MOST_DAYS else None


def _unanswered(questions: Counts) -> list[Block]:
    listed = tuple((f"“{words.clipped(text, _LONGEST)}”", many) for text, many in questions)
    return _section("Câu chưa trả lời được", listed)


def _section(name: str, counts: Counts) -> list[Block]:
    return [heading(name), *_lines(counts)] if counts else []


def _lines(counts: Counts) -> list[Block]:
    return [item(f"{name}: {words.count(many)}") for name, many in counts]


def _named(counts: Counts, names: dict[str, str]) -> Counts:
    return tuple((words.sentence(names.get(name, name)), many) for name, many in counts)


def channels(figures: Statistics) -> Counts:
    """Where chats follow, by channel."""
    return _named(figures.channels, words.CHANNELS)


def followed(figures: Statistics, known: Knowledge) -> Counts:
    """What chats follow."""
    followed = ((one.partition(":"), many) for one, many in figures.interests)
    return tuple((_interest(scope, target, known), many) for (scope, _, target), many in followed)


def deliveries(figures: Statistics) -> Counts:
    """How deliveries stand, of all posts."""
    return _named(figures.deliveries, _DELIVERIES)


def _interest(scope: str, target: str, known: Knowledge) -> str:
    """What a chat follows, in words."""
    if scope == Scope.ALL:
        return "Mọi bài mới"
    if scope == Scope.TOPIC:
        found = topic(target)
        return f"Chủ đề {found.name}" if found else f"Chủ đề {target}"
    kind = Kind.TASK if scope == Scope.TASK else Kind.DIRECTIVE
    if not target.isdigit() or not known.holds(kind, int(target)):
        return "Mục không còn trong kho tài liệu"
    return words.name(Match(kind, int(target)), known)
