"""Consent of an Official Account: the address to open, and the code that comes back (PKCE)."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

if TYPE_CHECKING:
    from bot.zalo.oa.config import App

_PATH = "/v4/oa/permission"
_CODE = re.compile(r"[A-Za-z0-9_.~-]{1,2048}")


@dataclass(frozen=True, slots=True)
class Consent:
    """One attempt; `verifier` proves that whoever brings the code is who asked for it."""

    app: App
    callback_url: str
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    state: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)

    @property
    def challenge(self) -> str:
        """What is told of the verifier beforehand: S256, without padding."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")

    @property
    def address(self) -> str:
        """Where an administrator of the account consents."""
        query = {
            "app_id": self.app.id,
            "redirect_uri": self.callback_url,
            "code_challenge": self.challenge,
            "state": self.state,
        }
        return f"{self.app.oauth_url.rstrip('/')}{_PATH}?{urlencode(query)}"

    def code(self, pasted: str) -> str | None:
        """The code of what an administrator pasted: the code alone, or the whole address.

        None where it is neither, or an address of another attempt.
        """
        said = pasted.strip().strip("<>\"'")
        if "?" not in said:
            return said if _CODE.fullmatch(said) else None
        query = parse_qs(urlsplit(said).query)
        states, codes = query.get("state", [self.state]), query.get("code", [])
        is_ours = states == [self.state] and len(codes) == 1
        return codes[0] if is_ours and _CODE.fullmatch(codes[0]) else None
