"""What a process has loaded before commands are forked from it: all that a command looks up first.

Nothing imports it but that process: `forked` names it.
"""

from __future__ import annotations

from importlib import import_module

from bot.trust import authorities
from knowledge.answering.answer import answer
from tests.knowledge.catalogues import knowledge

for name in (
    "alembic.command",
    "asyncpg",
    "bot.metrics",
    "bot.run",
    "bot.telegram.channel",
    "bot.telegram.webhook",
    "bot.web.run",
    "bot.zalo.login",
    "bot.zalo.oa.channel",
    "bot.zalo.platform.channel",
    "bot.zalo.setup",
    "prompt_toolkit.patch_stdout",
    "rich.progress",
):
    import_module(name)
authorities()
answer("nhiệm vụ nào nói về công tác dâân vận", knowledge())
