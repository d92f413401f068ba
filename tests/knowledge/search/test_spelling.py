"""Slips of the finger in a question: what is corrected, and what never is."""

from __future__ import annotations

import pytest

from knowledge.search.lexicon import Lexicon
from knowledge.search.near import Near
from tests.knowledge.catalogues import catalogue, directive, library, source, task

NGHE_AN = source(1, "Nghệ An", 2023)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(
        catalogue(
            [task(1, NGHE_AN, 1, "Nắm tình hình công nhân khu công nghiệp, đồng bào vùng giáo")],
            [
                directive(1, "05-CT/TU", "phong trào thi đua Dân vận khéo"),
                directive(2, "02-NQ/TW", "đổi mới tổ chức và hoạt động của Công đoàn Việt Nam"),
            ],
        ),
        library("Nhân dân hiến đất làm đường"),
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("nghị quyếtt về công đoàn", "nghị quyết về công đoàn"),  # doubled
        ("nghhi quyet 25", "nghi quyet 25"),
        ("kế hạch 121", "kế hoạch 121"),  # missing
        ("Trụng ương", "Trung ương"),  # in a wrong tone
        ("chỉ tị về công đoàn", "chỉ thị về công đoàn"),  # makes another syllable
        ("chi hi ve cong doan", "chi thi ve cong doan"),
        ("ban hnàh ngày nào", "ban hành ngày nào"),  # swapped
        ("phong trào thhi đua", "phong trào thi đua"),
        ("vnu 6", "nvu 6"),
        ("nghị định nnăm 2015", "nghị định năm 2015"),
        ("nhân dân hiến đấất làm đường", "nhân dân hiến đất làm đường"),  # as articles have it
        ("tin vủng giao", "tin vung giao"),  # marks among words without any
        ("nghị ddihnj 145", "nghị định 145"),  # unconverted typing
        ("những bại có chữ dân vận", "những bài có chữ dân vận"),  # a word that nothing has
        ("cac vn ban ve cong doan", "cac van ban ve cong doan"),  # asked on both sides of it
        ("của Bản Bí thư", "của Ban Bí thư"),  # a word that is written, in a wrong tone
        ("nhiệm vụ nảo", "nhiệm vụ nào"),  # a wrong tone before another letter
        ("văn bản của ba bí thư", "văn bản của ban bí thư"),  # a numeral
    ],
)
def test_a_slip_is_corrected(lexicon: Lexicon, typed: str, read: str) -> None:
    assert lexicon.speller.read(typed).text == read


def test_what_was_corrected_is_told(lexicon: Lexicon) -> None:
    corrections = lexicon.speller.read("Ngị quyết về công đàon").corrections
    assert [(one.typed, one.read) for one in corrections] == [
        ("Ngị", "Nghị"),
        ("đàon", "đoàn"),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "chỉ thị về công tác thanh tra",  # words that nothing held has
        "đề án phát triển du lịch",
        "tin Thái Hòa",
        "bài kết quả dân vận",
        "vb nao, kh nao",  # abbreviations
        "kết quả dân vận cả tỉnh",  # a word of questions, where questions have another
        "nhiệm vụ số ba",
        "có hai ngày",
        "nq ve gtvt",
        "05-CT/TƯ",  # letters of a number
        "04-NQ/T",
        "CT/TTgg",
        "222hktu",
        "xã Nghi Kiều",  # names
        "có bài mô về công đoàn rứa hè",  # as people of Nghệ An say it
        "công nhân",
        "công",
        "",
        "đình chỉ xét xử vụ án",
        "giao dịch dân sự vô hiệu",
        "chủ thể có quyền khởi kiện",
        "nơi cư trú của người được giám hộ",
        "sử dụng tần số vô tuyến điện",
        "nhiệm vụ có nhiều văn bản",
        "mỗi bên đều có quyền",
        "bai ket qua dan van ca tinh",
        "van ban chua ghi ngay",
        "121-KH/TU nằm trong nhiệm vụ nào",  # beside letters that are no words
        "văn bản nằm ở chương trình nào",
        "các nghị quyết khóa xiii",  # a numeral
        "nghi quyet khoa xii",
        "cái nào cũ nha",  # what closes a sentence
        "cai nao moi nha",
        "cái đó cũng có chứ",
    ],
)
def test_what_may_be_meant_stays(lexicon: Lexicon, typed: str) -> None:
    assert lexicon.speller.read(typed).corrections == ()


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        ("tin về khu công ghiệp", "tin về khu công nghiệp"),
        ("chỉ thị về ubnnd", "chỉ thị về ubnd"),  # an abbreviation
        ("công ghiệp và thi đa", "công nghiệp và thi đa"),  # the likeliest of several
        ("văn bản về công đoàn", None),
        ("bình đẳng giới", None),
        ("tin bão", None),  # another letter is another word
        ("ao có ai ở đó không", None),  # beside a function word nearly everything fits
        ("xã Nghi Kiều", None),
        ("", None),
    ],
)
def test_a_guess_fits_where_what_was_typed_does_not(
    lexicon: Lexicon, typed: str, guess: str | None
) -> None:
    found = lexicon.speller.guess(typed)
    assert (found.text if found else None) == guess


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quyte", ["quyet"]),  # swapped
        ("quyt", ["quyet"]),  # missing
        ("quyeet", ["quyet"]),  # extra
        ("quyat", ["quyet"]),  # wrong
        ("quyet", []),
        ("qyuat", []),
    ],
)
def test_known_words_one_slip_away(typed: str, meant: list[str]) -> None:
    assert Near(["quyet", "dinh", "o"]).to(typed) == meant
