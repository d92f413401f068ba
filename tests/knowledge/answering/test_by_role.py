"""Which tasks an office leads or helps with, by the lines or the sentences of the tasks."""

from __future__ import annotations

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.facts.roles import Told, told_of
from knowledge.answering.model import Lack, Outcome
from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import knowledge, source, task

PROVINCE, CITY = source(1, "Hòa Bình", 2023), source(2, "Việt Trì", 2024)
GARDENERS = "Hội Làm vườn tỉnh"
KNOWN = knowledge(
    [
        task(1, PROVINCE, 1, f"Trồng rừng. Sở Y tế chủ trì; {GARDENERS}, Sở Công Thương phối hợp."),
        task(2, PROVINCE, 2, f"Đan chiếu. {GARDENERS} chủ trì, phối hợp với Tỉnh đoàn."),
        task(3, PROVINCE, 3, "Nuôi ong theo Hội Người mù tỉnh; dự hội nghị do Tỉnh đoàn chủ trì"),
        task(4, PROVINCE, 4, "Ký Chương trình phối hợp với Công an tỉnh về nuôi cá"),
        task(
            5, CITY, 1, "Tiếp dân\n- Chủ trì: Hội Làm vườn Thành phố\n- Phối hợp: Công an Thành phố"
        ),
        task(6, CITY, 2, "Hòa giải\n- Chủ trì: Khối vận phường 3, phường 4."),
        task(7, CITY, 3, "Dạy nghề\n- Chủ trì: Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố."),
    ]
)


@pytest.mark.parametrize(
    ("text", "leads", "help_"),
    [
        ("Sở Y tế chủ trì; Tỉnh đoàn, Công an phối hợp.", "Sở Y tế", "Tỉnh đoàn, Công an"),
        ("Phòng Nghề và các hội chủ trì, Văn phòng phối hợp", "Phòng Nghề và các hội", "Văn phòng"),
        ("Dạy nghề. Sở Y tế chủ trì, phối hợp với Tỉnh đoàn", "Sở Y tế", "Tỉnh đoàn"),
        ("Sở Y tế phối hợp với Tỉnh đoàn tổ chức hội thi", None, "Sở Y tế"),
        ("Sở Y tế chủ trì, hoàn thành trong tháng 3", "Sở Y tế", None),
        ("Ký kết phối hợp với Công an huyện về nuôi cá", None, "Công an huyện"),
        ("Phân công Tổ Dân số phụ trách", "Tổ Dân số", None),
        ("- Chủ trì: Sở Y tế\n- Phối hợp: Tỉnh đoàn", "Sở Y tế", "Tỉnh đoàn"),
        ("Giám sát việc Sở Y tế chủ trì", None, None),
        ("Sở Y tế chủ trì vận động hộ nghèo nuôi ong", "Sở Y tế", None),
        ("Sở Y tế chủ trì theo dõi, phối hợp với Tỉnh đoàn", "Sở Y tế", "Tỉnh đoàn"),
        ("Sở Y tế chủ trì, Liên minh Hợp tác xã phối hợp", "Sở Y tế", "Liên minh Hợp tác xã"),
        ("Hội nghị do Sở Y tế chủ trì", None, None),
        ("Hội hợp xướng phối hợp", None, None),
        ("Hội thi nấu ăn chủ trì", None, None),
        ("Phối hợp vận động nhân dân", None, None),
    ],
)
def test_who_leads_and_who_helps_is_read_in_lines_and_in_sentences(
    text: str, leads: str | None, help_: str | None
) -> None:
    def who(role: Attribute) -> str | None:
        return next((one.who.strip() for one in told_of(text, role)), None)

    assert (who(Attribute.RESPONSIBLE), who(Attribute.BESIDE)) == (leads, help_)


