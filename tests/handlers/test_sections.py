"""Parts of a programme: their tasks by number and by heading, those that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from knowledge.store import schema
from knowledge.store.reading import next_revision
from tests.handlers.conftest import first

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

LANG_SON_2024 = """TỈNH ỦY LẠNG SƠN
BAN DÂN VẬN
*
Số 87-CTr/BDVTU
Lạng Sơn, ngày 08 tháng 01 năm 2024

CHƯƠNG TRÌNH CÔNG TÁC DÂN VẬN TỈNH LẠNG SƠN NĂM 2024

I. GIỮ RỪNG QUẾ

1. Trồng quế theo Chỉ thị số 881-CT/TU, ngày 05/01/2021.
Chủ trì: Hội Nông dân.

2. Giữ suối theo Nghị quyết số 882-NQ/TU, ngày 06/01/2021.
Chủ trì: Hội Phụ nữ.

II. CÔNG TÁC LỄ HỘI, CHỢ PHIÊN

3. Mở chợ đêm theo Kế hoạch số 883-KH/TU, ngày 07/01/2021.
Chủ trì: Hội Nông dân.

4. Dựng cây nêu theo Chỉ thị số 884-CT/TU, ngày 08/01/2021.
Chủ trì: Tỉnh đoàn.
"""
MU_CANG_2024 = """HUYỆN ỦY MÙ CANG CHẢI

KẾ HOẠCH CÔNG TÁC DÂN VẬN HUYỆN MÙ CANG CHẢI NĂM 2024

1. Sửa ruộng bậc thang theo Chỉ thị số 885-CT/HU, ngày 05/01/2021.

