"""Three made-up regulations in thirty articles (`law.txt`), and what is asked of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.knowledge.catalogues import article
from tests.knowledge.libraries import library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WATER = "Quy chế hồ chứa nước"
MARKET = "Quy chế chợ phiên"
FOREST = "Quy chế rừng cộng đồng"

ASKED = {
    "Đập đất bao lâu thì phải kiểm định một lần?": (WATER, "Thời hạn kiểm định đập"),
    "Đổ rác xuống lòng hồ bị phạt bao nhiêu tiền?": (
        WATER,
        "Xử phạt hành vi đổ rác xuống lòng hồ",
    ),
    "Cây trồng bị ngập quá ba ngày được bồi thường thế nào?": (
        WATER,
        "Bồi thường cây trồng bị ngập",
    ),
    "Chợ phiên họp vào những ngày nào?": (MARKET, "Ngày họp chợ"),
    "Nhiệm kỳ của ban quản lý chợ là mấy năm?": (MARKET, "Ban quản lý chợ"),
    "Người cân thiếu phải trả thế nào?": (MARKET, "Kiểm tra cân đong"),
    "Mỗi hộ được hái măng vào tháng nào?": (FOREST, "Hái lâm sản phụ"),
    "Hộ làm nhà mới được xin bao nhiêu gỗ?": (FOREST, "Chặt gỗ làm nhà"),
    "Tổ tuần rừng có mấy người?": (FOREST, "Tổ tuần rừng"),
    "Săn bắt thú rừng bị nộp phạt bao nhiêu?": (FOREST, "Xử phạt săn bắt thú rừng"),
}
"""Question → the article that answers it."""


def _read() -> Iterator[tuple[tuple[str, str], str]]:
    """The regulation and the title of each article, and its text."""
    text = Path(__file__).with_name("law.txt").read_text(encoding="utf-8")
    for part in f"\n{text}".split("\n# ")[1:]:
        regulation, *articles = part.split("\n## ")
        for one in articles:
            title, _, body = one.strip().partition("\n")
            yield (regulation.strip(), title), body


_TEXTS = dict(_read())
LAWS = [
    article(id_, f"{title} ({regulation})", text=text)
    for id_, ((regulation, title), text) in enumerate(_TEXTS.items(), 1)
]
IDS = {name: id_ for id_, name in enumerate(_TEXTS, 1)}
"""Regulation and title → id."""

LIBRARY = library_of(LAWS)
