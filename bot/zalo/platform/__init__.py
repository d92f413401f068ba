"""Bots of the Zalo Bot Platform: long polling or a webhook, text and pictures, no buttons."""
