"""Which Official Account to answer for, and how patiently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import SecretStr

CHANNEL = "zalooa"
PATH = "/webhooks/zalo-oa"
PUBLIC_API = "https://openapi.zalo.me"
PUBLIC_OAUTH = "https://oauth.zaloapp.com"


@dataclass(frozen=True, slots=True)
class App:
    """An application of Zalo for developers, and where consent to it is given."""

    id: str
    secret: SecretStr
    oauth_url: str = PUBLIC_OAUTH
    request_timeout: float = 20.0


@dataclass(frozen=True, slots=True)
class OaConfig:
    """Settings of the channel.

    Attributes:
        app: whose tokens are used.
        secret_key: what Zalo signs events with; another one than the application's secret.
        template_id: the approved template that goes to people whose window is closed; None where
            they are told when they write again.
        questions_per_minute: what one chat may ask in a minute before it is asked to slow down.
        again_after: seconds before what failed is tried again.
        request_timeout: seconds that the server may take to respond.
        leaving_seconds: how long answers in hand may take after the channel is asked to stop.
        delivery_connections: how many posts may be on their way at once.
        per_second: messages in a second; Zalo takes 4,000 requests a minute.
    """

    app: App
    secret_key: SecretStr
    template_id: str | None = None
    base_url: str = PUBLIC_API
    questions_per_minute: int = 30
    again_after: float = 1.0
    request_timeout: float = 20.0
    leaving_seconds: float = 20.0
    delivery_connections: int = 16
    per_second: float = 60.0
