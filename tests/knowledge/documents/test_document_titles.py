"""How far a title reaches, in which quotation marks, and which documents it carries out."""

from __future__ import annotations

import pytest

from knowledge.documents import SourceDocument, read_document

_FRAME = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2023\n\n1. {}\n\n2. Việc khác."


def _read(task: str) -> SourceDocument:
    return read_document(_FRAME.format(task))


def _titles(task: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(directive.citation), directive.titles) for directive in _read(task).directives]


@pytest.mark.parametrize(
    ("task", "title"),
    [
        ("Thực hiện Chỉ thị số 5-CT/TU về phát triển rừng.", "phát triển rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về việc trồng rừng; nắm dân.", "trồng rừng"),
        ("Theo Thông báo số 5-TB/TU của Tỉnh ủy kết luận về giữ rừng; nắm dân.", "giữ rừng"),
        ("Theo Thông báo số 5-TB/TU, ý kiến kết luận về việc giữ rừng.", "giữ rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU: “Trồng rừng”, giao đất.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU “Trồng rừng” năm 2023.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về «Trồng rừng» ở xã.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về 'Trồng rừng' ở xã.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về ''Trồng rừng'' ở xã.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về ”Trồng rừng“ ở xã.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về “Trồng rừng’’ ở xã.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về trồng rừng[2]; nắm dân.", "trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về trồng rừng¹, giữ rừng².", "trồng rừng, giữ rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về trồng rừng (1).", "trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về giữ 10km² rừng.", "giữ 10km² rừng"),
        (
            "Thực hiện Chỉ thị số 5-CT/TU về rừng giai đoạn 2021 - 2030, giai đoạn I: từ năm 2021.",
            "rừng giai đoạn 2021 - 2030, giai đoạn I: từ năm 2021",
        ),
        ("Thực hiện Chỉ thị số 5-CT/TU về rừng, được sửa đổi, bổ sung năm 2023.", "rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về rừng đã được giao.", "rừng đã được giao"),
        ("Thực hiện Chỉ thị số 5-CT/TU về giữ rừng, hoàn thành trước ngày 20/6/2023.", "giữ rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về giữ rừng, xong trong quý III/2023.", "giữ rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về giữ rừng, thực hiện trong tháng 9/2023.", "giữ rừng"),
        ("Theo Chỉ thị số 5-CT/TU về giữ rừng, báo cáo Huyện ủy trước 15/9/2023.", "giữ rừng"),
        ("Theo Chỉ thị số 5-CT/TU về giữ rừng, định kỳ hằng tháng báo cáo Xã ủy.", "giữ rừng"),
        ("Theo Chỉ thị số 5-CT/TU về giữ rừng, do Hạt Kiểm lâm chủ trì.", "giữ rừng"),
        (
            "Theo Chỉ thị số 5-CT/TU về thống kê, báo cáo trong Đảng.",
            "thống kê, báo cáo trong Đảng",
        ),
        ("Theo Chỉ thị số 5-CT/TU về rừng và Hướng dẫn của Hạt Kiểm lâm về trồng cây.", "rừng"),
        (
            "Theo Chỉ thị số 5-CT/TU về thực hiện Kết luận và Thông báo của Bộ Chính trị về rừng.",
            "thực hiện Kết luận và Thông báo của Bộ Chính trị về rừng",
        ),
        (
            "Theo Nghị quyết số 5-NQ/TU của Ban Chấp hành Đảng bộ tỉnh một số giải pháp giữ rừng.",
            "một số giải pháp giữ rừng",
        ),
        ("Thực hiện Chỉ thị số 5/CT-TTg về giữ rừng tại 02 quận, 03 huyện.", "giữ rừng"),
        (
            "Kiểm tra việc thực hiện Chỉ thị số 5-CT/TU về rừng tại Đảng ủy Khối Doanh nghiệp.",
            "rừng",
        ),
        ("Giám sát Chỉ thị số 5-CT/TU về giữ rừng tại các huyện Na Rì, Bạch Thông.", "giữ rừng"),
        ("Giám sát Chỉ thị số 5-CT/TU về rừng tại các xã ven biển.", "rừng tại các xã ven biển"),
        ("Giám sát Chỉ thị số 5-CT/TU về giữ rừng tại 04 xã ven biển.", "giữ rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về giữ rừng ở ít nhất hai huyện; nắm dân.", "giữ rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về giữ rừng tại 04 xã.", "giữ rừng tại 04 xã"),
        ("Thực hiện Chỉ thị số 5/CT-TTg về giữ rừng tại 04 xã ven biển.", "giữ rừng"),
        (
            "Theo Chỉ thị số 5-CT/TW về thí điểm giữ rừng tại 10 địa phương.",
            "thí điểm giữ rừng tại 10 địa phương",
        ),
        ("Theo Chỉ thị số 5-CT/TW về Đề án “Rừng tại 10 xã”.", "Đề án “Rừng tại 10 xã”"),
        ("Theo Chỉ thị số 5-CT/TU về giữ rừng (Chủ trì: Xã).", "giữ rừng"),
        ("Theo Chỉ thị số 5-CT/TU về giữ rừng (đơn vị phối hợp: Xã).", "giữ rừng"),
        (
            "Kiểm tra kho. Thực hiện Chỉ thị số 5-CT/TU về rừng tại xã Đức Sơn.",
            "rừng tại xã Đức Sơn",
        ),
        ('Thực hiện Chỉ thị số 5-CT/TU về “Mô hình "Xanh" ở xã”.', 'Mô hình "Xanh" ở xã'),
        ('Thực hiện Chỉ thị số 5-CT/TU về "Mô hình "Xanh" ở xã".', 'Mô hình "Xanh" ở xã'),
        ("Thực hiện Chỉ thị số 5-CT/TU về “Trồng rừng; giữ rừng” năm nay.", "Trồng rừng; giữ rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về “Trồng rừng; giữ đất.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về “Trồng rừng. Giữ đất.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về Trồng rừng”; giữ đất.", "Trồng rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về rừng TP. Vinh. Giữ đất.", "rừng TP. Vinh"),
        ("Thực hiện Chỉ thị số 5-CT/TU về rừng (sau đây gọi là Chỉ thị 5).", "rừng"),
        ("Thực hiện Chỉ thị số 5-CT/TU về rừng, đồng thời nắm dân.", "rừng"),
        ("Thực hiện Quyết định số 5-QĐ/TU ban hành Quy chế giữ rừng.", "ban hành Quy chế giữ rừng"),
        ("Theo Chỉ thị số 5-CT/TU về giữ rừng (Chỉ thị số 5-CT/TU).", "giữ rừng"),
        ("Theo Quy chế số 5-QCPH/TU giữa Ban Dân vận với Công an tỉnh về rừng.", "rừng"),
        (
            "Theo Luật số 97/2025/QH15 sửa đổi, bổ sung Luật Giữ rừng, Luật Giữ đất.",
            "sửa đổi, bổ sung Luật Giữ rừng, Luật Giữ đất",
        ),
        (
            "Theo Nghị định số 5/2020/NĐ-CP quy định chi tiết một số điều của Luật Đất đai.",
            "quy định chi tiết một số điều của Luật Đất đai",
        ),
    ],
)
def test_a_title_stands_behind_about_in_quotes_or_behind_a_drafting_verb(
    task: str, title: str
) -> None:
    [(_, titles)] = _titles(task)
    assert titles == (title,)


