"""A message that is edited afterwards does nothing a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.welcome import edited
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import URL, labels

if TYPE_CHECKING:
    from tests.handlers.publishing.conftest import Editor

NOTICE = edited(None).text
TYPED = "/dangbai Dân vận khéo ở phường Hưng Dũng | Phường ra mắt mô hình."


async def test_an_edited_answer_is_not_the_next_one_of_a_dialogue(owner: Editor) -> None:
    await owner.say("/dangbai")
    await owner.say("Dân vạn khéo")
    told = await owner.say("Dân vận khéo", edited=True)
    assert told.text.startswith(NOTICE)
    assert "nút “Sửa”" in told.text
    content = (await owner.draft()).content
    assert (content.title, content.summary) == ("Dân vạn khéo", None)
    await owner.say("Phường ra mắt mô hình.")
    assert (await owner.draft()).content.summary == "Phường ra mắt mô hình."


async def test_what_is_on_screen_can_be_typed_after_an_edit_as_before(owner: Editor) -> None:
    await owner.say(TYPED)
    assert (await owner.say(f"{TYPED} Mới.", edited=True)).text.startswith(NOTICE)
    assert len(await owner.base.drafts.waiting()) == 1
    assert first(await owner.say("gửi ngay")).startswith("Đã đăng bài.")


@pytest.mark.parametrize("text", [TYPED, URL, "/suabai", "/quyen them test:8", "/dang"])
async def test_an_old_message_that_is_edited_begins_nothing(owner: Editor, text: str) -> None:
    await owner.say(text, edited=True)
    assert await owner.base.drafts.waiting() == ()
    assert await owner.base.editors.all() == ()


async def test_an_edited_command_tells_a_stranger_nothing_of_who_may(
    owner: Editor, stranger: Editor
) -> None:
    commands = (TYPED, "/quyen", "/lenhkhongco")
    told = [await one.say(said, edited=True) for one in (owner, stranger) for said in commands]
    assert {one.text for one in told} == {NOTICE}
    assert labels(told[0]) == []
