"""Answer questions, after what was talked about: each of a message, and as it is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.apart import parts_of, together
from knowledge.answering.conversation.again import (
    asked_again,
    by_said_body,
    is_place_alone,
    is_year_alone,
    one_more,
)
from knowledge.answering.conversation.back import gone_back
from knowledge.answering.conversation.follow_up import follow_up, whether_so
from knowledge.answering.conversation.home import answer_by_home, at_home
from knowledge.answering.conversation.in_context import in_its_context, in_level, of_tasks_shown
from knowledge.answering.conversation.instead import said_instead, with_number, without
from knowledge.answering.conversation.of_its_words import counted_there
from knowledge.answering.conversation.of_listed import (
    instead_listed,
    of_province,
    others_listed,
)
from knowledge.answering.conversation.referring import is_inside, is_which, of_nothing
from knowledge.answering.conversation.trust import of_source
from knowledge.answering.facts import filters
from knowledge.answering.facts.changes import asked_of_change
from knowledge.answering.facts.counts import asked_of_unprinted
from knowledge.answering.facts.related import related_articles
from knowledge.answering.model import Answer, Context, Finding, Lack, Outcome, Way, pick
from knowledge.answering.ways.by_role import in_role_again
from knowledge.answering.ways.finding import find, is_of_others
from knowledge.answering.ways.led import whether_led
from knowledge.answering.ways.of_parts import answer_by_part
from knowledge.answering.ways.of_programme import answer_by_programme, of_its_number
from knowledge.answering.ways.of_sections import answer_by_section
from knowledge.answering.wishes import granted, wishes_of
from knowledge.reading.alone import asks_of_work, of_last, of_one
from knowledge.reading.kinds import Attribute
from knowledge.reading.reader import read_otherwise, read_question
from knowledge.reading.trust import without_doubt
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject

if TYPE_CHECKING:
    import datetime

    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question


def answer(
    question: str,
    known: Knowledge,
    context: Context | None = None,
    today: datetime.date | None = None,
) -> Answer:
    """Answer a question of any length from what is known, after what was talked about last.

    Where nothing is found, a word of it may be a slip of the finger that made another word.
    """
    if of_last_answer := of_source(question, context, known):
        return of_last_answer
    question = one_more(without_doubt(question)) if context else question
    instead = said_instead(question) if context else None
    of_it = read_question(instead, known.lexicon, today) if context and instead else None
    if of_it and of_last(of_it) is not of_it:
        return _one(of_it, known, context, today)
    if context and instead is not None:
        return without(_instead(instead, known, context, today), context.subject)
    asked = of_its_number(read_question(question, known.lexicon, today), known, today)
    if parts := parts_of(asked):
        of_each = [
            _one(read_question(part, known.lexicon, today), known, context, today) for part in parts
        ]
        if all_of_them := together(asked, of_each):
            return all_of_them
    if all_wishes := _wishes(asked, known, context, today):
        return all_wishes
    return _one(asked, known, context, today)


def _wishes(
    asked: Question, known: Knowledge, context: Context | None, today: datetime.date | None
) -> Answer | None:
    """The answer to all that a message asks of one thing."""
    questions = wishes_of(asked, context, known.lexicon, today)
    if not questions:
        return None
    first = _one(questions[0], known, context, today)
    of_it = first.context(context)
    return granted([first, *(_one(one, known, of_it, today) for one in questions[1:])])


def _one(
    asked: Question, known: Knowledge, context: Context | None, today: datetime.date | None
) -> Answer:
    """Answer a question that asks of one thing, or of several of one kind by their numbers."""
    if context:
        asked = in_level(asked, context, known)
        asked = counted_there(asked, context, known) or asked
    if context and (back := gone_back(asked, context, known)):
        return _told(back[0], Way.FOLLOW_UP, pick([back[1]]), known)
    again = _again(asked, known, context, today)
    if again:
        return again
    as_typed = at_home(_answer(asked, known, context), context, known)
    if as_typed.outcome is not Outcome.NONE or as_typed.lack or is_of_others(asked, known):
        return as_typed
    guess = read_otherwise(asked, known.lexicon, today)
    otherwise = _answer(guess, known, context) if guess else as_typed
    return as_typed if otherwise.outcome is Outcome.NONE else otherwise


def _instead(text: str, known: Knowledge, context: Context, today: datetime.date | None) -> Answer:
    """What is asked for instead of the last thing: of the list that this was picked from, where
    something of it is meant, else of all."""
    last = next((one for one in reversed(context.asked) if any(map(str.isdigit, one))), None)
    text = with_number(text, last, known.lexicon) if last else text
    asked = read_question(text, known.lexicon, today)
    listed = instead_listed(asked, context, known)
    if listed:
        return _told(asked, Way.FOLLOW_UP, listed, known)
    return answer(text, known, None, today)


def _again(
    asked: Question, known: Knowledge, context: Context | None, today: datetime.date | None
) -> Answer | None:
    """The last question answered again with a part of it replaced; None where that is not asked.

    A number that nothing bears so is not asked for again, nor what nothing says, but for a place.
    """
    if context is None or others_listed(asked, context, known):
        return None
    is_alone = is_place_alone(asked) or is_year_alone(asked, context)
    if is_alone and of_province(asked, context, known):
        return None
    if of_office := in_role_again(asked, context, known, today):
        return _answer(of_office, known, None)
    again = asked_again(asked, context, known, today)
    if again is None:
        return None
    given = by_said_body(replace(_answer(again, known, None), way=Way.FOLLOW_UP), again, known)
    is_other = again.named or read_subject(asked.subject, known.lexicon).weight
    is_of_place = is_place_alone(asked) or (given.lack and asked.provinces)
    return None if is_other and not is_of_place and given.outcome is Outcome.NONE else given


def _answer(asked: Question, known: Knowledge, context: Context | None) -> Answer:
    """Answer a question as it is read."""
    asked = filters.without_unheld_type(asked, known)
    asked = filters.without_unheld_body(asked, known)
    if context:
        asked = in_its_context(asked, context, known)
    if checked := whether_led(asked, known):
        asked, so = checked
        return _told(asked, Way.SUBJECT, so, known)
    told = (
        answer_by_home(asked, known)
        or answer_by_section(asked, known)
        or answer_by_programme(asked, known, context)
        or answer_by_part(asked, known, context)
    )
    if told:
        return _told(asked, Way.PROGRAMME, told, known)
    meant, followed = _followed(asked, known, context)
    if followed is None:
        way, found = of_tasks_shown(asked, context, known) or find(asked, known)
        return _told(asked, way, found, known)
    if _may_be_of_all(meant, followed):
        way, of_all = find(meant, known)
        if of_all.is_answered:
            return replace(_told(meant, way, of_all, known), beyond=followed.matches)
    return _told(meant, Way.FOLLOW_UP, followed, known)


def _followed(
    asked: Question, known: Knowledge, context: Context | None
) -> tuple[Question, Finding | None]:
    """What a question asks of what was talked about, as it is meant; None where it does not."""
    meant = of_last(of_one(asked) if context and context.is_of_one else asked)
    if context is None or not (context.subject or context.matches):
        is_bare = meant.is_framed or asks_of_work(asked)
        refers = of_nothing(meant, known.lexicon) if is_bare else None
        return meant, refers or of_nothing(asked, known.lexicon)
    if is_so := whether_so(asked, context, known):
        return asked, is_so
    return meant, follow_up(meant, context, known)


def _told(asked: Question, way: Way, found: Finding, known: Knowledge) -> Answer:
    """What was found, with what stands beside it."""
    related = related_articles(found.matches[0], known) if found.is_answered else ()
    is_of_time = way is Way.DEADLINE
    told = Attribute.DEADLINE if is_of_time else found.quoted
    if found.is_answered:
        told = told or asked_of_unprinted(asked, found, known)
    attribute = told or _asked_of_found(asked, found, known)
    return Answer.of(found, asked, way, related=related, attribute=attribute)


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
