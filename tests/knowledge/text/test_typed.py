"""Telex and VNI that no input method converted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.fold import fold
from knowledge.text.typed import convert_typed

TELEX = [
    ("nghij quyeets soos 04", "nghị quyết số 04"),
    ("nghij ddinhj", "nghị định"),
    ("ddeef ans", "đề án"),
    ("tinhr uyr", "tỉnh ủy"),
    ("chir thij", "chỉ thị"),
    ("keets luaanj", "kết luận"),
    ("kees hoachj", "kế hoạch"),
    ("booj chinhs trij", "bộ chính trị"),
    ("ban thuwowngf vuj", "ban thường vụ"),
    ("thur tuwowngs chinhs phur", "thủ tướng chính phủ"),
    ("nhieemj vuj", "nhiệm vụ"),
    ("ddoongf baof daan toocj", "đồng bào dân tộc"),
    ("coong tacs daan vaanj", "công tác dân vận"),
    ("huwowngs daanx", "hướng dẫn"),
    ("nguwowif cao tuooir", "người cao tuổi"),
    ("ddangr vieen", "đảng viên"),
    ("ddoois thoaij", "đối thoại"),
    ("nawm 2021", "năm 2021"),
    ("khoas 9", "khóa 9"),
    ("hoaf", "hòa"),
    ("thuyr", "thủy"),
    ("quyf", "quỳ"),
    ("giar", "giả"),
    ("gif", "gì"),
    ("muwowif", "mười"),
    ("wng", "ưng"),
    ("uw", "ư"),
    ("Nghij Quyeets", "Nghị Quyết"),
    ("dduowcj", "được"),
    ("quoocs", "quốc"),
]
VNI = [
    ("nghi5 quye61t so61 04", "nghị quyết số 04"),
    ("nghi5 d9i5nh", "nghị định"),
    ("d9e62 a1n", "đề án"),
    ("ke61 hoa5ch 781 u3y ban", "kế hoạch 781 ủy ban"),
    ("chi3 thi5 30 bo65 chi1nh tri5", "chỉ thị 30 bộ chính trị"),
    ("nu7o71c", "nước"),
    ("nu7o7c1", "nước"),
    ("thu7o7ng2", "thường"),
    ("na8m 2021", "năm 2021"),
    ("D9a3ng", "Đảng"),
    ("so61 04 ti3nh u3y", "số 04 tỉnh ủy"),
]
AS_IT_IS = [
    # what is typed without marks is no Telex
    "nghi quyet so 04 cua tinh uy",
    "nhiem vu 5 co nhung van ban nao",
    "dan van kheo o vung dong bao dan toc",
    "chi thi ve cong tac nguoi hoa",
    "",
    # abbreviations
    "UBND HDND MTTQ BTV BCH BDVTU",
    "dtts htct ctdv qcdc ko dc dk ntn",
    "NQ CT KL QD KH TB HD QC",
    "w ww dd DD ddd",
    # document numbers
    "04-NQ/TU",
    "145/2020/ND-CP",
    "34/2007/PL-UBTVQH11",
    "nq04tu",
    "qd99tw",
    "CT11TU",
    "ct33ttg",
    "kh781 ubnd",
    "30a/2008/NQ-CP",
    # Roman numerals
    "khoa XIII",
    "dai hoi lan thu XIX",
    "nhiem vu viii",
    # letters and digits that are no VNI
    "nq5 tu",
    "chi thi 05",
    "phong A4",
    "covid19",
    "u23",
    # English in an office
    "email file word excel report project",
    "online meeting deadline check update review feedback",
    "download google drive office server admin wifi",
    "password software windows facebook zalo zoom",
    "staff boss class task desk press law saw",
    # already converted
    "Nghị quyết số 04-NQ/TU của Tỉnh ủy",
    "đồng chí ơi",
]


@pytest.mark.parametrize(("typed", "meant"), TELEX)
def test_telex(typed: str, meant: str) -> None:
    assert convert_typed(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), VNI)
def test_vni(typed: str, meant: str) -> None:
    assert convert_typed(typed) == meant


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_is_no_unconverted_typing_stays(text: str) -> None:
    assert convert_typed(text) == text


def test_a_tone_digit_is_vni_only_where_another_word_surely_is() -> None:
    assert convert_typed("nghi5") == "nghi5"
    assert convert_typed("nghi5 quye61t") == "nghị quyết"


@pytest.mark.parametrize("typed", ["quyye61t", "uqye61t", "quyyết5"])
def test_one_slip_among_the_keys_of_vni_is_undone(typed: str) -> None:
    assert convert_typed(f"nghi5 {typed} so61 4").startswith("nghị quy")


def test_keys_of_vni_that_may_be_several_syllables_stay() -> None:
    assert convert_typed("so61 ab5a") == "số ab5a"


def test_a_long_word_with_digits_is_no_vni() -> None:
    assert convert_typed("so61 nghieeeeeeng5") == "số nghieeeeeeng5"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_converted(text: str) -> None:
    assert len(convert_typed(text)) <= 2 * len(text)


@given(st.text("acdeghinotuwsfrxj 1234567890-/NQT"))
def test_converting_twice_is_converting_once(text: str) -> None:
    once = convert_typed(text)
    assert fold(convert_typed(once)) == fold(once)
