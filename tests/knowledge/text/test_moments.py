"""When something shall be, as people type it: understood whole, or not at all."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.local import LOCAL
from knowledge.text.moments import read_hour, read_hours, read_moment

NOW = datetime.datetime(2026, 11, 25, 10, 0, tzinfo=LOCAL)
"""A Wednesday."""


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime.datetime:
    return datetime.datetime(2026, month, day, hour, minute, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("lúc 7:30 sáng mai", at(26, 7, 30)),
        ("luc 7h30 sang mai", at(26, 7, 30)),
        ("luc 7:30 sangs mai", at(26, 7, 30)),
        ("7.30 sáng mai", at(26, 7, 30)),
        ("7h30 mai", at(26, 7, 30)),
        ("bảy rưỡi sáng mai", at(26, 7, 30)),
        ("19h tối nay", at(25, 19)),
        ("7 giờ rưỡi tối", at(25, 19, 30)),
        ("9 giờ tối", at(25, 21)),
        ("12h trưa", at(25, 12)),
        ("trưa mai", at(26, 12)),
        ("chiều mai 2h", at(26, 14)),
        ("sáng mai", at(26, 7, 30)),
        ("mai", at(26, 7, 30)),
        ("15:00", at(25, 15)),
        ("lúc 7h30", at(26, 7, 30)),
        ("0h", at(26, 0)),
        ("9h kém 15", at(26, 8, 45)),
        ("8 giờ sáng thứ hai", at(30, 8)),
        ("thứ 2 tuần sau 8h", at(30, 8)),
        ("thu 6 9h sang", at(27, 9)),
        ("chủ nhật 14:00", at(29, 14)),
        ("25/11 14:00", at(25, 14)),
        ("25/11/2026 lúc 14h", at(25, 14)),
        ("ngày 25 tháng 11 năm 2026 7h15", at(25, 7, 15)),
        ("8h ngày 05/12/2026", at(5, 8, month=12)),
        ("14h ngày kia", at(27, 14)),
        ("14h ngày mốt", at(27, 14)),
        ("sau 2 giờ", at(25, 12)),
        ("30 phút nữa", at(25, 10, 30)),
        ("nửa tiếng nữa", at(25, 10, 30)),
        ("2 ngày nữa lúc 9h", at(27, 9)),
        ("ngày mai lúc 8 giờ 15 phút nhé", at(26, 8, 15)),
    ],
)
def test_a_moment_is_read(text: str, moment: datetime.datetime) -> None:
    assert read_moment(text, NOW) == moment


@pytest.mark.parametrize(
    "text", ["", "abc", "25h", "32/13", "99 phút", "29/2/2027", "7h30 hoặc 8h", "04-NQ/TU"]
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert read_moment(text, NOW) is None


def test_the_zone_of_the_clock_does_not_matter() -> None:
    assert read_moment("sáng mai", NOW.astimezone(datetime.UTC)) == at(26, 7, 30)


@given(st.text(max_size=40))
def test_any_text_is_a_moment_with_a_zone_or_none(text: str) -> None:
    moment = read_moment(text, NOW)
    assert moment is None or moment.utcoffset() == datetime.timedelta(hours=7)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("21:00-6:30", (1260, 390)),
        ("từ 9 giờ tối đến 6 rưỡi sáng", (1260, 390)),
        ("21h 6h30", (1260, 390)),
        ("22 giờ đến 5 giờ sáng", (1320, 300)),
        ("x", None),
        ("21:00", None),
    ],
)
def test_a_range_of_hours_is_read(text: str, hours: tuple[int, int] | None) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "minute"), [("21:00", 1260), ("6h30", 390), ("9 giờ tối", 1260), ("sáng nào", None)]
)
def test_an_hour_is_read(text: str, minute: int | None) -> None:
    assert read_hour(text) == minute
