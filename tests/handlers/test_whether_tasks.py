"""Whether a task names a document or says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.answers import say
from knowledge.answering.answer import answer
from tests.knowledge.catalogues import knowledge, source, task

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

PLAN = "Kế hoạch số 781/KH-UBND"
ROLES = (
    "Dạy nghề đan chiếu\n- Chủ trì: Sở Nội vụ\n- Phối hợp: Hội Làm vườn tỉnh, Công an tỉnh\n"
    "- Thời gian: Quý II"
)
WITH_ROLES = knowledge([task(1, source(1, "Gia Lai", 2025), 1, ROLES)])
LEADS, HELP = "“Chủ trì: Sở Nội vụ”", "“Phối hợp: Hội Làm vườn tỉnh, Công an tỉnh”"
UNTIL = "“Thời gian: Quý II”"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nhiệm vụ 6 có Kế hoạch 781 không", f"Đúng: nguồn nêu {PLAN} tại Nhiệm vụ 6."),
        ("nv6 co kh 781 ko", f"Đúng: nguồn nêu {PLAN} tại Nhiệm vụ 6."),
        (
            "nhiệm vụ 4 có nhắc Chỉ thị 30-CT/TW không",
            "Không: nguồn nêu Chỉ thị số 30-CT/TW tại Nhiệm vụ 5, không tại Nhiệm vụ 4.",
        ),
        (
            "trong nhiệm vụ 6 có nhắc tới Chỉ thị 59 không",
            "Không: nguồn nêu Chỉ thị số 59-CT/TW tại Nhiệm vụ 3, không tại Nhiệm vụ 6.",
        ),
        ("nhiệm vụ 6 có nghị quyết 25 không", "Không: Nhiệm vụ 6 không nêu văn bản nào dưới đây."),
        (
            "nghị quyết 25 có thuộc nhiệm vụ 9 không",
            "Trong các văn bản dưới đây, Nhiệm vụ 9 chỉ nêu 25-NQ/TW (khóa IX): Công tác tôn giáo.",
        ),
        (
            "nhiệm vụ 6 có chỉ thị 33 và kế hoạch 781 không",
            "Đúng: Nhiệm vụ 6 nêu tất cả văn bản dưới đây.",
        ),
    ],
)
async def test_whether_a_task_names_a_document(chat: Chat, text: str, said: str) -> None:
    reply = await chat.say(text)
    assert reply.blocks[0].text == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nhiệm vụ 3 có nói về phụ nữ không", "Không: Nhiệm vụ 3 không nhắc đến “phụ nữ”."),
        (
            "nhiệm vụ 3 có nhắc đến người khuyết tật không ạ",
            "Đúng: Nhiệm vụ 3 có nhắc đến “người khuyết tật”.",
        ),
        ("nhiệm vụ 6 nói về doanh nhân phải không", "Đúng: Nhiệm vụ 6 có nhắc đến “doanh nhân”."),
        ("nhiệm vụ 3 có khó không", "Nhiệm vụ 3 (Nghệ An 2023)"),
    ],
)
async def test_whether_a_task_says_something(chat: Chat, text: str, said: str) -> None:
    reply = await chat.say(text)
    assert reply.blocks[0].text == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nhiệm vụ 1 do Sở Nội vụ chủ trì phải không", f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        ("nhiệm vụ 1 do Sở Nội vụ đảm nhiệm phải không", f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        ("nhiệm vụ 1 có phải do sở nội vụ chủ trì không ạ", f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        ("nhiệm vụ 1 không phải do Sở Nội vụ chủ trì à", f"Nhiệm vụ 1 ghi: {LEADS}."),
        ("nhiệm vụ 1 chủ trì là Sở Nội vụ hả", f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        ("chủ trì nhiệm vụ 1 là Sở Y tế phải không", f"Không: Nhiệm vụ 1 ghi: {LEADS}."),
        ("nhiệm vụ 1 Sở Y tế chủ trì hả", f"Không: Nhiệm vụ 1 ghi: {LEADS}."),
        ("nhiệm vụ 1 phối hợp với Công an đúng không", f"Đúng: Nhiệm vụ 1 ghi: {HELP}."),
        ("nhiệm vụ 1 có Hội Làm vườn tham gia không", f"Đúng: Nhiệm vụ 1 ghi: {HELP}."),
        ("nhiệm vụ 1 thực hiện trong quý II phải không", f"Đúng: Nhiệm vụ 1 ghi: {UNTIL}."),
        ("nhiệm vụ 1 xong trước 31/3/2025 phải không", f"Không: Nhiệm vụ 1 ghi: {UNTIL}."),
        ("nhiệm vụ 1 không phải xong trong quý II à", f"Nhiệm vụ 1 ghi: {UNTIL}."),
        ("Sở Nội vụ chủ trì nhiệm vụ 1 đúng không", f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        ("có phải nhiệm vụ 1 do Sở Nội vụ chủ trì không", f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        ("Hội Làm vườn tỉnh không chủ trì nhiệm vụ 1 à", f"Nhiệm vụ 1 ghi: {LEADS}."),
        ("so noi vu co chu tri nv 1 ko a", f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        ("Hội Làm vườn tỉnh có chủ trì nhiệm vụ 1 không", f"Không: Nhiệm vụ 1 ghi: {LEADS}."),
        ("có phải Công an tỉnh phối hợp nhiệm vụ 1", f"Đúng: Nhiệm vụ 1 ghi: {HELP}."),
        ("có phải Sở Nội vụ chủ trì việc dạy nghề", f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        ("Công an chủ trì nhiệm vụ đan chiếu à", f"Không: Nhiệm vụ 1 ghi: {LEADS}."),
        ("việc dạy nghề do Sở Nội vụ chủ trì phải không", f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        ("Hội Làm vườn phối hợp dạy nghề phải không", f"Đúng: Nhiệm vụ 1 ghi: {HELP}."),
        ("Công an tỉnh chủ trì dạy nghề đúng không", f"Không: Nhiệm vụ 1 ghi: {LEADS}."),
        ("Hội Làm vườn phối hợp việc dạy nghề phải không", f"Đúng: Nhiệm vụ 1 ghi: {HELP}."),
    ],
)
def test_who_and_when_of_a_task_are_confirmed_by_its_line(question: str, said: str) -> None:
    reply = say(answer(question, WITH_ROLES), WITH_ROLES)
    assert reply.blocks[0].text == said
    assert reply.text.count("ghi: “") == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nhiệm vụ 1 do Công an chủ trì phải không", LEADS),
        ("nhiệm vụ 1 có Hội Nhà văn phối hợp không", HELP),
        ("nhiệm vụ 1 xong trước quý I phải không", UNTIL),
        ("nhiệm vụ 1 chủ trì", LEADS),
        ("nhiệm vụ 1 phối hợp", HELP),
        ("nhiệm vụ 1 thời gian", UNTIL),
        ("nhiệm vụ 1 làm tháng mấy", UNTIL),
    ],
)
def test_who_and_when_of_a_task_are_told_in_the_words_of_its_line(question: str, said: str) -> None:
    reply = say(answer(question, WITH_ROLES), WITH_ROLES)
    assert f"Nhiệm vụ 1 ghi: {said}" in reply.text
    assert "Đúng" not in reply.text


OF_CITY, OF_PROVINCE = source(1, "Việt Trì", 2024), source(2, "Phú Thọ", 2023)
WITH_LEVELS = knowledge(
    [
        task(1, OF_CITY, 1, "Hòa giải\n- Chủ trì: Hội Làm vườn Thành phố"),
        task(2, OF_CITY, 2, "Tiếp dân\n- Chủ trì: Công an Thành phố\n- Phối hợp: Công an phường 4"),
        task(3, OF_PROVINCE, 3, "Đan chiếu\n- Chủ trì: Hội Làm vườn tỉnh"),
        task(4, OF_PROVINCE, 4, "Trồng chè\n- Chủ trì: Hội Làm vườn các xã"),
        task(5, OF_CITY, 5, "Nuôi ong\n- Chủ trì: Sở Ong và Chợ\n- Phối hợp: Trạm Cá và Trạm Chè"),
    ]
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("nhiệm vụ 1 do Hội Làm vườn chủ trì phải không", "Đúng: Nhiệm vụ 1"),
        ("nhiệm vụ 2 do Công an chủ trì phải không", "Nhiệm vụ 2"),
        ("nhiệm vụ 2 do Công an tp chủ trì phải không", "Đúng: Nhiệm vụ 2"),
        ("nhiệm vụ 3 do Hội Làm vườn chủ trì phải không", "Nhiệm vụ 3"),
        ("nhiệm vụ 5 do Sở Ong chủ trì phải không", "Nhiệm vụ 5"),
        ("nhiệm vụ 5 do Sở Ong và Chợ chủ trì phải không", "Đúng: Nhiệm vụ 5"),
        ("nhiệm vụ 5 có Trạm Cá phối hợp không", "Đúng: Nhiệm vụ 5"),
        ("nhiệm vụ 3 do Hội Làm vườn huyện chủ trì phải không", "Không: Nhiệm vụ 3"),
    ],
)
def test_an_office_is_that_of_its_programme_where_that_has_one_of_the_name(
    question: str, told: str
) -> None:
    assert say(answer(question, WITH_LEVELS), WITH_LEVELS).blocks[0].text.startswith(told)


IN_SENTENCES = knowledge(
    [task(1, source(1, "Gia Lai", 2025), 1, "Nuôi dê. Công an xã chủ trì; Trạm Y tế phối hợp.")]
)


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (("nhiệm vụ 1 do Công an xã chủ trì phải không",), "Đúng: {} “Công an xã chủ trì”."),
        (("nhiệm vụ 1 do Công an chủ trì phải không",), "Đúng: {} “Công an xã chủ trì”."),
        (("nhiệm vụ 1 do Công an tỉnh chủ trì à",), "Không: {} “Công an xã chủ trì”."),
        (("nhiệm vụ 1 có Hội Làm vườn phối hợp không",), "Không: {} “Trạm Y tế phối hợp”."),
        (("nhiệm vụ 1 không do Hội Làm vườn chủ trì à",), "{} “Công an xã chủ trì”."),
        (("nhiệm vụ 1", "do Hội Làm vườn chủ trì à"), "Không: {} “Công an xã chủ trì”."),
        (("nhiệm vụ 1", "có trạm y tế phối hợp không"), "Đúng: {} “Trạm Y tế phối hợp”."),
    ],
)
def test_whether_an_office_leads_a_task_is_told_by_its_sentences(
    questions: tuple[str, ...], said: str
) -> None:
    context = None
    for question in questions:
        given = answer(question, IN_SENTENCES, context)
        context = given.context(context)
    reply = say(given, IN_SENTENCES)
    assert reply.blocks[0].text == said.format("Nhiệm vụ 1 ghi:")
    assert reply.text.count("ghi: “") == 1


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Nuôi dê\n- Chủ trì: Liên đoàn Lao động tỉnh", "do công đoàn chủ trì phải không"),
        ("Nuôi dê. Sở Y tế chủ trì. Báo cáo do Tỉnh đoàn chủ trì", "do Tỉnh đoàn chủ trì à"),
        ("Nuôi dê. Sở Y tế chủ trì; Trạm Y tế phối hợp", "có Sở Y tế tham gia không"),
        ("Tỉnh đoàn tham gia; Trạm Y tế phối hợp", "có Tỉnh đoàn phối hợp không"),
        ("Nuôi dê. Sở Y tế chủ trì", "do bà con chủ trì phải không"),
    ],
)
def test_where_a_task_may_mean_an_office_neither_yes_nor_no_is_said(
    text: str, question: str
) -> None:
    known = knowledge([task(1, source(1, "Gia Lai", 2025), 1, text)])
    reply = say(answer(f"nhiệm vụ 1 {question}", known), known).text
    assert "Nhiệm vụ 1 ghi: “" in reply
    assert not reply.startswith(("Đúng", "Không"))


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (["ai chủ trì", "Sở Nội vụ à"], f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        (["ai chủ trì", "có phải Sở Nội vụ không"], f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        (["ai chủ trì", "Hội Nông dân à"], f"Không: Nhiệm vụ 1 ghi: {LEADS}."),
        (["ai chủ trì", "chắc là bên Hội Làm vườn hả"], f"Không: Nhiệm vụ 1 ghi: {LEADS}."),
        (["ai phối hợp", "hội làm vườn phải không"], f"Đúng: Nhiệm vụ 1 ghi: {HELP}."),
        (["ai phối hợp", "Công an xã hả"], f"Không: Nhiệm vụ 1 ghi: {HELP}."),
        (["hạn khi nào", "quý II à"], f"Đúng: Nhiệm vụ 1 ghi: {UNTIL}."),
        (["hạn khi nào", "30/9 đúng không"], f"Không: Nhiệm vụ 1 ghi: {UNTIL}."),
        (["hạn khi nào", "Sở Nội vụ à"], f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        (["hạn là 30/9 phải không"], f"Không: Nhiệm vụ 1 ghi: {UNTIL}."),
        (["do Sở Nội vụ chủ trì phải không"], f"Đúng: Nhiệm vụ 1 ghi: {LEADS}."),
        (["thế Công an phối hợp à"], f"Đúng: Nhiệm vụ 1 ghi: {HELP}."),
    ],
)
def test_who_and_when_are_doubted_of_the_last_task(questions: list[str], said: str) -> None:
    context = answer("nhiệm vụ 1", WITH_ROLES).context(None)
    for question in questions[:-1]:
        context = answer(question, WITH_ROLES, context).context(context)
    reply = say(answer(questions[-1], WITH_ROLES, context), WITH_ROLES)
    assert reply.blocks[0].text == said


def test_what_is_no_office_and_no_day_is_no_doubt_of_the_last_task() -> None:
    context = answer("nhiệm vụ 1", WITH_ROLES).context(None)
    context = answer("ai chủ trì", WITH_ROLES, context).context(context)
    assert LEADS not in say(answer("chợ nổi ở quê mình à", WITH_ROLES, context), WITH_ROLES).text


FAIR = (
    "Nuôi ong theo Đề án số 05-ĐA/TU về ong; mở 04 lớp dạy nghề cho hộ nghèo; tổ chức Phiên chợ mật"
    " vào tháng 9/2024, hoàn thành việc chia tổ trước ngày 05/3/2024."
)
SOLD = "tổ chức Phiên chợ mật vào tháng 9/2024, hoàn thành việc chia tổ trước ngày 05/3/2024."
OF_BEES = knowledge([task(1, source(1, "Cao Bằng", 2024), 1, FAIR)])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("nhiệm vụ 1 phiên chợ tháng mấy", SOLD),
        ("nv 1 phien cho mat to chuc khi nao", SOLD),
        ("nhiệm vụ 1 mở mấy lớp dạy nghề", "mở 04 lớp dạy nghề cho hộ nghèo"),
    ],
)
def test_of_a_task_the_part_is_told_that_says_what_is_asked(question: str, told: str) -> None:
    text = say(answer(question, OF_BEES), OF_BEES).text
    assert text.startswith(f"Nhiệm vụ 1 ghi: “{told}”")
    assert "Nguồn không ghi" not in text


@pytest.mark.parametrize(
    "question",
    ["nhiệm vụ 1", "nhiệm vụ 1 làm những gì", "nhiệm vụ 1 chợ hoa xuân", "nhiệm vụ 1 ai chủ trì"],
)
def test_no_part_of_a_task_is_told_that_says_something_else(question: str) -> None:
    assert "ghi: “" not in say(answer(question, OF_BEES), OF_BEES).text


TERMS = (
    "Nuôi dê\n- Thời gian: tháng 10",
    "Nuôi gà\n- Thời gian: trước ngày 19/8",
    "Nuôi vịt, thường xuyên",
    "Nuôi cá\n- Thời gian: 31/10",
)
IN_TERMS = knowledge(
    [task(n, source(1, "Gia Lai", 2025), n, text) for n, text in enumerate(TERMS, start=1)]
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nhiệm vụ 1 hay 2 xong trước", "Hạn trước: Nhiệm vụ 2."),
        ("nhiem vu 1 hay nhiem vu 2 han sau", "Hạn sau: Nhiệm vụ 1."),
        ("nhiệm vụ 1 và 2 nhiệm vụ nào xong sớm hơn", "Hạn trước: Nhiệm vụ 2."),
        ("nhiệm vụ 1, 2 và 4 cái nào xong sau", "Hạn sau: Nhiệm vụ 1 và Nhiệm vụ 4."),
        ("nhiệm vụ 1 hay 4 hạn trước", "Các nhiệm vụ dưới đây cùng hạn đến ngày 31/10/2025."),
        (
            "nhiệm vụ 2 hay 3 xong trước",
            "Thời hạn nguồn ghi chưa đủ để so sánh các nhiệm vụ dưới đây.",
        ),
    ],
)
def test_which_of_the_tasks_is_due_first_is_told_above_them(question: str, said: str) -> None:
    reply = say(answer(question, IN_TERMS), IN_TERMS)
    assert reply.blocks[0].text == said
    assert "Thời gian: trước ngày 19/8" in str(reply.blocks) or "2" not in question


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nhiệm vụ 1 do Công an tỉnh hay Sở Nội vụ chủ trì", LEADS),
        ("nhiem vu 1 hoi lam vuon hay so noi vu phoi hop", HELP),
    ],
)
def test_one_office_or_another_is_told_by_the_line_of_the_role(question: str, said: str) -> None:
    blocks = say(answer(question, WITH_ROLES), WITH_ROLES).blocks
    assert f"Nhiệm vụ 1 ghi: {said}" in [one.text for one in blocks]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("nhiem vu 1 gia lai han 30/4/2025 dung khong", "Đúng"),
        ("nhiem vu 1 lam dong han 30/9/2025 dung khong", "Không"),
        ("nhiem vu 1 han 30/9/2025 dung khong", "Không"),
    ],
)
def test_a_day_behind_until_is_no_slip_of_the_finger(question: str, verdict: str) -> None:
    due = "Hoàn thành trồng chè trước ngày 30/4/2025."
    places = ("Gia Lai", "Lâm Đồng") if "lam dong" in question else ("Gia Lai",)
    tasks = [task(at, source(at, place, 2025), 1, due) for at, place in enumerate(places, 1)]
    reply = say(answer(question, knowledge(tasks)), knowledge(tasks))
    assert reply.blocks[0].text.startswith(f"{verdict}: Nhiệm vụ 1")


SAYS_FIGURES = [
    "Mở 06 lớp dạy nghề đan chiếu cho 1.200 hộ trong quý II; mở chợ phiên ngày 20/3/2025",
    "Đăng ký 15 vườn mẫu, trong đó 05 vườn của thanh niên",
    "Chăm sóc ít nhất 90% vườn cây; kiểm tra bờ rào tháng 4 - 5/2025",
    "Báo cáo về vườn ươm trước ngày 20 hằng tháng theo Kế hoạch số 45/KH-UBND ngày 02/3/2025",
]
CLASSES = "Nhiệm vụ 1 ghi: “Mở 06 lớp dạy nghề đan chiếu cho 1.200 hộ trong quý II”"
MARKET = "Nhiệm vụ 1 ghi: “mở chợ phiên ngày 20/3/2025”"
GARDENS = "Nhiệm vụ 2 ghi: “Đăng ký 15 vườn mẫu, trong đó 05 vườn của thanh niên”"
CARE = "Nhiệm vụ 3 ghi: “Chăm sóc ít nhất 90% vườn cây”"
FENCES = "Nhiệm vụ 3 ghi: “kiểm tra bờ rào tháng 4 - 5/2025”"
REPORT = f"Nhiệm vụ 4 ghi: “{SAYS_FIGURES[3]}”"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("mở 6 lớp dạy nghề đan chiếu đúng không", f"Đúng: {CLASSES}"),
        ("mo 8 lop day nghe dan chieu phai khong", f"Không: {CLASSES}"),
        ("mở 6 lớp dạy nghề đan chiếu trong quý II/2025 đúng không", f"Đúng: {CLASSES}"),
        ("mở 6 lớp dạy nghề đan chiếu trong quý III/2025 đúng không", f"Không: {CLASSES}"),
        ("mở 6 lớp dạy nghề đan chiếu cho người mù đúng không", CLASSES),
        ("mở 6 lớp dạy nghề đan chiếu cho 1200 hộ đúng không", f"Đúng: {CLASSES}"),
        ("mở 6 lớp dạy nghề đan chiếu cho 300 người đúng không", CLASSES),
        ("không phải mở 8 lớp dạy nghề đan chiếu à", CLASSES),
        ("mở chợ phiên ngày 20/3/2025 phải không", f"Đúng: {MARKET}"),
        ("nhiệm vụ 1 mở chợ phiên ngày 25/3/2025 phải không", f"Không: {MARKET}"),
        ("đăng ký 20 vườn mẫu đúng không", f"Không: {GARDENS}"),
        ("đăng ký 5 vườn mẫu đúng không", GARDENS),
        ("nhiệm vụ 2 đăng ký 15 vườn mẫu đúng không", GARDENS),
        ("chăm sóc 90% vườn cây đúng không", f"Đúng: {CARE}"),
        ("chăm sóc 95% vườn cây đúng không", CARE),
        ("kiểm tra bờ rào tháng 4/2025 đúng không", FENCES),
        ("báo cáo vườn ươm trước ngày 25 hằng tháng đúng không", f"Không: {REPORT}"),
        ("báo cáo vườn ươm ngày 02/3/2025 đúng không", "Nhiệm vụ 4 (Gia Lai 2025)"),
    ],
)
def test_whether_a_task_prints_a_number_or_a_day(question: str, said: str) -> None:
    of = source(1, "Gia Lai", 2025)
    known = knowledge([task(at, of, at, text) for at, text in enumerate(SAYS_FIGURES, 1)])
    assert say(answer(question, known), known).blocks[0].text == said


def test_a_number_that_is_doubted_is_told_by_the_task_rather_than_by_a_nearer_title() -> None:
    of = source(1, "Gia Lai", 2025)
    tasks = [task(at, of, at, text) for at, text in enumerate(SAYS_FIGURES, 1)]
    known = knowledge(tasks, titles=["Gia Lai: các hộ đăng ký làm vườn mẫu"])
    reply = say(answer("gia lai dang ky 20 vuon mau phai khong", known), known)
    assert reply.blocks[0].text == f"Không: {GARDENS}"
    assert not say(answer("vườn mẫu phải không", known), known).text.startswith("Không")
