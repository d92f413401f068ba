"""Which strings are Vietnamese syllables."""

from __future__ import annotations

import pytest

from knowledge.text.syllables import is_plain_syllable, is_syllable


@pytest.mark.parametrize(
    "word",
    "nghị quyết đảng ủy uỷ giữ gì giếng quốc khuyết tật xã phường ở y yêu ươn nguyễn".split(),
)
def test_a_syllable_with_its_marks(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", "xyz nq ubnd file ngh đ quyêst zăn wifi kls".split())
def test_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", "nghi quyet dang uy giu gieng quoc khuyet tinh y nguyen".split())
def test_a_syllable_with_its_marks_left_out(word: str) -> None:
    assert is_plain_syllable(word)


@pytest.mark.parametrize("word", "nghij quyeets ddangr tinhr nq ubnd wifi zoom".split())
def test_no_syllable_even_without_marks(word: str) -> None:
    assert not is_plain_syllable(word)
