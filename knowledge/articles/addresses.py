"""Addresses of articles: without what counts visitors, and compared."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit, urlunsplit

_TRACKING = (
    "utm_",
    *("fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "ttclid", "yclid", "igshid"),
    *("mc_cid", "mc_eid", "zarsrc"),
)
"""Beginnings of parameters by which a site knows who sent its visitors."""


def untracked_url(url: str) -> str:
    """An address without what counts visitors, and otherwise letter by letter as it was.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(url)
    pairs = parts.query.split("&")
    kept = [pair for pair in pairs if _tells(unquote_plus(pair.partition("=")[0]))]
    return url if kept == pairs else urlunsplit(parts._replace(query="&".join(kept)))


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
