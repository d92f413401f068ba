"""A question of what the speaker's own office does, as one of that office by its name."""

from __future__ import annotations

import re

from knowledge.text.fold import fold

_WE = r"(?:chung toi|chung em|ben (?:toi|em|minh)|(?:don vi|co quan) (?:toi|em|minh)|toi|em|minh)"
_AT = r"(?:lam viec|cong tac|lam|dang)? ?(?:o|tai|thuoc|ben)"
_ROLE = r"(?:chu tri|phoi hop|phu trach|tham gia|duoc giao|lam|thuc hien|co)"
_OWN_OFFICE = re.compile(
    rf"(?:(?<=^)|(?<=[,.;!] )){_WE} {_AT} (?P<office>[^,.;!?]{{5,60}})[,.;] "
    rf"(?:(?:nam nay|hien nay|thi|vay|nen|cho (?:toi|em|minh)? ?hoi) )*{_WE} "
    rf"(?=(?:phai |can |se |duoc |dang )*{_ROLE} )"
)
"""`tôi ở Sở Y tế, năm nay chúng tôi phải phối hợp nhiệm vụ nào`."""


def as_of_their_office(text: str) -> str:
    """A cleaned question with the office that somebody says to be of in place of `chúng tôi`."""
    flat = fold(text) if ", " in text or ". " in text else ""
    found = _OWN_OFFICE.search(flat) if len(flat) == len(text) else None
    if found is None:
        return text
    return f"{text[: found.start()]}{text[slice(*found.span('office'))]} {text[found.end() :]}"
