"""The one tree of errors that the product raises on purpose.

DanvanError
├── TableError            a vocabulary table cannot be read
├── DocumentError         a text is not a source document
└── StoreError            the knowledge base cannot be used
"""


class DanvanError(Exception):
    """Base of every error that the product raises on purpose."""


class TableError(DanvanError):
    """A vocabulary table is missing or has a row that cannot be read."""


class DocumentError(DanvanError):
    """A text is not a source document; `reason` is one of `DocumentProblem`'s values."""


class StoreError(DanvanError):
    """The knowledge base cannot be opened, migrated or written."""
