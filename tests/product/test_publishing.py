"""The whole way: an administrator publishes, a subscriber hears of it, asks, and is answered."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.product.conftest import Ended, danvan
from tests.product.test_run import ended, running
from tests.telegram_api import TOKEN, sent_message
from tests.telegram_server import TelegramServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.telegram_api import Shown

OWNER, SUBSCRIBER, STRANGER = 41, 42, 43
TITLE = "Hội nghị sơ kết Chỉ thị 33/CT-TTg về dân vận chính quyền"
ARTICLE = f"{TITLE} | Đánh giá kết quả tại các huyện | không có liên kết"
UNKNOWN = "Tôi không có lệnh này."


class Chat:
    """One person's private chat with the bot."""

    def __init__(self, server: TelegramServer, person: int) -> None:
        self._server = server
        self._person = person

    async def say(self, text: str, expected: str) -> Shown:
        """Send a message, and wait for one that has those words."""
        await self._server.say(text, self._person)
        return await self.sees(expected)

    async def press(self, under: Shown, label: str, expected: str) -> Shown:
        """Press the button of a label."""
        keys = [key for row in under.keyboard for key in row if key["text"].startswith(label)]
        message = sent_message(under.chat, under.id, under.text)
        await self._server.press(keys[0]["callback_data"], message, self._person)
        return await self.sees(expected)

    async def sees(self, words: str) -> Shown:
        """The newest message that has those words, once there is one."""
        await self._server.shows(words, self._person)
        shown = [one for one in self._server.api.shown.values() if one.chat == self._person]
        return next(one for one in reversed(shown) if words in one.text)


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


async def test_a_post_goes_its_whole_way_in_telegram(
    tmp_path: Path, server: TelegramServer
) -> None:
    owner, subscriber = Chat(server, OWNER), Chat(server, SUBSCRIBER)
    settings = {"ADMIN_IDS": f"telegram:{OWNER}"}
    async with running(tmp_path, server, TOKEN, **settings) as process:
        panel = await subscriber.say("/theodoi", "Đã đăng ký nhận tất cả bài mới")
        quiet = await subscriber.press(panel, "Giờ yên lặng", "Đang chọn")
        await subscriber.press(quiet, "Không đặt", "Đang chọn: không")
        preview = await owner.say(f"/dangbai {ARTICLE}", "Hết phần xem trước")
        await owner.press(preview, "Gửi ngay", "Đã đăng bài")
        await owner.press(preview, "Gửi ngay", "đã")
        notice = await subscriber.sees(TITLE)
        await subscriber.press(notice, "Hỏi bot về bài này", "Bài viết liên quan")
        answer = await subscriber.say("bài sơ kết chỉ thị 33 dân vận chính quyền", TITLE)
        assert "Nguồn" in answer.text
        await owner.sees("Đã gửi: 1/1")
        process.send_signal(signal.SIGTERM)
        code, _, err = await ended(process)
    assert code == 0
    assert "Traceback" not in err
    notices = [text for text in server.texts(SUBSCRIBER) if text.startswith(TITLE)]
    assert len([one for one in notices if "Bài viết liên quan" not in one]) == 1


async def test_a_stranger_can_do_none_of_it(tmp_path: Path, server: TelegramServer) -> None:
    stranger = Chat(server, STRANGER)
    settings = {"ADMIN_IDS": f"telegram:{OWNER}"}
    commands = ("dangbai", "suabai", "gobai", "baichoduyet", "guilai", "thongke", "quyen")
    async with running(tmp_path, server, TOKEN, **settings) as process:
        for number, command in enumerate(commands, start=1):
            await server.say(f"/{command} {ARTICLE}", STRANGER)
            await server.called("sendMessage", number)
        await stranger.sees(UNKNOWN)
        process.send_signal(signal.SIGTERM)
        _, _, err = await ended(process)
    assert {text.partition(" Đồng chí")[0] for text in server.texts(STRANGER)} == {UNKNOWN}
    assert err.count("publishing refused") == len(commands)


def chat(folder: Path, who: str, *lines: str) -> Ended:
    """What a person at a terminal sees; the owner is called `quan`."""
    given = "".join(f"{line}\n" for line in lines)
    settings = {"ADMIN_IDS": "console:quan", "LOGNAME": who}
    return danvan(folder, "run", given=given, **settings)


def number(shown: str, label: str) -> str:
    """What a person types to press the last button of a label."""
    lines = [line.strip() for line in shown.splitlines() if f"] {label}" in line]
    return lines[-1][1:].partition("]")[0]


def test_a_post_goes_its_whole_way_at_the_terminal(tmp_path: Path) -> None:
    hours = number(chat(tmp_path, "lan", "/theodoi").out, "Giờ yên lặng")
    none = number(chat(tmp_path, "lan", "/theodoi", hours).out, "Không đặt")
    chat(tmp_path, "lan", "/theodoi", hours, none)
    published = chat(tmp_path, "quan", f"/dangbai {ARTICLE}", "1").out
    assert "Đã đăng bài. Đang gửi tới 1 nơi nhận." in published
    heard = chat(tmp_path, "lan", "nhiệm vụ 1", "sơ kết chỉ thị 33 dân vận chính quyền").out
    assert TITLE in heard.partition("Hỏi bot về bài này")[0]
    assert heard.count("Hỏi bot về bài này") == 1
    again = chat(tmp_path, "lan", "nhiệm vụ 1").out
    assert "Hỏi bot về bài này" not in again
    stranger = chat(tmp_path, "minh", f"/dangbai {ARTICLE}", "/quyen").out
    assert stranger.count(UNKNOWN) == 2
