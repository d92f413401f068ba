"""Cards: what the bot says of one directive, task or article, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import actions, attributes, sections, words
from handlers.build import above, field, heading, item, paragraph, rows, source, warning
from handlers.messages import Block, Button, Reply
from handlers.site import addresses
from handlers.subscribing import interests
from knowledge.answering.facts.related import related_articles
from knowledge.catalogue import Article, Directive, Task
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from knowledge.summary import demand, excerpt, passage_beside, summarize

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match
    from knowledge.catalogue import Mention, Source

_LONGEST_TITLE = 220
_MOST_BUTTONS = 12
_SHORT_LABEL = 40
_LONGEST_PASSAGE = 600


def card(
    match: Match, known: Knowledge, attribute: Attribute | None = None, subject: str = ""
) -> Reply:
    """The card of an entity; what was asked stands first, `subject` is what it was found by."""
    entity = known.entity(match)
    related = related_articles(match, known)
    if isinstance(entity, Directive):
        return directive_card(entity, known, related, attribute)
    if isinstance(entity, Task):
        return task_card(entity, known, related, attribute, subject)
    return article_card(entity, known, related, subject, attribute)


def directive_card(
    directive: Directive,
    known: Knowledge,
    related: Iterable[Match],
    attribute: Attribute | None,
) -> Reply:
    """A document: what was asked, title, issuer, date, its place, what hangs on it, articles."""
    tasks = [known.catalogue.tasks[id_] for id_ in directive.task_ids]
    page = addresses.directive_path(directive, known.catalogue)
    blocks = [heading(words.directive_name(directive), page)]
    if attribute:
        blocks.append(paragraph(attributes.answer(directive, attribute, known)))
    blocks += _titles(directive)
    blocks += [
        field("Cơ quan ban hành", attributes.issuer(directive)),
        field("Ngày ban hành", attributes.dates(directive, known)),
        field("Nằm trong", words.joined(words.task_name(task, known) for task in tasks)),
    ]
    blocks += _demands(directive, tasks, known)
    blocks += _hanging(directive, known)
    blocks += _contradictions(directive, known)
    blocks += _articles(related, known)
    blocks.append(source(_source_of(*map(_place, directive.mentions))))
    buttons = [_show(Kind.TASK, task.id, words.task_name(task, known)) for task in tasks]
    buttons += _article_buttons(related, known)
    return Reply(tuple(blocks), (*rows(buttons, 2), (interests.directive_button(directive),)))


def task_card(
    task: Task,
    known: Knowledge,
    related: Iterable[Match],
    attribute: Attribute | None = None,
    subject: str = "",
) -> Reply:
    """A task: what was asked, what is to be done, where it says so, its documents, articles."""
    directives = [known.catalogue.directives[id_] for id_ in task.directive_ids]
    told = [one.said_in(task) for one in directives]
    summary = summarize(task.text)
    page = addresses.task_path(task, known.catalogue)
    asked = attributes.of_task(task, attribute, known)
    blocks = [heading(task_title(task), page), *map(paragraph, filter(None, (asked, summary)))]
    found = excerpt(task.text, subject)
    if found:
        blocks.append(paragraph(f"Đoạn nói về điều đồng chí hỏi: “{found}”"))
    blocks += sections.of_task(task)
    if directives:
        blocks.append(heading("Văn bản được nêu"))
        blocks += [item(_line(directive)) for directive in told]
        blocks += [
            warning(attributes.several_dates(one, f" của {words.directive_name(one)}"))
            for one in directives
            if len(one.dates) > 1
        ]
    blocks += _articles(related, known)
    printing = (_place(mention) for one in told for mention in one.mentions)
    blocks.append(source(_source_of((task.source, task.number), *printing)))
    buttons = [_show(Kind.DIRECTIVE, one.id, _short(one, told)) for one in told[:_MOST_BUTTONS]]
    if summary != task.text:
        buttons.append(Button("Toàn văn nhiệm vụ", action=actions.full_text(task.id)))
    buttons += _article_buttons(related, known)
    return Reply(tuple(blocks), (*rows(buttons, 2), (interests.task_button(task),)))


_NO_FILE = "Tôi không gửi được tệp; dưới đây là nguyên văn nhiệm vụ để đồng chí chép."


def task_text_for_file(task: Task) -> Reply:
    """A task word for word, for somebody who wants a file of it."""
    return above(task_text(task), paragraph(_NO_FILE))


def task_text(task: Task) -> Reply:
    """A task word for word."""
    blocks = [heading(task_title(task)), *(paragraph(line) for line in task.text.split("\n"))]
    blocks.append(source(f"{words.source_name(task.source)}, nhiệm vụ {task.number} (nguyên văn)."))
    return Reply(tuple(blocks))


def article_card(
    article: Article,
    known: Knowledge,
    related: Iterable[Match],
    subject: str = "",
    attribute: Attribute | None = None,
) -> Reply:
    """An article: title, date, summary, where it says what was asked, link, other articles."""
    blocks = [heading(article.title, addresses.page_of(article))]
    if article.day:
        blocks.append(field("Ngày đăng", _day_of(article, article.day)))
    elif attribute is Attribute.DATE:
        blocks.append(field("Ngày đăng", "nguồn không ghi"))
    if attribute is Attribute.SOURCE:
        blocks.append(paragraph("Tôi trả lời theo bài viết này."))
    if article.summary:
        blocks.append(paragraph(article.summary))
    shown = f"{article.title}\n{article.summary or ''}"
    if article.text and (found := passage_beside(shown, article.text, subject)):
        blocks.append(
            paragraph(f"Đoạn nói về điều đồng chí hỏi: “{words.clipped(found, _LONGEST_PASSAGE)}”")
        )
    if article.url:
        blocks.append(item("Đọc toàn văn", url=article.url))
    blocks += _articles(related, known)
    blocks.append(source(f"{words.source_of_article(article)}."))
    follow = rows(interests.article_buttons(article, known), 1)
    return Reply(tuple(blocks), rows(_article_buttons(related, known), 2) + follow)


def _day_of(article: Article, day: datetime.date) -> str:
    """Its day, and where that is from where it is not from the article itself."""
    return words.day(day) if article.published else f"{words.day(day)} (ngày đăng trên bot)"


def _titles(directive: Directive) -> list[Block]:
    """The title, where the heading does not say it already."""
    if not directive.citation:
        return []
    titles = directive.titles[:1] or ("nguồn không ghi tên văn bản này.",)
    return [paragraph(words.sentence(title)) for title in titles]


def _demands(directive: Directive, tasks: list[Task], known: Knowledge) -> list[Block]:
    """What each task asks to be done with it, in the task's words."""
    found: dict[str, None] = {}
    for task in tasks:
        for mention in directive.mentions:
            if (mention.source, mention.task) == (task.source, task.number):
                said = demand(task.text, mention.as_written, mention.date)
                found |= {f"{words.task_name(task, known)} yêu cầu: “{said}”": None} if said else {}
    return [item(one) for one in found]


