"""Serve the application inside the process, until it is asked to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from typing import TYPE_CHECKING

import structlog
import uvicorn

from bot.web.errors import ListenError, PortTakenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp

    from bot.web.config import WebConfig

_LEAVING_SECONDS = 5
_IDLE_SECONDS = 75
"""How long a browser may think before its connection is closed, as other servers have it."""

_BACKLOG = 2048

_LOG = structlog.stdlib.get_logger("bot.web")


def _nobody() -> None:
    """Nobody has to be let go."""


class _Server(uvicorn.Server):
    """Leaves signals to the process that it is a part of."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class WebServer:
    """One listening socket and what serves it.

    `let_go` ends answers that would go on for ever.
    """

    def __init__(
        self, app: ASGIApp, config: WebConfig, let_go: Callable[[], None] = _nobody
    ) -> None:
        self._let_go = let_go
        self._socket = _listen(config.host, config.port)
        self._server = _Server(
            uvicorn.Config(
                app,
                http="httptools",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=True,
                proxy_headers=True,
                forwarded_allow_ips=config.trusted_proxies,
                timeout_keep_alive=_IDLE_SECONDS,
                timeout_graceful_shutdown=_LEAVING_SECONDS,
            )
        )
        host = f"[{config.host}]" if ":" in config.host else config.host
        self.address = f"http://{host}:{self._socket.getsockname()[1]}"

    async def run(self) -> None:
        """Serve until cancelled; then let go who listens, and finish what is being answered."""
        serving = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        _LOG.debug("serving", address=self.address)
        try:
            await asyncio.shield(serving)
        finally:
            self._let_go()
            self._server.should_exit = True
            await asyncio.wait({serving})
            self._socket.close()


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        PortTakenError: another program listens there.
        ListenError: it is no address of this machine, or not ours to listen at.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(f"port {port} is taken") from error
        raise ListenError(f"cannot listen at {host}:{port}: {error}") from error
    listening.setblocking(False)  # noqa: FBT003 - the standard library's own way
    return listening
