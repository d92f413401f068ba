"""What a programme prints short, types, issuers and numbers, is answered as if printed in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.base import open_knowledge
from knowledge.catalogue import Directive
from tests.conftest import copied, now
from tests.handlers.conftest import Chat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.base import KnowledgeBase

YEN_BAI_2022 = """NHIỆM VỤ TRỌNG TÂM CÔNG TÁC DÂN VẬN TỈNH YÊN BÁI NĂM 2022
(Ban hành kèm theo Quyết định số 735-QĐ/BDVTU)

1. Kiểm tra QĐ số 712-QĐ/TW, ngày 06/4/2015 của BCT và QĐ số 713-QĐ/TU, ngày 09/5/2016 của BTV \
Tỉnh ủy về giữ rừng.

2. Thực hiện Quy định số 714-QĐ/TW, ngày 10/6/2015 của Ban Bí thư về nêu gương; Nghị định số \
715/2015/NĐ-CP, ngày 11/6/2015 của CP về trồng quế; Nghị định số 716/2016/NĐ-CP, ngày 12/6/2016 \
của Chính phủ về nuôi cá.

3. Phối hợp thực hiện Thông tư số 717/2015/TT-BGDĐT, ngày 13/7/2015 của Bộ GD&ĐT; Chỉ thị số \
718/CT-TTg, ngày 14/7/2015 của Thủ tướng CP về đò ngang; Hướng dẫn số 719-HD/BDVTU, ngày \
15/7/2015 của BDV Tỉnh ủy gắn với phong trào thi đua.

4. Tuyên truyền Đề án 731 về nuôi ong; Chương trình 732; Đề án số 09 của Chính phủ; Chỉ thị 733 \
của Ban Bí thư về tín dụng; xây dựng Kế hoạch 734 ngày đêm giữ đê.

5. Tiếp tục Chương trình 732.

6. Thực hiện Kế hoạch số 1998/KH-UBND, ngày 16/7/2020 của UBND tỉnh về trồng chuối; Kế hoạch số \
2022/KH-UBND của UBND tỉnh về nuôi dê; Kế hoạch số 2020/KH-UBND về đắp đập; Đề án 736 \
(Quyết định số 737/QĐ-TTg ngày 17/7/2020 của Thủ tướng Chính phủ phê duyệt Đề án thả cá (giai \
đoạn I) ở hồ) gắn với mở chợ phiên.

Các tin khác

Người Trạm Tấu với Đề án 731
Mù Cang Chải có 731 nhà mới
"""


@pytest.fixture(scope="module")
async def loaded(
    filled: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[KnowledgeBase]:
    file = copied(filled, tmp_path_factory.mktemp("yen-bai"))
    async with open_knowledge(f"sqlite:///{file}", now) as base:
        await base.load(YEN_BAI_2022)
        yield base


@pytest.fixture
def yen_bai(loaded: KnowledgeBase, request: pytest.FixtureRequest) -> Chat:
    """A chat of the test's own."""
    return Chat(loaded, request.node.name)


async def _numbers(chat: Chat, question: str) -> list[int]:
    """Numbers of the documents of this programme that a question leads to, in order."""
    known = await chat.base.known()
    answer = await chat.base.answer(question, known=known)
    found = [one for one in map(known.entity, answer.matches) if isinstance(one, Directive)]
    numbers = [int(one.citation.number) for one in found if one.citation]
    return sorted(number for number in numbers if 712 <= number <= 719)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("các văn bản năm 2015", [712, 714, 715, 717, 718, 719]),
        ("713-QĐ/TU", [713]),
        ("các quyết định", [712, 713]),
        ("các quy định", [714]),
        ("quy định và quyết định có mấy cái", [712, 713, 714]),
        ("văn bản của Bộ Chính trị", [712]),
        ("các nghị định của Chính phủ", [715, 716]),
        ("các nghị định của CP", [715, 716]),
        ("liệt kê văn bản do CP ban hành", [715, 716]),
        ("thông tư của bộ giáo dục", [717]),
        ("văn bản của Bộ Giáo dục và Đào tạo", [717]),
        ("liệt kê văn bản do Bộ GDĐT ban hành", [717]),
        ("liệt kê văn bản do Thủ tướng CP ban hành", [718]),
        ("văn bản của ban dân vận tỉnh ủy", [719]),
    ],
)
async def test_a_set_holds_what_is_printed_short(
    yen_bai: Chat, question: str, numbers: list[int]
) -> None:
    assert await _numbers(yen_bai, question) == numbers


