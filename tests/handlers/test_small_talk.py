"""What is said to people who are polite or angry, or ask about the bot itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.small_talk import small_talk

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


def said(text: str, known: Knowledge) -> str:
    """The first line of what is said; nothing where the text is no small talk."""
    reply = small_talk(text, known)
    return reply.text.partition("\n")[0] if reply else ""


@pytest.mark.parametrize(
    "text",
    [
        "ngu",
        "bot ngu quá",
        "ngu như lợn",
        "đồ vô dụng",
        "trả lời sai rồi",
        "Sai bét!",
        "không đúng",
        "chán",
        "sao trả lời lâu thế",
        "buc minh qua",
    ],
)
def test_a_complaint_is_apologized_for(known: Knowledge, text: str) -> None:
    assert said(text, known).startswith("Xin lỗi đồng chí.")


@pytest.mark.parametrize(
    "text",
    [
        "em giúp gì được",
        "bạn giúp tôi được những gì",
        "bot làm được những gì",
        "hỏi được gì",
        "em có thể hỗ trợ gì",
        "bạn có chức năng gì",
        "bạn làm gì",
        "hỏi gì cũng được à",
    ],
)
def test_who_asks_what_the_bot_is_good_for_is_told_how_to_ask(known: Knowledge, text: str) -> None:
    assert said(text, known) == "Cách hỏi"


@pytest.mark.parametrize("text", ["sao không trả lời được", "Sao bạn không hiểu gì cả?"])
def test_who_complains_that_nothing_is_answered_is_apologized_to(
    known: Knowledge, text: str
) -> None:
    assert said(text, known).startswith("Xin lỗi đồng chí.")


@pytest.mark.parametrize(
    "text",
    [
        "giỏi lắm",
        "tuyệt",
        "haha",
        "hihi dạ vâng ạ",
        "bot tốt quá",
        "dung the nhe",
    ],
)
def test_praise_is_taken_kindly(known: Knowledge, text: str) -> None:
    assert said(text, known).startswith("Rất vui được giúp đồng chí.")


@pytest.mark.parametrize(
    "text",
    [
        "chúc ngày tốt lành",
        "chúc anh chị ngủ ngon nhé",
        "chúc mừng năm mới",
        "chuc dong chi nhieu suc khoe",
    ],
)
def test_a_wish_is_thanked_for(known: Knowledge, text: str) -> None:
    assert said(text, known).startswith("Cảm ơn đồng chí.")
    assert not said("chúc mừng năm mới với đồng bào Khmer", known)


@pytest.mark.parametrize(
    "text",
    [
        "chào buổi sáng em",
        "alo bot ơi",
        "ad oi",
        "bạn ơi cho hỏi",
        "cho tôi hỏi tí",
        "da cho em hoi chut a",
        "em cần hỏi chút việc",
        "e hỏi chút ạ",
        "hỏi tí bot ơi",
    ],
)
def test_who_only_begins_to_ask_is_greeted(known: Knowledge, text: str) -> None:
    assert said(text, known) == "Kính chào đồng chí!"


@pytest.mark.parametrize(
    "text",
    [
        "bạn có phải AI không",
        "bạn có thích tôi không",
        "Bot là người thật à?",
        "ai tạo ra bạn",
        "em là robot hay người",
        "cho tôi gặp người thật",
    ],
)
def test_the_bot_says_that_it_is_none_of_us(known: Knowledge, text: str) -> None:
    assert said(text, known).startswith("Tôi là phần mềm tra cứu tự động, không phải người.")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("em tên gì", "Tôi là Dân Vận Bot"),
        ("tên của bạn là gì?", "Tôi là Dân Vận Bot"),
        ("bạn là ai", "Tôi là Dân Vận Bot"),
        ("Bot là gì vậy?", "Tôi là Dân Vận Bot"),
        ("tôi vẫn không hiểu gì cả", "Đồng chí hỏi giúp tôi một câu ngắn"),
        ("nói lại đi", "Đồng chí hỏi giúp tôi một câu ngắn"),
        ("thế thôi nhé", "Vâng, khi nào cần"),
        ("thôi vậy là đủ rồi", "Vâng, khi nào cần"),
        ("hẹn gặp lại", "Vâng, khi nào cần"),
        ("không", "Vâng, khi nào cần"),
        ("dạ không cần nữa", "Vâng, khi nào cần"),
        ("im đi", "Vâng, khi nào cần"),
        ("xin lỗi nhé", "Không sao"),
        ("cho tôi xin lỗi vì nói nặng lời", "Không sao"),
        ("bạn mấy tuổi rồi", "Tôi là phần mềm"),
        ("anh yêu em", "Tôi là phần mềm"),
        ("bot ngủ chưa", "Tôi là phần mềm"),
        ("em uống nước chưa ạ", "Tôi là phần mềm"),
        ("bạn khỏe không?", "Tôi là phần mềm"),
        ("viết báo cáo giúp tôi", "Tôi chỉ tra cứu"),
        ("soạn cho em một tờ trình về hòa giải", "Tôi chỉ tra cứu"),
        ("soạn hộ bài tham luận", "Tôi chỉ tra cứu"),
        ("dịch sang tiếng Anh", "Tôi chỉ tra cứu"),
        ("15 x 3 bằng bao nhiêu", "Tôi chỉ tra cứu"),
        ("7-4 là mấy ạ", "Tôi chỉ tra cứu"),
    ],
)
def test_each_kind_of_talk_has_its_own_answer(known: Knowledge, text: str, begins: str) -> None:
    assert said(text, known).startswith(begins)


@pytest.mark.parametrize("text", ["nguồn ở đâu", "Dữ liệu lấy từ đâu?", "ban lay thong tin tu dau"])
def test_who_asks_where_it_comes_from_is_told_every_source(known: Knowledge, text: str) -> None:
    reply = small_talk(text, known)
    assert reply is not None
    told = [block.text for block in reply.blocks[1:]]
    assert told == [
        "Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An năm 2023",
        "15 bài viết đã nạp",
    ]


@pytest.mark.parametrize("text", ["👍", "???", " . "])
def test_signs_ask_nothing(known: Knowledge, text: str) -> None:
    assert said(text, known).startswith("Tôi chưa thấy câu hỏi.")


@pytest.mark.parametrize(
    "text",
    [
        "sai phạm đất đai",
        "nguồn nước",
        "tài liệu nào",
        "cho tôi hỏi nghị quyết 04",
        "không hiệu quả",
        "ban đầu",
        "bot ơi nghị quyết 04",
        "thế là thế nào",
        "văn bản tên gì",
        "nói lại nghị quyết 25",
        "xin lỗi công dân",
        "viết tắt của MTTQ là gì",
        "dịch bệnh ở Tiên Du",
        "gặp gỡ cán bộ thôn",
        "ban dân vận làm gì",
        "ai dạy",
        "chậm chi trả",
    ],
)
def test_what_only_begins_alike_is_a_question(known: Knowledge, text: str) -> None:
    assert small_talk(text, known) is None
