"""Which server of the Zalo Bot Platform to talk to, as which bot, and how patiently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import SecretStr

CHANNEL = "zalo"
PUBLIC_SERVER = "https://bot-api.zaloplatforms.com"
PATH = "/webhooks/zalo"


@dataclass(frozen=True, slots=True)
class PlatformConfig:
    """Settings of the channel.

    Attributes:
        token: the bot's token.
        webhook_secret: what Zalo shows with each update; None for long polling.
        public_url: where this process is reached from outside; None where the webhook is set by
            hand.
        questions_per_minute: what one chat may ask in a minute before it is asked to slow down.
        typing_after: seconds without an answer before "typing…" is shown.
        again_after: seconds before what failed is tried again.
        poll_seconds: how long the server waits for an update before it says that there is none.
        request_timeout: seconds that the server may take to respond, long polling aside.
        leaving_seconds: how long answers in hand may take after the channel is asked to stop.
        delivery_connections: how many posts may be on their way at once.
        per_second: messages in a second; what the platform takes is published nowhere.
    """

    token: SecretStr
    base_url: str = PUBLIC_SERVER
    webhook_secret: SecretStr | None = None
    public_url: str | None = None
    questions_per_minute: int = 30
    typing_after: float = 0.5
    again_after: float = 1.0
    poll_seconds: int = 30
    request_timeout: float = 20.0
    leaving_seconds: float = 20.0
    delivery_connections: int = 4
    per_second: float = 5.0

    @property
    def methods_url(self) -> str:
        """What the name of a method is appended to; it holds the token."""
        server = self.base_url.rstrip("/").removesuffix("/bot")
        return f"{server}/bot{self.token.get_secret_value().strip()}/"

    @property
    def webhook_url(self) -> str | None:
        """Where Zalo shall post updates."""
        return f"{self.public_url.rstrip('/')}{PATH}" if self.public_url else None
