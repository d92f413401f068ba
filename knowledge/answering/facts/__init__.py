"""What the sources say of documents and tasks, and whether that is what a question says."""
