"""The chat on other sites: a script that one line loads, and the frame that it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from handlers.site.wording import WORDS

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.web.assets import Asset

FRAME = "/khung"
SCRIPT = "/widget.js"
_CACHE_SECONDS = 3600


class Widget:
    """Serves the script; its labels are put into it, so that it needs nothing else."""

    def __init__(self, script: Asset) -> None:
        text = script.content.decode()
        text = text.replace("OPEN_LABEL", _quoted(WORDS.open_chat))
        self._script = text.replace("CLOSE_LABEL", _quoted(WORDS.close_chat))

    def routes(self) -> list[Route]:
        """What serves it."""
        return [Route(SCRIPT, self._serve)]

    async def _serve(self, _request: Request) -> Response:
        headers = {
            "cache-control": f"public, max-age={_CACHE_SECONDS}",
            "cross-origin-resource-policy": "cross-origin",
        }
        return Response(self._script, media_type="text/javascript", headers=headers)


def _quoted(text: str) -> str:
    """A string of JavaScript; the words hold no quotes and no backslashes."""
    return f'"{text}"'
