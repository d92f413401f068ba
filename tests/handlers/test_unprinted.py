"""What is asked of a document, or said of its type, and printed nowhere or otherwise."""

from __future__ import annotations

import pytest

from handlers.answers import say
from knowledge.answering.answer import answer
from tests.knowledge.catalogues import directive, knowledge, source, task


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("kế hoạch 61 trồng bao nhiêu cây sa mộc", "Nhiệm vụ 1 ghi: “trồng 1.500 cây sa mộc”"),
        ("kế hoạch 61 lập mấy vườn ươm", "Nhiệm vụ 1 ghi: “lập hai vườn ươm.”"),
        ("kế hoạch 61 có mấy giải pháp", "Nguồn không ghi điều này của Kế hoạch số 61-KH/TU."),
        ("Luật Đò ngang số mấy", "Luật Đò ngang: nguồn không ghi số hiệu."),
        ("kế hoạch 61 số mấy", "Kế hoạch số 61-KH/TU"),
        ("quy chế phối hợp giữ rừng đầu nguồn số bao nhiêu", "Tôi không tìm thấy số hiệu của"),
        ("quy chế phối hợp giữ rừng đầu nguồn", "Nhiệm vụ 2 (Lào Cai 2024)"),
    ],
)
def test_what_is_asked_of_a_document_and_printed_nowhere_is_told(question: str, told: str) -> None:
    lao_cai = source(1, "Lào Cai", 2024)
    known = knowledge(
        [
            task(
                1,
                lao_cai,
                1,
                "Thực hiện Kế hoạch số 61-KH/TU; trồng 1.500 cây sa mộc; lập hai vườn ươm.",
                [1, 2],
            ),
            task(2, lao_cai, 2, "Ký Quy chế phối hợp giữ rừng đầu nguồn giữa hai xã."),
        ],
        [
            directive(1, "61-KH/TU", "phủ xanh đồi trọc", doc_type="Kế hoạch"),
            directive(2, None, "Luật Đò ngang", doc_type="Luật"),
        ],
    )
    said = [block.text for block in say(answer(question, known), known).blocks]
    assert any(one.startswith(told) for one in said[:2])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Quyết định 27-KL/TU", "Nguồn ghi 27-KL/TU là Kết luận, không phải Quyết định."),
        ("nghi quyet so 27-KL/TU", "Nguồn ghi 27-KL/TU là Kết luận, không phải nghi quyet."),
        ("Kết luận số 27-KL/TU", "Kết luận số 27-KL/TU"),
        ("văn bản 27-KL/TU", "Kết luận số 27-KL/TU"),
        ("kết luận 27", "Kết luận số 27-KL/TU"),
    ],
)
def test_another_type_than_the_sources_print_is_told(question: str, told: str) -> None:
    known = knowledge(directives=[directive(1, "27-KL/TU", "chợ nổi", doc_type="Kết luận")])
    assert say(answer(question, known), known).blocks[0].text == told
