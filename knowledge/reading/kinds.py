"""What a question may want to know of something."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What is asked of a programme beside its number, its day and who signed it.

    SUMMARY is what it is about, BASIS what it rests on, CLOSING what stands behind its tasks,
    SECTIONS what parts its tasks are in.
    """

    SUMMARY = "summary"
    BASIS = "basis"
    CLOSING = "closing"
    SECTIONS = "sections"


class Attribute(StrEnum):
    """What is asked of a directive, a task or an article.

    UNRECORDED stands for what no source of this kind says: force, signer, number of articles.
    CHANGES and CHANGED_BY are the documents that it changes, and that change it.
    RESPONSIBLE, BESIDE, DEADLINE and TARGET are who carries it out, who helps them, until when and
    how much is to be reached, FILE the document itself, NUMBER its number, LINK the address of an
    article, EFFECT from when it is in force, which is not when it was issued, SOURCE what the
    sources print of it.
    """

    DATE = "date"
    ISSUER = "issuer"
    TERM = "term"
    TASKS = "tasks"
    IMPLEMENTS = "implements"
    IMPLEMENTED_BY = "implemented_by"
    CHANGES = "changes"
    CHANGED_BY = "changed_by"
    RESPONSIBLE = "responsible"
    BESIDE = "beside"
    DEADLINE = "deadline"
    TARGET = "target"
    FILE = "file"
    NUMBER = "number"
    LINK = "link"
    EFFECT = "effect"
    SOURCE = "source"
    UNRECORDED = "unrecorded"
