"""An editor publishes in Zalo, where no message can be edited: told of it once, at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.pages.reader import SafePageReader
from handlers.assistant import Assistant
from handlers.publishing.feature import Publishing
from knowledge.publishing.editors import Person
from knowledge.publishing.model import EVERYTHING, Address
from tests.bot.zalo.conftest import PlatformChat, platform, serving
from tests.conftest import now
from tests.zalo_platform import GROUP, LAN, MINH, PlatformServer, failed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.base import KnowledgeBase
    from tests.conftest import Filled

OWNER = frozenset({Person("zalo", LAN)})
TITLE = "Sơ kết Chỉ thị 33/CT-TTg"


@pytest.fixture
async def owned(bundled: Filled, tmp_path: Path) -> AsyncIterator[KnowledgeBase]:
    """A knowledge base that somebody in Zalo owns."""
    async with bundled.copy(tmp_path, owners=OWNER) as base:
        yield base


async def test_a_post_is_written_sent_and_reported_once(
    server: PlatformServer, owned: KnowledgeBase
) -> None:
    people = [f"{MINH}{n}" for n in range(5)]
    for person in people:
        await owned.subscribers.follow(Address("zalo", person), [EVERYTHING], is_private=True)
    assistant = Assistant(owned, [Publishing(owned, SafePageReader(now))])
    async with serving(platform(server, owned, assistant)):
        owner = PlatformChat(server)
        await owner.say(f"/dangbai {TITLE} | Đánh giá | không có liên kết", "Hết phần xem trước")
        await owner.say("gửi ngay", "Đã đăng bài. Đang gửi tới 5 nơi nhận.")
        report = await owner.sees("Đã gửi: 5/5")
        for person in people:
            assert TITLE in await server.shows(TITLE, person)
    assert report.startswith("Đã gửi xong")
    assert len([text for text in server.texts() if "Đã gửi" in text]) == 1


async def test_a_preview_that_did_not_get_out_is_not_confirmed_by_typing(
    server: PlatformServer, owned: KnowledgeBase
) -> None:
    assistant = Assistant(owned, [Publishing(owned, SafePageReader(now))])
    async with serving(platform(server, owned, assistant)):
        owner = PlatformChat(server)
        for typed in ("gửi ngay", "1", "số một"):
            server.fail("sendMessage", failed(400, "refused"))
            await server.say(f"/dangbai {TITLE} | Đánh giá")
            await owner.say(typed, "")
    assert await owned.posts.latest(1) == ()


async def test_in_a_group_an_editor_decides(server: PlatformServer, owned: KnowledgeBase) -> None:
    async with serving(platform(server, owned)):
        await server.say("/theodoi", GROUP, MINH)
        await server.shows("quản trị viên", GROUP)
        await server.say("/theodoi", GROUP, LAN)
        await server.shows("Đã đăng ký nhận tất cả bài mới", GROUP)
    assert len(server.texts(GROUP)) == 2
    following = await owned.subscribers.find(Address("zalo", GROUP))
    assert following is not None
