"""Topics of the work, a table that administrators may extend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """What articles may be about: `slug` for programs, `name` for people."""

    slug: str
    name: str


def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the table."""
    return ()


def topic(slug: str) -> Topic | None:
    """The topic of a slug."""
    return next((one for one in topics() if one.slug == slug), None)
