"""The zone of every hour that people name."""

from __future__ import annotations

import datetime

LOCAL = datetime.timezone(datetime.timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""It has had no other offset since 1975, so no database of zones is needed."""


def local_day(at: int) -> datetime.date:
    """The day in which an instant (Unix seconds) falls."""
    return datetime.datetime.fromtimestamp(at, LOCAL).date()
