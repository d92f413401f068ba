"""What is said of a document that the sources print with a number and no letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import words
from handlers.build import paragraph
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer


def told(answer: Answer, known: Knowledge) -> list[Block]:
    """Where it is printed, and that this is all, or which number stands behind it there."""
    if not answer.is_short:
        return []
    named = words.sentence(words.as_named(answer.question.named[0], answer.question))
    found = words.joined(words.name(one, known) for one in answer.matches)
    if answer.matches[0].kind is Kind.DIRECTIVE:
        return [paragraph(f"Sau “{named}”, nguồn ghi trong ngoặc đơn: {found}.")]
    said = f"“{named}” được nêu tại {found}."
    return [paragraph(f"{said} Nguồn chỉ ghi số, không ghi ký hiệu của văn bản này.")]