@pytest.mark.parametrize(
    "task",
    [
        "Thực hiện Chỉ thị số 5-CT/TU.",
        "Thực hiện Chỉ thị số 5-CT/TU gắn với trồng rừng.",
        "Thực hiện Chỉ thị số 5-CT/TU; trao đổi về rừng.",
        "Thực hiện Chỉ thị số 5-CT/TU tại các xã, nói về rừng.",
    ],
)
def test_words_further_on_are_no_title(task: str) -> None:
    assert _titles(task) == [("05-CT/TU", ())]


@pytest.mark.parametrize(
    ("task", "titles"),
    [
        (
            "Theo Chỉ thị số 5-CT/TU của Tỉnh ủy và Kế hoạch số 6-KH/TU của Tỉnh ủy về rừng.",
            [("rừng",), ("rừng",)],
        ),
        (
            "Theo Chỉ thị số 5-CT/TU, Kế hoạch số 6-KH/TU, Kế hoạch số 7-KH/TU về “Rừng”.",
            [("Rừng",), ("Rừng",), ("Rừng",)],
        ),
        (
            "Theo KH 5-KH/TU ngày 1/2/2021 của Xã và KH 6-KH/TU ngày 3/4/2021 của Xã về đất",
            [(), ("đất",)],
        ),
        (
            "Theo CT 5-CT/TU ngày 1/2/2021 của Xã và KH 6-KH/TU ngày 3/4/2021 của Xã về đất",
            [("đất",), ("đất",)],
        ),
        ("Theo các Chỉ thị số 5, 6-CT/TU về rừng.", [("rừng",), ("rừng",)]),
        ("Theo Chỉ thị số 5-CT/TU; Kế hoạch số 6-KH/TU về rừng.", [(), ("rừng",)]),
        ("Theo Chỉ thị số 5-CT/TU và Quy chế số 6-QCPH/TU giữa A và B về rừng.", [(), ("rừng",)]),
        ("Theo Chỉ thị số 5-CT/TU và Quyết định số 6-QĐ/TU ban hành Quy chế.", [(), None]),
        ("Theo Chỉ thị số 5-CT/TU về rừng, Kế hoạch số 6-KH/TU về đất.", [("rừng",), ("đất",)]),
        ("Theo Chỉ thị số 5-CT/TU về rừng và Kế hoạch số 6-KH/TU về đất.", [("rừng",), ("đất",)]),
        ("Theo Chỉ thị số 5-CT/TU về “Rừng; Kế hoạch số 6-KH/TU về “Đất”.", [("Rừng",), ("Đất",)]),
        ("Theo Chỉ thị số 5-CT/TU về “Rừng, Kế hoạch số 6-KH/TU về “Đất”.", [("Rừng",), ("Đất",)]),
        ('Theo Chỉ thị số 5-CT/TU về "Rừng; Kế hoạch số 6-KH/TU về "Đất".', [("Rừng",), ("Đất",)]),
        (
            "Theo Chỉ thị số 5-CT/TU về rừng, tiếp tục thực hiện Kế hoạch số 6-KH/TU về đất.",
            [("rừng",), ("đất",)],
        ),
        (
            "Theo Chỉ thị số 5-CT/TU về rừng gắn với thực hiện Kế hoạch số 6-KH/TU về đất.",
            [("rừng",), ("đất",)],
        ),
    ],
)
def test_documents_of_a_list_share_the_title_behind_it_and_no_other(
    task: str, titles: list[tuple[str, ...] | None]
) -> None:
    for (_, found), expected in zip(_titles(task), titles, strict=True):
        assert expected is None or found == expected


