"""What is said of the provinces that a question names: whose programme has no such document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers.answers import say
from handlers.messages import Role
from knowledge.answering.answer import answer
from tests.conftest import province
from tests.handlers.conftest import first
from tests.knowledge.catalogues import directive, knowledge, mention, source, task

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

NGHE_AN, GIA_LAI = source(1, "Nghệ An", 2023), source(2, "Gia Lai", 2026)
KNOWN = knowledge(
    [
        task(11, NGHE_AN, 1, "Dân vận khéo", [1, 3, 4]),
        task(12, NGHE_AN, 2, "Công tác tôn giáo", [5]),
        task(21, GIA_LAI, 1, "Dân vận vùng cao", [2, 3]),
    ],
    [
        directive(1, "33/CT-TTg", "dân vận chính quyền", doc_type="Chỉ thị"),
        directive(2, "10/2022/QH15", "dân chủ ở cơ sở", doc_type="Luật"),
        directive(3, "65-KL/TW", "công tác dân tộc", doc_type="Kết luận"),
        directive(4, "25-NQ/TW", "công tác dân vận", doc_type="Nghị quyết"),
        directive(5, "25-NQ/TW", "công tác tôn giáo", doc_type="Nghị quyết"),
    ],
)


async def test_what_carries_a_document_out_is_of_the_province_that_is_said(chat: Chat) -> None:
    await chat.base.load(province("bac-giang-2023"))
    reply = await chat.say("kế hoạch nào thực hiện chỉ thị 33 ở Nghệ An")
    assert first(reply).startswith("Chương trình của Nghệ An không nêu kế hoạch nào thực hiện")
    assert first(reply).endswith("có Kế hoạch số 781/KH-UBND ngày 16/12/2021.")
    await chat.base.load(province("soc-trang-2023"))
    assert first(await chat.say("kế hoạch thực hiện chỉ thị 19")).endswith("68-KH/TU")
    reply = await chat.say("kế hoạch thực hiện chỉ thị 19 của Nghệ An")
    assert first(reply).startswith("Chương trình của Nghệ An không nêu kế hoạch nào thực hiện")


async def test_what_an_issuer_has_beside_a_document_is_told(chat: Chat) -> None:
    told = first(await chat.say("kế hoạch của UBND tỉnh thực hiện chỉ thị 33"))
    assert told.startswith("Nguồn không nêu kế hoạch nào của Ủy ban nhân dân tỉnh thực hiện")
    assert told.endswith("có Kế hoạch số 781/KH-UBND ngày 16/12/2021.")


async def test_what_is_quoted_of_another_province_names_the_same_document(chat: Chat) -> None:
    await chat.base.load(province("ha-tinh-2024"))
    for text in ("chỉ thị 18", "ở Nghệ An nhiệm vụ nào"):
        await chat.say(text)
    reply = await chat.say("còn ở Hà Tĩnh")
    said = [block.text for block in reply.blocks if block.role is Role.PARAGRAPH]
    quoted = [one for one in said if one.startswith("Đoạn nói về")]
    assert all("18-CT/TW" in one for one in quoted)
    assert (first(reply), len(quoted)) == ("Nhiệm vụ 9 (Hà Tĩnh 2024)", 1)


OPENING = """\
Nhiệm vụ trọng tâm công tác dân vận tỉnh Sơn La năm 2024

Thực hiện Chỉ thị số 33/CT-TTg ngày {} của Thủ tướng Chính phủ, toàn tỉnh làm các việc sau.

1. Thực hiện Chỉ thị số 05-CT/TU về hòa giải.

