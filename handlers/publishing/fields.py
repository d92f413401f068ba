"""The fields of an article: what they are called, and what may be typed for each."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from handlers import words
from knowledge.articles.addresses import untracked_url
from knowledge.text.fold import clean, fold
from knowledge.text.typed import convert_typed

if TYPE_CHECKING:
    from handlers.messages import Request
    from knowledge.publishing.model import Content

LONGEST_TITLE = 250
LONGEST_SUMMARY = 1000
LONGEST_URL = 2000


class Field(StrEnum):
    """A field of an article that an editor may write."""

    TITLE = "title"
    SUMMARY = "summary"
    URL = "url"
    DAY = "day"
    PHOTO = "photo"


NAMES = {
    Field.TITLE: "Tiêu đề",
    Field.SUMMARY: "Tóm tắt",
    Field.URL: "Đường dẫn",
    Field.DAY: "Ngày đăng",
    Field.PHOTO: "Ảnh",
}

NOT_A_LINK = (
    "Đây không phải là đường dẫn trang web. Đồng chí gửi địa chỉ bắt đầu bằng http:// hoặc "
    "https://, ví dụ https://baonghean.vn/bai-viet.html."
)
HAS_LOGIN = (
    "Đường dẫn này chứa tên đăng nhập hoặc mật khẩu (phần trước dấu @), ai nhận bài cũng sẽ thấy. "
    "Đồng chí gửi đường dẫn không có phần đó."
)
NO_DOMAIN = (
    "Địa chỉ này không có tên miền (máy nội bộ hoặc chỉ là số), người nhận không mở được. "
    "Đồng chí gửi địa chỉ có tên miền, ví dụ https://baonghean.vn/bai-viet.html."
)
NOT_A_DAY = "Tôi chưa hiểu ngày này. Đồng chí gõ ngày/tháng/năm, ví dụ 05/11/2026."
NO_SUCH_DAY = "Lịch không có ngày {day}. Đồng chí gõ lại ngày/tháng/năm, ví dụ 05/11/2026."
NOT_A_PHOTO = "Tôi chưa thấy ảnh. Đồng chí gửi một tấm ảnh (không gửi dạng tệp)."
NO_TITLE = "Bài phải có tiêu đề. Đồng chí gõ tiêu đề của bài."

_SAID = {
    "tieu de": Field.TITLE,
    "tom tat": Field.SUMMARY,
    "duong dan": Field.URL,
    "link": Field.URL,
    "ngay": Field.DAY,
    "ngay dang": Field.DAY,
    "anh": Field.PHOTO,
    "hinh": Field.PHOTO,
}
_CHANGING = re.compile(r"(?:sua|doi|chinh|them)(?: (?:sua|lai))? (?P<name>.+?)\W*")
_CHANGE = re.compile(r"(?:sua|chinh sua|sua lai|sua bai)\W*")
_KEEP = re.compile(r"(?:bo qua|giu nguyen|khong sua|de nguyen)\W*")
_SKIP = re.compile(r"(?:bo qua|khong co|khong|xoa|trong|-+)\W*")
_BACK = re.compile(r"(?:(?:quay|tro|xem|quay tro) lai|ve|xem truoc|xem bai)(?: bai)?\W*")
_CANCEL = re.compile(r"(?:huy|huy bo|thoi|dung lai)\W*")
_DAY = re.compile(r"(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.IGNORECASE)
_NUMBERED_OR_LOCAL = re.compile(r"[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*|[\w-]+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for a field: its value, None where it shall be empty; or why it cannot be."""

    value: str | datetime.date | None = None
    refusal: str = ""


def folded(text: str) -> str:
    """What was typed for the bot and not for an article, in whatever spelling."""
    return fold(convert_typed(clean(text)))


def is_skipped(text: str) -> bool:
    """Whether somebody wants to leave a field empty: `bỏ qua`."""
    return bool(_SKIP.fullmatch(folded(text)))


def is_kept(text: str) -> bool:
    """Whether somebody wants to leave a field as it is: `bỏ qua`, where it holds something."""
    return bool(_KEEP.fullmatch(folded(text)))


def said(text: str) -> Field | None:
    """The field that somebody wants to write anew: `sửa tiêu đề`."""
    found = _CHANGING.fullmatch(folded(text))
    return _SAID.get(found["name"]) if found else None