@pytest.mark.parametrize(
    ("task", "chains"),
    [
        (
            "Theo KH 3-KH/TU về tổ chức thực hiện KL 2-KL/TW về thi hành CT 1-CT/TW về đê.",
            [
                ("tổ chức thực hiện KL 2-KL/TW về thi hành CT 1-CT/TW về đê", [1]),
                ("thi hành CT 1-CT/TW về đê", [2]),
                ("đê", []),
            ],
        ),
        (
            "Theo Kế hoạch số 3-KH/TU thực hiện Chỉ thị số 1-CT/TW về “Rừng” giai đoạn 2021.",
            [("thực hiện Chỉ thị số 1-CT/TW về “Rừng” giai đoạn 2021", [1]), ("Rừng", [])],
        ),
        (
            "Theo Kế hoạch số 3-KH/TU về “Thực hiện Chỉ thị số 1-CT/TW về rừng”; giữ đất.",
            [("Thực hiện Chỉ thị số 1-CT/TW về rừng", [1]), ("rừng", [])],
        ),
        (
            "Theo Kết luận số 4-KL/TW, Kế hoạch số 3-KH/TU về thực hiện Chỉ thị số 1-CT/TW về đê.",
            [
                ("thực hiện Chỉ thị số 1-CT/TW về đê", [2]),
                ("thực hiện Chỉ thị số 1-CT/TW về đê", [2]),
                ("đê", []),
            ],
        ),
        (
            "Theo Kế hoạch 3-KH/TU về thực hiện Chỉ thị số 1-CT/TW và Kết luận số 2-KL/TW về đê.",
            [
                ("thực hiện Chỉ thị số 1-CT/TW và Kết luận số 2-KL/TW về đê", [1, 2]),
                ("đê", []),
                ("đê", []),
            ],
        ),
        (
            "Theo Quyết định số 3-QĐ/TU về sửa đổi Quy chế số 2-QC/TU.",
            [("sửa đổi Quy chế số 2-QC/TU", []), (None, [])],
        ),
        (
            "Theo Luật Đê điều số 9/2006/QH11; KH 3/KH-UBND triển khai thi hành Luật Đê điều.",
            [("Luật Đê điều", []), ("triển khai thi hành Luật Đê điều", [0])],
        ),
        (
            "Theo Kế hoạch 3/KH-UBND triển khai thi hành Luật Đê điều; góp ý Luật Đê điều mới.",
            [("triển khai thi hành Luật Đê điều", []), ("Luật Đê điều mới", [])],
        ),
    ],
)
def test_a_title_contains_the_documents_it_names_and_carries_out_those_it_says(
    task: str, chains: list[tuple[str | None, list[int]]]
) -> None:
    directives = _read(task).directives
    assert len(directives) == len(chains)
    for directive, (title, carried_out) in zip(directives, chains, strict=True):
        assert [found.endswith(title or "") for found in directive.titles] == (
            [True] if title else []
        )
        assert list(directive.implements) == carried_out


