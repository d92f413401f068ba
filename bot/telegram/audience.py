"""What updates say of chats: that they blocked the bot, removed it, or have a new id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import ChatMemberStatus

from bot.telegram.updates import CHANNEL

if TYPE_CHECKING:
    from bot.telegram.contract import Audience
    from bot.telegram.updates import Update

_AWAY = {ChatMemberStatus.BANNED, ChatMemberStatus.LEFT}


async def note(update: Update, audience: Audience) -> None:
    """Tell the audience what it has to know of an update.

    Somebody who unblocks the bot is back only when they say so, with /start.
    """
    match update:
        case {"my_chat_member": {"chat": chat, "new_chat_member": {"status": status}}}:
            if status in _AWAY:
                await audience.gone(CHANNEL, str(chat["id"]))
        case {"message": {"chat": chat, "migrate_to_chat_id": int() as new}}:
            await audience.moved(CHANNEL, str(chat["id"]), str(new))
