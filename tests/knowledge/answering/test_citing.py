"""What cites what, and which directives hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering.facts.citing import (
    Family,
    articles_citing,
    directives_cited,
    families,
    family_of,
)
from knowledge.publishing.model import Address, Content

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Directive


def directive(number: str, known: Knowledge) -> Directive:
    (found,) = (one for one in known.catalogue.directives.values() if str(one.citation) == number)
    return found


def numbers(family: Family, known: Knowledge) -> list[str]:
    return [str(known.catalogue.directives[id_].citation) for id_ in family.members]


def test_a_family_is_reached_from_each_of_its_members(known: Knowledge) -> None:
    grandparent, parent, child = (
        directive(number, known) for number in ("62-CT/TW", "07-KL/TW", "31-KH/TU")
    )
    family = family_of(parent, known.catalogue)
    assert family.members == (child.id, parent.id, grandparent.id)
    assert family.carries == ((child.id, parent.id), (parent.id, grandparent.id))
    assert family == family_of(child, known.catalogue) == family_of(grandparent, known.catalogue)


def test_who_carries_out_nothing_is_a_family_alone(known: Knowledge) -> None:
    alone = directive("04-NQ/TU", known)
    assert family_of(alone, known.catalogue) == Family((alone.id,), ())


def test_families_share_nobody_and_leave_nobody_out(known: Knowledge) -> None:
    found = families(known.catalogue)
    members = [id_ for family in found for id_ in family.members]
    assert len(members) == len(set(members))
    held = known.catalogue.directives.values()
    assert set(members) == {one.id for one in held if one.implements or one.implemented_by}
    sizes = [len(family.members) for family in found]
    assert sizes == sorted(sizes, reverse=True)
    assert numbers(found[0], known) == ["65-KL/TW", "222-KH/TU", "24-NQ/TW"]


async def test_articles_cite_by_number_and_by_link(base: KnowledgeBase) -> None:
    known = await base.known()
    linked = directive("105-KL/TU", known)
    content = Content(
        "Thực hiện Chỉ thị số 33/CT-TTg", text="Theo 04-NQ/TU.", directives=(linked.id,)
    )
    draft = await base.drafts.add("console", "lan", content)
    done = await base.posts.publish(draft.id, Address("console", "lan"))
    assert done
    known = await base.known()
    article = known.articles[done.article_id]
    held = known.catalogue.directives
    cited = [str(held[id_].citation) for id_ in directives_cited(article, known)]
    assert cited == ["04-NQ/TU", "33/CT-TTg", "105-KL/TU"]
    assert done.article_id in articles_citing(directive("33/CT-TTg", known), known)
    assert articles_citing(linked, known) == ()
    unnumbered = next(one for one in known.catalogue.directives.values() if one.citation is None)
    assert articles_citing(unnumbered, known) == ()
