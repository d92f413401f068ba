"""Articles that answer by their words: when there is an answer, and when it was taken away."""

from __future__ import annotations

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.candidates import candidates
from knowledge.answering.knowledge import Knowledge
from knowledge.answering.model import Outcome, Way
from knowledge.answering.ways.of_articles import certainty, find_articles
from knowledge.search.lexicon import Kind
from tests.knowledge.answering.asking import ask
from tests.knowledge.articles.law import ASKED, FOREST, IDS, LAWS, LIBRARY, MARKET, WATER
from tests.knowledge.catalogues import article, catalogue, knowledge
from tests.knowledge.libraries import library_of

LAW = Knowledge(catalogue(), LIBRARY)


def without(*ids: int) -> Knowledge:
    return LAW.with_articles(library_of(one for one in LAWS if one.id not in ids))


@pytest.mark.parametrize(("question", "article"), ASKED.items())
def test_what_an_article_answers_is_answered_by_it(question: str, article: tuple[str, str]) -> None:
    given = answer(question, LAW)
    assert given.outcome is Outcome.ANSWER
    assert [(one.kind, one.id) for one in given.matches] == [(Kind.ARTICLE, IDS[article])]


@pytest.mark.parametrize(("question", "article"), ASKED.items())
def test_without_the_article_nothing_answers(question: str, article: tuple[str, str]) -> None:
    given = answer(question, without(IDS[article]))
    assert given.outcome is Outcome.NONE


@pytest.mark.parametrize(
    "question",
    ["Máy bay cất cánh lúc mấy giờ?", "Lãi suất ngân hàng là bao nhiêu?", "Cách nấu phở bò",
     "Ai là chủ tịch xã?", "bao nhiêu", "theo quy định thì thế nào"],
)  # fmt: skip
def test_what_no_article_says_is_not_answered(question: str) -> None:
    assert answer(question, LAW).outcome is Outcome.NONE


def test_a_fact_is_told_only_by_what_has_its_name() -> None:
    title = "Trụ sở của ban quản lý chợ phiên"
    told = article(90, title, text="Ban quản lý chợ phiên làm việc tại bến xe, điện thoại 1234.")
    for articles, matches in (([*LAWS, told], [90]), (LAWS, [])):
        given = answer(
            "điện thoại của ban quản lý chợ phiên", LAW.with_articles(library_of(articles))
        )
        assert [one.id for one in given.matches if given.outcome is Outcome.ANSWER] == matches


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("dap dat bao lau thi phai kiem dinh mot lan", (WATER, "Thời hạn kiểm định đập")),
        ("ddaapj ddaats bao laau thif kieemr ddinhj", (WATER, "Thời hạn kiểm định đập")),
        ("đập đất bao lâu kiểm đinhj một lần", (WATER, "Thời hạn kiểm định đập")),
        ("đập đất bao lâu kiẻm định một lần", (WATER, "Thời hạn kiểm định đập")),
        ("tổ tuần rừgn có mấy người", (FOREST, "Tổ tuần rừng")),
        ("hộ trong thôn hái mnăg tháng nào", (FOREST, "Hái lâm sản phụ")),
        ("MTTQ giám sát việc thu tiền gì", (WATER, "Thu tiền sử dụng nước")),
        ("mttq giám sát việc thu tiền gì", (WATER, "Thu tiền sử dụng nước")),
        ("BQL chợ có mấy người", (MARKET, "Ban quản lý chợ")),
        ("người tàn tật được vay bao nhiêu", (MARKET, "Hỗ trợ người khuyết tật bán hàng")),
        ("vùng ngập là gì", (WATER, "Giải thích từ ngữ")),
        ("chợ phiên là gì", (MARKET, "Giải thích từ ngữ")),
        ("thế nào là lâm sản phụ", (FOREST, "Giải thích từ ngữ")),
    ],
)  # fmt: skip
def test_however_it_is_written_it_is_found(question: str, article: tuple[str, str]) -> None:
    asked = answer(question, LAW).question
    assert find_articles(asked, LAW, 1)[0].id == IDS[article]


@pytest.mark.parametrize("question", ASKED)
def test_the_answer_is_the_first_candidate(question: str) -> None:
    given = answer(question, LAW)
    found = candidates(given, LAW, 5)
    assert found[0].match.id == given.matches[0].id
    assert found[0].ranked is not None
    assert found[0].ranked.id == given.matches[0].id
    assert len({one.match.id for one in found}) == len(found) <= 5
    scores = [one.match.score for one in found[1:]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= one.match.score <= 100 for one in found)


@pytest.mark.parametrize("question", ASKED)
def test_an_answer_is_surer_than_what_stands_in_for_it(question: str) -> None:
    asked = answer(question, LAW).question
    there = find_articles(asked, LAW, 2)[0]
    instead = find_articles(asked, without(IDS[ASKED[question]]), 2)[0]
    assert certainty(there) > certainty(instead)


def test_other_words_for_it_are_said_only_where_they_stand_together() -> None:
    titles = ["Xã Lộc Hóa: Ban Dân tộc tặng quà cho người có uy tín", "Đường mới", "Mùa gặt"]
    assert answer("người Hoa", knowledge(titles=titles)).outcome is Outcome.NONE
    held = knowledge(titles=["Đồng bào dân tộc Hoa ăn Tết", *titles])
    assert ask(held, "người Hoa").matches == ["Đồng bào dân tộc Hoa ăn Tết"]


def test_candidates_are_found_where_nothing_answers() -> None:
    given = answer("Đập đất và chợ phiên, rừng với hồ", without())
    assert len(candidates(given, LAW, 3)) == 3
    assert candidates(given, LAW, 0) == ()
    assert candidates(answer("zzz qqq", LAW), LAW, 5) == ()


def test_documents_and_articles_are_candidates_side_by_side(known: Knowledge) -> None:
    both = known.with_articles(LIBRARY)
    found = candidates(answer("người khuyết tật", both), both, 10)
    assert {one.match.kind for one in found} >= {Kind.ARTICLE, Kind.DIRECTIVE}
    assert all((one.hit is None) != (one.ranked is None) for one in found)


def test_beside_what_bears_a_number_nothing_is_a_candidate(known: Knowledge) -> None:
    given = answer("05-CT/TU nói về việc gì?", known)
    (only,) = candidates(given, known, 3)
    assert (only.match, only.hit, only.ranked) == (given.matches[0], None, None)


@pytest.mark.parametrize("number", ["05-CT/TU", "99-CT/TU"])
def test_what_is_said_beside_a_number_is_looked_for_too(number: str, known: Knowledge) -> None:
    given = answer(f"chỉ thị {number} về người khuyết tật", known)
    assert any(one.hit for one in candidates(given, known, 3))


def test_articles_answer_beside_documents(known: Knowledge) -> None:
    """What the programme says goes on being answered by it, beside articles about much else."""
    both = known.with_articles(library_of(LAWS))
    assert ask(both, "chỉ thị về người khuyết tật").matches == ["11-CT/TU"]
    assert ask(both, "Tổ tuần rừng có mấy người?").matches == [f"Tổ tuần rừng ({FOREST})"]


def test_an_empty_library_answers_nothing() -> None:
    given = answer("đập đất", knowledge())
    assert (given.outcome, given.way) == (Outcome.NONE, Way.SUBJECT)
