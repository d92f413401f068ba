"""Questions that print a document's title whole."""

from __future__ import annotations

import pytest

from knowledge.text.fold import fold
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, source, task

_CARRYING = (
    "đẩy mạnh thực hiện Nghị quyết số 31-NQ/TW về chăm lo đời sống ngư dân và diêm dân ven biển"
)
_BARE = "thực hiện Nghị quyết số 31-NQ/TW"
KNOWN = knowledge(
    [task(1, source(1, "Bạc Liêu", 2024), 1, "Chăm lo đời sống ngư dân.", (1, 2, 3, 4, 5, 6))],
    [
        directive(1, "31-NQ/TW", "chăm lo đời sống ngư dân", doc_type="Nghị quyết"),
        directive(2, "57-KL/TW", _CARRYING, doc_type="Kết luận"),
        directive(3, "12-KH/TU", _BARE, doc_type="Kế hoạch"),
        directive(4, "90/2023/NĐ-CP", "quy định chi tiết Luật Cấp nước", doc_type="Nghị định"),
        directive(
            5,
            "44-QĐ/TU",
            "ban hành Quy chế đối thoại với đoàn viên thanh niên",
            doc_type="Quyết định",
        ),
        directive(
            6, "08-QC/TU", "đối thoại với đoàn viên thanh niên tỉnh Bạc Liêu", doc_type="Quy chế"
        ),
    ],
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (_CARRYING, "57-KL/TW"),
        (f"kết luận về {_CARRYING}", "57-KL/TW"),
        (f"{_CARRYING} là văn bản nào", "57-KL/TW"),
        (fold(_CARRYING), "57-KL/TW"),
        ("quy định chi tiết Luật Cấp nước", "90/2023/NĐ-CP"),
        ("ban hành Quy chế đối thoại với đoàn viên thanh niên", "44-QĐ/TU"),
        ("quy chế đối thoại với đoàn viên thanh niên tỉnh Bạc Liêu", "08-QC/TU"),
    ],
)
def test_the_printed_title_finds_its_document(question: str, expected: str) -> None:
    found = ask(KNOWN, question)
    assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize(
    "question",
    [
        "Quy chế đối thoại với đoàn viên thanh niên là văn bản nào",
        "quy che doi thoai voi doan vien thanh nien",
    ],
)
def test_all_that_bear_the_name_are_offered_a_province_s_own_too(question: str) -> None:
    found = ask(KNOWN, question)
    assert (found.outcome, found.matches) == ("choices", ["44-QĐ/TU", "08-QC/TU"])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (_BARE, ["31-NQ/TW"]),
        (f"31-NQ/TW: {_CARRYING}", ["31-NQ/TW"]),
    ],
)
def test_a_number_that_is_asked_for_is_none_of_a_title(question: str, expected: list[str]) -> None:
    assert ask(KNOWN, question).matches == expected


def test_a_name_that_says_its_type_itself_is_the_same_name() -> None:
    name = "Quy chế tiếp xúc với ngư dân các xã"
    known = knowledge(
        [task(1, source(1, "Bạc Liêu", 2024), 1, "Tiếp xúc.", (1, 2))],
        [
            directive(1, "44-QĐ/TW", f"ban hành {name}", doc_type="Quyết định"),
            directive(2, "08-QC/TU", f"{name} tỉnh Bạc Liêu", doc_type="Quy chế"),
        ],
    )
    assert ask(known, name).matches == ["44-QĐ/TW", "08-QC/TU"]
    assert ask(known, f"{name} tỉnh Bạc Liêu").matches == ["08-QC/TU"]


def test_a_title_is_of_the_type_that_is_said() -> None:
    assert ask(KNOWN, f"quyết định về {_CARRYING}").matches != ["57-KL/TW"]


def test_what_others_say_too_is_asked_back() -> None:
    title = "công tác hòa giải trong tình hình mới"
    known = knowledge(
        directives=[
            directive(1, "31-NQ/TW", title, doc_type="Nghị quyết"),
            directive(2, "57-KL/TW", f"tổng kết {title}", doc_type="Kết luận"),
        ]
    )
    found = ask(known, title)
    assert (found.outcome, found.matches) == ("choices", ["31-NQ/TW", "57-KL/TW"])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("đề án nuôi cá lồng bè trên hồ", ["12/QĐ-UBND"]),
        ("đề án của Thủ tướng về nuôi cá lồng bè trên hồ", []),
        ("kế hoạch nuôi cá lồng bè trên hồ", []),
    ],
)
def test_who_asks_for_a_scheme_gets_the_decision_that_approves_it(
    question: str, expected: list[str]
) -> None:
    title = "phê duyệt Đề án hỗ trợ nuôi cá lồng bè trên các hồ"
    known = knowledge(
        directives=[
            directive(1, "12/QĐ-UBND", title, doc_type="Quyết định"),
            directive(2, "5/QĐ-TTg", "nhà ở", doc_type="Quyết định", issuer="Thủ tướng Chính phủ"),
            directive(3, "03-ĐA/TU", "trồng rừng", doc_type="Đề án"),
            directive(4, "04-KH/TU", "trồng lúa", doc_type="Kế hoạch"),
        ]
    )
    found = ask(known, question)
    assert (found.matches if found.outcome == "answer" else []) == expected
