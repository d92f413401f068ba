"""The web channel: the chat and the pages in a browser, the API, and webhooks of others."""
