"""A web server on loopback that a test starts and stops."""

from __future__ import annotations

import asyncio
from typing import Any

import uvicorn


class Loopback(uvicorn.Server):
    """Serves from `start` to `stop`, and leaves signals to whoever is tested.

    `serve`, of uvicorn, looks ten times a second whether it shall stop.
    """

    def __init__(self, app: Any, **settings: Any) -> None:
        quiet: dict[str, Any] = {"log_config": None, "lifespan": "off", "ws": "none"}
        super().__init__(uvicorn.Config(app, "127.0.0.1", 0, **quiet, **settings))
        self._connections = self.server_state.connections = _Connections()

    @property
    def port(self) -> int:
        """The port that it listens on, once it is started."""
        port: int = self.servers[0].sockets[0].getsockname()[1]
        return port

    async def start(self) -> None:
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.startup()

    async def stop(self) -> None:
        """Close what is idle, answer what was asked, and wait until all of it is closed."""
        for server in self.servers:
            server.close()
        for connection in list(self._connections):
            connection.shutdown()
        await self._connections.gone.wait()
        await asyncio.gather(*self.server_state.tasks)


class _Connections(set[Any]):
    """The open connections; `gone` is set while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.gone = asyncio.Event()
        self.gone.set()

    def add(self, connection: Any) -> None:
        super().add(connection)
        self.gone.clear()

    def discard(self, connection: Any) -> None:
        super().discard(connection)
        if not self:
            self.gone.set()
