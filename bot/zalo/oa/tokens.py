"""The access token of an Official Account: one process at a time changes it, and all use it.

Zalo's refresh token works once, and the old access token ends with it. So a refresh is a duty that
one process has; it reads the pair again once it has the duty, writes down that it is about to ask,
asks, and writes the new pair before anybody uses it. Where a process dies between Zalo's answer and
that write, the next one asks with the same refresh token: Zalo either was never reached and
answers, or refuses; then only consent helps, which is said in the log.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.delivery.courier import Verdict
from bot.outage import StoreOutage
from bot.zalo.errors import CallFailed, ConsentNeeded, GrantRefused

if TYPE_CHECKING:
    from bot.zalo.oa.oauth import Grant, OAuth
    from knowledge.store.credentials import Credentials, Pair

_DUTY = "refresh:zalooa"
_EARLY = 3600
"""Seconds before its end that an access token is changed."""

_LOOK_EVERY = 300.0
_WAIT = 0.1
"""Seconds between two looks at what another process does."""

_AGAIN = 3600
"""Seconds after which a lost pair is tried once more: it may have been the settings."""

_LOG = structlog.stdlib.get_logger("bot.zalo")


class Duties(Protocol):
    """What only one process may do at a time."""

    async def take(self, duty: str) -> bool:
        """Take a duty or keep it; False where another living process has it."""
        ...

    async def drop(self, duty: str) -> None:
        """Give a duty up."""
        ...


class Tokens:
    """The access token that every call needs."""

    def __init__(self, credentials: Credentials, duties: Duties, oauth: OAuth) -> None:
        self._credentials = credentials
        self._duties = duties
        self._oauth = oauth
        self._lock = asyncio.Lock()
        self._store = StoreOutage("tokens are kept", service="zalooa")
        self._retried_at: int | None = None
        self._is_alarmed = False

    @property
    def is_good(self) -> bool:
        """Whether an owner is not waited for."""
        return not self._is_alarmed

    async def keep(self) -> None:
        """Change the token before it ends, for as long as the channel runs."""
        while True:
            try:
                await self._store.endure(self.current)
            except CallFailed as failure:
                _LOG.warning("no access token", error=failure.outcome.error)
            await asyncio.sleep(_LOOK_EVERY)

    async def current(self) -> str:
        """A token that should be good.

        Raises:
            ConsentNeeded: there is none, and an administrator has to consent.
            CallFailed: it has ended, and Zalo cannot be asked for another one now.
        """
        pair = await self._credentials.read()
        if pair is None:
            raise self._alarm("there never was consent")
        left = pair.expires_at - self._credentials.seconds()
        if left > (0 if pair.is_lost else _EARLY):
            self._is_alarmed = pair.is_lost
            return pair.access_token
        try:
            return await self.renewed(pair.access_token)
        except CallFailed:
            if left > 0:
                return pair.access_token
            raise

    async def renewed(self, stale: str) -> str:
        """A token that is not `stale`, which Zalo refuses: whoever asks first asks Zalo.

        Raises:
            ConsentNeeded: Zalo gives no other one; an administrator has to consent.
            CallFailed: Zalo cannot be asked now.
        """
        async with self._lock:
            while not await self._duties.take(_DUTY):  # noqa: ASYNC110 - another process's row
                await asyncio.sleep(_WAIT)
            try:
                return await self._next(stale)
            finally:
                await self._duties.drop(_DUTY)

    async def _next(self, stale: str) -> str:
        pair = await self._credentials.read()
        if pair is None:
            raise self._alarm("there never was consent")
        if pair.access_token != stale:
            return pair.access_token
        if pair.is_lost and not self._may_retry():
            raise ConsentNeeded
        return await self._refreshed(pair)

    async def _refreshed(self, pair: Pair) -> str:
        if pair.refreshing_since is not None:
            _LOG.warning("a refresh was begun and not ended", since=pair.refreshing_since)
        await self._credentials.intend(pair)
        try:
            grant = await self._oauth.refresh(pair.refresh_token)
        except GrantRefused as refusal:
            await self._credentials.lose(pair)
            raise self._alarm(refusal.outcome.error) from None
        except CallFailed as failure:
            if failure.outcome.verdict is Verdict.UNREACHED:
                await self._credentials.relent(pair)
            raise
        await self._save(grant)
        self._is_alarmed = False
        _LOG.info("access token changed", lasts=grant.lasts)
        return grant.access_token

    async def _save(self, grant: Grant) -> None:
        """Write the pair, however long the store fails: there is no other copy of it."""
        pair = (grant.access_token, grant.refresh_token, grant.lasts)
        await self._store.endure(partial(self._credentials.save, *pair))

    def _may_retry(self) -> bool:
        now = self._credentials.seconds()
        if self._retried_at is not None and now < self._retried_at + _AGAIN:
            return False
        self._retried_at = now
        return True

    def _alarm(self, why: str) -> ConsentNeeded:
        """Tell the owners, once until it is mended."""
        if not self._is_alarmed:
            _LOG.critical(
                "an owner has to consent: danvan zalo-oa login", service="zalooa", why=why
            )
        self._is_alarmed = True
        return ConsentNeeded()
