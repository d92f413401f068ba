"""What chat shortens is read as it is written out; what may be something else is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.reading.short_forms import written_out
from tests.knowledge.answering.asking import ask

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("có nhg kết luận nào", "có những kết luận nào"),
        ("co nhug nghi dinh nao", "có những nghị định nào"),
        ("có nhiu nv", "có bao nhiêu nhiệm vụ"),
        ("nv về ctac tôn giáo", "nv về công tác tôn giáo"),
        ("chỉ thị về dv khéo", "chỉ thị về dân vận khéo"),
        ("các nv về tg", "các nv về tôn giáo"),
        ("các nv về ctac tg", "các nv về công tác tôn giáo"),
        ("ds nv", "danh sách nhiệm vụ"),
        ("văn bản của TU", "văn bản của Tỉnh ủy"),
        ("các đề án của tu", "các đề án của Tỉnh ủy"),
        ("Qdd 99 laf gif", "QĐ 99 là gì"),
        ("99-QDD/TW", "99-QĐ/TW"),
        ("NDD 145 vaf KL 101", "NĐ 145 và KL 101"),
        ("co bn nv", "có bao nhiêu nv"),
        ("bao nhiêu cái kết luận", "bao nhiêu kết luận"),
        ("cấy chỉ thị về tôn giáo", "cái chỉ thị về tôn giáo"),
        ("nhiệm vụ 5 chừng nào xong", "nhiệm vụ 5 khi nào xong"),
        ("ai ctri nhiệm vụ 5", "ai chủ trì nhiệm vụ 5"),
        ("ai kí chương trình này", "ai ký chương trình này"),
        ("ngay ki nghi quyet 24", "ngay ky nghi quyet 24"),
        ("Qui định số 124", "Quy định số 124"),
        ("qui chế dân chủ ở cơ sở", "quy chế dân chủ ở cơ sở"),
    ],
)
def test_it_is_answered_as_written_out(known: Knowledge, typed: str, written: str) -> None:
    short, whole = ask(known, typed), ask(known, written)
    assert whole.matches
    assert (short.outcome, short.matches) == (whole.outcome, whole.matches)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("nv về tg", [("tg", "tôn giáo")]),
        ("cong tac dt va tg", [("dt", "dân tộc"), ("tg", "tôn giáo")]),
        ("ds nv", [("ds", "danh sách")]),
        ("nhg nv nào", []),
        ("đơn vị nào ctri", [("ctri", "chủ trì")]),
        ("co bn nv", [("bn", "bao nhiêu")]),
    ],
)
def test_what_may_be_something_else_is_told(typed: str, told: list[tuple[str, str]]) -> None:
    assert [(one.typed, one.read) for one in written_out(typed).corrections] == told


@pytest.mark.parametrize(
    "typed",
    [
        "tg 5 ngày",
        "bộ ctri",
        "ds dân cư",
        "sdt ai",
        "dt 100 m2",
        "bn ơi",
        "văn bn 02",
        "cấy lúa",
        "nhiệm vụ 5",
    ],
)
def test_elsewhere_it_stays(typed: str) -> None:
    assert written_out(typed).text == typed