@pytest.mark.parametrize(
    ("question", "issuer"),
    [
        ("712-QĐ/TW", "Bộ Chính trị"),
        ("713-QĐ/TU", "BTV Tỉnh ủy"),
        ("nghị định 715", "Chính phủ"),
        ("thông tư 717", "Bộ Giáo dục và Đào tạo"),
        ("chỉ thị 718", "Thủ tướng Chính phủ"),
        ("hướng dẫn 719", "BDV Tỉnh ủy"),
    ],
)
async def test_a_card_names_the_body_that_letters_and_number_mean(
    yen_bai: Chat, question: str, issuer: str
) -> None:
    reply = await yen_bai.say(question)
    assert f"Cơ quan ban hành: {issuer}\n" in reply.text


async def test_a_type_that_is_printed_in_letters_is_said_in_letters(yen_bai: Chat) -> None:
    reply = await yen_bai.say("quyết định 712 của ai")
    assert reply.text.startswith("QĐ số 712-QĐ/TW\nQĐ số 712-QĐ/TW do Bộ Chính trị ban hành.")


async def test_a_scheme_with_a_number_alone_is_known_by_it(yen_bai: Chat) -> None:
    for question in ("đề án 731", "de an so 731 la gi", "Đề án 731 về nuôi ong ở nhiệm vụ nào"):
        reply = await yen_bai.say(question)
        assert reply.text.startswith("Đề án 731 “Nuôi ong”\n")
        assert "Nằm trong: Nhiệm vụ 4" in reply.text
    for question in ("đề án 730", "731-ĐA/TU", "chỉ thị 731"):
        assert "không tìm thấy văn bản" in (await yen_bai.say(question)).text


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Chương trình 732", "Nhiệm vụ 4 (Yên Bái 2022) và Nhiệm vụ 5 (Yên Bái 2022)"),
        ("đề án số 09", "Nhiệm vụ 4 (Yên Bái 2022)"),
        ("chỉ thị 733", "Nhiệm vụ 4 (Yên Bái 2022)"),
        ("Chỉ thị 733 của Ban Bí thư", "Nhiệm vụ 4 (Yên Bái 2022)"),
    ],
)
async def test_a_number_without_letters_is_told_where_it_is_printed(
    yen_bai: Chat, question: str, places: str
) -> None:
    named = question[0].upper() + question[1:]
    told = f"“{named}” được nêu tại {places}."
    assert (
        f"{told} Nguồn chỉ ghi số, không ghi ký hiệu của văn bản này."
        in (await yen_bai.say(question)).text
    )


@pytest.mark.parametrize("question", ["đề án 736", "de an 736 la gi", "đề án số 736 ngày nào"])
async def test_a_number_in_parentheses_behind_one_without_letters_is_its_own(
    yen_bai: Chat, question: str
) -> None:
    text = (await yen_bai.say(question)).text
    assert "nguồn ghi trong ngoặc đơn: Quyết định số 737/QĐ-TTg." in text
    assert "Phê duyệt Đề án thả cá (giai đoạn I) ở hồ\n" in text
    assert "17/07/2020" in text
    assert "không ghi ký hiệu" not in text


@pytest.mark.parametrize(
    "question",
    ["kế hoạch 1998", "kh 1998 ngay nao", "kh1998 cua ai", "kế hoạch 1998 của ubnd tỉnh"],
)
async def test_a_number_like_a_year_is_that_of_a_document_that_is_held(
    yen_bai: Chat, question: str
) -> None:
    assert (await yen_bai.say(question)).text.startswith("Kế hoạch số 1998/KH-UBND\n")


@pytest.mark.parametrize(
    "question",
    ["kế hoạch năm 1998", "nghị quyết 1998", "kế hoạch 1997", "kế hoạch 2022", "kế hoạch 2020"],
)
async def test_a_year_is_no_number(yen_bai: Chat, question: str) -> None:
    """Of a year of which there is a programme or such a document, it is the year that is meant."""
    text = (await yen_bai.say(question)).text
    assert not text.startswith(
        ("Kế hoạch số 1998/KH", "Kế hoạch số 2022/KH", "Kế hoạch số 2020/KH")
    )


@pytest.mark.parametrize(
    "question",
    ["chỉ thị 733 của Chính phủ", "nghị quyết 733", "kế hoạch 734", "chỉ thị 73", "733-CT/TW"],
)
async def test_what_is_not_printed_with_a_number_is_not_held(yen_bai: Chat, question: str) -> None:
    assert "không tìm thấy văn bản" in (await yen_bai.say(question)).text


async def test_what_stands_below_the_title_is_told_from_there(yen_bai: Chat) -> None:
    reply = await yen_bai.say("quyết định 735")
    assert "“(Ban hành kèm theo Quyết định số 735-QĐ/BDVTU)”" in reply.text


async def test_articles_name_a_document_by_its_number_alone(yen_bai: Chat) -> None:
    for question in ("bài nào về đề án 731", "tin ve de an 731"):
        assert (await yen_bai.say(question)).text.startswith("Người Trạm Tấu với Đề án 731\n")
