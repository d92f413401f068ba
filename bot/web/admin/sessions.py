"""Who is in: a session's id in a signed cookie, and the mark of forms that were made in it."""

from __future__ import annotations

import hashlib
from hmac import compare_digest
from typing import TYPE_CHECKING

from itsdangerous import BadSignature, Signer

from bot.web.visitors import Cookie
from handlers.site.addresses import ADMIN
from knowledge.administering.passes import SESSION_SECONDS

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from knowledge.administering.passes import Session
    from knowledge.base import KnowledgeBase

_ATTRIBUTES = "HttpOnly; SameSite=Strict"


def session_cookie(*, is_secure: bool) -> Cookie:
    """A cookie that no other site's requests carry, whoever makes them."""
    if is_secure:
        return Cookie("__Secure-danvan-quantri", f"Path={ADMIN}; {_ATTRIBUTES}; Secure")
    return Cookie("danvan-quantri", f"Path={ADMIN}; {_ATTRIBUTES}")


class Sessions:
    """Reads and gives out sessions; each lasts no longer than the right of whom it is of."""

    def __init__(self, base: KnowledgeBase, key: str, cookie: Cookie) -> None:
        self._base = base
        self._cookie = cookie
        self._ids = Signer(key, salt="admin", digest_method=hashlib.sha256)
        self._forms = Signer(key, salt="admin-form", digest_method=hashlib.sha256)

    async def open(self, token: str) -> Session | None:
        """Spend a pass; None where it is none, or of somebody who may not come in any more."""
        session = await self._base.passes.spend(token)
        return await self._allowed(session)

    async def read(self, request: Request) -> Session | None:
        """The session that a request belongs to, None where there is none any more."""
        try:
            signed = self._ids.unsign(request.cookies.get(self._cookie.name, ""))
        except BadSignature:
            return None
        return await self._allowed(await self._base.passes.session(int(signed)))

    async def end(self, session: Session, response: Response) -> None:
        """End a session, and take its cookie back."""
        await self._base.passes.end(session)
        self._set(response, "", 0)

    def remember(self, response: Response, session: Session) -> None:
        """Let the session be known at the next request."""
        self._set(response, self._ids.sign(str(session.id)).decode(), SESSION_SECONDS)

    def mark(self, session: Session) -> str:
        """What a form carries that was made in the session."""
        return self._forms.get_signature(str(session.id)).decode()

    def made(self, mark: str, session: Session) -> bool:
        """Whether a form with that mark was made in the session."""
        return compare_digest(mark.encode("utf-8", "replace"), self.mark(session).encode())

    async def _allowed(self, session: Session | None) -> Session | None:
        if session and await self._base.editors.may_publish(session.person):
            return session
        return None

    def _set(self, response: Response, value: str, seconds: int) -> None:
        cookie = f"{self._cookie.name}={value}; Max-Age={seconds}; {self._cookie.attributes}"
        response.headers.append("set-cookie", cookie)
