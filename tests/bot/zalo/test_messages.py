"""Replies as plain messages: links in the open, menus of numbers, and never over the limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.zalo.messages import LIMIT, Key, Message, lay_out, spelled_out
from handlers.build import entry, field, heading, item, paragraph, source, warning
from handlers.charts import Chart
from handlers.messages import Block, Button, Reply, Role, Span, Style
from handlers.offers import numbered
from handlers.plain import CHOOSE
from tests.telegram_rules import utf16

SHOW = Button("Nhiệm vụ 8", action="s:t:8")
MORE = Button("Trang sau ▶", action="p::1")
OPEN = Button("Đọc toàn văn", url="https://vi.du/bai")


def texts(reply: Reply, most_keys: int = 0) -> list[str]:
    return [one.text for one in laid_out(reply, most_keys)]


def laid_out(reply: Reply, most_keys: int = 0) -> tuple[Message, ...]:
    return lay_out(reply, [number for number, _ in numbered(reply)], most_keys)


def test_a_reply_is_plain_text_with_its_links() -> None:
    blocks = (
        heading("Nghị quyết số 04-NQ/TU"),
        field("Ngày", "05/11/2021"),
        item("Đọc", url="https://vi.du/a"),
        item("https://vi.du/b", url="https://vi.du/b"),
        item("lạ", url="javascript:alert(1)"),
        warning("Nguồn ghi khác nhau."),
        source("kho."),
    )
    (text,) = texts(Reply(blocks))
    assert text.splitlines() == [
        "Nghị quyết số 04-NQ/TU",
        "• Ngày: 05/11/2021",
        "• Đọc (https://vi.du/a)",
        "• https://vi.du/b",
        "• lạ",
        "",
        "⚠️ Nguồn ghi khác nhau.",
        "📎 Nguồn: kho.",
    ]


def test_buttons_are_a_menu_of_numbers() -> None:
    reply = Reply((paragraph("Chọn."),), ((SHOW, OPEN), (MORE,)))
    assert texts(reply) == [
        f"Chọn.\n• Đọc toàn văn (https://vi.du/bai)\n\n{CHOOSE}\n1. Nhiệm vụ 8\n2. Trang sau ▶"
    ]


def test_what_the_text_numbers_already_is_not_told_twice() -> None:
    chosen = tuple((Button(f"Văn bản {n}", action=f"s:d:{n}", number=n),) for n in (11, 12))
    blocks = (entry(11, "Văn bản mười một"), entry(12, "Văn bản mười hai"))
    assert texts(Reply(blocks, chosen)) == ["11. Văn bản mười một\n12. Văn bản mười hai"]
    (paged,) = texts(Reply(blocks, (*chosen, (MORE,))))
    assert paged.endswith(f"{CHOOSE}\n13. Trang sau ▶")


def test_keys_take_the_place_of_the_menu_where_they_are_few() -> None:
    reply = Reply((paragraph("Chọn."),), ((SHOW, OPEN), (MORE,)))
    keys = (Key(SHOW, 1), Key(OPEN), Key(MORE, 2))
    assert laid_out(reply, 5) == (Message("Chọn.", keys),)
    (spelled,) = spelled_out(laid_out(reply, 5)[0])
    assert spelled == laid_out(reply)[0]


def test_keys_that_are_spelled_out_below_a_full_text_are_a_message_of_their_own() -> None:
    full = Message("a" * LIMIT, (Key(SHOW, 1), Key(MORE, 2)))
    assert [one.text for one in spelled_out(full)] == [
        full.text,
        f"{CHOOSE}\n1. Nhiệm vụ 8\n2. Trang sau ▶",
    ]


def test_of_too_many_buttons_those_without_a_number_are_keys() -> None:
    chosen = tuple((Button(f"Văn bản {n}", action=f"s:d:{n}", number=n),) for n in range(1, 7))
    reply = Reply((entry(1, "Một"),), (*chosen, (MORE,)))
    assert laid_out(reply, 5) == (Message("1. Một", (Key(MORE, 7),)),)
    many = tuple((Button(f"Mục {n}", action=f"s:d:{n}"),) for n in range(1, 7))
    (message,) = laid_out(Reply((paragraph("Chọn."),), many), 5)
    assert message.keys == ()
    assert message.text.endswith("6. Mục 6")


@pytest.mark.parametrize("most_keys", [0, 5])
def test_a_picture_is_above_a_text_that_fits_and_takes_no_keys(most_keys: int) -> None:
    reply = Reply((paragraph("Bài mới"),), ((SHOW,),), photo="zalo:https://vi.du/a.jpg")
    (message,) = laid_out(reply, most_keys)
    assert (message.photo, message.keys) == ("https://vi.du/a.jpg", ())
    long = Reply((paragraph("dài " * 600),), photo="zalo:https://vi.du/a.jpg")
    assert {one.photo for one in laid_out(long)} == {None}


@pytest.mark.parametrize("photo", ["telegram:AgAC", "zalo:", "zalo:file:///etc/passwd", "lạ"])
def test_a_picture_of_elsewhere_is_left_out(photo: str) -> None:
    assert laid_out(Reply((paragraph("Bài mới"),), photo=photo))[0].photo is None


def test_a_chart_is_told_in_words() -> None:
    chart = Chart("Câu hỏi mỗi ngày", (("22/11", 12.0), ("23/11", 1250.0)), "lượt")
    (text,) = texts(Reply((paragraph("Số liệu"),), chart=chart))
    assert text == "Số liệu\n\nCâu hỏi mỗi ngày\n• 22/11: 12 lượt\n• 23/11: 1.250 lượt"


def test_a_reply_without_anything_to_see_is_nothing() -> None:
    assert laid_out(Reply((paragraph(" \u200b\n"),))) == ()


def test_a_long_reply_is_split_between_blocks_first() -> None:
    blocks = tuple(item(f"{number} " + "chữ " * 100) for number in range(12))
    shown = texts(Reply(blocks))
    assert len(shown) == 3
    assert all(text.startswith("• ") for text in shown)


@given(
    st.lists(
        st.builds(
            lambda role, text, url: Block(role, (Span(text, Style.BOLD), Span(text, url=url))),
            st.sampled_from(list(Role)),
            st.text(st.sampled_from("aàđ😀 \n.,"), max_size=3000),
            st.sampled_from([None, "https://vi.du/" + "a" * 60]),
        ),
        max_size=6,
    ),
    st.integers(0, 12),
)
def test_no_message_is_over_the_limit_and_the_menu_is_whole(
    blocks: list[Block], count: int
) -> None:
    buttons = tuple((Button(f"Mục {n}", action=f"s:d:{n}"),) for n in range(count))
    shown = texts(Reply(tuple(blocks), buttons))
    assert all(0 < utf16(text) <= LIMIT for text in shown)
    assert all(f"{n + 1}. Mục {n}" in "\n".join(shown) for n in range(count))
