"""What a card says of a document, a task, an article, and where each statement comes from."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from handlers.answers import say
from handlers.cards import article_card
from handlers.messages import Role
from knowledge.answering.answer import answer
from knowledge.store import schema
from knowledge.store.articles import mark_changed
from tests.conftest import NOW, province
from tests.handlers.conftest import Chat, buttons, first
from tests.knowledge.catalogues import article, directive, knowledge

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.base import KnowledgeBase

SOURCE = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An năm 2023"
WARNING = Role.WARNING
CHECK = "Đề nghị đồng chí đối chiếu với văn bản gốc."


def lines(reply: Reply, role: Role) -> list[str]:
    return [block.text for block in reply.blocks if block.role is role]


def said(reply: Reply, field: str) -> str | None:
    """The value of a field of a card, None where it has none."""
    found = [one for one in lines(reply, Role.ITEM) if one.startswith(f"{field}: ")]
    return found[0].removeprefix(f"{field}: ") if found else None


async def test_a_document_with_everything_printed(chat: Chat) -> None:
    reply = await chat.say("24-NQ/TW")
    assert first(reply) == "Nghị quyết số 24-NQ/TW"
    assert lines(reply, Role.PARAGRAPH) == ["Công tác dân tộc trong tình hình mới"]
    assert said(reply, "Cơ quan ban hành") == "Ban Chấp hành Trung ương Đảng (khóa IX)"
    assert said(reply, "Ngày ban hành") == "12/03/2003"
    assert (said(reply, "Nằm trong") or "").lower().startswith("nhiệm vụ 8")
    carrying = said(reply, "Được thực hiện tiếp bởi")
    assert carrying == "Kết luận số 65-KL/TW và Kế hoạch số 222-KH/TU"
    assert lines(reply, Role.WARNING) == []
    assert lines(reply, Role.SOURCE) == [f"Nguồn: {SOURCE}, nhiệm vụ 8."]


async def test_a_document_with_little_printed_says_what_is_not(chat: Chat) -> None:
    reply = await chat.say("đề án 02-ĐA/TU")
    assert said(reply, "Cơ quan ban hành") == "nguồn không ghi"
    assert said(reply, "Ngày ban hành") == "nguồn không ghi"


async def test_a_document_without_a_number_is_called_by_its_title(chat: Chat) -> None:
    reply = await chat.say("đề án xây dựng cốt cán trong tôn giáo")
    assert first(reply) == "Đề án “Xây dựng cốt cán trong tôn giáo”"


async def test_what_a_document_carries_out_and_what_carries_it_out(chat: Chat) -> None:
    reply = await chat.say("07-KL/TW")
    assert said(reply, "Thực hiện") == "Chỉ thị số 62-CT/TW"
    assert said(reply, "Được thực hiện tiếp bởi") == "Kế hoạch số 31-KH/TU"


async def test_two_dates_of_one_number_are_a_contradiction_with_its_places(chat: Chat) -> None:
    reply = await chat.say("04-NQ/TU")
    assert said(reply, "Ngày ban hành") == "05/11/2021 và 19/11/2021"
    (warning,) = lines(reply, Role.WARNING)
    assert warning.startswith("Nguồn ghi nhiều ngày ban hành khác nhau: 05/11/2021 (nhiệm vụ 2")
    assert "19/11/2021 (nhiệm vụ 3" in warning
    assert warning.endswith(CHECK)


async def test_two_titles_of_one_document_are_both_shown(chat: Chat) -> None:
    (warning,) = lines(await chat.say("05-CT/TU"), Role.WARNING)
    assert "“Nâng cao chất lượng, hiệu quả phong trào thi đua Dân vận khéo”" in warning
    assert '“Nâng cao hiệu quả phong trào thi đua "Dân vận khéo"”' in warning
    assert warning.endswith(CHECK)


async def test_one_number_of_three_documents_is_said_on_each_card(chat: Chat) -> None:
    choices = await chat.say("25-NQ/TW")
    assert len(buttons(choices)) == 3
    for number in "123":
        await chat.say("25-NQ/TW")
        (warning,) = lines(await chat.say(number), Role.WARNING)
        assert warning.startswith("Số 25-NQ/TW còn là số của văn bản khác trong nguồn: “")
        assert warning.count("“") == 2


async def test_choices_tell_documents_of_one_number_apart(chat: Chat) -> None:
    labels = [button.label for button in buttons(await chat.say("25-NQ/TW"))]
    assert len(set(labels)) == 3
    assert [label.partition(":")[0] for label in labels] == [
        "25-NQ/TW (03/06/2013)",
        "25-NQ/TW (25/07/2008)",
        "25-NQ/TW (khóa IX)",
    ]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "04-NQ/TU ban hành ngày nào",
            "Nguồn ghi Nghị quyết số 04-NQ/TU với các ngày khác nhau: ngày 05/11/2021 tại ",
        ),
        ("222-KH/TU ban hành ngày nào", "Kế hoạch số 222-KH/TU ban hành ngày 20/12/2019."),
        ("18-CT/TW ban hành khi nào", "Về ngày ban hành của Chỉ thị số 18-CT/TW: nguồn không ghi."),
        (
            "105-KL/TU do ai ban hành",
            "Kết luận số 105-KL/TU do Ban Thường vụ Tỉnh ủy ban hành.",
        ),
        (
            "02-ĐA/TU do cơ quan nào ban hành",
            "Về cơ quan ban hành của Đề án số 02-ĐA/TU: nguồn không ghi.",
        ),
        ("95-KL/TU khóa mấy", "Kết luận số 95-KL/TU: nguồn ghi khóa XIX."),
        ("222-KH/TU khóa mấy", "Kế hoạch số 222-KH/TU: nguồn không ghi khóa."),
        ("04-NQ/TU thuộc nhiệm vụ nào", "Nghị quyết số 04-NQ/TU được nêu tại "),
        (
            "31-KH/TU thực hiện văn bản nào",
            "Kế hoạch số 31-KH/TU thực hiện Kết luận số 07-KL/TW.",
        ),
        (
            "33/CT-TTg thực hiện văn bản nào",
            "Nguồn không nói Chỉ thị số 33/CT-TTg thực hiện văn bản nào.",
        ),
    ],
)
async def test_what_is_asked_of_a_document_stands_first(
    chat: Chat, question: str, sentence: str
) -> None:
    assert lines(await chat.say(question), Role.PARAGRAPH)[0].startswith(sentence)


async def test_choices_say_what_was_asked_of_each(chat: Chat) -> None:
    offered = lines(await chat.say("25-NQ/TW ban hành ngày nào"), Role.ENTRY)
    assert ["03/06/2013" in offered[0], "25/07/2008" in offered[1]] == [True, True]
    none = "3. Về ngày ban hành của Nghị quyết số 25-NQ/TW: nguồn không ghi – Công tác tôn giáo"
    assert offered[2] == none


async def test_what_carries_a_document_out_is_not_asked_of_itself(chat: Chat) -> None:
    reply = await chat.say("văn bản nào thực hiện kết luận 07-KL/TW")
    assert first(reply) == "Kế hoạch số 31-KH/TU"
    assert "Nguồn không nói" not in reply.text


async def test_nothing_that_sums_a_document_up_is_told_so(chat: Chat) -> None:
    reply = await chat.say("văn bản nào sơ kết 5 năm thực hiện kết luận 07-KL/TW")
    assert first(reply).startswith("Nguồn không nêu văn bản nào sơ kết, tổng kết Kết luận số 07")


async def test_a_task_has_its_summary_and_its_documents_one_a_line(chat: Chat) -> None:
    reply = await chat.say("nhiệm vụ 2")
    assert first(reply) == "Nhiệm vụ 2 (Nghệ An 2023)"
    documents = [one.partition(":")[0] for one in lines(reply, Role.ITEM) if " số " in one]
    assert documents == [
        "Đề án số 04-ĐA/TU (01/10/2021)",
        "Nghị quyết số 04-NQ/TU (05/11/2021)",
        "Chỉ thị số 05-CT/TU (23/05/2021)",
        "Quy chế số 07-QC/TU (08/12/2021)",
        "Đề án số 07-ĐA/TU (24/11/2021)",
    ]
    (warning,) = lines(reply, Role.WARNING)
    assert warning == (
        "Nguồn ghi nhiều ngày ban hành khác nhau của Nghị quyết số 04-NQ/TU: 05/11/2021 (nhiệm vụ"
        f" 2) và 19/11/2021 (nhiệm vụ 3). {CHECK}"
    )
    assert lines(reply, Role.SOURCE) == [f"Nguồn: {SOURCE}, nhiệm vụ 2."]


async def test_a_task_found_by_a_document_quotes_what_it_says_of_that_one(chat: Chat) -> None:
    for question in ("nhiệm vụ nào nêu chỉ thị 59-CT/TW", "nhiệm vụ 3 làm gì với chỉ thị 11-CT/TU"):
        quoted = lines(await chat.say(question), Role.PARAGRAPH)[-1]
        assert quoted.startswith(
            "Đoạn nói về điều đồng chí hỏi: “triển khai thực hiện Nghị quyết số 04-NQ/TU, ngày"
        )


async def test_a_task_without_documents_is_shown_whole(chat: Chat) -> None:
    reply = await chat.say("nhiệm vụ 7")
    assert "Văn bản được nêu" not in reply.text
    assert "Toàn văn nhiệm vụ" not in {button.label for button in buttons(reply)}
    (text,) = lines(reply, Role.PARAGRAPH)
    assert text.endswith("Ban Dân tộc; Ban Tôn giáo tỉnh.")


async def test_a_task_with_a_document_without_a_number(chat: Chat) -> None:
    assert "Luật thực hiện quy chế dân chủ ở cơ sở" in lines(
        await chat.say("nhiệm vụ 5"), Role.ITEM
    )


@pytest.mark.parametrize("number", range(1, 11))
async def test_buttons_of_one_card_are_told_apart(chat: Chat, number: int) -> None:
    labels = [button.label for button in buttons(await chat.say(f"nhiệm vụ {number}"))]
    assert len(set(labels)) == len(labels)


async def test_an_article_known_by_its_title_alone(chat: Chat) -> None:
    reply = await chat.say("2683-QĐi/TU")
    assert len(lines(reply, Role.HEADING)) == 1
    assert lines(reply, Role.SOURCE) == ["Nguồn: kho bài viết của bot (chưa có đường dẫn)."]


async def published(base: KnowledgeBase) -> None:
    """An article with an address, linked to a document and a task."""
    directive = next(
        one
        for one in (await base.known()).catalogue.directives.values()
        if "33/CT" in str(one.citation)
    )
    article = {
        "title": "Dân vận chính quyền ở Con Cuông",
        "url": "https://dan-van.example/con-cuong",
        "summary": "Huyện Con Cuông đối thoại với Nhân dân.",
        "text": "Toàn văn.",
        "published": NOW.date(),
    }
    links = [("directive", directive.id), ("task", directive.task_ids[0])]
    async with base._database.write() as connection:
        added = insert(schema.articles).values(**article).returning(schema.articles.c.id)
        number = (await connection.execute(added)).scalar_one()
        for kind, target in links:
            row = {"article_id": number, "kind": kind, "target_id": target}
            await connection.execute(insert(schema.article_links).values(**row))
        await mark_changed(connection, schema.articles.c.id == number)


async def test_an_article_with_an_address_is_a_link(chat: Chat) -> None:
    await published(chat.base)
    reply = await chat.say("bài về Con Cuông")
    assert first(reply) == "Dân vận chính quyền ở Con Cuông"
    assert said(reply, "Ngày đăng") == "23/11/2026"
    assert "Huyện Con Cuông đối thoại với Nhân dân." in lines(reply, Role.PARAGRAPH)
    assert [span.url for block in reply.blocks for span in block.spans if span.url][:1] == [
        "https://dan-van.example/con-cuong"
    ]
    assert lines(reply, Role.SOURCE) == ["Nguồn: https://dan-van.example/con-cuong."]


@pytest.mark.parametrize("question", ["33/CT-TTg", "nhiệm vụ 6"])
async def test_cards_link_to_their_articles(chat: Chat, question: str) -> None:
    await published(chat.base)
    reply = await chat.say(question)
    assert "Bài viết liên quan" in lines(reply, Role.HEADING)
    linked = {span.text: span.url for block in reply.blocks for span in block.spans if span.url}
    assert linked == {"Dân vận chính quyền ở Con Cuông": "https://dan-van.example/con-cuong"}
    assert "Con Cuông" not in " ".join(button.label for button in buttons(reply))


async def test_a_list_of_articles_with_addresses_names_its_source(chat: Chat) -> None:
    await published(chat.base)
    (source,) = lines(await chat.say("/baiviet"), Role.SOURCE)
    assert source != "Nguồn: ."


async def test_a_document_of_two_sources_names_both(chat: Chat) -> None:
    await chat.base.load(province("ha-tinh-2024"))
    reply = await chat.say("25-NQ/TW ngày 03/6/2013")
    (source,) = lines(reply, Role.SOURCE)
    assert SOURCE in source
    assert "Hà Tĩnh" in source
    assert "Hà Tĩnh" in (said(reply, "Nằm trong") or "")
    labels = [button.label for button in buttons(reply)]
    assert len(set(labels)) == len(labels)


AN_GIANG = """CHƯƠNG TRÌNH
Công tác dân vận năm 2024

