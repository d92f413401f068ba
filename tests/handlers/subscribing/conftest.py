"""A private chat that follows, topics that stand still, and what the store says of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from handlers.messages import Role
from knowledge import topics as table
from knowledge.publishing.model import Address, Interest, Scope
from knowledge.store import schema
from knowledge.store.articles import mark_changed
from knowledge.topics import Topic
from tests.handlers.conftest import Chat, alone

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Chat as Subscriber

HERE = Address("test", "lan")
FAITH, YOUTH = Interest(Scope.TOPIC, "ton-giao"), Interest(Scope.TOPIC, "thanh-nien")
HELP, GONE = "Cách hỏi", "Nội dung này không còn trong kho tài liệu. Đồng chí vui lòng hỏi lại."
NOT_FOLLOWING = "Hiện chưa theo dõi nội dung nào. Muốn nhận bài mới, đồng chí gõ /theodoi."
ENDED = "Đã hủy theo dõi, bài mới sẽ không gửi vào đây nữa. Muốn nhận lại, đồng chí gõ /theodoi."
MANAGERS_ONLY = "Việc theo dõi của nhóm do quản trị viên nhóm quyết định."
DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def topics(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of topics that stands still."""
    held = (Topic("ton-giao", "Tôn giáo"), Topic("thanh-nien", "Thanh niên"))
    monkeypatch.setattr(table, "topics", lambda: held)
    monkeypatch.setattr(table, "_by_slug", lambda: {one.slug: one for one in held})


@pytest.fixture
def chat(base: KnowledgeBase) -> Chat:
    return alone(base)


async def subscriber(base: KnowledgeBase, address: Address = HERE) -> Subscriber:
    found = await base.subscribers.find(address)
    assert found is not None
    return found


async def followed(base: KnowledgeBase, address: Address = HERE) -> set[Interest]:
    found = await base.subscribers.find(address)
    return set(found.interests) if found and found.is_subscribed else set()


async def directive(base: KnowledgeBase, number: str) -> Interest:
    held = (await base.known()).catalogue.directives.values()
    return next(
        Interest(Scope.DIRECTIVE, str(one.id)) for one in held if str(one.citation) == number
    )


def said(reply: Reply, name: str) -> str:
    (value,) = (one.text for one in reply.blocks if one.text.startswith(f"{name}: "))
    return value.removeprefix(f"{name}: ")


def warned(reply: Reply) -> list[str]:
    return [one.text for one in reply.blocks if one.role is Role.WARNING]


async def publish(
    base: KnowledgeBase, topics: list[str], directives: list[str] | None = None
) -> None:
    """An article about topics, linked to documents by their numbers."""
    targets = [await directive(base, number) for number in directives or []]
    async with base._database.write() as connection:
        article = {"title": "Dân vận chính quyền ở Con Cuông", "url": "https://dan-van.example/c"}
        added = insert(schema.articles).values(**article).returning(schema.articles.c.id)
        number = (await connection.execute(added)).scalar_one()
        for one in targets:
            row = {"article_id": number, "kind": "directive", "target_id": int(one.target)}
            await connection.execute(insert(schema.article_links).values(**row))
        for slug in topics:
            row = {"article_id": number, "topic": slug}
            await connection.execute(insert(schema.article_topics).values(**row))
        await mark_changed(connection, schema.articles.c.id == number)
