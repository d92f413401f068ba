"""From an answer to a reply: a card, choices, a list in pages, or that nothing was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zlib import crc32

from handlers import (
    actions,
    apart,
    lacks,
    programmes,
    provinces,
    sections,
    sets,
    short_numbers,
    whether,
    words,
)
from handlers.attributes import NOWHERE, dates, of_several, of_task_in_list
from handlers.attributes import answer as say_attribute
from handlers.build import above, entry, heading, item, paragraph, source, warning
from handlers.cards import card
from handlers.conversation import MOST_KEPT
from handlers.examples import how_to_ask
from handlers.messages import Block, Button, Reply
from knowledge.answering.facts.counts import asks_number_beside
from knowledge.answering.facts.filters import is_of_programme
from knowledge.answering.facts.roles import ROLES
from knowledge.answering.facts.unheld import is_of_other_type
from knowledge.answering.model import Answer, Lack, Match, Outcome, Way
from knowledge.answering.ways.by_number import otherwise_issued
from knowledge.catalogue import Directive, Task
from knowledge.reading.kinds import Attribute
from knowledge.reading.slate import LONGEST
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold
from knowledge.text.local import local_day

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.citations.read import Named
    from knowledge.reading.question import Question

PAGE = 10
"""Entities on a page of a list."""

_NAMES = {Kind.DIRECTIVE: "văn bản", Kind.TASK: "nhiệm vụ", Kind.ARTICLE: "bài viết"}
_LONGEST_LINE = 160
_OF_OTHER_TYPE = (
    "Trong các tài liệu đang có, tôi không tìm thấy văn bản nào về điều này thuộc loại nêu trong"
    " câu hỏi. Dưới đây là nội dung gần nhất."
)

_UNNUMBERED = (
    "Tôi không tìm thấy số hiệu của văn bản này. Dưới đây là nhiệm vụ nhắc đến nội dung đồng chí"
    " hỏi."
)


def say(answer: Answer, known: Knowledge) -> Reply:
    """What a chat user gets for an answer."""
    parts = [one for one in answer.parts if one.outcome is not Outcome.NONE] or [answer]
    told = (
        *_cut(answer),
        *_corrected(answer),
        *(block for one in parts for block in _told(one, known)),
        *apart.told(answer, known),
    )
    return replace(above(_say(answer, known), *told), outcome=answer.outcome)


def _told(answer: Answer, known: Knowledge) -> tuple[Block, ...]:
    """What has to be said above an answer."""
    return (
        *_by_teaching(answer, known),
        *provinces.at_home(answer),
        *lacks.beyond(answer, known),
        *_missing(answer, known),
        *apart.not_held(answer, known),
        *_of_other_type(answer, known),
        *_unnamed(answer),
        *short_numbers.told(answer, known),
        *whether.other_type(answer, known),
        *whether.told(answer, known),
        *provinces.named_in(answer, known),
        *whether.compared(answer, known),
        *whether.due_compared(answer, known),
        *_others(answer, known),
        *_unconfirmed(answer, known),
        *sets.left_out(answer),
        *whether.according(answer, known),
        *lacks.of_time(answer, known),
        *sets.above(answer, known),
        *provinces.not_of(answer, known),
        *sections.above(answer),
        *programmes.above_tasks(answer, known),
    )


def _by_teaching(answer: Answer, known: Knowledge) -> list[Block]:
    """Who said that the words of the question mean this."""
    if answer.taught is None:
        return []
    when, name = words.day(local_day(answer.taught.at)), words.name(answer.matches[0], known)
    said = f"Theo chỉ dẫn của quản trị viên ngày {when}: “{answer.taught.phrase}” là {name}."
    return [paragraph(said)]


def _cut(answer: Answer) -> list[Block]:
    """That a question was read in part."""
    if not answer.question.is_cut:
        return []
    read = f"Tin nhắn dài, tôi chỉ đọc {words.count(LONGEST)} ký tự đầu."
    return [warning(f"{read} Đồng chí gửi riêng câu hỏi giúp tôi.")]


def _corrected(answer: Answer) -> list[Block]:
    """As what the words of the question were read that have a slip of the finger, in other letters
    than those without their marks.

    Where nothing was found that way, it explains nothing.
    """
    if answer.outcome is Outcome.NONE and not answer.matches:
        return []
    told = (one for one in answer.question.corrections if one.read.casefold() != fold(one.typed))
    read = [f"“{one.typed}” là “{one.read}”" for one in told]
    return [paragraph(f"Tôi đọc {words.joined(read)}.")] if read else []


def _missing(answer: Answer, known: Knowledge) -> list[Block]:
    """What of several documents is not held, and what has its number instead."""
    if not answer.missing:
        return []
    names = words.joined(_with_issuer(one, answer) for one in answer.missing)
    others = dict.fromkeys(o for one in answer.missing for o in otherwise_issued(one, known))
    held = words.joined(_of_issuer(one, known) for one in others if one not in answer.matches)
    instead = f", cùng số chỉ có {held}" if held else ""
    return [warning(f"Trong các tài liệu đang có không có {names}{instead}.")]


def _with_issuer(named: Named, answer: Answer) -> str:
    """A document as named, with the issuer that is said elsewhere, for all of several."""
    said = words.as_named(named, answer.question)
    is_said = not named.body or any(alias in fold(said) for alias in named.body.aliases)
    return f"“{said}”" if is_said or not named.body else f"“{said}” của {named.body.name}"


def _of_issuer(match: Match, known: Knowledge) -> str:
    """A document in a sentence, with its days and its issuer as far as they are printed."""
    entity, name = known.entity(match), words.dated_name(match, known)
    issuer = words.issued_by(entity, known) if isinstance(entity, Directive) else ""
    return f"{name} của {issuer}" if issuer else name


def _of_other_type(answer: Answer, known: Knowledge) -> list[Block]:
    """That no document of the type that is asked for is held, and what is below is only near it."""
    is_nearest = answer.outcome is not Outcome.NONE and answer.way in (Way.SUBJECT, Way.ARTICLE)
    found = [known.entity(match) for match in answer.matches]
    if not is_nearest or not is_of_other_type(answer.question, found):
        return _unnumbered(answer, known)
    return [warning(_OF_OTHER_TYPE)]


def _unnumbered(answer: Answer, known: Knowledge) -> list[Block]:
    """That a task is all that was found where the number of a document is asked for."""
    task = known.entity(answer.matches[0]) if answer.outcome is Outcome.ANSWER else None
    if not isinstance(task, Task) or not asks_number_beside(task, answer.question, known):
        return []
    return [warning(_UNNUMBERED)]


def _as_named(named: tuple[Named, ...], answer: Answer) -> str:
    return words.joined(f"“{words.as_named(one, answer.question)}”" for one in named)


def _unnamed(answer: Answer) -> list[Block]:
    """That the articles below only relate to what they were asked about."""
    if not answer.is_unnamed:
        return []
    names = _as_named(answer.question.named, answer)
    return [
        paragraph(f"Chưa có bài viết nào nêu {names}. Dưới đây là bài viết liên quan về nội dung.")
    ]


def _others(answer: Answer, known: Knowledge) -> list[Block]:
    """That others are called what the question says that the one which it names is about."""
    if not answer.others or answer.lack or answer.is_according:
        return []
    first = answer.matches[0]
    is_apart = (its := words.apart(first, known)) != words.name(first, known)
    named = its if is_apart else _as_named(answer.question.named, answer)
    subject = answer.question.whether_said or answer.question.subject.partition(" ")[2]
    about = words.clipped(subject, _LONGEST_LINE)
    others = words.joined(words.apart(one, known) for one in answer.others)
    said = f"Tên của {named} không nhắc đến “{about}”. Nhắc đến nội dung này: {others}."
    return [warning(said)]


def _unconfirmed(answer: Answer, known: Knowledge) -> list[Block]:
    """That no source tells whether it is of the time, or by the issuer, that the question says."""
    if not answer.unconfirmed:
        return []
    what = words.joined(sets.WHAT[one] for one in sorted(answer.unconfirmed))
    name, entity = words.name(answer.matches[0], known), known.entity(answer.matches[0])
    printed = f"Nguồn không ghi {what} của {name}"
    is_of_day = answer.unconfirmed == {Attribute.DATE}
    if is_of_day and isinstance(entity, Directive) and entity.years:
        printed = f"Về thời gian ban hành của {name}, {dates(entity, known)}"
    return [warning(f"{printed}, nên tôi không xác nhận được điều đã hỏi.")]


def _say(answer: Answer, known: Knowledge) -> Reply:
    match answer.outcome:
        case Outcome.ANSWER:
            return card(answer.matches[0], known, _asked_of(answer, known), _found_by(answer))
        case Outcome.CHOICES:
            return choices(answer, known)
        case Outcome.LIST if answer.programmes and not programmes.lists_tasks(answer):
            told = (*programmes.told(answer, known), source(words.sources(answer.matches, known)))
            return Reply(told, _buttons(answer.matches[:PAGE], known))
        case Outcome.LIST:
            printed = sets.as_printed(answer, known)
            reply = listed(answer.matches, printed, 0, answer.about, answer.attribute)
            return sets.with_other_days(reply, answer, printed, known)
        case Outcome.NONE:
            return not_found(answer, known)


def _found_by(answer: Answer) -> str:
    """The words that tell which passage answers: a document that is named, else the subject."""
    if answer.question.tasks or answer.way is Way.DEADLINE:
        return ""
    named = (words.as_named(one, answer.question) for one in answer.question.named)
    return " ".join(named) or answer.question.subject


def _asked_of(answer: Answer, known: Knowledge) -> Attribute | None:
    """What is asked of what was found; of a task, where it was said which one."""
    if answer.question.in_task or answer.passage or provinces.named_in(answer, known):
        return None
    is_told = answer.way in (Way.TASK, Way.DEADLINE, Way.FOLLOW_UP) or answer.attribute in ROLES
    is_of_task = answer.matches[0].kind is Kind.TASK
    return answer.attribute if not is_of_task or (is_told and answer.says is None) else None


def choices(answer: Answer, known: Knowledge) -> Reply:
    """An ambiguous question: what it may mean, newest first, for the person to pick."""
    count = len(answer.matches)
    name = _name(answer.matches)
    is_nearest = answer.way in (Way.SUBJECT, Way.ARTICLE)
    nearest = f"Dưới đây là {count} {name} sát với câu hỏi nhất"
    said = nearest if is_nearest else f"Có {count} {name} khớp với câu hỏi"
    blocks = [paragraph(f"{said}. Đồng chí muốn xem mục nào?")]
    if answer.attribute in NOWHERE and name == _NAMES[Kind.DIRECTIVE]:
        entities = map(known.entity, answer.matches)
        blocks.insert(0, paragraph(of_several(answer.attribute, entities, known)))
    for number, match in enumerate(answer.matches, start=1):
        blocks.append(entry(number, _choice(answer.attribute, match, known)))
    blocks.append(source(words.sources(answer.matches, known)))
    return Reply(tuple(blocks), _buttons(answer.matches, known, 1))


def listed(
    matches: tuple[Match, ...],
    known: Knowledge,
    page: int,
    about: Match | None = None,
    asked: Attribute | None = None,
) -> Reply:
    """A page of the set that was asked for, with what is `asked` of each.

    `about` is the one thing that all of it is of.
    """
    first = page * PAGE
    shown = matches[first : first + PAGE]
    part = f" (mục {first + 1}–{first + len(shown)})" if len(shown) < len(matches) else ""
    whose, noun = sets.whose(about, matches, known) or (_whose(about, known), _name(matches))
    counted = f"{len(matches)} {noun}{programmes.counts(matches, known)}{part}"
    blocks = [heading(f"{whose} {counted}:")]
    for number, match in enumerate(shown, start=first + 1):
        blocks.append(entry(number, _choice(asked, match, known)))
    blocks.append(source(words.sources(matches, known)))
    return Reply(tuple(blocks), _buttons(shown, known, first + 1) + _pages(matches, page))


def _whose(about: Match | None, known: Knowledge) -> str:
    """What has, or relates to, what is listed."""
    if about is None:
        return "Có"
    has = "liên quan đến" if about.kind is Kind.ARTICLE else "có"
    return f"{words.sentence(words.name(about, known))} {has}"


def not_found(answer: Answer, known: Knowledge) -> Reply:
    """Nothing answers it: say so, offer what is near, and how to ask."""
    if not known.catalogue.tasks and not known.articles:
        return Reply((paragraph(_EMPTY),))
    if answer.lack is Lack.PREAMBLE:
        said = paragraph(programmes.only_before_tasks(answer))
        return Reply((said, source(words.held(known))))
    if answer.lack:
        return _lacking(answer.lack, answer, known)
    sought = _sought(answer.question, known)
    blocks = [paragraph(f"Trong các tài liệu đang có, tôi không tìm thấy {sought}.")]
    if answer.matches:
        blocks.append(paragraph("Có phải đồng chí muốn hỏi:"))
        blocks += [item(_line(match, known)) for match in answer.matches]
    blocks.append(paragraph(how_to_ask(known)))
    blocks.append(source(words.held(known)))
    return Reply(tuple(blocks), _buttons(answer.matches, known))


def _sought(question: Question, known: Knowledge) -> str:
    """What was asked for and is not there; of a task, which ones there are."""
    if question.named:
        return lacks.documents(question)
    held = known.catalogue.sources.values()
    sources = [one for one in held if is_of_programme(one, question)] or [*held]
    if not question.tasks or len(sources) > programmes.MOST_TOLD or not sources:
        return "nội dung trả lời câu hỏi này"
    counts = words.joined(
        f"{words.source_name(one)} có {programmes.count_of_tasks(one, known)} nhiệm vụ"
        for one in sources
    )
    return f"nhiệm vụ này: {counts}"


def _lacking(lack: Lack, answer: Answer, known: Knowledge) -> Reply:
    """What the question is about is held, but not what it asks of it."""
    sentence = lacks.sentence(lack, answer, known)
    sources = words.sources(answer.matches, known) if answer.matches else words.held(known)
    blocks = (paragraph(sentence), source(sources))
    return Reply(blocks, _buttons(answer.matches, known))


_EMPTY = "Kho tài liệu đang trống. Đề nghị quản trị viên nạp tài liệu nguồn trước khi hỏi."


def _name(matches: tuple[Match, ...]) -> str:
    kinds = {match.kind for match in matches}
    return _NAMES[kinds.pop()] if len(kinds) == 1 else "kết quả"


def _choice(asked: Attribute | None, match: Match, known: Knowledge) -> str:
    """What tells a choice from the others, with what was asked of it."""
    entity = known.entity(match)
    if asked and asked not in NOWHERE and isinstance(entity, Directive):
        said = say_attribute(entity, asked, known)
        title = words.brief(words.title_of(entity), _LONGEST_LINE)
        return f"{said.removesuffix('.')} – {title}" if title else said
    if asked and isinstance(entity, Task) and (said := of_task_in_list(entity, asked, known)):
        return f"{said} – {words.brief(words.task_line(entity), _LONGEST_LINE)}"
    return _line(match, known)


def _line(match: Match, known: Knowledge) -> str:
    entity = known.entity(match)
    if isinstance(entity, Directive):
        kind = f"{entity.doc_type} " if entity.doc_type and entity.citation else ""
        issuer = words.issued_by(entity, known)
        line = kind + words.short_label(entity, _LONGEST_LINE - len(kind))
        return f"{line} – {issuer}" if issuer else line
    if isinstance(entity, Task):
        return words.label(match, known, _LONGEST_LINE)
    return f"{entity.title} ({words.day(entity.day)})" if entity.day else entity.title


def _buttons(
    matches: tuple[Match, ...], known: Knowledge, first: int | None = None
) -> tuple[tuple[Button, ...], ...]:
    """A button for each match, numbered from `first` where the text numbers them."""
    return tuple(
        (
            Button(
                words.label(match, known),
                action=actions.show(match.kind, match.id),
                number=None if first is None else first + at,
            ),
        )
        for at, match in enumerate(matches)
    )


def _pages(matches: tuple[Match, ...], page: int) -> tuple[tuple[Button, ...], ...]:
    turns = []
    if page:
        turns.append(Button("◀ Trang trước", action=actions.page(page - 1, mark(matches))))
    if (page + 1) * PAGE < len(matches):
        turns.append(Button("Trang sau ▶", action=actions.page(page + 1, mark(matches))))
    return (tuple(turns),) if turns else ()


def mark(matches: tuple[Match, ...]) -> str:
    """What tells a list from others, in a button: eight digits of what a conversation keeps."""
    kept = ",".join(f"{one.kind}{one.id}" for one in matches[:MOST_KEPT])
    return f"{crc32(kept.encode()):08x}"
