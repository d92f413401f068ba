"""Read what type of document a question asks for, and who issued it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.citations import letters
from knowledge.citations.tokens import Token, phrase, tokenize
from knowledge.reading import patterns
from knowledge.search.lexicon import Kind
from knowledge.text.fold import accented, fold, words
from knowledge.text.phrases import lengths_by_first
from knowledge.text.weights import folded_function_words, light_phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.citations.letters import Body
    from knowledge.reading.slate import Slate
    from knowledge.search.lexicon import Lexicon

_LISTING = frozenset({"va", "hoac", "hay"})
_SAID_BEFORE = frozenset("cua do tu boi".split())
_CARRYING = re.compile(
    rf"\b(?P<type>{patterns.TYPES}) (?:nao|gi|mo) (?:cua (?:(?!duoc)[a-z ]){{3,40}} )?"
    rf"{patterns.CARRY_OUT}\b"
    rf"|\bbang (?P<means>{patterns.TYPES}) (?:nao|gi|mo)\b"
)
_COUNTED = re.compile(
    rf"\b(?P<has>(?:co|ban hanh) )?(?:may|bao nhieu)(?: loai| cai| ban)? (?=(?:{patterns.TYPES})\b)"
)
_AROUND_PLACE = frozenset("tinh thanh pho tp huyen quan thi xa phuong dac khu dia ban nam".split())
"""Words beside the name of a place or a year."""

_PRESCRIBES = re.compile(r"\bquy dinh(?: nhung)? (?:gi|(?:nhu )?the nao|ra sao)\b")
"""Behind a document: what it says, and no regulation."""

_PRESCRIBES_IT = re.compile(
    r"(?<= nao )quy dinh(?:\W+(?:ve )?(?:viec|dieu|cai|noi dung) (?:nay|do|ay))?\W*$"
)
"""Behind what is asked for, with nothing else: what it does, and no regulation."""

_NAMED_YEAR = re.compile(
    rf"\b(?P<type>{patterns.TYPES})(?: [a-z]+){{2,}} (?P<year>(?:19|20)\d\d)\W*$"
)
"""A document by its name and its year: `luật đất đai 2013`."""

_PAPER = r"bao cao|hop|hoi nghi|tham luan|de cuong|bai(?: viet)?|phat bieu|to trinh|ke hoach"
_IN_ORDER_TO = r"\bde (?!(?:an|nghi|xuat|cao|ra|tai|cuong|phong|bat)\b)"
_PURPOSE = re.compile(
    rf"(?:(?<!van )(?<!chu )(?<!chuyen )(?<!tieu )(?<!luan ){_IN_ORDER_TO}(?:[a-z]+ ){{0,3}}?"
    r"(?:hop|bao cao|viet|soan|trinh|tham khao|hoc|doc|dua vao|in|lam bai|chuan bi)\b"
    rf"|\bphuc vu (?:(?:cho|viec|lam|viet|soan|cuoc|buoi) )*(?:{_PAPER})\b)"
    rf"(?: (?:mot|cuoc|buoi|{_PAPER})\b)*(?P<about>.*)$"
)
"""What the person needs the answer for, and what that is about."""

_ABOUT = re.compile(r" (?:ve|lien quan) ")
_DUE = re.compile(r"^ (?:cuoi|dau|giua|quy|thang|nam|tuan|ky|ngay|hom|sang|chieu|toi)\b")
"""Behind what somebody writes or attends: its subject, and when it is due."""

_KIND_WORDS = 2
_TELLING = 3


@dataclass(frozen=True, slots=True)
class AskedType:
    """A type of document that is asked for: its folded name and letters, the body that a symbol
    without a number names (`ĐA/TU`), whether all of the type is asked for, and whether it may be
    a word of the subject."""

    name: str = ""
    letters: frozenset[str] = frozenset()
    body: Body | None = None
    is_plural: bool = False
    is_word: bool = False


NO_TYPE = AskedType()


def take_asked_type(slate: Slate, lexicon: Lexicon) -> AskedType:
    """The type that a word behind it asks for, wherever it stands: `… theo quy định nào`."""
    says = slate.find(_PRESCRIBES)
    if says and begins_with_type(slate.flat[: says.start()]):
        slate.blank(*says.span())
    slate.take(_PRESCRIBES_IT)
    tokens = tokenize(slate.left)
    return _take_type(
        slate, tokens, lexicon, lambda _, end: bool(patterns.ASKED.match(_text(tokens[end:])))
    )


def take_counted_type(slate: Slate, lexicon: Lexicon, places: tuple[str, ...]) -> AskedType:
    """The type of which a place is asked how many it has: `Gia Lai có mấy nghị quyết`.

    The place goes too, so that what is beside the type is as at the head of the question.
    """
    said = fold(slate.text)
    counted = _COUNTED.search(said) if places else None
    if counted is None:
        return NO_TYPE
    tokens = tokenize(slate.left)
    before = [token for token in tokens if token.end <= counted.start()]
    names = {word for place in places for word in words(fold(place))}
    for words_of_place in (names | _AROUND_PLACE, names):
        of_place = [token for token in before if token.folded in words_of_place]
        if _is_head([token for token in before if token not in of_place]):
            for token in of_place:
                slate.blank(token.start, token.end)
            break
    else:
        if not counted["has"]:
            return NO_TYPE
    return _take_type(slate, tokens, lexicon, lambda start, _: tokens[start].start == counted.end())


def take_head_type(slate: Slate, lexicon: Lexicon) -> AskedType:
    """The type that the question begins with: `chỉ thị về …`, `Thủ tướng có chỉ thị …`."""
    tokens = tokenize(slate.left)
    head = _take_type(slate, tokens, lexicon, lambda start, _: _is_head(tokens[:start]))
    return head if head is not NO_TYPE else _carrying_type(slate)


def _carrying_type(slate: Slate) -> AskedType:
    """The type of those that carry out what was talked about: `kế hoạch nào thực hiện`."""
    match = _CARRYING.search(fold(slate.text))
    said = tokenize(match["type"] or match["means"]) if match else []
    _, name, types = _type_at(said, 0)
    return AskedType(name, types) if types else NO_TYPE


def take_consists(slate: Slate) -> bool:
    """Whether all of a type are asked for by words behind it: `nghị định gồm những cái nào`."""
    match = slate.find(patterns.CONSISTS) if "gom" in slate.flat else None
    tokens = tokenize(slate.left[: match.start()]) if match else []
    if not match or not tokens or _type_at(tokens, 0)[0] != len(tokens):
        return False
    slate.blank(*match.span())
    return True


def _take_type(
    slate: Slate, tokens: list[Token], lexicon: Lexicon, is_asked: Callable[[int, int], bool]
) -> AskedType:
    for at in range(len(tokens)):
        length, name, types = _type_at(tokens, at)
        if not length or not is_asked(at, at + length):
            continue
        plural = patterns.PLURAL.search(slate.flat[: tokens[at].start])
        start = plural.start() if plural else tokens[at].start
        slate.blank(start, tokens[at + length - 1].end)
        other = _other_type(slate, tokens, at + length)
        if other:
            return AskedType("", (types or frozenset({name})) | other, None, is_plural=True)
        body = _take_symbol(slate, tokens, at + length, types)
        ends = (
            phrase(tokens, at + length - 1, at + length),
            phrase(tokens, at + length, at + length + 1),
        )
        is_word = lexicon.knows_pair(*ends) and ends[1] not in _neutral()
        if name:
            slate.take_all(patterns.again(name) if plural else patterns.which(name))
        return AskedType(name, types, body, plural is not None, is_word)
    return NO_TYPE


def _other_type(slate: Slate, tokens: list[Token], behind: int) -> frozenset[str]:
    """Letters of the second of two types, its name where it has none: `các pháp lệnh, luật`."""
    if phrase(tokens, behind, behind + 1) not in ("va", ",", "hoac"):
        return frozenset()
    length, name, types = _type_at(tokens, behind + 1)
    if not length:
        return frozenset()
    slate.blank(tokens[behind].start, tokens[behind + length].end)
    return types or frozenset({name})


def _take_symbol(
    slate: Slate, tokens: list[Token], behind: int, types: frozenset[str]
) -> Body | None:
    """`các đề án số hiệu ĐA/TU`: the general body whose letters stand behind those of the type."""
    for at in range(max(behind - 1, 0), len(tokens) - 2):
        first, sign, second = tokens[at : at + 3]
        if first.folded in types and sign.text in "/-" and second.is_bare:
            for body in letters.bodies():
                if second.folded in body.symbols:
                    slate.blank(first.start, second.end)
                    return body
    return None


def take_introduction(slate: Slate, lexicon: Lexicon) -> None:
    """Take away who asks and what for: `em ở xã … hỏi văn bản về …`, `… để mai họp`."""
    slate.take(patterns.GREETING)
    purpose = slate.find(_PURPOSE)
    if purpose and purpose.start() and _is_for(slate, purpose.start()):
        slate.blank(purpose.start(), _end_of_purpose(slate, purpose, lexicon))
    starts = [match.start() for kind in patterns.KINDS.values() if (match := slate.find(kind))]
    tokens = tokenize(slate.left)
    starts += [token.start for at, token in enumerate(tokens) if _type_at(tokens, at)[0]]
    if not starts:
        slate.take(patterns.ASKING_ABOUT)
        return
    if _ABOUT.search(slate.flat, min(starts)):
        slate.take(patterns.WHO_ASKS)
    if _goes_on(tokens, min(starts)):
        slate.blank(0, _end_of_asking(slate, tokens, min(starts), lexicon))


def _end_of_asking(slate: Slate, tokens: list[Token], kind: int, lexicon: Lexicon) -> int:
    """Where words of asking end before a kind, or before the body that has such documents."""
    before = [token for token in tokens if token.start < kind]
    ends = [kind, *(one.start for at, one in enumerate(before) if _is_head(before[at:]))]
    return next((end for end in ends if _asks(slate, end, lexicon)), 0)


def _asks(slate: Slate, end: int, lexicon: Lexicon) -> bool:
    """Whether what stands before a place ends in words of asking: `hỏi`, not `hội`, nor `hoi`
    where documents have it with the word before."""
    match = patterns.ASKING.search(slate.flat[:end])
    if match is None:
        return False
    first = accented(slate.text[match.start() : end]).split()[0]
    if first != fold(first):
        return first in patterns.ASKING_MARKED
    before = slate.flat[: match.start()].split()[-1:]
    is_marked = first in {fold(word) for word in patterns.ASKING_MARKED}
    return not (before and is_marked and lexicon.knows_pair(before[0], first))


def _end_of_purpose(slate: Slate, purpose: re.Match[str], lexicon: Lexicon) -> int:
    """Where the subject begins that is said of the purpose: `văn bản để làm báo cáo về …`.

    Before the purpose no more is said then than the kind, the type or the body that is asked for.
    """
    kind = slate.find(patterns.KINDS[Kind.DIRECTIVE])
    tokens = [token for token in tokenize(slate.left) if token.end <= purpose.start()]
    ends = [
        tokens[at + length - 1].end
        for at in range(len(tokens))
        if (length := _type_at(tokens, at)[0])
    ]
    ends = [kind.end()] if kind and kind.end() <= purpose.start() else ends
    if not ends or not _is_head([token for token in tokens if token.start >= ends[0]]):
        return purpose.end()
    about = purpose["about"]
    if found := _ABOUT.search(about):
        return purpose.start("about") + found.start()
    said = about.split()[:2]
    is_subject = len(said) > 1 and lexicon.knows_pair(*said) and not _DUE.match(about)
    return purpose.start("about") if is_subject else purpose.end()


def _is_for(slate: Slate, at: int) -> bool:
    """Whether the word there is `phục vụ` or `để`, or lacks its marks."""
    return slate.text[at : at + 2].casefold() in ("để", "de", "ph")


def _goes_on(tokens: list[Token], start: int) -> bool:
    """Whether what is asked for is said behind its kind, rather than before it."""
    behind = [token for token in tokens if token.start >= start and token.is_word]
    return len([token for token in behind if token.folded not in _neutral()]) > _KIND_WORDS


def take_body(slate: Slate) -> tuple[Body | None, bool]:
    """Who issued what is asked for, and whether that is said: `của Bộ Chính trị`.

    It is not said of a body at the head of the question: `Thủ tướng có chỉ thị …`, but also
    `chi bộ ở xóm …`; nor of one inside the subject: `về giám sát của Mặt trận đối với …`.
    """
    tokens = [token for token in tokenize(slate.left) if token.is_word]
    for at in range(len(tokens)):
        said = tokens[at].folded in _SAID_BEFORE
        head = all(token.folded in _neutral() for token in tokens[:at])
        if not (said or head):
            continue
        body, end = _body_from(slate, tokens, at + said)
        if body:
            others, end = _bodies_beside(slate, tokens, end)
            slate.blank(tokens[at].start, tokens[end - 1].end)
            inside = _says_something(tokens[:at]) and _says_something(tokens[end:])
            return replace(body, others=others), said and not inside
    return None, False


def _body_from(slate: Slate, tokens: list[Token], start: int) -> tuple[Body | None, int]:
    """The body that words from there on name, the longest name, and where it ends; none where it
    begins a longer word: `đảng viên`."""
    for length in range(letters.longest_body(), 0, -1):
        body = letters.body_at(tokens, start, length) or _by_letters(tokens, start, length)
        is_word = tuple(phrase(tokens, start, start + length + 1).split()) in light_phrases()
        if body and not is_word and _is_whole(slate, tokens, start, length):
            return body, start + length
    return None, start


def _bodies_beside(slate: Slate, tokens: list[Token], end: int) -> tuple[tuple[Body, ...], int]:
    """Bodies that are listed behind another: `… và Ban Bí thư`, and where the list ends."""
    found: list[Body] = []
    while end < len(tokens):
        linked = tokens[end].folded in _LISTING
        if not (linked or "," in slate.left[tokens[end - 1].end : tokens[end].start]):
            break
        at = end + linked
        said = phrase(tokens, at, at + 1) in _SAID_BEFORE
        body, behind = _body_from(slate, tokens, at + said)
        if body is None:
            break
        found.append(body)
        end = behind
    return tuple(found), end


def _by_letters(tokens: list[Token], start: int, length: int) -> Body | None:
    """The body whose letters are typed for its name: `văn bản của BTGDVTW`.

    Two letters tell only where a body has to follow or nothing else is said: `của CP`.
    """
    if length != 1 or start >= len(tokens) or not tokens[start].is_bare:
        return None
    letters_said = tokens[start].folded
    is_awaited = start > 0 and tokens[start - 1].folded in _SAID_BEFORE
    is_telling = is_awaited or len(tokens) == 1 or len(letters_said) >= _TELLING
    of_several = letters.general_by_symbol().get(letters_said) if is_awaited else None
    return letters.body_by_symbol().get(letters_said, of_several) if is_telling else None


def _says_something(tokens: list[Token]) -> bool:
    return any(token.folded not in _neutral() for token in tokens)


def _is_whole(slate: Slate, tokens: list[Token], start: int, length: int) -> bool:
    """Whether nothing was taken out of the middle of the words."""
    stretch = slate.flat[tokens[start].start : tokens[start + length - 1].end]
    return "  " not in stretch


def _type_at(tokens: list[Token], at: int) -> tuple[int, str, frozenset[str]]:
    if at >= len(tokens):
        return 0, "", frozenset()
    for length in _type_lengths().get(tokens[at].folded, ()):
        name = phrase(tokens, at, at + length)
        if name in letters.type_words():
            return length, name, letters.type_words()[name]
    word = tokens[at]
    if word.is_bare and word.folded in patterns.TYPE_LETTERS:
        return 1, "", frozenset({word.folded, *({"qdi", "qyd"} if word.folded == "qd" else ())})
    if word.text.casefold() == "đa":
        return 1, "de an", frozenset({"da"})
    return 0, "", frozenset()


@tables.derived
def _type_lengths() -> dict[str, list[int]]:
    """First syllable of the names of types → how many syllables these have, the most first."""
    names = map(str.split, letters.type_words())
    return lengths_by_first(name for name in names if name)


def _text(tokens: list[Token]) -> str:
    return " ".join(token.folded for token in tokens)


def _is_head(before: list[Token]) -> bool:
    """Whether only function words and a body stand before."""
    said = [token for token in before if token.is_word and token.folded not in _neutral()]
    return not said or letters.body_named(said) is not None


@tables.derived
def _neutral() -> frozenset[str]:
    return folded_function_words() | {"so"}


def begins_with_type(text: str) -> bool:
    """Whether a type of document is the first thing that a text says."""
    tokens = tokenize(text)
    return any(_type_at(tokens, at)[0] and _is_head(tokens[:at]) for at in range(len(tokens)))


def ends_in_year(slate: Slate, lexicon: Lexicon) -> bool:
    """Whether a year behind a name is that of issue: titles of laws have none of their own."""
    match = _NAMED_YEAR.search(" ".join(slate.flat.split()))
    if match is None or "luat" in match["type"]:
        return match is not None
    of_programme = int(match["year"]) in lexicon.source_years
    return not (of_programme or lexicon.knows(match["year"]))
