"""Source documents: a yearly programme of numbered tasks and the directives they rest on.

`read_document` turns a text into a `SourceDocument`, one pure stage a module: lines, articles,
numbering and tasks, heading, names and references, titles, grouping by identity.
"""

from knowledge.documents.identity import Likeness, likeness, merged
from knowledge.documents.model import (
    Directive,
    DocumentProblem,
    Reference,
    SourceDocument,
    Task,
)
from knowledge.documents.reader import read_document

__all__ = [
    "Directive",
    "DocumentProblem",
    "Likeness",
    "Reference",
    "SourceDocument",
    "Task",
    "likeness",
    "merged",
    "read_document",
]
