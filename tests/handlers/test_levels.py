"""Whose document it is: the bodies of a province, of a city and of those below are told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.answers import say
from knowledge.answering.answer import answer
from tests.knowledge.catalogues import directive, knowledge, mention, source, task

PROGRAMME = source(1, "Nghệ An", 2023)
OF_PROVINCE = directive(1, "61/KH-UBND", "lò gốm", doc_type="Kế hoạch", issuer="UBND tỉnh")
OF_CITY = directive(2, "52-KH/TU", "đò ngang", doc_type="Kế hoạch", issuer="BTV Thành ủy")
OF_WHOLE_CITY = directive(3, "28-TB/TU", "đèn lồng", doc_type="Thông báo", issuer="Thành ủy")
OF_COMMITTEE = directive(4, "37-CT/TU", "nuôi dê", doc_type="Chỉ thị", issuer="BTV Tỉnh ủy")
UNTOLD = directive(5, "16-ĐA/TU", "trồng chè", doc_type="Đề án")
OF_TWO = replace(
    directive(6, "88/KH-UBND", "đắp đập", doc_type="Kế hoạch"),
    issuers=("UBND thành phố", "UBND tỉnh"),
    mentions=tuple(
        replace(mention(), source=PROGRAMME, task=number, issuer=issuer)
        for number, issuer in ((1, "UBND thành phố"), (2, "UBND tỉnh"))
    ),
)
ALL = [OF_PROVINCE, OF_CITY, OF_WHOLE_CITY, OF_COMMITTEE, UNTOLD, OF_TWO]
KNOWN = knowledge(
    [
        task(11, PROGRAMME, 1, "Thi hành", [1, 2, 3, 6]),
        task(12, PROGRAMME, 2, "Triển khai", [4, 5, 6]),
    ],
    ALL,
)
PLAN = "nguồn ghi Kế hoạch số 61/KH-UBND do UBND tỉnh ban hành."
CITY_PLAN = "nguồn ghi Kế hoạch số 52-KH/TU do BTV Thành ủy ban hành."
ORDER = "nguồn ghi Chỉ thị số 37-CT/TU do BTV Tỉnh ủy ban hành."
TOLD_TWICE = (
    "Nguồn ghi Kế hoạch số 88/KH-UBND do các cơ quan khác nhau ban hành: UBND thành phố tại "
    "nhiệm vụ 1 và UBND tỉnh tại nhiệm vụ 2."
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("61/KH-UBND có phải của UBND tỉnh không", f"Đúng: {PLAN}"),
        ("61/KH-UBND có phải của UBND không", f"Đúng: {PLAN}"),
        ("61/KH-UBND là của UBND thành phố Vinh phải không", f"Không: {PLAN}"),
        ("61/KH-UBND của Ủy ban nhân dân thành phố à", f"Không: {PLAN}"),
        ("61/KH-UBND có phải của UBND huyện không", f"Không: {PLAN}"),
        ("61/KH-UBND có phải do UBND phường ban hành không", f"Không: {PLAN}"),
        ("61/KH-UBND có phải của Huyện ủy không", f"Không: {PLAN}"),
        ("52-KH/TU có phải của Tỉnh ủy không", f"Không: {CITY_PLAN}"),
        ("52-KH/TU của Thành ủy phải không", f"Đúng: {CITY_PLAN}"),
        ("37-CT/TU của Tỉnh ủy phải không", f"Đúng: {ORDER}"),
        ("37-CT/TU có phải của Thành ủy không", f"Không: {ORDER}"),
        ("88/KH-UBND có phải của UBND tỉnh không", TOLD_TWICE),
        ("88/KH-UBND của thành phố phải không", TOLD_TWICE),
        (
            "88/KH-UBND có phải của UBND xã không",
            "Không: nguồn ghi Kế hoạch số 88/KH-UBND do UBND thành phố hoặc UBND tỉnh ban hành.",
        ),
    ],
)
def test_whose_a_document_is(question: str, said: str) -> None:
    assert say(answer(question, KNOWN), KNOWN).blocks[0].text == said


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("văn bản của UBND tỉnh", {1, 6}),
        ("văn bản của UBND thành phố", {6}),
        ("văn bản của UBND", {1, 6}),
        ("văn bản của UBND huyện", set()),
        ("văn bản của Tỉnh ủy", {4, 5}),
        ("văn bản của Thành ủy", {2, 3}),
        ("văn bản của Ban Thường vụ Thành ủy", {2}),
        ("văn bản của tỉnh", {1, 4, 5, 6}),
        ("các văn bản cấp tỉnh", {1, 4, 5, 6}),
        ("các văn bản của thành phố", {2, 3, 6}),
        ("kế hoạch của Tỉnh ủy", set()),
    ],
)
def test_what_a_level_issued(question: str, found: set[int]) -> None:
    given = answer(question, KNOWN)
    assert {one.id for one in given.matches if given.outcome != "none"} == found


OF_DISTRICT = knowledge(
    [task(21, source(2, "Quỳ Hợp", 2025), 1, "Thi hành", [1, 2, 3, 4, 5])],
    [
        directive(1, "9-NQ/HU", "dệt vải", issuer="Ban Chấp hành Đảng bộ huyện"),
        directive(2, "14-KH/HU", "nuôi ong", issuer="Ban Thường vụ Huyện ủy"),
        directive(3, "6-NQ/ĐU", "đan lát", issuer="Ban Chấp hành Đảng bộ xã"),
        directive(4, "7-KH/ĐU", "nuôi cá", issuer="BTV Đảng ủy đặc khu"),
        directive(5, "8/KH-UBND", "trồng dừa", issuer="UBND đặc khu"),
    ],
)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("các văn bản của Huyện ủy", {1, 2}),
        ("văn bản của Ban Thường vụ Huyện ủy", {2}),
        ("văn bản của Ban Chấp hành Đảng bộ huyện", {1}),
        ("nghị quyết 9 huyện ủy", {1}),
        ("nghị quyết 9 của Thường trực Huyện ủy", set()),
        ("các văn bản của Đảng ủy xã", {3, 4}),
        ("kế hoạch 7 của Ban Thường vụ Đảng ủy", {4}),
        ("văn bản của BTV Tỉnh ủy", set()),
        ("văn bản của UBND đặc khu", {5}),
        ("văn bản của UBND tỉnh", set()),
    ],
)
def test_what_a_district_or_a_commune_issued(question: str, found: set[int]) -> None:
    given = answer(question, OF_DISTRICT)
    assert {one.id for one in given.matches if given.outcome != "none"} == found
