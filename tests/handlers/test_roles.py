"""What is said of who carries out a document: the tasks that name it print that of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.answers import say
from knowledge.answering.answer import answer
from knowledge.answering.model import Outcome
from tests.handlers.conftest import first
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

PROGRAMME = source(1, "Hà Nam", 2024)
KNOWN = knowledge(
    [
        task(1, PROGRAMME, 1, "Hòa giải\n- Chủ trì: Sở Nội vụ\n- Phối hợp: Tỉnh đoàn", [1, 3]),
        task(2, PROGRAMME, 2, "Tiếp dân\n- Chủ trì: Công an tỉnh\n- Thời gian: Quý II", [1]),
        task(3, PROGRAMME, 3, "Giám sát việc Hội Nông dân chủ trì", [2]),
    ],
    [
        directive(1, "33/CT-TTg", "đổi mới", doc_type="Chỉ thị", issuer="Thủ tướng Chính phủ"),
        directive(2, "34/CT-TTg", "bầu cử", doc_type="Chỉ thị", issuer="Thủ tướng Chính phủ"),
        directive(3, "33-CT/TU", "rừng", doc_type="Chỉ thị", issuer="Tỉnh ủy"),
    ],
)
NAME = "Chỉ thị số 33/CT-TTg"
OF_TASKS = f"Nguồn không ghi riêng {{}} cho {NAME}, mà ghi cho nhiệm vụ nêu văn bản:"
LED_BY, HELPED, UNTIL = map(OF_TASKS.format, ("đơn vị chủ trì", "đơn vị phối hợp", "thời hạn"))
LED = f"{LED_BY} Nhiệm vụ 1 “Chủ trì: Sở Nội vụ”; Nhiệm vụ 2 “Chủ trì: Công an tỉnh”."
NOWHERE = "Nguồn không ghi {} của Chỉ thị số"


def said(question: str) -> str:
    return say(answer(question, KNOWN), KNOWN).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("ai chủ trì 33/CT-TTg", LED),
        ("33/CT-TTg cơ quan nào chủ trì thực hiện", LED),
        ("ai phối hợp thực hiện 33/CT-TTg", f"{HELPED} Nhiệm vụ 1 “Phối hợp: Tỉnh đoàn”."),
        ("thời hạn của 33/CT-TTg", f"{UNTIL} Nhiệm vụ 2 “Thời gian: Quý II”."),
        ("ai chủ trì 34/CT-TTg", f"{NOWHERE.format('đơn vị chủ trì')} 34/CT-TTg."),
        ("ai lo vụ hòa giải", "Nhiệm vụ 1 ghi: “Chủ trì: Sở Nội vụ”"),
        ("việc tiếp dân ai làm rứa hè", "Nhiệm vụ 2 ghi: “Chủ trì: Công an tỉnh”"),
        ("33/CT-TTg do Sở Nội vụ chủ trì phải không", LED),
        ("33/CT-TTg do Bộ Chính trị chủ trì đúng không ạ", LED),
        ("33/CT-TTg giao cho Công an thực hiện à", LED),
        ("33/CT-TTg do Tỉnh đoàn phối hợp phải không", f"{HELPED} Nhiệm vụ 1 “Phối hợp:"),
        ("33/CT-TTg do Sở Nội vụ tham mưu phải không", f"{NOWHERE.format('điều này')} 33/CT-TTg."),
    ],
)
def test_a_part_in_a_document_is_told_by_its_tasks(question: str, told: str) -> None:
    assert told in said(question)
    assert "Không:" not in said(question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("33/CT-TTg ai chủ trì, hạn bao giờ", "Nhiệm vụ 2 “Thời gian: Quý II”."),
        ("33/CT-TTg ai chủ trì và khi nào xong", "Nhiệm vụ 2 “Thời gian: Quý II”."),
        ("33-CT/TU ai phối hợp, hạn khi nào", "Về thời hạn, nguồn không ghi."),
        ("33/CT-TTg ai chủ trì", ""),
    ],
)
def test_until_when_is_told_beside_who_leads(question: str, told: str) -> None:
    lines = said(question).splitlines()
    until = [line for line in lines if line.startswith("Về thời hạn, ")]
    assert [line.endswith(told) for line in until] == [True] * bool(told)


def test_who_issued_a_document_is_still_told() -> None:
    assert said("33/CT-TTg do Thủ tướng ban hành à").startswith("Đúng: ")
    assert said("33/CT-TTg do Bộ Chính trị ban hành à").startswith("Không: ")


def test_where_no_listed_task_is_so_it_is_said_of_those_tasks() -> None:
    listed = answer("nhiệm vụ 1, 3", KNOWN).context(None)
    given = answer("trong đó việc nào Công an tỉnh chủ trì", KNOWN, listed)
    told = "Trong các nhiệm vụ vừa nêu, không có nhiệm vụ nào như câu hỏi nêu."
    assert first(say(given, KNOWN)) == told


def test_of_several_documents_it_is_told_which_have_it() -> None:
    first = said("ai phối hợp chỉ thị 33")
    assert first.startswith("Nguồn không ghi riêng đơn vị phối hợp cho ")
    assert first.count("“Phối hợp: Tỉnh đoàn”") == len(("33/CT-TTg", "33-CT/TU"))
    assert said("thời hạn của chỉ thị 33").count("Quý II") == 1


OF_SHOWS = knowledge(
    [
        task(
            1,
            PROGRAMME,
            1,
            "Thi đua theo Hướng dẫn số 07-HD/BDVTW, ngày 19/8/2022; chúc mừng lễ Vu Lan; tổ chức"
            " hội diễn nông thôn vào tháng 9/2024; chuẩn bị hội khỏe theo Chỉ thị số 24-CT/TU"
            " ngày 30/8/2023",
        ),
        task(2, PROGRAMME, 2, "Mừng hội xuân vùng cao\n- Thời gian hoàn thành: Quý I"),
        task(3, PROGRAMME, 3, "Giúp nhà nông"),
        task(
            4,
            PROGRAMME,
            4,
            "Vận động dời bến phà theo Kế hoạch số 90/KH-UBND ngày 30/8/2023; khảo sát bến đò."
            " Hoàn thành việc dời bến phà trước ngày 15/8/2024.",
        ),
    ]
)
NO_TIME = "Nguồn không ghi thời gian này. Dưới đây là những gì nguồn có ghi."


@pytest.mark.parametrize(
    ("question", "is_said"),
    [
        ("hội diễn nông thôn khi nào", True),
        ("hội xuân vùng cao ngày nào", True),
        ("lễ vu lan ngày nào", False),
        ("hoi khoe khi nao", False),
    ],
)
def test_it_is_said_where_a_task_prints_no_time_for_what_is_asked(
    question: str, is_said: bool
) -> None:
    reply = say(answer(question, OF_SHOWS), OF_SHOWS)
    assert reply.outcome is Outcome.ANSWER
    assert (NO_TIME not in reply.text) is is_said


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("khi nào phải dời bến phà", "Về thời gian, Nhiệm vụ 4 ghi:"),
        ("thời hạn dời bến phà", "Về thời gian, Nhiệm vụ 4 ghi:"),
        (
            "bao giờ khảo sát xong bến đò",
            "Nguồn không ghi riêng thời gian này, nhưng Nhiệm vụ 4 ghi:",
        ),
        ("khảo sát bến đò khi nào", "Nguồn không ghi riêng thời gian này, nhưng Nhiệm vụ 4 ghi:"),
    ],
)
def test_until_when_a_task_is_is_told_from_another_sentence_of_it(question: str, told: str) -> None:
    reply = say(answer(question, OF_SHOWS), OF_SHOWS)
    assert reply.text.startswith(f"{told} “Hoàn thành việc dời bến phà trước ngày 15/8/2024.”")


OF_TARGETS = knowledge(
    [
        task(
            1,
            PROGRAMME,
            1,
            "Thi đua theo Kết luận số 08-KL/TU, ngày 09/3/2023 của Tỉnh ủy; phấn đấu có ít nhất 40"
            " tổ tự quản. Giao Tổ Dân số phụ trách.",
            [1],
        ),
        task(2, PROGRAMME, 2, "Tập huấn cho 90 hòa giải viên"),
        task(3, PROGRAMME, 3, "Giúp nhà nông theo Kết luận số 08-KL/TU, ngày 09/3/2023", [1]),
        task(4, PROGRAMME, 4, "Ký kết với: Hội Làm vườn phối hợp; Tỉnh đoàn; Công an. Báo cáo."),
    ],
    [directive(1, "08-KL/TU", "thi đua giai đoạn 2023 - 2027", doc_type="Kết luận")],
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("chỉ tiêu của nhiệm vụ 1", "Nhiệm vụ 1 ghi: “phấn đấu có ít nhất 40 tổ tự quản.”"),
        ("nhiệm vụ 1 có chỉ tiêu 50 tổ phải không", "Nhiệm vụ 1 ghi: “phấn đấu có ít nhất 40"),
        ("nhiệm vụ 3 có chỉ tiêu gì", "Nguồn không ghi chỉ tiêu của Nhiệm vụ 3."),
        ("chỉ tiêu của kết luận 08", "Nhiệm vụ 1 “phấn đấu có ít nhất 40 tổ tự quản.”."),
        ("nhiệm vụ 1 ai phụ trách", "Nhiệm vụ 1 ghi: “Giao Tổ Dân số phụ trách”"),
        ("ai phụ trách kết luận 08", "Nhiệm vụ 1 “Giao Tổ Dân số phụ trách”."),
        ("nhiệm vụ 4 ký kết ra sao", "“Ký kết với: Hội Làm vườn phối hợp; Tỉnh đoàn; Công an.”"),
        ("nhiệm vụ 4 phối hợp với ai", "“Ký kết với: Hội Làm vườn phối hợp; Tỉnh đoàn; Công an.”"),
    ],
)
def test_what_a_task_says_is_quoted_whole(question: str, told: str) -> None:
    assert told in say(answer(question, OF_TARGETS), OF_TARGETS).text


OF_SHARES = knowledge(
    [
        task(1, PROGRAMME, 1, "Nâng cấp bến đò; phấn đấu 80% số hộ ven sông trồng tre chắn sóng."),
        task(2, PROGRAMME, 2, "Dạy nghề đan lát cho phụ nữ làng chài."),
    ],
    [directive(1, "09-KL/TU", "nghề đan lát", doc_type="Kết luận")],
)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("hộ ven sông trồng tre chắn sóng bao nhiêu phần trăm", Outcome.ANSWER),
        ("bao nhieu phan tram ho ven song trong tre", Outcome.ANSWER),
        ("nghề đan lát bao nhiêu phần trăm", Outcome.NONE),
    ],
)
def test_how_many_per_cent_is_told_by_what_says_it(question: str, outcome: Outcome) -> None:
    assert answer(question, OF_SHARES).outcome is outcome


def test_how_many_a_task_counts_may_be_its_target() -> None:
    reply = say(answer("chỉ tiêu của nhiệm vụ 2", OF_TARGETS), OF_TARGETS)
    assert "không ghi" not in reply.text


def test_until_when_a_document_is_for_goes_before_the_deadlines_of_its_tasks() -> None:
    work = "Sơ kết Kết luận số 08-KL/TU. Hoàn thành trước ngày 30/6/2024."
    catalogued = directive(1, "08-KL/TU", "thi đua giai đoạn 2023 - 2027", doc_type="Kết luận")
    known = knowledge([task(1, PROGRAMME, 1, work, [1])], [catalogued])
    assert (
        "Tên của Kết luận số 08-KL/TU ghi “giai đoạn 2023 - 2027”. Thời hạn ghi cho nhiệm vụ nêu"
        " văn bản: Nhiệm vụ 1 “Hoàn thành trước ngày 30/6/2024.”."
    ) in say(answer("kết luận 08 đến năm nào", known), known).text


@pytest.mark.parametrize(
    ("who", "does", "line"),
    [
        ("Tỉnh đoàn", "chủ trì", "Phối hợp: Tỉnh đoàn"),
        ("Sở Nội vụ", "phối hợp", "Chủ trì: Sở Nội vụ"),
    ],
)
def test_who_helps_leads_nothing_and_who_leads_does_not_help(
    who: str, does: str, line: str
) -> None:
    told = f"Nguồn không ghi “{who}” {does} nhiệm vụ nào. Nhiệm vụ 1 ghi “{line}”."
    assert said(f"{who} {does} nhiệm vụ nào").startswith(told)
    assert said(f"nhiệm vụ nào do {who} {does}").startswith(told)


def test_a_task_that_prints_no_such_line_does_not_tell_who_helps() -> None:
    assert answer("nhiệm vụ nào do Công an tỉnh phối hợp", KNOWN).lack is None


IN_SENTENCES = knowledge(
    [
        task(
            1,
            PROGRAMME,
            1,
            "Trồng rừng, đào giếng. Sở Y tế chủ trì; Hội Làm vườn tỉnh phối hợp.",
            [1],
        ),
        task(2, PROGRAMME, 2, "Nuôi ong, đào giếng theo chỉ thị", [1]),
        task(3, source(2, "Lào Cai", 2025), 1, "Dệt vải. Phân công Tỉnh đoàn chủ trì."),
    ],
    [directive(1, "41-CT/TU", "trồng rừng", doc_type="Chỉ thị", issuer="Tỉnh ủy")],
)


def told(*questions: str) -> str:
    context = None
    for question in questions:
        given = answer(question, IN_SENTENCES, context)
        context = given.context(context)
    return say(given, IN_SENTENCES).text


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("chỉ thị 41 ai chủ trì", "Nhiệm vụ 1 (Hà Nam 2024) “Sở Y tế chủ trì”."),
        ("41-CT/TU đơn vị nào phối hợp", "Nhiệm vụ 1 (Hà Nam 2024) “Hội Làm vườn tỉnh phối hợp”."),
        ("chỉ thị về trồng rừng do ai chủ trì", "Nhiệm vụ 1 (Hà Nam 2024) “Sở Y tế chủ trì”."),
    ],
)
def test_a_sentence_of_a_task_tells_who_leads_what_it_names(question: str, line: str) -> None:
    assert f"mà ghi cho nhiệm vụ nêu văn bản: {line}" in told(question)


def test_who_only_helps_by_a_sentence_leads_nothing() -> None:
    assert told("Hội Làm vườn tỉnh chủ trì việc gì").startswith(
        "Nguồn không ghi “Hội Làm vườn tỉnh” chủ trì nhiệm vụ nào. Nhiệm vụ 1 (Hà Nam 2024) ghi"
        " “Hội Làm vườn tỉnh phối hợp”."
    )
    assert told("Hội Người mù chủ trì việc gì").startswith(
        "Nguồn không ghi “Hội Người mù” chủ trì nhiệm vụ nào.\n"
    )


LEADS = "Nhiệm vụ 1 (Lào Cai 2025) ghi: “Phân công Tỉnh đoàn chủ trì” – Dệt vải."
LEADS_TOO = "Nhiệm vụ 1 (Hà Nam 2024) ghi: “Sở Y tế chủ trì” – Trồng rừng"


@pytest.mark.parametrize(
    ("questions", "lines"),
    [
        (("ai chủ trì nhiệm vụ 1",), [LEADS, LEADS_TOO]),
        (("nhiệm vụ 1", "ai chủ trì"), [LEADS, LEADS_TOO]),
        (("41-CT/TU", "nhiệm vụ 1", "ai chủ trì", "ai chủ trì"), [LEADS, LEADS_TOO]),
        (
            ("nhiệm vụ 1 và 2 của Hà Nam ai chủ trì",),
            [LEADS_TOO, "Nhiệm vụ 2 (Hà Nam 2024): nguồn không ghi đơn vị chủ trì – Nuôi ong"],
        ),
        (
            ("các nhiệm vụ của Hà Nam", "ai phối hợp"),
            ["Nhiệm vụ 1 (Hà Nam 2024) ghi: “Hội Làm vườn tỉnh phối hợp” – Trồng rừng"],
        ),
    ],
)
def test_of_several_tasks_it_is_told_who_leads_each(
    questions: tuple[str, ...], lines: list[str]
) -> None:
    reply = told(*questions)
    assert [line for line in lines if line not in reply] == []


def test_of_tasks_found_by_words_beside_what_was_talked_about_it_is_told_of_that() -> None:
    assert told("nhiệm vụ về dệt vải", "nhiệm vụ về đào giếng", "ai chủ trì").startswith(
        "Nhiệm vụ 1 (Lào Cai 2025)\nNhiệm vụ 1 (Lào Cai 2025) ghi: “Phân công Tỉnh đoàn chủ trì”"
    )


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("nhiệm vụ về dệt vải do ai chủ trì", "(Lào Cai 2025) ghi: “Phân công Tỉnh đoàn chủ trì”"),
        ("ai chủ trì việc trồng rừng", "(Hà Nam 2024) ghi: “Sở Y tế chủ trì”"),
        ("trồng rừng thì ai phối hợp", "(Hà Nam 2024) ghi: “Hội Làm vườn tỉnh phối hợp”"),
    ],
)
def test_a_task_that_is_found_by_its_words_tells_who_leads_it(question: str, line: str) -> None:
    assert f"\nNhiệm vụ 1 {line}\n" in told(question)


HA_NAM = """NHIỆM VỤ TRỌNG TÂM CÔNG TÁC DÂN VẬN TỈNH HÀ NAM NĂM 2024

1. Trồng rừng. Sở Y tế chủ trì; Tỉnh đoàn phối hợp.

2. Dạy nghề theo Chỉ thị số 81-CT/TU, ngày 02/3/2023 của Tỉnh ủy về dạy nghề. Sở Nội vụ chủ trì.
"""


async def test_in_a_chat_an_office_without_a_task_in_one_role_is_asked_for_in_the_other(
    chat: Chat,
) -> None:
    await chat.base.load(HA_NAM)
    said = first(await chat.say("Tỉnh đoàn chủ trì nhiệm vụ nào"))
    assert said.startswith("Nguồn không ghi “Tỉnh đoàn” chủ trì nhiệm vụ nào.")
    assert first(await chat.say("thế phối hợp việc nào")) == "Nhiệm vụ 1 (Hà Nam 2024)"
