"""What is said to somebody who says nothing, is polite or angry, or asks about the bot itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import welcome
from knowledge.reading.trust import asks_all_sources, asks_source
from knowledge.text.fold import clean, fold, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.messages import Reply
    from knowledge.answering.knowledge import Knowledge

_WHOM = (
    r"(?: (?:dong chi|cac dong chi|anh chi|anh|chi|em|ban|bot|ad|moi nguoi|ca nha|nhe|nha|a"
    r"|oi|nhieu|nhieu nhe))*"
)
_GREETING = re.compile(
    rf"(?:(?:em|da|xin|kinh) )*(?:chao(?: buoi (?:sang|trua|chieu|toi))?|hello|hi|alo){_WHOM}"
    rf"|(?:bot|ad|admin|em|ban)(?: oi)+{_WHOM}"
    rf"|(?:toi|em|minh) (?:muon|can|xin) hoi(?: (?:chut|ti|mot|it|xiu|viec|chuyen))*{_WHOM}"
    rf"|(?:(?:toi|em|minh|e|mk|anh|chi) )?hoi(?: (?:chut|ti|ty|mot|xiu|cai))+{_WHOM}"
    rf"|(?:(?:em|da|xin|anh|chi|ad|bot|ban|oi) )*cho (?:toi|em|minh|hoi)"
    rf"(?: (?:xin|duoc|phep|hoi|chut|ti|mot|cai|xiu|ty|tham))*{_WHOM}"
    r"|(?:(?:alo|bot|a|chua) )*(?:co )?ai(?: (?:o day|o do|dang truc|truc|tra loi|day))*"
    rf"(?: (?:khong|ko|k|the|vay|chua))*{_WHOM}"
)
_OTHER_WHO = re.compile(r"^\W*ai (?:dạy|dậy|dày|dây)\b", re.IGNORECASE)
"""Words that are written like `ai đấy` and `ai đây` but for their marks."""

_THANKS = re.compile(
    rf"(?:(?:da|vang|ok|xin|em|toi) )*(?:chan thanh )?(?:cam on|thanks|tks|thank you){_WHOM}"
)
_VERY = r"(?: (?:qua|lam|the|vay|ghe|that|roi|di))*"
_KIND = (
    rf"(?:da|vang|ok|oke|okie|u|uh|tam biet|bye|dung(?: (?:roi|the|vay|day))*|ha(?:ha)+|hi(?:hi)+"
    rf"|(?:(?:ban|bot|em|tra loi) )?(?:tot|hay|gioi|tuyet voi|tuyet|chuan|chinh xac|hieu){_VERY})"
    rf"{_WHOM}"
)
_WISH = re.compile(
    rf"chuc(?: mung)?{_WHOM}(?: (?:mot|co|ngay(?: moi)?|buoi (?:sang|trua|chieu|toi)|cuoi tuan"
    r"|nam moi|ngu ngon|suc khoe|manh khoe|vui(?: ve)?|tot lanh|binh an|an lanh|thanh cong"
    rf"|may man|hanh phuc|doi dao|nhieu|that))+{_WHOM}|(?:(?:bot|em|ban) )*ngu ngon{_WHOM}"
)
_COURTESY = re.compile(rf"{_KIND}(?: {_KIND})*")
_WEARY = r"(?:cham|lau|phien|roi|kho chiu|buc(?: (?:minh|boi))?)(?: (?:qua|the|ghe|lam))+"
_COMPLAINT = re.compile(
    rf"(?:(?:ban|bot|em|may|no|cai nay|cau nay|the|vay|day|tra loi|noi|thong tin) )*(?:la )?"
    rf"(?:sai|nham|(?:chang|cha|khong|ko|k|chua) (?:dung|chinh xac|giup duoc gi|duoc viec)|lac de"
    rf"|(?:do |dien |qua |that |nhu )*(?:ngu|dot|te|kem|chan|do hoi|vo dung|vo tich su|ngoc))"
    rf"(?: (?:bet|het|toet|ngoc|nhu [a-z]+))?{_VERY}{_WHOM}"
    rf"|(?:sao (?:ma )?)?(?:(?:ban|bot|em|may) )?(?:tra loi )?{_WEARY}{_VERY}{_WHOM}"
    rf"|(?:(?:tai|vi) )?sao (?:lai )?(?:(?:ban|bot|em|may) )?(?:(?:lai|cu) )?"
    r"(?:khong|ko|k|chang|cha) (?:tra loi|hieu|biet|giup|tim (?:thay|ra))"
    rf"(?: (?:duoc|gi|toi|em|minh|ca|het))*{_WHOM}"
)
_IS_IT_HUMAN = re.compile(
    rf"(?:(?:ban|bot|em|day|may|anh|chi) )+(?:co )?(?:phai )?(?:la )?"
    rf"(?:ai|nguoi|nguoi that|may|robot|chatbot|chatgpt|tri tue nhan tao)"
    rf"(?: (?:hay la|hay) (?:may|nguoi|robot|bot))?(?: (?:phai |dung )?(?:khong|ko|k))?{_WHOM}"
    rf"|(?:ban|bot|em|may|ad) (?:da |co )?(?:(?:an|ngu|uong)(?: (?:com|sang|trua|toi|nuoc))?|day)"
    rf" (?:chua|khong|ko|k){_WHOM}|(?:ban|bot|em|may|ad) (?:co )?khoe(?: (?:khong|ko|k))?{_WHOM}"
    rf"|(?:ban|bot|may) (?:co )?(?:biet )?(?:yeu|thich|nho|thuong|ghet|buon|vui|met|doi)"
    rf"(?: (?:toi|minh|anh|em|chi))?(?: (?:khong|ko|k))?{_WHOM}"
    rf"|(?:toi|minh|anh|em|chi) (?:yeu|thich|nho|thuong|ghet) (?:ban|bot|em|may)(?: lam)?{_WHOM}"
    rf"|(?:ban|bot|em|may) (?:nam nay )?(?:duoc )?(?:may|bao nhieu) tuoi(?: roi)?{_WHOM}"
    rf"|ai (?:tao|lam|viet|lap trinh|phat trien)(?: ra)? (?:ban|bot|em|may){_WHOM}"
    r"|(?:(?:cho|xin|toi|em|minh|muon|can|duoc) )*(?:gap|noi chuyen voi|lien he(?: voi)?) (?:mot )?"
    rf"(?:nguoi(?: (?:that|truc))?|can bo|nhan vien|quan tri vien|admin){_WHOM}"
)
_HELPS = r"(?:giup|ho tro|lam|tra loi|hoi|tra cuu)"
_WHOM_IT_HELPS = r"(?:(?: cho)? (?:toi|em|minh|chung toi))*"
_WHAT_IS_IT = re.compile(
    rf"(?:(?:ban|bot|em|may|day|toi|minh) )*(?:(?:co the|biet) )*"
    rf"(?:{_HELPS} (?:duoc|toi duoc)(?: (?:nhung|cac|viec|cai))* gi"
    rf"|{_HELPS}(?: (?:nhung|cac|viec|cai))* gi duoc|(?<=the ){_HELPS}{_WHOM_IT_HELPS} gi"
    rf"|giup{_WHOM_IT_HELPS} (?:nhung )?gi"
    rf"|co (?:nhung )?chuc nang (?:gi|nao)|(?<=(?:ban|bot) )(?:dang )?lam gi"
    rf"|hoi (?:cai )?gi cung duoc(?: (?:ha|khong|sao))?){_WHOM_IT_HELPS}{_WHOM}"
    rf"|(?:(?:ban|bot|em|may|day) )?(?:help|tro giup|lam duoc gi|biet gi|biet lam gi"
    rf"|giup duoc gi|co the lam gi|giup (?:toi|em|minh)(?: voi)?|huong dan(?: su dung)?|cach dung"
    rf"|cach hoi)"
    rf"{_WHOM}"
)
_WHO = re.compile(
    rf"(?:(?:chao|hello|hi|alo){_WHOM} )?"
    rf"(?:(?:(?:ban|bot|em|may|anh|chi) )+(?:co )?ten (?:la )?gi{_WHOM}"
    rf"|(?:(?:ban|bot|em|may|day) )+la (?:ai|gi)(?: (?:the|vay|day|do))*{_WHOM}"
    rf"|ten (?:cua )?(?:(?:ban|bot|em|may|anh|chi) )+(?:la )?gi{_WHOM})"
)
_NOT_UNDERSTOOD = re.compile(
    r"(?:(?:toi|em|minh|anh|chi|van|cung|thay|noi|tra loi|ban|bot) )*"
    r"(?:(?:chua|khong|ko|k|chang|cha) hieu(?! qua\b)|kho hieu)"
    rf"(?: (?:gi|lam|ro|ca|het|y|noi|tra loi))*{_VERY}{_WHOM}"
    rf"|(?:(?:ban|bot|em) )?(?:noi|tra loi|nhac)(?: (?:lai|di|xem|nao|duoc khong|lan nua))+{_WHOM}"
)
_ENOUGH = re.compile(
    r"(?:(?:toi|em|minh|thoi|nhu|chi) )*(?:the|vay)(?: la)? (?:thoi|du|xong|duoc)(?: roi)?"
    rf"{_WHOM}|(?:(?:xin|em|toi|minh|thoi) )*(?:hen )?gap lai(?: (?:lan )?sau)?{_WHOM}"
    rf"|(?:im|im lang|dung noi)(?: (?:di|lai|nua))*{_WHOM}"
    r"|(?:(?:ok|da|vang|thoi|a) )*(?:khong|ko|k)(?: (?:can|co|hoi|muon|sao|viec))*"
    rf"(?: (?:gi|them|nua|dau|roi))*{_WHOM}"
)
_APOLOGY = re.compile(
    r"(?:(?:toi|em|minh|anh|chi|cho|thanh that|that|xin) )*(?:xin loi|sorry)"
    rf"(?: (?:toi|em|minh|vi|da|lo|noi|nang|loi|hoi|nham|sai|lam phien))*{_WHOM}"
)
_OTHER_WORK = re.compile(
    r"(?:(?:ban|bot|hay|nho|xin|ad|co the) )*"
    r"(?:(?:viet|soan(?: thao)?|lam (?:tho|van|bai|bao cao)|ve (?:tranh|anh|hinh)|ke chuyen)"
    r"(?: [a-z]+){0,3}? (?:giup|ho|gium|dum|cho) (?:toi|em|minh|anh|chi)\b.*"
    r"|(?:viet|soan(?: thao)?) (?:giup|ho|gium|dum)\b.*"
    r"|(?:phien )?dich (?:sang|ra) tieng [a-z]+.*)"
    rf"|\d+(?: (?:cong|tru|nhan|chia|voi|cho|x|\d+))+ (?:bang|la) (?:may|bao nhieu){_WHOM}"
)
"""Work that is not looking up."""
_STOP = re.compile(rf"(?:huy|huy bo|thoi|dung lai){_WHOM}")
_OF_HELD: tuple[tuple[re.Pattern[str], Callable[[Knowledge], Reply]], ...] = (
    (_GREETING, welcome.greeting),
    (_WHAT_IS_IT, welcome.help_),
)
_REPLIES: tuple[tuple[re.Pattern[str], Callable[[], Reply]], ...] = (
    (_STOP, welcome.nothing_to_stop),
    (_THANKS, welcome.at_your_service),
    (_COURTESY, welcome.at_your_service),
    (_WISH, welcome.wished),
    (_COMPLAINT, welcome.sorry),
    (_WHO, welcome.named),
    (_IS_IT_HUMAN, welcome.software),
    (_NOT_UNDERSTOOD, welcome.asked_simply),
    (_ENOUGH, welcome.until_then),
    (_APOLOGY, welcome.forgiven),
    (_OTHER_WORK, welcome.only_looks_up),
)
_LONGEST = 60


def small_talk(text: str, known: Knowledge) -> Reply | None:
    """The reply to a courtesy, None to anything else."""
    cleaned = clean(text)
    if len(cleaned) > _LONGEST:
        return None
    said = " ".join(words(fold(cleaned)))
    if not said:
        return welcome.nothing_asked()
    if _OTHER_WHO.search(cleaned):
        return None
    if asks_all_sources(text) or asks_source(text):
        return welcome.sources(known)
    of_held = (reply(known) for pattern, reply in _OF_HELD if pattern.fullmatch(said))
    others = (reply() for pattern, reply in _REPLIES if pattern.fullmatch(said))
    return next(of_held, None) or next(others, None)
