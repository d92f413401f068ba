"""Documents that a question names, in all the ways that people type them."""

from __future__ import annotations

import pytest

from knowledge.citations.read import Named, read

RULES = frozenset({"qd", "qdi", "qyd"})
"""Letters that `QĐ` may stand for: Quyết định, Quy định in its three spellings."""

JOINT = frozenset({"ctph", "ctrph", "ctr"})
NOTICES = frozenset({"tb", "tbkl"})

# typed, number, types, issuer, year, body
RESOLUTION_OF_PROVINCE = [
    "04-NQ/TU",
    "04-nq/tu",
    "4-NQ/TU",
    "4-nq/tu",
    "04 - NQ / TU",
    "04- NQ/TU",
    "04-\nNQ/TU",
    "04–NQ/TU",
    "04—NQ/TU",
    "04−NQ∕TU",
    "04/NQ-TU",
    "04/NQ/TU",
    "04-NQ-TU",
    "04.NQ.TU",
    "04_NQ_TU",
    "04\\NQ\\TU",
    "04:NQ:TU",
    "04 NQ TU",
    "04NQTU",
    "04nqtu",
    "nq04tu",
    "NQ04TU",
    "nq4tu",
    "nqtu04",
    "NQTU 04",
    "nqtu số 4",
    "nq-04-tu",
    "nq/04/tu",
    "nq 04 tu",
    "NQ 04/TU",
    "NQ số 04/TU",
    "NQ.04.TU",
    "nq so 4 tu",
    "nq số4 tu",
    "Nghị quyết 04-NQ/TU",
    "NGHỊ QUYẾT SỐ 04-NQ/TU",
    "Nghị quyết số: 04-NQ/TU",
    "nghị quyết số04-NQ/TU",
    "nghi quyet so 04-nq/tu",
    "nghị quyêt 04-NQ/TU",
    "ngị quyết 04-NQ/TU",
    "nghi quyt so 4/tu",
    "Nghị quyết số 04-ΝQ/ТU",
    "04-NQ/T\u200bU",
    "cho em hỏi 04-NQ/TU với ạ",
]
TYPED: list[tuple[str, str, str | frozenset[str], str, int | None, str | None]] = [
    # type and issuer in one word before the number
    ("ctttg33", "33", "ct", "ttg", None, None),
    ("khubnd 781", "781", "kh", "ubnd", None, None),
    ("nđcp145", "145", "nd", "cp", None, None),
    # issuers and types in words
    ("nghị quyết số 4 của Tỉnh ủy", "04", "nq", "", None, "Tỉnh ủy"),
    ("nghị quyết số 4 của tỉnh uỷ", "04", "nq", "", None, "Tỉnh ủy"),
    ("nghi quyet so 4 cua tinh uy", "04", "nq", "", None, "Tỉnh ủy"),
    ("nghị quyết số 4 tỉnh ủy", "04", "nq", "", None, "Tỉnh ủy"),
    ("nghị quyết Tỉnh ủy số 04", "04", "nq", "", None, "Tỉnh ủy"),
    ("nghị quyết của Tỉnh ủy số 4", "04", "nq", "", None, "Tỉnh ủy"),
    ("nghị quyết của BTV Tỉnh ủy số 4", "04", "nq", "", None, "Ban Thường vụ Tỉnh ủy"),
    ("nghi quyet 04 btv tinh uy", "04", "nq", "", None, "Ban Thường vụ Tỉnh ủy"),
    ("nghị quyết 04 của Ban Thường vụ", "04", "nq", "", None, "Ban Thường vụ Tỉnh ủy"),
    ("đa 7 tỉnh uỷ", "07", "da", "", None, "Tỉnh ủy"),
    ("de an so 10 cua thanh uy", "10", "da", "", None, "Thành ủy"),
    ("kh so 222 cua tinh uy", "222", "kh", "", None, "Tỉnh ủy"),
    ("chi thi so 59 cua bo chinh tri", "59", "ct", "", None, "Bộ Chính trị"),
    ("CT 59 BCT khoá VIII", "59", "ct", "", None, "Bộ Chính trị"),
    ("ct 59 bct", "59", "ct", "", None, "Bộ Chính trị"),
    ("CT59/BCT", "59", "ct", "", None, "Bộ Chính trị"),
    ("kết luận 120-BBT", "120", "kl", "", None, "Ban Bí thư"),
    ("120/UBND", "120", "", "ubnd", None, None),
    ("120/2015/TT-BCT", "120", "tt", "bct", 2015, None),
    ("kl số 101 của BBT", "101", "kl", "", None, "Ban Bí thư"),
    ("kl 7 ban bi thu", "07", "kl", "", None, "Ban Bí thư"),
    ("nghị quyết 25 của trung ương đảng", "25", "nq", "", None, "Trung ương Đảng"),
    ("nghị quyết 25 do trung ương", "25", "nq", "", None, "Trung ương"),
    ("nghị định số 145 của Chính phủ", "145", "nd", "", None, "Chính phủ"),
    ("nghị định 145 chính phủ", "145", "nd", "", None, "Chính phủ"),
    ("chỉ thị 33 của thủ tướng", "33", "ct", "", None, "Thủ tướng Chính phủ"),
    ("chi thi 33 cua thu tuong chinh phu", "33", "ct", "", None, "Thủ tướng Chính phủ"),
    ("kế hoạch 781 của ubnd tỉnh", "781", "kh", "", None, "Ủy ban nhân dân tỉnh"),
    ("kh781 ubnd", "781", "kh", "", None, "Ủy ban nhân dân"),
    ("pháp lệnh 34 của quốc hội", "34", "pl", "", None, "Quốc hội"),
    ("hướng dẫn 13 của mttq", "13", "hd", "", None, "Mặt trận Tổ quốc"),
    ("thông tư 01 của Bộ Nội vụ", "01", "tt", "", None, "Bộ Nội vụ"),
    ("04 của tỉnh ủy", "04", "", "", None, "Tỉnh ủy"),
    ("07 của ban bí thư", "07", "", "", None, "Ban Bí thư"),
    # a type alone
    ("nghị quyết số 04", "04", "nq", "", None, None),
    ("nghi quyet 4", "04", "nq", "", None, None),
    ("NQ 04", "04", "nq", "", None, None),
    ("NQ04", "04", "nq", "", None, None),
    ("chỉ thị 05", "05", "ct", "", None, None),
    ("ct 05 có nghĩa gì", "05", "ct", "", None, None),
    ("quy chế 07", "07", "qc", "", None, None),
    ("đề án số 10", "10", "da", "", None, None),
    ("de an 10 nam 2014", "10", "da", "", None, None),
    ("quyết định 99", "99", "qd", "", None, None),
    ("quy định 99", "99", RULES, "", None, None),
    ("qđ 99", "99", RULES, "", None, None),
    ("qđi 2683", "2683", RULES, "", None, None),
    ("thông báo kết luận số 64", "64", NOTICES, "", None, None),
    ("tbkl 64", "64", NOTICES, "", None, None),
    ("thông báo 64", "64", "tb", "", None, None),
    ("nd145", "145", "nd", "", None, None),
    ("pháp lệnh 34", "34", "pl", "", None, None),
    ("nghị định 145 năm 2020", "145", "nd", "", None, None),
    ("luật dân chủ cơ sở số 10", "10", "", "", None, None),
    ("em hỏi số 105", "105", "", "", None, None),
    ("UBND tỉnh số 781", "781", "", "", None, None),
    ("ctr phối hợp số 15", "15", JOINT, "", None, None),
    ("kh hanh dong 31", "31", "kh khhd", "", None, None),
    ("nghị định 145 ngày ban hành", "145", "nd", "", None, None),
    ("nd 145 ngay ban hanh la ngay nao", "145", "nd", "", None, None),
    ("nghị định 145 ngày ký", "145", "nd", "", None, None),
    ("nghị định 145 ngày tháng năm ban hành", "145", "nd", "", None, None),
    ("nq 25 ngày 25/7/2008", "25", "nq", "", None, None),
    ("chỉ thị 45 nam 94", "45", "ct", "", None, None),
    ("nghị quyết 25 (khóa IX)", "25", "nq", "", None, None),
    ("chương trình 135", "135", "ctr", "", None, None),
    ("ch thị 30", "30", "ct", "", None, None),
    ("đè án 01", "01", "da", "", None, None),
    ("quyết dịnh số 99", "99", "qd", "", None, None),
    # a number alone
    ("văn bản số 04", "04", "", "", None, None),
    ("van ban 04", "04", "", "", None, None),
    ("vb 04", "04", "", "", None, None),
    ("số 04", "04", "", "", None, None),
    ("so 4", "04", "", "", None, None),
    ("số ký hiệu 04", "04", "", "", None, None),
    ("ký hiệu 04", "04", "", "", None, None),
    ("4", "04", "", "", None, None),
    ("04", "04", "", "", None, None),
    ("781", "781", "", "", None, None),
    ("34/2007", "34", "", "", 2007, None),
    # a number in words
    ("chỉ thị ba mươi", "30", "ct", "", None, None),
    ("chi thi so ba muoi", "30", "ct", "", None, None),
    ("chỉ thị bốn mươi lăm", "45", "ct", "", None, None),
    ("nghị quyết hai lăm", "25", "nq", "", None, None),
    ("nghi quyet hai lam", "25", "nq", "", None, None),
    ("nq hai tư", "24", "nq", "", None, None),
    ("chỉ thị ba ba của Thủ tướng", "33", "ct", "", None, "Thủ tướng Chính phủ"),
    ("chỉ thị số năm chín", "59", "ct", "", None, None),
    ("cái số năm", "05", "", "", None, None),
    ("ct ba mươi", "30", "ct", "", None, None),
    ("chi thi 62 nam o nhiem vu may", "62", "ct", "", None, None),
    ("chỉ thị 62 nằm ở đâu", "62", "ct", "", None, None),
    ("luật 45/2019/QH 14", "45", "", "qh14", 2019, None),
    ("pháp lệnh 34/2007/PL-UBTVQH 11", "34", "pl", "ubtvqh11", 2007, None),
    ("thông tư 12 của Bộ Tư pháp", "12", "tt", "", None, "Bộ Tư pháp"),
    ("nq 25 tư", "25", "nq", "tw", None, None),
    ("kết luận một trăm linh năm", "105", "kl", "", None, None),
    ("kết luận số một trăm lẻ năm của Tỉnh ủy", "105", "kl", "", None, "Tỉnh ủy"),
    ("nghi quyet so bon cua tinh uy", "04", "nq", "", None, "Tỉnh ủy"),
    ("văn bản số bảy", "07", "", "", None, None),
    # an issuer alone
    ("04/TU", "04", "", "tu", None, None),
    ("04-TU", "04", "", "tu", None, None),
    ("04 tu", "04", "", "tu", None, None),
    ("200-CP", "200", "", "cp", None, None),
    ("299-TTg", "299", "", "ttg", None, None),
    ("142-HĐBT", "142", "", "hdbt", None, None),
    ("nghị quyết TW 25", "25", "nq", "tw", None, None),
    # Trung ương in its spellings
    ("07-KL/TW", "07", "kl", "tw", None, None),
    ("07-KL/TƯ", "07", "kl", "tw", None, None),
    ("07-KL/Tư", "07", "kl", "tw", None, None),
    ("07-kl/tư", "07", "kl", "tw", None, None),
    ("kl 07 tư", "07", "kl", "tw", None, None),
    ("07-KL/TU", "07", "kl", "tu", None, None),
    ("12-HD/BTCTƯ", "12", "hd", "btctw", None, None),
    ("ct30 tw nam 1998", "30", "ct", "tw", None, None),
    ("kl7 tw 2011", "07", "kl", "tw", 2011, None),
    ("nq25tw 2013", "25", "nq", "tw", 2013, None),
    # other letters, D for Đ, separators swapped
    ("ct05/tu", "05", "ct", "tu", None, None),
    ("CT.11.TU", "11", "ct", "tu", None, None),
    ("kl 07-kl/tw", "07", "kl", "tw", None, None),
    ("64-TB/TW", "64", "tb", "tw", None, None),
    ("64-TBKL/TW", "64", NOTICES, "tw", None, None),
    ("thong bao 64 tb-tw", "64", "tb", "tw", None, None),
    ("qc 7 tu", "07", "qc", "tu", None, None),
    ("QC07 /TU", "07", "qc", "tu", None, None),
    ("ĐA 07/TU", "07", "da", "tu", None, None),
    ("DA.07.TU", "07", "da", "tu", None, None),
    ("da07tu", "07", "da", "tu", None, None),
    ("01-DA/TU", "01", "da", "tu", None, None),
    ("01-ÐA/TU", "01", "da", "tu", None, None),
    ("qd99tw", "99", RULES, "tw", None, None),
    ("QĐ 99/TW", "99", RULES, "tw", None, None),
    ("quyết định số 99/QĐ-TW", "99", "qd", "tw", None, None),
    ("quyet dinh 99-qd/tw", "99", "qd", "tw", None, None),
    ("99-QĐi/TW", "99", RULES, "tw", None, None),
    ("2683-QĐi/TU", "2683", RULES, "tu", None, None),
    ("1600-KH/BDVTW", "1600", "kh", "bdvtw", None, None),
    ("06-HD/BTCTW", "06", "hd", "btctw", None, None),
    ("65-CV/ĐU", "65", "cv", "du", None, None),
    ("31-CTr/HU", "31", "ctr", "hu", None, None),
    # the State
    ("145/2020/NĐ-CP", "145", "nd", "cp", 2020, None),
    ("145/2020/ND-CP", "145", "nd", "cp", 2020, None),
    ("145/2020/nd-cp", "145", "nd", "cp", 2020, None),
    ("145/2020/NÐ-CP", "145", "nd", "cp", 2020, None),
    ("145/2020/NĐ/CP", "145", "nd", "cp", 2020, None),
    ("145-2020-NĐ-CP", "145", "nd", "cp", 2020, None),
    ("1452020NĐCP", "145", "nd", "cp", 2020, None),
    ("52020ndcp", "05", "nd", "cp", 2020, None),
    ("nghị định 1452020NĐ-CP", "145", "nd", "cp", 2020, None),
    ("342007PLUBTVQH11", "34", "pl", "ubtvqh11", 2007, None),
    ("452019QH14", "45", "", "qh14", 2019, None),
    ("2579qdubnd", "2579", RULES, "ubnd", None, None),
    ("145/2020/NĐ–CР", "145", "nd", "cp", 2020, None),
    ("145/2O2O/NĐ-CP", "145", "nd", "cp", 2020, None),
    ("nd 145/2020", "145", "nd", "", 2020, None),
    ("nđ 145 2020 cp", "145", "nd", "cp", 2020, None),
    ("nd145 2020 cp", "145", "nd", "cp", 2020, None),
    ("nd 04-2015-cp", "04", "nd", "cp", 2015, None),
    ("34/2007/PL-UBTVQH11", "34", "pl", "ubtvqh11", 2007, None),
    ("34/2007/PL-UBTVQH", "34", "pl", "ubtvqh", 2007, None),
    ("pl 34/2007/ubtvqh11", "34", "pl", "ubtvqh11", 2007, None),
    ("34 2007 ubtvqh", "34", "", "", 2007, "Ủy ban Thường vụ Quốc hội"),
    ("PL34/2007", "34", "pl", "", 2007, None),
    ("33/CT-TTg", "33", "ct", "ttg", None, None),
    ("33/CT-TTG", "33", "ct", "ttg", None, None),
    ("33-CT/TTg", "33", "ct", "ttg", None, None),
    ("ct33ttg", "33", "ct", "ttg", None, None),
    ("33 ct ttg", "33", "ct", "ttg", None, None),
    ("781/KH-UBND", "781", "kh", "ubnd", None, None),
    ("781 kh ubnd", "781", "kh", "", None, "Ủy ban nhân dân"),
    ("KH-UBND 781", "781", "kh", "", None, "Ủy ban nhân dân"),
    ("2579/QĐ-UBND", "2579", RULES, "ubnd", None, None),
    ("30a/2008/NQ-CP", "30a", "nq", "cp", 2008, None),
    ("30A/2008/NQ-CP", "30a", "nq", "cp", 2008, None),
    ("66.10/2025/NQ-CP", "66.10", "nq", "cp", 2025, None),
    ("01/2014/TTLT-BTC-BTP", "01", frozenset({"tt", "ttlt"}), "btc-btp", 2014, None),
    ("thông tư 01/2020/TT-BNV", "01", "tt", "bnv", 2020, None),
    ("2.579/QĐ-UBND", "2579", RULES, "ubnd", None, None),
    ("45/2019/QH14", "45", "", "qh14", 2019, None),
    ("Luật số 45/2019/QH14", "45", "", "qh14", 2019, None),
    ("57/2022/QH15", "57", "", "qh15", 2022, None),
    ("13-LCT/HĐNN8", "13", "lct", "hdnn8", None, None),
    # the Front
    ("249/MTTQ-BTT", "249", "", "mttq-btt", None, None),
    ("13/HD-MTTQ-BTT", "13", "hd", "mttq-btt", None, None),
    ("kế hoạch 16/KH-MTTQ-BTT", "16", "kh", "mttq-btt", None, None),
    # digits typed as letters
    ("đề án l0-ĐA/TU", "10", "da", "tu", None, None),
    ("Đề án 1O-ĐA/TU", "10", "da", "tu", None, None),
    ("Chỉ thị I1-CT/TU", "11", "ct", "tu", None, None),
]
SEVERAL = [
    ("nq 04 tu, ct 05 tu", [("04", "nq"), ("05", "ct")]),
    ("nq 04 tu ct so 05 tu", [("04", "nq"), ("05", "ct")]),
    ("các nghị quyết 18, 19", [("18", "nq"), ("19", "nq")]),
    ("nq 24 25 khác gì", [("24", "nq"), ("25", "nq")]),
    ("kế hoạch 31 121 222", [("31", "kh"), ("121", "kh"), ("222", "kh")]),
    ("nghị quyết 25 2013", [("25", "nq")]),
    ("nghị quyết 04 ngày 5 11 2021", [("04", "nq")]),
    ("nghị định 145 15 năm trước", [("145", "nd")]),
    ("chỉ thị 05 và 11", [("05", "ct"), ("11", "ct")]),
    ("kết luận số 65; 105 với 95", [("65", "kl"), ("105", "kl"), ("95", "kl")]),
    ("nghị quyết 04-NQ/TU và đề án 07-ĐA/TU", [("04", "nq"), ("07", "da")]),
    ("so sánh 04-NQ/TU với 04-ĐA/TU", [("04", "nq"), ("04", "da")]),
    ("chỉ thị 05 khác chỉ thị 11 thế nào", [("05", "ct"), ("11", "ct")]),
    ("Nghị quyết 24-NQ/TW ngày 12/3/2003 và Kết luận 65", [("24", "nq"), ("65", "kl")]),
]
UNKNOWN_LETTERS = [
    ("59-CT/WT", "59", "ctwt"),
    ("02-QN/TW", "02", "qntw"),
    ("95-LK/TU", "95", "lktu"),
    ("222-KG/TU", "222", "kgtu"),
    ("45-CTT/TW", "45", "ctttw"),
    ("11-CR/TU", "11", "crtu"),
    ("07-KL/TWW", "07", "kltww"),
    ("781/KH-UNBD", "781", "khunbd"),
]


