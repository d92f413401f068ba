"""Articles by the million: read into an index, kept up with the store, found and ranked."""
