"""The API: its answers, its pages, its errors, and that it keeps to its schema."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot import contract
from bot.web.config import WebConfig
from tests.bot.web.conftest import PATIENCE, serving

if TYPE_CHECKING:
    import httpx

    from knowledge.base import KnowledgeBase
    from tests.bot.web.conftest import Served

PROBLEM = "application/problem+json"
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")


@pytest.mark.parametrize("question", ["Nghị quyết 04-NQ/TU là gì?", "nq 25 noi gi", "14-NQ/TU", ""])
async def test_asking_gives_the_contract(
    base: KnowledgeBase, client: httpx.AsyncClient, question: str
) -> None:
    answer = (await client.post("/api/ask", json={"q": question})).json()
    known = await base.known()
    expected = contract.answer_object(question, await base.answer(question), known, 0)
    assert answer | {"ms": 0} == expected | {"ms": 0}
    assert answer["ms"] >= 0


@pytest.mark.parametrize("what", ["tasks", "directives", "articles"])
async def test_everything_is_read_in_pages(
    base: KnowledgeBase, client: httpx.AsyncClient, what: str
) -> None:
    everything = contract.catalogue_object(await base.known())[what]
    found: list[Any] = []
    address = f"/api/{what}?size=4"
    while address:
        answer = await client.get(address)
        page = answer.json()
        assert page["total"] == len(everything)
        found += page["items"]
        address = answer.links.get("next", {}).get("url", "")
    key = lambda one: one["id"]  # noqa: E731
    assert sorted(found, key=key) == sorted(everything, key=key)


async def test_neighbours_of_a_page_are_named(client: httpx.AsyncClient) -> None:
    links = (await client.get("/api/tasks?page=2&size=4")).links
    assert links["prev"]["url"] == "/api/tasks?page=1&size=4"
    assert links["next"]["url"] == "/api/tasks?page=3&size=4"
    beyond = await client.get("/api/tasks?page=9&size=4")
    assert (beyond.json()["items"], beyond.links) == ([], {})


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("GET", "/api/tasks?page=0", {}, 422),
        ("GET", "/api/tasks?size=101", {}, 422),
        ("GET", "/api/tasks?size=x", {}, 422),
        ("GET", "/api/khong-co", {}, 404),
        ("GET", "/api/ask", {}, 405),
        ("POST", "/api/tasks", {}, 405),
        ("POST", "/api/ask", {"content": b"{"}, 422),
        ("POST", "/api/ask", {"json": {}}, 422),
        ("POST", "/api/ask", {"json": {"q": 5}}, 422),
        ("POST", "/api/ask", {"json": {"q": "a" * 4097}}, 422),
        ("POST", "/api/ask", {"content": b'{"q": "\\ud800"}'}, 422),
        ("POST", "/api/ask", {"content": b"\xff"}, 400),
        ("POST", "/api/ask", {"content": b"[" * 30_000}, 400),
        ("POST", "/api/ask", {"content": b" " * 70_000}, 413),
    ],
)
async def test_errors_are_problem_details(
    client: httpx.AsyncClient, method: str, path: str, sent: dict[str, Any], status: int
) -> None:
    headers = {"content-type": "application/json"}
    answer = await client.request(method, path, headers=headers, **sent)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"] == "about:blank"
    assert problem["title"]
    assert problem["detail"]


async def test_what_was_sent_is_not_sent_back(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/ask", json={"q": ["bí mật của tôi"]})
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"loc": ["body", "q"], "type": "string_type"}]


async def test_an_address_may_call_so_often(base: KnowledgeBase) -> None:
    async with serving(base, WebConfig(api_per_minute=2)) as served, served.client() as client:
        answers = [await client.get("/api/tasks") for _ in range(3)]
        assert [one.status_code for one in answers] == [200, 200, 429]
        assert answers[2].headers["content-type"] == PROBLEM
        assert answers[2].headers["retry-after"]
        assert (await client.get("/")).status_code == 200


async def test_the_documentation_shows_every_operation_and_loads_nothing(
    client: httpx.AsyncClient,
) -> None:
    page = (await client.get("/api", follow_redirects=True)).text
    assert "POST /api/ask" in page
    for what in ("tasks", "directives", "articles"):
        assert f"GET /api/{what}" in page
    assert "<script" not in page
    assert "://" not in page.replace("http://www.w3.org", "")


async def test_questions_are_logged_without_who_asked(
    base: KnowledgeBase, client: httpx.AsyncClient
) -> None:
    await client.post("/api/ask", json={"q": "một câu không ai trả lời được"})
    statistics = await base.questions.statistics(1)
    assert statistics.asked == (("none", 1),)


async def test_the_api_keeps_to_its_schema(base: KnowledgeBase, tmp_path: Path) -> None:
    """By requests that are made from the schema, good and bad."""
    async with serving(base, WebConfig(api_per_minute=1_000_000)) as served:
        code, out = await checked(served, tmp_path)
    assert code == 0, out


async def checked(served: Served, folder: Path) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        SCHEMATHESIS,
        "run",
        f"{served.url}/api/openapi.json",
        "--max-examples=10",
        "--seed=5",
        "--no-color",
        "--suppress-health-check=all",
        cwd=folder,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(4 * PATIENCE):
        out, _ = await process.communicate()
    return process.returncode, out.decode()
