"""Answer questions: numbers first, then what was taught, then sets, then words, or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering import filters
from knowledge.answering.again import asked_again, by_said_body
from knowledge.answering.apart import parts_of, together
from knowledge.answering.by_list import answer_by_set, answer_by_task, is_elsewhere
from knowledge.answering.by_number import answer_by_number
from knowledge.answering.by_title import answer_by_title
from knowledge.answering.changes import asked_of_change
from knowledge.answering.content import of_last
from knowledge.answering.deadlines import answer_by_deadline
from knowledge.answering.described import answer_of_year, answer_whether
from knowledge.answering.follow_up import follow_up, whether_so
from knowledge.answering.home import answer_by_home, at_home
from knowledge.answering.in_context import as_meant
from knowledge.answering.instead import said_instead, without
from knowledge.answering.kinds import Attribute
from knowledge.answering.model import Answer, Context, Finding, Lack, Outcome, Way, pick
from knowledge.answering.of_articles import surely_answering
from knowledge.answering.of_listed import instead_listed, others_listed
from knowledge.answering.of_parts import answer_by_closing, answer_by_part
from knowledge.answering.of_person import answer_by_person
from knowledge.answering.of_programme import answer_by_programme
from knowledge.answering.reading import read_otherwise, read_question
from knowledge.answering.referring import is_inside, is_which, of_nothing
from knowledge.answering.related import related_articles
from knowledge.answering.roles import in_other_role
from knowledge.answering.taught import answer_by_teaching
from knowledge.answering.unheld import names_unheld
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject

if TYPE_CHECKING:
    import datetime

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match
    from knowledge.answering.question import Question

_WAYS = {
    Way.NUMBER: answer_by_number,
    Way.TASK: answer_by_task,
    Way.TAUGHT: answer_by_teaching,
    Way.SET: answer_by_set,
}


def answer(
    question: str,
    known: Knowledge,
    context: Context | None = None,
    today: datetime.date | None = None,
) -> Answer:
    """Answer a question of any length from what is known, after what was talked about last.

    Where nothing is found, a word of it may be a slip of the finger that made another word.
    """
    instead = said_instead(question) if context else None
    if context and instead is not None:
        return without(_instead(instead, known, context, today), context.subject)
    asked = read_question(question, known.lexicon, today)
    if parts := parts_of(asked):
        of_each = [
            _one(read_question(part, known.lexicon, today), known, context, today) for part in parts
        ]
        if all_of_them := together(asked, of_each):
            return all_of_them
    return _one(asked, known, context, today)


def _one(
    asked: Question, known: Knowledge, context: Context | None, today: datetime.date | None
) -> Answer:
    """Answer a question that asks of one thing, or of several of one kind by their numbers."""
    again = _again(asked, known, context, today)
    if again:
        return again
    as_typed = at_home(_answer(asked, known, context), context, known)
    if as_typed.outcome is not Outcome.NONE or as_typed.lack or _is_of_others(asked, known):
        return as_typed
    guess = read_otherwise(asked, known.lexicon, today)
    otherwise = _answer(guess, known, context) if guess else as_typed
    return as_typed if otherwise.outcome is Outcome.NONE else otherwise


def _instead(text: str, known: Knowledge, context: Context, today: datetime.date | None) -> Answer:
    """What is asked for instead of the last thing: of the list that this was picked from, where
    something of it is meant, else of all."""
    asked = read_question(text, known.lexicon, today)
    listed = instead_listed(asked, context, known)
    if listed:
        return _told(asked, Way.FOLLOW_UP, listed, (), known)
    return answer(text, known, None, today)


def _again(
    asked: Question, known: Knowledge, context: Context | None, today: datetime.date | None
) -> Answer | None:
    """The last question answered again with a part of it replaced; None where that is not asked.

    A number that nothing bears so is not asked for again, nor what nothing says.
    """
    if context is None or others_listed(asked, context, known):
        return None
    again = asked_again(asked, context, known, today)
    if again is None:
        return None
    given = by_said_body(replace(_answer(again, known, None), way=Way.FOLLOW_UP), again, known)
    is_other = again.named or read_subject(asked.subject, known.lexicon).weight
    return None if is_other and given.outcome is Outcome.NONE else given


def _answer(asked: Question, known: Knowledge, context: Context | None) -> Answer:
    """Answer a question as it is read."""
    asked = filters.without_unheld_type(asked, known)
    asked = filters.without_unheld_body(asked, known)
    if context:
        asked = as_meant(asked, context, known)
    told = (
        answer_by_home(asked, known)
        or answer_by_programme(asked, known, context)
        or answer_by_part(asked, known, context)
    )
    is_so = followed = None
    if context and not told:
        is_so = whether_so(asked, context, known)
        followed = is_so or follow_up(of_last(asked), context, known)
    elif not told:
        followed = of_nothing(asked, known.lexicon)
    asked = of_last(asked) if followed and not is_so else asked
    if told:
        way, found = Way.PROGRAMME, told
    else:
        way, found = (Way.FOLLOW_UP, followed) if followed else _find(asked, known)
    beyond: tuple[Match, ...] = ()
    if followed and _may_be_of_all(asked, followed):
        of_all = _find(asked, known)
        if _is_answered(of_all[1]):
            beyond, (way, found) = followed.matches, of_all
    return _told(asked, way, found, beyond, known)


def _told(
    asked: Question, way: Way, found: Finding, beyond: tuple[Match, ...], known: Knowledge
) -> Answer:
    """What was found, with what stands beside it."""
    related = related_articles(found.matches[0], known) if _is_answered(found) else ()
    attribute = _asked_of_found(asked, found, known)
    return Answer(
        asked,
        found.outcome,
        found.matches,
        related,
        attribute,
        found.missing,
        found.lack,
        way,
        found.taught,
        found.is_unnamed,
        found.about,
        found.others,
        found.unconfirmed,
        found.checked,
        found.says,
        found.is_ordered,
        beyond=beyond,
        programmes=found.programmes,
        tops=found.tops,
        is_short=found.is_short,
        home=found.home,
        is_according=found.is_according,
        passage=found.passage,
        part=found.part,
        of_tasks=found.of_tasks,
    )


def _may_be_of_all(asked: Question, followed: Finding) -> bool:
    """Whether an issuer, a time or one type is asked for that nothing is of where it was looked
    for."""
    is_of_type = (asked.types or asked.type_name) and not (asked.wants_all or is_which(asked))
    is_fuller = asked.body or asked.when or asked.unprinted or is_of_type
    is_lacking = followed.lack in (Lack.NO_DOCUMENT, Lack.NO_SUCH)
    return bool(is_lacking and is_fuller and not is_inside(asked))


def _asked_of_found(asked: Question, found: Finding, known: Knowledge) -> Attribute | None:
    """What is asked of what was found; of a directive, the place of what is a question for tasks.

    Those that carry a document out, or come before or after it, are found themselves, and nothing
    is asked of them.
    """
    is_of_others = asked.than and found.outcome is Outcome.LIST
    if asked.attribute is Attribute.IMPLEMENTED_BY or is_of_others:
        return None
    if asked.kind is Kind.TASK and found.matches and found.matches[0].kind is Kind.DIRECTIVE:
        return Attribute.TASKS
    return asked_of_change(asked, found.matches, known)


def _find(asked: Question, known: Knowledge) -> tuple[Way, Finding]:
    way, found = _find_asked(asked, known)
    if found.outcome is not Outcome.NONE or found.lack or _is_of_others(asked, known):
        return way, found
    if closing := answer_by_closing(asked, known):
        return Way.PROGRAMME, closing
    if way is Way.SET:
        return way, found
    article = surely_answering(asked, known)
    return (Way.ARTICLE, pick([article])) if article else (way, found)


def _is_of_others(asked: Question, known: Knowledge) -> bool:
    """Whether a question names what nothing held has: a number, a place or year, a name."""
    if asked.named or asked.tasks or is_elsewhere(asked, known):
        return True
    return names_unheld(asked, known.lexicon)


def _find_asked(asked: Question, known: Knowledge) -> tuple[Way, Finding]:
    """What is found, unless it is not all that bears the title that the question prints."""
    way, found = _find_said(asked, known)
    titled = answer_by_title(asked, known)
    if titled and not (_is_answered(found) and set(_keys(titled)) <= set(_keys(found))):
        return Way.TITLE, titled
    return way, found


def _keys(found: Finding) -> list[tuple[Kind, int]]:
    return [(match.kind, match.id) for match in found.matches]


def _find_said(asked: Question, known: Knowledge) -> tuple[Way, Finding]:
    """What is of the kind, the place and the time that the question says."""
    if person := answer_by_person(asked, known):
        return Way.PERSON, person
    if asked.asks_person or is_elsewhere(asked, known):
        return Way.OUTSIDE, Finding(Outcome.NONE, ())
    for way, find in _WAYS.items():
        found = find(asked, known)
        if found:
            return way, found
    if beside := answer_by_deadline(asked, known) or in_other_role(asked, known):
        return Way.SUBJECT, beside
    return Way.SUBJECT, answer_whether(asked, known) or answer_of_year(asked, known)


def _is_answered(found: Finding) -> bool:
    return found.outcome is not Outcome.NONE and bool(found.matches)
