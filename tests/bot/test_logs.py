"""No log holds a secret, whoever writes it and however it gets there."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
import structlog
from pydantic import SecretStr
from telegram.error import TelegramError
from telegram.request import BaseRequest

from bot.logs import REDACTED, configure_logging

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "123456789:AAH-loopback-token-of-a-bot-for-tests"
LIBRARIES = ("aiohttp", "httpx", "httpcore", "telegram", "telegram.request.BaseRequest")
SECRET = 'mật "khẩu"\\ của kho'


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(params=[io.StringIO, Terminal])
def stream(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    talkative = {name: logging.getLogger(name).level for name in LIBRARIES}
    stream: io.StringIO = request.param()
    configure_logging([SecretStr(SECRET), SecretStr("")], "DEBUG", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in talkative.items():
        logging.getLogger(name).setLevel(before)
    structlog.reset_defaults()


def fail(secret: str) -> None:
    raise ValueError(f"https://api.telegram.org/bot{secret}/getMe")


def log_message(secret: str) -> None:
    logging.getLogger("x").warning(f"POST /bot{secret}/getMe")


def log_args(secret: str) -> None:
    logging.getLogger("x").warning("POST %s %r", f"/bot{secret}/getMe", [secret])


def log_traceback(secret: str) -> None:
    try:
        fail(secret)
    except ValueError:
        logging.getLogger("x").exception("failed")


def log_extra(secret: str) -> None:
    logging.getLogger("x").warning("failed", extra={"url": secret})


def log_fields(secret: str) -> None:
    structlog.get_logger("x").warning(
        "failed", url=secret, deep={secret: [(secret,)]}, error=ValueError(secret)
    )


def log_structured_traceback(secret: str) -> None:
    try:
        fail(secret)
    except ValueError as error:
        structlog.get_logger("x").error("failed", exc_info=error)


def log_context(secret: str) -> None:
    with structlog.contextvars.bound_contextvars(request=secret):
        structlog.get_logger("x").warning("failed")


@pytest.mark.parametrize("secret", [TOKEN, TOKEN.replace(":", "%3A"), SECRET])
@pytest.mark.parametrize(
    "log",
    [
        log_message,
        log_args,
        log_traceback,
        log_extra,
        log_fields,
        log_structured_traceback,
        log_context,
    ],
)
def test_a_secret_is_not_logged(stream: io.StringIO, log: Any, secret: str) -> None:
    log(secret)
    written = stream.getvalue()
    assert REDACTED in written
    assert "loopback-token" not in written
    assert "khẩu" not in written


def test_records_are_json_away_from_a_terminal_and_readable_on_one(stream: io.StringIO) -> None:
    structlog.get_logger("bot").info("chào đồng chí", chat=7)
    written = stream.getvalue()
    assert "chào đồng chí" in written
    if stream.isatty():
        assert "{" not in written
        return
    record = json.loads(written)
    assert (record["event"], record["level"], record["chat"]) == ("chào đồng chí", "info", 7)
    assert {"timestamp", "logger"} <= record.keys()


def test_both_kinds_of_logs_look_alike(stream: io.StringIO) -> None:
    structlog.get_logger("x").info("một")
    logging.getLogger("x").info("một")
    first, second = stream.getvalue().splitlines()
    assert len(first.split()) == len(second.split())


def test_libraries_that_log_addresses_are_quiet(stream: io.StringIO) -> None:
    for name in ("aiohttp.client", "httpx", "httpcore.http11", "telegram.ext.ExtBot"):
        logging.getLogger(name).info("POST https://api.telegram.org/")
    assert stream.getvalue() == ""


def test_an_answer_that_is_no_json_is_told_by_who_asked_alone(stream: io.StringIO) -> None:
    with pytest.raises(TelegramError, match="Invalid server response"):
        BaseRequest.parse_json_payload(b"<html>")
    assert stream.getvalue() == ""
