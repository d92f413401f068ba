"""What is said to somebody who says nothing, hello, thank you, or asks what the bot is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import welcome
from knowledge.text.fold import clean, fold, words

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.answering.knowledge import Knowledge

_WHOM = (
    r"(?: (?:dong chi|cac dong chi|anh chi|anh|chi|em|ban|bot|ad|moi nguoi|ca nha|nhe|nha|a"
    r"|nhieu|nhieu nhe))*"
)
_GREETING = re.compile(
    rf"(?:(?:em|da|xin|kinh) )*(?:chao|hello|hi|alo){_WHOM}"
    r"|(?:(?:alo|bot|a|chua) )*(?:co )?ai(?: (?:o day|dang truc|truc|tra loi|day))*"
    rf"(?: (?:khong|ko|k|the|vay|chua))*{_WHOM}"
)
_THANKS = re.compile(
    rf"(?:(?:da|vang|ok|xin|em|toi) )*(?:chan thanh )?(?:cam on|thanks|tks|thank you){_WHOM}"
)
_COURTESY = re.compile(
    rf"(?:da|vang|ok|oke|okie|u|uh|tam biet|bye|dung roi|dung|tot|hay qua|tuyet voi){_WHOM}"
)
_WHAT_IS_IT = re.compile(
    rf"(?:(?:ban|bot|em|may|day) )?(?:la ai|la gi|help|tro giup|lam duoc gi|biet gi|biet lam gi"
    rf"|giup duoc gi|co the lam gi|giup (?:toi|em|minh)(?: voi)?|huong dan(?: su dung)?|cach dung"
    rf"|cach hoi)"
    rf"{_WHOM}"
)
_STOP = re.compile(rf"(?:huy|huy bo|thoi|dung lai){_WHOM}")
_LONGEST = 60


def small_talk(text: str, known: Knowledge) -> Reply | None:
    """The reply to a courtesy, None to anything else."""
    cleaned = clean(text)
    if not cleaned:
        return welcome.nothing_asked()
    if len(cleaned) > _LONGEST:
        return None
    said = " ".join(words(fold(cleaned)))
    if _GREETING.fullmatch(said):
        return welcome.greeting(known)
    if _STOP.fullmatch(said):
        return welcome.nothing_to_stop()
    if _THANKS.fullmatch(said) or _COURTESY.fullmatch(said):
        return welcome.at_your_service()
    return welcome.help_() if _WHAT_IS_IT.fullmatch(said) else None
