"""Command menus: who sees which commands, and that they go when a role goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from telegram import Bot

from bot.telegram.line import Line
from bot.telegram.menus import Menus
from handlers import menus
from knowledge.publishing.editors import Person
from tests import telegram_api as api
from tests.telegram_server import DROP

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.publishing.editors import Editors
    from tests.conftest import Filled
    from tests.telegram_server import TelegramServer

OWNER = Person("telegram", "42")
EDITOR = Person("telegram", "43")


@pytest.fixture
async def editors(bundled: Filled, tmp_path: Path) -> AsyncIterator[Editors]:
    owners = frozenset({OWNER, Person("console", "lan"), Person("telegram", "lan")})
    async with bundled.copy(tmp_path, owners=owners) as base:
        yield base.editors


@pytest.fixture
async def kept(server: TelegramServer, editors: Editors) -> AsyncIterator[Menus]:
    address = f"{server.url}/bot"
    async with Bot(api.TOKEN, base_url=address, request=Line(), get_updates_request=Line()) as bot:
        yield Menus(bot, editors)


def names(menu: menus.Menu) -> list[str]:
    return [name for name, _ in menu]


@pytest.mark.usefixtures("assistant")
async def test_everybody_sees_what_people_may_do(server: TelegramServer) -> None:
    await server.called("setMyCommands")
    assert server.api.menu("default") == names(menus.PEOPLE)
    assert not {"dangbai", "quyen"} & set(names(menus.PEOPLE) + names(menus.GROUPS))


async def test_each_role_sees_its_own_menu(
    server: TelegramServer, kept: Menus, editors: Editors
) -> None:
    await editors.add(EDITOR, OWNER)
    await editors.add(Person("console", "44"), OWNER)
    await kept.refresh()
    assert server.api.menus.keys() == {("all_group_chats", 0), ("chat", 42), ("chat", 43)}
    assert server.api.menu("all_group_chats") == names(menus.GROUPS)
    assert server.api.menu("chat", 42) == names(menus.OWNERS)
    assert server.api.menu("chat", 43) == names(menus.EDITORS)
    assert "quyen" in names(menus.OWNERS)
    assert "quyen" not in names(menus.EDITORS)


async def test_a_menu_goes_with_its_role_and_comes_back_with_it(
    server: TelegramServer, kept: Menus, editors: Editors
) -> None:
    await editors.add(EDITOR, OWNER)
    await kept.refresh()
    await editors.remove(EDITOR)
    await kept.refresh()
    assert server.api.menus.keys() == {("all_group_chats", 0), ("chat", 42)}
    await editors.add(EDITOR, OWNER)
    await kept.refresh()
    assert server.api.menu("chat", 43) == names(menus.EDITORS)


async def test_what_is_shown_already_is_not_sent_again(server: TelegramServer, kept: Menus) -> None:
    await kept.refresh()
    calls = len(server.calls)
    await kept.refresh()
    assert len(server.calls) == calls


@pytest.mark.parametrize(
    "fault", [DROP, api.Fault(500), api.Fault(403, "Forbidden: bot was blocked by the user")]
)
async def test_a_menu_that_could_not_be_set_is_logged_once_and_tried_again(
    server: TelegramServer, kept: Menus, log: list[dict[str, Any]], fault: api.Fault
) -> None:
    server.fail("setMyCommands", *[fault] * 4)
    await kept.refresh()
    await kept.refresh()
    assert server.api.menus == {}
    assert sorted(entry["person"] for entry in log) == ["42", "groups"]
    await kept.refresh()
    assert server.api.menus.keys() == {("all_group_chats", 0), ("chat", 42)}


async def test_an_owner_who_never_wrote_gets_the_menu_once_they_did(
    server: TelegramServer, kept: Menus
) -> None:
    server.api.strangers = {42}
    await kept.refresh()
    assert server.api.menu("chat", 42) == []
    server.api.strangers.clear()
    await kept.refresh()
    assert server.api.menu("chat", 42) == names(menus.OWNERS)


async def test_a_menu_that_could_not_be_taken_away_is_tried_again(
    server: TelegramServer, kept: Menus, editors: Editors
) -> None:
    await editors.add(EDITOR, OWNER)
    await kept.refresh()
    await editors.remove(EDITOR)
    server.fail("deleteMyCommands", DROP)
    await kept.refresh()
    assert server.api.menu("chat", 43) == names(menus.EDITORS)
    await kept.refresh()
    assert server.api.menu("chat", 43) == []


async def test_a_menu_of_a_chat_that_is_gone_is_not_tried_for_ever(
    server: TelegramServer, kept: Menus, editors: Editors
) -> None:
    await editors.add(EDITOR, OWNER)
    await kept.refresh()
    await editors.remove(EDITOR)
    server.api.strangers = {43}
    await kept.refresh()
    await kept.refresh()
    assert len(server.of("deleteMyCommands", 400)) == 1
