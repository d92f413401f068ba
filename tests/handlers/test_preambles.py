"""Documents that only the opening of a programme names, beside those of its tasks."""

from __future__ import annotations

from tests.handlers.conftest import Chat, first

MUONG_LA_2025 = """KẾ HOẠCH CÔNG TÁC DÂN VẬN HUYỆN MƯỜNG LA NĂM 2025

Căn cứ Kế hoạch số 71-KH/HU, ngày 03/3/2025 của Huyện ủy; Chỉ thị số 72-CT/HU, Kế hoạch số 73-KH/HU,
Huyện ủy Mường La xây dựng Kế hoạch như sau:

1. Thực hiện Kế hoạch số 73-KH/HU, Kế hoạch số 74-KH/HU của Huyện ủy về nuôi cá.

2. Giữ rừng.
"""


async def test_a_set_tells_what_else_stands_before_the_tasks(chat: Chat) -> None:
    await chat.base.load(MUONG_LA_2025)
    assert first(await chat.say("các kế hoạch của Mường La")) == (
        "Dưới đây là văn bản mà các nhiệm vụ nêu; phần mở đầu của Kế hoạch công tác dân vận huyện "
        "Mường La năm 2025 còn nhắc đến Kế hoạch số 71-KH/HU."
    )
    assert first(await chat.say("các kế hoạch của Nghệ An")).startswith("Có ")
