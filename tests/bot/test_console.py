"""The terminal: what is said, and numbers that press buttons."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from bot.console import ConsoleChannel, login_name
from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from handlers.assistant import Assistant
from knowledge.publishing.model import EVERYTHING, Address, Content, Frequency, Schedule

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase


class Terminal:
    """What a person at a terminal of that width sees."""

    def __init__(self, base: KnowledgeBase, width: int = 80, *, is_terminal: bool = False) -> None:
        self._seen = io.StringIO()
        console = Console(
            file=self._seen, width=width, force_terminal=is_terminal, color_system=None
        )
        deliveries = Deliveries(base, Policy(True, random.Random(1)), 90)
        self._channel = ConsoleChannel(Assistant(base), console, deliveries)

    async def types(self, *lines: str) -> str:
        """What is shown from the first of these lines on."""
        start = self._seen.tell()
        await self._channel.answer_lines(lines)
        return self._seen.getvalue()[start:]


@pytest.fixture
def terminal(base: KnowledgeBase) -> Terminal:
    return Terminal(base)


async def test_a_reply_is_shown_line_by_line_with_its_source(terminal: Terminal) -> None:
    lines = (await terminal.types("04-NQ/TU\n")).splitlines()
    assert lines[0] == "Nghị quyết số 04-NQ/TU"
    assert "• Ngày ban hành: 05/11/2021 và 19/11/2021" in lines
    assert any(line.startswith("⚠ Nguồn ghi nhiều ngày") for line in lines)
    assert any(line.startswith("↳ Nguồn: Nhiệm vụ trọng tâm") for line in lines)


async def test_lines_without_words_are_passed_over(terminal: Terminal) -> None:
    assert await terminal.types("", "  \n", "\t\r\n") == ""


async def test_a_number_presses_the_button_that_shows_it(terminal: Terminal) -> None:
    shown = await terminal.types("222-KH/TU")
    assert "[1] Nhiệm vụ 8" in shown
    assert "Nhiệm vụ 8 (Nghệ An 2023)" in await terminal.types("1")


async def test_a_number_of_a_list_opens_what_bears_it(terminal: Terminal) -> None:
    await terminal.types("25-NQ/TW")
    assert "25/07/2008" in await terminal.types("2")


async def test_numbers_of_the_second_page_open_what_bears_them(terminal: Terminal) -> None:
    shown = await terminal.types("/vanban")
    (turn,) = (line for line in shown.splitlines() if "Trang sau" in line)
    second = await terminal.types(turn.partition("[")[2].partition("]")[0])
    assert "12. Quy định 124-QĐ/TW" in second
    assert (await terminal.types("12")).startswith("Quy định số 124-QĐ/TW")


@pytest.mark.parametrize("line", ["99", "0", "000000000000000001x", "²"])
async def test_other_numbers_are_questions(terminal: Terminal, line: str) -> None:
    await terminal.types("222-KH/TU")
    assert "Nhiệm vụ 8 (Nghệ An 2023)" not in await terminal.types(line)


async def test_a_number_presses_nothing_once_the_buttons_are_gone(terminal: Terminal) -> None:
    await terminal.types("222-KH/TU", "/khongco")
    assert "Nhiệm vụ 8 (Nghệ An 2023)" not in await terminal.types("1")


async def test_markup_is_shown_as_it_is_typed(terminal: Terminal, base: KnowledgeBase) -> None:
    await base.load(
        "Nhiệm vụ công tác dân vận tỉnh Lào Cai năm 2030\n\n"
        "1. Thực hiện Kế hoạch số 31-KH/TU về [bold]đậm[/bold] [/] [link=x]a.\n\n"
        "2. Thực hiện Kế hoạch số 32-KH/TU về **đậm** <b>a</b>."
    )
    shown = await terminal.types("nhiệm vụ 1 tỉnh Lào Cai")
    assert "[bold]đậm[/bold]" in shown


async def test_in_a_narrow_terminal_words_are_wrapped(base: KnowledgeBase) -> None:
    terminal = Terminal(base, width=40, is_terminal=True)
    shown = await terminal.types("nhiệm vụ 7")
    text = [line for line in shown.splitlines() if "[" not in line]
    assert max(map(len, text)) <= 40


async def test_a_report_that_says_nothing_new_is_shown_to_one_session(base: KnowledgeBase) -> None:
    here = Address("console", login_name())
    await base.subscribers.follow(here, [EVERYTHING], is_private=True)
    await base.subscribers.reschedule(here, Schedule(Frequency.WEEKLY))
    draft = await base.drafts.add("console", here.chat, Content("Giao ban"))
    await base.posts.publish(draft.id, here)
    waiting = "Đã đăng “Giao ban”; tin chờ đến giờ nhận của người theo dõi"
    assert waiting in await Terminal(base).types("xin chào")
    assert waiting not in await Terminal(base).types("xin chào")
    await base.posts.withdraw((await base.posts.latest(1))[0].article_id)
    assert "Bài đã gỡ" in await Terminal(base).types("xin chào")


async def test_a_label_presses_its_button(terminal: Terminal) -> None:
    await terminal.types("222-KH/TU")
    assert "Đã theo dõi Kế hoạch số 222-KH/TU" in await terminal.types("theo doi van ban nay")


async def test_the_numbers_of_the_last_reply_outlive_the_session(base: KnowledgeBase) -> None:
    await Terminal(base).types("222-KH/TU")
    assert "Nhiệm vụ 8 (Nghệ An 2023)" in await Terminal(base).types("1")
