"""The webhook of an Official Account: signed over its raw bytes, fresh, and kept at once."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.outage import log_crash
from bot.webhooks import Response, refused
from bot.zalo.oa.config import PATH
from bot.zalo.oa.events import event_of
from knowledge.store.inbox import Arrival

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    from bot.zalo.desk import Desk
    from bot.zalo.oa.config import OaConfig

_HEADER = "x-zevent-signature"
_PROBES = (b"", b"{}")
"""What Zalo posts without a signature to see whether an address answers."""

_OLDEST = 3 * 60 * 60
"""Seconds that an event may be old: Zalo tries again for nearly two hours."""

_AHEAD = 5 * 60
"""Seconds that Zalo's clock may be ahead."""

_KEEPING_SECONDS = 1.5
"""Zalo waits two seconds."""

_LOG = structlog.stdlib.get_logger("bot.zalo")


class OaHook:
    """Receives events; see `Receiver`."""

    path = PATH

    def __init__(self, config: OaConfig, desk: Desk, now: Callable[[], datetime.datetime]) -> None:
        self._app_id = config.app.id
        self._key = config.secret_key.get_secret_value()
        self._desk = desk
        self._now = now

    def refusal(self, headers: Mapping[str, str]) -> Response | None:
        """Refuse what is not signed, but for a probe."""
        if _HEADER in headers or headers.get("content-length") in {"0", "2"}:
            return None
        return refused(PATH, "no signature")

    async def receive(self, headers: Mapping[str, str], body: bytes) -> Response:
        """Keep the event of a body and acknowledge it."""
        if body.strip() in _PROBES:
            return Response(HTTPStatus.OK)
        shown = headers.get(_HEADER)
        if shown is None:
            return refused(PATH, "no signature")
        event = _object(body)
        if event is None:
            return refused(PATH, "malformed", HTTPStatus.BAD_REQUEST)
        why = self._flaw(shown, event, body)
        return refused(PATH, why) if why else await self._keep(event)

    def _flaw(self, shown: str, event: Mapping[str, Any], body: bytes) -> str | None:
        """Why a body is not Zalo's, or not of now."""
        stamp = str(event.get("timestamp", ""))
        signed = f"{self._app_id}".encode() + body + f"{stamp}{self._key}".encode()
        mac = shown.strip().removeprefix("mac=").lower()
        if not hmac.compare_digest(mac.encode(), hashlib.sha256(signed).hexdigest().encode()):
            return "wrong signature"
        if str(event.get("app_id", self._app_id)) != self._app_id:
            return "another application"
        if not (stamp.isascii() and stamp.isdigit()):
            return "no time"
        age = self._now().timestamp() - int(stamp[:16]) / 1000
        return None if -_AHEAD <= age <= _OLDEST else "not of now"

    async def _keep(self, body: dict[str, Any]) -> Response:
        event = event_of(body)
        if event is None:
            return Response(HTTPStatus.OK)
        try:
            async with asyncio.timeout(_KEEPING_SECONDS):
                await self._desk.receive(Arrival(event.mark, event.person, body))
        except (SQLAlchemyError, TimeoutError) as error:
            log_crash(_LOG, "event not kept", error)
            return Response(HTTPStatus.SERVICE_UNAVAILABLE)
        return Response(HTTPStatus.OK)


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) else None
