"""Pairs of tokens from Zalo: for a code that consent gave, or for a refresh token, once."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx

from bot.delivery.courier import Outcome, Verdict
from bot.trust import authorities
from bot.zalo.calls import code_of, gateway, post
from bot.zalo.errors import CallFailed, GrantRefused

if TYPE_CHECKING:
    from bot.zalo.calls import Answered
    from bot.zalo.oa.config import App

_PATH = "/v4/oa/access_token"
_LASTS = 3600
"""Seconds that an access token is trusted to last where Zalo does not say."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A new pair, whose access token lasts that many seconds."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    lasts: int


class OAuth:
    """Asks for pairs of tokens; each call has a connection of its own, for they are rare."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def refresh(self, refresh_token: str) -> Grant:
        """The next pair. The refresh token is used up where this succeeds, and may be where the
        answer does not come.

        Raises:
            GrantRefused: Zalo does not take the refresh token.
            CallFailed: Zalo was not reached, or did not answer.
        """
        return await self._grant("refresh_token", refresh_token=refresh_token)

    async def exchange(self, code: str, verifier: str) -> Grant:
        """The first pair, for a code of the last ten minutes.

        Raises:
            GrantRefused: Zalo does not take the code.
            CallFailed: Zalo was not reached, or did not answer.
        """
        return await self._grant("authorization_code", code=code, code_verifier=verifier)

    async def _grant(self, kind: str, **secrets: str) -> Grant:
        async with httpx.AsyncClient(
            timeout=self._app.request_timeout, verify=authorities()
        ) as client:
            answered = await post(
                client,
                f"{self._app.oauth_url.rstrip('/')}{_PATH}",
                headers={"secret_key": self._app.secret.get_secret_value()},
                data={"app_id": self._app.id, "grant_type": kind, **secrets},
            )
        return _read(answered)


def _read(answered: Answered) -> Grant:
    body = answered.body or {}
    access, refresh = body.get("access_token"), body.get("refresh_token")
    if isinstance(access, str) and isinstance(refresh, str) and access and refresh:
        return Grant(access, refresh, code_of(body, "expires_in") or _LASTS)
    code = code_of(body, "error")
    if code is None or answered.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise CallFailed(gateway(answered), answered.status)
    error = f"{code}: {body.get('error_name', '')}"
    raise GrantRefused(Outcome(Verdict.STOP, error=error), code)
