"""What may be typed for each field, and how the hour of a post is read and said."""

from __future__ import annotations

import datetime

import pytest

from handlers import words
from handlers.messages import Request
from handlers.publishing import fields
from handlers.publishing.fields import Field, Typed
from knowledge.publishing.model import Content
from knowledge.text.local import LOCAL

NOW = datetime.datetime(2026, 11, 23, 14, 30, tzinfo=LOCAL)


def request(text: str, **more: object) -> Request:
    return Request("test", "lan", "lan", text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Field.TITLE, "  Dân vận\n khéo ", "Dân vận khéo"),
        (Field.TITLE, "không", "không"),
        (Field.SUMMARY, " một \n\n hai", "một\nhai"),
        (Field.SUMMARY, "Bỏ qua", None),
        (Field.SUMMARY, "bo qua.", None),
        (Field.URL, "http://a.vn/x", "http://a.vn/x"),
        (Field.URL, "a.vn/x", "https://a.vn/x"),
        (Field.URL, "https://a.vn/@lan?m=a@b.vn", "https://a.vn/@lan?m=a@b.vn"),
        (Field.URL, "https://a.vn/x?fbclid=IwAR0&utm_source=zalo", "https://a.vn/x"),
        (Field.URL, "a.vn/x?id=5%20a&UTM_medium=x&&zarsrc=30#y", "https://a.vn/x?id=5%20a&#y"),
        (Field.URL, "https://a.vn/x?gclid=1&p=utm_x+&", "https://a.vn/x?p=utm_x+&"),
        (Field.URL, "https://a.vn/?", "https://a.vn/?"),
        (Field.URL, "-", None),
        (Field.DAY, "5/11/2026", datetime.date(2026, 11, 5)),
        (Field.DAY, "ngày 05.11.2026", datetime.date(2026, 11, 5)),
        (Field.DAY, "không có", None),
    ],
)
def test_a_field_is_read(field: Field, text: str, value: object) -> None:
    assert fields.read(field, request(text)) == Typed(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "text", "refusal"),
    [
        (Field.TITLE, " ", fields.NO_TITLE),
        (Field.TITLE, "bỏ qua", fields.NO_TITLE),
        (Field.URL, "http://127.0.0.1/bai", fields.NO_DOMAIN),
        (Field.URL, "http://localhost:8000", fields.NO_DOMAIN),
        (Field.URL, "http://[::1]/", fields.NO_DOMAIN),
        (Field.URL, "https://8.8.8.8/bai", fields.NO_DOMAIN),
        (Field.URL, "http://user:pass@baonghean.vn/x", fields.HAS_LOGIN),
        (Field.URL, "https://lan@baonghean.vn", fields.HAS_LOGIN),
        (Field.TITLE, "x" * 251, "Tiêu đề dài 251 ký tự"),
        (Field.SUMMARY, "x" * 1001, "Tóm tắt dài 1.001 ký tự"),
        (Field.URL, "javascript:alert(1)", fields.NOT_A_LINK),
        (Field.URL, "file:///etc/passwd", fields.NOT_A_LINK),
        (Field.URL, "https://a.vn/một hai", fields.NOT_A_LINK),
        (Field.URL, "báo Nghệ An", fields.NOT_A_LINK),
        (Field.URL, "https://a.vn:99999/bai-3", fields.NOT_A_LINK),
        (Field.URL, "a.vn:0/bai-3", fields.NOT_A_LINK),
        (Field.URL, "https://a.vn/" + "x" * 2000, "Đường dẫn dài"),
        (Field.DAY, "hôm qua", fields.NOT_A_DAY),
        (Field.DAY, "31/02/2026", "Lịch không có ngày 31/2/2026."),
        (Field.DAY, "29-2-2026", "Lịch không có ngày 29/2/2026."),
        (Field.PHOTO, "đây", fields.NOT_A_PHOTO),
    ],
)
def test_what_is_no_value_is_refused(field: Field, text: str, refusal: str) -> None:
    assert fields.read(field, request(text)).refusal.startswith(refusal)


def test_a_link_behind_words_is_read() -> None:
    typed = fields.read(Field.URL, request("đọc ở đây", links=("https://a.vn/x",)))
    assert typed == Typed("https://a.vn/x")


@pytest.mark.parametrize("field", Field)
def test_a_written_field_is_shown(field: Field) -> None:
    values = {Field.DAY: datetime.date(2026, 11, 5)}
    content = fields.written(Content(), field, Typed(values.get(field, "abc")))
    assert content != Content()
    assert fields.shown(content, field)
    assert not fields.shown(Content(), field)
    assert fields.written(content, Field.TITLE, Typed()).title == content.title


def test_an_instant_is_said_in_local_time() -> None:
    at = int(datetime.datetime(2026, 11, 29, 0, 30, tzinfo=datetime.UTC).timestamp())
    assert words.moment(at) == "07:30 Chủ nhật, 29/11/2026"
