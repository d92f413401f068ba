"""Which of several articles answers best: by one passage, its title, its marks."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.articles.index import ArticleIndex
from knowledge.articles.library import Library, _Asked
from knowledge.articles.ranking import rank
from knowledge.articles.tokens import read_text
from tests.knowledge.articles.law import ASKED, IDS, LAWS, LIBRARY
from tests.knowledge.catalogues import article
from tests.knowledge.libraries import library_of


def best(library: Library, question: str) -> int:
    return library.search(question, 5)[0].id


def held(*texts: tuple[str, str]) -> Library:
    return library_of(
        article(id_, title, text=text) for id_, (title, text) in enumerate(texts, start=1)
    )


SCATTERED = "Hộ dân nghèo.\nĐược mời họp.\nVay cối xay.\nVốn là vậy."
TOGETHER = "Chuyện khác.\nHộ nghèo được vay vốn.\nChuyện khác nữa."


@pytest.mark.parametrize("order", [1, -1])
def test_a_passage_that_says_all_beats_scattered_words(order: int) -> None:
    texts = [("Tin", SCATTERED), ("Tin", TOGETHER)][::order]
    library = held(*texts)
    assert library[best(library, "hộ nghèo được vay vốn")].text == TOGETHER


@pytest.mark.parametrize("order", [1, -1])
def test_words_of_the_title_count_for_every_passage(order: int) -> None:
    texts = [("Hộ nghèo", "Chuyện khác.\nĐược vay vốn."), ("Tin", "Hộ nghèo.\nĐược vay vốn.")]
    first, second = held(*texts[::order]).search("hộ nghèo được vay vốn", 2)
    assert first.article.title == "Hộ nghèo"
    assert first.syllables == pytest.approx(1)
    assert second.syllables < 1


@pytest.mark.parametrize("order", [1, -1])
def test_a_title_that_is_what_was_asked_goes_first(order: int) -> None:
    texts = [("Vay vốn", "Nội dung."), ("Tin về nhiều việc khác ở xã", "Vay vốn. Nội dung.")]
    library = held(*texts[::order])
    assert library[best(library, "vay vốn")].title == "Vay vốn"


@pytest.mark.parametrize(
    "question",
    ["Vùng ngập là gì?", "vung ngap la gi", "thế nào là vùng ngập", "khái niệm vùng ngập là gì",
     "định nghĩa vùng ngập", "vùng ngập được hiểu như thế nào"],
)  # fmt: skip
@pytest.mark.parametrize("order", [1, -1])
def test_what_something_is_says_the_passage_that_begins_with_it(question: str, order: int) -> None:
    defines = "1. Lòng hồ là đáy hồ.\n2. Vùng ngập là diện tích đất bị nước phủ khi hồ đầy."
    speaks = "Vùng ngập là nơi cấm trại. Ở vùng ngập, vùng ngập gì thì vùng ngập."
    texts = [("Từ ngữ", defines), ("Vùng ngập", f"Ở đây {speaks.lower()}")][::order]
    library = held(*texts)
    assert library[best(library, question)].text == defines


def test_a_definition_at_the_beginning_of_a_text_counts() -> None:
    library = held(("Từ ngữ", "1. Vùng ngập là đất."), ("Vùng ngập", "Trong vùng ngập gì là gì."))
    assert best(library, "vùng ngập là gì") == 1


@pytest.mark.parametrize(
    ("question", "first"),
    [("mưa to", 1), ("mua tơ", 2), ("mùa tô", 3)],
)
@pytest.mark.parametrize("order", [1, -1])
def test_marks_that_were_typed_prefer_the_same_marks(question: str, first: int, order: int) -> None:
    texts = ["Mưa to", "Mua tơ", "Mùa tô"]
    library = library_of(article(id_, texts[id_ - 1]) for id_ in [1, 2, 3][::order])
    found = library.search(question, 3)
    assert {one.id for one in found} == {1, 2, 3}
    assert found[0].id == first


def test_without_marks_the_marks_of_an_article_do_not_count() -> None:
    library = library_of([article(1, "Mưa to"), article(2, "Mùa tô")])
    one, two = library.search("mua to", 2)
    assert one.score == pytest.approx(two.score)


@pytest.mark.parametrize(("question", "answer"), ASKED.items())
def test_the_article_that_answers_is_first(question: str, answer: tuple[str, str]) -> None:
    assert best(LIBRARY, question) == IDS[answer]


@pytest.mark.parametrize("question", ASKED)
def test_scores_fall_and_shares_are_shares(question: str) -> None:
    found = LIBRARY.search(question, 40)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= one.syllables <= 1.000001 and 0 <= one.pairs <= 1.000001 for one in found)
    assert all(one.ahead >= 0 for one in found[:-1])
    assert LIBRARY.search(question, 3) == found[:3]


WORDS = st.lists(
    st.sampled_from("hộ nghèo được vay vốn ở xã hồ ho là gì đập đất rừng mùa".split()),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(WORDS, st.permutations(range(8)), st.data())
def test_the_order_of_candidates_changes_nothing(
    question: str, order: list[int], data: st.DataObject
) -> None:
    asked = _Asked(question, LIBRARY).words()
    found = [data.draw(st.floats(0, 30)) for _ in order]
    texts = [read_text(one.title, one.text or "").codes for one in LAWS[:8]]
    straight = rank(asked, found, texts)
    mixed = rank(asked, [found[at] for at in order], [texts[at] for at in order])
    for name in ("score", "syllables", "pairs"):
        np.testing.assert_allclose(getattr(mixed, name), getattr(straight, name)[order])
    assert not any(map(math.isnan, straight.score))


def test_what_was_changed_often_is_ranked_by_what_it_is_now() -> None:
    index = ArticleIndex(None)
    for articles in (LAWS[::-1], LAWS[:5], LAWS[5:], LAWS):
        writer = index.writer(many=False)
        writer.change(articles)
        writer.commit()
        writer.close()
    changed = Library(index.searcher())
    assert len(changed) == len(LAWS)
    assert {question: best(changed, question) for question in ASKED} == {
        question: IDS[answer] for question, answer in ASKED.items()
    }
