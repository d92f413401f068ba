"""The command line: `danvan run | chat | ask | load | cite | export`."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import structlog
import typer
from pydantic import ValidationError

from bot import contract
from bot.settings import Settings
from handlers import trouble
from handlers.answers import say
from handlers.small_talk import small_talk
from knowledge import tables
from knowledge.base import open_knowledge
from knowledge.citations import find
from knowledge.errors import DanvanError, DocumentError, TableError
from knowledge.topics import topics

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from knowledge.base import KnowledgeBase

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Trợ lý công tác dân vận: hỏi nhiệm vụ và văn bản, trả lời kèm nguồn.",
)
Json = Annotated[bool, typer.Option("--json", help="In JSON, mỗi câu trả lời một dòng.")]


@app.command()
def run() -> None:
    """Chạy bot Telegram nếu có TELEGRAM_TOKEN, nếu không thì trò chuyện trên màn hình."""
    from bot.run import serve  # noqa: PLC0415 - only what a command needs is loaded

    _go(serve(_settings()))


@app.command()
def chat() -> None:
    """Trò chuyện trên màn hình; không có màn hình thì trả lời từng dòng nhận được."""
    from bot.run import chat as talk  # noqa: PLC0415

    _go(talk(_settings()))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="Câu hỏi; “-” để đọc từng dòng JSON {“q”: …}.")],
    as_json: Json = False,
) -> None:
    """Hỏi một câu, hoặc nhiều câu từ đầu vào."""
    _go(_ask(question, as_json, _settings()))


@app.command()
def load(
    file: Annotated[str, typer.Argument(help="Tệp tài liệu nguồn; “-” để đọc từ đầu vào.")],
) -> None:
    """Nạp một tài liệu nguồn (chương trình nhiệm vụ của năm)."""
    text = _read(file)
    _go(_load(text, _settings()))


@app.command()
def cite(
    file: Annotated[str, typer.Argument(help="Tệp văn bản; “-” để đọc từ đầu vào.")],
    as_json: Json = False,
) -> None:
    """Tìm mọi số hiệu văn bản trong một tệp."""
    _settings()
    if as_json and file == "-":
        for line in sys.stdin:
            _print_citations(line)
    elif as_json:
        _print_json(contract.citations_object(find(_read(file))))
    else:
        _print_table(_read(file))


@app.command()
def export(as_json: Json = False) -> None:
    """In toàn bộ kho tài liệu: số lượng, hoặc mọi chi tiết với --json."""
    _go(_export(as_json, _settings()))


def main() -> None:
    """Entry point: readable in any terminal, and a failure is a sentence, not a traceback."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        errors = "replace" if stream is sys.stdin else "backslashreplace"
        stream.reconfigure(encoding="utf-8", errors=errors)  # type: ignore[union-attr]
    app()


async def _ask(question: str, as_json: bool, settings: Settings) -> None:
    from bot.run import filled_knowledge  # noqa: PLC0415

    async with filled_knowledge(settings) as base:
        if question == "-":
            for line in sys.stdin:
                if line.strip():
                    _print_json(await _answer_line(line, base))
        elif as_json:
            _print_json(await _answer(question, base))
        else:
            known = await base.known()
            reply = small_talk(question, known) or say(await base.answer(question), known)
            print(reply.text)


async def _answer_line(line: str, base: KnowledgeBase) -> dict[str, Any]:
    question = _field(line, "q")
    if question is None:
        return contract.refusal_object(trouble.BAD_QUESTION)
    return await _answer(question, base)


def _field(line: str, name: str) -> str | None:
    """A text field of a JSON object, None where the line is no such object."""
    try:
        value = json.loads(line)[name]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return value if isinstance(value, str) else None


async def _answer(question: str, base: KnowledgeBase) -> dict[str, Any]:
    started = time.perf_counter()
    answer = await base.answer(question)
    known = await base.known()
    ms = 1000 * (time.perf_counter() - started)
    return contract.answer_object(question, answer, known, ms)


async def _load(text: str, settings: Settings) -> None:
    from bot.run import now  # noqa: PLC0415

    async with open_knowledge(settings.database_url, now) as base:
        print(trouble.loaded(await base.load(text)))


async def _export(as_json: bool, settings: Settings) -> None:
    from bot.run import now  # noqa: PLC0415

    async with open_knowledge(settings.database_url, now) as base:
        catalogue = (await base.known()).catalogue
        if as_json:
            _print_json(contract.catalogue_object(catalogue))
        else:
            print(trouble.held(catalogue))


def _print_citations(line: str) -> None:
    text = _field(line, "text")
    if text is None:
        _print_json({"citations": [], "error": trouble.BAD_TEXT})
    else:
        _print_json(contract.citations_object(find(text)))


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _print_table(text: str) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Column, Table  # noqa: PLC0415

    table = Table(*(Column(name, overflow="fold") for name in trouble.CITATION_COLUMNS))
    for mention in find(text):
        date = mention.date.strftime("%d/%m/%Y") if mention.date else ""
        printed = " ".join(mention.as_written.split())
        table.add_row(str(mention.citation), mention.doc_type or "", date, printed)
    Console().print(table)


def _read(file: str) -> str:
    """The text of a file or of standard input; a file that cannot be read ends the program."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError:
        _fail(trouble.NO_FILE.format(name=file))
    except UnicodeDecodeError:
        _fail(trouble.NOT_TEXT.format(name=file))


def _settings() -> Settings:
    """The settings, with logging and tables set up from them."""
    from bot.logs import configure_logging  # noqa: PLC0415

    try:
        settings = Settings()
        secrets = (settings.telegram_token, settings.telegram_webhook_secret)
        configure_logging(filter(None, secrets), settings.log_level)
        if settings.tables_dir is not None:
            tables.extend(settings.tables_dir)
            topics()
    except ValidationError as error:
        _fail(trouble.bad_settings(_named(one["loc"]) for one in error.errors()))
    except TableError as error:
        _fail(trouble.BAD_TABLE.format(why=error))
    except UnicodeDecodeError:
        _fail(trouble.NOT_TEXT.format(name=".env"))
    return settings


def _named(place: tuple[int | str, ...]) -> str:
    """The setting that is wrong; what concerns several is about the webhook."""
    return str(place[0]).upper() if place else "TELEGRAM_MODE, PUBLIC_URL, WEB_ENABLED"


def _go(work: Coroutine[Any, Any, None]) -> None:
    """Run a command; what it raises on purpose is said in a sentence and logged once."""
    try:
        asyncio.run(work)
    except DocumentError as error:
        _fail(trouble.refused_document(error))
    except DanvanError as error:
        structlog.get_logger("bot").error("stopped", error=type(error).__name__, why=str(error))
        _fail(trouble.stopped(error))


def _fail(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise typer.Exit(1)
