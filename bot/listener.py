"""A small web server for webhooks, where nothing else serves them."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from typing import TYPE_CHECKING

import structlog
import uvicorn
from starlette.applications import Starlette

from bot.webhooks import routes
from knowledge.errors import DanvanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.webhooks import Receiver

_LEAVING_SECONDS = 5

_LOG = structlog.stdlib.get_logger("bot.webhooks")


class PortTaken(DanvanError):  # noqa: N818 - named for what happened
    """Nothing can listen at the address: another program does, or this machine has it not."""


class Listener:
    """Serves receivers over HTTP, behind a proxy that has the certificate."""

    def __init__(self, receivers: Iterable[Receiver], host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._server = _Server(
            uvicorn.Config(
                Starlette(routes=routes(receivers)),
                log_config=None,
                access_log=False,
                server_header=False,
                lifespan="off",
                ws="none",
                timeout_graceful_shutdown=_LEAVING_SECONDS,
            )
        )

    async def run_until(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set.

        Raises:
            PortTaken: nothing can listen there.
        """
        try:
            bound = socket.create_server((self._host, self._port))
        except OSError as error:
            raise PortTaken(f"cannot listen at {self._host}:{self._port}: {error}") from error
        with bound:
            _LOG.info("listening for webhooks", host=self._host, port=bound.getsockname()[1])
            await self._serve(bound, stop)

    async def _serve(self, bound: socket.socket, stop: asyncio.Event) -> None:
        """Answer what is in hand before the end."""
        serving = asyncio.create_task(self._server.serve([bound]))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            self._server.should_exit = True
            await serving


class _Server(uvicorn.Server):
    """Leaves signals to the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