@pytest.mark.parametrize(
    ("task", "titles"),
    [
        (
            "Theo Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW về giám sát; về góp ý.",
            ["giám sát", "góp ý"],
        ),
        (
            "Theo Chỉ thị số 1-CT/TU, số 2-CT/TU, số 3-CT/TU về rừng; về đất; về nước.",
            ["rừng", "đất", "nước"],
        ),
        ("Theo Chỉ thị số 1-CT/TU, số 2-CT/TU, số 3-CT/TU về rừng; về đất.", ["rừng"] * 3),
        ("Theo Chỉ thị số 1-CT/TU và số 2-CT/TU về rừng; nắm dân.", ["rừng", "rừng"]),
        (
            "Theo Quyết định số 5-QĐ/TU và số 6-QĐ/TU cùng ngày 3/4/2020 về rừng, về việc làm đê.",
            ["rừng", "làm đê"],
        ),
        (
            "Theo các Chỉ thị số 1-CT/TU, số 2-CT/TU, số 3-CT/TU về rừng, về đất và về nước.",
            ["rừng", "đất", "nước"],
        ),
        (
            "Theo Chỉ thị số 1-CT/TU và số 2-CT/TU về “Rừng, về đất” và “Nước”.",
            ["Rừng, về đất", "Nước"],
        ),
        (
            "Theo Quyết định số 5-QĐ/TU, số 6-QĐ/TU ban hành Quy chế giữ rừng và Quy định về đê.",
            ["ban hành Quy chế giữ rừng", "ban hành Quy định về đê"],
        ),
        (
            "Theo Quyết định số 5-QĐ/TU, số 6-QĐ/TU về ban hành “Quy chế rừng” và “Quy chế đê”.",
            ["ban hành Quy chế rừng", "ban hành Quy chế đê"],
        ),
        (
            "Theo Quyết định số 5-QĐ/TU, số 6-QĐ/TU về việc ban hành Quy chế rừng; Quy định về đê.",
            ["ban hành Quy chế rừng", "ban hành Quy định về đê"],
        ),
        (
            "Theo Quyết định số 5-QĐ/TU, số 6-QĐ/TU về kiện toàn Đội đê và ban hành Quy chế Đội.",
            ["kiện toàn Đội đê", "ban hành Quy chế Đội"],
        ),
        (
            "Theo Quyết định số 5-QĐ/TU, số 6-QĐ/TU ban hành Quy chế rừng; Quy định 7-QĐ/TU về đê.",
            [None, "ban hành Quy chế rừng", "đê"],
        ),
        (
            "Theo Nghị quyết số 5/NQ-HĐND, số 6/NQ-HĐND quy định mức chi và quy định mức đóng.",
            ["quy định mức chi", "quy định mức đóng"],
        ),
        (
            "Theo Nghị định số 5/NĐ-CP, số 6/NĐ-CP quy định chi tiết Luật Rừng và quy định về đê.",
            ["quy định chi tiết Luật Rừng", "quy định về đê"],
        ),
        (
            "Theo KL số 5-KL/TW, số 6-KL/TW về thực hiện Chỉ thị số 1-CT/TW về rừng và về đất.",
            ["thực hiện Chỉ thị số 1-CT/TW về rừng và về đất"] * 2 + ["rừng và về đất"],
        ),
        ("Theo Chỉ thị số 1-CT/TU, số 2-CT/TU lần lượt về rừng và về đất.", ["rừng", "đất"]),
        ("Theo Chỉ thị số 1-CT/TU, số 2-CT/TU lần lượt về rừng và đất.", [None, None]),
        ("Theo Chỉ thị số 1-CT/TU (về rừng) và số 2-CT/TU (về đất), xã họp.", ["rừng", "đất"]),
        ("Theo Chỉ thị số 1-CT/TU, số 2-CT/TU, số 3-CT/TU về rừng, về đất.", [None] * 3),
        ("Theo Chỉ thị số 1-CT/TU về rừng, về đất.", ["rừng, về đất"]),
        (
            "Theo Quyết định số 6-QĐ/TU ban hành Quy chế rừng và Quy định đê.",
            ["ban hành Quy chế rừng và Quy định đê"],
        ),
    ],
)
def test_a_list_has_one_title_or_each_its_own(task: str, titles: list[str | None]) -> None:
    assert [next(iter(found), None) for _, found in _titles(task)] == titles
