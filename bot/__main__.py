"""`danvan`, or `python -m bot`: who stops it while it is being loaded sees no traceback."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> None:
    """Load the command line, and run it."""
    try:
        from bot.cli import main as run  # noqa: PLC0415 - takes most of a second
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
