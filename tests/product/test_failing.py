"""What is wrong in the settings, the tables or the command line is said in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.product.conftest import danvan, is_one_sentence, run_unprivileged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.product.conftest import Ended

LEAKED = "khong-ai-duoc-thay"


class TestFailing:
    @pytest.mark.parametrize(
        ("settings", "sentence"),
        [
            ({"LOG_LEVEL": LEAKED}, "Cấu hình chưa đúng: LOG_LEVEL."),
            (
                {"TELEGRAM_MODE": "webhook", "PUBLIC_URL": "http://dv.example"},
                "Cấu hình chưa đúng: TELEGRAM_MODE, PUBLIC_URL (webhook cần PUBLIC_URL bắt đầu ",
            ),
            ({"DATABASE_URL": f"{LEAKED}"}, "Không mở được cơ sở dữ liệu."),
            ({"DATABASE_URL": "sqlite:////dev/null/danvan.db"}, "Không mở được cơ sở dữ liệu."),
            (
                {"DATABASE_URL": f"postgresql://danvan:{LEAKED}@127.0.0.1:1/danvan"},
                "Không mở được cơ sở dữ liệu.",
            ),
        ],
    )
    def test_a_wrong_setting_is_said_in_a_sentence(
        self, tmp_path: Path, settings: dict[str, str], sentence: str
    ) -> None:
        ended = danvan(tmp_path, "ask", "04-NQ/TU", **settings)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.splitlines()[-1].startswith(sentence)
        assert "Traceback" not in ended.err
        assert LEAKED not in ended.err

    def test_a_table_that_cannot_be_read_ends_without_a_traceback(self, tmp_path: Path) -> None:
        (tmp_path / "doc_types.tsv").write_text("cột lạ\nmột\n", encoding="utf-8")
        ended = danvan(tmp_path, "ask", "04-NQ/TU", TABLES_DIR=str(tmp_path))
        assert ended.code == 1
        assert ended.out == ""
        assert "Traceback" not in ended.err

    def test_a_folder_of_tables_that_is_not_there_is_said_in_vietnamese(
        self, tmp_path: Path
    ) -> None:
        ended = danvan(tmp_path, "ask", "04-NQ/TU", TABLES_DIR="bảng")
        assert (ended.code, ended.out) == (1, "")
        sentence = "Bảng từ vựng trong TABLES_DIR chưa đúng: không có thư mục bảng.\n"
        assert ended.err == sentence

    def test_a_folder_in_the_place_of_settings_is_said_in_a_sentence(self, tmp_path: Path) -> None:
        (tmp_path / ".env").mkdir()
        ended = danvan(tmp_path, "export")
        assert (ended.code, ended.err.startswith("Không đọc được tệp .env:")) == (1, True)
        assert is_one_sentence(ended.err)

    def test_settings_of_somebody_else_are_said_in_a_sentence(self, tmp_path: Path) -> None:
        (tmp_path / ".env").write_text("LOG_LEVEL=INFO\n", encoding="utf-8")
        (tmp_path / ".env").chmod(0)
        ended = run_unprivileged(tmp_path, "export")
        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr.startswith("Không đọc được tệp .env:")
        assert is_one_sentence(ended.stderr)

    def test_what_the_settings_say_in_vain_is_told_without_its_value(self, tmp_path: Path) -> None:
        lines = (
            "TELEGRAM_TOKN=123:mật", "POSTGRES_PASSWORD=mật", "", "# dòng này sai", "dòng này sai",
            "log_level=ERROR", "TELEGRAM_BOT_TOKEN='mật'", "TELEGRAM_TOKEN: mật",
        )  # fmt: skip
        (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
        ended = danvan(tmp_path, "export")
        assert ended.code == 0
        assert ended.err.splitlines() == [
            f"Tệp .env, dòng {line}: {why} Dòng này không được dùng."
            for line, why in (
                (1, "không có mục “TELEGRAM_TOKN”, có phải là TELEGRAM_TOKEN không?"),
                (5, "không đọc được, phải có dạng TÊN=giá trị."),
                (7, "không có mục “TELEGRAM_BOT_TOKEN”, có phải là TELEGRAM_TOKEN không?"),
                (8, "không đọc được, phải có dạng TÊN=giá trị."),
            )
        ]

    def test_settings_that_are_no_text_are_said_in_a_sentence(self, tmp_path: Path) -> None:
        (tmp_path / ".env").write_bytes(b"LOG_LEVEL=\xff\xfe")
        ended = danvan(tmp_path, "export")
        assert ended.code == 1
        assert is_one_sentence(ended.err)
        assert "giữ nguyên tên tệp" in ended.err

    @pytest.mark.parametrize(
        ("arguments", "why"),
        [
            (("khongco",), "không có lệnh này; các lệnh là run, chat, ask,"),
            (("ask",), "thiếu hoặc sai CÂU_HỎI."),
            (("load",), "thiếu hoặc sai TỆP."),
            (("ask", "--khongco"), "thiếu hoặc sai --khongco."),
            (("ask", "--top", "nhiều", "đất"), "thiếu hoặc sai --top."),
            (("ask", "đất", "--top"), "thiếu hoặc sai --top."),
            (("cite", "văn", "bản.txt"), "thừa chữ ở cuối;"),
        ],
    )
    def test_a_wrong_command_line_is_explained(
        self, asked: Callable[..., Ended], arguments: tuple[str, ...], why: str
    ) -> None:
        ended = asked(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(f"Dòng lệnh chưa đúng: {why}")
        assert is_one_sentence(ended.err)

    def test_without_a_command_there_is_the_help_alone(self, asked: Callable[..., Ended]) -> None:
        ended = asked()
        assert (ended.code, ended.err) == (2, "")
        assert "zalo-oa" in ended.out
