"""What an error of Zalo's open API means for a message: one table."""

from __future__ import annotations

from bot.delivery.courier import Verdict

STALE = frozenset({-216, -220})
"""The access token is wrong or has ended: another one is fetched and the call made once more."""

VERDICTS = {
    -32: Verdict.FLOOD,
    -211: Verdict.FLOOD,
    -218: Verdict.FLOOD,
    -216: Verdict.LATER,
    -220: Verdict.LATER,
    -201: Verdict.REFUSED,
    -233: Verdict.REFUSED,
    -213: Verdict.LEFT,
    -227: Verdict.LEFT,
    -244: Verdict.LEFT,
    -230: Verdict.HELD,
    -232: Verdict.HELD,
    -209: Verdict.STOP,
    -212: Verdict.STOP,
    -219: Verdict.STOP,
    -221: Verdict.STOP,
    -223: Verdict.STOP,
    -224: Verdict.STOP,
    -240: Verdict.STOP,
}
"""By Zalo's code; one that is not here is tried again for a while."""

QUOTAS = frozenset({-211, -218})
"""Messages of a day are used up; sources differ on whether an account's or one person's."""

WAITS = {-32: 5.0, -211: 3600.0, -218: 3600.0}
"""Seconds until a limit may be over, at first: of requests in a minute, of messages in a day."""
