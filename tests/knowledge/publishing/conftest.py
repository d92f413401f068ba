"""An office over each engine, and a second one over the same store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.knowledge.publishing.office import Clock, Office

if TYPE_CHECKING:
    from knowledge.store.database import Database


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(database: Database, clock: Clock) -> Office:
    return Office(database, clock)


@pytest.fixture
def beside(other: Database, clock: Clock) -> Office:
    """The same office in another process."""
    return Office(other, clock)
