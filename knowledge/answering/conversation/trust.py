"""Say the last answer again, with what the sources print of it: `sao em biết`, `nguồn đâu`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts.roles import OF_TASKS
from knowledge.answering.model import Answer, Finding, Way
from knowledge.reading.kinds import Attribute
from knowledge.reading.reader import read_question
from knowledge.reading.trust import asks_source

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context

_SAID_IN_TASKS = (*OF_TASKS, Attribute.EFFECT, Attribute.UNRECORDED, Attribute.FILE)
"""What is told in the words of the tasks, or is not there, each time that it is asked."""


def of_source(text: str, context: Context | None, known: Knowledge) -> Answer | None:
    """The last answer with what the sources print of each thing; None where that is not asked.

    What was asked of a thing is told once more where its tasks say it in a line or a part, and what
    it was found by is what the passage is looked for by.
    """
    if not (context and context.matches and asks_source(text)) or context.is_in_vain:
        return None
    last = read_question(context.asked[-1] if context.asked else "", known.lexicon)
    asked = replace(read_question("", known.lexicon), text=text, subject=last.subject)
    is_told = context.attribute in _SAID_IN_TASKS
    attribute = context.attribute if is_told else Attribute.SOURCE
    found = Finding(context.outcome, context.matches)
    return Answer.of(found, asked, Way.FOLLOW_UP, attribute=attribute)
