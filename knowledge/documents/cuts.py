"""Where the words behind a title cut it off, and what at its ends is none of it."""

from __future__ import annotations

import re

from knowledge.documents import quotes

_LIST_JOINT = re.compile(
    r"(?:^|[\s,;])(?:[,;]|và|cùng với|cùng|hoặc|[,;]\s*và)\s*(?:(?:các|những)\s+)?(?:số\s*)?$"
    r"|[,;]\s*(?:(?:các|những)\s+)?(?:số\s*)?$"
)
_SHARED_JOINT = re.compile(
    r"\s*(?:,|,?\s*và|,?\s*cùng với|,?\s*cùng|hoặc)?\s*(?:(?:các|những)\s+)?(?:số\s*)?"
)
_TURN = re.compile(
    r"(?:,\s+(?:và\s+)?|\s+và\s+|\s+(?=gắn\s))(?:tiếp tục|triển khai|thực hiện|phối hợp|tham mưu"
    r"|kiểm tra|giám sát|đôn đốc|theo dõi|tổ chức|tổng kết|sơ kết|quán triệt|gắn (?:với|việc|liền)"
    r"|đồng thời|nhất là|trọng tâm|cũng như|rà soát|đánh giá|chỉ đạo|tuyên truyền|chuẩn bị|học tập"
    r"|hướng dẫn|nghiên cứu|góp ý|báo cáo|đặc biệt|trong đó|theo)\b"
)
_CHECKED = re.compile(
    r"\b(?:giám sát|kiểm tra|khảo sát|thanh tra|phúc tra)\b[^.;\n]*\Z", re.IGNORECASE
)
_PLACE = re.compile(
    r"\s+tại\s+(?:(?:các|một số)\s+)?(?:[Đđ]ảng (?:ủy|uỷ|bộ)|[Hh]uyện (?:ủy|uỷ)|[Tt]hành (?:ủy|uỷ)"
    r"|[Tt]hị (?:ủy|uỷ)|UBND|Sở|Ban|huyện|xã|phường|thị xã|thị trấn|thành phố)\s+(?P<name>[^\W\d_])"
)
"""Where something is checked: a body or a place with a name of its own."""

_COUNTED_PLACES = re.compile(
    r"\s+(?:tại|ở)\s+(?P<least>(?:ít nhất|tối thiểu|hơn|trên)\s+)?(?:\d+%?|hai|ba|bốn|năm)\s+"
    r"(?:cấp (?:ủy|uỷ)|(?:chi|đảng) bộ|[Đđ]ảng (?:ủy|uỷ)|đơn vị|cơ quan|địa phương|huyện|quận|xã"
    r"|phường|thị trấn|ấp|thôn|bản)\b"
)
"""Where work is done, by how many places."""

_TYPES = (
    "(?:Chương trình|Kế hoạch|Nghị quyết|Chỉ thị|Kết luận|Quy định|Quyết định|Hướng dẫn|Thông báo)"
)
_OF_ANOTHER = re.compile(
    rf"\s+(?:và|cùng(?: với)?)\s+{_TYPES}\s+của\s+[^\W\d_][^,;.:\n]{{2,80}}?\s+về\s"
)
"""A further document that bears no number: `và Hướng dẫn của Ban Dân vận về …`."""

_ON_DOCUMENTS = re.compile(
    r"\b(?i:thực hiện|triển khai|thi hành|quán triệt|cụ thể h(?:óa|oá)|sửa đổi|bổ sung|thay thế"
    rf"|bãi bỏ|(?:sơ|tổng) kết)\s[^,;]*{_TYPES}"
)
_CENTRAL = re.compile(r"[-/](?:TW|TTg|CP|(?:UBTV)?QH\d*)\b")
_TRIED = re.compile(r"\bthí điểm\b", re.IGNORECASE)
_LONGEST_LEAD = 400

