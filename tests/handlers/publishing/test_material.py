"""Every way in which an editor may send an article."""

from __future__ import annotations

import pytest

from handlers.messages import Request
from handlers.publishing import material
from handlers.publishing.fields import Field
from handlers.publishing.material import bare_link, read_material

URL = "https://baonghean.vn/dan-van.html"
TITLE, SUMMARY = "Dân vận khéo ở Vinh", "Phường Hưng Dũng ra mắt mô hình."


def request(text: str, **more: object) -> Request:
    return Request("test", "lan", "lan", text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "title", "summary", "url"),
    [
        (URL, "", None, URL),
        ("baonghean.vn/dan-van.html", "", None, URL),
        ("www.baonghean.vn", "", None, "https://www.baonghean.vn"),
        (f"{TITLE} | {SUMMARY} | {URL}", TITLE, SUMMARY, URL),
        (f"{URL} | {TITLE} | {SUMMARY}", TITLE, SUMMARY, URL),
        (f"{TITLE}|{URL}|{SUMMARY}", TITLE, SUMMARY, URL),
        (f"{TITLE} ｜ {SUMMARY} ｜ {URL}", TITLE, SUMMARY, URL),
        (f"{TITLE} | | {URL}", TITLE, None, URL),
        (f"| {SUMMARY} | {URL}", "", SUMMARY, URL),
        (f"{TITLE} | {SUMMARY}", TITLE, SUMMARY, None),
        (f"{TITLE} | {SUMMARY} | Xem: {URL}", TITLE, SUMMARY, URL),
        (f"{TITLE} | một | hai", TITLE, "một | hai", None),
        (f"{'dài ' * 80}| {TITLE}", TITLE, ("dài " * 80).strip(), None),
        (f"{TITLE}\n{SUMMARY}\n{URL}", TITLE, SUMMARY, URL),
        (f"{URL}\n\n  {TITLE}\nmột\n\nhai", TITLE, "một\nhai", URL),
        (f"{TITLE}\n{SUMMARY}\nXem tại: {URL}.", TITLE, SUMMARY, URL),
        (f"{TITLE} ({URL})", TITLE, None, URL),
        (f"{TITLE}: {URL}, mời đồng chí đọc", f"{TITLE}: mời đồng chí đọc", None, URL),
        (f"Câu mở đầu. {'dài ' * 80}", "Câu mở đầu", ("dài " * 80).strip(), None),
        (TITLE, TITLE, None, None),
        ("\u200b  ", "", None, None),
    ],
)
def test_what_is_typed_becomes_fields(
    text: str, title: str, summary: str | None, url: str | None
) -> None:
    material = read_material(text, request(text))
    content = material.content
    assert (content.title, content.summary, content.url) == (title, summary, url)
    assert material.refused == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"{'x' * 251} | {TITLE}", material.SWAPPED.format(many=251)),
        (f"{'dài ' * 80}\nTóm tắt", material.LINE_AS_SUMMARY.format(many=319)),
        (f"Câu mở đầu. {'dài ' * 80}", material.OPENING_AS_TITLE),
        (f"{TITLE} | {SUMMARY}", ""),
        (f"{TITLE}\n{SUMMARY}", ""),
        (f"Câu mở đầu. {'dài ' * 300}", ""),
        ("dài " * 300, ""),
    ],
)
def test_what_becomes_of_a_title_that_is_too_long_is_said(text: str, note: str) -> None:
    assert read_material(text, request(text)).note == note


@pytest.mark.parametrize(
    ("text", "field", "sentence"),
    [
        (f"{'x' * 251} | {SUMMARY * 40}", Field.TITLE, "Tiêu đề dài 251 ký tự, tối đa là 250."),
        ("dài " * 300, Field.TITLE, "Tiêu đề dài 1.199 ký tự, tối đa là 250."),
        (f"{TITLE} | {'x' * 1001}", Field.SUMMARY, "Tóm tắt dài 1.001 ký tự, tối đa là 1.000."),
        (f"{URL}?{'x' * 2000}", Field.URL, "Đường dẫn dài 2.034 ký tự, tối đa là 2.000."),
        ("ftp://baonghean.vn/tin", Field.URL, "Đây không phải là đường dẫn trang web."),
        (f"{TITLE} | http://máy-chủ", Field.URL, "Địa chỉ này không có tên miền"),
        (f"{TITLE} http://[x", Field.URL, "Đây không phải là đường dẫn trang web."),
    ],
)
def test_what_is_too_long_or_no_link_is_refused(text: str, field: Field, sentence: str) -> None:
    refused = dict(read_material(text, request(text)).refused)
    assert refused[field].startswith(sentence)


def test_a_long_text_without_a_title_is_a_summary() -> None:
    text = "dài " * 100
    assert read_material(text, request(text)).content.summary == text.strip()


@pytest.mark.parametrize(
    ("more", "url", "reads_page"),
    [
        ({"forwarded_from": "https://t.me/dvna/7"}, "https://t.me/dvna/7", False),
        ({"forwarded_from": ""}, None, False),
        ({"forwarded_from": "https://t.me/dvna/7", "links": (URL,)}, URL, True),
        ({"links": (URL, "https://t.me/x")}, URL, True),
        ({"photo": "telegram:abc"}, None, False),
    ],
)
def test_where_a_message_comes_from_and_leads_to_is_its_link(
    more: dict[str, object], url: str | None, reads_page: bool
) -> None:
    material = read_material(TITLE, request(TITLE, **more))
    assert material.content.title == TITLE
    assert material.content.url == url
    assert material.content.photo == more.get("photo")
    assert material.reads_page is reads_page


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        (URL, True),
        (f" {URL} ", True),
        ("baonghean.vn/tin", True),
        ("04-NQ/TU", False),
        ("145/2020/NĐ-CP", False),
        (f"xem {URL}", False),
        ("baonghean.vn", False),
        ("", False),
    ],
)
def test_a_bare_link_is_nothing_but_a_link(text: str, is_link: bool) -> None:
    assert (bare_link(text) is not None) is is_link


def test_an_address_without_a_scheme_is_the_link_between_bars_too() -> None:
    text = "Tiêu đề | tóm tắt | baonghean.vn/abc.html"
    content = read_material(text, Request("test", "1", "1", text)).content
    assert (content.title, content.summary) == ("Tiêu đề", "tóm tắt")
    assert content.url == "https://baonghean.vn/abc.html"