def is_change(text: str) -> bool:
    """Whether somebody wants to write something anew, without saying what: `sửa`."""
    return bool(_CHANGE.fullmatch(folded(text)))


def is_back(text: str) -> bool:
    """Whether somebody wants to see the article again: `quay lại`."""
    return bool(_BACK.fullmatch(folded(text)))


def is_cancelled(text: str) -> bool:
    """Whether somebody wants to end a dialogue: `hủy`."""
    return bool(_CANCEL.fullmatch(folded(text)))


def read(field: Field, request: Request) -> Typed:
    """What a message says for a field."""
    if field is not Field.TITLE and is_skipped(request.text):
        return Typed()
    match field:
        case Field.TITLE:
            return read_title(clean(request.text))
        case Field.SUMMARY:
            return read_summary(lines_of(request.text))
        case Field.URL:
            return read_url(_link_of(request))
        case Field.DAY:
            return _read_day(clean(request.text))
        case Field.PHOTO:
            return Typed(request.photo) if request.photo else Typed(refusal=NOT_A_PHOTO)


def read_title(title: str) -> Typed:
    """A title: in one line, and short enough to be one."""
    if not title or is_kept(title):
        return Typed(refusal=NO_TITLE)
    return _bounded(title, LONGEST_TITLE, "Tiêu đề")


def read_summary(summary: str) -> Typed:
    """A summary; an empty one is none."""
    return _bounded(summary, LONGEST_SUMMARY, "Tóm tắt") if summary else Typed()


def read_url(url: str) -> Typed:
    """An address of the web that counts no visitors, with `https://` where it was left out."""
    if len(url) > LONGEST_URL:
        return _bounded(url, LONGEST_URL, "Đường dẫn")
    address = url if "://" in url else f"https://{url}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return Typed(refusal=NOT_A_LINK)
    is_web = parts.scheme.lower() in {"http", "https"} and port != 0
    if not is_web or not host or " " in url:
        return Typed(refusal=NOT_A_LINK)
    if "@" in parts.netloc:
        return Typed(refusal=HAS_LOGIN)
    if "://" in url and _NUMBERED_OR_LOCAL.fullmatch(host):
        return Typed(refusal=NO_DOMAIN)
    is_there = _HOST.fullmatch(host)
    return Typed(untracked_url(address)) if is_there else Typed(refusal=NOT_A_LINK)


def lines_of(text: str) -> str:
    """A text of several lines, each cleaned, without empty ones."""
    return "\n".join(line for one in text.splitlines() if (line := clean(one)))


def written(content: Content, field: Field, typed: Typed) -> Content:
    """The content with a field as it was typed."""
    match field, typed.value:
        case Field.TITLE, str() as title:
            return replace(content, title=title)
        case Field.SUMMARY, str() | None as summary:
            return replace(content, summary=summary)
        case Field.URL, str() | None as url:
            return replace(content, url=url)
        case Field.DAY, datetime.date() | None as day:
            return replace(content, published=day)
        case Field.PHOTO, str() | None as photo:
            return replace(content, photo=photo)
    return content


def value(content: Content, field: Field) -> object:
    """What a field holds now."""
    return getattr(content, "published" if field is Field.DAY else field.value)


def shown(content: Content, field: Field) -> str:
    """What a field holds now, in a few words; "" where it holds nothing."""
    match field:
        case Field.TITLE:
            return content.title
        case Field.SUMMARY:
            return content.summary or ""
        case Field.URL:
            return content.url or ""
        case Field.DAY:
            return words.day(content.published) if content.published else ""
        case Field.PHOTO:
            return "có ảnh" if content.photo else ""


def _link_of(request: Request) -> str:
    return clean(request.text) if not request.links else request.links[0]


def _read_day(text: str) -> Typed:
    found = _DAY.fullmatch(text)
    if not found:
        return Typed(refusal=NOT_A_DAY)
    day, month, year = map(int, found.groups())
    try:
        return Typed(datetime.date(year, month, day))
    except ValueError:
        return Typed(refusal=NO_SUCH_DAY.format(day=f"{day}/{month}/{year}"))


def _bounded(text: str, longest: int, name: str) -> Typed:
    if len(text) <= longest:
        return Typed(text)
    over = f"{name} dài {words.count(len(text))} ký tự, tối đa là {words.count(longest)}."
    return Typed(refusal=f"{over} Đồng chí gửi lại ngắn hơn.")
