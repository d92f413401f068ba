"""When a post shall go out, as administrators type it."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.fold import fold
from knowledge.text.local import LOCAL
from knowledge.text.moments import read_moment, read_no_day

NOW = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=LOCAL)
"""A Monday."""


def at(day: int, month: int, hour: int, minute: int = 0, year: int = 2026) -> datetime.datetime:
    return datetime.datetime(year, month, day, hour, minute, tzinfo=LOCAL)


TODAY = (23, 11)
TOMORROW = (24, 11)
DAY_AFTER = (25, 11)
MONDAY = (30, 11)
SUNDAY = (29, 11)

RELATIVE = [
    ("lúc 7:30 sáng mai", at(*TOMORROW, 7, 30)),
    ("7h30 mai", at(*TOMORROW, 7, 30)),
    ("mai 7h30", at(*TOMORROW, 7, 30)),
    ("7h30 sáng ngày mai", at(*TOMORROW, 7, 30)),
    ("19h tối nay", at(*TODAY, 19)),
    ("8 giờ 30 tối nay", at(*TODAY, 20, 30)),
    ("20h30 hôm nay", at(*TODAY, 20, 30)),
    ("chiều nay 15h30", at(*TODAY, 15, 30)),
    ("chiều mai 2h", at(*TOMORROW, 14)),
    ("một giờ chiều mai", at(*TOMORROW, 13)),
    ("4 giờ chiều tối mai", at(*TOMORROW, 16)),
    ("14h ngày mốt", at(*DAY_AFTER, 14)),
    ("14h ngày kia", at(*DAY_AFTER, 14)),
    ("ngày kia lúc 3h chiều", at(*DAY_AFTER, 15)),
    ("mốt 8h", at(*DAY_AFTER, 8)),
    ("8h hôm qua", at(22, 11, 8)),
    ("7h30 sáng hôm sau", at(*TOMORROW, 7, 30)),
    ("6h sớm mai", at(*TOMORROW, 6)),
]
WEEKDAYS = [
    ("8 giờ sáng thứ hai", at(*MONDAY, 8)),
    ("11h thứ hai", at(*TODAY, 11)),
    ("thứ 2 tới 11h", at(*MONDAY, 11)),
    ("thứ 2 này lúc 11h", at(*TODAY, 11)),
    ("thứ 2 tuần này 8h", at(*TODAY, 8)),
    ("thứ 2 tuần sau 8h", at(*MONDAY, 8)),
    ("tuần tới, thứ hai, 8 giờ sáng", at(*MONDAY, 8)),
    ("thứ 2 tuần sau nữa 8h", at(7, 12, 8)),
    ("chủ nhật 14:00", at(*SUNDAY, 14)),
    ("CN 7h30", at(*SUNDAY, 7, 30)),
    ("trưa chủ nhật tuần tới", at(6, 12, 12)),
    ("T6 8h", at(27, 11, 8)),
    ("8h tối thứ 6", at(27, 11, 20)),
    ("thứ hai năm giờ chiều", at(*TODAY, 17)),
    ("thứ năm năm giờ chiều", at(26, 11, 17)),
    ("lúc tám giờ tối thứ tư tuần sau", at(2, 12, 20)),
    ("đầu tuần sau 8h", at(*MONDAY, 8)),
    ("thứ hai đầu tuần sau 8h", at(*MONDAY, 8)),
    ("9h cuối tuần", at(28, 11, 9)),
    ("cuối tuần sau 9h", at(5, 12, 9)),
    ("8h tuần sau", at(*MONDAY, 8)),
    ("sang tuần thứ 3 8h", at(1, 12, 8)),
]
DATES = [
    ("25/11 14:00", at(*DAY_AFTER, 14)),
    ("14h 25/11", at(*DAY_AFTER, 14)),
    ("8h30 25/12", at(25, 12, 8, 30)),
    ("8h - 25/11", at(*DAY_AFTER, 8)),
    ("25/11/2026 lúc 14h", at(*DAY_AFTER, 14)),
    ("25/11/26 8h", at(*DAY_AFTER, 8)),
    ("25-11-2026 14h", at(*DAY_AFTER, 14)),
    ("25.11.2026 14.30", at(*DAY_AFTER, 14, 30)),
    ("14h ngày 5.12", at(5, 12, 14)),
    ("25.11 14h", at(*DAY_AFTER, 14)),
    ("2026-11-25 14:00", at(*DAY_AFTER, 14)),
    ("ngày 25 tháng 11 năm 2026 7h15", at(*DAY_AFTER, 7, 15)),
    ("8 giờ 00 phút, ngày 25 tháng 11/2026", at(*DAY_AFTER, 8)),
    ("ngày hai lăm tháng mười một 8h", at(*DAY_AFTER, 8)),
    ("mùng 5 tháng 12 lúc 8h", at(5, 12, 8)),
    ("ngày 5 tháng sáu 8h", at(5, 6, 8, year=2027)),
    ("ngày 5 tháng sau 8h", at(5, 12, 8)),
    ("mùng một tháng sau 8h", at(1, 12, 8)),
    ("ngày 30 tháng này 8h", at(30, 11, 8)),
    ("8h ngày 30", at(30, 11, 8)),
    ("8h ngày 5", at(5, 12, 8)),
    ("8h ngày 31", at(31, 12, 8)),
    ("8h ngày 23", at(23, 12, 8)),
    ("ngày 30 tháng tư năm sau 8h", at(30, 4, 8, year=2027)),
    ("25/12 năm nay 8h", at(25, 12, 8)),
    ("thứ hai ngày 30/11 8h", at(*MONDAY, 8)),
    ("5/1 8h", at(5, 1, 8, year=2027)),
    ("20/11 8h", at(20, 11, 8)),
    ("2/9 8h", at(2, 9, 8, year=2027)),
    ("29/2 8h", at(29, 2, 8, year=2028)),
    ("24h ngày 25/11", at(26, 11, 0)),
]
WHILES = [
    ("sau 2 giờ", at(*TODAY, 12)),
    ("2h nữa", at(*TODAY, 12)),
    ("2h30 nữa", at(*TODAY, 12, 30)),
    ("hai tiếng đồng hồ nữa", at(*TODAY, 12)),
    ("30 phút nữa", at(*TODAY, 10, 30)),
    ("15' nữa", at(*TODAY, 10, 15)),
    ("15p nữa", at(*TODAY, 10, 15)),
    ("mười phút sau", at(*TODAY, 10, 10)),
    ("sáu mươi phút nữa", at(*TODAY, 11)),
    ("nửa tiếng nữa", at(*TODAY, 10, 30)),
    ("sau nửa giờ", at(*TODAY, 10, 30)),
    ("một tiếng rưỡi nữa", at(*TODAY, 11, 30)),
    ("tiếng rưỡi nữa", at(*TODAY, 11, 30)),
    ("1 tiếng 30 phút nữa", at(*TODAY, 11, 30)),
    ("99 phút nữa", at(*TODAY, 11, 39)),
    ("24 tiếng nữa", at(*TOMORROW, 10)),
    ("sau 24 tiếng", at(*TOMORROW, 10)),
    ("3 ngày nữa", at(26, 11, 10)),
    ("một tuần nữa", at(*MONDAY, 10)),
    ("2 ngày nữa lúc 9h", at(*DAY_AFTER, 9)),
    ("2 ngày sau 8h", at(*DAY_AFTER, 8)),
    ("2 tuần nữa 8h", at(7, 12, 8)),
    ("2 ngày nữa buổi sáng", at(*DAY_AFTER, 7, 30)),
    ("bây giờ", NOW),
]
WITHOUT_A_DAY = [
    ("7:30", at(*TOMORROW, 7, 30)),
    ("lúc 8 giờ", at(*TOMORROW, 8)),
    ("lúc 8", at(*TOMORROW, 8)),
    ("9 giờ tối", at(*TODAY, 21)),
    ("7 giờ rưỡi tối", at(*TODAY, 19, 30)),
    ("12h trưa", at(*TODAY, 12)),
    ("10 giờ", at(*TOMORROW, 10)),
    ("0h", at(*TOMORROW, 0)),
    ("24h", at(*TOMORROW, 0)),
    ("nửa đêm", at(*TOMORROW, 0)),
    ("8h kém 15", at(*TOMORROW, 7, 45)),
    ("0h kém 15", at(*TODAY, 23, 45)),
    ("23:59", at(*TODAY, 23, 59)),
    ("tám giờ", at(*TOMORROW, 8)),
    ("khoảng tầm tám giờ", at(*TOMORROW, 8)),
    ("bảy rưỡi", at(*TOMORROW, 7, 30)),
    ("hai mươi mốt giờ", at(*TODAY, 21)),
    ("không giờ", at(*TOMORROW, 0)),
]
WITHOUT_AN_HOUR = [
    ("sáng mai", at(*TOMORROW, 7, 30)),
    ("mai", at(*TOMORROW, 7, 30)),
    ("sáng nay", at(*TODAY, 7, 30)),
    ("trưa mai", at(*TOMORROW, 12)),
    ("chiều chủ nhật", at(*SUNDAY, 14)),
    ("tối 25/12", at(25, 12, 19)),
    ("đêm mai", at(*TOMORROW, 22)),
    ("sáng mốt", at(*DAY_AFTER, 7, 30)),
    ("tuần sau", at(*MONDAY, 7, 30)),
]
AT_NIGHT = [
    ("12h đêm nay", at(*TOMORROW, 0)),
    ("0h đêm nay", at(*TOMORROW, 0)),
    ("12h nửa đêm", at(*TOMORROW, 0)),
    ("1h đêm nay", at(*TOMORROW, 1)),
    ("1h đêm", at(*TOMORROW, 1)),
    ("1h sáng mai", at(*TOMORROW, 1)),
    ("12h30 đêm mai", at(*DAY_AFTER, 0, 30)),
    ("12 giờ tối mai", at(*DAY_AFTER, 0)),
    ("10h đêm mai", at(*TOMORROW, 22)),
    ("khuya nay 11h", at(*TODAY, 23)),
]
UNACCENTED = [
    ("bay gio sang mai", at(*TOMORROW, 7)),
    ("sau gio sang mai", at(*TOMORROW, 6)),
    ("sau 2 gio", at(*TODAY, 12)),
    ("sau sau gio", at(*TODAY, 16)),
    ("thu sau 8h", at(27, 11, 8)),
    ("thu sau tuan sau sau gio chieu", at(4, 12, 18)),
    ("thu tu tuan toi 8h", at(2, 12, 8)),
    ("thu hai hai gio chieu", at(*TODAY, 14)),
    ("8h mot", at(*DAY_AFTER, 8)),
    ("ngay mot 14h", at(*DAY_AFTER, 14)),
    ("mot gio chieu mai", at(*TOMORROW, 13)),
    ("ngay 1 thang muoi mot nam 2027 8h", at(1, 11, 8, year=2027)),
    ("ngay 5 thang sau 8h", at(5, 12, 8)),
    ("nam gio chieu mai", at(*TOMORROW, 17)),
    ("toi nay 8h", at(*TODAY, 20)),
    ("thu 2 toi 8h", at(*MONDAY, 8)),
    ("nua tieng nua", at(*TODAY, 10, 30)),
]
AS_TYPED = [
    ("7h30mai", at(*TOMORROW, 7, 30)),
    ("lúc7h sángmai", at(*TOMORROW, 7)),
    ("sángmai7h30", at(*TOMORROW, 7, 30)),
    ("19htối nay", at(*TODAY, 19)),
    ("7 :30 sáng  mai", at(*TOMORROW, 7, 30)),
    ("7giờ30 sáng ngàymai", at(*TOMORROW, 7, 30)),
    ("7giờrưỡi tối", at(*TODAY, 19, 30)),
    ("30phútnữa", at(*TODAY, 10, 30)),
    ("25 / 11 lúc 14 : 00", at(*DAY_AFTER, 14)),
    ("thứhai 8h", at(*MONDAY, 8)),
    ("chủnhật 8h", at(*SUNDAY, 8)),
    ("7g30 sáng mai", at(*TOMORROW, 7, 30)),
    ("7h30' sáng mai", at(*TOMORROW, 7, 30)),
    ("7.30 sáng mai", at(*TOMORROW, 7, 30)),
    ("7:30 SA", at(*TOMORROW, 7, 30)),
    ("2:30 CH mai", at(*TOMORROW, 14, 30)),
    ("7:30 pm", at(*TODAY, 19, 30)),
    ("ＬÚC ７ｈ３０ sáng mai", at(*TOMORROW, 7, 30)),
    ("⏰ 7h30, mai!", at(*TOMORROW, 7, 30)),
    ("sangs mai 7h30", at(*TOMORROW, 7, 30)),
    ("chur nhaatj 14h", at(*SUNDAY, 14)),
    ("sa1ng mai 7h30", at(*TOMORROW, 7, 30)),
    ("gửi bài này cho mọi người lúc 8h sáng mai nhé em", at(*TOMORROW, 8)),
    ("đăng giúp tôi 8h tối mai ạ", at(*TOMORROW, 20)),
]
NO_MOMENT = [
    *("", "abc", "!!!", "không", "8", "2026", "8 mai", "0912345678", "04-NQ/TU", "tháng tư"),
    # no such hour or day
    *("25h", "8h75", "8h60", "32/13", "25/13 8h", "31/11 8h", "29/2/2027", "thứ 8", "thứ 1 8h"),
    *("13h sáng", "5 giờ trưa", "4h tối", "99 phút", "8:", ":30"),
    # days or hours that disagree
    *("thứ ba 30/11 8h", "mai 25/11 8h", "8h 9h", "8h sáng tối nay", "2 giờ nữa lúc 8h"),
    # no moment, but many, or a side of one
    *("8h hằng ngày", "mỗi sáng", "trước 8h", "sau 17h", "sau 2 giờ chiều mai", "8h mai hoặc 9h"),
    *("mùng 1 tết", "8h sáng mai họp dân", "không gửi 8h mai", "vài phút nữa"),
]
READ = [
    *RELATIVE,
    *WEEKDAYS,
    *DATES,
    *WHILES,
    *WITHOUT_A_DAY,
    *WITHOUT_AN_HOUR,
    *AT_NIGHT,
    *UNACCENTED,
    *AS_TYPED,
]
ONLY_MARKS_TELL = {
    "bây giờ",
    "sáu mươi phút nữa",
    "ngày 5 tháng sáu 8h",
}


@pytest.mark.parametrize(("typed", "meant"), READ)
def test_a_moment(typed: str, meant: datetime.datetime) -> None:
    assert read_moment(typed, NOW) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [case for case in READ if case[0] not in ONLY_MARKS_TELL]
)
def test_a_moment_without_marks(typed: str, meant: datetime.datetime) -> None:
    assert read_moment(fold(typed).upper(), NOW) == meant


@pytest.mark.parametrize(("typed", "meant"), READ)
def test_a_moment_in_decomposed_text(typed: str, meant: datetime.datetime) -> None:
    assert read_moment(unicodedata.normalize("NFD", typed), NOW) == meant


@pytest.mark.parametrize("typed", NO_MOMENT)
def test_what_is_no_moment(typed: str) -> None:
    assert read_moment(typed, NOW) is None
    assert read_moment(fold(typed), NOW) is None


@pytest.mark.parametrize(
    ("hour", "meant"), [(0, at(*TODAY, 1)), (1, at(*TOMORROW, 1)), (23, at(*TOMORROW, 1))]
)
def test_the_small_hours_are_the_next_ones(hour: int, meant: datetime.datetime) -> None:
    assert read_moment("1h đêm", NOW.replace(hour=hour, minute=30)) == meant


def test_the_day_is_that_of_vietnam() -> None:
    abroad = datetime.datetime(2026, 11, 23, 18, 0, tzinfo=datetime.UTC)
    moment = read_moment("8h sáng nay", abroad)
    assert moment == at(*TOMORROW, 8)
    assert moment is not None
    assert moment.tzinfo is LOCAL
    assert moment.tzname() == "Asia/Ho_Chi_Minh"


def test_a_while_keeps_the_seconds() -> None:
    now = NOW.replace(second=7, microsecond=5)
    assert read_moment("2 tiếng nữa", now) == now + datetime.timedelta(hours=2)


THIS_CENTURY = st.datetimes(
    NOW.replace(year=2000, tzinfo=None),
    NOW.replace(year=2099, tzinfo=None),
    timezones=st.just(LOCAL),
)
WORDS = """
    lúc vào sáng trưa chiều tối đêm mai nay mốt kia thứ hai ba tư năm sáu bảy chủ nhật tuần sau tới
    này ngày tháng năm giờ phút tiếng rưỡi kém nữa nửa sau từ đến 0 1 7 8 12 14 24 25 30 31 99 2026
    : / - . h p '
