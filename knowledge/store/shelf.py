"""Put rows beside the articles that they are about: by id, else by address, else by title.

A row with an id is the article of that id. One without is the article at its address or, where it
has no address, the article of that title that has no id and no address either. An article that a
source lists by title alone is filled by whatever row has that title.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.store.rows import Row


@dataclass(slots=True)
class Held:
    """An article as it is in the store, or as it shall be.

    Attributes:
        id: None where it is still to be inserted.
        is_listed: whether a source lists it.
    """

    id: int | None
    is_listed: bool
    values: dict[str, Any]

    @property
    def is_named_by_title(self) -> bool:
        """Whether a row that has nothing but a title can mean it."""
        nameless = self.values["external_id"] is None
        return nameless and (self.values["url"] is None or self.is_listed)

    @property
    def is_only_listed(self) -> bool:
        """Whether nobody gave it an id or an address yet, and a source lists it."""
        return self.is_listed and self.values["external_id"] is None and self.values["url"] is None


class Shelf:
    """The articles that some rows may be about, and those that the rows add to them."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._by_id: dict[str, Held] = {}
        self._by_url: dict[str, Held] = {}
        self._by_title: dict[int, Held] = {}
        for one in held:
            self.put(one)

    def put(self, one: Held) -> None:
        """Let rows find an article; what they find already goes before it."""
        values = one.values
        if values["external_id"] is not None:
            self._by_id[values["external_id"]] = one
        if values["url"] is not None and not self._at(values["url"]):
            self._by_url[values["url"]] = one
        if one.is_named_by_title and not self._titled(values["title_key"]):
            self._by_title[values["title_key"]] = one

    def find(self, row: Row) -> Held | None:
        """The article that a row is about, None where it is a new one."""
        found = self.identified(row)
        titled = found or self._titled(row.title_key)
        if found or titled is None or (row.id is None and row.url is None):
            return titled
        return titled if titled.is_only_listed else None

    def identified(self, row: Row) -> Held | None:
        """The article that a row is about by its id or address."""
        if row.id is not None:
            return self._by_id.get(row.id)
        return self._at(row.url) if row.url else None

    def _at(self, url: str) -> Held | None:
        found = self._by_url.get(url)
        return found if found and found.values["url"] == url else None

    def _titled(self, key: int) -> Held | None:
        found = self._by_title.get(key)
        is_it = found and found.values["title_key"] == key and found.is_named_by_title
        return found if is_it else None
