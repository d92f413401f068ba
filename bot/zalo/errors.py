"""Why a call or a channel fails.

DanvanError
├── CallFailed            a call was not successful
│   ├── GrantRefused      Zalo gives no tokens for a code or a refresh token
│   └── ConsentNeeded     there are no tokens, and only an administrator gets others
├── ZaloRefused           the server knows no bot with this token
├── WebhookRefused        the server takes no address of ours for updates
└── SetupIncomplete       settings are missing that a channel cannot be without
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.courier import Outcome, Verdict
from knowledge.errors import DanvanError

if TYPE_CHECKING:
    from typing import Final

_LOGIN: Final = "consent needed: danvan zalo-oa login"


class CallFailed(DanvanError):  # noqa: N818 - named for what happened
    """A call was not successful: what that means for a message, and the code that was given."""

    def __init__(self, outcome: Outcome, code: int = 0) -> None:
        super().__init__(outcome.error)
        self.outcome = outcome
        self.code = code


class GrantRefused(CallFailed):
    """Zalo gives no tokens for this code or refresh token; the text holds neither."""


class ConsentNeeded(CallFailed):
    """There are no tokens that Zalo takes; what waits is kept until an administrator consents."""

    def __init__(self) -> None:
        super().__init__(Outcome(Verdict.UNREACHED, error=_LOGIN))


class ZaloRefused(DanvanError):  # noqa: N818 - named for what happened
    """Zalo knows no bot with this token. The text never holds the token."""


class WebhookRefused(DanvanError):  # noqa: N818
    """The server does not take the address that updates shall be posted to."""


class SetupIncomplete(DanvanError):  # noqa: N818 - named for what happened
    """Settings of the Official Account are missing that it cannot be without."""
