"""Articles by the million: an index derived from the store, and the ways to find one in it."""
