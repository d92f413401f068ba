"""What a source document prints of itself: number, day, signature, what it rests on."""

from __future__ import annotations

import pytest

from knowledge.documents import read_document
from tests.conftest import province

_TASKS = "1. Thực hiện Chỉ thị số 05-CT/TU về hòa giải.\n\n2. Nắm tình hình Nhân dân."


@pytest.mark.parametrize(
    ("name", "number", "issued", "signer", "office"),
    [
        ("can-tho-2025", "33-KH/BTGDVTU", "2025-02-18", "Phan Thị Ngọc Diễm Châu",
         "Phó trưởng ban"),
        ("xa-da-huoai-2026", "27-CTr/ĐU", "2026-01-09", "K'Brẹo Minh Tâm",
         "Phó bí thư thường trực"),
        ("tuyen-quang-2022", None, "None", "Ma Thế Hòa", "Trưởng ban"),
        ("quang-binh-2024", None, "2024-01-05", "Trần Hải Lâm", "Phó trưởng ban"),
        ("lao-cai-2021", None, "None", "Nguyễn Thào Seo", "Chánh Văn phòng"),
        ("ha-tinh-2024", None, "None", "Trần Đình Hòa Lam",
         "Phó trưởng ban Thường trực Ban Dân vận Tỉnh ủy"),
        ("kon-tum-2021", None, "None", None, None),
        ("bac-giang-2023", None, "None", None, None),
    ],
)  # fmt: skip
def test_letterhead_and_signature_are_read(
    name: str, number: str | None, issued: str, signer: str | None, office: str | None
) -> None:
    imprint = read_document(province(name)).imprint
    assert (imprint.number, str(imprint.issued)) == (number, issued)
    assert (imprint.signer, imprint.office) == (signer, office)


@pytest.mark.parametrize(
    ("name", "issuer"),
    [
        ("can-tho-2025", "THÀNH ỦY CẦN THƠ – BAN TUYÊN GIÁO VÀ DÂN VẬN"),
        ("thanh-hoa-2022", "TỈNH ỦY THANH HÓA – BAN DÂN VẬN"),
        ("tuyen-quang-2022", None),
    ],
)
def test_the_issuer_is_what_stands_above_the_number(name: str, issuer: str | None) -> None:
    assert read_document(province(name)).imprint.issuer == issuer


def test_what_cites_documents_before_the_tasks_is_kept() -> None:
    (paragraph,) = read_document(province("can-tho-2025")).imprint.preamble
    assert "118-KL/TU" in paragraph


@pytest.mark.parametrize(
    "closing",
    [
        "Nguyễn Văn An",
        "Trưởng ban Dân vận Tỉnh ủy",
        "Lưu Văn phòng\n\nTRƯỞNG BAN",
        "TRƯỞNG BAN\n\nPHÓ TRƯỞNG BAN",
        "Trưởng ban\n\n3 bản gửi",
    ],
)
def test_a_name_or_an_office_alone_is_no_signature(closing: str) -> None:
    title = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2023"
    imprint = read_document(f"{title}\n\n{_TASKS}\n\n{closing}").imprint
    assert (imprint.signer, imprint.office) == (None, None)