(Ban Dân vận Tỉnh ủy An Giang)

Thứ nhất, công tác hòa giải ở cơ sở
a) Thực hiện Chỉ thị số 05-CT/TU của Ban Thường vụ Tỉnh ủy về hòa giải; Quyết định số 217-QĐ/TW.

Thứ hai, nắm tình hình: Chỉ thị số 33/CT-TTg ngày 26/11/2021 (Chỉ thị số 19-CT/TW).
"""


async def test_what_each_province_has_is_told_apart_by_the_province(chat: Chat) -> None:
    await chat.base.load(AN_GIANG)
    choices = lines(await chat.say("05-CT/TU"), Role.ENTRY)
    assert choices[-1].endswith("– Ban Thường vụ Tỉnh ủy (An Giang)")
    tasks = lines(await chat.say("nhiệm vụ 1"), Role.ENTRY)
    assert tasks[0].endswith("Nhiệm vụ 1 (An Giang 2024): Công tác hòa giải ở cơ sở")
    card = await chat.say("nhiệm vụ 1 An Giang")
    assert "Quyết định số 217-QĐ/TW" in lines(card, Role.ITEM)
    assert lines(card, Role.SOURCE) == ["Nguồn: Công tác dân vận năm 2024 (An Giang), nhiệm vụ 1."]
    assert said(await chat.say("33/CT-TTg"), "Cơ quan ban hành") == "Thủ tướng Chính phủ"


AN_GIANG_2025 = """CHƯƠNG TRÌNH
Công tác dân vận tỉnh An Giang năm 2025

