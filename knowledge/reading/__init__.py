"""Read a question: what of it is a number, a kind, an issuer, a time, a subject."""