_WHEN = (
    r"(?:trước|trong|vào|chậm nhất)\s(?:(?:là|vào|trước)\s)?"
    r"(?:(?:ngày|tháng|quý|năm)\s(?:\d|[IVX]+\b)|\d{1,2}/\d)"
)
_LOWER = "".join(char for char in map(chr, range(0x61, 0x1EFA)) if char.islower())
_STOP = re.compile(
    rf"[;\n…]|(?<![\s.][A-ZĐ])(?<!\sTP)(?<!\sTX)\.(?=\s+[^{_LOWER}\s]|\s*$|\s*\n|/\.|\.\.)"
    r"|\s\((?:sau đây|gọi tắt|viết tắt|gọi chung|dưới đây)"
    r"|(?:,\s|\s\()(?:đã )?được (?:sửa đổi|bổ sung|thay thế|ban hành|phê duyệt)\b"
    r"|\s\((?i:(?:(?:đơn vị|cơ quan) )?(?:chủ trì|phối hợp|thời (?:gian|hạn)|hoàn thành)\b)"
    r"|,?\s\(?có hiệu lực|,\s(?:đồng thời|gắn (?:với|việc|liền)|trong đó|qua đó|từ đó|trọng tâm là"
    r"|góp phần|tham mưu|phấn đấu|kịp thời)\s"
    rf"|,\s(?:(?:hoàn thành|xong|thực hiện|tổ chức|báo cáo[^,;.\n]{{0,60}}?)\s(?:xong\s)?)?{_WHEN}"
    r"|,\sdo\s[^,;.\n]{3,80}?\s(?:chủ trì|phụ trách|làm đầu mối)\b"
    rf"|,\sđịnh kỳ\s(?:(?:hằng|hàng)\s\w+\s)?báo cáo\s(?:kết quả\b|[^{_LOWER}\W])"
    r"|(?<!giai đoạn [I1])(?<!giai đoạn II)(?<!giai đoạn 2):\s"
)
_FOOTNOTE = re.compile(
    r"(?<=[\w”\"»’'])(?:(?<![\s\d][mM])(?<![kcd]m)[¹²³⁰⁴-⁹]+(?!\w)|\s?\[\d{1,2}\]|\s?\(\d{1,2}\)$)"
)
_TRAILING = " ,;.:–-"


def is_list_joint(between: str) -> bool:
    """Whether the words between two documents only join them in a list."""
    return bool(between.strip()) and _SHARED_JOINT.fullmatch(between) is not None


def ends_list(lead: str) -> bool:
    """Whether the words before a document join it to the one before them."""
    return _LIST_JOINT.search(lead) is not None


def stop(text: str, position: int, limit: int) -> int:
    """The first place up to a limit where a title that nothing closes has to end."""
    match = _STOP.search(text, position, limit)
    return match.start() if match else limit


def another(text: str, start: int, end: int) -> int | None:
    """Where a title gives way to a further document that bears no number; None where it does not,
    or documents are what it is about.
    """
    found = _OF_ANOTHER.search(text, start, end)
    if found is None or _ON_DOCUMENTS.search(text, start, found.start()):
        return None
    return found.start()


def places(text: str, named: tuple[int, int], start: int, end: int) -> list[int]:
    """Where the places stand in which a document is carried out: in a check, `giám sát Chỉ thị số
    … về giữ rừng tại Đảng ủy Khối Doanh nghiệp`, and so many as no document of the centre is
    about, `về giữ rừng tại 08 xã`. `named` is where it is named, from its type to its issuer.
    """
    is_checked = _CHECKED.search(text[max(0, named[0] - _LONGEST_LEAD) : named[0]])
    is_of_all = _CENTRAL.search(text, *named) and not _TRIED.search(text, start, end)
    ends = [
        at.start()
        for at in _PLACE.finditer(text, start, end)
        if is_checked and at["name"].isupper()
    ]
    ends += [
        at.start()
        for at in _COUNTED_PLACES.finditer(text, start, end)
        if is_checked or at["least"] or is_of_all
    ]
    return ends


def turn(lead: str, *, bare: bool) -> int | None:
    """Where, in the words before a further document, the title gives way to it; None if nowhere.

    `bare`: the document before it, inside the title, bears no title, so a list may go on.
    """
    bracket = lead.rfind("(")
    if bracket > lead.rfind(")"):
        return bracket
    if joint := _LIST_JOINT.search(lead):
        return None if bare and _SHARED_JOINT.fullmatch(lead) else joint.start()
    if lead.endswith("của "):
        return None
    turns = list(_TURN.finditer(lead))
    return turns[-1].start() if turns else None


def trimmed(title: str) -> str:
    """A title without "về", footnotes, and the marks at its ends."""
    title = _FOOTNOTE.sub("", title.strip(_TRAILING))
    title = re.sub(r"^(?:về\s+việc|về)\s+", "", title, flags=re.IGNORECASE)
    title = _without_stray_marks(title)
    return title.strip(_TRAILING)


def _without_stray_marks(title: str) -> str:
    """The title without a quotation mark at either end that nothing answers."""
    answered = quotes.pairs(title)
    closing = {end for _, end in answered.values()}
    mark = quotes.opening_at(title, 0)
    if mark and 0 not in answered:
        title = title[mark:]
        return _without_stray_marks(title)
    if mark and answered[0][1] + mark == len(title):
        return title[mark:-mark]
    if title and title[-1] in quotes.MARKS and len(title) - 1 not in closing:
        return title[:-1] if not title.endswith("''") or len(title) - 2 not in closing else title
    return title
