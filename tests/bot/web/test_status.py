"""Alive, ready, and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.applications import Starlette

from bot.metrics import Metrics
from bot.web.status import Status
from handlers.messages import Request
from knowledge.base import open_knowledge
from knowledge.publishing.model import EVERYTHING, Address, Content
from tests.conftest import now

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.base import KnowledgeBase
    from tests.bot.web.conftest import Served, Visitor


def client_of(base: KnowledgeBase, **channels: bool) -> httpx.AsyncClient:
    checks = {name: (lambda is_up=is_up: is_up) for name, is_up in channels.items()}
    app = Starlette(routes=Status(base, Metrics(), checks).routes())
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here")


async def test_a_process_that_can_answer_is_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    ready = await client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {"status": "ok", "checks": {"store": "ok", "index": "ok"}}


@pytest.mark.parametrize(("is_up", "status"), [(True, 200), (False, 503)])
async def test_a_channel_out_of_touch_is_not_ready(
    base: KnowledgeBase, is_up: bool, status: int
) -> None:
    async with client_of(base, telegram=is_up) as client:
        answer = await client.get("/readyz")
        assert (await client.get("/healthz")).status_code == 200
    assert answer.status_code == status
    assert answer.json()["checks"]["telegram"] == ("ok" if is_up else "down")


async def test_without_documents_nothing_is_ready(tmp_path: Path) -> None:
    store = open_knowledge(f"sqlite:///{tmp_path / 'a.db'}", now)
    async with store as empty, client_of(empty) as client:
        answer = await client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["index"]) == (503, "down")


async def test_a_store_that_fails_is_not_ready_and_the_process_alive(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_knowledge(f"sqlite:///{path}", now) as base:
        await base._database.close()
        path.write_bytes(b"x" * 8192)
        async with client_of(base) as client:
            answer = await client.get("/readyz")
            assert (await client.get("/healthz")).status_code == 200
    assert (answer.status_code, answer.json()["checks"]["store"]) == (503, "down")


async def test_figures_count_what_people_do_and_how_deliveries_stand(
    base: KnowledgeBase, served: Served, visitor: Visitor
) -> None:
    await visitor.type("Nghị quyết 04-NQ/TU")
    await visitor.type("14-NQ/TU")
    await visitor.type("/trogiup")
    await visitor.client.post("/api/ask", json={"q": "Nghị quyết 04-NQ/TU"})
    late = Address("telegram", "7")
    await base.subscribers.follow(late, [EVERYTHING], is_private=True)
    draft = await base.drafts.add("console", "lan", Content("Bài"))
    await base.posts.publish(draft.id, late)
    text = (await visitor.client.get("/metrics")).text
    for line in (
        'danvan_updates_total{channel="web"} 3.0',
        'danvan_answers_total{channel="web",outcome="answer"} 1.0',
        'danvan_answers_total{channel="web",outcome="none"} 1.0',
        'danvan_answer_seconds_count{channel="web"} 3.0',
        'danvan_answers_total{channel="api",outcome="answer"} 1.0',
        'danvan_deliveries{channel="telegram",state="queued"} 1.0',
        'danvan_queue_age_seconds{channel="telegram"} 0.0',
    ):
        assert line in text
    assert "04-NQ" not in text


async def test_a_crash_is_counted() -> None:
    class Failing:
        async def handle(self, request: object) -> object:
            raise ZeroDivisionError

        async def suggest(self, text: str) -> tuple[()]:
            return ()

    metrics = Metrics()
    with pytest.raises(ZeroDivisionError):
        await metrics.measured(Failing()).handle(Request("web", "a", "a"))  # type: ignore[arg-type]
    assert 'danvan_crashes_total{channel="web"} 1.0' in metrics.text([]).decode()


async def test_programs_that_post_to_a_channel_that_is_not_there_are_told_in_json(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.post("/webhooks/zalo", json={})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
