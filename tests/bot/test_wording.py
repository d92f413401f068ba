"""Every sentence that people read is in `handlers`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bot

ROOM = Path(bot.__file__).parent
WRITTEN = sorted(
    str(path.relative_to(ROOM))
    for path in ROOM.rglob("*")
    if path.suffix in {".py", ".html", ".xml", ".js", ".css"}
)
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


@pytest.mark.parametrize("file", WRITTEN)
def test_what_runs_the_bot_has_no_words_of_its_own(file: str) -> None:
    assert VIETNAMESE.findall((ROOM / file).read_text(encoding="utf-8")) == []
