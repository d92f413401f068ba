"""`/quantri` in a chat: who gets a link, and what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from handlers import administration, menus, welcome
from handlers.administration import Administration
from handlers.assistant import Assistant
from handlers.messages import Request
from handlers.publishing import prompts
from knowledge.publishing.editors import Person
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from handlers.messages import Reply
    from knowledge.base import KnowledgeBase
    from tests.conftest import Filled

SITE = "https://danvan.example"
LINK = re.compile(rf"{SITE}/quan-tri/vao\?ma=([\w-]{{43}})")


@pytest.fixture
async def base(bundled: Filled, tmp_path: Path) -> AsyncIterator[KnowledgeBase]:
    async with bundled.copy(tmp_path, owners=frozenset({Person("test", "lan")})) as base:
        await base.editors.add(Person("test", "mai"), Person("test", "lan"))
        yield base


async def say(
    base: KnowledgeBase, person: str, text: str, chat: str = "", site: str | None = SITE
) -> Reply:
    assistant = Assistant(base, [Administration(base, site)], SITE)
    return await assistant.handle(Request("test", chat or person, person, text))


@pytest.mark.parametrize("person", ["lan", "mai"])
async def test_owners_and_editors_get_a_link_that_lets_them_in(
    base: KnowledgeBase, person: str
) -> None:
    reply = await say(base, person, "/quantri")
    found = LINK.search(reply.text)
    assert found
    assert reply.blocks[1].text == found[0]
    session = await base.passes.spend(found[1])
    assert session
    assert session.person == Person("test", person)


async def test_a_stranger_gets_what_an_unknown_command_gets_and_is_logged(
    base: KnowledgeBase, caplog: pytest.LogCaptureFixture
) -> None:
    reply = await say(base, "người lạ", "/quantri")
    assert reply == await say(base, "người lạ", "/khongco") == welcome.unknown_command("khongco")
    assert [one.message for one in caplog.records] == ["administration refused"]


async def test_no_link_is_given_where_others_read_it_or_nobody_serves_it(
    base: KnowledgeBase,
) -> None:
    assert await say(base, "lan", "/quantri", chat="nhóm") == prompts.private()
    assert (await say(base, "lan", "/quantri", site=None)).text == administration.NO_WEB


def test_only_those_who_may_see_it_in_their_menu() -> None:
    held = [
        "quantri" in dict(menu)
        for menu in (menus.OWNERS, menus.EDITORS, menus.PEOPLE, menus.GROUPS)
    ]
    assert held == [True, True, False, False]


async def test_what_was_taught_is_told_with_who_taught_it(base: KnowledgeBase) -> None:
    asked = "cái vụ dê núi"
    (id_,) = (
        id_
        for id_, one in (await base.known()).catalogue.directives.items()
        if str(one.citation) == "65-KL/TW"
    )
    from_nowhere = await say(base, "ai đó", asked)
    assert "không tìm thấy" in from_nowhere.text
    await base.teachings.teach(asked, Kind.DIRECTIVE, id_, Person("test", "lan"))
    first, *rest = (await say(base, "ai đó", asked)).text.splitlines()
    assert first == (
        "Theo chỉ dẫn của quản trị viên ngày 23/11/2026: “cái vụ dê núi” là Kết luận số 65-KL/TW."
    )
    assert rest[0] == "Kết luận số 65-KL/TW"
    assert rest[-1].startswith("Nguồn: ")
    await base.teachings.unteach(asked, Person("test", "lan"))
    assert (await say(base, "ai đó", asked)).text == from_nowhere.text
