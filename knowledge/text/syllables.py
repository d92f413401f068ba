"""Which strings are Vietnamese syllables, so that what was typed through no input method shows.

The rhymes are those of the standard orthography (Quy định về chính tả, 1984), tones left out.
"""

from __future__ import annotations

import re
import unicodedata

from knowledge.text.fold import fold

_ONSETS = (
    "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
)  # fmt: skip
_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu uơ
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu
    """.split()
)
_SYLLABLES = _RHYMES | {onset + rhyme for onset in _ONSETS for rhyme in _RHYMES}
_PLAIN_SYLLABLES = frozenset(map(fold, _SYLLABLES))
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def is_plain_syllable(word: str) -> bool:
    """Whether a lower-case word without marks is a syllable with its marks left out."""
    return word in _PLAIN_SYLLABLES


def is_syllable(word: str) -> bool:
    """Whether a lower-case word, with its marks, is a syllable."""
    toneless = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word)))
    return toneless in _SYLLABLES


def plain_syllables() -> frozenset[str]:
    """Every syllable without its marks."""
    return _PLAIN_SYLLABLES
