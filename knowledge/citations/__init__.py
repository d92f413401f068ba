"""Document numbers: found in running text, read from what people type, written canonically.

`find` returns every number of a text with its span; `read` returns what a question names.
Both work on plain text and the tables of document types and issuers; neither knows the store.
"""

from knowledge.citations.canonical import canonical
from knowledge.citations.find import find
from knowledge.citations.model import Citation, Mention
from knowledge.citations.read import Named, read

__all__ = ["Citation", "Mention", "Named", "canonical", "find", "read"]
