"""Dates, years and terms that a question restricts its answer to."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.slate import Slate
from knowledge.reading.when import (
    When,
    take_bare_year,
    take_period,
    take_relative,
    take_when,
    years_of,
)

Day = tuple[int, int, int]
NEVER, BEFORE_EVER = (9999, 12, 31), (1, 1, 1)
EPOCH = datetime.date(2000, 1, 1)


def day(parts: Day | None) -> datetime.date | None:
    return datetime.date(*parts) if parts else None


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("ngày 5/11/2021", (2021, 11, 5), (2021, 11, 5)),
        ("ngay 05.11.2021", (2021, 11, 5), (2021, 11, 5)),
        ("ngày 5 11 2021", (2021, 11, 5), (2021, 11, 5)),
        ("5 - 11 - 2021", (2021, 11, 5), (2021, 11, 5)),
        ("ngày 9 tháng 12 năm 2011", (2011, 12, 9), (2011, 12, 9)),
        ("ngày 5/11/21", (2021, 11, 5), (2021, 11, 5)),
        ("25.7.98", (1998, 7, 25), (1998, 7, 25)),
        ("từ tháng 5 đến tháng 7 năm 2024", (2024, 5, 1), (2024, 7, 31)),
        ("tháng 11/2023 tới hết tháng 2/2024", (2023, 11, 1), (2024, 2, 29)),
        ("từ tháng 5 đến 7/2024", (2024, 5, 1), (2024, 7, 31)),
        ("tháng 2/24", (2024, 2, 1), (2024, 2, 29)),
        ("tháng 2/2024", (2024, 2, 1), (2024, 2, 29)),
        ("tháng 12 năm 2021", (2021, 12, 1), (2021, 12, 31)),
        ("từ 2011 đến 2014", (2011, 1, 1), (2014, 12, 31)),
        ("từ năm 2018 đến hết năm 2019", (2018, 1, 1), (2019, 12, 31)),
        ("trong khoảng năm 2010 - 2012", (2010, 1, 1), (2012, 12, 31)),
        ("trước năm 2000", None, (1999, 12, 31)),
        ("truoc 2000", None, (1999, 12, 31)),
        ("sau năm 1999", (2000, 1, 1), None),
        ("từ năm 2015 trở đi", (2015, 1, 1), None),
        ("tu 2021 den nay", (2021, 1, 1), None),
        ("những năm 90", (1990, 1, 1), (1999, 12, 31)),
        ("thập niên 1990", (1990, 1, 1), (1999, 12, 31)),
        ("thập kỷ 80", (1980, 1, 1), (1989, 12, 31)),
        ("những năm 2010", (2010, 1, 1), (2019, 12, 31)),
        ("năm 2021", (2021, 1, 1), (2021, 12, 31)),
        ("quý 4 năm 2021", (2021, 10, 1), (2021, 12, 31)),
        ("quý I/2018", (2018, 1, 1), (2018, 3, 31)),
        ("6 tháng đầu năm 2021", (2021, 1, 1), (2021, 6, 30)),
        ("nửa cuối năm 2021", (2021, 7, 1), (2021, 12, 31)),
        ("9 tháng đầu năm 2021", (2021, 1, 1), (2021, 9, 30)),
        ("3 tháng cuối năm 2021", (2021, 10, 1), (2021, 12, 31)),
        ("đầu năm 2021", (2021, 1, 1), (2021, 4, 30)),
        ("giua nam 2021", (2021, 5, 1), (2021, 8, 31)),
        ("những tháng cuối năm 2021", (2021, 9, 1), (2021, 12, 31)),
        ("đầu tháng 4 năm 2021", (2021, 4, 1), (2021, 4, 10)),
        ("giữa tháng 4/2021", (2021, 4, 11), (2021, 4, 20)),
        ("cuối tháng 2 năm 2020", (2020, 2, 21), (2020, 2, 29)),
        ("từ giữa năm 2020 đến đầu năm 2021", (2020, 5, 1), (2021, 4, 30)),
        ("trước cuối năm 2021", None, (2021, 8, 31)),
        ("người đứng đầu năm 2021", (2021, 1, 1), (2021, 12, 31)),
        ("thế kỷ XX", (1901, 1, 1), (2000, 12, 31)),
        ("thế kỷ 21", (2001, 1, 1), (2100, 12, 31)),
        ("hôm 8/11/2021", (2021, 11, 8), (2021, 11, 8)),
        # a day, a month or a year that bounds the time
        ("trước ngày 1/1/2000", None, (1999, 12, 31)),
        ("sau ngày 01/11/2021", (2021, 11, 2), None),
        ("sau tháng 10 năm 2021", (2021, 11, 1), None),
        ("trước tháng 5/2021", None, (2021, 4, 30)),
        ("từ ngày 1/11/2021", (2021, 11, 1), None),
        ("từ tháng 10 năm 2021 đến nay", (2021, 10, 1), None),
        ("kể từ năm 2020", (2020, 1, 1), None),
        ("cho tôi văn bản năm 2019", (2019, 1, 1), (2019, 12, 31)),
        ("cho tôi năm 2019", (2019, 1, 1), (2019, 12, 31)),
        ("đến hết năm 1998", None, (1998, 12, 31)),
        ("trước ngày 31/2/2021", NEVER, BEFORE_EVER),
        ("từ ngày 1/11/2021 đến ngày 30/11/2021", (2021, 11, 1), (2021, 11, 30)),
        ("từ năm 2020 đến tháng 6 năm 2021", (2020, 1, 1), (2021, 6, 30)),
        ("sau năm 2010 đến năm 2014", (2011, 1, 1), (2014, 12, 31)),
        ("ra hồi năm 98", (1998, 1, 1), (1998, 12, 31)),
        ("năm 45", (1945, 1, 1), (1945, 12, 31)),
        # no day that there is: nothing is of that time
        ("ngày 31/2/2021", NEVER, BEFORE_EVER),
        ("ngày 31/2/21", NEVER, BEFORE_EVER),
        ("tháng 13 năm 2021", NEVER, BEFORE_EVER),
        # no time
        ("sau năm 9999", None, None),
        ("trước năm 0001", None, None),
        ("từ 0000 đến 2020", None, None),
        ("từ 2020 đến 0000", None, None),
        ("từ năm 0000 đến nay", None, None),
        ("tháng 12/9999", None, None),
        ("ngày 31/12/9999", None, None),
        ("giai đoạn 2021-2025", None, None),
        ("5 năm", None, None),
        ("hôm nay", None, None),
        ("", None, None),
    ],
)
def test_days(question: str, first: Day | None, last: Day | None) -> None:
    when = take_when(Slate(question))
    assert (when.first, when.last, when.term) == (day(first), day(last), None)


@pytest.mark.parametrize(
    ("question", "term", "left"),
    [
        ("khóa IX", 9, ""),
        ("khoá VIII về dân tộc", 8, "về dân tộc"),
        ("nhiệm kỳ khóa 12", 12, ""),
        ("khóa thứ mười ba", 13, ""),
        ("khóa hai mươi", 20, ""),
        ("khóa chín về tôn giáo", 9, "về tôn giáo"),
        ("khóa nào", None, "khóa nào"),
        ("khoa học", None, "khoa học"),
    ],
)
def test_terms(question: str, term: int | None, left: str) -> None:
    slate = Slate(question)
    assert take_when(slate).term == term
    assert " ".join(slate.left.split()) == left


def test_a_period_is_a_time_where_no_title_is_of_it() -> None:
    slate = Slate("trong giai đoạn 2016 - 2018")
    assert take_period(slate, lambda *_: True) == When()
    assert take_period(slate, lambda *_: False) == When(
        datetime.date(2016, 1, 1), datetime.date(2018, 12, 31)
    )
    assert not slate.left.strip()


def test_a_year_without_its_word_is_read_only_where_it_may_be_one() -> None:
    slate = Slate("nq tw 2013")
    assert take_when(slate) == When()
    assert take_bare_year(slate).year == 2013
    assert take_bare_year(Slate("giai đoạn 2021-2025")) == When()
    assert take_bare_year(Slate("số 1234")) == When()


@pytest.mark.parametrize(
    ("when", "year"),
    [
        (When(datetime.date(2021, 3, 1), datetime.date(2021, 4, 1)), 2021),
        (When(datetime.date(2021, 1, 1), datetime.date(2022, 1, 1)), None),
        (When(datetime.date(2021, 1, 1), None), None),
        (When(term=9), None),
        (When(), None),
    ],
)
def test_the_year_where_one_is_meant(when: When, year: int | None) -> None:
    assert when.year == year


def test_what_says_nothing_is_false() -> None:
    assert not When()
    assert When(term=9)
    assert When(last=EPOCH)
    assert When(first=EPOCH)


@given(st.lists(st.dates()), st.sets(st.integers(1945, 2030)), st.sets(st.integers(1, 20)))
def test_what_says_nothing_admits_everything(
    dates: list[datetime.date], years: set[int], terms: set[int]
) -> None:
    assert When().admits(dates, years, terms)


@given(st.dates(), st.dates(), st.dates())
def test_days_admit_what_lies_between_them(
    one: datetime.date, first: datetime.date, last: datetime.date
) -> None:
    assert When(first, last).admits([one], [one.year], []) == (first <= one <= last)
    assert When(first, None).admits([one], [], []) == (first <= one)
    assert When(None, last).admits([one], [], []) == (one <= last)


def test_a_year_counts_only_where_no_date_is_known() -> None:
    year = When(datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))
    assert year.admits([], [2021], [])
    assert not year.admits([datetime.date(2020, 5, 1)], [2021], [])
    assert not year.admits([], [2020], [])
    assert not year.admits([], [], [])


@pytest.mark.parametrize(
    ("when", "is_certain", "is_possible"),
    [
        (When(datetime.date(2021, 11, 1), datetime.date(2021, 11, 30)), False, True),
        (When(datetime.date(2021, 3, 5), datetime.date(2021, 3, 5)), False, True),
        (When(datetime.date(2021, 2, 1), None), False, True),
        (When(None, datetime.date(2021, 12, 31)), True, True),
        (When(datetime.date(2020, 11, 1), datetime.date(2022, 1, 31)), True, True),
        (When(datetime.date(2020, 11, 1), datetime.date(2020, 11, 30)), False, False),
        (When(datetime.date.max, datetime.date.min), False, True),
    ],
)
def test_a_year_is_of_a_time_where_all_its_days_are(
    when: When, is_certain: bool, is_possible: bool
) -> None:
    assert when.admits([], [2021], []) is is_certain
    assert when.may_admit([], [2021], []) is is_possible


def test_a_term_must_be_one_of_those_known() -> None:
    assert When(term=9).admits([], [], [8, 9])
    assert not When(term=9).admits([EPOCH], [2000], [8])
    assert not When(EPOCH, EPOCH, 9).admits([datetime.date(2001, 1, 1)], [], [9])


@pytest.mark.parametrize(
    ("text", "years"),
    [("năm 2022 ở Vinh", [2022]), ("2021-2025", [2021, 2025]), ("12021 190", []), ("", [])],
)
def test_years_of_a_text(text: str, years: list[int]) -> None:
    assert years_of(text) == years


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("tin hôm nay", (2024, 3, 6), (2024, 3, 6)),
        ("tin hom qua", (2024, 3, 5), (2024, 3, 5)),
        ("tin tuần này", (2024, 3, 4), (2024, 3, 10)),
        ("tin trong tuần trước", (2024, 2, 26), (2024, 3, 3)),
        ("tin tháng này", (2024, 3, 1), (2024, 3, 31)),
        ("tin tháng trước", (2024, 2, 1), (2024, 2, 29)),
        ("tin năm nay", (2024, 1, 1), (2024, 12, 31)),
        ("tin năm ngoái", (2023, 1, 1), (2023, 12, 31)),
        ("hôm nay cho em hỏi tin", None, None),
        ("tin", None, None),
    ],
)
def test_times_told_from_today(question: str, first: Day | None, last: Day | None) -> None:
    when = take_relative(Slate(question), datetime.date(2024, 3, 6))
    assert (when.first, when.last) == (day(first), day(last))
