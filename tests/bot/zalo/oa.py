"""An Official Account as tests run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from bot.zalo.oa.channel import OaChannel
from bot.zalo.oa.config import CHANNEL, PATH, App, OaConfig
from bot.zalo.oa.oauth import OAuth
from bot.zalo.oa.tokens import Tokens
from tests.bot.zalo.conftest import SOON, new_last, office
from tests.zalo_oa import APP_ID, APP_SECRET, LAN, LIFE, OA_SECRET, OaServer, said, signed

if TYPE_CHECKING:
    import httpx

    from bot.webhooks import Receiver, Response
    from bot.zalo.dialogue import Answerer
    from knowledge.base import KnowledgeBase


def app(server: OaServer, secret: str = APP_SECRET, **settings: Any) -> App:
    return App(APP_ID, SecretStr(secret), server.url, **settings)


def config(server: OaServer, **settings: Any) -> OaConfig:
    given: dict[str, Any] = {"base_url": server.url, "again_after": SOON} | settings
    return OaConfig(app(server), SecretStr(OA_SECRET), **given)


def tokens(server: OaServer, base: KnowledgeBase, **settings: Any) -> Tokens:
    return Tokens(base.credentials(CHANNEL), base.process, OAuth(app(server, **settings)))


async def consented(server: OaServer, base: KnowledgeBase, lasts: int = LIFE) -> Tokens:
    """The tokens that the server takes, kept as consent keeps them."""
    await base.credentials(CHANNEL).save(server.access, server.refresh, lasts)
    return tokens(server, base)


def channel(
    server: OaServer, base: KnowledgeBase, answerer: Answerer | None = None, **settings: Any
) -> OaChannel:
    parts = office(base, answerer)
    return OaChannel(config(server, **settings), parts, tokens(server, base))


async def post(hook: Receiver, event: dict[str, Any]) -> Response:
    """What the webhook answers to a good event."""
    body, headers = signed(event)
    return await hook.receive({name.lower(): value for name, value in headers.items()}, body)


class OaChat:
    """One person's conversation with the account; see `tests.script.Chat`."""

    def __init__(self, server: OaServer, client: httpx.AsyncClient, person: str = LAN) -> None:
        self._server = server
        self._client = client
        self._person = person
        self._seen = 0

    async def say(self, text: str, expected: str) -> str:
        body, headers = signed(said(text, self._person))
        answer = await self._client.post(PATH, content=body, headers=headers)
        assert answer.status_code == 200
        return await self.sees(expected)

    async def sees(self, expected: str) -> str:
        def is_there() -> bool:
            return any(expected in one for one in self._server.texts(self._person)[self._seen :])

        await self._server.until(is_there)
        self._seen = len(self._server.texts(self._person))
        return new_last(self._server.texts(self._person), expected)

    async def press(self, label: str, expected: str) -> str:
        """Press a button of the newest message."""
        buttons = self._server.buttons(self._person)
        (payload,) = (one["payload"] for one in buttons if one["title"].startswith(label))
        return await self.say(payload, expected)
