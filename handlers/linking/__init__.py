"""One person in several channels: accounts are linked by a code, so that a post comes once.

`feature` takes what people type and press, `replies` says what was done.
"""
