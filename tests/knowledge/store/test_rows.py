"""One line is one article, or says why it is none."""

from __future__ import annotations

import datetime
import io
import json
from typing import Any

import pytest

from knowledge.errors import RowError
from knowledge.store.rows import LINE_BYTES, LONGEST, RowProblem, is_jsonl, read_lines, read_row

DAY = datetime.date(2023, 5, 19)


def line(**fields: Any) -> bytes:
    return json.dumps({"title": "Tin"} | fields, ensure_ascii=False).encode()


def problem(data: bytes) -> tuple[RowProblem, str | None]:
    with pytest.raises(RowError) as caught:
        read_row(data)
    return caught.value.problem, caught.value.field


def test_a_row_is_read_whole() -> None:
    row = read_row(
        line(
            id="91/2015/QH13@1",
            title=" Phạm vi  điều chỉnh\n",
            url=" https://luat.vn/1?a=b#c ",
            summary="Tóm\ntắt",
            text="Điều 1.\r\n\r\n  Phạm vi\u0007 <b>điều</b> chỉnh",
            published="2023-05-19",
            law="không đọc",
        )
    )
    assert row.id == "91/2015/QH13@1"
    assert row.values == {
        "title": "Phạm vi điều chỉnh",
        "url": "https://luat.vn/1?a=b#c",
        "summary": "Tóm tắt",
        "text": "Điều 1.\nPhạm vi <b>điều</b> chỉnh",
        "published": DAY,
    }


def test_what_a_row_does_not_speak_of_is_not_in_it() -> None:
    assert read_row(line()).values == {"title": "Tin"}


@pytest.mark.parametrize("nothing", [None, "", " \n"])
def test_null_and_blank_say_that_there_is_none(nothing: str | None) -> None:
    row = read_row(line(id=nothing, url=nothing, summary=nothing, text=nothing, published=nothing))
    assert row.id is None
    assert set(row.values) == {"title", "url", "summary", "text", "published"}
    assert {value for name, value in row.values.items() if name != "title"} == {None}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (7, "7"),
        (-1, "-1"),
        (1.5, "1.5"),
        ("7", "7"),
        ("007", "007"),
        (" a  b ", " a  b "),
        ("Đ\u0301", "Đ\u0301"),
        ("x" * LONGEST["id"], "x" * LONGEST["id"]),
    ],
)
def test_an_id_is_kept_as_it_is_written(given: object, kept: str) -> None:
    assert read_row(line(id=given)).id == kept


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2023-05-19", DAY),
        (" 2023-05-19 ", DAY),
        ("20230519", DAY),
        ("2023-05-19T23:59:59", DAY),
        ("2023-05-19 08:00", DAY),
        ("2023-05-18T17:00:00Z", DAY),
        ("2023-05-19T16:59:59.999+00:00", DAY),
        ("2023-05-18T20:00:00-07:00", DAY),
        ("19/05/2023", DAY),
        ("19/5/2023", DAY),
        ("29/02/2024", datetime.date(2024, 2, 29)),
        (None, None),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_is_in_vietnam(said: str | None, day: datetime.date | None) -> None:
    assert read_row(line(published=said)).values["published"] == day


@pytest.mark.parametrize(
    "said",
    ["2023-02-30", "30/02/2023", "05/19/2023", "19/5/23", "hôm qua", "2023", 1684454400, True, []],
)
def test_a_bad_date_is_a_bad_row(said: object) -> None:
    assert problem(line(published=said)) == (RowProblem.BAD_DATE, None)


def test_a_moment_beyond_the_calendar_is_a_bad_date() -> None:
    assert problem(line(published="9999-12-31T23:00:00-07:00")) == (RowProblem.BAD_DATE, None)