1. Thực hiện Chỉ thị số 55-CT/TU ngày 12/4/2021 của Ban Thường vụ Tỉnh ủy về hòa giải.

2. Kiểm tra Chỉ thị số 55-CT/TU của BTV Tỉnh ủy về hòa giải; nắm tình hình Nhân dân.

3. Sơ kết Chỉ thị số 55-CT/TU ngày 12/4/2021 của Thường trực Tỉnh ủy về hòa giải.
"""


async def test_two_issuers_of_one_document_are_a_contradiction_with_its_places(
    chat: Chat,
) -> None:
    await chat.base.load(AN_GIANG_2025)
    by_each = (f"chỉ thị về hòa giải của {body}" for body in ("BTV Tỉnh ủy", "Thường trực Tỉnh ủy"))
    for question in ("55-CT/TU", "văn bản của Thường trực Tỉnh ủy", *by_each):
        reply = await chat.say(question)
        issuers = "Ban Thường vụ Tỉnh ủy hoặc Thường trực Tỉnh ủy"
        assert said(reply, "Cơ quan ban hành") == issuers
        (warning,) = lines(reply, WARNING)
        assert warning == (
            "Nguồn ghi nhiều cơ quan ban hành khác nhau: Ban Thường vụ Tỉnh ủy (nhiệm vụ 1 và 2) "
            f"và Thường trực Tỉnh ủy (nhiệm vụ 3). {CHECK}"
        )
    asked = await chat.say("ai ban hành chỉ thị 55-CT/TU")
    assert lines(asked, Role.PARAGRAPH)[0] == (
        "Nguồn ghi Chỉ thị số 55-CT/TU do các cơ quan khác nhau ban hành: "
        "Ban Thường vụ Tỉnh ủy tại nhiệm vụ 1 và 2 và Thường trực Tỉnh ủy tại nhiệm vụ 3."
    )
    for then in ("cơ quan nào mới đúng ạ", "sao lại có hai cơ quan ban hành"):
        again = await chat.say(then)
        assert lines(again, Role.PARAGRAPH)[0] == lines(asked, Role.PARAGRAPH)[0]


async def test_the_term_stands_beside_the_issuer_that_it_is_printed_with(chat: Chat) -> None:
    await chat.base.load(AN_GIANG_2025.replace("Tỉnh ủy về", "Tỉnh ủy (khóa X) về", 1))
    assert said(await chat.say("55-CT/TU"), "Cơ quan ban hành") == (
        "Ban Thường vụ Tỉnh ủy (khóa X) hoặc Thường trực Tỉnh ủy"
    )


@pytest.mark.parametrize("day", ["31/6/2021", "30 tháng 02 năm 2021"])
async def test_a_date_that_is_no_day_is_told_as_printed(chat: Chat, day: str) -> None:
    await chat.base.load(AN_GIANG_2025.replace("12/4/2021", day))
    reply = await chat.say("55-CT/TU ban hành ngày nào")
    told = f"nguồn ghi {day}, là ngày không có trong lịch"
    assert lines(reply, Role.PARAGRAPH)[0].endswith(f"của Chỉ thị số 55-CT/TU: {told}.")
    assert said(reply, "Ngày ban hành") == told
    assert f"Nguồn ghi ngày ban hành không có trong lịch: {day}. {CHECK}" in lines(reply, WARNING)
    assert first(await chat.say("chỉ thị năm 2021 về hòa giải")) == "Chỉ thị số 55-CT/TU"


async def test_a_date_that_is_no_day_is_told_beside_one_that_is(chat: Chat) -> None:
    await chat.base.load(AN_GIANG_2025.replace("12/4/2021", "31/4/2021", 1))
    reply = await chat.say("55-CT/TU")
    assert said(reply, "Ngày ban hành") == "12/04/2021"
    assert f"Nguồn ghi ngày ban hành không có trong lịch: 31/4/2021. {CHECK}" in reply.text


def test_documents_without_a_title_are_told_apart_by_their_dates() -> None:
    days = datetime.date(2008, 1, 10), datetime.date(2018, 1, 10)
    known = knowledge([], [directive(1, "19-CT/TW", "", dates=days[:1])])
    several = knowledge(
        [], [directive(n, "19-CT/TW", "", dates=[day]) for n, day in enumerate(days)]
    )
    one = say(answer("19-CT/TW năm 2018", several), several)
    assert any("ban hành ngày 10/01/2008, nguồn không ghi tên" in it for it in lines(one, WARNING))
    assert lines(say(answer("19-CT/TW", known), known), WARNING) == []
    asked = say(answer("19-CT/TW ban hành ngày nào", several), several)
    assert "1. Văn bản số 19-CT/TW ban hành ngày 10/01/2018." in asked.text


@pytest.mark.parametrize(
    ("subject", "quoted"),
    [
        ("thuyền thúng chở khách", []),
        ("thuyền thúng của bến", ["Bến chở khách từ tháng 3, mỗi chuyến 4 người."]),
        ("mỗi chuyến chở mấy người", ["Bến chở khách từ tháng 3, mỗi chuyến 4 người."]),
    ],
)
def test_an_article_is_quoted_where_its_summary_does_not_say_it(
    subject: str, quoted: list[str]
) -> None:
    text = "Bến chở khách từ tháng 3, mỗi chuyến 4 người."
    boats = article(1, "Mười thuyền thúng chở khách", summary="Xã có nghề mới.", text=text)
    told = lines(article_card(boats, knowledge(), (), subject), Role.PARAGRAPH)[1:]
    assert told == [f"Đoạn nói về điều đồng chí hỏi: “{one}”" for one in quoted]


@pytest.mark.parametrize("question", ["cho anh xin file word nhiệm vụ 8", "gui ban mem nv 8"])
async def test_who_wants_a_file_of_a_task_is_given_its_words(chat: Chat, question: str) -> None:
    reply = await chat.say(question)
    assert first(reply).startswith("Tôi không gửi được tệp")
    task = (await chat.base.known()).catalogue.tasks_numbered(8)[0]
    assert task.text.split("\n")[0] in lines(reply, Role.PARAGRAPH)
