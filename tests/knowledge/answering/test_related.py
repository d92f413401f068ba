"""Articles related to a document, a task or an article: linked, by number, by subject."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.answering.facts.related import related_articles
from knowledge.answering.model import Lack, Match
from knowledge.search.lexicon import Kind
from tests.knowledge.answering.asking import ask, names
from tests.knowledge.catalogues import article, directive, knowledge, mention, source, task
from tests.knowledge.libraries import library_of

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Article

COMMITTEES = (
    "Ban chỉ đạo thực hiện quy chế dân chủ ở cơ sở tỉnh và Ban chỉ đạo công tác dân vận chính "
    "quyền tỉnh triển khai nhiệm vụ năm 2023"
)
DEMOCRACY = {
    "Sở Giao thông vận tải thực hiện tốt Quy chế dân chủ ở cơ sở gắn với cải cách hành chính",
    COMMITTEES,
    "Kết quả thực hiện Quy chế dân chủ cơ sở năm 2022 ở Nghệ An",
}
GOVERNMENT = {
    "Nghệ An: Đẩy mạnh công tác Dân vận chính quyền",
    COMMITTEES,
    "Kết quả công tác Dân vận chính quyền năm 2022 ở thành phố Vinh",
    "Hiệu quả công tác Dân vận chính quyền năm 2022 tại thị xã Thái Hoà",
}
SKILFUL = {
    "Dân vận khéo vùng đồng bào có đạo ở Diễn Châu",
    "Dân vận khéo của lực lượng Công an xã ở Yên Thành",
    "Kết quả phong trào “Dân vận khéo” năm 2022 ở huyện Diễn Châu",
}
POLITICAL_SYSTEM = "Thái Hòa thực hiện tốt Quy chế công tác dân vận của hệ thống chính trị"
RULE_2683 = 1
"""Id of the article about Quy định 2683-QĐi/TU, the first of the bundled document."""


def with_articles(known: Knowledge, *added: Article) -> Knowledge:
    return known.with_articles(library_of([*known.articles.values(), *added]))


def related(known: Knowledge, question: str) -> list[str]:
    (match,) = ask(known, question).given.matches
    return names(known, related_articles(match, known))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ 5", DEMOCRACY),
        ("33/CT-TTg", GOVERNMENT),
        ("781/KH-UBND", GOVERNMENT),
        ("05-CT/TU", SKILFUL),
        ("nhiệm vụ 10", SKILFUL),
        ("30-CT/TW", DEMOCRACY),
        ("07-QC/TU", {POLITICAL_SYSTEM}),
        ("04-NQ/TU", set()),
        ("nhiệm vụ 1", set()),
        ("07-KL/TW", set()),
    ],
)
def test_articles_about_the_same(known: Knowledge, question: str, expected: set[str]) -> None:
    assert set(ask(known, question).related) == expected


def test_an_article_whose_title_is_mostly_said_is_related() -> None:
    of = source(1, "Gia Lai", 2026)
    told = ["Vận động các hộ nuôi cá lồng di dời khỏi lòng hồ Ia Ly", "Giữ nghề dệt ở các làng"]
    titles = ["Di dời hộ nuôi cá lồng ở Ia Ly", "Các làng ở lòng hồ có điện"]
    known = knowledge([task(at, of, at, text) for at, text in enumerate(told, 1)], titles=titles)
    assert [ask(known, f"nhiệm vụ {at}").related for at in (1, 2)] == [[titles[0]], []]


def test_an_article_is_not_related_to_itself(known: Knowledge) -> None:
    found = ask(known, "bài về tx Thái Hoà năm 2022")
    assert found.matches[0] not in found.related
    assert set(found.related) <= GOVERNMENT


def test_what_an_administrator_linked_comes_first(known: Knowledge) -> None:
    task = next(one for one in known.catalogue.tasks.values() if one.number == 5)
    directive = known.catalogue.by_number["34"][0]
    linked = article(
        99,
        "Hội nghị cuối năm",
        linked_tasks=frozenset({task.id}),
        linked_directives=frozenset({directive.id}),
    )
    more = with_articles(known, linked)
    assert related(more, "nhiệm vụ 5")[0] == "Hội nghị cuối năm"
    assert related(more, "34/2007/PL-UBTVQH11")[0] == "Hội nghị cuối năm"
    assert "Hội nghị cuối năm" not in related(more, "nhiệm vụ 10")


def test_a_link_is_to_one_kind_of_thing(known: Knowledge) -> None:
    """Tasks and directives are numbered apart: the same id in the other table says nothing."""
    same_id = known.catalogue.by_number["33"][0].id
    more = with_articles(known, article(99, "Hội nghị", linked_tasks=frozenset({same_id})))
    assert "Hội nghị" not in related(more, "33/CT-TTg")


@pytest.mark.parametrize("part", ["title", "summary", "text"])
def test_an_article_that_prints_a_number_is_related_to_its_document_and_tasks(
    known: Knowledge, part: str
) -> None:
    says = "Sơ kết Chỉ thị số 11-CT/TU, ngày 08/11/2021"
    added = article(99, **{"title": "Sơ kết ở Nam Đàn", part: says})
    more = with_articles(known, added)
    assert related(more, "11-CT/TU")[0] == added.title
    assert related(more, "nhiệm vụ 3")[0] == added.title
    assert added.title not in related(more, "05-CT/TU")
    assert ask(more, "bài về chỉ thị 11-CT/TU").matches == [added.title]


def test_articles_that_print_the_same_number_are_related(known: Knowledge) -> None:
    added = article(99, "Sơ kết một năm", text="Thực hiện Quy định số 2683-QĐi/TU của Tỉnh ủy.")
    more = with_articles(known, added)
    rule = Match(Kind.ARTICLE, RULE_2683, 100.0)
    assert names(more, related_articles(rule, more))[0] == "Sơ kết một năm"
    assert names(more, related_articles(Match(Kind.ARTICLE, 99, 100.0), more))[0].endswith(
        "Ban Dân vận Tỉnh ủy"
    )


def test_a_number_that_an_article_prints_differs_from_one_like_it(known: Knowledge) -> None:
    more = with_articles(known, article(99, "Sơ kết Chỉ thị 12-CT/TU"))
    assert "Sơ kết Chỉ thị 12-CT/TU" not in related(more, "11-CT/TU")


def test_a_long_run_of_the_same_words_relates(known: Knowledge) -> None:
    title = "Hội thảo đổi mới tổ chức và hoạt động của Công đoàn Việt Nam"
    more = with_articles(known, article(99, title))
    assert related(more, "02-NQ/TW") == [title]


def test_five_related_articles_at_most_best_first(known: Knowledge) -> None:
    directive = known.catalogue.by_number["11"][0]
    citing = [article(100 + count, f"Xã {count} làm Chỉ thị 11-CT/TU") for count in range(8)]
    linked = article(99, "Tổng kết", linked_directives=frozenset({directive.id}))
    found = with_articles(known, linked, *citing)
    matches = related_articles(ask(found, "11-CT/TU").given.matches[0], found)
    assert len(matches) == 5
    assert names(found, matches)[0] == "Tổng kết"
    assert [one.score for one in matches] == sorted((one.score for one in matches), reverse=True)


def test_articles_are_asked_for_by_when_they_were_published(known: Knowledge) -> None:
    added = article(99, "Ngày hội đại đoàn kết", published=datetime.date(2024, 11, 18))
    more = with_articles(known, added)
    assert ask(more, "các bài năm 2024").matches == ["Ngày hội đại đoàn kết"]
    assert ask(more, "bài tháng 11/2024 về đại đoàn kết").matches == ["Ngày hội đại đoàn kết"]
    assert ask(more, "bài tháng 5/2024 về đại đoàn kết").outcome == "none"


def test_words_of_a_published_text_are_found(known: Knowledge) -> None:
    added = article(99, "Tin vắn", text="Bà con xã Môn Sơn hiến đất mở đường liên thôn.")
    found = ask(with_articles(known, added), "bài hiến đất mở đường")
    assert (found.outcome, found.matches) == ("answer", ["Tin vắn"])


def test_a_concept_that_too_many_speak_of_relates_nothing(known: Knowledge) -> None:
    common = [article(100 + count, f"Dân vận khéo ở xã số {count}") for count in range(40)]
    assert ask(with_articles(known, *common), "05-CT/TU").related == []


@pytest.mark.parametrize("part", ["title", "summary", "text"])
@pytest.mark.parametrize("then", ["văn bản nào", "liên quan văn bản nào", "có văn bản nào không"])
def test_the_documents_that_an_article_prints_are_told_after_it(
    known: Knowledge, part: str, then: str
) -> None:
    says = {"title": "Nam Đàn vào mùa", part: "Nam Đàn vào mùa làm Chỉ thị 11-CT/TU"}
    found = ask(with_articles(known, article(99, **says)), "bài Nam Đàn vào mùa", then)
    assert (found.outcome, found.matches) == ("list", ["11-CT/TU"])
    assert found.given.about == Match(Kind.ARTICLE, 99, 100.0)


def test_a_document_that_an_article_relates_to_as_its_card_says_is_told_after_it(
    known: Knowledge,
) -> None:
    (title,) = (one for one in SKILFUL if "Yên Thành" in one)
    assert ask(known, f"bài {title}", "liên quan văn bản nào").matches == ["05-CT/TU"]


def test_an_article_is_not_said_to_name_no_document_where_it_names_one_that_is_not_held(
    known: Knowledge,
) -> None:
    more = with_articles(known, article(99, "Nam Đàn vào mùa", text="Theo Kế hoạch 17-KH/HU."))
    found = ask(more, "bài Nam Đàn vào mùa", "văn bản nào")
    assert (found.outcome, found.given.lack) == ("none", Lack.NOT_HELD)
    less = with_articles(known, article(99, "Nam Đàn vào mùa"))
    found = ask(less, "bài Nam Đàn vào mùa", "văn bản nào")
    assert (found.outcome, found.given.lack) == ("none", Lack.NO_DOCUMENT)


def test_of_several_bearers_of_a_number_an_article_is_about_the_one_that_it_means() -> None:
    coastal, inland = source(1, "Bạc Liêu", 2023), source(2, "Hà Nam", 2023)
    known = knowledge(
        [task(1, coastal, 1, "Chăm lo ngư dân", (1, 3)), task(2, inland, 1, "Lúa", (2,))],
        [
            directive(
                1,
                "18-CT/TW",
                "công tác tôn giáo trong tình hình mới",
                dates=[datetime.date(2018, 1, 10)],
            ),
            directive(2, "08-NQ/TU", "cánh đồng lớn", mentions=[replace(mention(), source=inland)]),
            directive(3, "08-NQ/TU", "nghề cá", mentions=[replace(mention(), source=coastal)]),
            directive(4, "18-CT/TW", "giám sát và phản biện", dates=[datetime.date(2022, 10, 26)]),
            directive(5, "59/2023/NĐ-CP", "hương ước"),
        ],
        [
            "Sơ kết Chỉ thị 18-CT/TW về công tác tôn giáo",
            "Chỉ thị 18-CT/TW ngày 26/10/2022 ở các xã",
            "Bạc Liêu: 5 năm Nghị quyết 08-NQ/TU",
            "Học Nghị định 59/2013/NĐ-CP",
        ],
    )
    of = {
        id_: names(known, related_articles(Match(Kind.DIRECTIVE, id_, 100.0), known))
        for id_ in known.catalogue.directives
    }
    religion, monitoring, sea, _ = (one.title for one in known.articles.values())
    assert of == {1: [religion], 2: [], 3: [sea], 4: [monitoring], 5: []}


def test_what_is_about_the_same_in_another_place_is_not_related() -> None:
    hill, coast = source(1, "Gia Lai", 2026), source(2, "Bình Định", 2025)
    tasks = [task(1, hill, 1, "Phong trào tổ hòa giải năm tốt"), task(2, coast, 1, "Chống hạn")]
    shared = directive(
        3,
        "40-CT/TW",
        "phong trào tổ hòa giải năm tốt",
        mentions=[replace(mention(), source=of) for of in (hill, coast)],
    )
    title = "Phong trào tổ hòa giải năm tốt ở"
    told = [
        article(1, f"{title} làng", source_id=1),
        article(2, f"{title} phố biển", source_id=2),
        article(3, f"{title} Quy Nhơn", text="Tỉnh Bình Định có nhiều tổ."),
        article(4, f"{title} chợ", text="Bình Định học Gia Lai."),
        article(5, f"{title} cảng", source_id=2, linked_tasks=frozenset({1})),
    ]
    known = knowledge(tasks, [shared]).with_articles(library_of(told))
    of_task, of_shared = (
        {match.id for match in related_articles(Match(kind, id_, 100.0), known)}
        for kind, id_ in ((Kind.TASK, 1), (Kind.DIRECTIVE, 3))
    )
    assert of_task == {1, 4, 5}
    assert of_shared == {1, 2, 3, 4, 5}
