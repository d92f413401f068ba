"""Deliver posts: taken from the ledger, sent at the channel's pace, settled at once."""
