"""What is said of a programme itself, and of what only its opening names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import province
from tests.handlers.conftest import Chat, first

if TYPE_CHECKING:
    from handlers.messages import Reply

TITLE = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An năm 2023"
UNSEEN = "không thấy trong nguồn"
CAN_THO = [
    "Nhiệm vụ trọng tâm công tác dân vận thành phố Cần Thơ năm 2025",
    "Số hiệu: 33-KH/BTGDVTU",
    "Cơ quan ban hành: Thành ủy Cần Thơ – Ban Tuyên giáo và Dân vận",
    "Ngày ban hành: 18/02/2025",
    "Người ký: Phan Thị Ngọc Diễm Châu, Phó trưởng ban",
]


def told(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks]


@pytest.mark.parametrize(
    "question",
    [
        "ai ký chương trình này",
        "chương trình năm 2023 của Nghệ An ai ký ạ",
        "ai ban hanh chuong trinh cong tac dan van nam 2023",
        "tài liệu này ban hành ngày nào",
        "số hiệu của chương trình này là gì",
    ],
)
async def test_what_is_asked_of_the_programme_is_told_from_the_source(
    chat: Chat, question: str
) -> None:
    assert told(await chat.say(question)) == [
        TITLE,
        f"Số hiệu: {UNSEEN}",
        f"Cơ quan ban hành: {UNSEEN}",
        f"Ngày ban hành: {UNSEEN}",
        "Người ký: Nguyễn Mạnh Khôi, Phó trưởng ban TT Ban Dân vận Tỉnh ủy",
        "Số nhiệm vụ: 10",
        f"Nguồn: {TITLE}.",
    ]


async def test_the_programme_of_a_place_and_the_tasks_that_it_has(chat: Chat) -> None:
    await chat.base.load(province("can-tho-2025"))
    assert first(await chat.say("chương trình Cần Thơ")) == CAN_THO[0]
    count = (await chat.say("có mấy nhiệm vụ")).blocks[0].text
    assert first(await chat.say("Cần Thơ có mấy nhiệm vụ")) == count
    assert first(await chat.say("trong kho có mấy chương trình")) == "Có 2 chương trình:"


@pytest.mark.parametrize(
    "question",
    ["33-KH/BTGDVTU", "kế hoạch số 33-KH/BTGDVTU ban hành ngày nào", "ai ký kế hoạch 33"],
)
async def test_the_number_of_a_programme_is_answered_with_the_programme(
    chat: Chat, question: str
) -> None:
    await chat.base.load(province("can-tho-2025"))
    assert told(await chat.say(question))[: len(CAN_THO)] == CAN_THO


async def test_the_place_above_the_office_is_written_as_in_a_sentence(chat: Chat) -> None:
    await chat.base.load(
        "HUYỆN ỦY THỬ THÁCH\nĐẢNG ỦY XÃ SUỐI MÂY\nSố 7-KH/ĐU\n\nKẾ HOẠCH\n\nCông tác dân vận của"
        " Đảng ủy xã Suối Mây năm 2024\n\n1. Giữ rừng theo Chỉ thị số 05-CT/TU.\n\n2. Giữ đất."
    )
    issuer = "Cơ quan ban hành: Huyện ủy Thử Thách – Đảng ủy xã Suối Mây"
    assert issuer in told(await chat.say("kế hoạch xã Suối Mây ai ban hành"))


async def test_the_programme_that_is_meant_is_that_of_the_province(chat: Chat) -> None:
    await chat.base.load(province("can-tho-2025"))
    assert first(await chat.say("ai ký chương trình của Nghệ An")) == TITLE
    assert first(await chat.say("ai ký chương trình của Cần Thơ")) == CAN_THO[0]


async def test_the_programme_may_be_told_by_its_type(chat: Chat) -> None:
    await chat.base.load(province("can-tho-2025"))
    assert told(await chat.say("ai ký kế hoạch"))[: len(CAN_THO)] == CAN_THO


@pytest.mark.parametrize(
    "question",
    [
        "ai ký nghị quyết 04-NQ/TU",
        "ai ký kế hoạch",
        "chương trình phối hợp ai ký",
        "ai ký kế hoạch 222",
        "văn bản trong chương trình do ai ban hành",
    ],
)
async def test_what_is_asked_of_something_else_is_not_asked_of_the_programme(
    chat: Chat, question: str
) -> None:
    assert "Nguyễn Mạnh Khôi" not in (await chat.say(question)).text


async def test_a_plan_that_was_talked_about_is_this_plan(chat: Chat) -> None:
    await chat.say("222-KH/TU")
    assert first(await chat.say("ai ký kế hoạch này")) == "Kế hoạch số 222-KH/TU"
    assert first(await chat.say("ai ký chương trình này")) == TITLE


async def test_a_document_that_stands_before_the_tasks_alone_is_quoted(chat: Chat) -> None:
    await chat.base.load(province("can-tho-2025"))
    reply = await chat.say("kết luận 118-KL/TU")
    assert first(reply).startswith(
        f"Không nhiệm vụ nào nêu “kết luận 118-KL/TU”; phần mở đầu của {CAN_THO[0]} có nhắc đến: "
        "“Thực hiện Kết luận số 118-KL/TU ngày 23/12/2024 của Ban Chấp hành Đảng bộ thành phố"
    )


ONLY_SIGNED = (
    "Nguồn chỉ ghi tên và chức vụ của người ký lúc ký chương trình, không ghi hiện nay ai giữ chức"
    " vụ nào."
)
NO_HOLDER = "Các chương trình đang có không ghi ai giữ chức vụ nêu trong câu hỏi."


@pytest.mark.parametrize(
    "question",
    [
        "Nguyễn Mạnh Khôi là ai",
        "đồng chí nguyen manh khoi giữ chức vụ gì ạ",
        "phó trưởng ban dân vận tỉnh ủy Nghệ An hiện nay là ai",
        "phó trưởng ban thường trực ban dân vận Nghệ An",
        "ai là phó trưởng ban thường trực ký chương trình của Nghệ An",
    ],
)
async def test_a_person_is_told_from_below_what_they_signed(chat: Chat, question: str) -> None:
    await chat.base.load(province("can-tho-2025"))
    said = told(await chat.say(question))
    assert said[:2] == [ONLY_SIGNED, TITLE]
    assert "Người ký: Nguyễn Mạnh Khôi, Phó trưởng ban TT Ban Dân vận Tỉnh ủy" in said
    assert CAN_THO[0] not in said


@pytest.mark.parametrize(
    ("question", "signed"),
    [
        ("phó trưởng ban của Cần Thơ là ai", CAN_THO[4]),
        ("phó trưởng ban tuyên giáo và dân vận là ai", CAN_THO[4]),
        ("ai là phó trưởng ban tuyên giáo và dân vận thành ủy", CAN_THO[4]),
        ("phó trưởng ban TT là ai", "Người ký: Nguyễn Mạnh Khôi, Phó trưởng ban TT Ban Dân vận"),
    ],
)
async def test_an_office_that_is_printed_alone_is_of_who_issued_the_programme(
    chat: Chat, question: str, signed: str
) -> None:
    await chat.base.load(province("can-tho-2025"))
    reply = await chat.say(question)
    assert first(reply) == ONLY_SIGNED
    assert [block for block in told(reply) if block.startswith("Người ký: ")] == [
        block for block in told(reply) if block.startswith(signed)
    ]


@pytest.mark.parametrize("question", ["ai ký", "người ký là ai", "ai là người ký vậy"])
async def test_who_signed_is_asked_of_the_one_programme_that_is_held(
    chat: Chat, question: str
) -> None:
    assert first(await chat.say(question)) == TITLE
    await chat.base.load(province("can-tho-2025"))
    await chat.say("/xoadulieu")
    assert first(await chat.say(question)) not in (TITLE, CAN_THO[0])


@pytest.mark.parametrize(
    "question",
    [
        "trưởng ban dân vận hiện nay là ai",
        "bí thư tỉnh ủy là ai",
        "bi thu tinh uy nghe an",
        "phó trưởng ban dân tộc là ai",
        "tên của chủ tịch hội nông dân",
    ],
)
async def test_the_holder_of_an_office_that_nobody_signed_with_is_not_known(
    chat: Chat, question: str
) -> None:
    assert told(await chat.say(question)) == [NO_HOLDER, f"Nguồn: đã tìm trong {TITLE}."]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("thủ tướng", "Chỉ thị số 33/CT-TTg"),
        ("chỉ thị của thủ tướng hiện nay", "Chỉ thị số 33/CT-TTg"),
        ("chủ tịch ubnd tỉnh", "Kế hoạch số 781/KH-UBND"),
        ("chủ trương của Ban Bí thư với đạo Tin Lành bây giờ", "Kết luận số 101-KL/TW"),
        ("Bộ Chính trị hiện nay có chỉ thị nào về tôn giáo", "Chỉ thị số 18-CT/TW"),
    ],
)
async def test_an_office_that_issues_documents_is_asked_for_them(
    chat: Chat, question: str, said: str
) -> None:
    assert first(await chat.say(question)) == said


LANG_SON = """\
TỈNH ỦY LẠNG SƠN
BAN DÂN VẬN
Số 61-CTr/BDVTU

