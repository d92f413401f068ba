"""What stands on the administrators' pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import words
from handlers.charts import Chart
from handlers.publishing import shelf, statistics
from handlers.site import addresses
from handlers.site.admin_wording import DEEDS, ERASED, GONE, WORDS
from knowledge.answering.answer import answer
from knowledge.answering.model import Match, Outcome, Way
from knowledge.answering.ways.by_teaching import answer_by_teaching
from knowledge.reading.reader import read_question
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.administering.audit import Trace
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.taught import Teaching
    from knowledge.publishing.editors import Person
    from knowledge.publishing.model import Draft, Post, Tally
    from knowledge.publishing.questions import Logged, Statistics

OVERVIEW = addresses.ADMIN
UNANSWERED = f"{OVERVIEW}/chua-tra-loi"
TAUGHT = f"{OVERVIEW}/da-day"
POSTS = f"{OVERVIEW}/bai"
FOLLOWERS = f"{OVERVIEW}/nguoi-theo-doi"
AUDIT = f"{OVERVIEW}/nhat-ky"
TABS = (
    (OVERVIEW, WORDS.overview),
    (UNANSWERED, WORDS.unanswered),
    (TAUGHT, WORDS.taught),
    (POSTS, WORDS.posts),
    (FOLLOWERS, WORDS.followers),
    (AUDIT, WORDS.audit),
)
DAYS = (7, 30, 90)

_SURE = frozenset({Way.NUMBER, Way.TASK})
_STANDINGS = {
    "due": "đang gửi",
    "waiting": "chờ đến giờ",
    "revising": "đang sửa, xóa",
    "deleted": "đã xóa",
    "left": "người nhận đã rời đi",
    "unedited": "không sửa được",
    "undeleted": "không xóa được",
    "dead": "không gửi được",
    "uncertain": "không rõ đã đến hay chưa",
    "cancelled": "không gửi nữa",
}


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question that was asked."""

    text: str
    outcome: str
    channel: str
    when: str


@dataclass(frozen=True, slots=True)
class UnansweredRow:
    """A question that nothing answered, how often it was asked, and what of it may be taught."""

    text: str
    many: str
    phrase: str


