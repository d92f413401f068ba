"""A bare echo bot of python-telegram-bot: the least that an update can cost with it.

python bench/echo_bot.py BOT_API_URL TOKEN
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

if TYPE_CHECKING:
    from telegram.ext import CallbackContext

    Context = CallbackContext[Any, Any, Any, Any]


async def echo(update: Update, _: Context) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """Run until SIGTERM."""
    url, token = sys.argv[1:]
    app = Application.builder().token(token).base_url(f"{url}/bot").build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling(allowed_updates=[Update.MESSAGE])


if __name__ == "__main__":
    main()
