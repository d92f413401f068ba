"""Numbers that only articles print: of whole number, letters and year, however many are alike."""

from __future__ import annotations

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.knowledge import Knowledge
from tests.knowledge.catalogues import article, catalogue, directive, knowledge
from tests.knowledge.libraries import library_of

NUMBERS = (
    "01/QĐ-UBND", "01-QĐ/ĐU", "01/QĐ-SNV", "01/KH-UBND", "33/CT-TTg", "34/2007/PL-UBTVQH11",
    "2683-QĐi/TU", "04-NQ/TU", "05/2021/NĐ-CP", "05/2022/NĐ-CP", "05/CP",
)  # fmt: skip
TITLES = (
    *(f"Văn bản số {number} về việc thứ {place}" for place, number in enumerate(NUMBERS)),
    *(f"Văn bản số 01/QĐ-H{place} của một huyện" for place in range(80)),
)
KNOWN = knowledge(titles=TITLES)


def found(question: str) -> tuple[str, list[str]]:
    given = answer(question, KNOWN)
    return given.outcome.value, [KNOWN.articles[one.id].title for one in given.matches]


@pytest.mark.parametrize("number", [one for one in NUMBERS if one != "05/CP"])
def test_a_number_leads_to_the_article_of_it_among_a_hundred_like_it(number: str) -> None:
    assert found(number) == ("answer", [TITLES[NUMBERS.index(number)]])


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("quyết định 01 qd ubnd là gì", "01/QĐ-UBND"),
        ("ct 33 ttg", "33/CT-TTg"),
        ("quy định 2683 qd tu", "2683-QĐi/TU"),
        ("nq 04 tỉnh ủy", "04-NQ/TU"),
    ],
)
def test_it_may_be_typed_in_any_way(question: str, number: str) -> None:
    assert found(question) == ("answer", [TITLES[NUMBERS.index(number)]])


def test_a_number_without_its_year_is_of_all_years() -> None:
    outcome, titles = found("nghị định 05/NĐ-CP")
    assert (outcome, {title.split()[3] for title in titles}) == (
        "choices",
        {"05/2021/NĐ-CP", "05/2022/NĐ-CP"},
    )


@pytest.mark.parametrize("number", ["02/QĐ-UBND", "01/QĐ-BNV", "33/QĐ-TTg", "05/2020/NĐ-CP"])
def test_a_number_that_none_prints_is_answered_by_no_other(number: str) -> None:
    assert found(number)[0] == "none"


def test_an_article_about_a_document_goes_before_those_that_mention_it() -> None:
    known = knowledge(titles=["Triển khai 07-KH/TU", "Sơ kết một năm", "Kế hoạch 08-KH/TU"])
    given = answer("07-KH/TU", known)
    assert [one.id for one in given.matches] == [1]


def test_an_article_that_cites_a_document_is_of_no_other_issuers() -> None:
    titles = ["Tiếp dân theo Chỉ thị 17-CT/TW"]
    held = [directive(1, "17-CT/TW", "Tiếp dân", doc_type="Chỉ thị", issuer="Ban Bí thư")]
    assert answer("chỉ thị 17 của Bộ Chính trị", knowledge((), held, titles)).outcome == "none"
    assert answer("chỉ thị 17 của Bộ Chính trị", knowledge(titles=titles)).outcome == "answer"


def test_a_document_that_an_article_only_mentions_is_told_to_be_missing() -> None:
    mentioning = article(1, "Tiếp dân ở xã", summary="Thực hiện 17-CT/TW, xã mở hai điểm tiếp dân.")
    known = Knowledge(catalogue(), library_of([mentioning]))
    given = answer("chỉ thị 17-CT/TW", known)
    assert (given.outcome, [one.number for one in given.missing]) == ("answer", ["17"])
    assert not answer("bài viết về chỉ thị 17-CT/TW", known).missing
    assert not answer("chỉ thị 17-CT/TW", knowledge(titles=["Về Chỉ thị 17-CT/TW"])).missing