@dataclass(frozen=True, slots=True)
class TaughtRow:
    """A phrase that was taught, what it means, and who taught it when."""

    phrase: str
    meaning: str
    path: str | None
    by: str
    when: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a phrase may mean; `key` names it in forms."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post and how its deliveries stand."""

    title: str
    path: str | None
    when: str
    sent: int
    total: int
    progress: str
    standing: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft, and what it waits for."""

    title: str
    standing: str


@dataclass(frozen=True, slots=True)
class AuditRow:
    """What somebody did."""

    when: str
    who: str
    deed: str
    about: str


def charts(figures: Statistics) -> tuple[Chart, ...]:
    """Questions by day and by outcome, deliveries by state; what there is none of is left out."""
    days = figures.days
    by_outcome = tuple((statistics.OUTCOMES.get(name, name), many) for name, many in figures.asked)
    drawn = (
        statistics.chart(figures),
        Chart(f"Câu hỏi theo kết quả, {days} ngày qua", _bars(by_outcome), "lượt"),
        Chart("Tin gửi, của mọi bài", _bars(statistics.deliveries(figures)), "tin"),
    )
    titled = {one.title: one for one in drawn if one.bars}
    return tuple(titled.values())


def follower_charts(figures: Statistics, known: Knowledge) -> tuple[Chart, ...]:
    """Chats that hear of posts, by channel, and by what they follow."""
    drawn = (
        Chart(WORDS.by_channel, _bars(statistics.channels(figures)), "nơi"),
        Chart(WORDS.by_interest, _bars(statistics.followed(figures, known)), "nơi"),
    )
    return tuple(one for one in drawn if one.bars)


def asked(logged: Iterable[Logged]) -> tuple[AskedRow, ...]:
    """What was asked, newest first."""
    return tuple(
        AskedRow(
            one.text,
            statistics.OUTCOMES.get(one.outcome, one.outcome),
            words.sentence(words.channel(one.channel)),
            words.moment(one.at),
        )
        for one in logged
    )


def unanswered(figures: Statistics, known: Knowledge) -> tuple[UnansweredRow, ...]:
    """What nothing answered, without what was taught since."""
    read = ((text, many, read_question(text, known.lexicon)) for text, many in figures.unanswered)
    return tuple(
        UnansweredRow(text, words.count(many), asked.loose_subject or text)
        for text, many, asked in read
        if not answer_by_teaching(asked, known)
    )


def taught(known: Knowledge) -> tuple[TaughtRow, ...]:
    """What is taught, newest first."""
    return tuple(_taught(one, known) for one in known.taught.teachings)


def meant(said: str, known: Knowledge) -> tuple[tuple[Match, ...], bool]:
    """What an administrator names as the meaning of a phrase, and whether that is sure.

    It is where it is named by number, or chosen of what was offered (`directive:12`).
    """
    chosen = _chosen(said, known)
    if chosen:
        return (chosen,), True
    given = answer(said, known)
    if given.outcome is Outcome.NONE:
        return (), False
    found = tuple(one for one in given.matches if one.kind is not Kind.ARTICLE)
    return found, len(found) == 1 and given.way in _SURE


def candidates(matches: Iterable[Match], known: Knowledge) -> tuple[Candidate, ...]:
    """What may be meant, to choose from."""
    return tuple(Candidate(f"{one.kind}:{one.id}", words.label(one, known)) for one in matches)


def drafts(waiting: Iterable[Draft], person: Person) -> tuple[DraftRow, ...]:
    """Drafts that are being written or wait for their hour."""
    return tuple(DraftRow(shelf.title(one), shelf.standing(one, person)) for one in waiting)


def posts(out: Sequence[tuple[Post, Tally]], known: Knowledge) -> tuple[PostRow, ...]:
    """Posts, newest first, with how their deliveries stand now."""
    return tuple(_post(post, tally, known) for post, tally in out)


def audit(traces: Iterable[Trace]) -> tuple[AuditRow, ...]:
    """What was done, newest first."""
    return tuple(
        AuditRow(words.moment(one.at), _who(one.who), DEEDS[one.deed], one.about) for one in traces
    )


def _taught(one: Teaching, known: Knowledge) -> TaughtRow:
    match = Match(one.kind, one.id)
    is_held = known.holds(one.kind, one.id)
    return TaughtRow(
        one.phrase,
        words.label(match, known) if is_held else GONE,
        addresses.path_of(match, known) if is_held else None,
        one.by or WORDS.nobody,
        words.moment(one.at),
    )


def _chosen(key: str, known: Knowledge) -> Match | None:
    kind, _, id_ = key.partition(":")
    if kind not in {Kind.DIRECTIVE, Kind.TASK} or not (id_.isascii() and id_.isdigit()):
        return None
    is_held = len(id_) < 10 and known.holds(Kind(kind), int(id_))  # noqa: PLR2004 - ids are short
    return Match(Kind(kind), int(id_)) if is_held else None


def _post(post: Post, tally: Tally, known: Knowledge) -> PostRow:
    article = known.articles.get(post.article_id)
    told = [
        f"{words.count(many)} {name}"
        for field, name in _STANDINGS.items()
        if (many := getattr(tally, field))
    ]
    return PostRow(
        article.title if article else shelf.NAMELESS,
        addresses.article_path(article) if article else None,
        words.moment(post.posted_at),
        tally.out,
        tally.total,
        f"{words.count(tally.out)}/{words.count(tally.total)}",
        ", ".join(told) or "xong",
    )


def _who(who: str) -> str:
    if who.startswith("erased-"):
        return ERASED.format(name=who.removeprefix("erased-"))
    return who or WORDS.nobody


def _bars(counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, float], ...]:
    return tuple((name, float(many)) for name, many in counts)