""".split()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/2", "31/2"),
        ("8h ngày 31/04/2027", "31/4/2027"),
        ("7:30 29/2/2027", "29/2/2027"),
        ("30 tháng 2 lúc 9h", "30/2"),
        ("2027-02-30", "30/2/2027"),
        ("29/2", ""),
        ("29/2/2028", ""),
        ("lúc nào rảnh", ""),
        ("7:30 sáng mai", ""),
    ],
)
def test_a_date_that_no_calendar_has_is_known(text: str, day: str) -> None:
    assert read_no_day(text) == day


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)),
    THIS_CENTURY,
)
def test_any_text_has_a_moment_or_none(text: str, now: datetime.datetime) -> None:
    moment = read_moment(text, now)
    assert moment is None or moment.tzinfo is LOCAL
    assert isinstance(read_no_day(text), str)


@given(
    THIS_CENTURY,
    st.sampled_from(["%H:%M %d/%m/%Y", "ngày %d tháng %m năm %Y lúc %Hh%M", "%Y-%m-%d %H.%M"]),
)
def test_a_moment_written_out_is_read_back(moment: datetime.datetime, written: str) -> None:
    meant = moment.replace(second=0, microsecond=0)
    assert read_moment(meant.strftime(written), NOW) == meant


@given(st.integers(0, 23), st.integers(0, 59), THIS_CENTURY)
def test_an_hour_alone_is_the_next_such(hour: int, minute: int, now: datetime.datetime) -> None:
    moment = read_moment(f"{hour}h{minute:02}", now)
    assert moment is not None
    assert (moment.hour, moment.minute) == (hour, minute)
    assert datetime.timedelta() < moment - now <= datetime.timedelta(days=1)
