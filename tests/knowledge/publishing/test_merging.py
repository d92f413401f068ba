"""Changes of one article by several editors: what each of them writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.merging import content_of, rebased
from knowledge.publishing.model import Content, Draft
from tests.knowledge.publishing.office import REPORT

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Office

BEGAN = Content("Một", "Tóm tắt", "https://a.vn/1", tasks=(3, 4), directives=(8,))
HELD = replace(BEGAN, title="Hai", tasks=(3, 5))


@pytest.mark.parametrize(
    ("changes", "meant"),
    [
        ({}, HELD),
        ({"summary": None}, replace(HELD, summary=None)),
        ({"title": "Ba"}, replace(HELD, title="Ba")),
        ({"tasks": (4, 3)}, HELD),
        ({"tasks": (4,)}, replace(HELD, tasks=(4,))),
        ({"photo": "telegram:p"}, replace(HELD, photo="telegram:p")),
    ],
)
def test_what_was_not_changed_is_as_it_is_now(changes: dict[str, object], meant: Content) -> None:
    content = replace(BEGAN, **changes)  # type: ignore[arg-type]
    draft = Draft(1, "telegram", "1", content, 1, began=BEGAN)
    assert rebased(draft, HELD) == replace(draft, content=meant, began=HELD)
    assert rebased(draft, BEGAN) == draft
    unbegun = replace(draft, began=None)
    assert rebased(unbegun, HELD) == unbegun


async def test_of_two_changes_each_is_written(office: Office) -> None:
    first = await office.posts.publish((await office.drafts.add("telegram", "1", BEGAN)).id, REPORT)
    assert first is not None
    for change in ({"title": "Hai"}, {"summary": "Mới", "tasks": (3,)}):
        content = replace(BEGAN, **change)
        draft = await office.drafts.add("telegram", "1", content, first.article_id, BEGAN)
        assert await office.posts.change(draft.id)
    article = (await office.articles())[first.article_id]
    assert content_of(article) == replace(BEGAN, title="Hai", summary="Mới", tasks=(3,))


async def test_a_draft_keeps_what_it_began_with(office: Office) -> None:
    draft = await office.drafts.add("telegram", "1", BEGAN, None, BEGAN)
    assert await office.drafts.write(draft.id, HELD)
    assert await office.drafts.find(draft.id) == replace(draft, content=HELD)
    assert await office.drafts.write(draft.id, HELD, HELD)
    assert await office.drafts.find(draft.id) == replace(draft, content=HELD, began=HELD)
