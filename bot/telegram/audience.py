"""What updates say of chats: that they blocked the bot, removed it, or have a new id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import ChatMemberStatus

from bot.telegram.updates import CHANNEL

if TYPE_CHECKING:
    from telegram import Update

    from bot.telegram.contract import Audience

_AWAY = {ChatMemberStatus.BANNED, ChatMemberStatus.LEFT}


async def note(update: Update, audience: Audience) -> None:
    """Tell the audience what it has to know of an update.

    Somebody who unblocks the bot is back only when they say so, with /start.
    """
    member = update.my_chat_member
    if member and member.new_chat_member.status in _AWAY:
        await audience.gone(CHANNEL, str(member.chat.id))
    message = update.message
    if message and message.migrate_to_chat_id:
        await audience.moved(CHANNEL, str(message.chat.id), str(message.migrate_to_chat_id))
