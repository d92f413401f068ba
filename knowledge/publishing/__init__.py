"""Who hears what, what is published, and the ledger of what went out to whom."""