2. Nắm tình hình Nhân dân."""


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("26/11/2021", "nêu Chỉ thị số 33/CT-TTg ở phần mở đầu, không ở nhiệm vụ nào."),
        ("02/3/2016", "không nêu văn bản này; văn bản được nêu ở Nhiệm vụ 6 (Nghệ An 2023)."),
    ],
)
async def test_what_the_opening_of_a_programme_cites_is_told(
    chat: Chat, day: str, told: str
) -> None:
    await chat.base.load(OPENING.format(day))
    for text in ("Sơn La có chỉ thị 33/CT-TTg không", "chương trình Sơn La có nêu CT 33 không"):
        assert first(await chat.say(text)) == f"Chương trình của Sơn La {told}"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Gia Lai có chỉ thị 33/CT-TTg không",
            (
                "Chương trình của Gia Lai không nêu văn bản này; "
                "văn bản được nêu ở Nhiệm vụ 1 (Nghệ An 2023)."
            ),
        ),
        (
            "Nghệ An có Luật 10/2022/QH15 không",
            (
                "Chương trình của Nghệ An không nêu văn bản này; "
                "văn bản được nêu ở Nhiệm vụ 1 (Gia Lai 2026)."
            ),
        ),
        (
            "nghị quyết 25-NQ/TW của Gia Lai",
            (
                "Chương trình của Gia Lai không nêu văn bản nào dưới đây; "
                "các văn bản ấy được nêu ở chương trình Nghệ An 2023."
            ),
        ),
        ("nhiệm vụ 2 của Nghệ An và Đắk Lắk", "Ở đây chưa có chương trình nào của Đắk Lắk."),
        ("Nghệ An có chỉ thị 33/CT-TTg không", ""),
        ("65-KL/TW của Nghệ An và Gia Lai", ""),
        ("các nhiệm vụ của Gia Lai", ""),
        ("33/CT-TTg của Đắk Lắk", ""),
    ],
)
def test_a_province_whose_programme_names_no_such_document_is_told(
    question: str, told: str
) -> None:
    reply = say(answer(question, KNOWN), KNOWN)
    warnings = [block.text for block in reply.blocks if block.role is Role.WARNING]
    assert warnings == ([told] if told else [])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("nhiệm vụ 1 Bến Tre", "Ở đây chưa có chương trình của Bến Tre, chỉ có của Ba Tri."),
        ("nhiệm vụ 1 Ba Tri", ""),
        (
            "nhiệm vụ 2 xã An Bình",
            "Ở đây chưa có chương trình riêng của địa bàn nêu trong câu hỏi.",
        ),
        ("nhiệm vụ 2 huyện Ba Tri", ""),
        ("nhiệm vụ 2 chọn mấy xã làm điểm", ""),
        ("nhiệm vụ 2 của Chợ Lách", "Ở đây chưa có chương trình của “Chợ Lách”."),
        ("nhiệm vụ 2 Giữ đê", ""),
    ],
)
def test_a_programme_of_a_greater_or_smaller_place_is_told_to_be_of_another(
    question: str, told: str
) -> None:
    ba_tri = replace(source(3, "Ba Tri", 2025), around=("Bến Tre",))
    tasks = [task(31, ba_tri, 1, "Trồng dừa"), task(32, ba_tri, 2, "Giữ đê")]
    known = knowledge([*tasks, task(11, NGHE_AN, 1, "Dân vận khéo")])
    reply = say(answer(question, known), known)
    warnings = [block.text for block in reply.blocks if block.role is Role.WARNING]
    assert warnings == ([told] if told else [])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("kế hoạch 45/KH-UBND tỉnh Cà Mau", "Kế hoạch số 45/KH-UBND"),
        ("kế hoạch 45 của Cà Mau", "Kế hoạch số 45/KH-UBND"),
        ("văn bản của UBND tỉnh Cà Mau", "Kế hoạch số 45/KH-UBND"),
        ("văn bản của Năm Căn", "Nghị quyết số 07-NQ/HU"),
        ("kế hoạch của Cà Mau về vuông tôm", "Kế hoạch số 45/KH-UBND"),
        (
            "nhiệm vụ nào nêu kế hoạch 45 của Cà Mau",
            "Ở đây chưa có chương trình nào của Cà Mau.\nNhiệm vụ 1",
        ),
        ("kế hoạch 45 của Cà Mau và nghị quyết 07-NQ/HU của Năm Căn", "Có 2 văn bản:"),
        ("chỉ thị 33 của Cà Mau", "Trong các tài liệu đang có, tôi không tìm thấy văn bản"),
        (
            "kế hoạch 45 của tỉnh Hàm Rồng à",
            "Không: nguồn ghi Kế hoạch số 45/KH-UBND do Ủy ban nhân dân tỉnh Cà Mau ban hành.",
        ),
        ("kế hoạch 45 của tỉnh Cà Mau à", "Đúng: nguồn ghi Kế hoạch số 45/KH-UBND do"),
        ("kế hoạch 45 của Đắk Lắk", "Trong các tài liệu đang có, tôi không tìm thấy văn bản"),
        ("nhiệm vụ 1 của Cà Mau", "Trong các tài liệu đang có, tôi không tìm thấy"),
    ],
)
def test_a_document_is_of_the_place_that_its_issuer_is_printed_with(
    question: str, said: str
) -> None:
    hamlet = replace(source(1, "Hàm Rồng", 2022), around=("Năm Căn",))
    shrimps = directive(
        1, "45/KH-UBND", "vuông tôm", doc_type="Kế hoạch", issuer="Ủy ban nhân dân tỉnh Cà Mau"
    )
    mangroves = directive(
        2, "07-NQ/HU", "rừng đước", doc_type="Nghị quyết", issuer="Huyện ủy Năm Căn"
    )
    central = directive(3, "33/CT-TTg", "dân vận chính quyền", doc_type="Chỉ thị")
    tasks = [task(11, hamlet, 1, "Nuôi tôm, trồng đước", [1, 2, 3])]
    known = knowledge(tasks, [shrimps, mangroves, central])
    assert say(answer(question, known), known).text.startswith(said)


def test_a_task_that_a_programme_has_not_is_told_by_how_many_it_has() -> None:
    told = say(answer("nhiệm vụ 2 Gia Lai", KNOWN), KNOWN).text
    assert f"không tìm thấy nhiệm vụ này: {GIA_LAI.title} có 1 nhiệm vụ." in told


def test_who_says_where_they_are_is_told_how_tasks_are_read_from_then_on() -> None:
    told = say(answer("tôi ở Gia Lai", KNOWN), KNOWN).text
    assert told.startswith(
        "Từ đây tôi hiểu nhiệm vụ và văn bản của địa phương là của Gia Lai, trừ khi đồng chí nêu "
        "nơi khác.\nCó 1 nhiệm vụ"
    )


def test_what_stands_beside_a_document_that_none_carries_out_is_told() -> None:
    first = answer("33/CT-TTg", KNOWN)
    found = answer("nghị quyết thực hiện nó", KNOWN, first.context(None))
    assert say(found, KNOWN).text.startswith(
        "Nguồn không nêu nghị quyết nào thực hiện Chỉ thị số 33/CT-TTg."
        " Cùng nhiệm vụ với văn bản này có Nghị quyết số 25-NQ/TW."
    )


OWN = "Đã bỏ văn bản riêng của Nghệ An; văn bản của Trung ương vẫn được nêu."


@pytest.mark.parametrize(
    ("question", "said", "held", "left_out"),
    [
        ("các nghị quyết không phải của Nghệ An", OWN, ("06-NQ/TU", "24-NQ/TW"), "04-NQ/TU"),
        ("các chỉ thị trừ Nghệ An", OWN, ("16-CT/TU", "33/CT-TTg"), "05-CT/TU"),
        (
            "các chỉ thị không phải của Tỉnh ủy Nghệ An",
            OWN,
            ("16-CT/TU", "33/CT-TTg"),
            "05-CT/TU",
        ),
        ("nhiệm vụ không phải của Nghệ An", "Có 10 nhiệm vụ:", ("(Hà Tĩnh 2024)",), "(Nghệ An"),
        (
            "các bài viết ngoài Nghệ An",
            "Xét theo câu chữ của nguồn, những mục dưới đây không nhắc đến “Nghệ An”.",
            ("Can Lộc",),
            "Nghệ An:",
        ),
    ],
)
async def test_a_province_is_left_out(
    chat: Chat, question: str, said: str, held: tuple[str, ...], left_out: str
) -> None:
    await chat.base.load(province("ha-tinh-2024"))
    reply = await chat.say(question)
    told = f"{reply.text}\n{(await chat.say('trang sau')).text}"
    assert first(reply) == said
    assert all(one in told for one in held)
    assert left_out not in told


WHO_BUILT = "ghi Kế hoạch số 45-KH/TU do Ban Thường vụ Tỉnh ủy ban hành"
WHO_SWEPT = "ghi Thông báo số 16-TB/ĐU do Ban Thường vụ Đảng ủy phường ban hành"
WHO_TOLD = "nguồn ghi Hướng dẫn số 28-HD/BTGDVTU do Ban Tuyên giáo và Dân vận Thành ủy ban hành"
IN_GIA_LAI, IN_BEN_NGHE = ", ở chương trình Gia Lai 2026.", ", ở chương trình Bến Nghé 2025."


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (("kế hoạch 45 của Tỉnh ủy Gia Lai đúng không",), f"Đúng: nguồn {WHO_BUILT}."),
        (("kế hoạch 45 của Tỉnh ủy Nghệ An đúng không",), f"Nguồn {WHO_BUILT}{IN_GIA_LAI}"),
        (("ke hoach 45 la cua tinh uy nghe an phai khong",), f"Nguồn {WHO_BUILT}{IN_GIA_LAI}"),
        (("Tỉnh ủy Nghệ An ban hành kế hoạch 45 à",), f"Nguồn {WHO_BUILT}{IN_GIA_LAI}"),
        (("kế hoạch 45 của UBND tỉnh Nghệ An đúng không",), f"Không: nguồn {WHO_BUILT}."),
        (
            ("kế hoạch 45", "có phải của Tỉnh ủy Nghệ An không"),
            f"Nguồn {WHO_BUILT}{IN_GIA_LAI}",
        ),
        (("kế hoạch 45", "có phải của Tỉnh ủy Gia Lai không"), f"Đúng: nguồn {WHO_BUILT}."),
        (("tb 16 cua dang uy phuong ben nghe dung khong",), f"Đúng: nguồn {WHO_SWEPT}."),
        (("tb 16 cua dang uy phuong dung khong",), f"Đúng: nguồn {WHO_SWEPT}."),
        (("tb 16 cua dang uy phuong ban hanh dung khong",), f"Đúng: nguồn {WHO_SWEPT}."),
        (("tb 16 cua dang uy phuong ben thanh dung khong",), f"Nguồn {WHO_SWEPT}{IN_BEN_NGHE}"),
        (("thông báo 16 của Đảng ủy phường Bến Thành à",), f"Nguồn {WHO_SWEPT}{IN_BEN_NGHE}"),
        (("hướng dẫn 28 của Ban Tuyên giáo và Dân vận Thành ủy đúng không",), f"Đúng: {WHO_TOLD}."),
        (("hd 28 cua ban tuyen giao va dan van tinh uy dung khong",), f"Không: {WHO_TOLD}."),
        (
            ("Gia Lai có chỉ thị 33 của Thủ tướng đúng không",),
            "Đúng: nguồn ghi Chỉ thị số 33/CT-TTg do Thủ tướng ban hành.",
        ),
    ],
)
def test_a_document_of_one_place_is_not_confirmed_as_that_of_another(
    questions: tuple[str, ...], said: str
) -> None:
    ben_nghe = replace(source(3, "Bến Nghé", 2025), around=("Huế",))
    local = [
        ("45-KH/TU", "Kế hoạch", "Ban Thường vụ Tỉnh ủy", GIA_LAI),
        ("16-TB/ĐU", "Thông báo", "Ban Thường vụ Đảng ủy phường", ben_nghe),
        ("33/CT-TTg", "Chỉ thị", "Thủ tướng", NGHE_AN),
        ("28-HD/BTGDVTU", "Hướng dẫn", "Ban Tuyên giáo và Dân vận Thành ủy", ben_nghe),
    ]
    directives = [
        directive(
            id_,
            number,
            "quét chợ",
            doc_type=doc_type,
            issuer=issuer,
            mentions=[replace(mention(), source=of)],
        )
        for id_, (number, doc_type, issuer, of) in enumerate(local, 1)
    ]
    tasks = [task(id_, of, 1, "Quét chợ", [id_]) for id_, (*_, of) in enumerate(local, 1)]
    known, context = knowledge(tasks, directives), None
    for question in questions:
        given = answer(question, known, context)
        context = given.context(context)
    assert said in [block.text for block in say(given, known).blocks]
