"""What a task asks for, without the documents that it names."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.citations import find
from knowledge.summary import demand, excerpt, summarize

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

LONG = " và các tổ chức chính trị - xã hội" * 10


def test_a_short_text_is_its_own_summary() -> None:
    text = "Thực hiện Chỉ thị số 05-CT/TU về phong trào thi đua."
    assert summarize(text) == text


def test_a_long_text_without_documents_is_its_own_summary() -> None:
    text = f"Phối hợp với Mặt trận{LONG}."
    assert summarize(text) == text


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (
            f"Kiểm tra Chỉ thị số 05-CT/TU về phong trào{LONG}. Xây dựng điểm sáng.",
            "Kiểm tra … Xây dựng điểm sáng.",
        ),
        (
            f"Kiểm tra, thực hiện các Nghị quyết số 04-NQ/TU{LONG}; Chỉ thị số 05-CT/TU về Tết.",
            "Kiểm tra, thực hiện …",
        ),
        (
            f"Tổng kết: 5 năm Chỉ thị số 5-CT/TU{LONG}; quán triệt Kết luận số 7-KL/TU, 8-KL/TU.",
            "Tổng kết: 5 năm … quán triệt …",
        ),
        (
            f"Kiểm tra, thẩm tra Đề án số 05-ĐA/TU về “đất; rừng{LONG}”, Kế hoạch số 06-KH/TU.",
            "Kiểm tra, thẩm tra …",
        ),
        (
            f"Theo dõi việc thực hiện theo Chỉ thị số 05-CT/TU{LONG}.\nTổ chức hội nghị!",
            "Theo dõi việc thực hiện … Tổ chức hội nghị!",
        ),
        (
            f"Tuyên truyền:\nChỉ thị số 05-CT/TU{LONG}. Kiểm tra; đôn đốc.",
            "Tuyên truyền: Kiểm tra; đôn đốc.",
        ),
        (
            f"Giữ rừng\n6.1. Chỉ thị số 5-CT/TU{LONG}.\n6.2. Theo Chỉ thị số 7-CT/TU.\n6.3. Ăn.",
            "Giữ rừng 6.2. Theo … 6.3. Ăn.",
        ),
        (
            f"Trồng rừng theo Đề án số 05-ĐA/TU về đất{LONG}; mỗi xã có một vườn ươm; thi cây đẹp.",
            "Trồng rừng … mỗi xã có một vườn ươm; thi cây đẹp.",
        ),
        (
            f"Giữ đê; Luật Đê điều; Luật Đất đai số 31/2024/QH15 về đất{LONG}; hộ đê trước bão.",
            "Giữ đê; … hộ đê trước bão.",
        ),
        (
            f"Giám sát xã theo Chỉ thị số 05-CT/TU{LONG}. Giám sát xã theo Chỉ thị số 11-CT/TU.",
            "Giám sát xã …",
        ),
        (
            f"Giữ rừng theo Chỉ thị số 05-CT/TU{LONG}.\n- Chủ trì: Kiểm lâm. Xã làm.\n+ Cả năm.",
            "Giữ rừng …\n- Chủ trì: Kiểm lâm. Xã làm.\n+ Cả năm.",
        ),
        (
            f"Sơ kết Đề án số 05-ĐA/TU{LONG}; tiếp tục thực hiện Kết luận số 7-KL/TU. Giữ rừng.",
            "Sơ kết … Giữ rừng.",
        ),
        (
            f"Giữ rừng\nTrồng cây theo Chỉ thị số 05-CT/TU{LONG}. Giữ đất.",
            "Giữ rừng\nTrồng cây … Giữ đất.",
        ),
    ],
)
def test_words_up_to_the_first_document_of_each_sentence(text: str, summary: str) -> None:
    assert summarize(text) == summary


@pytest.mark.parametrize("verb", ["Tuyên truyền", "Tiếp tục triển khai thực hiện"])
def test_a_verb_alone_is_told_with_what_it_is_about(verb: str) -> None:
    text = f"{verb} Chỉ thị số 05-CT/TU về phong trào{LONG}."
    summary = summarize(text)
    assert summary.startswith(f"{verb} Chỉ thị số 05-CT/TU về phong trào")
    assert summary.endswith(" …")
    assert text.startswith(summary.removesuffix(" …"))


def test_a_text_that_is_all_documents_is_kept() -> None:
    text = f"Chỉ thị số 05-CT/TU về phong trào{LONG}"
    assert summarize(text) == text


def test_tasks_of_the_bundled_document(known: Knowledge) -> None:
    for task in known.catalogue.tasks.values():
        summary = summarize(task.text)
        assert 20 < len(summary) <= 280
        assert all(piece.strip() in task.text for piece in summary.split("…"))
        assert not find(summary)


TASK = (
    "Kiểm tra, tổng kết: 15 năm thực hiện Nghị quyết số 25-NQ/TW, ngày 25/7/2008 về thanh niên; "
    "10 năm thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 về dân vận; "
    "Chỉ thị số 11-CT/TU về người khuyết tật. "
    "Giám sát việc thực hiện Quy định số 124-QĐ/TW, Nghị quyết số 02-NQ/TW. "
    "Nghị quyết số 09-NQ/TW về doanh nhân. "
    "Rà soát, đôn đốc: 5 năm Chỉ thị số 03-CT/TU; triển khai thực hiện Kế hoạch số 04-KH/TU. "
    "Tổng kết: đất, rừng; sơ kết việc thực hiện Đề án số 05-ĐA/TU về “bãi bồi; bến bãi”, "
    "Kế hoạch số 06-KH/TU; Luật Đê điều, Chỉ thị số 08-CT/TW."
)


@pytest.mark.parametrize(
    ("as_written", "date", "expected"),
    [
        ("25-NQ/TW", datetime.date(2008, 7, 25), "Kiểm tra, tổng kết: 15 năm thực hiện …"),
        ("25-NQ/TW", datetime.date(2013, 6, 3), "Kiểm tra, tổng kết: … 10 năm thực hiện …"),
        ("25-NQ/TW", None, "Kiểm tra, tổng kết: 15 năm thực hiện …"),
        ("11-CT/TU", None, "Kiểm tra, tổng kết: 15 năm thực hiện …"),
        ("124-QĐ/TW", None, "Giám sát việc thực hiện …"),
        ("02-NQ/TW", None, "Giám sát việc thực hiện …"),
        ("09-NQ/TW", None, ""),
        ("04-KH/TU", None, "Rà soát, đôn đốc: …"),
        ("99-KL/TW", None, ""),
        ("06-KH/TU", None, "Tổng kết: … sơ kết việc thực hiện …"),
        ("08-CT/TW", None, "Tổng kết: đất, rừng; sơ kết việc thực hiện …"),
        ("người khuyết tật", None, "Kiểm tra, tổng kết: 15 năm thực hiện …"),
    ],
)
def test_what_is_to_be_done_with_a_document(
    as_written: str, date: datetime.date | None, expected: str
) -> None:
    assert demand(TASK, as_written, date) == expected


OF_SHOWS = (
    "Củng cố hội theo Chỉ thị số 11-CT/TU; phối hợp tổ chức hội diễn theo Kế hoạch số 12-KH/TU; "
    "tuyên truyền phong trào, diễn biến, tổ dân phố theo Hướng dẫn số 13-HD/BTG"
    + " tại các xã, các hội"
    * 15
)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("tổ chức hội diễn phong trào", "phối hợp tổ chức hội diễn"),
        ("kế hoạch 12", "phối hợp tổ chức hội diễn"),
        ("phố", "tuyên truyền phong trào"),
        ("biến động của các tổ", ""),
        ("tinh thần", ""),
    ],
)
def test_a_passage_of_a_task_says_what_was_asked(subject: str, expected: str) -> None:
    found = excerpt(OF_SHOWS, subject)
    assert found.startswith(expected)
    assert bool(found) == bool(expected)


def test_the_passage_is_told_beside_other_parts_of_the_summary_too() -> None:
    text = f"Trồng rừng theo Đề án số 05-ĐA/TU về đất{LONG}; mỗi xã có một vườn ươm; thi cây đẹp."
    assert excerpt(text, "thi cây đẹp khi nào") == "thi cây đẹp."
    assert not excerpt("Mỗi xã có một vườn ươm; thi cây đẹp.", "thi cây đẹp khi nào")


@pytest.mark.parametrize(
    "verb",
    [
        "Thực hiện",
        "Triển khai",
        "\n1.2. Thực hiện",
        "a) Thực hiện",
        "Giữ rừng\nđ) Tổ chức thực hiện",
        "Tiếp tục triển khai thực hiện",
        "",
    ],
)
def test_a_verb_alone_says_nothing_of_what_is_to_be_done(verb: str) -> None:
    assert not demand(f"{verb} Chỉ thị số 05-CT/TU về dân vận khéo.", "Chỉ thị số 05-CT/TU", None)


def test_what_is_to_be_done_with_each_document_is_said_by_its_task(known: Knowledge) -> None:
    for directive in known.catalogue.directives.values():
        for mention, id_ in zip(directive.mentions, directive.task_ids, strict=False):
            text = known.catalogue.tasks[id_].text
            said = demand(text, mention.as_written, mention.date)
            assert all(piece.strip(" :") in text for piece in said.split("…"))


PIECES = st.sampled_from(
    ["Kiểm tra ", "Chỉ thị số 05-CT/TU", " về ", "thi đua ", "; ", ". ", "\n", "và ", "xa " * 60]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_nothing_is_added_but_an_ellipsis(text: str) -> None:
    summary = summarize(text)
    assert set(summary.replace("…", "").split()) <= set(text.replace("…", " ").split()) | {""}
    assert bool(summary.strip()) == bool(text.strip())


def test_lines_with_a_label_keep_their_lines() -> None:
    lines = "Chủ trì: Sở Y tế\nPhối hợp: Hội Chữ thập đỏ, Tỉnh đoàn\nThời gian hoàn thành: Quý I"
    text = f"Triển khai Kế hoạch số 12-KH/TU về hiến máu{LONG}; hiến 500 đơn vị máu.\n{lines}"
    assert summarize(text) == f"Triển khai … hiến 500 đơn vị máu.\n{lines}"


def test_a_heading_in_capitals_keeps_its_line() -> None:
    task = (
        "VẬN ĐỘNG DÂN CƯ\nGặp gỡ tiểu thương chợ đầu mối theo Chỉ thị số 05-CT/TU, ngày 01/02/2021"
        " của Ban Thường vụ Tỉnh ủy về chợ. " + "Nắm tâm tư của người buôn bán nhỏ ở các chợ. " * 5
    )
    assert summarize(task).startswith("VẬN ĐỘNG DÂN CƯ\nGặp gỡ tiểu thương chợ đầu mối …")
