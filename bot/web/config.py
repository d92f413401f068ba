"""Where the pages are served, to whom, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass

CHANNEL = "web"


@dataclass(frozen=True, slots=True)
class WebConfig:
    """Settings of the channel.

    Attributes:
        host, port: where it listens; port 0 is any free one.
        public_url: where people find it, without the `/` at the end; None where nobody said.
        trusted_proxies: addresses whose `X-Forwarded-For` is believed.
        widget_origins: sites that may show the chat in a frame.
        web_per_minute: requests that one address may make in a minute, the API aside.
        api_per_minute: calls of the API that one address may make in a minute, questions that it
            asks on pages included.
        admin_per_minute: requests that one address may make in a minute to administrators' pages.
        entries_per_minute: passes that one address may try in a minute.
        questions_per_minute: questions that one person may ask in a minute.
        most_streams: open chats that are told of what happens, where the process may open twice as
            many files.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str | None = None
    trusted_proxies: str = "127.0.0.1"
    widget_origins: tuple[str, ...] = ()
    web_per_minute: int = 6000
    api_per_minute: int = 300
    admin_per_minute: int = 240
    entries_per_minute: int = 10
    questions_per_minute: int = 30
    most_streams: int = 5000

    @property
    def is_secure(self) -> bool:
        """Whether people come over HTTPS, so that cookies may be for HTTPS alone."""
        return self.public_url is not None and self.public_url.startswith("https:")
