"""Where the knowledge lives: one schema over SQLite or PostgreSQL, one writer at a time."""
