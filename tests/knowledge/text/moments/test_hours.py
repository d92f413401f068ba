"""Times of day and ranges of them, as people set them in chat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.fold import fold
from knowledge.text.moments import read_hours

HOURS = [
    ("21:00", "21:00"),
    ("6h30", "06:30"),
    ("06h30", "06:30"),
    ("21", "21:00"),
    ("9 giờ tối", "21:00"),
    ("9 tối", "21:00"),
    ("chín giờ tối", "21:00"),
    ("9h kém 15 tối", "20:45"),
    ("9 giờ tối kém 15", "20:45"),
    ("kém 5 phút 9 giờ", "08:55"),
    ("6 rưỡi", "06:30"),
    ("bảy rưỡi tối", "19:30"),
    ("lúc 7 giờ 5 phút sáng", "07:05"),
    ("7:30 SA", "07:30"),
    ("12h trưa", "12:00"),
    ("1 giờ trưa", "13:00"),
    ("12h đêm", "00:00"),
    ("nửa đêm", "00:00"),
    ("24:00", "00:00"),
    ("0h", "00:00"),
    ("0h kém 15", "23:45"),
    ("buổi sáng", "07:30"),
    ("buổi tối", "19:00"),
    ("chins giowf toois", "21:00"),
    ("6h30sáng", "06:30"),
]
NO_HOURS = "", "không", "tắt", "25", "25h", "6:75", "13h sáng", "mai 8h", "mỗi ngày 8h", "21h 6h"

RANGES = [
    ("21:00-6:30", "21:00", "06:30"),
    ("21.00 - 6.30", "21:00", "06:30"),
    ("21:00 – 06:30", "21:00", "06:30"),
    ("21h → 6h30", "21:00", "06:30"),
    ("21-6", "21:00", "06:00"),
    ("21 6", "21:00", "06:00"),
    ("21h 6h30", "21:00", "06:30"),
    ("21h30 5", "21:30", "05:00"),
    ("21giờ-6giờ30", "21:00", "06:30"),
    ("từ 9 giờ tối đến 6 rưỡi sáng", "21:00", "06:30"),
    ("9 giờ tối 6 giờ sáng", "21:00", "06:00"),
    ("từ chín giờ tối tới sáu giờ sáng", "21:00", "06:00"),
    ("tu 9 gio toi toi 6 ruoi sang", "21:00", "06:30"),
    ("tu 21h toi 6h", "21:00", "06:00"),
    ("tu 8h toi 17h", "08:00", "17:00"),
    ("8h tới 17h", "08:00", "17:00"),
    ("9h toi den 6h sang", "21:00", "06:00"),
    ("9h-11h tối", "09:00", "23:00"),
    ("12h đêm - 5h sáng", "00:00", "05:00"),
    ("từ tối đến sáng", "19:00", "07:30"),
    ("21h đến 6h30 sáng hôm sau", "21:00", "06:30"),
    ("từ 21h đến 6h sáng mai", "21:00", "06:00"),
    ("tuwf 21h ddeesn 6h", "21:00", "06:00"),
]
NO_RANGES = (
    *("", "abc", "không", "21", "21:00", "21.00", "9 giờ tối", "9h kém 15", "25h-6h", "21:00-6:75"),
    *("21h 6h 7h", "9h tối và mai"),
)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@pytest.mark.parametrize(("typed", "meant"), HOURS)
def test_an_hour(typed: str, meant: str) -> None:
    for spelling in (typed, fold(typed), typed.upper()):
        hours = read_hours(f"{spelling} đến {spelling}")
        assert hours is not None
        assert tuple(map(clock, hours)) == (meant, meant)


@pytest.mark.parametrize("typed", NO_HOURS)
def test_what_is_no_hour(typed: str) -> None:
    assert read_hours(f"6h đến {typed}") is None


@pytest.mark.parametrize(("typed", "first", "last"), RANGES)
def test_a_range(typed: str, first: str, last: str) -> None:
    hours = read_hours(typed)
    assert hours is not None
    assert tuple(map(clock, hours)) == (first, last)


@pytest.mark.parametrize("typed", NO_RANGES)
def test_what_is_no_range(typed: str) -> None:
    assert read_hours(typed) is None


@given(st.text())
def test_any_text_has_hours_or_none(text: str) -> None:
    assert read_hours(text) is None or all(0 <= m < 24 * 60 for m in read_hours(text) or ())


@given(st.integers(0, 1439), st.integers(0, 1439), st.sampled_from(["-", " - ", " đến ", " "]))
def test_a_range_written_out_is_read_back(first: int, last: int, between: str) -> None:
    assert read_hours(f"{clock(first)}{between}{clock(last)}") == (first, last)
