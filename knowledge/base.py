"""The knowledge base: a store that is read into what answers are made from."""

from __future__ import annotations

import asyncio
import datetime
from contextlib import asynccontextmanager, contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import make_url
from sqlalchemy.exc import InterfaceError, OperationalError

from knowledge.administering.audit import Audit
from knowledge.administering.passes import Passes
from knowledge.administering.teachings import Teachings, read_teachings
from knowledge.answering.answer import answer
from knowledge.answering.knowledge import Knowledge
from knowledge.answering.taught import Taught
from knowledge.articles.companion import Companion
from knowledge.articles.following import Following
from knowledge.articles.index import ArticleIndex, State
from knowledge.documents.reader import read_document
from knowledge.publishing.backlog import Backlogs
from knowledge.publishing.drafts import Drafts
from knowledge.publishing.editors import Editors
from knowledge.publishing.ledger import Ledger
from knowledge.publishing.links import Links
from knowledge.publishing.posts import Posts
from knowledge.publishing.processes import Process
from knowledge.publishing.questions import Questions
from knowledge.publishing.records import Records
from knowledge.publishing.subscribers import Subscribers
from knowledge.store.articles import read_articles
from knowledge.store.conversations import Conversations, SentReplies, forget_talks
from knowledge.store.credentials import Credentials, lost
from knowledge.store.database import open_database, unwritten
from knowledge.store.handled import HandledUpdates
from knowledge.store.importing import import_articles
from knowledge.store.inbox import Inbox
from knowledge.store.keys import Keys
from knowledge.store.loading import load_document
from knowledge.store.menus import Menus
from knowledge.store.reading import read_catalogue, read_revision
from knowledge.store.transcripts import Transcripts, forget
from knowledge.text.local import local_day

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence

    from knowledge.answering.model import Answer, Context
    from knowledge.articles.library import Library
    from knowledge.catalogue import Article, Catalogue
    from knowledge.publishing.editors import Person
    from knowledge.publishing.questions import Asked
    from knowledge.store.database import Database
    from knowledge.store.importing import Imported
    from knowledge.store.lane import Order
    from knowledge.store.loading import Loaded
    from knowledge.store.reading import Revision

    Where = tuple[str, str, str]
    """A channel, a chat in it, and a person in that."""

_BUNDLED = "nghe-an-2023.txt"
_FIRST_QUESTIONS = (
    "nghị quyết 25 khóa XI của Ban Bí thư",
    "cho em hỏi nhiệm vụ 1 ạ",
    "văn bản nào của Tỉnh ủy quy định về cải cách hành chính và dâân chủ cơ sở",
)
"""By a number, a task and words, with offices and a slip of the finger: all have tables."""

_FEW, _SHORT = 100, 300
"""Articles among which a question of so many characters takes a few milliseconds to answer, so that
a thread would only delay it.
"""

_MANY = 5_000
"""Lines of an import from which on it pays to follow it beside."""


