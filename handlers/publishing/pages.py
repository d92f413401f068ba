"""Take from a linked page what the editor did not say, and say why a page cannot be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import words
from handlers.ports import PageError, PageProblem
from handlers.publishing.fields import LONGEST_SUMMARY, LONGEST_TITLE, LONGEST_URL
from knowledge.articles.addresses import untracked_url

if TYPE_CHECKING:
    from handlers.ports import Page, PageReader
    from knowledge.publishing.model import Content

_LONGEST_TEXT = 50_000
"""Characters of a page that are kept to be asked about."""

_WHY = {
    PageProblem.BAD_ADDRESS: "địa chỉ này không phải là trang web",
    PageProblem.FORBIDDEN_ADDRESS: "địa chỉ này thuộc mạng nội bộ",
    PageProblem.NOT_FOUND: "trang không có hoặc không cho xem",
    PageProblem.UNREACHABLE: "trang đang không truy cập được",
    PageProblem.TOO_LARGE: "trang quá lớn",
    PageProblem.TOO_SLOW: "trang trả lời quá chậm",
    PageProblem.NOT_HTML: "đây không phải là trang văn bản (có thể là tệp PDF hoặc ảnh)",
    PageProblem.NO_TEXT: "trang không có tiêu đề",
    PageProblem.TOO_MANY_REDIRECTS: "trang chuyển hướng quá nhiều lần",
}
_NO_READER = "tính năng đọc trang chưa được bật"


async def fill(content: Content, reader: PageReader | None) -> tuple[Content, str]:
    """The content with what its page says beside, and a sentence where the page is not read."""
    if content.url is None:
        return content, ""
    if reader is None:
        return content, unread(_NO_READER)
    try:
        page = await reader.read(content.url)
    except PageError as error:
        return content, unread(_WHY[error.problem])
    return _filled(content, page), ""


def unread(why: str) -> str:
    """A page was not read."""
    return f"Tôi chưa đọc được đường dẫn: {why}."


def _filled(content: Content, page: Page) -> Content:
    summary = words.clipped(page.summary, LONGEST_SUMMARY) if page.summary else None
    return replace(
        content,
        title=content.title or words.clipped(page.title, LONGEST_TITLE),
        summary=content.summary or summary,
        url=untracked_url(page.url) if len(page.url) <= LONGEST_URL else content.url,
        text=page.text[:_LONGEST_TEXT] if page.text else None,
        published=content.published or page.published,
    )
