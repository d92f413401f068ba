"""What publishing is about: addresses, chats and what they follow, drafts, parcels to deliver.

Instants are Unix seconds; minutes are of the local day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES


class Scope(StrEnum):
    """What a subscription is to."""

    ALL = "all"
    TOPIC = "topic"
    TASK = "task"
    DIRECTIVE = "directive"


class Frequency(StrEnum):
    """When posts go out to a chat: as they come, or gathered in a digest."""

    NOW = "now"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a channel delivers: a chat, and its topic in a forum ("" elsewhere)."""

    channel: str
    chat: str
    thread: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Interest:
    """One thing that a chat follows; `target` is a topic's slug or an id, "" for everything."""

    scope: Scope
    target: str = ""


EVERYTHING = Interest(Scope.ALL)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a chat wants to hear.

    Attributes:
        digest_minute, digest_weekday: when a digest goes out; Monday is 0.
        quiet_from, quiet_to: the minutes between which posts are held; none where they are equal.
    """

    frequency: Frequency = Frequency.NOW
    digest_minute: int = 7 * 60 + 30
    digest_weekday: int = 0
    quiet_from: int = 21 * 60
    quiet_to: int = 6 * 60 + 30


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that follows something, or did.

    Attributes:
        muted_until: 0 where it is not muted.
        linked: ids of the person's other chats; what one of them follows, all of them follow.
        instead: where the person's posts go, None where they come here.
    """

    id: int
    address: Address
    is_private: bool
    is_active: bool
    schedule: Schedule
    muted_until: int
    interests: frozenset[Interest] = frozenset()
    linked: tuple[int, ...] = ()
    instead: Address | None = None

    @property
    def is_subscribed(self) -> bool:
        """Whether posts go to it."""
        return self.is_active and bool(self.interests)


class DraftState(StrEnum):
    """How far a draft has come."""

    OPEN = "open"
    SCHEDULED = "scheduled"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Content:
    """An article as it is being written.

    Attributes:
        photo: a picture's reference of the channel that it came by, `telegram:<file id>`.
        tasks, directives: ids of what it is linked to; `topics` are slugs.
    """

    title: str = ""
    summary: str | None = None
    url: str | None = None
    text: str | None = None
    published: datetime.date | None = None
    photo: str | None = None
    tasks: tuple[int, ...] = ()
    directives: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def interests(self) -> frozenset[Interest]:
        """What a chat may follow to hear of it."""
        return frozenset(
            {
                EVERYTHING,
                *(Interest(Scope.TOPIC, slug) for slug in self.topics),
                *(Interest(Scope.TASK, str(id_)) for id_ in self.tasks),
                *(Interest(Scope.DIRECTIVE, str(id_)) for id_ in self.directives),
            }
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that is not published yet, or a change of one (`article_id`) that is.

    `due_at` is when a scheduled one goes out; an open one has it where it was held at that hour and
    its author is still to be told. `began` is what the article said when a change of it was begun.
    `cancelled_by` is who cancelled a scheduled one of somebody else who is still to be told, as
    `telegram:123`, "" where that is nobody known, None where nobody is to be told.
    """

    id: int
    channel: str
    person: str
    content: Content
    article_id: int | None = None
    state: DraftState = DraftState.OPEN
    due_at: int | None = None
    began: Content | None = None
    cancelled_by: str | None = None


class DeliveryAction(StrEnum):
    """What a delivery does to a chat."""

    SEND = "send"
    EDIT = "edit"
    DELETE = "delete"


class DeliveryState(StrEnum):
    """Where a delivery is.

    QUEUED: to be done once `due_at` is past. SENDING: a process is at it. SENT: done. UNCERTAIN:
    it may have arrived, and is not tried again. DEAD: refused for good. LEFT: the person is gone.
    CANCELLED: withdrawn before it went out.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    DEAD = "dead"
    LEFT = "left"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Slip:
    """One delivery of a parcel; `version` is the post's when it was taken out of the ledger."""

    post_id: int
    article_id: int
    action: DeliveryAction
    version: int
    attempts: int
    doubts: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one message to one chat is about: a post, or the posts of a digest.

    `message` is the channel's id of the message to edit or delete, None where there is none yet.
    """

    chat: Chat
    slips: tuple[Slip, ...]
    is_digest: bool = False
    message: str | None = None

    @property
    def action(self) -> DeliveryAction:
        """A message is deleted when nothing is left in it."""
        actions = {slip.action for slip in self.slips}
        if DeliveryAction.SEND in actions:
            return DeliveryAction.SEND
        return DeliveryAction.EDIT if DeliveryAction.EDIT in actions else DeliveryAction.DELETE

    @property
    def article_ids(self) -> tuple[int, ...]:
        """The articles that the message shows, oldest post first."""
        return tuple(
            slip.article_id for slip in self.slips if slip.action is not DeliveryAction.DELETE
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How the deliveries of a post stand.

    Attributes:
        due: to be sent now, or being sent.
        waiting: to be sent later: quiet hours, digests, another try.
        revising: sent, and to be edited or deleted.
        dead, uncertain: given up until it is tried again by hand.
        unedited, undeleted: out, and given up as it stands.
    """

    post_id: int
    article_id: int
    due: int = 0
    waiting: int = 0
    sent: int = 0
    revising: int = 0
    deleted: int = 0
    left: int = 0
    dead: int = 0
    uncertain: int = 0
    unedited: int = 0
    undeleted: int = 0
    cancelled: int = 0

    @property
    def pending(self) -> int:
        """What is still to be done."""
        return self.due + self.waiting + self.revising

    @property
    def failed(self) -> int:
        """What nobody will get unless it is tried again by hand."""
        return self.dead + self.uncertain + self.unedited + self.undeleted

    @property
    def out(self) -> int:
        """Everybody to whom it went, whatever became of the message later."""
        return self.standing + self.deleted

    @property
    def standing(self) -> int:
        """Everybody in whose chat it stands, as it is now or was before."""
        return self.sent + self.revising + self.unedited + self.undeleted

    @property
    def total(self) -> int:
        """Everybody whom the post was meant for."""
        return self.pending + self.sent + self.deleted + self.left + self.failed + self.cancelled


@dataclass(frozen=True, slots=True)
class Post:
    """A published article's way out; `report_message` shows its progress to whoever published."""

    id: int
    article_id: int
    posted_at: int
    report: Address
    report_message: str | None = field(default=None)
