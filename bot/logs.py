"""Logs of the whole process: one stream, structured, and never a secret in it."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TextIO

import structlog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import SecretStr
    from structlog.typing import EventDict, Processor, WrappedLogger

REDACTED = "[redacted]"
_BOT_TOKEN = re.compile(r"\d{6,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)
_TALKATIVE = ("aiohttp", "alembic", "asyncio", "httpx", "httpcore", "telegram", "uvicorn")
_TOLD_BY_US = ("telegram.request.BaseRequest",)
"""What logs an error, with its traceback and all that a server said, beside raising it."""


class Redactor:
    """A processor that takes bot tokens and the given secrets out of everything in a record."""

    def __init__(self, secrets: Iterable[SecretStr] = ()) -> None:
        words = {secret.get_secret_value() for secret in secrets} - {""}
        written = words | {repr(word)[1:-1] for word in words}
        longest_first = sorted(map(re.escape, written), key=len, reverse=True)
        self._secret = re.compile("|".join([_BOT_TOKEN.pattern, *longest_first]), re.IGNORECASE)

    def __call__(self, _logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
        """Clean keys and values, nested ones too; what is not plain data is logged by its repr."""
        return {self.scrub(key): self._clean(value) for key, value in event.items()}

    def scrub(self, text: str) -> str:
        """Replace every secret in `text`."""
        return self._secret.sub(REDACTED, text)

    def _clean(self, value: object) -> Any:  # noqa: ANN401 — a log record holds anything
        match value:
            case str():
                return self.scrub(value)
            case bool() | int() | float() | None:
                return value
            case Mapping():
                return {self.scrub(str(key)): self._clean(item) for key, item in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self._clean(item) for item in value]
        return self.scrub(repr(value))


def configure_logging(
    secrets: Iterable[SecretStr] = (), level: str = "INFO", stream: TextIO | None = None
) -> None:
    """Send structlog and the standard library's logging to `stream` (standard error by default).

    Records are lines for people on a terminal and JSON elsewhere. Libraries that log each request
    with its address are heard from `WARNING` on.
    """
    stream = stream or sys.stderr
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(Redactor(secrets), _renderer(stream)))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _TOLD_BY_US:
        logging.getLogger(name).setLevel(logging.CRITICAL)


_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def _formatter(redactor: Redactor, renderer: Processor) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            redactor,
            renderer,
        ],
    )


def _renderer(stream: TextIO) -> Processor:
    if stream.isatty():
        return structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    return structlog.processors.JSONRenderer(ensure_ascii=False)
