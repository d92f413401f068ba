"""Owners say who may publish."""

from __future__ import annotations

import pytest

from handlers.menus import EDITORS, OWNERS, PEOPLE, Menu
from handlers.publishing import rights
from knowledge.publishing.editors import Person
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import CHANNEL, OWNER, Editor, labels

NOBODY = "Chưa có biên tập viên nào."


async def test_owners_and_editors_are_listed(owner: Editor) -> None:
    reply = await owner.say("/quyen")
    assert "Quản trị viên: test:lan" in reply.text
    assert NOBODY in reply.text
    await owner.base.editors.add(Person("telegram", "123"), OWNER)
    reply = await owner.say("/rights")
    assert "Biên tập viên: telegram:123" in reply.text
    assert labels(reply) == ["Bỏ telegram:123"]


@pytest.mark.parametrize(
    ("said", "person"),
    [
        ("them telegram:123", Person("telegram", "123")),
        ("thêm  telegram:123 ", Person("telegram", "123")),
        ("THÊM 123", Person(CHANNEL, "123")),
        ("add zalo:ab-12_c", Person("zalo", "ab-12_c")),
    ],
)
async def test_an_editor_is_added_once(owner: Editor, said: str, person: Person) -> None:
    assert first(await owner.say(f"/quyen {said}")) == f"{person} đã được quyền đăng bài."
    assert first(await owner.say(f"/quyen {said}")) == f"{person} đã có quyền từ trước."
    assert await owner.base.editors.all() == (person,)


@pytest.mark.parametrize("word", ["xoa", "xóa", "bỏ", "remove", "gỡ"])
async def test_an_editor_is_removed_by_a_word(owner: Editor, word: str) -> None:
    await owner.say("/quyen them 123")
    assert first(await owner.say(f"/quyen {word} 123")) == "test:123 không còn quyền đăng bài."
    assert first(await owner.say(f"/quyen {word} 123")) == "test:123 vốn không có quyền."


async def test_an_editor_is_removed_by_a_button(owner: Editor) -> None:
    reply = await owner.say("/quyen them telegram:123")
    reply = await owner.press(reply, "Bỏ telegram:123")
    assert first(reply) == "telegram:123 không còn quyền đăng bài."
    assert await owner.base.editors.all() == ()


@pytest.mark.parametrize(
    "said",
    [
        "them @tuan",
        "them telegram:tuan",
        "them",
        "xoa một hai",
        "them telegram:",
        "@tuan",
        "them :5",
        "them tuấn anh",
        "them tuan anh",
        "tuan anh",
    ],
)
async def test_a_malformed_id_is_explained(owner: Editor, said: str) -> None:
    assert first(await owner.say(f"/quyen {said}")).startswith("Tôi chưa hiểu “")
    assert await owner.base.editors.all() == ()


async def test_somebody_who_is_named_alone_is_asked_about(owner: Editor) -> None:
    reply = await owner.say("/quyen telegram:123 Nguyễn Văn A")
    assert first(reply) == "telegram:123 chưa được đăng bài."
    assert reply.text.count(rights.HOW) == 1
    assert await owner.base.editors.all() == ()
    await owner.press(reply, "Thêm telegram:123")
    reply = await owner.say("/quyen telegram:123")
    assert first(reply) == "telegram:123 đang được đăng bài."
    assert labels(reply) == ["Bỏ telegram:123"]


@pytest.mark.parametrize("said", ["them telegram:123 Nguyễn Văn A", "them telegram:123 @tuan"])
async def test_a_name_behind_the_id_is_passed_over(owner: Editor, said: str) -> None:
    assert first(await owner.say(f"/quyen {said}")) == "telegram:123 đã được quyền đăng bài."


@pytest.mark.parametrize("word", ["them", "xoa"])
async def test_an_owner_is_named_by_the_settings_alone(owner: Editor, word: str) -> None:
    assert "đặt trong cấu hình" in first(await owner.say(f"/quyen {word} lan"))
    assert "đặt trong cấu hình" in first(await owner.say("/quyen lan"))


async def test_a_made_up_person_changes_nothing(owner: Editor) -> None:
    assert first(await owner.press_action("e::hire:0:@x")) == "Người được đăng bài"
    assert await owner.base.editors.all() == ()


async def test_the_longest_id_still_has_its_button(owner: Editor) -> None:
    reply = await owner.say(f"/quyen them {'c' * 16}:{'9' * 32}")
    assert len(labels(reply)) == 1


@pytest.mark.parametrize(("person", "menu"), [("lan", OWNERS), ("minh", EDITORS), ("tú", PEOPLE)])
async def test_help_lists_the_commands_that_a_person_may_give(
    owner: Editor, person: str, menu: Menu
) -> None:
    await owner.base.editors.add(Person(CHANNEL, "minh"), OWNER)
    told = (await Editor(owner.base, person).say("/trogiup")).text
    listed = [line for line in told.split("\n") if line.startswith("/")]
    assert listed == [f"/{name} – {description}" for name, description in menu]
    in_group = await Editor(owner.base, person, chat="khối").say("/trogiup")
    assert "/dangbai" not in in_group.text
