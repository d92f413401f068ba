"""What is said around a question changes no answer, and takes no word of its subject away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.reading.courtesies import without_courtesies
from knowledge.text.fold import fold
from tests.knowledge.answering.asking import ask

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

QUESTIONS = (
    "các kết luận",
    "văn bản của Ban Bí thư",
    "chỉ thị của Thủ tướng",
    "văn bản nào ban hành năm 2021",
    "có bao nhiêu văn bản",
    "những kế hoạch của Tỉnh ủy",
    "nghị định nào",
    "nhiệm vụ nào về tôn giáo",
    "nhiệm vụ 5",
    "04-NQ/TU",
)

AROUND = (
    "e muốn hỏi tí: {}",
    "cho a hỏi chút xíu, {}",
    "em xin phép hỏi một câu: {}",
    "thêm một câu nữa: {}",
    "Câu 2: {}",
    "ê bot, {}",
    "ừm, {}",
    "ủa {}",
    "hey {}",
    "bác Tư ơi, {}",
    "chị Lan Anh ơi cho em hỏi {}",
    "kính thưa đồng chí trưởng ban, {}",
    "Kính gửi Ban Dân vận Tỉnh ủy, {}",
    "Kính gửi anh chị quản trị. Cho em hỏi {} ạ. Em xin cảm ơn!",
    "em đang viết báo cáo quý, {}",
    "tôi đang chuẩn bị họp, {}",
    "lãnh đạo đang cần gấp, {}",
    "mai em họp rồi, {}",
    "xin lỗi vì làm phiền, {}",
    "tôi là chuyên viên phòng tư pháp huyện 3, hiện đang viết chuyên đề, nhờ anh cho biết {}",
    "Em mới nhận việc nên còn bỡ ngỡ, {}",
    "bên mình đang soạn slide chiều nay, cần gấp {}",
    "bác nhờ cháu tí, {}",
    "cho em hỏi anh, {}",
    "sếp em giao tìm {}",
    "kiểm tra giúp em {}",
    "check hộ mình {}",
    "đề nghị cung cấp {}",
    "nhờ anh tra giúp {}",
    "mình cần biết {}",
    "hôm qua họp chi bộ bác trưởng thôn có nhắc đến {}",
    "sáng nay sếp có nói về {} mà em ghi không kịp số, cho em xin số và ngày với ạ",
    "vừa rồi nghe nói tới {} nhưng tôi quên mất số hiệu",
    "{}, cho mình xin số hiệu nhé",
    "{} vậy ta",
    "{} hén bot",
    "{} nhở",
    "{} á",
    "{} z ad",
    "{} coi nào",
    "{} đi ad",
    "{} ạ. Em cảm ơn anh chị nhiều ạ",
    "{} - cảm ơn trước nha",
    "{} giúp e cái",
    "{} . Trân trọng cảm ơn!",
    "{} (đang cần gấp ạ)",
    "{}, bạn xem giúp mình nhé",
)

WITHOUT_MARKS = tuple(around for around in AROUND if not around.endswith((" nhở", " á")))


@pytest.mark.parametrize("around", AROUND)
def test_the_answer_is_that_of_the_bare_question(known: Knowledge, around: str) -> None:
    for question in QUESTIONS:
        said, bare = ask(known, around.format(question)), ask(known, question)
        assert bare.matches
        assert (said.outcome, said.matches) == (bare.outcome, bare.matches), question


@pytest.mark.parametrize("around", WITHOUT_MARKS)
def test_so_it_is_without_marks(known: Knowledge, around: str) -> None:
    for question in map(fold, QUESTIONS):
        said = without_courtesies(fold(around).format(question), known.lexicon)
        assert said.removesuffix(" a") == question


@pytest.mark.parametrize(
    "question",
    [
        "văn bản về sinh hoạt hè",
        "các kế hoạch hè",
        "ban dân vận",
        "văn bản về báo cáo",
        "em bé",
        "hoi nong dan lam gi",  # hội, not hỏi
        "chi hoi phu nu",
        "con hoi phu nu thi sao",
        "câu lạc bộ",
        "hoi cau lac bo",
        "chào mừng đại hội",
        "hi sinh",
        "hỏi đáp pháp luật",
        "kiểm tra việc thực hiện quy chế",
        "tìm hiểu pháp luật",
        "đơn vị nào giúp đỡ hộ nghèo",
        "ủng hộ",
        "người dân tỉnh ta",
        "dich ta",  # dịch tả
        "đông nam á",
        "điểm a",
        "dạy nghề",
        "lời cảm ơn",
        "dạ dày",
        "vụ lúa mùa",
        "vụ việc nổi cộm",
        "bot là ai",
        "tôi là người khuyết tật, văn bản nào hỗ trợ",
        "em mới về mảng tôn giáo, có văn bản nào",
        "cán bộ tôn giáo, dân tộc",
        "em cần làm gì",
        "tôi ở Gia Lai",
        "hôm nay có bài gì mới",
        "còn 2020",
        "các nghị định đó",
        "2.781/KH-UBND",
        "1 + 1",
        "DA.07.TU",  # đề án
        "em cảm ơn nhiều",
        "chào bot",
        "",
    ],
)
def test_words_of_the_question_stay(known: Knowledge, question: str) -> None:
    assert without_courtesies(question, known.lexicon) == question


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("em hỏi tỉ lệ hộ nghèo", "tỉ lệ hộ nghèo"),
        ("cho em hỏi câu lạc bộ gia đình", "câu lạc bộ gia đình"),
        ("thưa anh văn bản về tôn giáo, ở nhiệm vụ nào", "văn bản về tôn giáo, ở nhiệm vụ nào"),
        ("em cần kế hoạch, chương trình năm 2021", "kế hoạch, chương trình năm 2021"),
        ("tôi đang làm slide cho hội nghị, chỉ thị về tôn giáo", "chỉ thị về tôn giáo"),
        ("sếp giao em viết báo cáo về hòa giải, cần chỉ thị nào", "hòa giải, cần chỉ thị nào"),
        ("sáng nay họp có nhắc đến cái kế hoạch chuyển đổi số", "kế hoạch chuyển đổi số"),
        ("ê sinh hoạt hè vậy ta", "sinh hoạt hè"),
        ("tỉnh cũng có chứ", "tỉnh cũng có"),
    ],
)
def test_only_courtesies_go(known: Knowledge, typed: str, asked: str) -> None:
    assert without_courtesies(typed, known.lexicon) == asked


@pytest.mark.parametrize("typed", ["“781”", "- 781", "781 rứa", "781...", "781 🙏"])
def test_a_number_alone_may_have_signs_and_particles_around_it(
    known: Knowledge, typed: str
) -> None:
    assert ask(known, typed).matches == ["781/KH-UBND"]


def test_a_particle_that_begins_a_word_of_the_tables_stays(known: Knowledge) -> None:
    """`nha` is nha, and the beginning of nhà kinh doanh."""
    found = ask(known, "nghi quyet ve nha kinh doanh thoi nay nha")
    assert (found.outcome, found.matches) == ("answer", ["09-NQ/TW"])
