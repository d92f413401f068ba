"""Zalo's open API and its OAuth server on loopback: errors with HTTP 200, tokens that work once."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.routing import Route

from tests.conftest import NOW
from tests.telegram_rules import utf16
from tests.zalo_double import Double, Fault, answered

if TYPE_CHECKING:
    from starlette.requests import Request as HttpRequest
    from starlette.responses import Response

APP_ID, APP_SECRET = "4567890123456789", "loopback-app-secret"
OA_SECRET = "loopback-oa-secret-key"
OA_ID = "1234567890"
LAN, MINH = "8765432101", "8765432102"
LIFE = 90_000
_LONGEST = 2000
_MOST_BUTTONS = 5
_IDS = itertools.count(1)


def failed(code: int, message: str = "injected", status: int = 200) -> Fault:
    """An error as the open API gives it."""
    return Fault(status, {"error": code, "message": message})


def said(text: str, person: str = LAN, at: float | None = None, **more: Any) -> dict[str, Any]:
    """Somebody writes; `more` is of the message."""
    kind = more.pop("kind", "text")
    message = {"msg_id": f"msg{next(_IDS)}"} | ({"text": text} if text else {}) | more
    return _event(f"user_send_{kind}", at, sender={"id": person}, message=message)


def followed(person: str = LAN, at: float | None = None, name: str = "follow") -> dict[str, Any]:
    """Somebody follows the account, or does no longer (`unfollow`)."""
    return _event(name, at, follower={"id": person}, oa_id=OA_ID, source="oa_profile")


def _event(name: str, at: float | None, **more: Any) -> dict[str, Any]:
    stamp = str(int(1000 * (NOW.timestamp() if at is None else at)) + next(_IDS))
    return {"app_id": APP_ID, "event_name": name, "timestamp": stamp, "user_id_by_app": "1"} | more


def signed(event: dict[str, Any], key: str = OA_SECRET) -> tuple[bytes, dict[str, str]]:
    """The bytes that Zalo posts and the header that it signs them with."""
    body = json.dumps(event, ensure_ascii=False, indent=1).encode()
    return body, {"X-ZEvent-Signature": f"mac={mac(body, event.get('timestamp', ''), key)}"}


def mac(body: bytes, stamp: str, key: str = OA_SECRET) -> str:
    return hashlib.sha256(APP_ID.encode() + body + f"{stamp}{key}".encode()).hexdigest()


class OaServer(Double):
    """Both servers of Zalo at one address, `url`.

    Attributes:
        access, refresh: the tokens that are good now.
        codes: codes that consent gave, with the challenge of each.
        shown: what each person sees, in order: text and buttons.
        closed: people whose window is closed, with the error for it.
        has_buttons: whether messages may have buttons.
        stalls: whether a refresh is done and its answer never comes.
    """

    def __init__(self) -> None:
        self.number = itertools.count(1)
        self.access, self.refresh = "access-0", "refresh-0"
        self.codes: dict[str, str] = {}
        self.shown: list[tuple[str, str, list[dict[str, Any]]]] = []
        self.templates: list[dict[str, Any]] = []
        self.closed: dict[str, int] = {}
        self.has_buttons = True
        self.stalls = False
        super().__init__(
            Route("/v4/oa/access_token", self._token, methods=["POST"]),
            Route("/v3.0/oa/message/{kind}", self._message, methods=["POST"]),
        )

    def texts(self, person: str = LAN) -> list[str]:
        return [text for who, text, _ in self.shown if who == person]

    def buttons(self, person: str = LAN) -> list[dict[str, Any]]:
        """Those of the newest message."""
        return [buttons for who, _, buttons in self.shown if who == person][-1]

    async def shows(self, words: str, person: str = LAN) -> str:
        """Wait until somebody sees these words; the newest message that has them."""
        await self.until(lambda: any(words in text for text in self.texts(person)))
        return next(text for text in reversed(self.texts(person)) if words in text)

    async def _token(self, request: HttpRequest) -> Response:
        params = dict(parse_qsl((await request.body()).decode()))
        fault = await self.note("access_token", params, request)
        if fault is None and request.headers.get("secret_key") != APP_SECRET:
            fault = _refused(-14004, "Invalid secret key")
        result = fault or self._granted(params)
        if self.stalls:
            async with self.changed:
                await self.changed.wait_for(lambda: self.closing)
        return answered(result)

    def _granted(self, params: dict[str, str]) -> Fault | dict[str, Any]:
        if params["grant_type"] == "refresh_token":
            if params["refresh_token"] != self.refresh:
                return _refused(-14020, "Invalid refresh token")
        elif self.codes.pop(params["code"], None) != _challenge(params["code_verifier"]):
            return _refused(-14003, "Invalid code")
        number = next(self.number)
        self.access, self.refresh = f"access-{number}", f"refresh-{number}"
        pair = {"access_token": self.access, "refresh_token": self.refresh}
        return pair | {"expires_in": str(LIFE)}

    async def _message(self, request: HttpRequest) -> Response:
        kind, params = request.path_params["kind"], await request.json()
        fault = await self.note(kind, params, request)
        if fault is None and request.headers.get("access_token") != self.access:
            fault = failed(-216, "Access token is invalid")
        result = fault or (self._cs(params) if kind == "cs" else self._template(params))
        response = answered(result)
        await self.notify()
        return response

    def _cs(self, params: dict[str, Any]) -> Fault | dict[str, Any]:
        person, message = params["recipient"]["user_id"], params["message"]
        buttons = message.get("attachment", {}).get("payload", {}).get("buttons", [])
        if person in self.closed:
            return failed(self.closed[person], "out of window")
        if not 0 < utf16(message["text"]) <= _LONGEST or len(buttons) > _MOST_BUTTONS:
            return failed(-201, "invalid message")
        if buttons and not self.has_buttons:
            return failed(-201, "attachment is invalid")
        self.shown.append((person, message["text"], buttons))
        return _sent(person, f"oa{len(self.shown)}")

    def _template(self, params: dict[str, Any]) -> Fault | dict[str, Any]:
        self.templates.append(params)
        return _sent(params["user_id"], f"t{len(self.templates)}")


class Elsewhere(OaServer):
    """A server that runs in another process, or not at all."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    @property
    def url(self) -> str:
        return self._address


def _sent(person: str, number: str) -> dict[str, Any]:
    data = {"message_id": number, "user_id": person, "quota": {"quota_type": "reply"}}
    return {"data": data, "error": 0, "message": "Success"}


def _refused(code: int, name: str) -> Fault:
    return Fault(200, {"error": code, "error_name": name, "error_description": name})


def _challenge(verifier: str) -> str:

    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
