"""Compare the addresses of articles."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = ("utm_", "fbclid", "gclid", "zarsrc")


def plain_url(url: str) -> str:
    """An address without what makes no other page of it, to be compared with others.

    Scheme, `www.`, port, fragment, closing slashes and what counts visitors are left out.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url.strip()
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if _tells(pair[0])]
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def _tells(parameter: str) -> bool:
    return not parameter.casefold().startswith(_TRACKING)
