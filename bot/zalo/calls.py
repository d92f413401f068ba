"""Calls over HTTP, and what their failing says of a message that was to be sent."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import httpx

from bot.delivery.courier import Outcome, Verdict
from bot.zalo.errors import CallFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNREACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_FLOOD_SECONDS = 5.0
"""What is waited after a first refusal; `Brake` doubles it while nothing passes."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server answered: its status, its JSON object or None, and how long it asks to wait."""

    status: int
    body: Mapping[str, Any] | None
    wait: float


async def post(client: httpx.AsyncClient, url: str, **how: Any) -> Answered:  # noqa: ANN401
    """Post something; `how` is as for httpx.

    Raises:
        CallFailed: the server was not reached, or did not answer.
    """
    try:
        response = await client.post(url, **how)
    except httpx.HTTPError as error:
        raise CallFailed(Outcome(_transport(error), error=type(error).__name__)) from None
    return Answered(response.status_code, _object(response), _wait(response))


def gateway(answered: Answered) -> Outcome:
    """What an answer means that is in no form of the API: something stands between."""
    error = f"HTTP {answered.status}"
    if answered.status == HTTPStatus.TOO_MANY_REQUESTS:
        return Outcome(Verdict.FLOOD, error=error, seconds=answered.wait)
    is_success = answered.status < HTTPStatus.MULTIPLE_CHOICES
    return Outcome(Verdict.UNCERTAIN if is_success else Verdict.LATER, error=error)


def code_of(body: Mapping[str, Any], name: str) -> int | None:
    """A code, as a number or as text; None where there is none."""
    given = body.get(name)
    if isinstance(given, str) and re.fullmatch(r"-?\d{1,9}", given):
        return int(given)
    return given if isinstance(given, int) else None


def _transport(error: httpx.HTTPError) -> Verdict:
    if isinstance(error, _UNREACHED):
        return Verdict.UNREACHED
    return Verdict.UNCERTAIN if isinstance(error, httpx.TimeoutException) else Verdict.DROPPED


def _object(response: httpx.Response) -> Mapping[str, Any] | None:
    try:
        body = response.json()
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _wait(response: httpx.Response) -> float:
    """What the server asks for; a little where it asks for nothing."""
    try:
        seconds = float(response.headers.get("retry-after", ""))
    except ValueError:
        return _FLOOD_SECONDS
    return max(1.0, seconds) if math.isfinite(seconds) else _FLOOD_SECONDS
