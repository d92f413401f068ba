"""A Bot API double in a process of its own, as light as can be, that records what it receives.

    python bench/bot_api.py

It prints its port once it listens. `GET /record` gives what came, `GET /times` when each post did;
`POST /faults?share=0.2` makes calls fail from then on.
It speaks HTTP/1.1 over plain sockets: a framework would be what is measured.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from collections import Counter, deque
from typing import Any
from urllib.parse import parse_qsl, urlsplit

ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "BenchBot"}
FAULTS = ("429", "400", "500", "drop", "stall")
STALL_SECONDS = 30.0
ON_THE_WAY = 0.3
"""Seconds after a 429 in which calls arrive that were sent before it was answered."""


class Double:
    """One bot's server."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.counts: Counter[int] = Counter()
        self.updates: deque[dict[str, Any]] = deque()
        self.answered: dict[int, float] = {}
        self.asked: dict[int, float] = {}
        self.texts: dict[int, str] = {}
        self.halted_at = self.halt_until = 0.0
        self.inside_halts = 0
        self.share = 0.0
        self.chance = random.Random(1)
        self.ids = iter(range(1, 10**9))
        self.polling = asyncio.Event()

    async def call(self, method: str, params: dict[str, str]) -> tuple[int, Any]:
        chat = int(params.get("chat_id", 0) or 0)
        if method == "sendMessage" and chat >= 100_000:
            return await self._post(chat, params)
        if method in {"sendMessage", "editMessageText"}:
            self.texts[chat] = params.get("text", "")
            self.answered.setdefault(chat, time.perf_counter())
            return 200, self._message(chat)
        if method == "getUpdates":
            return 200, await self._poll(params)
        return 200, ME if method == "getMe" else True

    async def _post(self, chat: int, _: dict[str, str]) -> tuple[int, Any]:
        now = time.monotonic()
        self.inside_halts += self.halted_at + ON_THE_WAY < now < self.halt_until
        fault = self.chance.choice(FAULTS) if self.chance.random() < self.share else ""
        if fault == "429":
            self.halted_at, self.halt_until = now, now + 1
            return 429, {"retry_after": 1}
        if fault == "drop":
            return 0, None
        if fault == "stall":
            await asyncio.sleep(STALL_SECONDS)
            return 0, None
        if fault:
            return int(fault), None
        self.times.append(now)
        self.counts[chat] += 1
        return 200, self._message(chat)

    async def _poll(self, params: dict[str, str]) -> list[dict[str, Any]]:
        offset = int(params.get("offset", 0) or 0)
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        if not self.updates:
            self.polling.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.polling.wait(), float(params.get("timeout", 0) or 0))
        return list(self.updates)[:100]

    def ask(self, person: int, text: str) -> None:
        number = next(self.ids)
        who = {"id": person, "is_bot": False, "first_name": "Lan"}
        chat = {"id": person, "type": "private", "first_name": "Lan"}
        message = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": who}
        self.updates.append({"update_id": number, "message": message | {"text": text}})
        self.asked[person] = time.perf_counter()
        self.polling.set()

    def record(self) -> dict[str, Any]:
        return {
            "received": len(self.times),
            "people": len(self.counts),
            "twice": sum(count - 1 for count in self.counts.values()),
            "inside_halts": self.inside_halts,
            "latencies": [
                self.answered[one] - at for one, at in self.asked.items() if one in self.answered
            ],
            "texts": self.texts,
        }

    def _message(self, chat: int) -> dict[str, Any]:
        place = {"id": chat, "type": "private", "first_name": "Lan"}
        return {"message_id": next(self.ids), "date": 1_790_000_000, "chat": place, "text": "-"}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while await self._one(reader, writer):
                pass
        writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        verb, target, _ = head.split(" ", 2)
        fields = dict(
            line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line
        )
        body = await reader.readexactly(int(fields.get("content-length", 0)))
        url = urlsplit(target)
        if verb == "GET":
            status, result = 200, self.times if url.path == "/times" else self.record()
        elif url.path == "/faults":
            self.share = float(dict(parse_qsl(url.query))["share"])
            status, result = 200, True
        elif url.path == "/ask":
            asked = json.loads(body)
            self.ask(asked["person"], asked["text"])
            status, result = 200, True
        else:
            params = dict(parse_qsl(body.decode()))
            status, result = await self.call(url.path.rpartition("/")[2], params)
        if not status:
            return False
        writer.write(_response(status, result))
        await writer.drain()
        return True


def _response(status: int, result: Any) -> bytes:
    if status == 200:
        payload = {"ok": True, "result": result}
    else:
        payload = {"ok": False, "error_code": status, "description": "injected"}
        payload |= {"parameters": result} if result else {}
    body = json.dumps(payload).encode()
    return f"HTTP/1.1 {status} X\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body


async def main() -> None:
    """Serve until killed."""
    double = Double()
    server = await asyncio.start_server(double.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
