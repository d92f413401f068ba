"""What the bot knows: text, citations, source documents, the store and the answers.

Nothing here imports `handlers` or `bot`, talks to a network or words a message.
"""
