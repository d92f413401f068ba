"""How far an import is: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from bot.progress import Meter, Notes, telling
from handlers import importing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA = b"a\nbc\n\nd"


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def meter(tmp_path: Path) -> Iterator[Meter]:
    (tmp_path / "rows.jsonl").write_bytes(DATA)
    with (tmp_path / "rows.jsonl").open("rb") as file:
        yield Meter(file)


def test_a_meter_knows_the_bytes_that_went_by(meter: Meter) -> None:
    assert meter.size == len(DATA)
    assert [(line, meter.bytes) for line in meter] == [
        (b"a\n", 2),
        (b"bc\n", 5),
        (b"\n", 6),
        (b"d", 7),
    ]


def test_a_terminal_shows_a_bar(meter: Meter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    seen = Terminal()
    with telling(seen, importing.TITLE, meter.size) as tell:
        for lines, _ in enumerate(meter, 1):
            tell(meter.bytes, importing.lines_done(lines * 1_000))
    assert "Nạp bài viết" in seen.getvalue()
    assert "━" in seen.getvalue()
    assert "đã đọc 4.000 dòng" in seen.getvalue()


def test_elsewhere_nothing_is_told_of_a_short_import() -> None:
    seen = io.StringIO()
    with telling(seen, importing.TITLE, None) as tell:
        tell(1, importing.lines_done(1_000))
    assert seen.getvalue() == ""


def test_elsewhere_a_long_import_is_told_every_ten_seconds() -> None:
    seen = io.StringIO()
    times = iter([0.0, 3.0, 9.9, 10.0, 15.0, 21.0])
    notes = Notes(seen, importing.TITLE, lambda: next(times))
    for lines in range(1, 6):
        notes(lines, importing.lines_done(lines * 1_000))
    assert seen.getvalue().splitlines() == [
        "Nạp bài viết: đã đọc 3.000 dòng…",
        "Nạp bài viết: đã đọc 5.000 dòng…",
    ]
