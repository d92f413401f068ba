"""Pages of what is known, without script: what they say, where they lead, their addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from bot.web.config import WebConfig
from knowledge.publishing.model import Address, Content
from tests.bot.web.conftest import serving, words
from tests.conftest import province

if TYPE_CHECKING:
    import httpx

    from knowledge.base import KnowledgeBase

ATOM = "{http://www.w3.org/2005/Atom}"


async def publish(base: KnowledgeBase, content: Content) -> int:
    draft = await base.drafts.add("console", "lan", content)
    done = await base.posts.publish(draft.id, Address("console", "lan"))
    assert done
    return done.article_id


def linked(page: str, title: str) -> list[str]:
    """Where the links of a section lead."""
    section = page.partition(f"<h2>{title}</h2>")[2].partition("</ul>")[0]
    return re.findall(r'href="([^"]+)"', section)


async def test_a_directive_is_shown_with_what_cites_it_and_what_it_hangs_on(
    client: httpx.AsyncClient,
) -> None:
    page = (await client.get("/van-ban/65-KL-TW")).text
    assert "<title>Kết luận số 65-KL/TW – Trợ lý công tác dân vận</title>" in page
    assert "<h1>Kết luận số 65-KL/TW</h1>" in page
    assert linked(page, "Thực hiện văn bản") == ["/van-ban/24-NQ-TW"]
    assert linked(page, "Nhiệm vụ nêu văn bản này") == ["/nhiem-vu/2023/8"]
    carried = (await client.get("/van-ban/24-NQ-TW")).text
    assert linked(carried, "Được thực hiện tiếp bởi") == ["/van-ban/65-KL-TW", "/van-ban/222-KH-TU"]
    assert "Nguồn: Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An năm 2023" in carried


async def test_a_contradiction_of_the_source_is_on_the_page(client: httpx.AsyncClient) -> None:
    page = (await client.get("/van-ban/04-NQ-TU")).text
    assert "Nguồn ghi nhiều ngày ban hành khác nhau" in words(page)


async def test_a_number_of_several_documents_is_a_choice(client: httpx.AsyncClient) -> None:
    page = (await client.get("/van-ban/25-NQ-TW")).text
    assert "3 văn bản cùng mang số này" in page
    links = re.findall(r'href="(/van-ban/25-NQ-TW/\d+)">([^<]+)<', page)
    assert [label for _, label in links] == [
        "Nghị quyết số 25-NQ/TW (25/07/2008)",
        "Nghị quyết số 25-NQ/TW (03/06/2013)",
        "Nghị quyết số 25-NQ/TW (khóa IX)",
    ]
    one = (await client.get(links[0][0])).text
    assert "<h1>Nghị quyết số 25-NQ/TW (25/07/2008)</h1>" in one
    assert linked(one, "Văn bản khác cùng số") == [links[1][0], links[2][0]]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("/van-ban/04-nq-tu", "/van-ban/04-NQ-TU"),
        ("/van-ban/04-NQ-TU/2", "/van-ban/04-NQ-TU"),
        ("/van-ban/luat-THUC-hien-quy-che-dan-chu-o-co-so", None),
        ("/nhiem-vu/2023/05", "/nhiem-vu/2023/5"),
        ("/nhiem-vu/2023/5/nghe-an", "/nhiem-vu/2023/5"),
        ("/bai-viet/2", "/bai-viet/2-nghe-an-day-manh-cong-tac-dan-van-chinh-quyen"),
        ("/bai-viet/2-ten-cu", "/bai-viet/2-nghe-an-day-manh-cong-tac-dan-van-chinh-quyen"),
    ],
)
async def test_other_spellings_of_an_address_lead_to_it(
    client: httpx.AsyncClient, said: str, meant: str | None
) -> None:
    answer = await client.get(said)
    assert answer.status_code == 301
    assert answer.headers["location"] == (meant or said.lower())
    assert (await client.get(answer.headers["location"])).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        *("/van-ban/x", "/van-ban/25-NQ-TW/999", "/van-ban/25-NQ-TW/x", "/van-ban?trang=2"),
        *("/nhiem-vu/2022/5", "/nhiem-vu/2023/x", "/nhiem-vu/2023/²", "/nhiem-vu/2023/99"),
        *("/bai-viet/999-a", "/bai-viet/x", "/bai-viet?trang=x", "/van-ban?trang=0"),
        *("/khong-co", "/%00", "/tai-nguyen/x/site.css"),
    ],
)
async def test_what_is_not_there_is_said_kindly(client: httpx.AsyncClient, address: str) -> None:
    answer = await client.get(address)
    assert answer.status_code == 404
    assert "Không có trang này" in answer.text


async def test_a_number_that_nobody_has_leads_to_what_is_near(client: httpx.AsyncClient) -> None:
    answer = await client.get("/van-ban/14-NQ-TU")
    assert answer.status_code == 404
    assert "tôi không tìm thấy văn bản “14-NQ-TU”" in answer.text
    assert '<a href="/van-ban/04-NQ-TU">' in answer.text


@pytest.mark.parametrize("address", ["/tim?q=nq+25", "/van-ban/14-NQ-TU"])
async def test_an_address_is_answered_on_pages_as_often_as_by_the_api(
    base: KnowledgeBase, address: str
) -> None:
    async with serving(base, WebConfig(api_per_minute=2)) as served, served.client() as client:
        answers = [await client.get(address) for _ in range(3)]
        assert answers[1].status_code == answers[0].status_code != 429
        assert answers[2].status_code == 429
        assert "Xin đợi một phút rồi thử lại." in answers[2].text
        assert (await client.get("/api/tasks")).status_code == 429
        assert (await client.get("/tim")).status_code == 200
    statistics = await base.questions.statistics(1)
    assert [count for _, count in statistics.asked] == [2]


async def test_tasks_of_several_provinces_are_told_apart(
    base: KnowledgeBase, client: httpx.AsyncClient
) -> None:
    await base.load(province("bac-giang-2023"))
    page = (await client.get("/nhiem-vu/2023/2")).text
    assert "Có 2 chương trình có nhiệm vụ 2 của năm này" in page
    assert '<a href="/nhiem-vu/2023/2/bac-giang">' in page
    own = (await client.get("/nhiem-vu/2023/2/nghe-an")).text
    assert "<h1>Nhiệm vụ 2 (Nghệ An 2023)</h1>" in own
    assert (await client.get("/nhiem-vu/2023/2/ha-noi")).status_code == 404


async def test_a_task_is_shown_word_for_word(
    base: KnowledgeBase, client: httpx.AsyncClient
) -> None:
    (task,) = (await base.known()).catalogue.tasks_numbered(7)
    page = words((await client.get("/nhiem-vu/2023/7")).text)
    for line in task.text.split("\n"):
        assert " ".join(line.split()) in page


async def test_an_article_is_shown_with_what_it_cites(
    base: KnowledgeBase, client: httpx.AsyncClient
) -> None:
    content = Content(
        "Sơ kết Chỉ thị 33/CT-TTg",
        summary="Kết quả <năm> 2023 & phương hướng",
        text="Đoạn một nhắc Nghị quyết số 04-NQ/TU.\n\nĐoạn hai.",
        tasks=(5,),
        topics=("ton-giao",),
    )
    id_ = await publish(base, content)
    path = f"/bai-viet/{id_}-so-ket-chi-thi-33-ct-ttg"
    page = (await client.get(path)).text
    assert linked(page, "Văn bản được nhắc đến") == ["/van-ban/04-NQ-TU", "/van-ban/33-CT-TTg"]
    assert linked(page, "Nhiệm vụ liên quan") == ["/nhiem-vu/2023/5"]
    assert "<p>Đoạn hai.</p>" in page
    assert "Kết quả &lt;năm&gt; 2023 &amp; phương hướng" in page
    assert path in linked((await client.get("/van-ban/33-CT-TTg")).text, "Bài viết liên quan")
    await base.posts.withdraw(id_)
    assert (await client.get(path)).status_code == 404


async def test_links_for_elsewhere_are_whole_once_there_is_a_public_address(
    base: KnowledgeBase, client: httpx.AsyncClient
) -> None:
    here = (await client.get("/van-ban/04-NQ-TU")).text
    assert "canonical" not in here
    assert 'property="og:title" content="Nghị quyết số 04-NQ/TU' in here
    config = WebConfig(public_url="https://dv.example")
    async with serving(base, config) as served, served.client() as outside:
        page = (await outside.get("/van-ban/04-nq-tu", follow_redirects=True)).text
    assert '<link rel="canonical" href="https://dv.example/van-ban/04-NQ-TU">' in page
    assert '<meta property="og:url" content="https://dv.example/van-ban/04-NQ-TU">' in page
    assert '<meta property="og:type" content="article">' in page
    assert '<meta property="og:description" content="Nghị quyết số 04-NQ/TU, Ban Thường vụ' in page


async def test_lists_lead_to_everything(base: KnowledgeBase, client: httpx.AsyncClient) -> None:
    known = await base.known()
    catalogue = known.catalogue
    for address, count in (
        ("/nhiem-vu", len(catalogue.tasks)),
        ("/van-ban", len(catalogue.directives)),
        ("/bai-viet", len(known.articles)),
    ):
        page = (await client.get(address)).text
        found = set(re.findall(rf'href="({address}/[^"]+)"', page))
        assert len(found) == count
        for one in sorted(found)[:3]:
            assert (await client.get(one)).status_code == 200


async def test_a_long_list_has_pages(base: KnowledgeBase, client: httpx.AsyncClient) -> None:
    for number in range(40):
        await publish(base, Content(f"Bài số {number}"))
    first = (await client.get("/bai-viet")).text
    assert "Trang 1/2" in first
    second = (await client.get("/bai-viet?trang=2")).text
    assert 'href="/bai-viet?trang=1" rel="prev"' in second
    both = re.findall(r'href="/bai-viet/(\d+)-', first) + re.findall(
        r'href="/bai-viet/(\d+)-', second
    )
    assert len(both) == len(set(both)) == 55


@pytest.mark.parametrize(
    ("question", "said", "path"),
    [
        ("nghị quyết 04-NQ/TU", "Nghị quyết số 04-NQ/TU", "/nhiem-vu/2023/2"),
        ("nq 25 noi gi", "Có 3 văn bản khớp", "/van-ban/25-NQ-TW/34"),
        ("14-NQ/TU", "tôi không tìm thấy", "/van-ban/04-NQ-TU"),
        ("xin chào", "Kính chào đồng chí!", None),
        ("<script>", "không tìm thấy", None),
    ],
)
async def test_the_search_box_answers_as_the_chat_does(
    client: httpx.AsyncClient, question: str, said: str, path: str | None
) -> None:
    page = (await client.get("/tim", params={"q": question})).text
    assert said in words(page)
    assert "<script" not in page
    if path:
        assert f'href="{path}"' in page


async def test_nothing_is_searched_for_where_nothing_is_asked(client: httpx.AsyncClient) -> None:
    for asked in ("", "?q=", "?q=%20"):
        page = (await client.get(f"/tim{asked}")).text
        assert "<h1>Tìm văn bản, nhiệm vụ, bài viết</h1>" in page


async def test_the_picture_shows_who_carries_out_what(client: httpx.AsyncClient) -> None:
    page = (await client.get("/so-do")).text
    svg = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + 6].replace("&nbsp;", " "))
    space = "{http://www.w3.org/2000/svg}"
    boxes = [box.findtext(f"{space}title") or "" for box in svg.iter(f"{space}a")]
    arrows = [arrow.findtext(f"{space}title") for arrow in svg.iter(f"{space}polyline")]
    assert "Kết luận số 65-KL/TW thực hiện Nghị quyết số 24-NQ/TW" in arrows
    assert len(arrows) == 9
    assert len(boxes) == len({box.get("href") for box in svg.iter(f"{space}a")}) == 15
    assert svg.findtext(f"{space}title")
    assert svg.findtext(f"{space}desc")
    in_words = page.partition("<h2>Sơ đồ bằng lời</h2>")[2]
    assert "Nghị quyết số 24-NQ/TW được thực hiện bởi" in in_words
    assert "style=" not in page


async def test_a_directive_has_the_picture_of_its_own_family(client: httpx.AsyncClient) -> None:
    page = (await client.get("/van-ban/65-KL-TW")).text
    assert page.count("<rect ") == 3
    assert '<a href="/van-ban/65-KL-TW" aria-current="page">' in page
    assert "<svg" not in (await client.get("/van-ban/04-NQ-TU")).text


async def test_the_feed_is_valid_and_newest_first(
    base: KnowledgeBase, client: httpx.AsyncClient
) -> None:
    own = await publish(base, Content("Bài & <mới>", summary="Tóm tắt"))
    await publish(base, Content("Bài ngoài", url="https://bao.example/1?a=1&b=2"))
    answer = await client.get("/bai-viet.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)
    assert feed.findtext(f"{ATOM}id")
    entries = feed.findall(f"{ATOM}entry")
    days = {one.text for one in feed.iter(f"{ATOM}updated")}
    assert days == {f"{base.now().date().isoformat()}T00:00:00+07:00"}
    assert [entry.findtext(f"{ATOM}title") for entry in entries[:2]] == ["Bài ngoài", "Bài & <mới>"]
    links = [link.get("href") for entry in entries for link in entry.iter(f"{ATOM}link")]
    assert links[0] == "https://bao.example/1?a=1&b=2"
    assert (links[1] or "").endswith(f"/bai-viet/{own}-bai-moi")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) == 2


async def test_the_feed_has_no_article_whose_day_nobody_knows(client: httpx.AsyncClient) -> None:
    feed = ET.fromstring((await client.get("/bai-viet.atom")).text)
    assert feed.findall(f"{ATOM}entry") == []
    assert not (feed.findtext(f"{ATOM}updated") or "").startswith("1970")


async def test_a_page_may_be_framed_by_nobody_and_loads_only_its_own(
    client: httpx.AsyncClient,
) -> None:
    for address in (
        "/",
        "/van-ban/04-NQ-TU",
        "/so-do",
        "/tim?q=a",
        "/khong-co",
        "/api/",
        "/healthz",
    ):
        headers = (await client.get(address)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


async def test_the_widget_is_framed_by_the_named_sites_alone(
    base: KnowledgeBase, client: httpx.AsyncClient
) -> None:
    assert (
        "frame-ancestors 'none'" in (await client.get("/khung")).headers["content-security-policy"]
    )
    config = WebConfig(widget_origins=("https://nghean.gov.vn", "https://*.dv.example"))
    async with serving(base, config) as served, served.client() as portal:
        frame = await portal.get("/khung")
        policy = frame.headers["content-security-policy"]
        assert "frame-ancestors https://nghean.gov.vn https://*.dv.example" in policy
        assert '<header class="top">' not in frame.text
        script = await portal.get("/widget.js")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "Mở trợ lý công tác dân vận" in script.text
    assert "OPEN_LABEL" not in script.text
