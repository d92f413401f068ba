"""Settings of the process, from the environment and the file `.env`."""

from __future__ import annotations

import re
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from knowledge.publishing.editors import Person

HttpAddress = Annotated[str, Field(pattern=r"^https?://[^\s/]+")]
Site = Annotated[
    str,
    Field(pattern=r"^https?://[^\s/?#@]+/?$"),
    AfterValidator(lambda given: given.rstrip("/")),
]
"""The address of a site's root, without the `/` at its end."""

Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]

_ORIGIN = re.compile(r"https?://(?:\*\.)?[A-Za-z0-9.-]+(?::[0-9]{1,5})?")
_WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where it listens, so to say
"""Addresses that mean all of a machine's, and one of them."""

_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_CHANNELS = frozenset({"console", "telegram", "web", "zalo", "zalooa"})
"""What an owner may be of."""


def _upper(given: object) -> object:
    return given.upper() if isinstance(given, str) else given


def _check_proxies(given: str) -> str:
    """Addresses and networks between commas, or `*`; the server would take a slip for a name."""
    for one in given.split(",") if given.strip() != "*" else ():
        ip_network(one.strip())
    return given


class Settings(BaseSettings):
    """Every setting; `.env.example` says in Vietnamese what each is for."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    database_url: str = "sqlite+aiosqlite:///data/danvan.db"
    tables_dir: Path | None = None
    log_level: Annotated[Level, BeforeValidator(_upper)] = "INFO"
    telegram_token: SecretStr | None = None
    telegram_base_url: HttpAddress | None = None
    telegram_proxy: HttpAddress | None = None
    telegram_paid_broadcast: bool = False
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr | None = None
    zalo_bot_token: SecretStr | None = None
    zalo_bot_base_url: HttpAddress | None = None
    zalo_bot_webhook_secret: Annotated[SecretStr, Field(min_length=8, max_length=256)] | None = None
    zalo_oa_app_id: Annotated[str, Field(pattern=r"^\d+$")] | None = None
    zalo_oa_app_secret: SecretStr | None = None
    zalo_oa_secret_key: SecretStr | None = None
    zalo_oa_template_id: str | None = None
    zalo_oa_callback_url: HttpAddress | None = None
    zalo_oa_base_url: HttpAddress | None = None
    zalo_oa_oauth_url: HttpAddress | None = None
    web_enabled: bool = True
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8000
    public_url: Site | None = None
    trusted_proxies: Annotated[str, AfterValidator(_check_proxies)] = "127.0.0.1"
    widget_origins: Annotated[tuple[str, ...], NoDecode] = ()
    web_per_minute: Annotated[int, Field(ge=1)] = 6000
    api_per_minute: Annotated[int, Field(ge=1)] = 300
    admin_ids: Annotated[frozenset[Person], NoDecode] = frozenset()
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 90
    resend_uncertain: bool = True

    @model_validator(mode="after")
    def _check_webhook(self) -> Self:
        """Telegram posts to a public address over HTTPS; a server of one's own may do without."""
        needed = "http" if self.telegram_base_url else "https:"
        is_there = (self.public_url or "").startswith(needed)
        if self.telegram_mode == "webhook" and not is_there:
            raise ValueError("a webhook needs PUBLIC_URL, with https")
        return self

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _read_people(cls, given: object) -> object:
        """`telegram:123, console:lan`: the channel and its id of each owner."""
        if not isinstance(given, str):
            return given
        return frozenset(_person(one) for one in re.split(r"[\s,;]+", given) if one)

    @field_validator("widget_origins", mode="before")
    @classmethod
    def _read_origins(cls, given: object) -> object:
        """`https://nghean.gov.vn, https://*.nghean.gov.vn`: sites that may show the chat."""
        if not isinstance(given, str):
            return given
        origins = tuple(one.rstrip("/") for one in re.split(r"[\s,;]+", given) if one)
        if not all(map(_ORIGIN.fullmatch, origins)):
            raise ValueError("an origin is written as https://host")
        return origins

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _check_secret(cls, given: SecretStr | None) -> SecretStr | None:
        """Telegram takes letters, digits, `_` and `-` alone; few of them can be guessed."""
        if given and not _WEBHOOK_SECRET.fullmatch(given.get_secret_value()):
            raise ValueError("a secret is 16 to 256 letters, digits, _ or -")
        return given

    @property
    def zalo_oa(self) -> tuple[object, ...]:
        """What an Official Account cannot be without, as far as it is given."""
        needed = (self.zalo_oa_app_id, self.zalo_oa_app_secret, self.zalo_oa_secret_key)
        return tuple(filter(None, needed))

    @property
    def site(self) -> str | None:
        """Where the pages are that replies link to, None where nobody serves them or said where."""
        return self.public_url if self.web_enabled else None

    @property
    def admin_site(self) -> str | None:
        """Where the administrators' page is, in public or on this machine; None where nowhere."""
        if self.site or not (self.web_enabled and self.web_port):
            return self.site
        host = _WILDCARDS.get(self.web_host, self.web_host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.web_port}"

    @property
    def secrets(self) -> tuple[SecretStr, ...]:
        """What must not be in a log."""
        values = (getattr(self, name) for name in type(self).model_fields)
        return tuple(value for value in values if isinstance(value, SecretStr))


def _person(written: str) -> Person:
    channel, _, id_ = written.partition(":")
    if not (channel.lower() in _CHANNELS and id_):
        raise ValueError("a person is written as channel:id")
    person = Person(channel.lower(), id_)
    if not person.is_possible:
        raise ValueError("the channel has no such id")
    return person
