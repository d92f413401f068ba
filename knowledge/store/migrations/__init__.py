"""Alembic migrations of the knowledge base, run by the program at start."""
