"""Settings: each is documented, an empty one is the default, a wrong one is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings

EXAMPLE = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")
NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def shown() -> list[str]:
    """The settings that the example shows, in order."""
    return re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE)


def test_the_example_shows_every_setting_once() -> None:
    assert sorted(shown()) == sorted(NAMES)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_the_example_says_what_a_setting_is_for(name: str) -> None:
    lines = EXAMPLE.splitlines()
    (place,) = (at for at, line in enumerate(lines) if line.startswith(f"{name}="))
    assert re.match(r"# \w", lines[place - 1])


def test_the_example_is_the_defaults() -> None:
    Path(".env").write_text(EXAMPLE, encoding="utf-8")
    assert Settings() == Settings(_env_file=None)  # type: ignore[call-arg]


def test_the_environment_comes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("LOG_LEVEL=ERROR\nDATABASE_URL=sqlite:///tệp.db\n", encoding="utf-8")
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    settings = Settings()
    assert (settings.log_level, settings.database_url) == ("DEBUG", "sqlite:///tệp.db")


SECRETS = [
    "TELEGRAM_TOKEN",
    "TELEGRAM_WEBHOOK_SECRET",
    "ZALO_BOT_TOKEN",
    "ZALO_BOT_WEBHOOK_SECRET",
    "ZALO_OA_APP_SECRET",
    "ZALO_OA_SECRET_KEY",
]


@pytest.mark.parametrize("name", SECRETS)
def test_every_secret_is_kept_out_of_what_is_shown(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "bi-mat_123456789")
    settings = Settings()
    assert "bi-mat" not in repr(settings)
    assert [one.get_secret_value() for one in settings.secrets] == ["bi-mat_123456789"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", "ồn ào"),
        ("ZALO_BOT_WEBHOOK_SECRET", "ngắn"),
        ("ZALO_BOT_BASE_URL", "bot-api.zaloplatforms.com"),
        ("ZALO_OA_APP_ID", "app"),
        ("PUBLIC_URL", "danvan.vn"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert [error["loc"] for error in refused.value.errors()] == [(name.lower(),)]


@pytest.mark.parametrize(
    "written", ["telegram:abc", "telegram:@lan", "telegram:１２", "telegrm:123", "lan", ":5"]
)
def test_an_owner_that_no_channel_has_is_named(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("ADMIN_IDS", f"console:lan,{written}")
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert [error["loc"] for error in refused.value.errors()] == [("admin_ids",)]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("https://dv.example", "https://dv.example"),
        ("https://dv.example/", "https://dv.example"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    ],
)
def test_a_public_address_ends_without_a_slash(
    monkeypatch: pytest.MonkeyPatch, given: str, read: str
) -> None:
    monkeypatch.setenv("PUBLIC_URL", given)
    assert Settings().public_url == read


@pytest.mark.parametrize("given", ["*", "127.0.0.1", "127.0.0.1, 10.0.0.0/8,::1"])
def test_proxies_are_addresses_and_networks(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", given)
    assert Settings().trusted_proxies == given


def test_how_much_is_logged_may_be_said_in_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert Settings().log_level == "DEBUG"


def test_origins_are_read_from_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIDGET_ORIGINS", "https://nghean.gov.vn/, https://*.dv.example:8443")
    assert Settings().widget_origins == ("https://nghean.gov.vn", "https://*.dv.example:8443")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "dv.example"),
        ("PUBLIC_URL", "https://dv.example/trang"),
        ("PUBLIC_URL", "https://a@dv.example"),
        ("WIDGET_ORIGINS", "nghean.gov.vn"),
        ("WIDGET_ORIGINS", "https://nghean.gov.vn/trang"),
        ("WIDGET_ORIGINS", "'self'"),
        ("WIDGET_ORIGINS", "*"),
        ("WEB_PORT", "70000"),
        ("TRUSTED_PROXIES", "abc"),
        ("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.300"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("TELEGRAM_WEBHOOK_SECRET", "ngắn"),
        ("TELEGRAM_WEBHOOK_SECRET", "có dấu cách và chữ Việt"),
    ],
)
def test_addresses_and_secrets_are_checked(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert [error["loc"] for error in refused.value.errors()] == [(name.lower(),)]


def test_a_webhook_needs_a_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_MODE", "webhook")
    with pytest.raises(ValidationError, match="a webhook needs"):
        Settings()


def test_telegram_posts_over_https_and_a_server_of_ones_own_may_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELEGRAM_MODE", "webhook")
    monkeypatch.setenv("PUBLIC_URL", "http://dv.example")
    with pytest.raises(ValidationError, match="with https"):
        Settings()
    monkeypatch.setenv("TELEGRAM_BASE_URL", "http://127.0.0.1:8081")
    assert Settings().public_url == "http://dv.example"


def test_replies_link_to_no_pages_that_nobody_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://dv.example")
    assert Settings().site == "https://dv.example"
    monkeypatch.setenv("WEB_ENABLED", "false")
    assert Settings().site is None


@pytest.mark.parametrize(
    ("given", "site"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"web_host": "0.0.0.0", "web_port": 8123}, "http://127.0.0.1:8123"),  # noqa: S104
        ({"web_host": "::"}, "http://[::1]:8000"),
        ({"public_url": "https://danvan.example/"}, "https://danvan.example"),
        ({"web_enabled": False, "public_url": "https://danvan.example"}, None),
        ({"web_port": 0}, None),
    ],
)
def test_administrators_are_sent_to_where_the_pages_are(
    given: dict[str, object], site: str | None
) -> None:
    assert Settings(**given).admin_site == site  # type: ignore[arg-type]
