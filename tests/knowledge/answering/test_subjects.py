"""Questions by words: the most specific thing that says them, choices, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.search.lexicon import Kind
from tests.knowledge.answering.asking import CORE_SCHEME, LAW, MOBILIZATION, RELIGION, YOUTH, ask
from tests.knowledge.catalogues import knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

TRANSPORT = (
    "Sở Giao thông vận tải thực hiện tốt Quy chế dân chủ ở cơ sở gắn với cải cách hành chính"
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("người khuyết tật", "11-CT/TU"),
        ("nguoi khuyet tat", "11-CT/TU"),
        ("nguời khuyết tật", "11-CT/TU"),
        ("nguoi khuyt tat", "11-CT/TU"),
        ("thanh niên", YOUTH),
        ("công đoàn", "02-NQ/TW"),
        ("liên đoàn lao động tỉnh", "02-NQ/TW"),
        ("hội nông dân", "59-CT/TW"),
        ("doanh nhan", "09-NQ/TW"),
        ("giới kinh doanh", "09-NQ/TW"),
        ("dan van kheo", "05-CT/TU"),
        ("tôi nhớ có chỉ thị về người khuyết tật nhưng quên mất số, tìm giúp tôi", "11-CT/TU"),
        ("hinh nhu co mot nghi quyet ve cong doan em khong nho so", "02-NQ/TW"),
        ("nghị quyết trung ương về công tác dân vận trong tình hình mới", MOBILIZATION),
        ("nghi quyet ve ton giao", RELIGION),
        ("văn bản nào nói về đạo Tin lành", "101-KL/TW"),
        ("tu dien bien, tu chuyen hoa trong noi bo", "99-QĐ/TW"),
        ("đề án nào về đối thoại", "07-ĐA/TU"),
        ("qc ctdv cua htct tinh nghe an", "07-QC/TU"),
        ("de an tang cuong dan van vung dong bao dtts", "02-ĐA/TU"),
        ("kế hoạch của UBND tỉnh về công tác dân vận", "781/KH-UBND"),
        ("Luật thực hiện dân chủ", LAW),
        ("pháp lệnh về quyền làm chủ ở xã, phường", "34/2007/PL-UBTVQH11"),
        ("cốt cán trong tôn giáo", CORE_SCHEME),
        ("nghij quyeets veef coong tacs daan toocj", "24-NQ/TW"),
        # what no document is about, a task says
        ("giải phóng mặt bằng", "nhiệm vụ 1"),
        ("xây dựng nông thôn mới", "nhiệm vụ 10"),
        ("chương trình phối hợp", "nhiệm vụ 7"),
        ("đạo lạ, tà đạo, Pháp luân công", "nhiệm vụ 9"),
        ("kế hoạch dân vận tham gia xây dựng nông thôn mới", "nhiệm vụ 10"),
        # a task is asked for
        ("nhiệm vụ nào về người Hoa", "nhiệm vụ 8"),
        ("nhiệm vụ nông thôn mới", "nhiệm vụ 10"),
        ("phải mần chi về nông thôn mới", "nhiệm vụ 10"),
        ("chương trình phối hợp thuộc nhiệm vụ nào", "nhiệm vụ 7"),
        ("điểm sáng dân vận chính quyền thuộc nhiệm vụ nào", "nhiệm vụ 6"),
        # an article is asked for, or alone says it
        (
            "bài về tết",
            "Những vấn đề Nhân dân quan tâm trước, trong và sau Tết Quý Mão 2023",
        ),
        ("tin so giao thong", TRANSPORT),
        ("Công an Nghệ An", "Kết quả công tác dân vận của Công an Nghệ An"),
        ("cải cách hành chính", TRANSPORT),
        (
            "tin về thành phố Vinh",
            "Kết quả công tác Dân vận chính quyền năm 2022 ở thành phố Vinh",
        ),
        (
            "bài về tx Thái Hoà năm 2022",
            "Hiệu quả công tác Dân vận chính quyền năm 2022 tại thị xã Thái Hoà",
        ),
        ("bài Công an xã Yên Thành", "Dân vận khéo của lực lượng Công an xã ở Yên Thành"),
    ],
)
def test_a_subject(known: Knowledge, question: str, expected: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches[:1]) == ("answer", [expected])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("văn bản về người Hoa", {"62-CT/TW", "07-KL/TW", "31-KH/TU"}),
        ("dân tộc Mông", {"45-CT/TW", "64-TB/TW"}),
        ("công tác dân tộc trong tình hình mới", {"65-KL/TW", "222-KH/TU", "24-NQ/TW"}),
        ("xóm bản chưa có chi bộ", {"01-ĐA/TU", "95-KL/TU"}),
        ("dân chủ cơ sở", {LAW, "30-CT/TW"}),  # as an article says it
        (
            "bài về huyện Diễn Châu",
            {
                "Dân vận khéo vùng đồng bào có đạo ở Diễn Châu",
                "Kết quả phong trào “Dân vận khéo” năm 2022 ở huyện Diễn Châu",
            },
        ),
    ],
)
def test_a_subject_of_several_is_asked_back(
    known: Knowledge, question: str, expected: set[str]
) -> None:
    found = ask(known, question)
    assert found.outcome == "choices"
    assert expected <= set(found.matches)
    assert len(found.matches) <= len(expected) + 3


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Liệt kê tất cả văn bản về công tác người Hoa", {"31-KH/TU", "07-KL/TW", "62-CT/TW"}),
        ("nhung van ban nao noi ve vung dan toc mong", {"64-TB/TW", "45-CT/TW"}),
    ],
)
def test_all_about_a_subject(known: Knowledge, question: str, expected: set[str]) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert set(found.matches) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("chỉ thị về người khuyết tật ban hành ngày nào", "11-CT/TU"),
        ("nghị định về điều kiện lao động do ai ban hành", "145/2020/NĐ-CP"),
        ("chỉ thị về dân vận khéo thuộc nhiệm vụ nào", "05-CT/TU"),
        ("kế hoạch số mấy của Tỉnh ủy về tôn giáo", "121-KH/TU"),
    ],
)
def test_an_attribute_of_what_is_described(known: Knowledge, question: str, expected: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize(
    "question",
    [
        "bảo hiểm y tế cho trẻ em",
        "đăng ký xe máy ở đâu",
        "thủ tục ly hôn",
        "bài về huyện Quỳ Hợp",
        "tin về thị xã Cửa Lò",
        "nghị quyết về biến đổi khí hậu",
        "giá xăng dầu",
        "chỉ thị về chủ đề học tập lịch sử đảng",
        "nhiệm vụ nào nói về vấn đề chuẩn bị nhân sự đại hội",
        "phòng chống ma túy",
        "phòng chống thiên tai",
        "học sinh sinh viên",
        "nhiệm vụ nào nhắc đến phòng chống tham nhũng",
        "quy định về tổ chức lễ tang cán bộ, đảng viên",
        "xử lý cán bộ vi phạm thế nào",
        "nghị quyết về thanh tra",
    ],
)
def test_what_nothing_is_about(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert found.outcome == "none"
    assert len(found.matches) <= 3
    assert found.related == []


@pytest.mark.parametrize("question", ["người có uy tín", "nguoi co uy tin", "uy tín của già làng"])
def test_a_word_is_no_kind_by_its_letters_alone(known: Knowledge, question: str) -> None:
    assert ask(known, question).given.question.kind is None


def test_numbers_of_a_date_alone_are_no_subject(known: Knowledge) -> None:
    assert ask(known, "30 với 31").outcome == "none"


def test_a_kind_that_is_asked_for_is_the_kind_that_is_found(known: Knowledge) -> None:
    for kind, word in ((Kind.TASK, "nhiệm vụ"), (Kind.ARTICLE, "bài"), (Kind.DIRECTIVE, "văn bản")):
        found = ask(known, f"{word} nào về dân vận khéo")
        assert found.given.matches
        assert {match.kind for match in found.given.matches} == {kind}


def test_scores_lie_between_0_and_100(known: Knowledge) -> None:
    for question in ("người khuyết tật", "tôn giáo", "bài về tết", "kinh tế biển", "số 04"):
        assert all(0 < match.score <= 100 for match in ask(known, question).given.matches)


@pytest.mark.parametrize(
    ("question", "matches"),
    [
        ("van ban nao noi ve chi bo o xom ban", ["01-ĐA/TU", "95-KL/TU"]),
        ("bản chưa có chi bộ", ["01-ĐA/TU", "95-KL/TU"]),
        ("văn bản về giám sát của mttq đối với việc tu dưỡng đạo đức", ["124-QĐ/TW"]),
    ],
)
def test_a_body_that_issued_nothing_is_a_subject(
    known: Knowledge, question: str, matches: list[str]
) -> None:
    assert sorted(ask(known, question).matches) == matches


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("văn bản của chi bộ", []),
        ("văn bản của mttq về giám sát việc tu dưỡng đạo đức", ["124-QĐ/TW"]),
        ("chỉ thị về đạo Tin lành", ["101-KL/TW"]),
        ("nghị quyết về người Hoa", ["62-CT/TW", "07-KL/TW", "31-KH/TU"]),
        ("kết luận về dân vận khéo", ["05-CT/TU", "105-KL/TU"]),
    ],
)
def test_what_is_of_another_type_or_issuer_is_no_answer_but_offered(
    known: Knowledge, question: str, near: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("none", near)


@pytest.mark.parametrize(
    "question",
    [
        "em ở xã Quỳnh Lưu hỏi văn bản về đạo tin lành",
        "sếp hỏi kết luận về đạo tin lành",
        "mn cho e xin kết luận về đạo tin lành ạ",
        "kết luận đạo tin lành để mai họp",
        "em ở xã Quỳnh Lưu muốn hỏi về đạo tin lành",
        "em chào anh kết luận về đạo tin lành",
        "cháu chào các bác, cho cháu xin số kết luận về đạo tin lành",
        "chào buổi sáng, kết luận về đạo tin lành số mấy",
        "phiền anh kết luận về đạo tin lành",
        "cảm ơn, cho hỏi thêm kết luận về đạo tin lành",
        "văn bản để em đưa vào báo cáo về đạo tin lành",
        "có kết luận nào của Trung ương để soạn tham luận về đạo tin lành",
        "cần kết luận phục vụ buổi họp chuyên đề về đạo tin lành",
        "văn bản để làm báo cáo đạo tin lành",
        "kết luận về đạo tin lành phục vụ hội nghị về tôn giáo",
        "xin tài liệu về đạo tin lành",
        "tài liệu phục vụ viết đề cương về đạo tin lành",
        "căn cứ pháp lý về đạo tin lành",
        "tôi là công chức xã mới về nhận việc, kết luận về đạo tin lành",
        "mình là cựu chiến binh, kết luận về đạo tin lành",
        "em phụ trách mảng thanh niên, xin hỏi Ban Bí thư có kết luận nào về đạo tin lành",
        "kết luận về đạo tin lành, cho mình xin số",
        "có văn bản nào về cái vụ đạo tin lành không",
    ],
)
def test_who_asks_and_what_for_is_no_part_of_the_subject(known: Knowledge, question: str) -> None:
    assert ask(known, question).matches[0] == "101-KL/TW"


def test_who_asks_may_be_the_subject(known: Knowledge) -> None:
    assert ask(known, "em là người khuyết tật, có chỉ thị nào không").matches == ["11-CT/TU"]


@pytest.mark.parametrize("about", ["", " quý III", " cho sếp", " chiều nay"])
def test_a_purpose_without_a_subject_restricts_nothing(known: Knowledge, about: str) -> None:
    found = ask(known, f"các chỉ thị để làm báo cáo{about}")
    assert found.matches == ask(known, "các chỉ thị").matches


def test_how_many_documents_are_law_is_not_counted(known: Knowledge) -> None:
    assert ask(known, "có bao nhiêu văn bản pháp luật về tôn giáo").outcome == "none"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("hoạt động của các tổ chức chính trị xã hội thuộc nhiệm vụ mấy", "chính trị xã hội"),
        ("hoat dong cua cac to chuc chinh tri xa hoi thuoc nhiem vu may", "chinh tri xa hoi"),
        ("nhiem vu ve de an tap hop quan chung vung giao", "tap hop quan chung vung giao"),
    ],
)
def test_words_like_those_that_introduce_a_question_are_of_its_subject(
    known: Knowledge, question: str, words: str
) -> None:
    assert words in ask(known, question).given.question.subject


def test_what_says_equally_much_is_not_cut_off(known: Knowledge) -> None:
    choices, every = (ask(known, f"{one}văn bản về dân tộc") for one in ("", "các "))
    assert (choices.outcome, set(choices.matches)) == ("choices", set(every.matches))
    assert "105-KL/TU" in ask(known, "văn bản về dân tộc", "cái nào của tỉnh").matches


def test_more_than_can_be_choices_are_a_list(known: Knowledge) -> None:
    found = ask(known, "tình hình mới")
    assert found.outcome == "list"
    assert len(found.matches) > 8


def test_the_youth_union_has_a_name_of_letters() -> None:
    of = source(1, "Nghệ An", 2023)
    told = ["Thăm bản làng", "Trồng cây xanh\n- Phối hợp: Đoàn TNCS Hồ Chí Minh tỉnh"]
    known = knowledge([task(at, of, at, text) for at, text in enumerate(told, 1)])
    assert ask(known, "đoàn thanh niên phối hợp nhiệm vụ nào").matches == ["nhiệm vụ 2"]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("tập huấn cho trưởng thôn", 1),
        ("lop tap huan truong thon", 1),
        ("giải phóng mặt bằng cầu mới", 2),
        ("nhiệm vụ nào về sân bay", 2),
        ("đồng bào chăm thuộc nhiệm vụ mấy", 3),
        ("tiem vacxin cho tre", 4),
    ],
)
def test_another_word_for_the_same_is_understood(question: str, number: int) -> None:
    of = source(1, "Bạc Liêu", 2024)
    texts = (
        "Mở lớp bồi dưỡng nghiệp vụ cho trưởng thôn",
        "Vận động bàn giao mặt bằng xây cầu mới, cảng hàng không",
        "Giúp người Chăm giữ nghề dệt",
        "Vận động phụ huynh đưa trẻ đi tiêm vắc-xin",
        "Nắm tình hình ngư dân bám biển",
    )
    known = knowledge([task(n, of, n, text) for n, text in enumerate(texts, start=1)])
    assert ask(known, question).matches == [f"nhiệm vụ {number}"]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("xuất khẩu lao động", 1),
        ("nhiệm vụ về phòng covid", 2),
        ("nhiệm vụ về bà con ở biên giới", 3),
    ],
)
def test_what_offices_call_otherwise_is_found(question: str, number: int) -> None:
    of = source(1, "Nghệ An", 2023)
    texts = (
        "Đưa người dân đi làm việc có thời hạn ở nước ngoài",
        "Phòng, chống dịch COVID-19 ở các chợ",
        "Đồng hành với bà con vùng biên",
    )
    known = knowledge([task(n, of, n, text) for n, text in enumerate(texts, start=1)])
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", [f"nhiệm vụ {number}"])


@pytest.mark.parametrize(
    "question",
    [
        "cap xa phai hop cho may lan",
        "cap xa phai hop cho bao nhieu lan",
        "cap xa hop cho may lan 1 nam",
        "cấp xã họp chợ bao nhiêu lần 1 năm",
        "cấp xã họp chợ mấy lần",
        "cap xa hop cho 4 lan 1 nam",
    ],
)
def test_how_often_something_is_done_is_told_by_the_task_that_says_it(question: str) -> None:
    of = source(1, "Gia Lai", 2026)
    told = ["Họp bàn với cấp xã về kết luận thanh tra chợ", "Cấp xã họp chợ ít nhất 04 lần/năm"]
    found = ask(knowledge([task(at, of, at, text) for at, text in enumerate(told, 1)]), question)
    assert (found.outcome, found.matches) == ("answer", ["nhiệm vụ 2"])
    assert not found.given.question.corrections
