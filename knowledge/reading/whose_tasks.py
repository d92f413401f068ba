"""The programme that tasks are asked of, called by its type: `nhiệm vụ 2 của kế hoạch xã`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.citations import letters
from knowledge.reading import patterns
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.reading.slate import Slate
    from knowledge.search.lexicon import Lexicon

_NAME = r"(?P<name>chuong trinh|ke hoach|huong dan|ctr|kh|hd)"
_NUMBERED = rf"\b{patterns.TASK}(?: (?:so|thu))*[.: ]*(?:\d{{1,3}}|[a-z]+(?: (?:tien|cung))?)"
_SECTION = r"\b(?:muc|phan|chuong)(?: (?:so|thu))* [a-z\d]+"
_IN_IT = re.compile(
    rf"(?:{_NUMBERED}(?= (?:cua|trong|thuoc|o|tai|nam)\b)|{_SECTION})"
    rf"(?P<of>(?: (?:cua|trong|thuoc|o|tai|nam))*(?: (?:cai|ban))* {_NAME})\b"
    r"(?! (?:nao|gi|mo|so|nay|do|ay|tren|kia|ve|hanh dong|phoi hop|muc tieu|thuc hien|trien khai"
    r"|\d+\S*[/-])\b)"
)
"""A task of it: what is behind the name belongs to no other document."""

_OF = r"(?: (?:cong tac|dan van|cua|o|tai|thuoc|cap|dang uy|tinh|thanh pho|huyen|xa|phuong))*"
_LEVEL = r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong)"


def take_whose_tasks(slate: Slate, provinces: tuple[str, ...], lexicon: Lexicon) -> None:
    """Take away the name of a type that is the programme's of which the tasks, or a part, are.

    Without a word for it (`trong`, `của`) it has to stand beside the place of a programme that is
    of this type: `nhiệm vụ 2 kế hoạch xã Mỹ Lộc`, `kế hoạch xã Mỹ Lộc nhiệm vụ 2`.
    """
    said = fold(slate.text)
    if found := _IN_IT.search(said):
        slate.blank(*found.span("of"))
        return
    types = frozenset().union(*(lexicon.programme_types.get(one, ()) for one in provinces))
    if not types:
        return
    places = "|".join([_LEVEL, *(" ".join(words(fold(one))) for one in provinces)])
    beside = rf"(?P<of>{_NAME})(?={_OF} (?:{places})\b"
    for pattern in (rf"{_NUMBERED} {beside})", rf"(?<!nhung )(?<!cac )\b{beside}\W* {_NUMBERED})"):
        found = re.search(pattern, said)
        if found and types & {found["name"], *letters.type_words().get(found["name"], ())}:
            slate.blank(*found.span("of"))
