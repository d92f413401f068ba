"""A client of servers on loopback."""

from __future__ import annotations

import httpx

from bot.trust import authorities

PATIENCE = 60.0


def http(url: str = "") -> httpx.AsyncClient:
    """A client; the certificate authorities, which it asks nothing, are read once."""
    return httpx.AsyncClient(base_url=url, timeout=PATIENCE, verify=authorities())
