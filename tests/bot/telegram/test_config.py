"""Addresses of a Bot API server, however they are written."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from bot.telegram.config import TelegramConfig


@pytest.mark.parametrize(
    ("base_url", "methods", "files"),
    [
        (None, "https://api.telegram.org/bot", "https://api.telegram.org/file/bot"),
        ("http://127.0.0.1:81", "http://127.0.0.1:81/bot", "http://127.0.0.1:81/file/bot"),
        ("http://127.0.0.1:81/", "http://127.0.0.1:81/bot", "http://127.0.0.1:81/file/bot"),
        ("http://127.0.0.1:81/bot", "http://127.0.0.1:81/bot", "http://127.0.0.1:81/file/bot"),
        ("http://127.0.0.1:81/bot/", "http://127.0.0.1:81/bot", "http://127.0.0.1:81/file/bot"),
        ("http://a.vn/x/bot{token}", "http://a.vn/x/bot{token}", "http://a.vn/x/file/bot"),
    ],
)
def test_a_server_is_named_with_or_without_bot(
    base_url: str | None, methods: str, files: str
) -> None:
    config = TelegramConfig(SecretStr("x"), base_url)
    assert (config.methods_url, config.files_url) == (methods, files)


def test_files_may_come_from_elsewhere() -> None:
    config = TelegramConfig(SecretStr("x"), base_file_url="http://127.0.0.1:82/file/")
    assert config.files_url == "http://127.0.0.1:82/file/bot"


def test_a_printed_config_keeps_the_token() -> None:
    assert "123456:abc" not in repr(TelegramConfig(SecretStr("123456:abc")))
