"""Links between the chats of one office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.links import Links

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Office


@pytest.fixture
def links(office: Office) -> Links:
    return Links(office.database, office.clock)