2. Đón khách.
"""
SECOND = "Dưới “II. CÔNG TÁC LỄ HỘI, CHỢ PHIÊN” ("
KEPT_NONE = "Tôi chỉ giữ từng nhiệm vụ của chương trình"


@pytest.fixture
async def lang_son(chat: Chat) -> Chat:
    await chat.base.load(LANG_SON_2024)
    return chat


@pytest.mark.parametrize(
    "question",
    [
        "mục II Lạng Sơn gồm những nhiệm vụ nào",
        "mục II chương trình Lạng Sơn gồm những gì",
        "phan ii lang son",
        "phần thứ hai của Lạng Sơn có mấy nhiệm vụ",
        "chương II Lạng Sơn có gì",
        "liệt kê nhiệm vụ phần II của tỉnh Lạng Sơn",
        "mục 2 gồm những nhiệm vụ nào ở Lạng Sơn",
        "phần II chương trình 87-CTr/BDVTU",
        "các nhiệm vụ về công tác lễ hội, chợ phiên",
        "phần công tác lễ hội, chợ phiên có những nhiệm vụ nào",
    ],
)
async def test_the_tasks_of_a_part_are_listed(lang_son: Chat, question: str) -> None:
    above, heading, *tasks = (await lang_son.say(question)).text.splitlines()
    assert above.startswith(SECOND)
    assert heading == "Có 2 nhiệm vụ:"
    assert [one[:12] for one in tasks[:2]] == ["1. Nhiệm vụ ", "2. Nhiệm vụ "]
    assert "Mở chợ đêm" in tasks[0]
    assert "Dựng cây nêu" in tasks[1]


async def test_a_card_tells_what_its_task_stands_under(lang_son: Chat) -> None:
    text = (await lang_son.say("nhiệm vụ 3 Lạng Sơn")).text
    assert "\nThuộc phần: II. CÔNG TÁC LỄ HỘI, CHỢ PHIÊN\n" in text
    assert "Thuộc phần" not in (await lang_son.say("nhiệm vụ 3 Nghệ An")).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("văn bản nào ở phần II Lạng Sơn", ["883-KH/TU", "884-CT/TU"]),
        ("các chỉ thị ở phần II Lạng Sơn", ["884-CT/TU"]),
        ("nhiệm vụ nào ở phần II Lạng Sơn do Hội Nông dân chủ trì", ["Mở chợ đêm"]),
        ("nhiệm vụ 4 phần II Lạng Sơn", ["Dựng cây nêu"]),
        ("phần II Lạng Sơn ai chủ trì", ["“Chủ trì: Hội Nông dân.”", "“Chủ trì: Tỉnh đoàn.”"]),
    ],
)
async def test_something_is_asked_of_a_part(lang_son: Chat, question: str, told: list[str]) -> None:
    text = (await lang_son.say(question)).text
    assert all(one in text for one in told)
    assert not any(one in text for one in ("881-CT/TU", "882-NQ/TU", "Giữ suối", "Trồng quế"))


async def test_what_a_part_has_not_is_not_found(lang_son: Chat) -> None:
    text = (await lang_son.say("nhiệm vụ nào ở phần II Lạng Sơn do Hội Phụ nữ chủ trì")).text
    assert "không tìm thấy" in text
    assert "Giữ suối" not in text


@pytest.mark.parametrize(
    "question", ["mục V chương trình Lạng Sơn", "phần VI Lạng Sơn có mấy nhiệm vụ"]
)
async def test_a_part_that_is_not_there_is_said_with_those_that_are(
    lang_son: Chat, question: str
) -> None:
    assert first(await lang_son.say(question)) == (
        "Chương trình công tác dân vận tỉnh Lạng Sơn năm 2024 không có nhiệm vụ nào ở phần nêu"
        " trong câu hỏi, chỉ có ở: “I. GIỮ RỪNG QUẾ”; “II. CÔNG TÁC LỄ HỘI, CHỢ PHIÊN”."
    )


async def test_a_programme_without_parts_is_said_to_have_none(lang_son: Chat) -> None:
    await lang_son.base.load(MU_CANG_2024)
    said = first(await lang_son.say("phần II Mù Cang Chải gồm những gì"))
    assert said == (
        "Kế hoạch công tác dân vận huyện Mù Cang Chải năm 2024 không chia nhiệm vụ thành phần, mục."
        " Có phải đồng chí muốn hỏi Nhiệm vụ 2 (Mù Cang Chải 2024)?"
    )


async def test_the_parts_of_several_programmes_are_told_apart(lang_son: Chat) -> None:
    await lang_son.base.load(
        LANG_SON_2024.replace("Lạng Sơn", "Hà Giang").replace("LẠNG SƠN", "HÀ GIANG")
    )
    text = (await lang_son.say("mục II có mấy nhiệm vụ")).text
    assert "Có 4 nhiệm vụ, gồm 2 của Lạng Sơn 2024 và 2 của Hà Giang 2024:" in text
    assert "Có 2 nhiệm vụ:" in (await lang_son.say("mục II Hà Giang có mấy nhiệm vụ")).text


async def test_a_part_is_of_the_programme_that_is_talked_about(lang_son: Chat) -> None:
    await lang_son.base.load(
        LANG_SON_2024.replace("Lạng Sơn", "Hà Giang").replace("LẠNG SƠN", "HÀ GIANG")
    )
    for question in ("các nhiệm vụ của Hà Giang", "mục II", "còn mục I?"):
        text = (await lang_son.say(question)).text
        assert "(Lạng Sơn 2024)" not in text
    assert text.startswith("Dưới “I. GIỮ RỪNG QUẾ” (")


@pytest.fixture
async def loaded_before(lang_son: Chat) -> Chat:
    """A chat about programmes that were loaded before the headings of tasks were kept."""
    async with lang_son.base._database.write() as connection:
        await connection.execute(update(schema.tasks).values(headings=None))
        number = await next_revision(connection)
        await connection.execute(update(schema.revisions).values(documents=number))
    return lang_son


@pytest.mark.parametrize(
    "question",
    [
        "mục III gồm gì",
        "muc ii co nhung nhiem vu nao",
        "những nhiệm vụ của phần II",
        "mục 2 gồm những nhiệm vụ nào",
        "mục II Lạng Sơn",
    ],
)
async def test_parts_of_what_was_loaded_before_are_said_not_to_be_kept(
    loaded_before: Chat, question: str
) -> None:
    assert first(await loaded_before.say(question)).startswith(KEPT_NONE)


async def test_a_task_that_was_loaded_before_does_not_tell_its_part(loaded_before: Chat) -> None:
    assert "Thuộc phần" not in (await loaded_before.say("nhiệm vụ 3 Lạng Sơn")).text


@pytest.mark.parametrize(
    "question",
    [
        "chương II Luật Thực hiện dân chủ ở cơ sở",
        "mục II nghị quyết 882-NQ/TU",
        "phần II của chương trình mục tiêu quốc gia",
        "danh mục II có gì",
    ],
)
async def test_a_part_of_a_document_is_none_of_a_programme(lang_son: Chat, question: str) -> None:
    assert SECOND not in (await lang_son.say(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "chương trình Lạng Sơn có mấy phần",
        "các phần của chương trình Lạng Sơn",
        "chương trình Lạng Sơn năm 2024 chia thành mấy mục",
    ],
)
async def test_the_parts_of_a_programme_are_told(lang_son: Chat, question: str) -> None:
    assert (await lang_son.say(question)).text.splitlines()[1:4] == [
        "Các phần có nhiệm vụ:",
        "I. GIỮ RỪNG QUẾ: nhiệm vụ 1 và 2",
        "II. CÔNG TÁC LỄ HỘI, CHỢ PHIÊN: nhiệm vụ 3 và 4",
    ]


async def test_a_programme_may_have_no_parts_to_tell(chat: Chat) -> None:
    text = (await chat.say("chương trình Nghệ An gồm mấy phần")).text
    assert "Nguồn không chia nhiệm vụ thành phần, mục." in text


@pytest.mark.parametrize("question", ["nằm ở mục nào", "thế nó ở phần nào", "thuộc phần nào vậy"])
async def test_where_the_last_task_is_is_told(lang_son: Chat, question: str) -> None:
    await lang_son.say("nhiệm vụ 3 Lạng Sơn")
    said = "Nhiệm vụ 3 (Lạng Sơn 2024) nằm dưới “II. CÔNG TÁC LỄ HỘI, CHỢ PHIÊN”."
    assert said in (await lang_son.say(question)).text


async def test_the_part_of_the_last_task_is_meant_by_this_part(lang_son: Chat) -> None:
    await lang_son.say("nhiệm vụ 3 Lạng Sơn")
    text = (await lang_son.say("phần này gồm những nhiệm vụ nào")).text
    assert text.startswith(SECOND)
    assert "Có 2 nhiệm vụ:" in text
