"""A server of the Zalo Bot Platform on loopback, with the odd shapes of the real one."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from tests.telegram_rules import utf16
from tests.zalo_double import Double, Fault, answered

if TYPE_CHECKING:
    from starlette.requests import Request as HttpRequest
    from starlette.responses import Response

TOKEN = "3456789012345:zalo-loopback-token-of-a-bot-for-tests-AbCdEf"
SECRET = "zalo-loopback-webhook-secret"
LAN, MINH = "6ede9afa66b88fe6d6a9", "7fffbbbb66b88fe6d6b0"
GROUP = "9999000011112222aaaa"
_LONGEST = 2000


def failed(code: int, description: str = "injected", status: int = 200) -> Fault:
    """An error as the platform gives it: with HTTP 200, unless another status is told."""
    body = {"ok": False, "error_code": code, "description": description}
    return Fault(status, body)


def message(text: str = "", chat: str = LAN, person: str = LAN, **more: Any) -> dict[str, Any]:
    """An event of a person, bare."""
    kind = more.pop("kind", "text")
    number = more.pop("number", None) or f"m{next(_NUMBERS)}"
    sender = {"id": person, "display_name": "Lan", "is_bot": more.pop("is_bot", False)}
    where = {"id": chat, "chat_type": "PRIVATE" if chat == person else "GROUP"}
    body = {"from": sender, "chat": where, "message_id": number, "date": 1_795_000_000_000}
    said = {"text": text} if text else {}
    return {"event_name": f"message.{kind}.received", "message": body | said | more}


_NUMBERS = itertools.count(1)


class PlatformServer(Double):
    """The bot's base URL is `url`. A poll waits until there is news or the server closes.

    Attributes:
        updates: results of getUpdates that wait, as given: each call takes one away.
        webhook: what setWebhook was told.
        shown: what each chat shows of the bot, in order.
    """

    def __init__(self) -> None:
        self.updates: list[Any] = []
        self.webhook: dict[str, Any] = {}
        self.shown: list[tuple[str, str]] = []
        super().__init__(Route("/bot{token}/{method}", self._serve, methods=["POST"]))

    async def push(self, result: Any) -> None:
        """Let the next poll give this."""
        self.updates.append(result)
        await self.notify()

    async def say(self, text: str, chat: str = LAN, person: str = LAN, **more: Any) -> None:
        """A person writes."""
        await self.push(message(text, chat, person, **more))

    def texts(self, chat: str = LAN) -> list[str]:
        return [text for where, text in self.shown if where == chat]

    async def shows(self, words: str, chat: str = LAN) -> str:
        """Wait until a chat shows these words; the newest message that has them."""
        await self.until(lambda: any(words in text for text in self.texts(chat)))
        return next(text for text in reversed(self.texts(chat)) if words in text)

    async def _serve(self, request: HttpRequest) -> Response:
        method = request.path_params["method"]
        params = await request.json()
        fault = await self.note(method, params, request)
        if request.path_params["token"] != TOKEN:
            fault = failed(401, "Unauthorized")
        if method == "getUpdates" and not fault and not await self._has_news(request):
            fault = failed(408, "Request timeout", 408)
        return answered(fault or await self._result(method, params))

    async def _has_news(self, request: HttpRequest) -> bool:
        """Whether there is news before the server closes, and somebody is there to hear it."""
        async with self.changed:
            await self.changed.wait_for(lambda: self.updates or self.closing)
        return bool(self.updates) and not await request.is_disconnected()

    async def _result(self, method: str, params: dict[str, Any]) -> Fault | dict[str, Any]:
        known = getattr(self, f"_on_{method}", None)
        if known is None:
            return failed(400, "Bad path", 400)
        result: Fault | dict[str, Any] = await known(params)
        await self.notify()
        return result

    async def _on_getMe(self, _: dict[str, Any]) -> Fault | dict[str, Any]:  # noqa: N802
        me = {"id": "1", "account_name": "bot.DanVan", "account_type": "BASIC"}
        return {"ok": True, "result": me}

    async def _on_getUpdates(self, _: dict[str, Any]) -> Fault | dict[str, Any]:  # noqa: N802
        return {"ok": True, "result": self.updates.pop(0)} if self.updates else failed(408)

    async def _on_sendMessage(self, params: dict[str, Any]) -> Fault | dict[str, Any]:  # noqa: N802
        if not 0 < utf16(params["text"]) <= _LONGEST:
            return failed(400, "text must be 1-2000")
        return self._sent(params["chat_id"], params["text"])

    async def _on_sendPhoto(self, params: dict[str, Any]) -> Fault | dict[str, Any]:  # noqa: N802
        if not 0 < utf16(params["caption"]) <= _LONGEST:
            return failed(400, "caption must be 1-2000")
        return self._sent(params["chat_id"], f"[{params['photo']}] {params['caption']}")

    async def _on_sendChatAction(self, _: dict[str, Any]) -> Fault | dict[str, Any]:  # noqa: N802
        return {"ok": True}

    async def _on_setWebhook(self, params: dict[str, Any]) -> Fault | dict[str, Any]:  # noqa: N802
        self.webhook = params
        verified = {"ok": False, "url": params["url"], "outcome": "webhook.err.unreachable"}
        return {"ok": True, "result": {"url": params["url"], "verification": verified}}

    async def _on_deleteWebhook(self, _: dict[str, Any]) -> Fault | dict[str, Any]:  # noqa: N802
        return {"ok": True, "result": {"url": ""}} if self.webhook else failed(404, status=404)

    def _sent(self, chat: str, text: str) -> dict[str, Any]:
        self.shown.append((chat, text))
        result = {"message_id": f"b{len(self.shown)}", "date": 1_795_000_000_001}
        return {"ok": True, "result": result}