@pytest.mark.parametrize(
    "url",
    [
        "luat.vn/1",
        "/bai/1",
        "javascript:alert(1)",
        "ftp://luat.vn",
        "https://",
        "https:///bai",
        "https://luat.vn/bài một",
        "https://luat.vn:99999/bai",
        "https://luat.vn/\u0000",
        "https://luat.vn/\ud800",
    ],
)
def test_an_address_is_of_the_web(url: str) -> None:
    assert problem(json.dumps({"title": "Tin", "url": url}).encode()) == (RowProblem.BAD_URL, None)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"x", RowProblem.NOT_JSON),
        (b'{"title": "Tin"', RowProblem.NOT_JSON),
        (b'{"title": "Tin"} {}', RowProblem.NOT_JSON),
        (b'{"a":' * 100_000, RowProblem.NOT_JSON),
        (b'{"title": "Tin", "id": ' + b"1" * 5_000 + b"}", RowProblem.NOT_JSON),
        (b"\xff\xfe{\x00", RowProblem.NOT_UTF8),
        ('{"title": "Tin"}'.encode("utf-16-be"), RowProblem.NOT_JSON),
        (b'{"title": "\xe1"}', RowProblem.NOT_UTF8),
        (b'{"title": "\xed\xa0\x80"}', RowProblem.NOT_UTF8),
        (b'["Tin"]', RowProblem.NOT_OBJECT),
        (b'"Tin"', RowProblem.NOT_OBJECT),
        (b"{}", RowProblem.NO_TITLE),
        (line(title=None), RowProblem.NO_TITLE),
        (line(title=" \u200b\u0007 "), RowProblem.NO_TITLE),
        (line(id=True), RowProblem.BAD_ID),
        (line(id=["1"]), RowProblem.BAD_ID),
        (line(id="a\u0000"), RowProblem.BAD_ID),
        (b'{"title": "Tin", "id": "\\ud800"}', RowProblem.BAD_ID),
        (b'{"title": "Tin", "id": NaN}', RowProblem.BAD_ID),
        (b'{"title": "Tin", "id": 1e999}', RowProblem.BAD_ID),
        (line(id={"a": 1}), RowProblem.BAD_ID),
        (line(text="x" * LINE_BYTES), RowProblem.LONG_LINE),
    ],
)
def test_a_line_that_is_no_article_says_why(data: bytes, found: RowProblem) -> None:
    assert problem(data) == (found, None)


@pytest.mark.parametrize("name", ["title", "url", "summary", "text"])
def test_a_field_is_text(name: str) -> None:
    assert problem(line(**{name: 5})) == (RowProblem.NOT_TEXT, name)
    assert problem(line(**{name: ["a"]})) == (RowProblem.NOT_TEXT, name)


@pytest.mark.parametrize("name", LONGEST)
def test_a_field_has_a_longest_size(name: str) -> None:
    start = "https://luat.vn/" if name == "url" else ""
    longest = start + "x" * (LONGEST[name] - len(start))
    assert read_row(line(**{name: longest})).values["title"]
    assert problem(line(**{name: longest + "x"})) == (RowProblem.LONG_FIELD, name)


def test_a_number_longer_than_an_id_is_a_long_field() -> None:
    assert problem(line(id=10**400)) == (RowProblem.LONG_FIELD, "id")


def test_titles_that_fold_alike_have_one_key() -> None:
    alike = ("Dân vận", "DAN  VAN", "Dâ\u0323n v\u200bận\n")
    assert len({read_row(line(title=one)).title_key for one in alike}) == 1
    assert read_row(line(title="Dân vận")).title_key != read_row(line(title="Dân vận 2")).title_key


def test_a_mark_of_byte_order_is_no_part_of_a_row() -> None:
    assert read_row(b"\xef\xbb\xbf" + line()).values == {"title": "Tin"}


@pytest.mark.parametrize(
    ("start", "rows"),
    [
        (b'{"title": "Tin"}', True),
        (b'\xef\xbb\xbf\r\n {"title": ', True),
        ("NHIỆM VỤ TRỌNG TÂM".encode(), False),
        (b"", False),
        (b"[1]", False),
        (b'[\n  {"title": ', True),
    ],
)
def test_rows_are_told_from_texts(start: bytes, rows: bool) -> None:
    assert is_jsonl(start) is rows


def test_a_line_that_is_too_long_is_not_held_and_not_two_lines() -> None:
    long = b"x" * (3 * LINE_BYTES)
    lines = list(read_lines(io.BytesIO(b"a\n" + long + b"\nb\n" + long)))
    assert [len(one) for one in lines] == [2, LINE_BYTES + 1, 2, LINE_BYTES + 1]
    assert lines[2] == b"b\n"


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_a_line_about_the_longest_is_one_line(over: int) -> None:
    long = b"x" * (LINE_BYTES + over)
    assert len(list(read_lines(io.BytesIO(long + b"\nb")))) == 2
