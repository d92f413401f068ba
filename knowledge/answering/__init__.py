"""Answer a question: read what is asked, resolve it against the catalogue, decide the outcome."""
