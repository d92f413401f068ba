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
