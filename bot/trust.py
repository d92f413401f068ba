"""The certificate authorities that a channel's server is checked against."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    import ssl


@cache
def authorities() -> ssl.SSLContext:
    """Those of certifi, or of `SSL_CERT_FILE`; reading them takes 20 ms, so clients share them."""
    return httpx.create_ssl_context()
