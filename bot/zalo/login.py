"""Walk an administrator through consent, and keep the tokens that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.opening import now
from bot.zalo.errors import CallFailed, GrantRefused
from bot.zalo.oa.config import CHANNEL
from bot.zalo.oa.consent import Consent
from bot.zalo.oa.oauth import OAuth
from bot.zalo.setup import app_of
from handlers import consent as words
from knowledge.base import open_knowledge

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings
    from bot.zalo.oa.config import App


async def login(settings: Settings, ask: Callable[[], str]) -> str | None:
    """Print the way, take what `ask` gives, save the tokens; None, or why that failed.

    Raises:
        StoreError: the store cannot be opened.
    """
    app = app_of(settings)
    callback_url = settings.zalo_oa_callback_url or settings.public_url
    if app is None:
        return words.NO_APP
    if callback_url is None:
        return words.NO_CALLBACK
    consent = Consent(app, callback_url)
    print(words.steps(callback_url, consent.challenge, consent.address), flush=True)  # noqa: T201
    code = consent.code(_pasted(ask))
    return words.BAD_CODE if code is None else await _keep(settings, app, code, consent.verifier)


def _pasted(ask: Callable[[], str]) -> str:
    """What was pasted, "" at the end of the input."""
    try:
        return ask()
    except EOFError:
        return ""


async def _keep(settings: Settings, app: App, code: str, verifier: str) -> str | None:
    async with open_knowledge(settings.database_url, now) as base:
        try:
            grant = await OAuth(app).exchange(code, verifier)
        except GrantRefused as refusal:
            return words.REFUSED.format(why=refusal.outcome.error)
        except CallFailed as failure:
            return words.UNREACHED.format(why=failure.outcome.error)
        await base.credentials(CHANNEL).save(grant.access_token, grant.refresh_token, grant.lasts)
    return None
