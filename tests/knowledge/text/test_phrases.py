"""Phrases by their first syllable."""

from __future__ import annotations

from knowledge.text.phrases import lengths_by_first


def test_the_longest_phrase_of_a_syllable_comes_first() -> None:
    phrases = ["dan van", "dan van kheo", "mat tran to quoc", "dan", "dan chu"]
    expected = {"dan": [3, 2, 1], "mat": [4]}
    assert lengths_by_first(map(str.split, phrases)) == expected