def task_title(task: Task) -> str:
    """What a task is called above its text: its number and its programme."""
    return f"Nhiệm vụ {task.number} ({words.programme(task)})"


def _hanging(directive: Directive, known: Knowledge) -> list[Block]:
    """What it carries out and what carries it out."""
    directives = known.catalogue.directives
    carries = [words.directive_name(directives[id_]) for id_ in directive.implements]
    carried = [words.directive_name(directives[id_]) for id_ in directive.implemented_by]
    blocks = [field("Thực hiện", words.joined(carries))] if carries else []
    return blocks + ([field("Được thực hiện tiếp bởi", words.joined(carried))] if carried else [])


def _described(directive: Directive) -> str:
    """What tells a document from others of its number: its title, else its date."""
    if title := words.title_of(directive):
        return f"“{title}”"
    dated = (
        f"ban hành ngày {words.days(directive.dates)}"
        if directive.dates
        else "nguồn không ghi ngày"
    )
    return f"{words.directive_name(directive)} ({dated}, nguồn không ghi tên)"


def _contradictions(directive: Directive, known: Knowledge) -> list[Block]:
    """What the sources print in two ways, each with its place."""
    blocks = []
    if len(directive.dates) > 1:
        blocks.append(warning(attributes.several_dates(directive)))
    if unreal := attributes.unreal_dates(directive, known):
        printed = words.joined(unreal)
        blocks.append(
            warning(f"Nguồn ghi ngày ban hành không có trong lịch: {printed}. {attributes.CHECK}")
        )
    if len(directive.issuers) > 1:
        printed = words.joined(
            f"{one} ({attributes.places(directive, attributes.by_issuer(one))})"
            for one in directive.issuers
        )
        blocks.append(
            warning(f"Nguồn ghi nhiều cơ quan ban hành khác nhau: {printed}. {attributes.CHECK}")
        )
    if len(directive.titles) > 1:
        printed = words.joined(f"“{title}”" for title in directive.titles)
        blocks.append(
            warning(f"Nguồn ghi tên văn bản theo nhiều cách: {printed}. {attributes.CHECK}")
        )
    same = [
        other
        for other in known.catalogue.by_number.get(_number(directive), ())
        if other.id != directive.id and other.citation == directive.citation
    ]
    if same:
        listed = words.joined(map(_described, same))
        blocks.append(
            warning(f"Số {directive.citation} còn là số của văn bản khác trong nguồn: {listed}.")
        )
    return blocks


