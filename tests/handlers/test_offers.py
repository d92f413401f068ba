"""What is typed to take a button of the last reply."""

from __future__ import annotations

import pytest

from handlers.build import paragraph
from handlers.messages import Button, Reply, Request
from handlers.offers import begun, counted, numbered, offered, taken

LIST = Reply(
    (paragraph("Danh sách"),),
    (
        (Button("04-NQ/TU (05/11/2021): Tăng cường…", "s:d:1", number=1),),
        (Button("33/CT-TTg", "s:d:2", number=2),),
        (Button("Trang sau ▶", "p::1"), Button("Đọc", url="https://a.vn")),
    ),
)
PANEL = Reply(
    (),
    (
        (Button("Gửi ngay", "e::go:1:"), Button("Gửi thử cho tôi", "e::try:1:")),
        (Button("✓ Tôn giáo", "f::-topic:a"), Button("Hủy", "e::no:1:")),
        (Button("Văn bản về công tác tôn giáo", "q::a"),),
    ),
)
CARD = Reply(
    (),
    (
        (Button("25-NQ/TW", "s:d:7"), Button("04-NQ/TU", "s:d:8")),
        (Button("Nhiệm vụ 3", "s:t:3"),),
        (Button("Bài: Dân vận khéo…", "s:a:5"),),
        (Button("Theo dõi", "f::d-7"),),
    ),
)
TELEGRAM = Request("telegram", "1", "1")
ZALO = Request("zalo", "1", "1", shows_numbers=True)


def test_numbers_go_on_behind_those_of_the_text() -> None:
    assert [number for number, _ in numbered(LIST)] == [1, 2, 3]
    assert [number for number, _ in numbered(PANEL)] == [1, 2, 3, 4, 5]
    assert [number for number, _ in numbered(PANEL, after=7)] == [8, 9, 10, 11, 12]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Gửi ngay", "e::go:1:"),
        ("gui ngay", "e::go:1:"),
        ("GỬI NGAY.", "e::go:1:"),
        ("hủy", "e::no:1:"),
        ("huỷ!", "e::no:1:"),
        ("tôn giáo", "f::-topic:a"),
        ("gửi", None),
        ("gửi thử", None),
        ("văn bản về công tác tôn giáo", None),
        ("hủy bài này", None),
        ("", None),
        ("…", None),
        ("2", None),
    ],
)
def test_a_whole_label_is_typed_in_any_spelling(text: str, action: str | None) -> None:
    assert taken(text, offered(PANEL, TELEGRAM)) == action


@pytest.mark.parametrize("text", ["2", "hai", "số 2", "chọn số hai ạ", "mục 2", "33/CT-TTg"])
def test_a_number_that_the_text_gives_is_typed_in_every_channel(text: str) -> None:
    for request in (TELEGRAM, ZALO):
        assert taken(text, offered(LIST, request)) == "s:d:2"


@pytest.mark.parametrize(
    ("text", "action"),
    [("5", "f::d-7"), ("số 5", "f::d-7"), ("nút 5", "f::d-7"), ("cái thứ 3", "s:t:3")]
    + [(place, None) for place in ("cái thứ 5", "cái số 5", "mục 5", "thứ năm", "cái 5")],
)
def test_an_order_is_pressed_by_no_place_of_a_list(text: str, action: str | None) -> None:
    assert taken(text, offered(CARD, ZALO)) == action


@pytest.mark.parametrize("text", ["tiếp", "xem thêm", "xem tiep a", "trang sau", "trang tiếp theo"])
def test_a_page_is_turned_by_what_people_say_for_it(text: str) -> None:
    assert taken(text, offered(LIST, TELEGRAM)) == "p::1"
    assert taken(text, offered(CARD, TELEGRAM)) is None
    assert taken("trang trước", offered(LIST, TELEGRAM)) is None


@pytest.mark.parametrize(("text", "action"), [("3", "p::1"), ("ba", "p::1"), ("4", None)])
def test_numbers_of_buttons_are_typed_where_the_channel_shows_them(
    text: str, action: str | None
) -> None:
    assert taken(text, offered(LIST, ZALO)) == action
    assert taken(text, offered(LIST, TELEGRAM)) is None


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("gửi thử", "e::try:1:"),
        ("gui thu cho", "e::try:1:"),
        ("gửi", None),
        ("gửi thử nghiệm", None),
        ("văn bản về", None),
    ],
)
def test_an_order_is_told_by_how_it_begins(text: str, action: str | None) -> None:
    assert begun(text, offered(PANEL, TELEGRAM)) == action


def test_what_names_an_entity_is_no_order() -> None:
    assert begun("04-NQ/TU", offered(LIST, TELEGRAM)) is None


def test_a_label_of_two_buttons_takes_neither() -> None:
    twice = (Button("Mở", "s:d:1"), Button("mở", "s:d:2"))
    assert taken("mở", twice) is None
    assert taken("mở", (*twice[:1], Button("MỞ", "s:d:1"))) == "s:d:1"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("văn bản thứ hai", "s:d:8"),
        ("xem van ban thu 1 nhé", "s:d:7"),
        ("văn bản đầu tiên", "s:d:7"),
        ("Văn bản cuối cùng ạ", "s:d:8"),
        ("bài thứ nhất", "s:a:5"),
        ("văn bản thứ ba", None),
        ("văn bản thứ không", None),
        ("bài viết thứ hai", None),
        ("văn bản 2", None),
        ("nhiệm vụ thứ hai", None),
        ("văn bản thứ hai của Tỉnh ủy", None),
        ("", None),
    ],
)
def test_documents_and_articles_of_a_card_are_told_by_their_place(
    text: str, action: str | None
) -> None:
    assert counted(text, offered(CARD, TELEGRAM)) == action
