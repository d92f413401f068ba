"""How far the title of each document reaches, and which documents lie inside it.

A title follows the number, the date and the issuer: behind "về", behind a drafting verb, or in
quotation marks. A quoted title ends where its quotation ends. Any other one ends at a semicolon,
at the end of the sentence, or where the sentence turns to the next document of the list; a
document that the title itself names (about carrying out, amending or issuing it) is a part of it.
Documents of a list that ends in a title with "về" bear that title together, unless as many titles
stand there as documents do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.documents import cuts, quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABOUT = re.compile(
    r"\s*,?\s*\(?(?:(?:ý\s+kiến\s+)?kết\s+luận\s+|lần\s+lượt\s+)?(?:về\s+việc|về|v/v)[\s:]+(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*,?\s+giữa\s[^;.(“\"\n]{3,250}?(?=\s+về\s)")
_NEXT = r"\s*(?:[,;]|(?<=\s)và\b)\s*(?:và\s+)?"
_ANOTHER = re.compile(rf"{_NEXT}(?:(?:về\s+việc|về)\s+(?=\S)|(?=[{quotes.MARKS}]))")
_EACH = re.compile(rf"{_NEXT}(?:về\s+việc|về)\s+(?=\S)")
_RESPECTIVE = re.compile(r"\blần\s+lượt\b")
_DECISION = re.compile(r"\b(?:QĐ|NQ|NĐ)[-/]")
_VERBS = r"(?:ban hành|phê duyệt|thành lập|kiện toàn|công nhận|quy định)\s"
_VERB = re.compile(_VERBS)
_ISSUED = re.compile(rf"(?:\s*,?\s*(?:về\s+việc|về))?\s+(?={_VERBS})")
_KINDS = r"(?:Quy (?:chế|định|trình)|Hướng dẫn|Đề án|Kế hoạch|Chương trình)\s"
_EACH_ISSUED = re.compile(
    rf"{_NEXT}(?:(?:về\s+việc\s+|về\s+)?(?={_VERBS})|[{quotes.MARKS}]?(?={_KINDS}))"
)
_THEN_ISSUED = re.compile(rf"\s*;\s*(?:và\s+)?(?={_KINDS})")
_COLON = re.compile(r"\s*[,:–-]?\s*")
_DRAFTING = re.compile(
    r"\s+(?=(?:quy định|ban hành|hướng dẫn|phê duyệt|sửa đổi|bổ sung|công bố|kiện toàn|thành lập"
    r"|(?:tiếp tục |tổ chức |triển khai )*thực hiện|triển khai|cụ thể hóa|cụ thể hoá"
    r"|một số (?:vấn đề|chủ trương|giải pháp|nhiệm vụ|biện pháp|chính sách|cơ chế))[\s,])"
)
_CARRYING_OUT = re.compile(
    r"\b(?:thực hiện|triển khai|thi hành|quán triệt|cụ thể hóa|cụ thể hoá)\b[^,;]*$", re.IGNORECASE
)
_LONGEST = 1500
_MOST_INSIDE = 12


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a document is named: from its type word to the end of number, date and issuer.

    `name` is its title where the naming itself holds it, as that of a law does.
    """

    start: int
    tail: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a document's naming covers.

    Attributes:
        title: the title, without "về" and quotation marks; None where none is printed.
        end: where the naming ends, its title and closing quotation mark included.
        inside: positions of the anchors that the title names itself, not those inside theirs.
        carried_out: those of `inside` that the title says it carries out.
        shared: the position of the next anchor of a list, whose title this is too, else None.
    """

    title: str | None
    end: int
    inside: tuple[int, ...] = ()
    carried_out: tuple[int, ...] = ()
    shared: int | None = None


def scopes(text: str, anchors: Sequence[Anchor]) -> list[Scope]:
    """The scope of each anchor; the anchors stand in order and do not overlap."""
    reader = _Reader(text, anchors, quotes.pairs(text), {})
    for place in reversed(range(len(anchors))):
        reader.found[place] = reader.scope(place)
    for place in range(len(anchors)):
        reader.part_titles(place)
    return [reader.found[place] for place in range(len(anchors))]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text; `found` fills from the last anchor to the first, so nested scopes are known."""

    text: str
    anchors: Sequence[Anchor]
    quoted: dict[int, tuple[int, int]]
    found: dict[int, Scope]

    def scope(self, place: int) -> Scope:
        tail, name = self.anchors[place].tail, self.anchors[place].name
        if name is not None:
            return Scope(name, tail)
        if about := _ABOUT.match(self.text, self._behind_parties(place)):
            return self._titled(place, about.end())
        plain = _COLON.match(self.text, tail)
        if plain and quotes.opening_at(self.text, plain.end()):
            return self._titled(place, plain.end())
        if drafting := _DRAFTING.match(self.text, tail):
            return self._unquoted(place, drafting.end())
        return self._shared(place)

    def _behind_parties(self, place: int) -> int:
        """The end of "giữa … với …", the parties of a joint document, else of the anchor."""
        tail = self.anchors[place].tail
        between = _BETWEEN.match(self.text, tail)
        if between is None or self._anchors_from(place + 1, between.end()):
            return tail
        return between.end()

    def _shared(self, place: int) -> Scope:
        """The scope of a document that may bear the title of the next one of its list."""
        tail, following = self.anchors[place].tail, self.found.get(place + 1)
        if following is None or following.title is None or not self._about(place + 1):
            return Scope(None, tail)
        if not cuts.is_list_joint(self.text[tail : self.anchors[place + 1].start]):
            return Scope(None, tail)
        return Scope(
            following.title, following.end, following.inside, following.carried_out, place + 1
        )

    def part_titles(self, last: int) -> None:
        """Give each document of a list its own title where as many follow, `… về A; về B`, `… ban
        hành Quy chế A và Quy định B`; none where one sentence has several and not as many.
        """
        first = last
        while first and self._goes_on(first - 1, last):
            first -= 1
        if first == last or self.found[last].shared is not None:
            return
        titled = self._each(first, last) or self._following(first, last)
        is_told = len(titled) == last - first + 1
        about = _ABOUT.match(self.text, self.anchors[last].tail)
        is_each = len(titled) > 1 or (about and _RESPECTIVE.search(about[0]))
        for place in range(first, last + 1) if is_each else ():
            scope = titled[place - first] if is_told else replace(self.found[place], title=None)
            self.found[place] = replace(scope, shared=self.found[place].shared)

    def _goes_on(self, place: int, last: int) -> bool:
        """Whether a document is of the list that ends in another: it bears its title, or it is a
        decision as that is, which issues something.
        """
        if self.found[place].shared == place + 1:
            return True
        between = self.text[self.anchors[place].tail : self.anchors[place + 1].start]
        is_bare = self.found[place].title is None and self.anchors[last].name is None
        is_listed = is_bare and cuts.is_list_joint(between)
        return is_listed and self._issues(place, last) is not None

    def _issues(self, first: int, last: int) -> re.Match[str] | None:
        """The words before what the decisions of a list issue, None where not all are decisions."""
        listed = self.anchors[first : last + 1]
        if all(_DECISION.search(self.text, one.start, one.tail) for one in listed):
            return _ISSUED.match(self.text, self.anchors[last].tail)
        return None

    def _each(self, first: int, last: int) -> list[Scope]:
        """The titles that stand in one title: `về A, về B`; [] where it is one."""
        whole, tail = self.found[last], self.anchors[last].tail
        issued = self._issues(first, last)
        lead = issued or _ABOUT.match(self.text, tail)
        if lead is None:
            return []
        end = self._end_of_issued(last, whole.end) if issued else whole.end
        joints = (_EACH_ISSUED if issued else _EACH).finditer(self.text, lead.end(), end)
        parted = [one for one in joints if self._is_outside(lead.end(), one.start(), whole)]
        starts = [lead.end(), *(one.end() for one in parted)]
        spans = list(zip(starts, [*(one.start() for one in parted), end], strict=True))
        titles = [cuts.trimmed(self.text[a:b]) for a, b in spans]
        verb = _VERB.match(titles[0]) if issued else None
        told = [_behind(verb[0], title) for title in titles] if verb else titles
        return [
            Scope(title, end, *self._named(last + 1, *span))
            for title, span in zip(told, spans, strict=True)
            if parted
        ]

    def _is_outside(self, start: int, at: int, title: Scope) -> bool:
        """Whether a place in a title is in no quotation and of no document that the title names."""
        named = (range(self.anchors[one].start, self.found[one].end) for one in title.inside)
        return self._quotation(start, at) is None and not any(at in span for span in named)

    def _end_of_issued(self, last: int, end: int) -> int:
        """Where the last of what decisions issue ends: `ban hành Quy chế A; Quy định B`."""
        while then := _THEN_ISSUED.match(self.text, end):
            if self._anchors_from(last + 1, then.end() + 1):
                break
            end = self._unquoted(last, then.end()).end
        return end

    def _following(self, first: int, last: int) -> list[Scope]:
        """The title of a list and those behind it, [] where there are not as many."""
        titled = [self.found[last]]
        while len(titled) <= last - first:
            another = _ANOTHER.match(self.text, titled[-1].end)
            if another is None or self._anchors_from(last + 1, another.end()):
                return []
            titled.append(self._titled(last, another.end()))
        return titled

    def _about(self, place: int) -> bool:
        """Whether the title at the end of the list is one that a whole list can bear."""
        while (shared := self.found[place].shared) is not None:
            place = shared
        anchor = self.anchors[place]
        of_all = self._behind_parties(place) == anchor.tail
        return of_all and anchor.name is None and not _DRAFTING.match(self.text, anchor.tail)

    def _titled(self, place: int, start: int) -> Scope:
        mark = quotes.opening_at(self.text, start)
        if not mark:
            return self._unquoted(place, start)
        begin, end = self.quoted.get(start, (start + mark, -1))
        if end < 0 or end - begin > _LONGEST or self._crosses(place, begin, end):
            return self._unquoted(place, start + mark)
        inside, carried = self._named(place + 1, begin, end)
        return Scope(cuts.trimmed(self.text[begin:end]), self._after(end), inside, carried)

    def _after(self, closing: int) -> int:
        return closing + max(1, quotes.opening_at(self.text, closing))

    def _crosses(self, place: int, begin: int, end: int) -> bool:
        """Whether a quotation runs into another document of the sentence: it was left open."""
        for anchor in self._anchors_from(place + 1, end):
            if re.search(r"[;.]\s*$", self.text[begin : self.anchors[anchor].start]):
                return True
        return False

    def _anchors_from(self, place: int, end: int) -> range:
        last = place
        while last < len(self.anchors) and self.anchors[last].start < end:
            last += 1
        return range(place, last)

    def _named(
        self, place: int, position: int, end: int
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The anchors that the title between two positions names, and those it carries out."""
        inside: list[int] = []
        carried: list[int] = []
        for anchor in self._anchors_from(place, end):
            if self.anchors[anchor].start < position:
                if inside and self.found[inside[-1]].shared == anchor:
                    self._enlist(anchor, inside, carried)
                continue
            lead = self.text[position : self.anchors[anchor].start]
            joined = bool(inside) and cuts.ends_list(lead)
            if (joined and inside[-1] in carried) or _CARRYING_OUT.search(lead):
                carried.append(anchor)
            inside.append(anchor)
            position = self.found[anchor].end
        return tuple(inside), tuple(carried)

    def _enlist(self, anchor: int, inside: list[int], carried: list[int]) -> None:
        if inside[-1] in carried:
            carried.append(anchor)
        inside.append(anchor)

    def _unquoted(self, place: int, start: int) -> Scope:
        end = self._before_parenthesis(start, self._cut(place, start))
        if end - start > _LONGEST:
            return Scope(None, self.anchors[place].tail)
        title = cuts.trimmed(self.text[start:end])
        if not title:
            return Scope(None, self.anchors[place].tail)
        inside, carried = self._named(place + 1, start, end)
        return Scope(title, end, inside, carried)

    def _cut(self, place: int, start: int) -> int:
        """The end of a title before what the text says behind it."""
        end, anchor = self._end(place, start), self.anchors[place]
        found = cuts.places(self.text, (anchor.start, anchor.tail), start, end)
        end = min((at for at in found if self._quotation(start, at) is None), default=end)
        another = cuts.another(self.text, start, end)
        return end if another is None or self._quotation(start, another) is not None else another

    def _before_parenthesis(self, start: int, end: int) -> int:
        """The end of a title without what follows the parenthesis that the document stands in:
        `Đề án 938 (Quyết định số 938/QĐ-TTg về giữ rừng) và trồng cây`.
        """
        lead = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        depth = lead.count("(") - lead.count(")")
        for mark in re.finditer(r"[()]", self.text[start:end]) if depth == 1 else ():
            depth += 1 if mark[0] == "(" else -1
            if not depth:
                return start + mark.start()
        return end

    def _end(self, place: int, start: int) -> int:
        """Where a title that no quotation mark closes ends; beyond `_LONGEST` if nowhere near."""
        position, bare = start, False
        following = place + 1
        for _ in range(_MOST_INSIDE):
            stop = self._stop(position, start + _LONGEST + 1)
            while following < len(self.anchors) and self.anchors[following].start < position:
                following += 1
            if following == len(self.anchors) or self.anchors[following].start >= stop:
                return stop
            lead = self.text[position : self.anchors[following].start]
            cut = cuts.turn(lead, bare=bare)
            if cut is not None:
                return position + cut
            scope = self.found[following]
            bare = scope.title is None or self.anchors[following].name is not None
            position = max(scope.end, position)
            following += 1
        return start + _LONGEST + 1

    def _stop(self, position: int, limit: int) -> int:
        """The next place outside quotations where a title has to end."""
        limit = min(limit, len(self.text))
        while position < limit:
            stop = cuts.stop(self.text, position, limit)
            inner = self._quotation(position, stop)
            if inner is None:
                return stop
            position = inner
        return limit

    def _quotation(self, position: int, stop: int) -> int | None:
        """The end of the first quotation that opens before the stop and closes behind it."""
        for mark in re.finditer(f"[{quotes.MARKS}]", self.text[position:stop]):
            opening = position + mark.start()
            if opening in self.quoted and self.quoted[opening][1] >= stop:
                return self._after(self.quoted[opening][1])
        return None


def _behind(verb: str, title: str) -> str:
    """One of several things that decisions issue, behind its own verb or that of the first."""
    own = _VERB.match(title)
    if own is None:
        return verb + title
    is_quoted = quotes.opening_at(title, own.end())
    return own[0] + cuts.trimmed(title[own.end() :]) if is_quoted else title
