"""The Telegram channel: long polling, rendering and sending, through python-telegram-bot."""

import os

os.environ["PTB_TIMEDELTA"] = "true"
"""python-telegram-bot then gives `RetryAfter.retry_after` as a timedelta and warns of nothing."""
