"""Printed words, read one by one or by runs of text without white space: the same."""

from __future__ import annotations

import unicodedata
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.printed import (
    BREAK,
    coded,
    codes,
    folded,
    marked,
    marks_of,
    split,
    syllables_of,
)

TEXTS = st.text(st.sampled_from(f"aăâbcdđêơưỦủĐÁấ12.;: \n\t-)'’MTQUBN_{BREAK}")) | st.text()


@given(TEXTS)
def test_runs_are_read_as_their_words_are(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    runs, words = text.split(), split(text)
    said = [word for word in words if word != BREAK]
    assert syllables_of(runs).split() == list(filter(None, folded(words)))
    assert marks_of(runs).split() == list(filter(None, marked(said)))
    assert coded(runs) == array("I", codes(words)).tobytes()


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("UBND tỉnh", "uy ban nhan dan tinh"),
        ("(MTTQ),", "mat tran to quoc"),
        ("số 1.500/QĐ", "so 1 500 qd"),
        ("H’Mông", "hmong"),
        (f"một {BREAK} hai", "mot hai"),
        ("…", ""),
    ],
)
def test_the_syllables_of_runs(text: str, syllables: str) -> None:
    assert syllables_of(text.split()) == syllables
