"""What holds for the finder whatever the text."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.citations import canonical, find

LETTERS = "ABCDĐGHKLNPQSTUƯVXabcdđnpqtuư"
PIECES = st.sampled_from(
    [
        "số ",
        "Nghị quyết ",
        "các Quyết định ",
        "ngày ",
        "5/11/2021",
        "của ",
        "Tỉnh ủy ",
        "khóa IX ",
        "(",
        ")",
        ", ",
        "; ",
        " và ",
        "/",
        "-",
        " – ",
        "\n",
        "[4]",
        "²",
        "04",
        "19",
        "2020",
        "NQ",
        "TU",
        "QĐ",
        "CP",
        "TW",
        "QH14",
        "tháng 3 năm ",
        "cùng ngày ",
        "Đ",
        "ơ\u0301",
        "\u200b",
        "С",
        "\ud800",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))
CITATIONS = (
    st.sampled_from(
        [
            "NQ/TU",
            "KL/TW",
            "QĐi/TW",
            "CTr/HU",
            "TB/BTCTW",
            "CV/ĐU",
        ]
    ).flatmap(lambda symbol: st.integers(1, 4000).map(lambda number: f"{number:02}-{symbol}"))
    | (
        st.tuples(
            st.integers(1, 999),
            st.integers(1990, 2030),
            st.sampled_from(["NĐ-CP", "TT-BNV", "QH14", "UBTVQH15", "TTLT-BTC-BTP", "QĐ-TTg"]),
        ).map(lambda parts: f"{parts[0]:02}/{parts[1]}/{parts[2]}")
    )
    | (
        st.tuples(
            st.integers(1, 9999), st.sampled_from(["KH-UBND", "CT-TTg", "HD-MTTQ-BTT", "MTTQ-BTT"])
        ).map(lambda parts: f"{parts[0]:02}/{parts[1]}")
    )
)
BEFORE = st.sampled_from(["", "Thực hiện ", "theo Công văn số ", "(", "“", "nêu tại số: ", "- "])
BEHIND = st.sampled_from(["", ".", ", ngày 5/11/2021", "[4]", " của Tỉnh ủy", "”", ";", "\n"])


@given(TEXTS)
@settings(max_examples=400)
def test_any_string_is_read_and_spans_are_right(text: str) -> None:
    mentions = find(text)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.as_written
        assert mention.type_start <= mention.start < mention.end <= mention.tail <= len(text)
    starts = [mention.start for mention in mentions]
    assert starts == sorted(set(starts))


@given(st.lists(PIECES.filter(lambda piece: piece != "\ud800"), max_size=30).map("".join))
@settings(max_examples=300)
def test_composed_and_decomposed_agree(text: str) -> None:
    composed, decomposed = (
        [
            (m.citation, m.doc_type, m.issuer, m.date, m.term)
            for m in find(unicodedata.normalize(form, text))
        ]
        for form in ("NFC", "NFD")
    )
    assert composed == decomposed


@given(
    st.integers(0, 99999),
    st.none() | st.integers(1945, 2030),
    st.sampled_from("/-"),
    st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=4),
)
@settings(max_examples=500)
def test_canonical_is_idempotent(
    number: int, year: int | None, sign: str, letters: list[str]
) -> None:
    printed = f"{number}{f'/{year}' if year else ''}{sign}{sign.join(letters)}"
    citation = canonical(printed)
    assert citation is None or canonical(str(citation)) == citation


@given(BEFORE, CITATIONS, BEHIND)
def test_every_canonical_number_is_found_in_a_sentence(
    before: str, written: str, behind: str
) -> None:
    (mention,) = find(f"{before}{written}{behind}")
    assert str(mention.citation) == written
    assert mention.start == len(before)
    assert mention.as_written == written
