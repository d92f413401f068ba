"""What is said to a picture, a sticker, a voice message or a file that comes without words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers import welcome
from handlers.publishing import fields
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import URL, labels

if TYPE_CHECKING:
    from tests.handlers.publishing.conftest import Clock, Editor

ONLY_TEXT = welcome.only_text().text
ASK_TITLE, ASK_SUMMARY = "Đồng chí gõ tiêu đề của bài.", "Đồng chí gõ tóm tắt của bài."
PHOTO, STICKER = {"photo": "test:abc"}, {"unread": True}


@pytest.mark.parametrize("sent", [PHOTO, STICKER])
async def test_words_are_asked_for_once_for_an_album_and_again_later(
    stranger: Editor, clock: Clock, sent: dict[str, object]
) -> None:
    told = []
    for _ in range(10):
        told.append((await stranger.say("", **sent)).text)
        clock.advance(seconds=5)
    assert [one for one in told if one] == [ONLY_TEXT]
    clock.advance(seconds=60)
    assert (await stranger.say("", **sent)).text == ONLY_TEXT


async def test_what_comes_in_no_album_is_told_behind_one_too(stranger: Editor) -> None:
    voice = {"unread": True, "stands_alone": True}
    told = [(await stranger.say("", **sent)).text for sent in (STICKER, voice, PHOTO, voice, PHOTO)]
    assert told == [ONLY_TEXT, ONLY_TEXT, "", ONLY_TEXT, ""]


async def test_an_album_with_words_is_answered_by_these(stranger: Editor) -> None:
    assert first(await stranger.say("nhiệm vụ 5", photo="test:abc")).startswith("Nhiệm vụ 5")
    assert [(await stranger.say("", photo="test:abc")).text for _ in range(9)] == [""] * 9


async def test_a_step_that_takes_words_waits_on(owner: Editor) -> None:
    await owner.say("/dangbai")
    await owner.say("Dân vận khéo")
    assert (await owner.say("", **STICKER)).text == ONLY_TEXT
    assert (await owner.say("", **PHOTO)).text == ""
    await owner.say("Phường ra mắt mô hình.")
    content = (await owner.draft()).content
    assert (content.title, content.summary) == ("Dân vận khéo", "Phường ra mắt mô hình.")


async def test_what_is_on_screen_can_still_be_typed(owner: Editor) -> None:
    await owner.say(URL)
    assert (await owner.say("", **STICKER)).text == ONLY_TEXT
    assert first(await owner.say("gửi ngay")).startswith("Đã đăng bài.")


async def test_a_list_to_pick_from_waits_on(owner: Editor) -> None:
    await owner.publish(URL)
    await owner.say("/gobai")
    assert (await owner.say("", **STICKER)).text == ONLY_TEXT
    assert first(await owner.say("nghi lộc")).startswith("Gỡ bài")


async def test_pictures_are_taken_where_they_are_waited_for(owner: Editor) -> None:
    await owner.say("/dangbai")
    assert first(await owner.say("", **PHOTO)) == ASK_TITLE
    assert [(await owner.say("", **PHOTO)).text for _ in range(9)] == [""] * 9
    assert first(await owner.say("Dân vận khéo")) == ASK_SUMMARY
    preview = await owner.say("Phường ra mắt mô hình.")
    assert (await owner.draft()).content.photo == "test:abc"
    await owner.say("bỏ qua")
    await owner.say("sửa ảnh")
    assert first(await owner.say("", **STICKER)) == fields.NOT_A_PHOTO
    assert (await owner.say("", photo="test:new")).photo == "test:new"
    assert labels(preview)
