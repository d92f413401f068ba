"""How the bot itself is used, asked in words; what is asked of documents is no such question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.howto import howto

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from tests.handlers.conftest import Chat


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("làm sao để nhận tin mới vậy em", "/theodoi"),
        ("Muốn theo dõi bài viết mới thì phải làm thế nào?", "/theodoi"),
        ("dang ky nhan bai moi o dau", "/theodoi"),
        ("làm sao để được báo khi có bài mới", "/theodoi"),
        ("có cách nào nhận tin mỗi ngày không ạ", "/theodoi"),
        ("toi muon nhan tin tuc hang ngay", "/theodoi"),
        ("cách ngừng nhận tin", "/huytheodoi"),
        ("tắt thông báo kiểu gì ạ", "/huytheodoi"),
        ("không muốn nhận bài nữa thì làm sao", "/huytheodoi"),
        ("đổi giờ nhận bài thế nào", "giờ yên lặng 21h-6h"),
        ("chọn chủ đề ở đâu", "/theodoi"),
        ("dùng chung zalo và telegram được không", "/lienket"),
        ("chuyển sang zalo thì làm thế nào", "/lienket"),
        ("tôi muốn đăng bài thì làm sao", "/dangbai"),
        ("xóa lịch sử hỏi đáp của tôi thế nào", "/xoadulieu"),
        ("bot có lưu tin nhắn của tôi không", "không kèm tên"),
        ("ai doc duoc cau hoi cua em", "/dulieu"),
        ("hệ thống có ghi lại những gì tôi hỏi không", "/xoadulieu"),
        ("có bảo mật thông tin không ạ", "không kèm tên"),
        ("góp ý cho bot ở đâu", "quản trị viên"),
        ("báo lỗi", "quản trị viên"),
        ("ai quản lý bot này", "không giữ tên"),
        ("hỏi bot thế nào", "Cách hỏi"),
        ("Bot này dùng thế nào?", "Cách hỏi"),
        ("bot dung sao a", "Cách hỏi"),
        ("huong dan em cach tra cuu van ban", "Cách hỏi"),
    ],
)
def test_who_asks_how_is_told_what_to_type(known: Knowledge, text: str, command: str) -> None:
    reply = howto(text, known)
    assert reply is not None
    assert command in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "cách theo dõi việc thực hiện nghị quyết 25",
        "làm sao để nâng cao chất lượng dân vận",
        "văn bản nào hướng dẫn công tác dân vận",
        "theo dõi, đôn đốc là nhiệm vụ mấy",
        "gửi báo cáo ở đâu",
        "có ghi nội dung gì không",
        "bảo mật thông tin là nhiệm vụ mấy",
        "góp ý xây dựng Đảng thế nào",
        "nhận bài mới",
        "nhận báo cáo hằng ngày ở đâu",
        "nhan dan hang ngay lam gi",
        "xem nhiệm vụ 5 ở đâu",
        "tìm văn bản về tôn giáo ở đâu",
        "làm sao" + " để nhận tin" * 20,
    ],
)
def test_what_is_asked_of_documents_is_no_question_of_how(known: Knowledge, text: str) -> None:
    assert howto(text, known) is None


async def test_in_a_chat_it_is_told_and_nothing_is_looked_for(chat: Chat) -> None:
    await chat.say("nghị quyết 4 tỉnh ủy")
    assert (await chat.say("làm sao để nhận bài mới?")).text.startswith("Để nhận bài mới")
    assert (await chat.say("ban hành ngày nào")).text.startswith("Nghị quyết số 04-NQ/TU")
