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


_OPENING = "Thực hiện Quyết định số 5-QĐ/TW về dân vận, {} như sau:"


@pytest.mark.parametrize(
    ("above", "opening", "issuer"),
    [
        ("ĐẢNG ỦY XÃ MƯỜNG LÈO\n\nKẾ HOẠCH", "", "ĐẢNG ỦY XÃ MƯỜNG LÈO"),
        (
            "HUYỆN ỦY SỐP CỘP\n\nBAN DÂN VẬN\n\n*\n\nSốp Cộp, ngày 05/02/2024\n\nCHƯƠNG TRÌNH",
            "",
            "HUYỆN ỦY SỐP CỘP – BAN DÂN VẬN",
        ),
        ("CỔNG THÔNG TIN HUYỆN SỐP CỘP\n\nKẾ HOẠCH", "", None),
        ("HUYỆN ỦY SỐP CỘP\n\nTrang chủ | Tin tức\n\nKẾ HOẠCH", "", None),
        (
            "CHƯƠNG TRÌNH",
            _OPENING.format("Ban Thường vụ Huyện ủy Sốp Cộp ban hành Chương trình dân vận"),
            "Ban Thường vụ Huyện ủy Sốp Cộp",
        ),
        ("CHƯƠNG TRÌNH", _OPENING.format("các chi bộ xây dựng kế hoạch thực hiện"), None),
        (
            "CHƯƠNG TRÌNH",
            _OPENING.format("Chính phủ ban hành Chương trình giảm nghèo, các xã làm"),
            None,
        ),
    ],
)
def test_without_a_number_the_issuer_stands_above_the_kind_or_in_the_opening(
    above: str, opening: str, issuer: str | None
) -> None:
    text = f"{above}\n\ncông tác dân vận năm 2024 huyện Sốp Cộp\n\n{opening}\n\n{_TASKS}"
    assert read_document(text).imprint.issuer == issuer


_BY_COMMITTEE = """\
ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH GIA LAI                 Độc lập - Tự do - Hạnh phúc
-------                    ---------------"""
_BY_DEPARTMENT = """\
UBND TỈNH GIA LAI   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ           Độc lập – Tự do – Hạnh phúc"""
_SIDE_BY_SIDE = """\
{}
Số: 31/KH-UBND               Gia Lai, ngày 08 tháng 02 năm 2022

KẾ HOẠCH
Công tác dân vận chính quyền năm 2022

{}

Nơi nhận:                         TM. ỦY BAN NHÂN DÂN
- Tỉnh ủy, HĐND tỉnh;             KT. CHỦ TỊCH
- Lưu: VT.                        PHÓ CHỦ TỊCH

                                  Rơ Mah Thị Lan
"""


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (_BY_COMMITTEE, "ỦY BAN NHÂN DÂN TỈNH GIA LAI"),
        ("TỈNH ỦY GIA LAI\tĐẢNG CỘNG SẢN VIỆT NAM\nBAN DÂN VẬN", "TỈNH ỦY GIA LAI – BAN DÂN VẬN"),
        (_BY_DEPARTMENT, "UBND TỈNH GIA LAI – SỞ NỘI VỤ"),
        ("TỈNH ỦY GIA LAI        ĐẢNG C0NG SẢN VIỆT NAM", "TỈNH ỦY GIA LAI"),
        ("TỈNH ỦY GIA LAI  ĐẢNG C0NG SẢN VIỆT NAM", "TỈNH ỦY GIA LAI"),
    ],
)
def test_two_columns_on_a_line_are_two_lines(head: str, issuer: str) -> None:
    document = read_document(_SIDE_BY_SIDE.format(head, _TASKS))
    imprint = document.imprint
    assert (document.province, document.year, len(document.tasks)) == ("Gia Lai", 2022, 2)
    assert document.tasks[1].text == "Nắm tình hình Nhân dân."
    assert (imprint.issuer, imprint.number) == (issuer, "31/KH-UBND")
    assert (str(imprint.issued), imprint.signer) == ("2022-02-08", "Rơ Mah Thị Lan")


_BESIDE_THE_OFFICE = """\
Nơi nhận:                         K/T TRƯỞNG BAN
- Thường trực Tỉnh ủy (b/c),      PHÓ TRƯỞNG BAN
- Các huyện ủy, thành ủy,
- Lưu.                            Hà Thị Bông"""
_AMID_THE_LIST = """\
Nơi nhận\t\tPHÓ TRƯỞNG BAN
- Thường trực Tỉnh ủy\t\t(Đã ký)
(để báo cáo),\t\tHà Thị Bông
- Lưu."""
_BELOW_A_GAP = """\
*Nơi nhận:*
- Thường trực Tỉnh ủy,            **PHÓ TRƯỞNG BAN**

                                  Hà Thị Bông
- Lưu."""


@pytest.mark.parametrize("closing", [_BESIDE_THE_OFFICE, _AMID_THE_LIST, _BELOW_A_GAP])
def test_a_signature_beside_the_recipients_is_read(closing: str) -> None:
    title = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2023"
    listed = "Tin liên quan\n\nXã A giữ rừng"
    document = read_document(f"{title}\n\n{_TASKS}\n\n{closing}\n\n{listed}")
    assert (document.imprint.signer, document.imprint.office) == ("Hà Thị Bông", "Phó trưởng ban")
    assert document.tasks[1].text == "Nắm tình hình Nhân dân."
    assert document.articles == ("Xã A giữ rừng",)


@pytest.mark.parametrize("gap", ["   ", "\t"])
def test_a_gap_in_a_line_of_text_makes_no_columns(gap: str) -> None:
    text = f"Nhiệm vụ công tác năm 2022\n\n{_TASKS}".replace("Nắm tình", f"Nắm{gap}tình")
    assert read_document(text).tasks[1].text == "Nắm tình hình Nhân dân."


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


_CLOSING = """\
CHƯƠNG TRÌNH CÔNG TÁC DÂN VẬN TỈNH LẠNG SƠN NĂM 2024

II. NHIỆM VỤ

{tasks}

III. TỔ CHỨC THỰC HIỆN

1. Các phòng của Ban gửi báo cáo quý trước ngày 20 tháng cuối quý.

2. Văn phòng tổng hợp.

{signed}"""


@pytest.mark.parametrize(
    "signed",
    [
        "Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Lưu VT.\n\nTRƯỞNG BAN\nLý Thị Na",
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLý Thị Na",
        "Lý Thị Na\nTrưởng ban Dân vận",
        "",
    ],
)
def test_what_stands_between_the_tasks_and_the_signature_is_kept(signed: str) -> None:
    assert read_document(_CLOSING.format(tasks=_TASKS, signed=signed)).imprint.closing == (
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Các phòng của Ban gửi báo cáo quý trước ngày 20 tháng cuối quý.",
        "2. Văn phòng tổng hợp.",
    )


@pytest.mark.parametrize("name", ["ha-tinh-2024", "lao-cai-2021", "quang-binh-2024"])
def test_nothing_is_kept_where_the_signature_follows_the_tasks(name: str) -> None:
    assert read_document(province(name)).imprint.closing == ()
