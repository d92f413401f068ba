"""One canonical form for every way of printing a number."""

from __future__ import annotations

import pytest

from knowledge.citations import Citation, canonical

PRINTED = [
    # the Party
    ("4-NQ/TU", "04-NQ/TU"),
    ("04 - NQ / TU", "04-NQ/TU"),
    ("04-\nNQ/TU", "04-NQ/TU"),
    ("58/NQ-TW", "58-NQ/TW"),
    ("58/NQ/TW", "58-NQ/TW"),
    ("366-QĐ-TW", "366-QĐ/TW"),
    ("09-NQ/TƯ", "09-NQ/TW"),
    ("12-HD/BTCTƯ", "12-HD/BTCTW"),
    ("08-QĐI/TW", "08-QĐi/TW"),
    ("31-CTR/HU", "31-CTr/HU"),
    ("65/CV/ĐU", "65-CV/ĐU"),
    ("06-HD/BTCTW-BTGTW", "06-HD/BTCTW-BTGTW"),
    ("NQ 04/TU", "04-NQ/TU"),
    ("ct 05/tu", "05-CT/TU"),
    # the State
    ("145/2020/ND-CP", "145/2020/NĐ-CP"),
    ("145/2020/nđ-cp", "145/2020/NĐ-CP"),
    ("145-2020-NĐ-CP", "145/2020/NĐ-CP"),
    ("75/2025/NĐ/CP", "75/2025/NĐ-CP"),
    ("233/2025/NĐ-CР", "233/2025/NĐ-CP"),
    ("102/2024/NÐ–CP", "102/2024/NĐ-CP"),
    ("09/2026/NĐ-\nCP4", "09/2026/NĐ-CP"),
    ("31-2021-TT-BGDĐT", "31/2021/TT-BGDĐT"),
    ("20/2020/TT-BGDDT", "20/2020/TT-BGDĐT"),
    ("33/CT/TTg", "33/CT-TTg"),
    ("33/CT-TTG", "33/CT-TTg"),
    ("2.579/QĐ-UBND", "2579/QĐ-UBND"),
    ("57/QD - UBND", "57/QĐ-UBND"),
    ("07/QD-HDTV", "07/QĐ-HĐTV"),
    ("30A/2008/NQ-CP", "30a/2008/NQ-CP"),
    ("66.10/2025/NQ-CP", "66.10/2025/NQ-CP"),
    ("66.1/2025/NQ-CP", "66.1/2025/NQ-CP"),
    ("96/2023/TTBTC", "96/2023/TT-BTC"),
    ("12/QDTTg", "12/QĐ-TTg"),
    ("15/NQHĐND", "15/NQ-HĐND"),
    ("99-TBTW", "99-TB/TW"),
    ("80/2021/TT.BTC", "80/2021/TT-BTC"),
    ("45/2019/QH 14", "45/2019/QH14"),
    ("9086/BNV-CTTN&BĐG", "9086/BNV-CTTN&BĐG"),
    ("6784/BGDĐT-GDTrH", "6784/BGDĐT-GDTrH"),
    # joint documents, the Front, mass organizations: signs as printed
    ("01/2014/TTLT-BTC-BTP", "01/2014/TTLT-BTC-BTP"),
    ("75/2000/TTLT/BTC-BGDĐT", "75/2000/TTLT/BTC-BGDĐT"),
    ("72/2025/NQLT/UBTVQH15-CP- ĐCTUBTWMTTQVN", "72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN"),
    ("01-QCPH/UBND-BDVTU", "01-QCPH/UBND-BDVTU"),
    ("161-CTr/BCSĐUBND-BDVTU", "161-CTr/BCSĐUBND-BDVTU"),
    ("249/MTTQ-BTT", "249/MTTQ-BTT"),
    ("13/HD–MTTQ–BTT", "13/HD-MTTQ-BTT"),
    ("317-QĐ/TWĐTN-TNTH", "317-QĐ/TWĐTN-TNTH"),
    # older forms
    ("142-HDBT", "142-HĐBT"),
    ("60/SL", "60/SL"),
    ("166-NQ/HDNN7", "166-NQ/HĐNN7"),
    ("02-NQ/UBTVQH9", "02-NQ/UBTVQH9"),
    ("13-LCT/HDNN8", "13-LCT/HĐNN8"),
    ("34L/CTN", "34-L/CTN"),
    ("299–TTg", "299-TTg"),
    ("163a/CT", "163a/CT"),
    ("4-CP", "04-CP"),
]


@pytest.mark.parametrize(("printed", "expected"), PRINTED)
def test_canonical_form(printed: str, expected: str) -> None:
    assert str(canonical(printed)) == expected


@pytest.mark.parametrize("expected", [expected for _, expected in PRINTED])
def test_canonical_form_is_its_own(expected: str) -> None:
    citation = canonical(expected)
    assert citation is not None
    assert canonical(str(citation)) == citation


@pytest.mark.parametrize(
    ("letters", "doc_type"),
    [
        ("12/HD-UBND", "HD"),
        ("12/HĐ-UBND", "HĐ"),
        ("12/DA-UBND", "DA"),
        ("12/ĐA-UBND", "ĐA"),
    ],
)
def test_letters_that_are_two_types_stay_apart(letters: str, doc_type: str) -> None:
    citation = canonical(letters)
    assert citation is not None
    assert citation.doc_type == doc_type


def test_parts() -> None:
    assert canonical("01/2014/TTLT-BTC-BTP") == Citation(
        "01", 2014, "TTLT-BTC-BTP", "/", "TTLT", "BTC-BTP"
    )
    assert canonical("45/2019/QH14") == Citation("45", 2019, "QH14", "/", "", "QH14")
    assert canonical("58/NQ-TW") == Citation("58", None, "NQ/TW", "-", "NQ", "TW")
    assert canonical("200-CP") == Citation("200", None, "CP", "-", "", "CP")


@pytest.mark.parametrize(
    "text", ["", "24/24", "37A-123.45", "5/11/2021", "NQ/TU", "Nghị quyết", "2020 - 2025", "A4"]
)
def test_no_number(text: str) -> None:
    assert canonical(text) is None
