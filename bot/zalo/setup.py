"""The channels of Zalo that the settings ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.zalo.errors import SetupIncomplete
from bot.zalo.oa.config import CHANNEL, PUBLIC_API, PUBLIC_OAUTH, App, OaConfig
from bot.zalo.oa.oauth import OAuth
from bot.zalo.oa.tokens import Tokens
from bot.zalo.platform.config import PUBLIC_SERVER, PlatformConfig

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.zalo.oa.channel import OaChannel
    from bot.zalo.platform.channel import PlatformChannel
    from bot.zalo.service import Office
    from knowledge.base import KnowledgeBase


def app_of(settings: Settings) -> App | None:
    """The application, None where it is not set up."""
    if not (settings.zalo_oa_app_id and settings.zalo_oa_app_secret):
        return None
    oauth_url = settings.zalo_oa_oauth_url or PUBLIC_OAUTH
    return App(settings.zalo_oa_app_id, settings.zalo_oa_app_secret, oauth_url)


def platform_channel(settings: Settings, office: Office) -> PlatformChannel | None:
    """The bot of the Zalo Bot Platform, None where there is no token."""
    from bot.zalo.platform.channel import PlatformChannel  # noqa: PLC0415 - only what is used

    if settings.zalo_bot_token is None:
        return None
    config = PlatformConfig(
        settings.zalo_bot_token,
        base_url=settings.zalo_bot_base_url or PUBLIC_SERVER,
        webhook_secret=settings.zalo_bot_webhook_secret,
        public_url=settings.public_url,
    )
    return PlatformChannel(config, office)


def oa_channel(settings: Settings, office: Office, base: KnowledgeBase) -> OaChannel | None:
    """The Official Account, None where it is not set up.

    Raises:
        SetupIncomplete: it is set up in part.
    """
    from bot.zalo.oa.channel import OaChannel  # noqa: PLC0415

    if not settings.zalo_oa:
        return None
    app = app_of(settings)
    if app is None or settings.zalo_oa_secret_key is None:
        raise SetupIncomplete("needs ZALO_OA_APP_ID, ZALO_OA_APP_SECRET and ZALO_OA_SECRET_KEY")
    config = OaConfig(
        app,
        settings.zalo_oa_secret_key,
        template_id=settings.zalo_oa_template_id,
        base_url=settings.zalo_oa_base_url or PUBLIC_API,
    )
    tokens = Tokens(base.credentials(CHANNEL), base.process, OAuth(app))
    return OaChannel(config, office, tokens)
