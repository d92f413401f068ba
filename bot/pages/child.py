"""The process that finds the article of a page; it is given the page and a date, nothing more.

python -m bot.pages.child LATEST_DATE < page.html > article.json
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import sys

MEMORY = 1_000_000_000
"""Bytes of address space."""
SECONDS = 20
"""Of computing, should nobody be left to end the process."""


def main() -> None:
    """Read a page from standard input and write its article, null where it has none."""
    limit_resources()
    from bot.pages.article import read_article  # noqa: PLC0415 - within the limits too

    html = sys.stdin.buffer.read().decode()
    article = read_article(html, datetime.date.fromisoformat(sys.argv[1]))
    fields = dataclasses.asdict(article) if article else None
    sys.stdout.write(json.dumps(fields, default=datetime.date.isoformat))


def limit_resources() -> None:
    """Bound memory and time; where the system has no such limits, the parent's clock has to do."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - only there

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    main()
