"""Any reply becomes messages that Telegram accepts, with every word in them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.render import render
from handlers.messages import Block, Button, Reply, Role, Span, Style
from tests.telegram_rules import (
    CALLBACK_BYTES,
    TEXT_UNITS,
    Entity,
    check_keyboard,
    check_text,
    parse_html,
    utf16,
)

ORNAMENTS = {Role.ITEM: "• ", Role.WARNING: "⚠️ ", Role.SOURCE: "📎 "}
SENTENCE = "Đồng chí đọc kỹ văn bản này. "


def block(role: Role, *spans: Span | str) -> Block:
    return Block(role, tuple(Span(span) if isinstance(span, str) else span for span in spans))


def html(*blocks: Block) -> list[str]:
    return [page.html for page in render(Reply(blocks))]


@pytest.mark.parametrize(
    ("given_block", "markup"),
    [
        (block(Role.PARAGRAPH, "Nhiệm vụ 5"), "Nhiệm vụ 5"),
        (block(Role.PARAGRAPH, "a < b & c > d"), "a &lt; b &amp; c &gt; d"),
        (block(Role.HEADING, "Nhiệm vụ ", Span("5", Style.ITALIC)), "<b>Nhiệm vụ </b><b>5</b>"),
        (block(Role.ITEM, "04-NQ/TU"), "• 04-NQ/TU"),
        (block(Role.WARNING, "hai ngày ban hành"), "⚠️ hai ngày ban hành"),
        (block(Role.SOURCE, "Chương trình"), "📎 <i>Chương trình</i>"),
        (block(Role.PARAGRAPH, Span("đậm", Style.BOLD)), "<b>đậm</b>"),
        (block(Role.PARAGRAPH, Span("</b>", Style.BOLD)), "<b>&lt;/b&gt;</b>"),
        (
            block(Role.SOURCE, Span("nguồn", url='https://a.vn/?x="1"&y')),
            '📎 <a href="https://a.vn/?x=&quot;1&quot;&amp;y"><i>nguồn</i></a>',
        ),
        (block(Role.PARAGRAPH, Span("lệnh", url="javascript:x()")), "lệnh"),
        (block(Role.PARAGRAPH, "a\x00b\ud800c"), "a\ufffdb\ufffdc"),
    ],
)
def test_a_block_is_set_by_its_role_and_every_datum_is_escaped(
    given_block: Block, markup: str
) -> None:
    assert html(given_block) == [markup]


def test_blocks_stand_apart_by_what_they_are() -> None:
    (text,) = html(
        block(Role.HEADING, "A"),
        block(Role.PARAGRAPH, "b"),
        block(Role.ITEM, "c"),
        block(Role.ITEM, "d"),
        block(Role.SOURCE, "e"),
        block(Role.PARAGRAPH, "  "),
        block(Role.PARAGRAPH, "f"),
    )
    assert text == "<b>A</b>\nb\n• c\n• d\n📎 <i>e</i>\n\nf"


@pytest.mark.parametrize("blocks", [(), (block(Role.ITEM, " \n"),), (block(Role.SOURCE),)])
def test_nothing_to_see_is_no_message(blocks: tuple[Block, ...]) -> None:
    assert html(*blocks) == []


def test_plain_text_keeps_the_links_where_they_fit() -> None:
    spans = (
        Span("nguồn", url="https://a.vn/"),
        Span(" và "),
        Span("https://b.vn", url="https://b.vn"),
    )
    (page,) = render(Reply((block(Role.SOURCE, *spans),)))
    assert page.plain == "📎 nguồn (https://a.vn/) và https://b.vn"
    (page,) = render(Reply((block(Role.SOURCE, "x" * 4085, *spans[:1]),)))
    assert page.plain == "📎 " + "x" * 4085 + "nguồn"


def test_a_long_reply_is_split_between_blocks_first() -> None:
    first, second = SENTENCE * 100, SENTENCE * 90
    pages = html(block(Role.PARAGRAPH, first), block(Role.PARAGRAPH, second))
    assert pages == [first, second]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (SENTENCE * 300, "này."),
        ("lặp " * 3000, "lặp"),
        ("x" * 9000, "x"),
        ("😀" * 5000, "😀"),
        ("e\u0323\u0302" * 3000, "\u0302"),
        ("👩\u200d🌾" * 2000, "🌾"),
    ],
)
def test_a_long_block_is_cut_where_a_reader_would_cut_it(text: str, ends: str) -> None:
    pages = html(block(Role.PARAGRAPH, text))
    whole = text.split()
    assert "".join(pages).split() == whole if len(whole) == 1 else " ".join(pages).split() == whole
    assert all(utf16(page) > TEXT_UNITS // 2 for page in pages[:-1])
    assert all(page.rstrip().endswith(ends) for page in pages)


@pytest.mark.parametrize("length", [4080, 9000])
def test_a_heading_does_not_stand_alone_above_a_long_text(length: int) -> None:
    text = (SENTENCE * 400)[:length]
    said = (block(Role.HEADING, "Nhiệm vụ 1 (Hà Tĩnh 2024)"), block(Role.PARAGRAPH, text))
    pages = html(*said, block(Role.SOURCE, "nguồn"))
    assert pages[0].startswith("<b>Nhiệm vụ 1 (Hà Tĩnh 2024)</b>\n" + SENTENCE)
    assert all(utf16(page) > TEXT_UNITS // 2 for page in pages[:-1])
    assert " ".join(pages).split() == " ".join([*html(*said[:1]), text, "📎 <i>nguồn</i>"]).split()


def test_a_cut_spares_a_link() -> None:
    link = Span("văn bản có tên dài. Và hai câu", url="https://a.vn/")
    pages = html(block(Role.PARAGRAPH, "một từ " * 583, link, " hết"))
    assert [parse_html(page)[1] for page in pages] == [
        [],
        [Entity("a", 0, len(link.text), "https://a.vn/")],
    ]


def test_a_span_too_long_for_a_message_is_cut_and_set_anew() -> None:
    pages = html(block(Role.HEADING, SENTENCE * 300))
    assert len(pages) == 3
    assert all(page.startswith("<b>") and page.endswith("</b>") for page in pages)


BUTTONS = st.builds(
    Button,
    label=st.text(max_size=20),
    action=st.none() | st.text(max_size=40),
    url=st.none() | st.sampled_from(["https://a.vn/", "javascript:x", ""]),
)
SPANS = st.builds(
    Span,
    text=st.text(max_size=60)
    | st.builds(str.__mul__, st.text(min_size=1, max_size=8), st.integers(1, 1500)),
    style=st.sampled_from(Style),
    url=st.none() | st.sampled_from(["https://a.vn/?a=1&b=<2>", "http://", "tệp.docx"]),
)
BLOCKS = st.builds(Block, st.sampled_from(Role), st.lists(SPANS, max_size=3).map(tuple))
REPLIES = st.builds(
    Reply,
    st.lists(BLOCKS, max_size=4).map(tuple),
    st.lists(st.lists(BUTTONS, max_size=12).map(tuple), max_size=14).map(tuple),
)


def visible(text: str) -> str:
    hidden = {"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"}
    text = text.replace("\x00", "\ufffd")
    return "".join(char for char in text if unicodedata.category(char) not in hidden)


@settings(deadline=None)
@given(REPLIES)
def test_any_reply_is_accepted_and_keeps_its_words(reply: Reply) -> None:
    pages = render(reply)
    parsed = [check_text({"text": page.html, "parse_mode": "HTML"})[0] for page in pages]
    assert all(utf16(page.plain) <= TEXT_UNITS for page in pages)
    expected = "".join(
        visible(ORNAMENTS.get(one.role, "") + one.text) for one in reply.blocks if visible(one.text)
    )
    assert visible("".join(parsed)) in {expected, "👇"}
    assert [page.keyboard for page in pages[:-1]] == [None] * len(pages[:-1])
    for page in pages[-1:]:
        check_keyboard(page.keyboard)


def test_buttons_go_under_the_last_message_in_rows_that_fit() -> None:
    row = tuple(Button(str(number), action=f"a:{number}") for number in range(10))
    *others, last = render(Reply((block(Role.PARAGRAPH, SENTENCE * 200),), (row, row[:1])))
    assert [page.keyboard for page in others] == [None]
    assert last.keyboard
    assert [len(keys) for keys in last.keyboard["inline_keyboard"]] == [8, 2, 1]


def test_buttons_without_words_are_sent_all_the_same() -> None:
    (page,) = render(Reply((), ((Button("Tiếp", action="tiep"),),)))
    assert page.html == "👇"


def test_at_most_a_hundred_buttons_are_shown() -> None:
    rows = tuple((Button(str(number), action="x"),) for number in range(130))
    (page,) = render(Reply((block(Role.PARAGRAPH, "x"),), rows))
    assert page.keyboard
    assert len(page.keyboard["inline_keyboard"]) == 100


@pytest.mark.parametrize(
    "button",
    [
        Button(" ", action="x"),
        Button("dài", action="đ" * (CALLBACK_BYTES // 2 + 1)),
        Button("sai", url="javascript:x"),
        Button("không"),
    ],
)
def test_a_button_that_would_be_refused_does_not_cost_the_reply(button: Button) -> None:
    (page,) = render(Reply((block(Role.PARAGRAPH, "x"),), ((button,),)))
    assert page.keyboard is None