def _number(directive: Directive) -> str:
    return directive.citation.number if directive.citation else ""


def _articles(related: Iterable[Match], known: Knowledge) -> list[Block]:
    articles = [known.articles[match.id] for match in related]
    if not articles:
        return []
    return [
        heading("Bài viết liên quan"),
        *(item(one.title, url=addresses.link_of(one)) for one in articles),
    ]


def _article_buttons(related: Iterable[Match], known: Knowledge) -> list[Button]:
    """Articles without an address of their own open in the chat."""
    articles = [known.articles[match.id] for match in related]
    return [
        _show(Kind.ARTICLE, one.id, words.clipped(f"Bài: {one.title}", _SHORT_LABEL))
        for one in articles
        if not one.url
    ]


def _line(directive: Directive) -> str:
    when = f" ({words.days(directive.dates)})" if directive.dates else ""
    if directive.citation is None:
        return words.directive_name(directive)
    title = words.clipped(words.title_of(directive), _LONGEST_TITLE)
    name = f"{words.directive_name(directive)}{when}"
    return f"{name}: {title}" if title else name


def _short(directive: Directive, beside: list[Directive]) -> str:
    """Its number; with what tells it apart where others beside it bear the same."""
    if directive.citation is None:
        return words.clipped(words.directive_name(directive), _SHORT_LABEL)
    alone = [one.citation for one in beside].count(directive.citation) == 1
    label = str(directive.citation) if alone else words.directive_label(directive)
    return words.clipped(label, _SHORT_LABEL)


def _show(kind: Kind, id_: int, label: str) -> Button:
    return Button(label, action=actions.show(kind, id_))


def _place(mention: Mention) -> tuple[Source, int]:
    return mention.source, mention.task


def _source_of(*places: tuple[Source, int]) -> str:
    """Every source of what is told, with the tasks."""
    tasks: dict[str, list[str]] = {}
    for its, task in places:
        numbers = tasks.setdefault(words.source_name(its), [])
        if str(task) not in numbers:
            numbers.append(str(task))
    return "; ".join(f"{title}, nhiệm vụ {words.joined(n)}" for title, n in tasks.items()) + "."