def test_all_who_lead_are_told() -> None:
    said = "Sở Y tế chủ trì việc trồng rừng. Về cá: tập huấn. Sở Y tế chủ trì. Tỉnh đoàn chủ trì."
    told = [Told("Sở Y tế chủ trì", "Sở Y tế"), Told("Tỉnh đoàn chủ trì", "Tỉnh đoàn")]
    assert told_of(said, Attribute.RESPONSIBLE) == told


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("Sở Y tế chủ trì nhiệm vụ nào", [1]),
        ("còn Sở Y tế chủ trì nhiệm vụ nào", [1]),
        ("tôi làm ở Sở Y tế, năm nay bên tôi phải chủ trì những việc gì", [1]),
        ("Hội Làm vườn tỉnh chủ trì việc nào", [2]),
        ("Hội Làm vườn thành phố chủ trì việc gì", [5]),
        ("hoi lam vuon tp chu tri nhung viec gi a", [5]),
        ("Hội Làm vườn chủ trì nhiệm vụ nào", [5, 2]),
        ("các nhiệm vụ do Hội Làm vườn tỉnh chủ trì", [2]),
        ("có bao nhiêu nhiệm vụ do Hội Làm vườn tỉnh phối hợp", [1]),
        ("Hội Làm vườn tỉnh tham gia nhiệm vụ nào", [1, 2]),
        ("Công an tỉnh phối hợp việc nào", [4]),
        ("Hội Làm vườn tỉnh phải phối hợp những việc nào, nhờ liệt kê giúp", [1]),
        ("tôi ở Hội Làm vườn tỉnh, năm nay chúng tôi phải phối hợp những nhiệm vụ nào", [1]),
        ("Dạ em làm việc tại Sở Y tế. Bên em chủ trì nhiệm vụ nào ạ", [1]),
        ("toi o Cong an tinh, chung toi phoi hop viec nao", [4]),
        ("Công an tỉnh Hòa Bình phối hợp nhiệm vụ nào", [4]),
        ("nhiệm vụ nào giao cho Tỉnh đoàn phối hợp", [2]),
        ("Khối vận phường 4 chủ trì nhiệm vụ nào", [6]),
        ("MTTQ thành phố chủ trì việc gì", [7]),
        ("Hội Làm vườn Việt Trì chủ trì việc gì", [5]),
        ("Hội Làm vườn thành phố Việt Trì chủ trì nhiệm vụ nào", [5]),
        ("đoàn thanh niên phối hợp nhiệm vụ nào", [2]),
        ("mặt trận thành phố có chủ trì nhiệm vụ nào không", [7]),
    ],
)
def test_an_office_has_the_tasks_that_name_it_in_the_role(question: str, tasks: list[int]) -> None:
    given = answer(question, KNOWN)
    assert given.outcome in (Outcome.ANSWER, Outcome.LIST)
    assert [match.id for match in given.matches] == tasks


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        ("Sở Công Thương chủ trì nhiệm vụ nào", [1]),
        ("Công an tỉnh chủ trì việc gì", [4]),
        ("Sở Y tế phối hợp nhiệm vụ nào", [1]),
        ("Hội Người mù tỉnh chủ trì nhiệm vụ nào", []),
        ("Khối vận huyện chủ trì nhiệm vụ nào", []),
        ("MTTQ tỉnh chủ trì nhiệm vụ nào", []),
    ],
)
def test_an_office_that_no_task_names_in_the_role_has_none(
    question: str, beside: list[int]
) -> None:
    given = answer(question, KNOWN)
    assert (given.outcome, given.lack) == (Outcome.NONE, Lack.OTHER_ROLE)
    assert [match.id for match in given.matches] == beside


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Sở Y tế chủ trì. Dạy nghề thì Tỉnh đoàn chịu trách nhiệm trước tỉnh", "Tỉnh đoàn"),
        ("Nuôi ong\n- Chủ trì: Phòng Nội vụ huyện", "Phòng Nội vụ Mai Châu"),
        ("Nuôi ong\n- Chủ trì: Hội Người mù", "Hội NXM"),
    ],
)
def test_what_an_office_may_lead_in_other_words_is_not_denied(text: str, question: str) -> None:
    given = answer(f"{question} chủ trì nhiệm vụ nào", knowledge([task(1, PROVINCE, 1, text)]))
    assert given.lack is None


def test_where_no_task_tells_who_leads_nothing_is_denied() -> None:
    silent = knowledge([task(1, PROVINCE, 1, "Nuôi ong cùng Sở Y tế")])
    given = answer("Sở Y tế chủ trì nhiệm vụ nào", silent)
    assert given.lack is None
    assert [match.id for match in given.matches] == [1]


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("nhiệm vụ nào chưa ghi ai chủ trì", [4]),
        ("các nhiệm vụ không nêu cơ quan chủ trì", [4]),
        ("nhiệm vụ nào của Hòa Bình không có đơn vị phối hợp", [3]),
        ("nhiệm vụ nào chưa rõ ai phụ trách không", [4]),
        ("nhiệm vụ nào không ghi đơn vị phối hợp năm 2023", [3]),
        ("nhiệm vụ nào không ghi ai chủ trì trong năm 2023", [4]),
    ],
)
def test_tasks_are_listed_that_say_nothing_of_a_role(question: str, tasks: list[int]) -> None:
    assert [match.id for match in answer(question, KNOWN).matches] == tasks


