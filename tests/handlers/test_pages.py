"""Lists in pages: a button turns the list under which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.handlers.conftest import buttons, first, numbers

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

OTHER_LIST = (
    "Nút này thuộc một danh sách cũ, không phải danh sách đồng chí xem gần đây nhất, nên tôi không "
    "chuyển trang được. Để xem lại, đồng chí gửi lại câu hỏi của danh sách đó."
)


async def test_a_list_is_turned_page_by_page_and_back(chat: Chat) -> None:
    reply = await chat.say("/vanban")
    seen = numbers(reply)
    while any(button.label.startswith("Trang sau") for button in buttons(reply)):
        reply = await chat.press_label(reply, "Trang sau")
        seen += numbers(reply)
    assert seen == list(range(1, 40))
    for expected in (range(21, 31), range(11, 21), range(1, 11)):
        reply = await chat.press_label(reply, "◀ Trang trước")
        assert numbers(reply) == list(expected)
    assert "Trang trước" not in " ".join(button.label for button in buttons(reply))


async def test_an_item_of_another_page_is_picked_by_its_number(chat: Chat) -> None:
    reply = await chat.press_label(await chat.say("/vanban"), "Trang sau")
    (line,) = (one.text for one in reply.blocks if one.text.startswith("13. "))
    assert "02-NQ/TW" in line
    assert first(await chat.say("13")) == "Nghị quyết số 02-NQ/TW"


async def test_a_page_that_is_not_there_is_told(chat: Chat) -> None:
    assert first(await chat.press("p::1")) == OTHER_LIST
    await chat.say("/nhiemvu")
    for page in ("p::1", "p::9", "p::999999999", "p::1:0af3c1d9"):
        assert first(await chat.press(page)) == OTHER_LIST


async def test_a_page_button_turns_its_own_list_whatever_came_after(chat: Chat) -> None:
    documents = await chat.say("/vanban")
    await chat.say("nhiệm vụ nào nói về người khuyết tật")
    await chat.say("/nhiemvu")
    turned = await chat.press_label(documents, "Trang sau")
    assert first(turned) == "Có 39 văn bản (mục 11–20):"
    assert first(await chat.say("13")) == "Nghị quyết số 02-NQ/TW"


async def test_a_page_button_turns_the_list_that_the_card_was_picked_from(chat: Chat) -> None:
    listed = await chat.say("văn bản của Tỉnh ủy")
    await chat.say("2")
    turned = await chat.press_label(listed, "Trang sau")
    assert first(turned).endswith("(mục 11–14):")
    assert numbers(turned) == list(range(11, 15))


async def test_a_page_of_a_list_that_is_not_kept_is_no_other_list_nor_gone(chat: Chat) -> None:
    listed = await chat.say("văn bản của Tỉnh ủy")
    await chat.say("/vanban")
    assert first(await chat.press_label(listed, "Trang sau")) == OTHER_LIST
