"""Find entities by the words of a question: vocabulary, reading of a subject, scores."""
