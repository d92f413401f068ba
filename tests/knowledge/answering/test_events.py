"""When something is held is told by tasks, and is no date of issue of what is about it."""

from __future__ import annotations

import datetime

import pytest

from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, mention, source, task

PROGRAMME = source(1, "Hà Nam", 2024)
KNOWN = knowledge(
    [
        task(
            1,
            PROGRAMME,
            1,
            "Tham mưu theo Chỉ thị số 61-CT/TU, ngày 02/5/2023 về lễ hội đua bò vùng Bảy Núi. Vận"
            " động bà con dự lễ hội đua bò ngày 14/9/2024.",
            [1],
        ),
        task(
            2,
            PROGRAMME,
            2,
            "Vận động theo Quyết định số 72-QĐ/TU, ngày 03/6/2023 về đỡ đầu xóm chài. Hoàn thành"
            " việc đỡ đầu trước ngày 20/8/2024.",
            [2],
        ),
        task(
            3,
            PROGRAMME,
            3,
            "Tuyên truyền Nghị quyết số 83-NQ/TU, ngày 04/7/2023 về nghề làm muối.",
            [3],
        ),
    ],
    [
        directive(
            id_,
            number,
            title,
            doc_type=doc_type,
            dates=[datetime.date(2023, id_ + 4, id_ + 1)],
            mentions=[mention()],
        )
        for id_, number, title, doc_type in (
            (1, "61-CT/TU", "Lễ hội đua bò vùng Bảy Núi", "Chỉ thị"),
            (2, "72-QĐ/TU", "Đỡ đầu xóm chài", "Quyết định"),
            (3, "83-NQ/TU", "Nghề làm muối", "Nghị quyết"),
        )
    ],
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("lễ hội đua bò vào ngày nào", "nhiệm vụ 1"),
        ("khi nao le hoi dua bo", "nhiệm vụ 1"),
        ("Lễ hội đua bò vùng Bảy Núi tổ chức ngày nào?", "nhiệm vụ 1"),
        ("le hoi dua bo thang may", "nhiệm vụ 1"),
        ("lễ hội đua bò hôm nào", "nhiệm vụ 1"),
        ("do dau xom chai truoc ngay may", "nhiệm vụ 2"),
        ("đỡ đầu xóm chài hạn khi nào", "nhiệm vụ 2"),
        ("hạn đỡ đầu xóm chài", "nhiệm vụ 2"),
        ("nghề làm muối bắt đầu ngày nào", "nhiệm vụ 3"),
    ],
)
def test_the_day_of_an_event_is_that_of_a_task(question: str, expected: str) -> None:
    found = ask(KNOWN, question)
    assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("chỉ thị về lễ hội đua bò ngày nào", "61-CT/TU"),
        ("lễ hội đua bò ban hành ngày nào", "61-CT/TU"),
        ("đỡ đầu xóm chài ra ngày nào", "72-QĐ/TU"),
        ("nghề làm muối ngày nào", "83-NQ/TU"),
    ],
)
def test_the_day_of_a_document_is_when_it_was_issued(question: str, expected: str) -> None:
    found = ask(KNOWN, question)
    assert (found.matches, found.given.attribute) == ([expected], Attribute.DATE)
