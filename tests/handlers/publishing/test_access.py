"""Who may publish, and that to everybody else publishing is not there."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from handlers import welcome
from handlers.publishing import panel, prompts, rights, shelf, statistics
from handlers.publishing.feature import Publishing
from handlers.publishing.prompts import IN_PRIVATE
from knowledge.publishing.editors import Person
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import CHANNEL, OWNER, URL, Editor, action_of

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

COMMANDS = sorted(Publishing.commands)
ORDERS = {
    *(panel.OPEN, panel.SEND, panel.SAVE, panel.LATER, panel.EDIT, panel.SET, panel.CLEAR),
    *(panel.LINKS, panel.TOGGLE, panel.TRY, panel.TRIAL, panel.CANCEL, panel.APART),
    *(panel.CHANGE, panel.WITHDRAW, shelf.GONE, shelf.KEEP, shelf.RETRY, prompts.SKIP),
    *(statistics.DAYS, rights.ADD, rights.REMOVE),
}


def attempts(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [one for one in caplog.records if one.name == "handlers"]


@pytest.mark.parametrize("name", COMMANDS)
async def test_to_a_stranger_a_command_is_unknown_and_logged_once(
    stranger: Editor, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    reply = await stranger.say(f"/{name} bài mật")
    assert reply == await stranger.say("/khongco")
    (record,) = attempts(caplog)
    assert record.levelno == logging.WARNING
    assert (record.__dict__["channel"], record.__dict__["person"]) == (CHANNEL, "khách")
    assert "mật" not in str(record.__dict__)


async def test_to_a_stranger_a_button_is_unknown_and_logged_once(
    owner: Editor, stranger: Editor, caplog: pytest.LogCaptureFixture
) -> None:
    action = action_of(await owner.say(f"/dangbai {URL}"), "Gửi ngay")
    assert await stranger.press_action(action) == welcome.help_(await owner.base.known())
    assert len(attempts(caplog)) == 1
    assert await owner.base.posts.latest(1) == ()


@pytest.mark.parametrize(
    ("text", "more"),
    [(URL, {}), ("Tin vui", {"forwarded_from": ""}), ("Tin vui", {"photo": "telegram:abc"})],
)
async def test_what_a_stranger_sends_is_a_question(
    stranger: Editor, text: str, more: dict[str, object]
) -> None:
    reply = await stranger.say(text, **more)
    assert first(reply).startswith("Trong các tài liệu đang có, tôi không tìm thấy")
    assert await stranger.base.drafts.waiting() == ()


@pytest.mark.parametrize("name", COMMANDS)
async def test_in_a_group_an_editor_is_told_to_write_in_private(
    base: KnowledgeBase, name: str
) -> None:
    in_group = Editor(base, OWNER.id, chat="khối dân vận")
    assert first(await in_group.say(f"/{name}")) == IN_PRIVATE


async def test_in_a_group_a_link_of_an_editor_is_a_question(base: KnowledgeBase) -> None:
    in_group = Editor(base, OWNER.id, chat="khối dân vận")
    assert first(await in_group.say(URL)).startswith("Trong các tài liệu đang có")
    assert first(await in_group.press_action("e::open:1:")) == IN_PRIVATE


async def test_an_editor_publishes_but_names_no_editors(
    base: KnowledgeBase, caplog: pytest.LogCaptureFixture
) -> None:
    await base.editors.add(Person(CHANNEL, "minh"), OWNER)
    editor = Editor(base, "minh")
    assert (await editor.publish(f"Tin vui | Tóm tắt | {URL}")).title == "Tin vui"
    assert await editor.say("/quyen them 5") == welcome.unknown_command("khongco")
    assert await editor.press_action("e::hire:0:test:5") == welcome.help_(await base.known())
    assert len(attempts(caplog)) == 2
    assert await base.editors.all() == (Person(CHANNEL, "minh"),)


async def test_who_is_no_editor_any_more_asks_like_everybody(base: KnowledgeBase) -> None:
    await base.editors.add(Person(CHANNEL, "minh"), OWNER)
    editor = Editor(base, "minh")
    await editor.say("/dangbai")
    await base.editors.remove(Person(CHANNEL, "minh"))
    assert first(await editor.say("Nghị quyết 04-NQ/TU")) == "Nghị quyết số 04-NQ/TU"
    assert await base.drafts.waiting() == ()


@pytest.mark.parametrize("action", ["e::", "e::zzz:1:", "e::go:một:", "e::go", "e::go:" + "9" * 30])
async def test_a_made_up_button_leads_to_help(owner: Editor, action: str) -> None:
    assert await owner.press_action(action) == welcome.help_(await owner.base.known())


@pytest.mark.parametrize("name", sorted(ORDERS))
async def test_every_button_about_what_is_not_there_is_answered(owner: Editor, name: str) -> None:
    before = await owner.base.known()
    for id_ in (0, 999, 999_999_999):
        for rest in ("", "zzz", "title", "d1"):
            assert (await owner.press_action(f"e::{name}:{id_}:{rest}")).blocks
    assert await owner.base.known() is before
    assert await owner.base.posts.latest(1) == ()


async def test_an_editor_asks_questions_like_everybody(owner: Editor) -> None:
    assert first(await owner.say("Nghị quyết 04-NQ/TU")) == "Nghị quyết số 04-NQ/TU"
    assert first(await owner.say("", photo="telegram:abc")).startswith(
        "Xin lỗi đồng chí, tôi chỉ đọc được chữ"
    )
