"""What an article that is being written relates to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.relations import Relations, relations_of
from knowledge.publishing.model import Content

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


def named(relations: Relations, known: Knowledge) -> tuple[list[str], list[int]]:
    """Numbers of directives and of tasks."""
    held = known.catalogue
    return (
        [str(held.directives[id_].citation) for id_ in relations.directives],
        [held.tasks[id_].number for id_ in relations.tasks],
    )


@pytest.mark.parametrize(
    ("content", "directives", "tasks"),
    [
        (Content("Sơ kết Nghị quyết số 04-NQ/TU"), ["04-NQ/TU"], [2, 3]),
        (Content("Sơ kết Nghị quyết số 04-NQ/TU ngày 05/11/2021"), ["04-NQ/TU"], [2, 3]),
        (Content("Sơ kết Nghị quyết số 04-NQ/TU ngày 05/11/2011"), [], []),
        (Content("Giao ban quý III", "Triển khai Kế hoạch 222-KH/TU"), ["222-KH/TU"], [8]),
        (Content("Giao ban quý III", text="Theo Kế hoạch 222-KH/TU."), ["222-KH/TU"], [8]),
        (Content("Nghị quyết 25-NQ/TW ngày 03/6/2013"), ["25-NQ/TW"], [3]),
        (Content("Nâng cao hiệu quả công tác người khuyết tật"), [], [3]),
        (Content("Giá vàng hôm nay tăng mạnh"), [], []),
        (Content("Nghị quyết 88-NQ/TU"), [], []),
        (Content(), [], []),
    ],
)
def test_numbers_and_the_title_relate_it(
    known: Knowledge, content: Content, directives: list[str], tasks: list[int]
) -> None:
    assert named(relations_of(content, known), known) == (directives, tasks)


def test_a_date_tells_which_of_a_number_is_meant(known: Knowledge) -> None:
    (id_,) = relations_of(Content("25-NQ/TW ngày 25/7/2008"), known).directives
    assert known.catalogue.directives[id_].years == {2008}


def test_a_term_tells_which_of_a_number_is_meant(known: Knowledge) -> None:
    (id_,) = relations_of(Content("Nghị quyết số 25-NQ/TW khóa XI"), known).directives
    assert known.catalogue.directives[id_].terms == {11}


def test_a_number_of_several_is_proposed_of_none(known: Knowledge) -> None:
    found = relations_of(Content("Thực hiện Nghị quyết 25-NQ/TW"), known)
    assert found.directives == ()
    assert found.tasks == ()
    assert found.unsure == tuple(one.id for one in known.catalogue.by_number["25"])


def test_what_is_told_apart_elsewhere_is_not_unsure(known: Knowledge) -> None:
    text = "Nghị quyết 25-NQ/TW ngày 03/6/2013. Nghị quyết 25-NQ/TW nêu rõ"
    found = relations_of(Content("Học tập nghị quyết", text=text), known)
    assert len(found.directives) == 1
    assert found.directives[0] not in found.unsure
