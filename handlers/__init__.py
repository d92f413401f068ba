"""What the bot says: one module for each thing that a person can do, and all of the wording.

A handler takes a channel-neutral `Request` and returns a `Reply`. Nothing here imports `bot` or a
channel's library, or knows HTML or Markdown.
"""
