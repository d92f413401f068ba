"""Who comes: a random name in a signed cookie, and the mark of forms that were made for them."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from hmac import compare_digest
from typing import TYPE_CHECKING

from itsdangerous import BadSignature, Signer

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_YEAR = 365 * 24 * 60 * 60
_NAME_BYTES = 16


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie's name and attributes."""

    name: str
    attributes: str


def own_cookie(*, is_secure: bool) -> Cookie:
    """The cookie of our own pages: no other site's requests carry it."""
    attributes = f"Path=/; Max-Age={_YEAR}; HttpOnly; SameSite=Lax"
    if is_secure:
        return Cookie("__Host-danvan", f"{attributes}; Secure")
    return Cookie("danvan", attributes)


def frame_cookie(*, is_secure: bool) -> Cookie:
    """The cookie of the chat in a portal's frame: one for each portal, where that is told apart.

    Browsers take a cookie in another site's frame over HTTPS alone.
    """
    if is_secure:
        attributes = f"Path=/; Max-Age={_YEAR}; HttpOnly; SameSite=None; Secure; Partitioned"
        return Cookie("__Host-danvan-khung", attributes)
    return Cookie("danvan-khung", f"Path=/; Max-Age={_YEAR}; HttpOnly; SameSite=Lax")


class Visitors:
    """Reads and gives out the names of visitors, signed by the store's key."""

    def __init__(self, key: str, cookie: Cookie) -> None:
        self._cookie = cookie
        self._names = Signer(key, salt=f"visitor:{cookie.name}", digest_method=hashlib.sha256)
        self._forms = Signer(key, salt=f"form:{cookie.name}", digest_method=hashlib.sha256)

    def read(self, request: Request) -> str | None:
        """The visitor's name; None for a new one, or one whose cookie was not ours."""
        try:
            return self._names.unsign(request.cookies.get(self._cookie.name, "")).decode()
        except BadSignature:
            return None

    def new(self) -> str:
        """The name of a new visitor; nobody can guess it."""
        return secrets.token_urlsafe(_NAME_BYTES)

    def remember(self, response: Response, visitor: str) -> None:
        """Let the visitor be known at the next request."""
        signed = self._names.sign(visitor).decode()
        cookie = f"{self._cookie.name}={signed}; {self._cookie.attributes}"
        response.headers.append("set-cookie", cookie)

    def mark(self, visitor: str) -> str:
        """What a form carries that was made for the visitor."""
        return self._forms.get_signature(visitor).decode()

    def made(self, mark: str, visitor: str) -> bool:
        """Whether a form with that mark was made for the visitor."""
        return compare_digest(mark.encode("utf-8", "replace"), self.mark(visitor).encode())


def is_from_elsewhere(request: Request) -> bool:
    """Whether a browser says that a request was made by a page of another site.

    What says nothing is no browser, or one from before 2020, and has the form's mark to show.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] != request.headers.get("host")
