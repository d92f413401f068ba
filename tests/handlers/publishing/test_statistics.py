"""The figures that editors see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.publishing import statistics
from knowledge.publishing.model import Address, Interest, Scope
from tests.handlers.conftest import first

if TYPE_CHECKING:
    from tests.handlers.publishing.conftest import Clock, Editor


async def test_what_was_asked_and_what_was_not_answered(
    owner: Editor, stranger: Editor, clock: Clock
) -> None:
    for text in ("Nghị quyết 04-NQ/TU", "25-NQ/TW", "thời tiết hôm nay", "thời tiết hôm nay"):
        await stranger.say(text)
    clock.advance(days=1)
    await stranger.say("các chỉ thị của Tỉnh ủy năm 2021")
    reply = await owner.say("/thongke")
    lines = [one.text for one in reply.blocks]
    assert lines[:2] == ["Thống kê 7 ngày qua", "Câu hỏi: 5 lượt"]
    assert {"Trả lời được: 1", "Đưa ra lựa chọn: 1", "Chưa trả lời được: 2"} < set(lines)
    assert "Trả lời bằng danh sách: 1" in lines
    assert "“thời tiết hôm nay”: 2" in lines
    assert reply.chart is not None
    assert reply.chart.title == "Câu hỏi theo ngày, 7 ngày qua"
    assert reply.chart.bars[-2:] == (("23/11", 4.0), ("24/11", 1.0))


async def test_who_follows_what_and_how_deliveries_stand(owner: Editor) -> None:
    known = await owner.base.known()
    directive = next(iter(known.catalogue.directives))
    interests = [
        Interest(Scope.DIRECTIVE, str(directive)),
        Interest(Scope.TASK, "5"),
        Interest(Scope.TASK, "999"),
        Interest(Scope.TOPIC, "khong-co"),
    ]
    await owner.base.subscribers.follow(Address("telegram", "9"), interests, is_private=True)
    await owner.publish("Tin mới | Tóm tắt.")
    lines = [one.text for one in (await owner.say("/stats")).blocks]
    assert {"Telegram: 1", "Test: 1", "Mọi bài mới: 1", "Chờ gửi: 1"} < set(lines)
    assert "Nhiệm vụ 5: 1" in lines
    assert "Mục không còn trong kho tài liệu: 1" in lines
    assert "Chủ đề khong-co: 1" in lines


async def test_many_days_are_shown_by_outcome(owner: Editor) -> None:
    await owner.say("Nghị quyết 04-NQ/TU")
    for reply in (
        await owner.say("/thongke 30 ngày"),
        await owner.press(await owner.say("/thongke"), "30 ngày"),
    ):
        assert first(reply) == "Thống kê 30 ngày qua"
        assert reply.chart is not None
        assert reply.chart.bars == (("Trả lời được", 1.0),)


@pytest.mark.parametrize("said", ["0", "-1", "một tuần", "367", "99999999", "²"])
async def test_days_that_are_none_are_explained(owner: Editor, said: str) -> None:
    assert first(await owner.say(f"/thongke {said}")) == statistics.MALFORMED
