"""Tables of the knowledge base.

A directive's dates, titles and issuer are what its mentions print, so they are kept once, in
`mentions`. Ids are never given twice, since buttons and conversations keep them. `revisions` holds
one row whose number grows with every change that answers depend on; `documents` is the number at
the last change of a source document, `taught` at that of a taught phrase, `articles.changed` at the
last change of an article, `store` tells this store from others, and `title_key` is what an article
is found by its title with.

Instants that statements compute with are Unix seconds; `channel`, `chat` and `thread` are the
names of channels and ids of theirs. Chats of one `person_id` are of one person, who hears of a post
in the one of the highest `preference` that can be reached; `is_untold` is one that is still to be
told that its links have changed.
"""

from __future__ import annotations

from knowledge.store.schema.access import (
    audit,
    credentials,
    editors,
    keys,
    passes,
)
from knowledge.store.schema.known import (
    article_links,
    article_topics,
    articles,
    directives,
    implementations,
    mentions,
    removed_articles,
    revisions,
    sources,
    tasks,
    taught,
)
from knowledge.store.schema.metadata import (
    metadata,
)
from knowledge.store.schema.people import (
    chats,
    link_codes,
    link_tries,
    subscriptions,
)
from knowledge.store.schema.posts import (
    deliveries,
    drafts,
    duties,
    posts,
    processes,
)
from knowledge.store.schema.talks import (
    conversations,
    handled_updates,
    inbox,
    menus,
    messages,
    questions,
    seen,
    sent_replies,
)

__all__ = [
    "REVISION",
    "article_links",
    "article_topics",
    "articles",
    "audit",
    "chats",
    "conversations",
    "credentials",
    "deliveries",
    "directives",
    "drafts",
    "duties",
    "editors",
    "handled_updates",
    "implementations",
    "inbox",
    "keys",
    "link_codes",
    "link_tries",
    "mentions",
    "menus",
    "messages",
    "metadata",
    "passes",
    "posts",
    "processes",
    "questions",
    "removed_articles",
    "revisions",
    "seen",
    "sent_replies",
    "sources",
    "subscriptions",
    "tasks",
    "taught",
]

REVISION = "0013"
"""The migration that this schema is the result of."""