class KnowledgeBase:
    """What the bot knows, what it publishes, and the little that it remembers of conversations.

    Other processes may write to the same store: each question is answered from its newest state.
    `owners` are those who may name editors; `index_folder` is where the index of articles is kept,
    in memory where there is none; `companion` follows large imports.
    """

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime.datetime],
        owners: frozenset[Person] = frozenset(),
        index_folder: Path | None = None,
        companion: Companion | None = None,
    ) -> None:
        self._database = database
        self.now = now
        self._known: Knowledge | None = None
        self._warms = False
        self._reading = asyncio.Lock()
        self._articles = Following(database, ArticleIndex(index_folder))
        self._companion = companion
        self._filling = 0
        self.conversations = Conversations(database, now)
        self.subscribers = Subscribers(database, now)
        self.links = Links(database, now)
        self.drafts = Drafts(database, now)
        self.posts = Posts(database, now)
        self.editors = Editors(database, now, owners)
        self.questions = Questions(database, now)
        self.records = Records(database)
        self.inbox = Inbox(database, now)
        self.menus = Menus(database, now)
        self.keys = Keys(database)
        self.passes = Passes(database, now)
        self.teachings = Teachings(database, now)
        self.audit = Audit(database, now)
        self.backlogs = Backlogs(database, now)
        self.process = Process(database, now)
        self.ledger = Ledger(database, now, self.process.id)

    def sent_replies(self, channel: str) -> SentReplies:
        """Which messages of a channel answered which."""
        return SentReplies(self._database, channel, self.now)

    def credentials(self, service: str) -> Credentials:
        """The tokens of a service."""
        return Credentials(self._database, self.now, service)

    async def lost_credentials(self) -> frozenset[str]:
        """Services whose tokens only an owner's consent can replace."""
        return await lost(self._database)

    def transcripts(self, channel: str) -> Transcripts:
        """What the chats of a channel show."""
        return Transcripts(self._database, channel, self.now)

    def handled_updates(self, channel: str) -> HandledUpdates:
        """Which updates of a channel were answered."""
        return HandledUpdates(self._database, channel, self.now)

    async def forget(self, days: int) -> None:
        """Erase questions, conversations, and what chats have shown, older than that many days.

        Codes of links go after a day.
        """
        before = self.now() - datetime.timedelta(days=days)
        await self.questions.forget(days)
        await self.audit.forget()
        await self.links.forget()
        await forget(self._database, before)
        await forget_talks(self._database, before)

    async def known(self) -> Knowledge:
        """What answers are made from, read again where the store has changed."""
        return await self._known_at(await read_revision(self._database))

    def keep_warm(self) -> None:
        """From now on, ask what is read anew something before anybody else does.

        The first questions read tables, which would hold the event loop for a while. Who asks
        only once is answered sooner without.
        """
        self._warms = True

    async def recall(self, where: Where) -> tuple[Knowledge, dict[str, Any]]:
        """What `known` gives, and the state of a conversation."""
        revision, state = await self.conversations.opened(*where)
        return await self._known_at(revision), state

    def left(
        self, where: Where, state: dict[str, Any] | None, asked: Asked | None
    ) -> tuple[Order, ...]:
        """What a request leaves to `keep`: a state, None where it stays so, and a question."""
        kept: list[Order] = [] if state is None else [self.conversations.kept(*where, state)]
        return (*kept, self.questions.logged(where[0], asked)) if asked else tuple(kept)

    async def keep(self, left: Sequence[Order]) -> None:
        """Keep what requests left: all of it, or nothing."""
        if left:
            await self._database.run(*left)

    async def _known_at(self, revision: Revision) -> Knowledge:
        async with self._reading:
            await self._articles.follow(State(revision.store, revision.number))
            library = self._articles.library
            if self._known is None or self._known.catalogue.revision != revision.documents:
                catalogue = await read_catalogue(self._database)
                made = _warmed if self._warms else Knowledge
                self._known = await asyncio.to_thread(made, catalogue, library)
            elif self._known.articles is not library:
                self._known = self._known.with_articles(library)
            if self._known.taught.revision != revision.taught:
                taught = Taught(revision.taught, await read_teachings(self._database))
                self._known = self._known.with_taught(taught)
            return self._known

    async def articles(self, ids: Iterable[int]) -> dict[int, Article]:
        """Articles by id as the store holds them now, even where the index is behind it."""
        revision = await read_revision(self._database)
        if not self._articles.shows(State(revision.store, revision.number)):
            return await read_articles(self._database, ids)
        held = self._articles.library
        return {id_: article for id_ in ids if (article := held.get(id_))}

    async def answer(
        self, question: str, context: Context | None = None, known: Knowledge | None = None
    ) -> Answer:
        """Answer a question; `context` is what the conversation was about.

        It is answered from `known`, by default from the newest state of the store.
        """
        known = known or await self.known()
        today = local_day(int(self.now().timestamp()))
        is_quick = len(known.articles) <= _FEW and len(question) <= _SHORT
        if is_quick and not self._filling:
            return answer(question, known, context, today)
        return await asyncio.to_thread(answer, question, known, context, today)

    async def load(self, text: str) -> Loaded:
        """Read a source document and put it into the store.

        Raises:
            DocumentError: the text is not a source document; nothing has changed.
            WriteError: the store cannot be written; nothing has changed.
        """
        document = await asyncio.to_thread(read_document, text)
        try:
            return await load_document(self._database, document)
        except (OperationalError, InterfaceError) as error:
            raise unwritten(error) from error

    async def load_articles(
        self, lines: Iterable[bytes], progress: Callable[[int], None]
    ) -> Imported:
        """Put the articles of JSON Lines into the store, see `import_articles`.

        Raises:
            WriteError: the store cannot be written; what was told as done is kept.
        """

        def told(done: int) -> None:
            progress(done)
            if self._companion and done >= _MANY:
                self._companion.start()

        with self._filled():
            return await import_articles(self._database, lines, told)

    async def fill(self) -> None:
        """Load the bundled source document where the knowledge base is empty."""
        known = await self.known()
        if not (known.catalogue.tasks or known.catalogue.directives or known.articles):
            await self.load(bundled_document())

    async def follow_articles(self, progress: Callable[[int, int], None]) -> None:
        """Bring the index of articles to the state of the store, however long it takes.

        `progress` hears of articles that are done and of all.
        """
        with self._filled():
            if self._companion:
                await self._companion.finish(progress)
            revision = await read_revision(self._database)
            await self._articles.finish(State(revision.store, revision.number), progress)

    @contextmanager
    def _filled(self) -> Iterator[None]:
        """Work that takes the loop's time meanwhile: answers are made beside it."""
        self._filling += 1
        try:
            yield
        finally:
            self._filling -= 1

    async def close(self) -> None:
        """Stop what goes on beside the answers."""
        if self._companion:
            await self._companion.close()
        await self._articles.close()


@asynccontextmanager
async def open_knowledge(
    url: str,
    now: Callable[[], datetime.datetime],
    owners: frozenset[Person] = frozenset(),
) -> AsyncIterator[KnowledgeBase]:
    """Open the knowledge base at an SQLAlchemy URL for as long as the block runs.

    Raises:
        StoreError: it cannot be opened or migrated.
    """
    database = await open_database(url)
    try:
        folder = index_folder(url)
        companion = Companion(url, folder) if folder else None
        base = KnowledgeBase(database, now, owners, folder, companion)
        try:
            yield base
        finally:
            await base.close()
    finally:
        await database.close()


def index_folder(url: str) -> Path | None:
    """Where the index of a store is kept: beside its file, or by its name in the folder `data`."""
    parsed = make_url(url)
    if not parsed.database or parsed.database == ":memory:":
        return None
    if parsed.get_backend_name() == "sqlite":
        return Path(f"{parsed.database}.index")
    return Path("data") / f"{parsed.database}.index"


def bundled_document() -> str:
    """The text of the source document that comes with the product."""
    folder = resources.files("knowledge.documents") / "sources"
    return (folder / _BUNDLED).read_text(encoding="utf-8")


def _warmed(catalogue: Catalogue, library: Library) -> Knowledge:
    """What is known, once it was asked something: the tables are read by the first questions."""
    known = Knowledge(catalogue, library)
    for question in _FIRST_QUESTIONS:
        answer(question, known)
    return known
