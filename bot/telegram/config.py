"""Which Bot API server to talk to, as which bot, and how patiently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import SecretStr

_FREE_PER_SECOND = 30.0
_PAID_PER_SECOND = 1000.0

PUBLIC_SERVER = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class TelegramConfig:
    """Settings of the channel.

    Attributes:
        token: the bot's token.
        base_url: a Bot API server, with or without the trailing `/bot`; None for the public one.
        base_file_url: where that server gives files; None for `/file/bot` of the same server.
        proxy: URL of an HTTP proxy.
        questions_per_minute: what one person may ask in a minute before being asked to slow down.
        group_questions_per_minute: what one group may. Telegram takes 20 messages a minute for one:
            as many answers at once, as many in the minute after, and a word to slow down for each.
        typing_after: seconds without an answer before "typing…" is shown.
        request_timeout: seconds that the server may take to respond, long polling aside.
        leaving_seconds: how long answers in hand may take after the channel is asked to stop.
        paid_broadcast: whether messages over the free limit are paid for.
        delivery_connections: how many posts may be on their way at once.
        webhook_url: where Telegram posts updates to; None where they are polled for.
    """

    token: SecretStr
    base_url: str | None = None
    base_file_url: str | None = None
    proxy: str | None = None
    questions_per_minute: int = 30
    group_questions_per_minute: int = 6
    typing_after: float = 0.5
    request_timeout: float = 20.0
    leaving_seconds: float = 20.0
    paid_broadcast: bool = False
    delivery_connections: int = 64
    webhook_url: str | None = None

    @property
    def per_second(self) -> float:
        """Messages that Telegram takes from the bot in a second."""
        return _PAID_PER_SECOND if self.paid_broadcast else _FREE_PER_SECOND

    @property
    def methods_url(self) -> str:
        """What python-telegram-bot appends the token to, to call a method."""
        return _with_bot(self.base_url or PUBLIC_SERVER)

    @property
    def files_url(self) -> str:
        """What python-telegram-bot appends the token to, to fetch a file."""
        if self.base_file_url:
            return _with_bot(self.base_file_url)
        server, _, _ = self.methods_url.rpartition("/bot")
        return f"{server}/file/bot"


def _with_bot(url: str) -> str:
    if "{token}" in url:
        return url
    return f"{url.rstrip('/').removesuffix('/bot')}/bot"
