"""The command line: `danvan run | chat | ask | load | cite | export | zalo-oa login`."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from contextlib import nullcontext
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn, TypeVar, cast

import structlog
import typer
from pydantic import ValidationError

from bot import contract
from bot.env_file import slips
from bot.opening import filled_knowledge, now
from bot.settings import Settings
from handlers import command_line as help_
from handlers import consent, explaining, importing, trouble
from handlers.answers import say
from handlers.small_talk import small_talk
from knowledge import tables
from knowledge.answering.candidates import candidates
from knowledge.base import open_knowledge
from knowledge.citations import find
from knowledge.errors import DanvanError, DocumentError, TableError
from knowledge.store.rows import is_jsonl
from knowledge.topics import topics

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from contextlib import AbstractContextManager
    from io import BufferedReader

    from knowledge.base import KnowledgeBase

T = TypeVar("T")

_UsageError = cast("type[Exception]", typer.BadParameter.__base__)
"""Click's, which typer has in a place that changes with its version."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_ENV = Path(".env")
_EXPLAINED = 5
_ROWS = (".jsonl", ".ndjson")
zalo_oa = typer.Typer(no_args_is_help=True, help=help_.ZALO_OA)
app.add_typer(zalo_oa, name="zalo-oa")
Json = Annotated[bool, typer.Option("--json", help=help_.AS_JSON)]


def _tell_version(is_asked: bool) -> None:
    if is_asked:
        print(version("danvan-bot"))
        raise typer.Exit


@app.callback(help=help_.APP)
def before_all(
    _: Annotated[
        bool,
        typer.Option("--version", help=help_.VERSION, callback=_tell_version, is_eager=True),
    ] = False,
) -> None:
    """Take what is said before a command."""


@app.command(help=help_.RUN)
def run() -> None:
    """Serve every channel that the settings name."""
    from bot.run import serve  # noqa: PLC0415 - only what a command needs is loaded

    _go(serve(_settings()))


@app.command(help=help_.CHAT)
def chat() -> None:
    """Chat in the terminal."""
    from bot.run import chat as talk  # noqa: PLC0415

    _go(talk(_settings()))


@app.command(help=help_.ASK)
def ask(
    words: Annotated[list[str], typer.Argument(metavar=help_.A_QUESTION, help=help_.QUESTION)],
    as_json: Json = False,
    top: Annotated[int, typer.Option(help=help_.TOP, min=0, max=100)] = 0,
    explain: Annotated[bool, typer.Option("--explain", help=help_.EXPLAIN)] = False,
) -> None:
    """Answer a question, or those of standard input."""
    _go(_ask(" ".join(words), _Form(as_json, top, explain), _settings()))


@app.command(help=help_.LOAD)
def load(file: Annotated[str, typer.Argument(metavar=help_.A_FILE, help=help_.TO_LOAD)]) -> None:
    """Put a programme or articles into the store."""
    with _open(file) as stream:
        if Path(file).suffix.lower() in _ROWS or is_jsonl(stream.peek()):
            _go(_load_articles(stream, _settings()))
        else:
            _go(_load(_decoded(file, stream), _settings()))


@app.command(help=help_.CITE)
def cite(
    file: Annotated[str, typer.Argument(metavar=help_.A_FILE, help=help_.TO_CITE)],
    as_json: Json = False,
) -> None:
    """Find the document numbers of a text."""
    _settings()
    if as_json and file == "-":
        for line in sys.stdin:
            _print_citations(line)
    elif as_json:
        _print_json(contract.citations_object(find(_read(file))))
    else:
        _print_table(_read(file))


@app.command(help=help_.EXPORT)
def export(as_json: Json = False) -> None:
    """Print what is known."""
    _go(_export(as_json, _settings()))


@zalo_oa.command(help=help_.LOGIN)
def login() -> None:
    """Have an owner let the bot send by an Official Account."""
    from bot.zalo.login import login as walk_through  # noqa: PLC0415

    settings = _settings()
    problem = _go(walk_through(settings, lambda: input(consent.PASTE)))
    if problem:
        _fail(problem)
    print(consent.SAVED)


