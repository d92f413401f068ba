"""Calls of Zalo's open API: an error comes with HTTP 200, and a token that ended is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx

from bot.delivery.courier import Outcome, Verdict
from bot.trust import authorities
from bot.zalo.calls import code_of, gateway, post
from bot.zalo.errors import CallFailed
from bot.zalo.oa.verdicts import STALE, VERDICTS, WAITS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from bot.zalo.calls import Answered
    from bot.zalo.oa.config import OaConfig
    from bot.zalo.oa.tokens import Tokens


class OaApi:
    """Calls, on connections that are its own; close it at the end."""

    def __init__(self, config: OaConfig, tokens: Tokens) -> None:
        self._base_url = config.base_url.rstrip("/")
        self._tokens = tokens
        self._client = httpx.AsyncClient(timeout=config.request_timeout, verify=authorities())

    async def close(self) -> None:
        """Close every connection."""
        await self._client.aclose()

    async def call(self, path: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
        """What a success is about.

        Raises:
            CallFailed: it was refused, or Zalo not reached.
        """
        token = await _had(self._tokens.current())
        try:
            return await self._call(path, params, token)
        except CallFailed as failure:
            if failure.code not in STALE:
                raise
        return await self._call(path, params, await _had(self._tokens.renewed(token)))

    async def _call(self, path: str, params: Mapping[str, Any], token: str) -> Mapping[str, Any]:
        answered = await post(
            self._client,
            f"{self._base_url}{path}",
            json=dict(params),
            headers={"access_token": token},
        )
        body = answered.body or {}
        code = code_of(body, "error")
        if code is None:
            raise CallFailed(gateway(answered), answered.status)
        if code:
            raise _failure(answered, code, str(body.get("message", "")))
        data = body.get("data")
        return data if isinstance(data, dict) else {}


async def _had(token: Awaitable[str]) -> str:
    """A token; where none is had, whatever became of asking for it, the message did not go out."""
    try:
        return await token
    except CallFailed as failure:
        if failure.outcome.verdict in {Verdict.UNREACHED, Verdict.FLOOD}:
            raise
        raise CallFailed(replace(failure.outcome, verdict=Verdict.UNREACHED)) from None


def _failure(answered: Answered, code: int, said: str) -> CallFailed:
    verdict = VERDICTS.get(code, Verdict.LATER)
    seconds = WAITS.get(code, answered.wait) if verdict is Verdict.FLOOD else 0.0
    return CallFailed(Outcome(verdict, error=f"{code}: {said}", seconds=seconds), code)