@pytest.mark.parametrize(
    ("questions", "tasks", "lack"),
    [
        (("Hội Làm vườn tỉnh chủ trì việc gì", "thế phối hợp việc nào"), [1], None),
        (("Hội Làm vườn tỉnh phối hợp việc gì", "còn chủ trì"), [2], None),
        (("Sở Y tế chủ trì nhiệm vụ nào", "Sở Công Thương thì sao"), [1], Lack.OTHER_ROLE),
        (("Sở Công Thương chủ trì nhiệm vụ nào", "phối hợp thì sao"), [1], None),
        (
            ("Sở Y tế chủ trì việc gì", "thế phối hợp", "còn Hội Làm vườn tỉnh thì sao"),
            [1],
            None,
        ),
        (("Hội Làm vườn tỉnh chủ trì việc gì", "còn Sở Y tế"), [1], None),
        (("Hội Làm vườn tỉnh chủ trì việc gì", "thế Sở Y tế Hòa Bình"), [1], None),
        (("Sở Y tế chủ trì việc gì", "vậy còn Hội Làm vườn thành phố"), [5], None),
        (("Sở Y tế chủ trì nhiệm vụ nào", "còn Sở Công Thương"), [1], Lack.OTHER_ROLE),
        (("Tỉnh đoàn phối hợp việc gì", "còn Sở Y tế chủ trì việc gì"), [1], None),
        (("Sở Y tế chủ trì nhiệm vụ nào", "còn hội nghị nuôi ong"), [3], None),
        (("Sở Y tế làm gì", "còn Công an tỉnh thì sao"), [4], None),
        (("Sở Y tế chủ trì việc gì", "không do Sở Y tế chủ trì thì sao"), [5, 6, 7, 2], None),
    ],
)
def test_the_role_or_the_office_that_was_asked_for_is_replaced(
    questions: tuple[str, ...], tasks: list[int], lack: Lack | None
) -> None:
    given = ask(KNOWN, *questions).given
    assert ([match.id for match in given.matches], given.lack) == (tasks, lack)


def test_an_office_of_another_name_is_told_in_the_words_of_the_tasks() -> None:
    text = "Nuôi ong\n- Chủ trì: Ban Tuyên giáo và Dân vận Tỉnh ủy"
    known = knowledge([task(1, PROVINCE, 1, text), task(2, PROVINCE, 2, text)])
    given = [
        answer(f"{one} Tỉnh ủy chủ trì nhiệm vụ nào", known)
        for one in ("Ban Dân vận", "Ban Tuyên giáo và Dân vận")
    ]
    assert [len(one.matches) for one in given] == [2, 2]
    assert [one.attribute for one in given] == [Attribute.RESPONSIBLE, None]


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("nhiệm vụ nào không do Sở Y tế chủ trì", [5, 6, 7, 2]),
        ("nhiem vu khong phai do so y te phu trach", [5, 6, 7, 2]),
        ("nhiệm vụ nào của Hòa Bình không do Sở Y tế chủ trì", [2]),
        ("nhiệm vụ nào Hội Làm vườn không chủ trì", [6, 7, 1]),
        ("những việc không có Tỉnh đoàn phối hợp", [5, 1, 4]),
        ("ngoài Sở Y tế, ai chủ trì nhiệm vụ", [5, 6, 7, 2]),
        ("ngoài Hội Làm vườn thành phố ra thì hội nào chủ trì nhiệm vụ", [2]),
        ("trừ Sở Y tế, đơn vị nào của tỉnh chủ trì việc gì", [5, 6, 7, 2]),
    ],
)
def test_what_others_lead_is_never_what_the_office_that_is_left_out_leads(
    question: str, tasks: list[int]
) -> None:
    given = answer(question, KNOWN)
    assert [match.id for match in given.matches] == tasks
    assert given.attribute in (Attribute.RESPONSIBLE, Attribute.BESIDE)


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ nào không do Hội Người mù tỉnh chủ trì",
        "nhiệm vụ nào không phải do hội của tỉnh chủ trì",
        "hội nào không chủ trì nhiệm vụ nào",
    ],
)
def test_an_office_that_leads_nothing_is_left_out_of_no_list(question: str) -> None:
    assert answer(question, KNOWN).outcome is Outcome.NONE


