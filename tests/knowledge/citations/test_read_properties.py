"""What holds for the reader of typed documents whatever is typed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import tables
from knowledge.citations import Citation, canonical
from knowledge.citations.read import read
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

STATE_LEVELS = ("Gov", "Ministry", "Agency", "Judiciary", "President", "NA")
NUMBERS = st.integers(1, 99_999)
YEARS = st.integers(1996, 2026)
PIECES = st.sampled_from(
    "số |Nghị quyết |chỉ thị |đề án |văn bản |nhiệm vụ |của |Tỉnh ủy |bct |ngày |năm |khóa |một "
    "|trăm |linh |ba |mươi |và |, |04|5|2021|145|l0|2O|NQ|TU|TW|NĐ|CP|QH14|-|/|.| |\n|tư|TƯ|UBND"
    "|xin hỏi |\u200b|С|&|[|\ud800".split("|")
)
TYPED = st.one_of(
    st.text(st.characters(exclude_categories=())), st.lists(PIECES, max_size=25).map("".join)
)


def types_of(system: str) -> list[str]:
    """Letters of the types of one system, rows that describe a whole form left out."""
    return sorted(
        {
            row["abbr"]
            for row in tables.rows("doc_types")
            if row["abbr"].isalpha()
            and row["system"].startswith(system)
            and not re.search(r"[/:]", row["name_vi"])
        }
    )


def issuers_of(*levels: str) -> list[str]:
    """Letters of the issuers of some levels."""
    return sorted(
        {
            part
            for row in tables.rows("issuers")
            if row["level"].startswith(levels)
            for part in row["abbr"].removesuffix("nn").split(" / ")
            if part.isalpha()
        }
    )


PARTY = st.builds(
    "{}-{}/{}".format,
    NUMBERS,
    st.sampled_from(types_of("Party")),
    st.sampled_from(issuers_of("Party")),
)
NORMATIVE = st.builds(
    "{}/{}/{}-{}".format,
    NUMBERS,
    YEARS,
    st.sampled_from(types_of("VBQPPL")),
    st.sampled_from(issuers_of(*STATE_LEVELS)),
)
ADMINISTRATIVE = st.builds(
    "{}/{}-{}".format,
    NUMBERS,
    st.sampled_from(types_of("State")),
    st.sampled_from(issuers_of(*STATE_LEVELS, "Local")),
)
WITHOUT_TYPE = st.builds(
    "{}/{}/QH{}".format, NUMBERS, st.integers(1997, 2026), st.integers(10, 16)
) | st.builds("{}/{}-BTT".format, NUMBERS, st.sampled_from(["MTTQ", "MTTW"]))
FORMS = st.one_of(PARTY, NORMATIVE, ADMINISTRATIVE, WITHOUT_TYPE)


def assert_given_back(citation: Citation) -> None:
    (named,) = read(str(citation))
    assert (named.number, named.year) == (citation.number, citation.year)
    assert fold(citation.doc_type) in (named.types or {""})
    assert named.issuer == fold(citation.issuer)
    assert named.understood


def parsed(printed: str) -> Citation:
    citation = canonical(printed)
    assert citation is not None
    return citation


def test_every_number_of_the_bundled_document_is_given_back(known: Knowledge) -> None:
    citations = [one.citation for one in known.catalogue.directives.values() if one.citation]
    assert len(citations) >= 36
    for citation in citations:
        assert_given_back(citation)


@settings(max_examples=300)
@given(FORMS)
def test_every_canonical_number_is_given_back(printed: str) -> None:
    assert_given_back(parsed(printed))


@given(st.one_of(PARTY, NORMATIVE, ADMINISTRATIVE))
def test_a_number_in_small_letters_without_marks_is_the_same_document(printed: str) -> None:
    citation = parsed(printed)
    (named,) = read(fold(str(citation)))
    assert (named.number, named.year) == (citation.number, citation.year)
    assert fold(citation.doc_type) in named.types


@given(PARTY, st.sampled_from(["xin hỏi {} ạ", "{} nói gì", "nội dung {}", "({})", "{}?"]))
def test_what_stands_around_a_number_is_no_part_of_it(printed: str, frame: str) -> None:
    (bare,) = read(str(parsed(printed)))
    (framed,) = read(frame.format(parsed(printed)))
    assert (framed.number, framed.types, framed.issuer) == (bare.number, bare.types, bare.issuer)


@settings(max_examples=300)
@given(TYPED)
def test_spans_lie_in_the_question_in_order(typed: str) -> None:
    found = read(typed)
    ends = [named.end for named in found]
    assert ends == sorted(set(ends))
    for named in found:
        assert 0 <= named.start < named.end <= len(clean(typed))
        assert named.number.strip("0abcd.")
    assert len(found) <= 20


@settings(max_examples=200)
@given(TYPED)
def test_composed_and_decomposed_questions_name_the_same(typed: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, typed) for form in ("NFC", "NFD"))
    assert read(composed) == read(decomposed)


@pytest.mark.parametrize("filler", ["04", "04-NQ/TU ", "số ", "-", "NQ", "1 ", "nghị quyết "])
def test_a_long_question_is_read(filler: str) -> None:
    assert len(read(filler * (20_000 // len(filler)))) <= 20
