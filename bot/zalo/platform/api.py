"""The methods of the Zalo Bot Platform, and what its errors mean for a message.

An error may come with HTTP 200, and a success without a result. 403 is the server's own failing,
never a person who blocked the bot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from bot.delivery.courier import Outcome, Verdict
from bot.trust import authorities
from bot.zalo.calls import code_of, gateway, post
from bot.zalo.errors import CallFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.zalo.calls import Answered
    from bot.zalo.platform.config import PlatformConfig

NO_NEWS = 408

_VERDICTS = {
    400: Verdict.REFUSED,
    401: Verdict.STOP,
    403: Verdict.LATER,
    404: Verdict.REFUSED,
    408: Verdict.UNCERTAIN,
    426: Verdict.FLOOD,
    429: Verdict.FLOOD,
}
"""By the code of an error; 500 and more is the server's failing, everything else a refusal."""

_SERVER_FAILED = 500
_POLLING_SLACK = 10.0


class PlatformApi:
    """Calls methods, on connections that are its own; close it at the end."""

    def __init__(self, config: PlatformConfig) -> None:
        self._config = config
        self._client = httpx.AsyncClient(timeout=config.request_timeout, verify=authorities())

    async def close(self) -> None:
        """Close every connection."""
        await self._client.aclose()

    async def call(
        self, method: str, params: Mapping[str, Any], seconds: float | None = None
    ) -> Any:  # noqa: ANN401 - results are of any form
        """The result of a method, None where a success has none; `seconds` for other patience.

        Raises:
            CallFailed: it was refused, or the server not reached.
        """
        return _result(await self._answered(method, params, seconds))

    async def updates(self) -> Any:  # noqa: ANN401 - one update, a list of them, or nothing
        """What came since the last call; None where nothing did within `poll_seconds`.

        An update may come without anything around it, as real traffic has it.

        Raises:
            CallFailed: it was refused, or the server not reached.
        """
        seconds = self._config.poll_seconds
        how = {"timeout": seconds}
        answered = await self._answered("getUpdates", how, seconds + _POLLING_SLACK)
        if answered.body and "event_name" in answered.body:
            return answered.body
        try:
            return _result(answered)
        except CallFailed as failure:
            if failure.code == NO_NEWS:
                return None
            raise

    async def _answered(
        self, method: str, params: Mapping[str, Any], seconds: float | None
    ) -> Answered:
        return await post(
            self._client,
            f"{self._config.methods_url}{method}",
            json=dict(params),
            timeout=self._config.request_timeout if seconds is None else seconds,
        )


def _result(answered: Answered) -> Any:  # noqa: ANN401 - results are of any form
    body = answered.body
    if body is None or not isinstance(body.get("ok"), bool):
        raise CallFailed(gateway(answered), answered.status)
    if body["ok"]:
        return body.get("result")
    raise _failure(answered, body)


def _failure(answered: Answered, body: Mapping[str, Any]) -> CallFailed:
    code = code_of(body, "error_code") or code_of(body, "errorCode") or answered.status
    verdict = _VERDICTS.get(code, Verdict.LATER if code >= _SERVER_FAILED else Verdict.REFUSED)
    error = f"{code}: {body.get('description', '')}"
    seconds = answered.wait if verdict is Verdict.FLOOD else 0.0
    return CallFailed(Outcome(verdict, error=error, seconds=seconds), code)