def main() -> None:
    """Entry point: readable in any terminal, and a failure is a sentence, not a traceback."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        errors = "replace" if stream is sys.stdin else "backslashreplace"
        stream.reconfigure(encoding="utf-8", errors=errors)  # type: ignore[union-attr]
    try:
        code = app(standalone_mode=False)
    except _UsageError as error:
        _tell_usage(error)
        code = 2
    sys.exit(code)


def _tell_usage(error: Any) -> None:  # noqa: ANN401 - click's, see `_UsageError`
    """Say what is wrong with the command line, unless it is bare: then the help was printed."""
    param = getattr(error, "param", None)
    name = (param.metavar or param.opts[0]) if param else getattr(error, "option_name", "")
    if name or error.message:
        context = error.ctx
        path = context.command_path if context else "danvan"
        commands = getattr(context.command, "commands", ()) if context else ()
        print(trouble.bad_usage(path, name, commands), file=sys.stderr)


class _Form(NamedTuple):
    """How answers are printed: `top` candidates beside them, and why they are what they are."""

    as_json: bool
    top: int
    explains: bool


async def _ask(question: str, form: _Form, settings: Settings) -> None:
    async with filled_knowledge(settings, serves=False) as base:
        if question == "-":
            for line in sys.stdin:
                if line.strip():
                    _print_json(await _answer_line(line, form, base))
        elif form.as_json:
            _print_json(await _answer(question, form, base))
        else:
            known = await base.known()
            answer = await base.answer(question, known=known)
            print((small_talk(question, known) or say(answer, known)).text)
            if form.explains:
                found = candidates(answer, known, form.top or _EXPLAINED)
                print(f"\n{explaining.explain(answer, found, known)}")


async def _answer_line(line: str, form: _Form, base: KnowledgeBase) -> dict[str, Any]:
    question = _field(line, "q")
    if question is None:
        return contract.refusal_object(trouble.BAD_QUESTION)
    return await _answer(question, form, base)


def _field(line: str, name: str) -> str | None:
    """A text field of a JSON object, None where the line is no such object."""
    try:
        value = json.loads(line)[name]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return value if isinstance(value, str) else None


async def _answer(question: str, form: _Form, base: KnowledgeBase) -> dict[str, Any]:
    started = time.perf_counter()
    known = await base.known()
    answer = await base.answer(question, known=known)
    ms = 1000 * (time.perf_counter() - started)
    printed = contract.answer_object(question, answer, known, ms)
    if form.top:
        found = candidates(answer, known, form.top)
        printed["ranking"] = contract.matches((one.match for one in found), known)
    if form.explains:
        found = candidates(answer, known, form.top or _EXPLAINED)
        printed["explanation"] = explaining.explain(answer, found, known)
    return printed


async def _load(text: str, settings: Settings) -> None:
    async with open_knowledge(settings.database_url, now) as base:
        print(trouble.loaded(await base.load(text)))


async def _load_articles(stream: BufferedReader, settings: Settings) -> None:
    from bot.progress import Meter, telling  # noqa: PLC0415

    meter = Meter(stream)
    async with open_knowledge(settings.database_url, now) as base:
        with telling(sys.stderr, importing.TITLE, meter.size) as tell:
            result = await base.load_articles(
                meter, lambda lines: tell(meter.bytes, importing.lines_done(lines))
            )
        with telling(sys.stderr, importing.INDEX, 1000) as tell:
            await base.follow_articles(
                lambda done, all_: tell(1000 * done // max(all_, 1), importing.indexed(done, all_))
            )
    for line in importing.left_out(result):
        print(line, file=sys.stderr)
    if result.is_empty:
        _fail(importing.none_loaded(result))
    print(importing.imported(result))


async def _export(as_json: bool, settings: Settings) -> None:
    async with open_knowledge(settings.database_url, now) as base:
        known = await base.known()
        if as_json:
            _print_json(contract.catalogue_object(known))
        else:
            print(trouble.held(known))


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
    with _open(file) as stream:
        return _decoded(file, stream)


def _open(file: str) -> AbstractContextManager[BufferedReader]:
    """A file or standard input; one that cannot be opened ends the program."""
    if file == "-":
        return nullcontext(cast("BufferedReader", sys.stdin.buffer))
    try:
        return Path(file).open("rb")
    except OSError:
        _fail(trouble.NO_FILE.format(name=file))


def _decoded(file: str, stream: BufferedReader) -> str:
    try:
        return stream.read().decode("utf-8-sig")
    except OSError:
        _fail(trouble.NO_FILE.format(name=file))
    except UnicodeDecodeError:
        _fail(trouble.NOT_TEXT.format(name=file))


def _settings() -> Settings:
    """The settings, with logging and tables set up from them."""
    from bot.logs import configure_logging  # noqa: PLC0415

    settings = _read_settings()
    configure_logging(settings.secrets, settings.log_level)
    if settings.tables_dir is not None:
        try:
            tables.extend(settings.tables_dir)
            topics()
        except TableError as error:
            _fail(trouble.bad_table(error))
    return settings


def _read_settings() -> Settings:
    names = {name.upper() for name in Settings.model_fields}
    try:
        for one in slips(_ENV, names) if _ENV.exists() else ():
            print(trouble.env_slip(*one), file=sys.stderr)
        return Settings()
    except ValidationError as error:
        _fail(trouble.bad_settings(_named(one["loc"]) for one in error.errors()))
    except OSError:
        _fail(trouble.NO_FILE.format(name=_ENV))
    except UnicodeDecodeError:
        _fail(trouble.NOT_TEXT_ENV)


def _named(place: tuple[int | str, ...]) -> str:
    """The setting that is wrong; what concerns several is about the webhook."""
    return str(place[0]).upper() if place else trouble.WEBHOOK_SETTINGS


def _go(work: Coroutine[Any, Any, T]) -> T:
    """Run a command; what it raises on purpose is said in a sentence and logged once."""
    try:
        return asyncio.run(work)
    except DocumentError as error:
        _fail(trouble.refused_document(error))
    except DanvanError as error:
        structlog.get_logger("bot").error("stopped", error=type(error).__name__, why=str(error))
        _fail(trouble.stopped(error))


def _fail(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise typer.Exit(1)
