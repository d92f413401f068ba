"""Settings of the process, from the environment and the file `.env`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from knowledge.publishing.editors import Person

HttpAddress = Annotated[str, Field(pattern=r"^https?://[^\s/]+")]


class Settings(BaseSettings):
    """Every setting; `.env.example` says in Vietnamese what each is for."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    database_url: str = "sqlite+aiosqlite:///data/danvan.db"
    tables_dir: Path | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    telegram_token: SecretStr | None = None
    telegram_base_url: HttpAddress | None = None
    telegram_proxy: HttpAddress | None = None
    telegram_paid_broadcast: bool = False
    admin_ids: Annotated[frozenset[Person], NoDecode] = frozenset()
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 90
    resend_uncertain: bool = True

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _read_people(cls, given: object) -> object:
        """`telegram:123, console:lan`: the channel and its id of each owner."""
        if not isinstance(given, str):
            return given
        return frozenset(_person(one) for one in re.split(r"[\s,;]+", given) if one)


def _person(written: str) -> Person:
    channel, _, id_ = written.partition(":")
    if not (channel.isascii() and channel.isalpha() and id_):
        raise ValueError("a person is written as channel:id")
    person = Person(channel.lower(), id_)
    if not person.is_possible:
        raise ValueError("the channel has no such id")
    return person
