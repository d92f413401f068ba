"""`danvan load`, `cite`, `export` and `chat`, and how each of them fails."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest

from handlers.words import count
from knowledge.base import bundled_document
from tests.product.conftest import (
    danvan,
    environment,
    is_one_sentence,
    run_behind,
    run_unprivileged,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.product.conftest import Ended

NGHE_AN = bundled_document()
CITED = "Nghị quyết số 04-NQ/TU ngày 5/11/2021; Nghị định\n145/2020/NĐ-CP; 24/24; 101- KL/TW"
ARTICLES = (
    '{"id": "L7", "title": "Mường Lống trồng chè trên đất dốc", "text": "Bà con họp bàn."}\n'
    "{không phải JSON}\n"
    '{"title": "Bò giống về với hộ nghèo", "published": "19/05/2023"}\n'
).encode()


@pytest.fixture(scope="session")
def exported(asked: Callable[..., Ended]) -> dict[str, list[dict[str, Any]]]:
    ended = asked("export", "--json")
    assert (ended.code, ended.err) == (0, "")
    found: dict[str, list[dict[str, Any]]] = json.loads(ended.out)
    return found


def of(exported: dict[str, list[dict[str, Any]]], citation: str) -> list[dict[str, Any]]:
    return [one for one in exported["directives"] if one["citation"] == citation]


def test_help_names_every_command(asked: Callable[..., Ended]) -> None:
    ended = asked("--help")
    assert ended.code == 0
    for command in ("run", "chat", "ask", "load", "cite", "export"):
        assert f" {command} " in ended.out


def test_the_version_is_that_of_the_package(asked: Callable[..., Ended]) -> None:
    ended = asked("--version")
    assert (ended.code, ended.out, ended.err) == (0, f"{version('danvan-bot')}\n", "")


class TestExport:
    def test_everything_is_there(self, exported: dict[str, list[dict[str, Any]]]) -> None:
        counts = {name: len(held) for name, held in exported.items()}
        assert counts == {"sources": 1, "tasks": 10, "directives": 39, "articles": 15}
        assert sum(one["citation"] is not None for one in exported["directives"]) == 36

    def test_each_has_the_fields_of_the_contract(
        self, exported: dict[str, list[dict[str, Any]]]
    ) -> None:
        task = {"id", "number", "year", "source", "headings", "text", "summary", "directives"}
        directive = {
            "id", "citation", "doc_type", "issuer", "issuers", "dates", "titles", "tasks", "term",
            "mentions", "implements",
        }  # fmt: skip
        mention = {"task", "date", "title", "as_written"}
        assert all(one.keys() >= task for one in exported["tasks"])
        assert all(one.keys() >= directive for one in exported["directives"])
        assert all(
            one.keys() >= mention for held in exported["directives"] for one in held["mentions"]
        )
        assert all(
            one.keys() >= {"title", "url", "published", "external_id"}
            for one in exported["articles"]
        )

    def test_tasks_are_word_for_word(self, exported: dict[str, list[dict[str, Any]]]) -> None:
        assert [one["number"] for one in exported["tasks"]] == list(range(1, 11))
        for task in exported["tasks"]:
            assert task["text"] in " ".join(NGHE_AN.split())
            assert (task["year"], "Nghệ An" in task["source"]) == (2023, True)

    def test_three_documents_bear_one_number(
        self, exported: dict[str, list[dict[str, Any]]]
    ) -> None:
        dates = sorted(one["dates"] for one in of(exported, "25-NQ/TW"))
        assert dates == [[], ["2008-07-25"], ["2013-06-03"]]

    def test_what_contradicts_itself_is_kept_as_printed(
        self, exported: dict[str, list[dict[str, Any]]]
    ) -> None:
        (resolution,) = of(exported, "04-NQ/TU")
        assert resolution["dates"] == ["2021-11-05", "2021-11-19"]
        (directive,) = of(exported, "05-CT/TU")
        assert len(directive["titles"]) == 2
        (last,) = of(exported, "101-KL/TW")
        assert [one["as_written"] for one in last["mentions"]] == ["101- KL/TW"]

    def test_numbers_without_a_date_have_none(
        self, exported: dict[str, list[dict[str, Any]]]
    ) -> None:
        undated = [one for one in exported["directives"] if one["citation"] and not one["dates"]]
        assert len(undated) == 7

    def test_what_carries_out_what(self, exported: dict[str, list[dict[str, Any]]]) -> None:
        chain = [of(exported, one)[0] for one in ("31-KH/TU", "07-KL/TW", "62-CT/TW")]
        assert [one["implements"] for one in chain] == [[chain[1]["id"]], [chain[2]["id"]], []]

    def test_tasks_and_directives_point_at_each_other(
        self, exported: dict[str, list[dict[str, Any]]]
    ) -> None:
        named = {one["id"]: one["tasks"] for one in exported["directives"]}
        for task in exported["tasks"]:
            assert all(task["number"] in named[id_] for id_ in task["directives"])

    def test_without_json_it_is_counted(self, asked: Callable[..., Ended]) -> None:
        assert asked("export").out.splitlines() == [
            "10 nhiệm vụ, 39 văn bản, 15 bài viết.",
            "Nguồn: Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An năm 2023",
        ]


def test_a_document_is_loaded_once_and_corrected_in_place(empty: Path) -> None:
    file = empty / "chương trình.txt"
    file.write_bytes(b"\xef\xbb\xbf" + NGHE_AN.replace("\n", "\r\n").encode())
    counts = "10 nhiệm vụ, 39 văn bản, 15 bài viết"
    first, again = danvan(empty, "load", file.name), danvan(empty, "load", file.name)
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("Đã nạp “")
    assert counts in first.out
    assert again.out.endswith(f"đã có sẵn, không có gì thay đổi ({counts}).\n")
    corrected = danvan(empty, "load", "-", given=NGHE_AN.replace("5/11/2021", "19/11/2021"))
    assert corrected.out.startswith("Đã cập nhật “")
    assert json.loads(danvan(empty, "ask", "--json", "04-NQ/TU").out)["matches"][0]["dates"] == [
        "2021-11-19"
    ]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("rỗng.txt", b"", "Đây không phải là chương trình nhiệm vụ: tệp không có nội dung."),
        ("tin.txt", "Xin chào đồng chí.".encode(), "Đây không phải là chương trình nhiệm vụ:"),
        (
            "một.txt",
            "NHIỆM VỤ CÔNG TÁC DÂN VẬN NĂM 2024\n1. Thực hiện Chỉ thị số 33-CT/TU.\n".encode(),
            "Đây không phải là chương trình nhiệm vụ: không thấy ít nhất hai nhiệm vụ",
        ),
        ("utf16.txt", NGHE_AN.encode("utf-16"), "Tệp utf16.txt không phải là văn bản UTF-8."),
        ("không có.txt", None, "Không đọc được tệp không có.txt:"),
        (".", None, "Không đọc được tệp .:"),
    ],
)
def test_what_cannot_be_loaded_is_said_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ended = danvan(tmp_path, "load", name)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(sentence)
    assert is_one_sentence(ended.err)


def test_bytes_that_are_no_text_are_not_loaded_from_standard_input(tmp_path: Path) -> None:
    ended = danvan(tmp_path, "load", "-", given=NGHE_AN.encode().replace(b"\xc3\xa0", b"\xe0", 1))
    assert ended.code == 1
    assert is_one_sentence(ended.err)


class TestLoadArticles:
    def test_articles_are_loaded_asked_for_and_kept_by_their_ids(self, tmp_path: Path) -> None:
        (tmp_path / "bài.jsonl").write_bytes(ARTICLES)
        ended = danvan(tmp_path, "load", "bài.jsonl")
        assert (ended.code, ended.err) == (0, "Dòng 2: không đúng cú pháp JSON.\n")
        assert ended.out == (
            "Đã nạp bài viết: 2 bài mới, 0 bài được cập nhật, 0 bài đã có sẵn, "
            "1 dòng lỗi bị bỏ qua.\n"
        )
        asked = json.loads(danvan(tmp_path, "ask", "--json", "bài Mường Lống trồng chè").out)
        assert (asked["outcome"], asked["matches"][0]["external_id"]) == ("answer", "L7")
        exported = json.loads(danvan(tmp_path, "export", "--json").out)
        named = {one["title"]: one["external_id"] for one in exported["articles"]}
        assert named["Bò giống về với hộ nghèo"] is None
        again = danvan(tmp_path, "load", "-", given=ARTICLES)
        assert "0 bài mới, 0 bài được cập nhật, 2 bài đã có sẵn" in again.out

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("bài.txt", b"\xef\xbb\xbf\n" + b'{"title": "Tin"}'),
            ("bài.NDJSON", b'x\n{"title": "Tin"}'),
        ],
    )
    def test_rows_are_known_by_the_name_of_a_file_or_by_its_start(
        self, tmp_path: Path, name: str, content: bytes
    ) -> None:
        (tmp_path / name).write_bytes(content)
        ended = danvan(tmp_path, "load", name)
        assert ended.code == 0
        assert ended.out.startswith("Đã nạp bài viết: 1 bài mới")

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("bài.jsonl", b"", "Không có bài viết nào để nạp: "),
            ("bài.NDJSON", b"x", "Không nạp được bài viết nào: "),
            ("bài.json", b'[{"title": "Tin"}]', "Không nạp được bài viết nào: "),
        ],
    )
    def test_where_no_row_is_an_article_it_fails_and_says_why(
        self, tmp_path: Path, name: str, content: bytes, told: str
    ) -> None:
        (tmp_path / name).write_bytes(content)
        ended = danvan(tmp_path, "load", name)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.splitlines()[-1].startswith(told)

    def test_where_the_disk_is_full_it_says_what_is_kept_and_goes_on_later(
        self, tmp_path: Path
    ) -> None:
        text = "Bà con họp bàn. " * 40
        rows = [json.dumps({"id": number, "title": "Tin", "text": text}) for number in range(4_000)]
        (tmp_path / "bài.jsonl").write_text("\n".join(rows), encoding="utf-8")
        size = (tmp_path / "danvan.db").stat().st_size
        limited = ["prlimit", f"--fsize={size + 1_000_000}"]
        ended = run_behind(limited, tmp_path, "load", "bài.jsonl")
        assert (ended.returncode, ended.stdout) == (1, "")
        logged, sentence = ended.stderr.splitlines()
        assert json.loads(logged)["error"] == "WriteError", logged
        kept = re.search(r"([\d.]+) dòng đầu đã xử lý xong", sentence)
        assert kept
        before = int(kept[1].replace(".", ""))
        again = danvan(tmp_path, "load", "bài.jsonl").out
        assert f"{count(4_000 - before)} bài mới" in again
        assert f"{count(before)} bài đã có sẵn" in again

    def test_a_file_that_is_not_there_is_said_in_a_sentence(self, tmp_path: Path) -> None:
        ended = danvan(tmp_path, "load", "bài.jsonl")
        assert (ended.code, ended.out) == (1, "")
        assert is_one_sentence(ended.err)


class TestCite:
    def test_a_file_is_cited_in_a_table(self, tmp_path: Path) -> None:
        (tmp_path / "văn bản.txt").write_text(CITED, encoding="utf-8")
        ended = danvan(tmp_path, "cite", "văn bản.txt")
        assert (ended.code, ended.err) == (0, "")
        rows = [line.split("│")[1:-1] for line in ended.out.splitlines() if line.startswith("│")]
        assert [[cell.strip() for cell in row] for row in rows] == [
            ["04-NQ/TU", "Nghị quyết", "05/11/2021", "04-NQ/TU"],
            ["145/2020/NĐ-CP", "Nghị định", "", "145/2020/NĐ-CP"],
            ["101-KL/TW", "Kết luận", "", "101- KL/TW"],
        ]

    def test_lines_are_cited_line_by_line(self, asked: Callable[..., Ended]) -> None:
        lines = [json.dumps({"text": CITED}), '{"text": ""}', '{"text": 5}', "dở"]
        ended = asked("cite", "--json", "-", given="\n".join(lines))
        found, empty, *refused = (json.loads(line) for line in ended.out.splitlines())
        assert (ended.code, ended.err, empty) == (0, "", {"citations": []})
        assert [one["citations"] for one in refused] == [[], []]
        assert all(one["error"] for one in refused)
        for one in found["citations"]:
            assert CITED[one["start"] : one["end"]] == one["as_written"]
        assert found["citations"][0] | {"start": 0, "end": 0} == {
            "citation": "04-NQ/TU",
            "as_written": "04-NQ/TU",
            "doc_type": "Nghị quyết",
            "date": "2021-11-05",
            "start": 0,
            "end": 0,
        }

    def test_a_file_is_cited_in_json(self, tmp_path: Path) -> None:
        (tmp_path / "văn bản.txt").write_text(CITED, encoding="utf-8")
        (line,) = danvan(tmp_path, "cite", "--json", "văn bản.txt").out.splitlines()
        assert [one["citation"] for one in json.loads(line)["citations"]] == [
            "04-NQ/TU",
            "145/2020/NĐ-CP",
            "101-KL/TW",
        ]

    def test_no_file_is_said_in_a_sentence(self, tmp_path: Path) -> None:
        ended = danvan(tmp_path, "cite", "không có.txt")
        assert ended.code == 1
        assert is_one_sentence(ended.err)


class TestChat:
    @pytest.mark.parametrize("command", ["chat", "run"])
    def test_in_a_pipe_lines_are_answered_and_then_it_ends(
        self, tmp_path: Path, command: str
    ) -> None:
        ended = danvan(tmp_path, command, given="25-NQ/TW\n\n2\nnhiệm vụ 5")
        assert (ended.code, ended.err) == (0, "")
        choices, picked, task, rest = ended.out.split("\n\n")
        assert choices.startswith("Có 3 văn bản khớp với câu hỏi.")
        assert "Ngày ban hành: 25/07/2008" in picked
        assert task.startswith("Nhiệm vụ 5 (Nghệ An 2023)")
        assert rest == ""
        again = danvan(tmp_path, command, given="2\n")
        assert "25/07/2008" not in again.out

    def test_without_a_line_it_says_nothing(self, tmp_path: Path) -> None:
        ended = danvan(tmp_path, "chat")
        assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_who_stops_it_while_it_is_loaded_sees_no_traceback(empty: Path) -> None:
    """The press of Ctrl-C comes in the midst of the modules, every time."""
    (empty / "structlog.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "export"],
        cwd=empty,
        env=environment(empty),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


@pytest.mark.parametrize("command", ["run", "chat"])
def test_a_store_that_cannot_be_written_is_refused_when_it_is_opened(
    tmp_path: Path, command: str
) -> None:
    (tmp_path / "danvan.db").chmod(0o444)
    ended = run_unprivileged(tmp_path, command)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "Không mở được cơ sở dữ liệu." in ended.stderr
    assert "Traceback" not in ended.stderr
