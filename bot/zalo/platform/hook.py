"""The webhook of a bot: its secret is compared before anything is read."""

from __future__ import annotations

import asyncio
import hmac
import json
from http import HTTPStatus
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.outage import log_crash
from bot.webhooks import Response, refused
from bot.zalo.platform.config import PATH
from bot.zalo.platform.updates import arrivals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import SecretStr

    from bot.zalo.desk import Desk

_HEADER = "x-bot-api-secret-token"
_KEEPING_SECONDS = 10.0

_LOG = structlog.stdlib.get_logger("bot.zalo")


class PlatformHook:
    """Receives updates; see `Receiver`."""

    path = PATH

    def __init__(self, secret: SecretStr, desk: Desk) -> None:
        self._secret = secret.get_secret_value().encode()
        self._desk = desk

    def refusal(self, headers: Mapping[str, str]) -> Response | None:
        """Refuse who does not show the secret, but for a probe, which brings nothing."""
        shown = headers.get(_HEADER)
        if shown is None and headers.get("content-length") == "0":
            return Response(HTTPStatus.OK)
        if shown is None:
            return refused(PATH, "no secret")
        if not hmac.compare_digest(shown.encode(), self._secret):
            return refused(PATH, "wrong secret")
        return None

    async def receive(self, headers: Mapping[str, str], body: bytes) -> Response:
        """Keep the updates of a body and acknowledge them; an empty body is a probe."""
        refusal = self.refusal(headers)
        if refusal or not body.strip():
            return refusal or Response(HTTPStatus.OK)
        try:
            given = json.loads(body)
        except (ValueError, RecursionError):
            return refused(PATH, "malformed", HTTPStatus.BAD_REQUEST)
        try:
            async with asyncio.timeout(_KEEPING_SECONDS):
                for one in arrivals(given):
                    await self._desk.receive(one)
        except (SQLAlchemyError, TimeoutError) as error:
            log_crash(_LOG, "update not kept", error)
            return Response(HTTPStatus.SERVICE_UNAVAILABLE)
        return Response(HTTPStatus.OK)