@pytest.mark.parametrize(
    "question",
    [
        "ai lo việc trồng rừng của tỉnh",
        "ai lo trồng rừng",
        "việc trồng rừng giao cho ai",
        "viec trong rung duoc giao cho don vi nao vay",
    ],
)
def test_who_does_work_is_asked_of_the_task_that_tells_it(question: str) -> None:
    given = answer(question, KNOWN)
    assert [match.id for match in given.matches] == [1]
    assert given.attribute is Attribute.RESPONSIBLE


YOUNG = knowledge(
    [
        task(1, PROVINCE, 1, "Trồng cây\n- Chủ trì: Tỉnh đoàn.\n- Thời gian: tháng 3"),
        task(2, CITY, 1, "Quét chợ\n- Chủ trì: Đoàn Thanh niên xã; Hội Nông dân xã."),
        task(
            3,
            CITY,
            2,
            "Nuôi tằm\n- Chủ trì: Hội Nông dân tỉnh; phối hợp: Xã đoàn, Đoàn Thanh niên xã.",
        ),
        task(4, CITY, 3, "Đan lát\n- Chủ trì: Hội đồng nhân dân xã."),
    ]
)


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("Tỉnh đoàn chủ trì nhiệm vụ nào", [1]),
        ("tinh doan lam viec gi", [1]),
        ("Tỉnh đoàn hạn khi nào", [1]),
        ("Đoàn Thanh niên xã làm gì", [2, 3]),
        ("Xã đoàn chủ trì việc gì", [2]),
        ("Đoàn Thanh niên có việc gì", [2, 3, 1]),
        ("hnd tỉnh chủ trì nhiệm vụ nào", [3]),
        ("hnd xã có những việc gì", [2]),
        ("Hội Nông dân phải làm gì", [2, 3]),
        ("năm 2024 Hội Nông dân làm gì", [2, 3]),
        ("Tỉnh đoàn năm 2023 làm gì", [1]),
    ],
)
def test_an_office_is_that_of_its_level(question: str, tasks: list[int]) -> None:
    given = answer(question, YOUNG)
    assert not given.question.corrections
    assert [match.id for match in given.matches] == tasks


def test_an_office_of_another_level_is_not_meant() -> None:
    given = answer("Tỉnh đoàn phối hợp nhiệm vụ nào", YOUNG)
    assert (given.outcome, [match.id for match in given.matches]) == (Outcome.NONE, [1])


HELPED = "Vá đường\n- Chủ trì: Văn phòng Huyện ủy\n- Phối hợp: Ban Dân vận Huyện ủy; Sở Y tế"
LED = "Đào giếng\n- Chủ trì: Ban Thường vụ Huyện ủy\n- Phối hợp: Sở Y tế, Huyện ủy Mai Châu"


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("Huyện ủy chủ trì nhiệm vụ nào", [2]),
        ("Huyện ủy Mai Châu phối hợp nhiệm vụ nào", [2]),
        ("Văn phòng Huyện ủy chủ trì nhiệm vụ nào", [1]),
        ("Ban Dân vận Huyện ủy phối hợp việc gì", [1]),
    ],
)
def test_a_committee_is_none_of_its_offices(question: str, tasks: list[int]) -> None:
    known = knowledge([task(1, CITY, 1, HELPED), task(2, CITY, 2, LED)])
    assert [match.id for match in answer(question, known).matches] == tasks


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Sở Công Thương làm nhiệm vụ gì", ["nhiệm vụ 1"]),
        ("so cong thuong lam nhiem vu nao nam 2023", ["nhiệm vụ 1"]),
        ("Công an Thành phố làm gì trong kế hoạch 2024", ["nhiệm vụ 1"]),
        ("Công an Thành phố làm gì trong kế hoạch năm 2023", []),
    ],
)
def test_what_an_office_does_is_asked_for_as_tasks_and_of_a_programme(
    question: str, expected: list[str]
) -> None:
    assert ask(KNOWN, question).matches == expected
