"""Sets of articles by subject: all that are about it, and the newest and the oldest of them."""

from __future__ import annotations

import datetime

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.knowledge import Knowledge
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import article, catalogue
from tests.knowledge.libraries import library_of

CLEARED, HANDED_OVER, RESETTLED = "Giải phóng mặt bằng ở xã An", "Bàn giao đất đường tránh", "An cư"
FAITH, FEAST, PARISH = "Lắng nghe tôn giáo bạn", "Thăm chùa mùa sen", "Bà con giáo xứ Vạn hiến cây"
COURSE, TEAM, UNDATED = "Tập huấn hòa giải", "Tổ hòa giải ở cơ sở phường Bình", "Hòa giải ở cơ sở"
YOUNG = "Áo xanh về bản"


def _held() -> Knowledge:
    rows = (
        (CLEARED, "2024-03-12", ""),
        (HANDED_OVER, "2023-06-30", "Thu hồi đất xong trước hạn."),
        (RESETTLED, "2024-09-01", "Khu tái định cư có trường học."),
        (FAITH, "2023-12-05", ""),
        (FEAST, "2024-05-22", "Chúc mừng lễ Phật đản."),
        (PARISH, "2024-01-18", ""),
        (COURSE, "2024-08-15", ""),
        (TEAM, "2023-09-01", ""),
        (UNDATED, None, ""),
    )
    held = [
        article(id_, title, summary=summary, published=day and datetime.date.fromisoformat(day))
        for id_, (title, day, summary) in enumerate(rows, 1)
    ]
    posted = article(20, YOUNG, topics=frozenset({"ton-giao"}))
    return Knowledge(catalogue(), library_of([*held, posted]))


HELD = _held()


def found(question: str) -> tuple[str, list[str]]:
    given = answer(question, HELD)
    return given.outcome.value, [HELD.articles[one.id].title for one in given.matches]


@pytest.mark.parametrize(
    "question",
    [
        "có bao nhiêu bài về tôn giáo",
        "liệt kê bài về tôn giáo",
        "cac bai ve ton giao",
    ],
)
def test_all_articles_about_a_topic_are_listed(question: str) -> None:
    outcome, titles = found(question)
    assert (outcome, set(titles)) == ("list", {FAITH, FEAST, PARISH, YOUNG})


def test_what_says_the_subject_goes_before_what_is_of_its_topic() -> None:
    assert found("các bài về tôn giáo")[1][0] == FAITH
    outcome, titles = found("các bài về giải phóng mặt bằng")
    assert (outcome, titles[0]) == ("list", CLEARED)
    assert set(titles[1:]) == {HANDED_OVER, RESETTLED}


def test_a_subject_within_a_topic_is_not_the_topic() -> None:
    assert found("các bài về giáo xứ") == ("list", [PARISH])
    assert found("các bài về tôn giáo ở xã An")[0] == "none"
    assert found("các bài có chữ tôn giáo ở tiêu đề") == ("list", [FAITH])


def test_a_set_by_subject_is_of_the_time_that_is_said() -> None:
    assert found("có bao nhiêu bài về tôn giáo năm 2024") == ("list", [FEAST, PARISH])


def test_all_that_say_a_subject_are_listed_however_many_they_are() -> None:
    many = library_of(article(id_, f"Hiến đất làm đường ở xóm {id_}") for id_ in range(1, 121))
    given = answer("liệt kê các bài về hiến đất làm đường", Knowledge(catalogue(), many))
    assert len(given.matches) == 120


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("tin mới nhất về hòa giải ở cơ sở", COURSE),
        ("bài gần đây nhất về hòa giải", COURSE),
        ("bài cũ nhất về hoà giải", TEAM),
        ("bài mới nhất về giải phóng mặt bằng", RESETTLED),
        ("bai cu nhat ve giai phong mat bang", HANDED_OVER),
        ("tin đầu tiên về tôn giáo", FAITH),
        ("bài mới nhất", RESETTLED),
        ("bài cũ nhất", HANDED_OVER),
        ("bài cũ nhất năm 2024", PARISH),
    ],
)
def test_the_newest_and_the_oldest_that_are_about_a_subject(question: str, title: str) -> None:
    assert found(question) == ("answer", [title])


def test_so_many_of_the_newest_are_a_list() -> None:
    assert found("2 bài mới nhất về hòa giải") == ("list", [COURSE, TEAM])
    assert found("2 bài cũ nhất về giải phóng mặt bằng") == ("list", [HANDED_OVER, CLEARED])


def test_where_none_has_a_day_none_is_the_newest() -> None:
    titles = ("Hiến máu ở Vinh", "Hiến máu ở Cửa Lò")
    undated = library_of(article(id_, title) for id_, title in enumerate(titles, 1))
    given = answer("bài mới nhất về hiến máu", Knowledge(catalogue(), undated))
    assert (given.outcome.value, len(given.matches)) == ("choices", 2)


def test_nothing_about_a_subject_is_the_newest_of_none() -> None:
    assert found("bài mới nhất về bóng đá")[0] == "none"


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("bài nào chưa có đường dẫn", {CLEARED, COURSE}),
        ("bai nao khong co link", {CLEARED, COURSE}),
        ("các bài về hòa giải chưa có đường dẫn", {COURSE}),
        ("bài nào không có ngày", {COURSE, TEAM}),
    ],
)
def test_articles_without_an_address_or_a_day(question: str, titles: set[str]) -> None:
    day = datetime.date(2024, 3, 12)
    held = library_of(
        [
            article(1, CLEARED, published=day),
            article(2, HANDED_OVER, url="https://danvan.test/2", published=day),
            article(3, COURSE),
            article(4, TEAM, url="https://danvan.test/4"),
        ]
    )
    given = answer(question, Knowledge(catalogue(), held))
    assert given.outcome.value == "list"
    assert {held[one.id].title for one in given.matches} == titles


@pytest.mark.parametrize("year", [2021, 2022])
@pytest.mark.parametrize("about", ["", " về tôn giáo"])
def test_an_article_is_of_the_year_it_came_out_and_of_that_of_its_title(
    about: str, year: int
) -> None:
    held = library_of(
        [
            article(1, "Công tác tôn giáo năm 2021", published=datetime.date(2022, 1, 5)),
            article(2, "Công tác tôn giáo năm 2023", published=datetime.date(2023, 12, 5)),
        ]
    )
    given = answer(f"các bài viết{about} năm {year}", Knowledge(catalogue(), held))
    assert [one.id for one in given.matches] == [1]


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("bài mới nhất", "bài trước nữa"), [COURSE]),
        (("bài mới nhất", "bài kế tiếp", "bài tiếp theo"), [FEAST]),
        (("bài cũ nhất", "bài kế tiếp"), [TEAM]),
        (("bài cũ nhất", "bài trước đó"), []),
        (("bài nào về giải phóng mặt bằng xã An", "bài trước đó"), [PARISH]),
        (("bài nào về giải phóng mặt bằng xã An", "bài sau đó"), [FEAST]),
    ],
)
def test_the_article_before_or_after_the_last_one(
    questions: tuple[str, ...], expected: list[str]
) -> None:
    assert ask(HELD, *questions).matches == expected
