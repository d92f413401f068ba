"""Addresses: one for each entity of many provinces, and links that work where they are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers.build import heading, item, paragraph
from handlers.messages import Block, Reply, Role, Span
from handlers.site import addresses
from handlers.site.addresses import directives_at, on_site, path_of, slug, tasks_at
from handlers.site.entities import entity_page
from knowledge.answering.model import Match
from knowledge.catalogue import Article
from knowledge.search.lexicon import Kind
from tests.conftest import DOCUMENTS, province

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase

SITE = "https://dv.example"
PROGRAMMES = sorted(path.stem for path in DOCUMENTS.glob("*-20*.json"))


@pytest.fixture
async def many(base: KnowledgeBase) -> Knowledge:
    """Nghệ An, and every made-up programme."""
    for name in PROGRAMMES:
        await base.load(province(name))
    return await base.known()


def everything_of(known: Knowledge) -> list[tuple[Kind, int]]:
    """Every directive, task and article."""
    return [*known.entries, *((Kind.ARTICLE, id_) for id_ in known.articles)]


async def test_every_entity_has_a_page_of_its_own(many: Knowledge) -> None:
    assert len(many.catalogue.sources) > 8
    everything = everything_of(many)
    paths = {path_of(Match(kind, id_, 100.0), many) for kind, id_ in everything}
    assert len(paths) == len(everything)
    for path in paths:
        assert path.isascii()
        assert " " not in path


async def test_an_address_finds_what_it_was_made_of(many: Knowledge) -> None:
    catalogue = many.catalogue
    for directive in catalogue.directives.values():
        _, _, number, *_ = addresses.directive_path(directive, catalogue).split("/")
        assert directive in directives_at(number, catalogue)
    for task in catalogue.tasks.values():
        _, _, year, number, *_ = addresses.task_path(task, catalogue).split("/")
        assert task in tasks_at(year, int(number), catalogue)


async def test_every_page_says_what_it_is_about_and_leads_somewhere(many: Knowledge) -> None:
    everything = everything_of(many)
    known_paths = {path_of(Match(kind, id_, 100.0), many) for kind, id_ in everything}
    for kind, id_ in everything:
        page = entity_page(Match(kind, id_, 100.0), many)
        assert page.title
        assert page.description
        assert page.blocks[-1].role is Role.SOURCE
        for section in page.sections:
            assert {link.path for link in section.links} <= known_paths
            assert page.path not in {link.path for link in section.links}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sơ kết Chỉ thị 33/CT-TTg", "so-ket-chi-thi-33-ct-ttg"),
        ("  “Đẩy mạnh”  ", "day-manh"),
        ("", ""),
        ("a" * 90, "a" * 60),
        ("mười " * 20, "-".join(["muoi"] * 12)),
    ],
)
def test_a_slug_is_words_without_marks(text: str, expected: str) -> None:
    assert slug(text) == expected


OURS = Reply((heading("Tên", "/van-ban/04-NQ-TU"), item("Ngoài", "https://bao.example/1")))


def urls(reply: Reply) -> list[str | None]:
    return [span.url for block in reply.blocks for span in block.spans]


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("", ["/van-ban/04-NQ-TU", "https://bao.example/1"]),
        (SITE, [f"{SITE}/van-ban/04-NQ-TU", "https://bao.example/1"]),
        (None, [None, "https://bao.example/1"]),
    ],
)
def test_a_link_to_our_pages_works_where_it_is_read(
    site: str | None, expected: list[str | None]
) -> None:
    placed = on_site(OURS, site)
    assert urls(placed) == expected
    assert placed.text == OURS.text


def test_what_has_no_links_of_ours_stays_as_it_is() -> None:
    reply = Reply((paragraph("a"), Block(Role.ITEM, (Span("b", url="https://x.vn"),))))
    assert on_site(reply, None) == reply


def test_an_article_is_linked_to_its_own_address_first() -> None:
    article = Article(12, "Sơ kết", "https://bao.example/1", None, None, None)
    assert addresses.link_of(article) == "https://bao.example/1"
    assert addresses.page_of(article) is None
    own = replace(article, url=None)
    assert addresses.link_of(own) == addresses.page_of(own) == "/bai-viet/12-so-ket"
    assert addresses.link_of(replace(own, id=0)) is None
