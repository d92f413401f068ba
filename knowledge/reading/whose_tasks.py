"""The programme that tasks or documents are asked of, called by its type: `nhiệm vụ 2 của kế hoạch
xã`, `kế hoạch 2023 có mấy nghị quyết`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.citations import letters
from knowledge.reading import patterns
from knowledge.reading.asked import kind_said
from knowledge.reading.when import YEAR
from knowledge.search.lexicon import Kind
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

_PROGRAMME = r"(?:chuong trinh|ke hoach)(?: (?:cong tac|dan van|trong tam|nhiem vu))*"
_IN_PROGRAMME = re.compile(rf"\b(?:trong|thuoc) {_PROGRAMME} (?:(?:cua )?nam )?{YEAR}\b")
_DOCUMENTS = rf"(?:{patterns.DIRECTIVE}|{patterns.TYPES})"
_HAVE = (
    r"(?:(?:co|gom|bao gom|neu|dan|vien dan|trich dan|nhac|de cap|can cu|dua|thuc hien|trien khai"
    r"|ra|den|toi|vao|tren|theo) )+"
)
_HAVING = re.compile(
    rf"^\W*(?:trong )?(?P<of>{_PROGRAMME}) (?P<which>(?:[^\W_]+ ){{1,8}}?)(?P<have>{_HAVE})"
    rf"(?=(?:(?:may|bao nhieu|nhung|cac|nhieu|tat ca|ca) )*{_DOCUMENTS}\b)"
)
_HAD = re.compile(
    rf"\b{_DOCUMENTS}(?: [^\W_]+){{0,3}}?(?P<of> (?:cua|trong|thuoc|o|tai)(?: (?:cai|ban))*"
    rf" {_PROGRAMME})(?P<which>(?: [^\W_]+){{1,8}})"
)
"""A programme that has documents, and documents that one has; which one it is stands behind it."""

_ISSUED = re.compile(r"\b(?:ban hanh|ra doi|ky|ngay|thang)\b")
_SET = re.compile(rf"\b{_DOCUMENTS}\b")


def says_in_programme(text: str) -> bool:
    """Whether what is asked for stands in a programme of a year, with or without `năm`."""
    return _IN_PROGRAMME.search(fold(text)) is not None


def take_whose_documents(slate: Slate, provinces: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Take away the type of the programme of a year or a place whose documents are asked for.

    Whether there was one: those who look for documents of that type and year say so otherwise.
    """
    said = fold(slate.text)
    if len(provinces) == 1 and _is_of_place_and_year(slate, said, provinces[0], lexicon):
        return True
    if "chuong trinh" not in said and "ke hoach" not in said:
        return False
    found = _HAVING.search(said) or _HAD.search(said)
    if found is None:
        return False
    which = f" {found['which'].strip()} "
    years = (str(year) for year in lexicon.source_years)
    if not any(f" {one} " in which for one in (*years, *(map(fold, provinces)))):
        return False
    for part in ("of", "have"):
        if part in found.groupdict():
            slate.blank(*found.span(part))
    return True


def _is_of_place_and_year(slate: Slate, said: str, province: str, lexicon: Lexicon) -> bool:
    """Whether a programme that has documents is called by its place and year: `Nghệ An 2023 có mấy
    nghị quyết`; not documents that a place issued that year: `chỉ thị của Nghệ An năm 2023`."""
    years = "|".join(str(year) for year in lexicon.source_years if str(year) in said)
    if not years or _ISSUED.search(said) or not _SET.search(said) or kind_said(slate, Kind.ARTICLE):
        return False
    place = " ".join(words(fold(province)))
    called = re.search(
        r"(?:\b(?P<by>cua|uy|dan|ubnd|hdnd) )?(?:\b(?:tinh|thanh pho) )?"
        rf"\b{place}(?P<in> nam)? (?:{years})\b",
        said,
    )
    return called is not None and (
        not called["by"] or (called["by"], called["in"]) == ("cua", None)
    )


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
