"""The whole way of a person with two accounts: linked by a code, and each post comes once."""

from __future__ import annotations

import re
import signal
from typing import TYPE_CHECKING, Any

from tests.product.conftest import started
from tests.product.test_publishing import Chat, chat
from tests.product.test_run import ended
from tests.telegram_api import TOKEN as TELEGRAM_TOKEN
from tests.telegram_api import Fault
from tests.telegram_server import TelegramServer
from tests.zalo_platform import TOKEN, PlatformServer

if TYPE_CHECKING:
    from pathlib import Path

OWNER, PERSON = 41, 42
BLOCKED = Fault(403, "Forbidden: bot was blocked by the user")


def code_in(shown: str) -> str:
    found = re.search(r"Mã liên kết: (\S+)", shown)
    assert found
    return found[1]


class Office:
    """An owner who publishes in Telegram, and one person with accounts in Telegram and Zalo."""

    def __init__(self, telegram: TelegramServer, zalo: PlatformServer) -> None:
        self._telegram = telegram
        self._zalo = zalo
        self._owner = Chat(telegram, OWNER)
        self.person = Chat(telegram, PERSON)

    async def say_in_zalo(self, text: str, expected: str) -> str:
        await self._zalo.say(text)
        return await self._zalo.shows(expected)

    async def follow(self) -> None:
        """Everything in both accounts, at any hour."""
        panel = await self.person.say("/theodoi", "Đã đăng ký nhận tất cả bài mới")
        quiet = await self.person.press(panel, "Giờ yên lặng", "Đang chọn")
        await self.person.press(quiet, "Không đặt", "Đang chọn: không")
        await self.say_in_zalo("/theodoi", "Đã đăng ký nhận tất cả bài mới")
        await self.say_in_zalo("giờ yên lặng", "Đang chọn")
        await self.say_in_zalo("không đặt", "Đang chọn: không")

    async def publish(self, title: str) -> None:
        """Until every account has what it is to have."""
        await self._owner.say(f"/dangbai {title} | Tóm tắt | không có liên kết", title)
        await self._owner.say("gửi ngay", f"Đã gửi xong “{title}”")

    def heard(self, title: str) -> tuple[int, int]:
        """How often a post came in Telegram and in Zalo."""
        texts = self._telegram.texts(PERSON), self._zalo.texts()
        telegram, zalo = (sum(one.startswith(title) for one in said) for said in texts)
        return telegram, zalo

    def block(self) -> None:
        """The person blocks the bot in Telegram."""

        def refused(method: str, params: dict[str, Any]) -> Fault | None:
            is_theirs = method == "sendMessage" and str(params.get("chat_id")) == str(PERSON)
            return BLOCKED if is_theirs else None

        self._telegram.chaos = refused

    def unblock(self) -> None:
        self._telegram.chaos = lambda _method, _params: None


async def test_a_person_with_two_accounts_hears_of_a_post_once(tmp_path: Path) -> None:
    async with TelegramServer() as telegram, PlatformServer() as zalo:
        settings = {
            "TELEGRAM_TOKEN": TELEGRAM_TOKEN,
            "TELEGRAM_BASE_URL": telegram.url,
            "ZALO_BOT_TOKEN": TOKEN,
            "ZALO_BOT_BASE_URL": zalo.url,
            "ADMIN_IDS": f"telegram:{OWNER}",
        }
        office = Office(telegram, zalo)
        async with started(tmp_path, ("run",), settings) as process:
            await heard_once(office)
            await heard_elsewhere(office)
            await heard_in_both_again(office)
            process.send_signal(signal.SIGTERM)
            code, _, err = await ended(process)
    assert code == 0
    assert "Traceback" not in err


async def heard_once(office: Office) -> None:
    await office.follow()
    code = code_in((await office.person.say("/lienket", "Mã liên kết")).text)
    await office.say_in_zalo(f"/lienket {code}", "Đã liên kết nơi này và Telegram.")
    await office.person.sees("Liên kết tài khoản vừa thay đổi: Zalo Bot và nơi này")
    await office.publish("Bài thứ nhất")
    assert office.heard("Bài thứ nhất") == (0, 1)


async def heard_elsewhere(office: Office) -> None:
    panel = await office.person.say("/lienket", "Tài khoản đã liên kết")
    await office.person.press(panel, "Nhận bài ở nơi này", "Từ nay bài mới đến Telegram.")
    await office.publish("Bài thứ hai")
    assert office.heard("Bài thứ hai") == (1, 0)
    office.block()
    for title in ("Bài thứ ba", "Bài thứ tư"):
        await office.publish(title)
        assert office.heard(title) == (0, 1)


async def heard_in_both_again(office: Office) -> None:
    office.unblock()
    await office.person.say("/start", "Đồng chí đã trở lại")
    await office.say_in_zalo("/lienket", "Tài khoản đã liên kết")
    await office.say_in_zalo("bỏ liên kết", "Đã bỏ liên kết nơi này với Telegram.")
    await office.person.sees("Tài khoản kia đã bỏ liên kết với nơi này.")
    await office.publish("Bài thứ năm")
    assert office.heard("Bài thứ năm") == (1, 1)


def test_two_people_of_one_terminal_are_linked_too(tmp_path: Path) -> None:
    code = code_in(chat(tmp_path, "lan", "/theodoi", "/lienket").out)
    linked = chat(tmp_path, "lan-2", "/theodoi", code)
    assert "Đã liên kết nơi này và máy tính …lan." in linked.out
    told = chat(tmp_path, "lan", "nhiệm vụ 1", "nhiệm vụ 2").out
    assert told.count("Liên kết tài khoản vừa thay đổi") == 1
    published = chat(tmp_path, "quan", "/dangbai Tin | Tóm tắt | không có liên kết", "1").out
    assert "tới 1 nơi nhận" in published or "1 nơi nhận trong giờ yên lặng" in published
