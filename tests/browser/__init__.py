"""The pages in a real browser, the one that the system has."""
