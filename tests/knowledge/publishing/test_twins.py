"""An article is published once: the same link or nearly the same title is found."""

from __future__ import annotations

import pytest

from knowledge.articles.addresses import plain_url
from knowledge.publishing.model import Content
from knowledge.publishing.twins import twins
from tests.knowledge.catalogues import article
from tests.knowledge.libraries import library_of

URL = "https://baonghean.vn/dan-van-kheo.html"


HELD = library_of(
    [
        article(1, "Dân vận khéo vùng đồng bào có đạo ở Diễn Châu"),
        article(2, "Bản tin công tác dân vận tháng 10 năm 2026"),
        article(3, "Giao ban quý III", url=URL),
    ]
)


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "http://baonghean.vn/dan-van-kheo.html",
        "https://www.baonghean.vn/dan-van-kheo.html/",
        "HTTPS://BaoNgheAn.vn/dan-van-kheo.html#binh-luan",
        f"{URL}?utm_source=zalo&utm_medium=oa",
        f" {URL}?fbclid=abc ",
    ],
)
def test_a_link_is_the_same_however_it_was_shared(url: str) -> None:
    assert [one.id for one in twins(Content("Tên khác hẳn", url=url), HELD)] == [3]


@pytest.mark.parametrize(
    "url",
    [
        "https://baonghean.vn/dan-van-kheo-2.html",
        "https://baonghean.vn/Dan-Van-Kheo.html",
        f"{URL}?page=2",
        "https://m.baonghean.vn/dan-van-kheo.html",
        "http://[oops",
    ],
)
def test_another_page_is_another_article(url: str) -> None:
    assert twins(Content("Tên khác hẳn", url=url), HELD) == ()


@pytest.mark.parametrize(
    ("title", "ids"),
    [
        ("Dân vận khéo vùng đồng bào có đạo ở Diễn Châu", [1]),
        ("DAN VAN KHEO VUNG DONG BAO CO DAO O DIEN CHAU", [1]),
        ("“Dân vận khéo” ở vùng đồng bào có đạo ở Diễn Châu.", [1]),
        ("Dân vận khéo ở Yên Thành", []),
        ("Bản tin công tác dân vận tháng 10 năm 2026", [2]),
        ("Bản tin công tác dân vận tháng 11 năm 2026", []),
        ("", []),
    ],
)
def test_a_title_is_the_same_but_for_a_word(title: str, ids: list[int]) -> None:
    assert [one.id for one in twins(Content(title), HELD)] == ids


def test_the_same_link_goes_before_the_same_title() -> None:
    both = Content("Dân vận khéo vùng đồng bào có đạo ở Diễn Châu", url=URL)
    assert [one.id for one in twins(both, HELD)] == [3, 1]


def test_what_tells_pages_apart_is_kept() -> None:
    assert plain_url("https://www.a.vn/tin?id=7&utm_id=1#top") == "a.vn/tin?id=7"
