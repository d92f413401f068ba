"""Another process that writes to an index of articles, for as long as its input is open."""

from __future__ import annotations

import sys
from pathlib import Path

from knowledge.articles.index import ArticleIndex


def main() -> None:
    writer = ArticleIndex(Path(sys.argv[1])).writer(many=False)
    sys.stdout.write("writing\n")
    sys.stdout.flush()
    sys.stdin.read()
    writer.close()


if __name__ == "__main__":
    main()