def only(typed: str) -> Named:
    (named,) = read(typed)
    return named


@pytest.mark.parametrize("typed", RESOLUTION_OF_PROVINCE)
def test_every_way_of_typing_one_number(typed: str) -> None:
    named = only(typed)
    assert (named.number, "".join(named.types), named.issuer) == ("04", "nq", "tu")
    assert (named.year, named.body, named.understood) == (None, None, True)


@pytest.mark.parametrize(("typed", "number", "types", "issuer", "year", "body"), TYPED)
def test_a_document_as_typed(
    typed: str,
    number: str,
    types: str | frozenset[str],
    issuer: str,
    year: int | None,
    body: str | None,
) -> None:
    named = only(typed)
    wanted = frozenset(types.split()) if isinstance(types, str) else types
    assert (named.number, named.types, named.issuer, named.year) == (number, wanted, issuer, year)
    assert (named.body.name if named.body else None) == body
    assert named.understood


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_documents(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.number, "".join(one.types)) for one in read(text)] == expected


@pytest.mark.parametrize("text", ["NQ02, NQ09, CT59", "nq02 nq09 ct59", "nq 02, nq 09 và ct 59"])
def test_letters_right_before_digits_are_those_of_the_next(text: str) -> None:
    found = [(one.number, set(one.types)) for one in read(text)]
    assert found == [("02", {"nq"}), ("09", {"nq"}), ("59", {"ct"})]


