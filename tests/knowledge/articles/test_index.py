"""The folder of an index: opened again, damaged, of another store, written to by one at a time."""

from __future__ import annotations

import datetime
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.articles.index import (
    ArticleIndex,
    Busy,
    State,
    age,
    cited_by,
    number_terms,
    numbered,
    unpacked,
)
from knowledge.articles.library import Library
from knowledge.citations import canonical
from tests.knowledge.catalogues import article
from tests.knowledge.libraries import library_of

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.catalogue import Article

HERE = State("a" * 32, 7)
FULL = article(
    3,
    "Dân vận khéo ở Yên Thành",
    url="https://example.vn/1",
    summary="Mô hình mới.",
    text="Cả bài.",
    published=datetime.date(2026, 11, 24),
    posted=datetime.date(2026, 11, 25),
    photo="telegram:abc",
    external_id="x-1",
    source_id=5,
    linked_tasks=frozenset({3, 4}),
    linked_directives=frozenset({8}),
    topics=frozenset({"ton-giao"}),
)


def put(index: ArticleIndex, *articles: Article, gone: tuple[int, ...] = ()) -> None:
    writer = index.writer(many=False)
    writer.change(articles, gone)
    writer.commit()
    writer.close()


def titles(index: ArticleIndex) -> list[str]:
    return [one.title for one in Library(index.searcher()).values()]


def test_an_article_comes_back_whole() -> None:
    plain = article(4, "Chỉ có tên")
    library = library_of([FULL, plain])
    assert (library[3], library[4]) == (FULL, plain)


def test_a_change_takes_the_place_of_what_was_there() -> None:
    index = ArticleIndex(None)
    put(index, *(article(id_, f"Tin {id_}") for id_ in range(1, 6)))
    put(index, article(2, "Tin hai"), article(6, "Tin 6"), gone=(3,))
    assert titles(index) == ["Tin 1", "Tin hai", "Tin 4", "Tin 5", "Tin 6"]


def test_a_view_stays_as_it_is() -> None:
    index = ArticleIndex(None)
    put(index, article(1, "Cũ"))
    before = Library(index.searcher())
    put(index, article(1, "Mới"))
    assert (before[1].title, Library(index.searcher())[1].title) == ("Cũ", "Mới")


def test_what_is_not_committed_is_not_seen() -> None:
    index = ArticleIndex(None)
    put(index, article(1, "Cũ"))
    writer = index.writer(many=False)
    writer.forget_all()
    writer.change([article(1, "Mới")])
    assert titles(index) == ["Cũ"]
    writer.commit()
    assert titles(index) == ["Mới"]
    writer.close()


def test_a_folder_that_is_opened_again_holds_what_it_held(tmp_path: Path) -> None:
    index = ArticleIndex(tmp_path)
    put(index, FULL)
    index.keep(HERE)
    again = ArticleIndex(tmp_path)
    assert (again.state, titles(again)) == (HERE, [FULL.title])


def test_two_indexes_of_one_folder_see_each_other_s_changes(tmp_path: Path) -> None:
    one, other = ArticleIndex(tmp_path), ArticleIndex(tmp_path)
    put(one, FULL)
    one.keep(HERE)
    assert (other.state, titles(other)) == (HERE, [FULL.title])


@pytest.mark.parametrize("damage", ["", "{", '{"store": "x"}', "[1]"])
def test_a_state_that_cannot_be_read_is_none(tmp_path: Path, damage: str) -> None:
    index = ArticleIndex(tmp_path)
    put(index, FULL)
    index.keep(HERE)
    (kept,) = tmp_path.rglob("state.json")
    kept.write_text(damage, encoding="utf-8")
    assert ArticleIndex(tmp_path).state == State("", 0)


@pytest.mark.parametrize("damaged", ["meta.json", "*.store", "*.term"])
@pytest.mark.parametrize("content", [None, b"", b"\x00" * 40])
def test_a_damaged_folder_is_made_anew(tmp_path: Path, damaged: str, content: bytes | None) -> None:
    index = ArticleIndex(tmp_path)
    put(index, FULL)
    index.keep(HERE)
    for file in tmp_path.rglob(damaged):
        file.unlink()
        if content is not None:
            file.write_bytes(content)
    again = ArticleIndex(tmp_path)
    assert (again.state, titles(again)) == (State("", 0), [])
    put(again, FULL)
    assert titles(again) == [FULL.title]


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    index = ArticleIndex(tmp_path)
    writer = index.writer(many=False)
    with pytest.raises(Busy):
        index.writer(many=False)
    writer.close()
    put(index, FULL)
    assert titles(index) == [FULL.title]


def test_another_process_that_writes_keeps_this_one_out(tmp_path: Path) -> None:
    index = ArticleIndex(tmp_path)
    command = [sys.executable, "-m", "tests.knowledge.articles.writing", str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"writing\n"
        with pytest.raises(Busy):
            index.writer(many=False)
        other.communicate()
    put(index, FULL)
    assert titles(index) == [FULL.title]


def test_a_process_that_is_killed_while_it_writes_lets_this_one_in(tmp_path: Path) -> None:
    index = ArticleIndex(tmp_path)
    command = [sys.executable, "-m", "tests.knowledge.articles.writing", str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"writing\n"
        other.kill()
    put(index, FULL)
    assert titles(index) == [FULL.title]


def test_articles_without_a_day_are_older_than_all_others() -> None:
    old = article(9, "Cũ", published=datetime.date(1945, 9, 2))
    posted = article(8, "Đã đăng", posted=datetime.date(1945, 9, 3))
    ages = [age(one) for one in (posted, old, article(1, "Không ngày"), article(2, "Không ngày"))]
    assert ages == sorted(ages, reverse=True)


def test_what_is_kept_of_an_article_without_anything_is_little() -> None:
    assert unpacked(b'{"id": 4, "title": "T"}') == article(4, "T")


NUMBERS = st.from_regex(r"[0-9]{1,5}", fullmatch=True)
FORMS = st.sampled_from(
    "/QĐ-UBND -NQ/TW /2015/QH13 /2007/UBTVQH11 -L/CTN /1998/PL-UBTVQH10 -NQ/UBTVQH9 /CTr-TU "
    "-CTr/BTGTW /QĐi-TW /A -UBND /2015-QH13 -TB/MTTQ-BTT /TTLT-BNV-BTC -QĐ/TƯg /ABCr".split()
)


@given(NUMBERS, FORMS)
def test_a_number_in_its_own_form_is_found_as_its_canonical_form_is(number: str, form: str) -> None:
    cited = canonical(f"{number}{form}")
    expected = {cited_by(cited), numbered(cited.number)} if cited else set()
    assert number_terms(f"Văn bản {number}{form} về dân vận") >= expected
