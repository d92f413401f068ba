"""Which lines belong to a task where few of them end in a full stop."""

from __future__ import annotations

import pytest

from knowledge.documents import read_document

_TITLE = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2023\n\n"
_CITED = " theo Chỉ thị số 05-CT/TU."
_OF_TASK = "Chủ trì: Phòng Tổng hợp\nĐơn vị phối hợp: Sở Y tế\nThời gian hoàn thành: tháng 3/2023"


def _tasks(*paragraphs: str) -> list[tuple[int, str]]:
    document = read_document(_TITLE + "\n\n".join(paragraphs))
    return [(task.number, task.text) for task in document.tasks]


@pytest.mark.parametrize("heading", ["II. GIỮ ĐẤT", "Phần II. Giữ đất", "II. TỔ CHỨC THỰC HIỆN"])
def test_what_a_task_says_before_a_heading_is_its_own(heading: str) -> None:
    begins = "I. NHIỆM VỤ" if heading.startswith("II") else "Phần I. Nhiệm vụ"
    tasks = _tasks(
        begins, f"1. Nắm dân{_CITED}", f"2. Giữ rừng.\nCả năm\n{_OF_TASK}", heading, "3. Giữ đất."
    )
    assert tasks[1] == (2, f"Giữ rừng.\nCả năm\n{_OF_TASK}")


@pytest.mark.parametrize(
    "behind", ["Nơi nhận:\n- Như trên.", "TRƯỞNG BAN\nNguyễn Văn Thử", "Nguồn: Ban Dân vận"]
)
def test_what_the_last_task_says_is_no_signature(behind: str) -> None:
    tasks = _tasks(f"1. Nắm dân{_CITED}", f"2. Giữ rừng.\n{_OF_TASK}", behind)
    assert tasks[1] == (2, f"Giữ rừng.\n{_OF_TASK}")


@pytest.mark.parametrize(
    "time", ["cả năm", "trong năm", "hằng tháng", "mỗi quý", "trong tháng", "theo quy định của"]
)
def test_a_task_begins_behind_a_line_without_a_full_stop(time: str) -> None:
    tasks = _tasks(f"1. Nắm dân{_CITED}", f"2. Giữ rừng\n- Thời gian: {time}\n3. Giữ đất.")
    assert tasks[1:] == [(2, f"Giữ rừng\n- Thời gian: {time}"), (3, "Giữ đất.")]


@pytest.mark.parametrize("heading", ["Giải phóng mặt bằng", "Chế độ báo cáo cấp trên"])
def test_a_heading_that_ends_as_if_words_were_missing_is_a_line(heading: str) -> None:
    assert _tasks(f"1. {heading}", f"Vận động dân{_CITED}", "2. Giữ rừng.")[0] == (
        1,
        f"{heading}\nVận động dân{_CITED}",
    )


def test_who_leads_and_who_helps_stay_lines_in_a_text_wrapped_by_hand() -> None:
    told = (
        "Giữ rừng đầu nguồn và đất bãi bồi ven sông, trồng cây ở các xã.\n"
        "Chủ trì: Hạt Kiểm lâm, Phòng Nông nghiệp và Phòng Tài nguyên của huyện\n"
        "Phối hợp: các xã"
    )
    assert _tasks(f"1. Nắm dân{_CITED}", f"2. {told}")[1] == (2, told)


def test_numbers_that_begin_again_under_headings_in_capitals_are_counted_through() -> None:
    tasks = _tasks(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Gần dân.",
        f"II. NẮM DÂN, GIỮ BẢN\n1. Gặp gỡ{_CITED}\n2. Thăm hỏi.",
        "III. PHONG TRÀO “DÂN VẬN KHÉO”\n1. Trồng cây.\n2. Hiến đất.",
    )
    printed = [
        f"(II.1) Gặp gỡ{_CITED}",
        "(II.2) Thăm hỏi.",
        "(III.1) Trồng cây.",
        "(III.2) Hiến đất.",
    ]
    assert tasks == list(enumerate(printed, start=1))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["I. Nắm dân", "1. Gặp gỡ"], ["II. Giữ rừng", "1. Trồng cây"]),
        (["I. NẮM DÂN", "1. Gặp gỡ"], ["II. GIỮ RỪNG", "- Trồng cây"]),
        (["I. NẮM DÂN", "1. Chủ trì: Xã"], ["II. GIỮ RỪNG", "1. Chủ trì: Xã"]),
    ],
)
def test_numbers_within_tasks_are_not_those_of_tasks(first: list[str], second: list[str]) -> None:
    tasks = _tasks(first[0], first[1] + _CITED, second[0], second[1] + ".")
    assert [number for number, _ in tasks] == [1, 2]
    assert tasks[0][1].endswith(f"\n{first[1]}{_CITED}")


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (
            ["1. Mục đích, yêu cầu", "Gần dân.", "2. Nhiệm vụ trọng tâm"],
            ["3. Tổ chức thực hiện", "3.1. Xã báo cáo."],
        ),
        (["I. YÊU CẦU", "- Gần dân.", "II. NHIỆM VỤ"], ["III. TỔ CHỨC THỰC HIỆN", "3.1. Báo cáo."]),
    ],
)
def test_tasks_that_are_numbered_by_their_section(before: list[str], behind: list[str]) -> None:
    tasks = (f"2.1. Nắm dân{_CITED}", "2.2. Giữ rừng:\n- Trồng cây.", "2.3. Giữ đất.")
    printed = [f"(2.1) Nắm dân{_CITED}", "(2.2) Giữ rừng:\n- Trồng cây.", "(2.3) Giữ đất."]
    assert _tasks(*before, *tasks, *behind) == list(enumerate(printed, start=1))


def test_decimals_within_numbered_tasks_number_none() -> None:
    items = ("1. Nội dung tuyên truyền", f"1.1. Nắm dân{_CITED}", "2. Giữ rừng", "2.1. Trồng cây.")
    assert [number for number, _ in _tasks(*items)] == [1, 2]
