"""The document that comes with the product, read in full: a table checked against its print."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import pytest

from knowledge.documents import Directive, SourceDocument, read_document


class _Row(NamedTuple):
    number: str
    doc_type: str
    tasks: tuple[int, ...]
    titles: tuple[str, ...]
    dates: str = ""
    issuer: str | None = None
    term: str | None = None
    implements: tuple[str, ...] = ()


_BTV = "Ban Thường vụ Tỉnh ủy"
_EXPECTED = (
    _Row("04-ĐA/TU", "Đề án", (2,), ("Một số giải pháp … những năm tiếp theo",),
         dates="2021-10-01"),
    _Row("04-NQ/TU", "Nghị quyết", (2, 3), ("Tăng cường sự lãnh … những năm tiếp theo",),
         dates="2021-11-05 2021-11-19", issuer=_BTV),
    _Row("05-CT/TU", "Chỉ thị", (2,),
         ("Nâng cao chất lượng, hiệu quả phong trào thi đua Dân vận khéo",
          'Nâng cao hiệu quả phong trào thi đua "Dân vận khéo"'),
         dates="2021-05-23", issuer=_BTV),
    _Row("07-QC/TU", "Quy chế", (2,),
         ("Quy chế công tác dân vận của hệ thống chính trị tỉnh Nghệ An",),
         dates="2021-12-08", issuer=_BTV),
    _Row("07-ĐA/TU", "Đề án", (2,), ("Đổi mới, nâng cao … đoạn 2021 - 2025",),
         dates="2021-11-24", issuer=_BTV),
    _Row("25-NQ/TW", "Nghị quyết", (3,), ("tăng cường sự lãnh … trong tình hình mới",),
         dates="2008-07-25", issuer="BCH Trung ương"),
    _Row("25-NQ/TW", "Nghị quyết", (3,), ("tăng cường và đổi … trong tình hình mới",),
         dates="2013-06-03", issuer="BCH Trung ương"),
    _Row("11-CT/TU", "Chỉ thị", (3,), ("giúp đỡ người khuyết tật Nghệ An",),
         dates="2021-11-08", issuer=_BTV),
    _Row("59-CT/TW", "Chỉ thị", (3,), ("tăng cường sự lãnh … nông dân, nông thôn",),
         dates="2000-12-15", issuer="Bộ Chính trị", term="VIII"),
    _Row("99-QĐ/TW", "Quyết định", (4,), ('ban hành Hướng dẫn … hoá" trong nội bộ',),
         dates="2017-10-03", issuer="Ban Bí thư"),
    _Row("10-ĐA/TU", "Đề án", (4,), ("Nâng cao hiệu quả … nổi cộm, bức xúc",),
         dates="2014-08-25", issuer=_BTV),
    _Row("124-QĐ/TW", "Quy định", (4,), ("giám sát của Mặt … cán bộ, đảng viên",),
         dates="2018-02-02", issuer="Ban Bí thư"),
    _Row("02-NQ/TW", "Nghị quyết", (4,), ("đổi mới tổ chức … trong tình hình mới",),
         dates="2021-06-12", issuer="Bộ Chính trị"),
    _Row("30-CT/TW", "Chỉ thị", (5,), ("xây dựng và thực hiện QCDC ở cơ sở",),
         dates="1998-02-18", issuer="Bộ Chính trị"),
    _Row("34/2007/PL-UBTVQH11", "Pháp lệnh", (5,), ("thực hiện dân chủ ở xã, phường, thị trấn",),
         dates="2007-04-20", issuer="Ủy ban Thường vụ Quốc hội"),
    _Row("04/2015/NĐ-CP", "Nghị định", (5,), ("thực hiện dân chủ … sự nghiệp công lập",),
         dates="2015-01-09", issuer="Chính phủ"),
    _Row("145/2020/NĐ-CP", "Nghị định", (5,), ("quy định chi tiết … quan hệ lao động",),
         dates="2020-12-14", issuer="Chính phủ"),
    _Row("", "Luật", (5,), ("Luật thực hiện quy chế dân chủ ở cơ sở",)),
    _Row("33/CT-TTg", "Chỉ thị", (6,), ("tiếp tục tăng cường … trong tình hình mới",),
         dates="2021-11-26", issuer="Thủ tướng Chính phủ"),
    _Row("781/KH-UBND", "Kế hoạch", (6,), ("tiếp tục tăng cường … trong tình hình mới",),
         dates="2021-12-16", issuer="UBND tỉnh"),
    _Row("09-NQ/TW", "Nghị quyết", (6,), ("xây dựng và phát … hội nhập quốc tế",),
         dates="2011-12-09", issuer="Bộ Chính trị"),
    _Row("65-KL/TW", "Kết luận", (8,), ("tiếp tục thực hiện … trong tình hình mới",),
         dates="2019-10-30", issuer="Bộ Chính trị", implements=("24-NQ/TW",)),
    _Row("222-KH/TU", "Kế hoạch", (8,), ("tiếp tục thực hiện … trong tình hình mới",),
         dates="2019-12-20", issuer=_BTV, implements=("24-NQ/TW",)),
    _Row("24-NQ/TW", "Nghị quyết", (8,), ("công tác dân tộc trong tình hình mới",),
         dates="2003-03-12", issuer="Ban Chấp hành Trung ương Đảng", term="IX"),
    _Row("105-KL/TU", "Kết luận", (8,), ('tiếp tục thực hiện … những năm tiếp theo"',),
         dates="2021-08-18", issuer=_BTV, implements=("02-ĐA/TU",)),
    _Row("02-ĐA/TU", "Đề án", (8,), ("Tăng cường công tác … những năm tiếp theo",)),
    _Row("64-TB/TW", "Thông báo kết luận", (8,), ("tiếp tục thực hiện … vùng dân tộc Mông",),
         implements=("45-CT/TW",)),
    _Row("45-CT/TW", "Chỉ thị", (8,), ("một số công tác ở vùng dân tộc Mông",),
         dates="1994-09-23", issuer="Ban Bí thư Trung ương Đảng", term="VII"),
    _Row("31-KH/TU", "Kế hoạch", (8,), ("tổ chức thực hiện … trong tình hình mới",),
         issuer=_BTV, implements=("07-KL/TW",)),
    _Row("07-KL/TW", "Kết luận", (8,), ("tiếp tục thực hiện … trong tình hình mới",),
         dates="2011-06-20", issuer="Ban Bí thư", implements=("62-CT/TW",)),
    _Row("62-CT/TW", "Chỉ thị", (8,), ("tăng cường công tác người Hoa trong tình hình mới",),
         dates="1995-11-08", issuer="Ban Bí thư Trung ương Đảng", term="VII"),
    _Row("18-CT/TW", "Chỉ thị", (9,), ("tiếp tục thực hiện … công tác tôn giáo",),
         issuer="Bộ Chính trị", implements=("25-NQ/TW",)),
    _Row("121-KH/TU", "Kế hoạch", (9,), ("tiếp tục thực hiện … công tác tôn giáo",),
         issuer=_BTV, implements=("25-NQ/TW",)),
    _Row("25-NQ/TW", "Nghị quyết", (9,), ("công tác tôn giáo",),
         term="IX"),
    _Row("", "Đề án", (9,), ("xây dựng cốt cán trong tôn giáo",)),
    _Row("", "Đề án", (9,), ("Nâng cao hiệu quả … đoạn 2018 - 2025",)),
    _Row("95-KL/TU", "Kết luận", (9,), ("thực hiện Đề án … đoạn 2021 - 2025",),
         dates="2021-07-05", issuer="Ban Chấp hành Đảng bộ tỉnh", term="XIX",
         implements=("01-ĐA/TU",)),
    _Row("01-ĐA/TU", "Đề án", (9,), ("Xây dựng chi bộ, … không còn chi bộ",),
         dates="2016-08-10", issuer="Ban Chấp hành Đảng bộ tỉnh", term="XVIII"),
    _Row("101-KL/TW", "Kết luận", (9,),
         ("chủ trương công tác đối với đạo Tin lành trong tình hình mới",),
         issuer="Ban Bí thư"),
)  # fmt: skip


@pytest.fixture(scope="module")
def document() -> SourceDocument:
    folder = files("knowledge.documents") / "sources"
    return read_document((folder / "nghe-an-2023.txt").read_text(encoding="utf-8"))


def test_title_province_year_tasks_and_articles(document: SourceDocument) -> None:
    assert document.title == "Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An năm 2023"
    assert (document.province, document.year) == ("Nghệ An", 2023)
    assert [task.number for task in document.tasks] == list(range(1, 11))
    assert document.tasks[-1].text.endswith("trong vùng giáo.")
    assert len(document.articles) == 15
    assert document.articles[0].startswith("Kết quả thực hiện Quy định số 2683-QĐi/TU về chức năng")
    assert document.articles[-1] == "Kết quả công tác dân vận năm 2022 ở Nghệ An"


def test_every_directive_as_printed(document: SourceDocument) -> None:
    assert len(document.directives) == len(_EXPECTED)
    for directive, row in zip(document.directives, _EXPECTED, strict=True):
        assert _row(document, directive) == row._replace(titles=())
        assert [*map(_matches, row.titles, directive.titles)] == [True] * len(directive.titles)


def test_thirty_six_numbers_and_three_names(document: SourceDocument) -> None:
    numbers = [str(directive.citation) for directive in document.directives if directive.citation]
    undated = [d for d in document.directives if d.citation and not d.dates]
    assert (len(numbers), len(undated), numbers.count("25-NQ/TW")) == (36, 7, 3)
    law, first, second = (d.references[0].name for d in document.directives if not d.citation)
    assert law == "Luật thực hiện quy chế dân chủ ở cơ sở"
    assert first == "xây dựng cốt cán trong tôn giáo"
    assert _matches("Nâng cao hiệu quả công tác tôn giáo, … giai đoạn 2018 - 2025", second or "")


def test_the_two_sources_of_religious_work_carry_out_the_resolution_of_term_nine(
    document: SourceDocument,
) -> None:
    carriers = [d for d in document.directives if str(d.citation) in {"18-CT/TW", "121-KH/TU"}]
    targets = {document.directives[place] for d in carriers for place in d.implements}
    assert [target.term for target in targets] == ["IX"]


def test_a_number_keeps_the_form_it_is_printed_in(document: SourceDocument) -> None:
    last = document.directives[-1].references[0]
    assert (str(last.citation), last.as_written) == ("101-KL/TW", "101- KL/TW")


def test_tasks_rest_on_directives_in_the_order_they_name_them(document: SourceDocument) -> None:
    third = [str(document.directives[place].citation) for place in document.tasks[2].directives]
    assert third == ["25-NQ/TW", "25-NQ/TW", "04-NQ/TU", "11-CT/TU", "59-CT/TW"]


def _row(document: SourceDocument, directive: Directive) -> _Row:
    return _Row(
        number=str(directive.citation or ""),
        doc_type=directive.doc_type or "",
        tasks=tuple(
            task.number
            for task in document.tasks
            if any(document.directives[place] is directive for place in task.directives)
        ),
        titles=(),
        dates=" ".join(map(str, directive.dates)),
        issuer=" | ".join(directive.issuers) or None,
        term=directive.term,
        implements=tuple(str(document.directives[p].citation) for p in directive.implements),
    )


def _matches(expected: str, title: str) -> bool:
    """Whether the title begins and ends as the table says; whole where it has no ellipsis."""
    beginning, ellipsis, end = expected.partition(" … ")
    return title.startswith(beginning) and title.endswith(end) if ellipsis else title == expected
