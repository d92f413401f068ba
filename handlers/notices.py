"""What subscribers are told: a new article, or a digest of several."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from handlers import actions, words
from handlers.build import field, heading, item, paragraph, rows, said, source
from handlers.messages import Button, Reply
from handlers.site import addresses
from knowledge.search.lexicon import Kind
from knowledge.topics import topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Article

_LONGEST_SUMMARY = 600
_LONGEST_TITLE = 250
_LONGEST_LINE = 120
_MOST_NAMED = 4

ABOUT = "Hỏi bot về bài này"
MUTE = "🔕 Tạm ngừng nhận"
MUTE_WORDS = "mute"
WITHDRAWN = said("Bài này đã được gỡ.")
"""What a message shows whose article was withdrawn, where it cannot be deleted any more."""


def notice(article: Article, known: Knowledge) -> Reply:
    """A new article: title, summary, what it relates to, the link, and a way to ask and to mute."""
    title = words.clipped(article.title, _LONGEST_TITLE)
    blocks = [heading(title, addresses.page_of(article))]
    if article.summary:
        blocks.append(paragraph(words.clipped(article.summary, _LONGEST_SUMMARY)))
    blocks += _relations(article, known)
    if article.url:
        blocks.append(item("Đọc toàn văn", url=article.url))
    blocks.append(source(f"{words.source_of_article(article)}."))
    about = Button(ABOUT, action=actions.show(Kind.ARTICLE, article.id))
    return Reply(tuple(blocks), rows([about, _mute()], 2), photo=article.photo)


def digest(articles: Sequence[Article], known: Knowledge) -> Reply:
    """Several articles in one message; the first of them where it is one."""
    if len(articles) == 1:
        return notice(articles[0], known)
    blocks = [heading(f"Bản tin: {len(articles)} bài mới")]
    blocks += [
        item(words.clipped(one.title, _LONGEST_LINE), url=addresses.link_of(one))
        for one in articles
    ]
    blocks.append(source(words.joined(dict.fromkeys(map(_site, articles))) + "."))
    buttons = [
        Button(words.clipped(one.title, 40), action=actions.show(Kind.ARTICLE, one.id))
        for one in articles
    ]
    return Reply(tuple(blocks), (*rows(buttons, 1), (_mute(),)))


def _mute() -> Button:
    return Button(MUTE, action=actions.words(actions.Verb.FOLLOW, MUTE_WORDS))


def _relations(article: Article, known: Knowledge) -> list[Block]:
    catalogue = known.catalogue
    tasks = [catalogue.tasks[id_] for id_ in sorted(article.linked_tasks & set(catalogue.tasks))]
    ids = sorted(article.linked_directives & set(catalogue.directives))
    names = [words.directive_name(catalogue.directives[id_]) for id_ in ids]
    names += [words.task_name(task, known) for task in tasks]
    named = words.joined(_few(names))
    topics = [found.name for slug in sorted(article.topics) if (found := topic(slug))]
    blocks = [field("Liên quan", named)] if named else []
    return blocks + ([field("Chủ đề", words.joined(topics))] if topics else [])


def _few(names: list[str]) -> list[str]:
    rest = len(names) - _MOST_NAMED
    return [*names[:_MOST_NAMED], f"{rest} mục khác"] if rest > 0 else names


def _site(article: Article) -> str:
    return urlsplit(article.url).netloc if article.url else words.source_of_article(article)
