"""A Zalo Official Account: a webhook, five buttons, tokens that change, and a 48-hour window."""