def test_an_issuer_behind_a_list_holds_for_all_of_it() -> None:
    assert [one.issuer for one in read("các nghị quyết số 18, 19-NQ/TW")] == ["tw", "tw"]
    bodies = [one.body for one in read("chỉ thị 05, 11 của tỉnh ủy")]
    assert [body.name for body in bodies if body] == ["Tỉnh ủy", "Tỉnh ủy"]


@pytest.mark.parametrize(("typed", "number", "symbol"), UNKNOWN_LETTERS)
def test_letters_that_nobody_has_are_kept_as_typed(typed: str, number: str, symbol: str) -> None:
    named = only(typed)
    assert (named.number, named.symbol, named.understood) == (number, symbol, False)


def test_a_type_in_words_and_another_in_letters_contradict_each_other() -> None:
    assert not only("kế hoạch 04-NQ/TU").understood


def test_letters_say_which_of_the_types_of_a_name_is_meant() -> None:
    assert only("quy định số 99-QĐi/TW").types == RULES
    assert only("thông báo kết luận 64-TB/TW").types == {"tb"}


@pytest.mark.parametrize(
    ("question", "reference"),
    [
        ("cho em xin nghị quyết số 04-NQ/TU với ạ", "nghị quyết số 04-NQ/TU"),
        ("văn bản số 04 là gì", "văn bản số 04"),
        ("chỉ thị 59 của Bộ Chính trị nói gì", "chỉ thị 59 của Bộ Chính trị"),
        ("nghị quyết TW 25 là gì", "nghị quyết TW 25"),
        ("số 781 ạ", "số 781"),
        ("Nghệ An có Luật 10/2022/QH15 không", "Luật 10/2022/QH15"),
        ("Nghệ An có bộ luật 10/2022/QH15 không", "bộ luật 10/2022/QH15"),
    ],
)
def test_the_span_holds_all_that_names_the_document(question: str, reference: str) -> None:
    named = only(question)
    assert question[named.start : named.end] == reference


@pytest.mark.parametrize("question", ["04-NQ/TU, 06-NQ/TU", "04-NQ/TU và 06-NQ/TU", "04/TU,06/TU"])
def test_the_letters_of_one_document_are_not_those_of_the_next(question: str) -> None:
    first, second = read(question)
    assert second.start >= first.end
    assert question[second.start : second.end].startswith("06")


def test_a_question_names_twenty_documents_at_most() -> None:
    numbers = [f"{number}-NQ/TU" for number in range(1, 60)]
    assert [named.number for named in read("; ".join(numbers))] == [
        f"{number:02}" for number in range(1, 21)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "kế hoạch ba năm",
        "kế hoạch hai năm thực hiện",
        "nghị quyết hai không hai mốt",
        "chỉ thị năm chín tám",
        "nghi quyet hai tu",
        "khóa hai lăm",
        "PLUBTVQH11",
    ],
)
def test_years_terms_and_other_words_are_no_spoken_number(text: str) -> None:
    assert read(text) == []