CHƯƠNG TRÌNH
công tác dân vận tỉnh Lạng Sơn năm 2024

Căn cứ Kế hoạch số 12-KH/TU ngày 05/01/2024 của Tỉnh ủy, Ban Dân vận ban hành Chương trình như sau:

A. NHIỆM VỤ

1. Nắm tình hình Nhân dân vùng biên; mở phiên chợ vào tháng 9/2024.

2. Thực hiện Chương trình hành động số 77-CTr/TU ngày 04/3/2023 về trồng hồi.

B. TỔ CHỨC THỰC HIỆN

1. Các phòng gửi báo cáo quý về Văn phòng trước ngày 20 tháng cuối quý.

2. Văn phòng Ban tổng hợp sổ tay.

Nơi nhận:
- Lưu VT.
"""
SHORT = "Chương trình công tác dân vận tỉnh Lạng Sơn năm 2024"
BASIS = (
    "Phần mở đầu ghi: “Căn cứ Kế hoạch số 12-KH/TU ngày 05/01/2024 của Tỉnh ủy, Ban Dân vận ban"
    " hành Chương trình như sau:”"
)
BEHIND = "Sau các nhiệm vụ, phần “B. TỔ CHỨC THỰC HIỆN” ghi: “{}”"
REPORTED = BEHIND.format("1. Các phòng gửi báo cáo quý về Văn phòng trước ngày 20 tháng cuối quý.")
SUMMED_UP = BEHIND.format("2. Văn phòng Ban tổng hợp sổ tay.")


@pytest.mark.parametrize(
    "question",
    [
        "tóm tắt chương trình Lạng Sơn",
        "tom tat chuong trinh lang son nam 2024",
        "chương trình của Lạng Sơn nói gì",
        "nội dung của chương trình 2024",
        "noi dung chuong trinh lang son",
        "nội dung chính của chương trình Lạng Sơn",
        "chương trình công tác dân vận tỉnh Lạng Sơn năm 2024",
        "trọng tâm năm 2024 của Lạng Sơn là gì",
    ],
)
async def test_what_a_programme_is_about_is_told_by_its_tasks(chat: Chat, question: str) -> None:
    await chat.base.load(LANG_SON)
    said = told(await chat.say(question))
    assert said[0] == SHORT
    assert "Số hiệu: 61-CTr/BDVTU" in said
    assert [one.partition(": ")[0] for one in said if one[0].isdigit()] == [
        "1. Nhiệm vụ 1 (Lạng Sơn 2024)",
        "2. Nhiệm vụ 2 (Lạng Sơn 2024)",
    ]
    assert said[-1] == f"Nguồn: {SHORT}."


@pytest.mark.parametrize(
    "question", ["tóm tắt các nhiệm vụ", "tom tat 10 nhiem vu", "tóm tắt nhiệm vụ năm 2023"]
)
async def test_the_tasks_are_summed_up_by_their_list(chat: Chat, question: str) -> None:
    assert first(await chat.say(question)) == "Có 10 nhiệm vụ:"


@pytest.mark.parametrize(
    "question",
    [
        "tóm tắt văn bản này",
        "tom tat chuong trinh",
        "tóm tắt",
        "chương trình này là gì",
        "tổng quan chương trình giúp em với",
        "tóm tắt toàn bộ chương trình cho anh",
        "anh muốn xem toàn bộ chương trình",
        "chương trình năm nay có những nội dung gì",
    ],
)
async def test_what_one_programme_is_about_needs_no_name(chat: Chat, question: str) -> None:
    assert first(await chat.say(question)) == TITLE


async def test_a_document_is_summed_up_by_its_card(chat: Chat) -> None:
    card = first(await chat.say("tom tat 05-CT/TU"))
    assert card == "Chỉ thị số 05-CT/TU"
    assert first(await chat.say("tóm tắt")) == card
    assert first(await chat.say("tóm tắt nhiệm vụ 9")).startswith("Nhiệm vụ 9")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("chương trình Lạng Sơn căn cứ vào đâu", [BASIS]),
        ("can cu ban hanh chuong trinh lang son", [BASIS]),
        ("hạn báo cáo quý là ngày nào", [REPORTED]),
        ("bao cao gui van phong truoc ngay may", [REPORTED]),
        ("phần mở đầu chương trình Lạng Sơn ghi gì", [BASIS]),
        ("bao giờ gửi báo cáo quý", [REPORTED]),
        ("chương trình Lạng Sơn tổ chức thực hiện thế nào", [REPORTED, SUMMED_UP]),
    ],
)
async def test_what_stands_before_and_behind_the_tasks_is_quoted(
    chat: Chat, question: str, said: list[str]
) -> None:
    await chat.base.load(LANG_SON)
    assert told(await chat.say(question)) == [SHORT, *said, f"Nguồn: {SHORT}."]


@pytest.mark.parametrize(
    "question",
    [
        "chi bộ lập kế hoạch trước ngày nào",
        "cac chi bo phai lap ke hoach cua minh cham nhat ngay nao",
        "các tổ dân phố lập kế hoạch trồng hồi khi nào",
        "ai phải lập kế hoạch trước 15/02",
        "chi bộ ở Lạng Sơn lập kế hoạch trước ngày nào",
    ],
)
async def test_who_has_to_plan_until_when_is_told_by_what_stands_behind_the_tasks(
    chat: Chat, question: str
) -> None:
    planned = "2. Các chi, đảng bộ, tổ dân phố lập kế hoạch trồng hồi trước ngày 15/02/2024."
    await chat.base.load(LANG_SON.replace("2. Văn phòng Ban tổng hợp sổ tay.", planned))
    said = told(await chat.say(question))
    assert said == [SHORT, BEHIND.format(planned), f"Nguồn: {SHORT}."]


@pytest.mark.parametrize(
    "question",
    [
        "báo cáo thuế trước ngày nào",
        "viết báo cáo quý giúp em",
        "đơn vị nào báo cáo cà phê",
        "văn phòng tổng hợp sổ tay trước ngày nào",
    ],
)
async def test_what_stands_behind_the_tasks_answers_nothing_else(chat: Chat, question: str) -> None:
    await chat.base.load(LANG_SON)
    assert "Sau các nhiệm vụ" not in (await chat.say(question)).text


async def test_nothing_is_said_of_what_a_programme_does_not_print(chat: Chat) -> None:
    assert told(await chat.say("chương trình này căn cứ vào văn bản nào"))[1] == (
        "Tôi không thấy phần mở đầu nêu số hiệu văn bản nào làm căn cứ."
    )
    assert told(await chat.say("phần tổ chức thực hiện của chương trình nói gì"))[1] == (
        "Tôi không thấy trong nguồn phần tổ chức thực hiện sau các nhiệm vụ."
    )


@pytest.mark.parametrize(
    "question", ["chương trình hành động là gì", "tóm tắt chương trình hành động"]
)
async def test_a_document_of_a_narrower_type_is_no_programme(chat: Chat, question: str) -> None:
    await chat.base.load(LANG_SON)
    assert first(await chat.say(question)) == "Chương trình hành động số 77-CTr/TU"


@pytest.mark.parametrize("question", ["số hiệu chương trình 2024", "chương trình Lạng Sơn số mấy"])
async def test_the_number_of_a_programme_is_asked_by_its_year_or_province(
    chat: Chat, question: str
) -> None:
    await chat.base.load(LANG_SON)
    assert told(await chat.say(question))[:2] == [SHORT, "Số hiệu: 61-CTr/BDVTU"]


async def test_a_plan_that_was_talked_about_is_summed_up(chat: Chat) -> None:
    await chat.base.load(LANG_SON)
    await chat.say("77-CTr/TU")
    assert first(await chat.say("chương trình nói gì")) == "Chương trình hành động số 77-CTr/TU"


async def test_the_part_behind_the_tasks_is_asked_after_something_else_too(chat: Chat) -> None:
    await chat.base.load(LANG_SON)
    await chat.say("77-CTr/TU")
    reply = told(await chat.say("tổ chức thực hiện của Lạng Sơn thế nào"))
    assert reply == [SHORT, REPORTED, SUMMED_UP, f"Nguồn: {SHORT}."]


async def test_a_long_part_is_quoted_as_far_as_a_message_goes(chat: Chat) -> None:
    steps = "\n\n".join(f"{number}. Bước {number} nộp sổ." for number in range(1, 14))
    await chat.base.load(LANG_SON.replace("2. Văn phòng Ban tổng hợp sổ tay.", steps))
    said = told(await chat.say("phần tổ chức thực hiện của Lạng Sơn nói gì"))
    assert said[2] == BEHIND.format("1. Bước 1 nộp sổ.")
    assert said[-2] == "Nguồn còn 4 đoạn nữa, tôi không chép hết vào một tin."
    assert len("\n".join(said)) < 4096
