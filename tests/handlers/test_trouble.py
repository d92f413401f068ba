"""What people are told of a load, of what is held, and of why the program stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.telegram.errors import PollerConflict, TokenRefused
from handlers import trouble
from knowledge.documents.model import DocumentProblem
from knowledge.errors import (
    DanvanError,
    DocumentError,
    StoreError,
    TableError,
    TableProblem,
    WriteError,
)
from knowledge.store.loading import Loaded

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

COUNTS = "10 nhiệm vụ, 39 văn bản, 15 bài viết"


@pytest.mark.parametrize(
    ("is_new", "is_changed", "sentence"),
    [
        (True, True, f"Đã nạp “Chương trình”: {COUNTS}."),
        (False, True, f"Đã cập nhật “Chương trình”: {COUNTS}."),
        (False, False, f"“Chương trình” đã có sẵn, không có gì thay đổi ({COUNTS})."),
    ],
)
def test_a_load_is_told_with_its_counts(is_new: bool, is_changed: bool, sentence: str) -> None:
    loaded = Loaded("Chương trình", 10, 39, 15, (), is_new=is_new, is_changed=is_changed)
    assert trouble.loaded(loaded) == sentence


def test_what_could_not_be_read_is_told_after_a_load() -> None:
    unread = ("lO-KH/TU", "S5-CT/TU")
    loaded = Loaded("Chương trình", 10, 39, 15, unread, is_new=True, is_changed=True)
    told, warning = trouble.loaded(loaded).splitlines()
    assert told == f"Đã nạp “Chương trình”: {COUNTS}."
    assert "không đọc được: “lO-KH/TU”, “S5-CT/TU”." in warning


@pytest.mark.parametrize("problem", DocumentProblem)
def test_a_refusal_says_why_and_that_nothing_has_changed(problem: DocumentProblem) -> None:
    told = trouble.refused_document(DocumentError(problem))
    assert told.startswith("Đây không phải là chương trình nhiệm vụ: ")
    assert told.endswith("Dữ liệu đang có giữ nguyên.")


def test_every_problem_has_a_reason_of_its_own() -> None:
    told = {trouble.refused_document(DocumentError(problem)) for problem in DocumentProblem}
    assert len(told) == len(DocumentProblem)


@pytest.mark.parametrize(
    ("error", "named"),
    [
        (PollerConflict("x"), "đang chạy ở nơi khác"),
        (TokenRefused("x"), "TELEGRAM_TOKEN"),
        (StoreError("postgresql://mật:khẩu@máy"), "DATABASE_URL"),
        (DanvanError("x"), "nhật ký"),
    ],
)
def test_why_the_program_stopped_is_said_without_its_secrets(
    error: DanvanError, named: str
) -> None:
    told = trouble.stopped(error)
    assert named in told
    assert "mật:khẩu" not in told


@pytest.mark.parametrize(
    ("is_busy", "reason"), [(True, "một chương trình khác đang ghi"), (False, "chỗ trống trên đĩa")]
)
def test_what_could_not_be_written_is_run_again(is_busy: bool, reason: str) -> None:
    first = trouble.stopped(WriteError("mật:khẩu", is_busy=is_busy))
    assert reason in first
    assert first.endswith("rồi chạy lại lệnh này.")
    later = trouble.stopped(WriteError("mật:khẩu", is_busy=is_busy, done=1_500))
    assert later.startswith(f"{first} 1.500 dòng đầu")


def test_what_is_held_is_counted_by_source(known: Knowledge) -> None:
    counts, source = trouble.held(known).splitlines()
    assert counts == f"{COUNTS}."
    assert source == "Nguồn: Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An năm 2023"


@pytest.mark.parametrize("problem", TableProblem)
def test_a_table_that_cannot_be_read_is_told_in_vietnamese(problem: TableProblem) -> None:
    told = trouble.bad_table(TableError(problem, "bodies.tsv", 7))
    assert "bodies.tsv, dòng 7" in told
    assert problem.value not in told


def test_wrong_settings_are_named() -> None:
    told = trouble.bad_settings(["LOG_LEVEL", "DATABASE_URL"])
    assert told.startswith("Cấu hình chưa đúng: LOG_LEVEL, DATABASE_URL.")
