"""The few files that pages load, kept in memory under addresses that change with what they say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_FOREVER = "public, max-age=31536000, immutable"
_MARK_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Asset:
    """A file; `mark` changes with its content."""

    name: str
    content: bytes
    mark: str

    @property
    def kind(self) -> str:
        """Its media type."""
        return _KINDS[self.name.rpartition(".")[2]]


class Assets:
    """Every file of the folder `assets`."""

    def __init__(self) -> None:
        folder = resources.files("bot.web") / "assets"
        self._files = {
            one.name: _asset(one.name, one.read_bytes())
            for one in folder.iterdir()
            if one.name.rpartition(".")[2] in _KINDS
        }

    def __getitem__(self, name: str) -> Asset:
        return self._files[name]

    def address(self, name: str) -> str:
        """Where a page finds a file; an address that is new when the file is."""
        return f"/tai-nguyen/{self._files[name].mark}/{name}"

    def routes(self) -> list[Route]:
        """What serves them."""
        return [Route("/tai-nguyen/{mark}/{name}", self._serve)]

    async def _serve(self, request: Request) -> Response:
        asset = self._files.get(request.path_params["name"])
        if asset is None or asset.mark != request.path_params["mark"]:
            raise HTTPException(404)
        return Response(asset.content, media_type=asset.kind, headers={"cache-control": _FOREVER})


def _asset(name: str, content: bytes) -> Asset:
    return Asset(name, content, hashlib.sha256(content).hexdigest()[:_MARK_LETTERS])
