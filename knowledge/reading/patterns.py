"""How people ask, as patterns over folded text: kinds of things, sets, attributes."""

from __future__ import annotations

import re

from knowledge.citations import letters
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind

_WHAT = r"(?:nao|gi|mo(?! hinh)|chi(?! (?:dao|bo|hoi|thi|tiet|doan|cuc|nhanh|uy)\b))"
_WHICH = rf"(?:{_WHAT}|may|bao nhieu)"
TASK = r"(?:nhiem vu|nvu|nv)(?: trong tam)?"
DIRECTIVE = r"(?:van ban|vb)"
ARTICLE = (
    r"(?:bai (?:viet|bao|dang)|tin (?:bai|tuc)|bai"
    r"|(?<!thong )(?<!niem )(?<!long )(?<!uy )tin)"
    r"(?! (?:lanh|nguong|dung|hoc|ban|cay|thuoc|tri|do))"
)
TYPES = "|".join(sorted(filter(None, letters.type_words()), key=len, reverse=True))
CARRY_OUT = (
    r"(?:(?:tiep tuc|to chuc|trien khai|de|nham|duoc ban hanh) )*"
    r"(?:thuc hien|trien khai|cu the hoa|huong dan thuc hien|tiep tuc)"
)

PARTICLES = "a|vay|the|nhi|nhe|nha|ha|rua|day"
CLOSING = rf"(?: (?:{PARTICLES}))*"
"""What closes a sentence, and says nothing."""

_GUIDE = r"(?:quy dinh chi tiet|huong dan)(?: (?:thi hanh|thuc hien))*"
_SUM_UP = r"(?:so|tong) ket(?: (?:viec|cong tac|\d+ nam|trien khai|thuc hien))*"
_BY_USE = (
    r"(?:(?:can cu|co so|tai lieu|quy dinh)(?: cua)? phap (?:ly|luat)"
    r"|can cu(?= (?:de|phuc vu)\b)(?! de an\b)|tai lieu(?= +(?:ve|de|phuc vu)\b))(?= +\w)"
)
"""Documents by what they are needed for; `văn bản pháp luật` are of a kind that no source tells."""

KINDS = {
    Kind.TASK: re.compile(
        rf"\b(?:(?:thuoc|o|trong|nam o) )?{TASK}\b(?: (?:thu|so)\b)?(?: {_WHICH}\b)?"
    ),
    Kind.DIRECTIVE: re.compile(
        rf"\b(?:cai |nhung |cac )*(?:{_BY_USE}|{DIRECTIVE})\b(?: {_WHICH}\b)?"
    ),
    Kind.ARTICLE: re.compile(rf"\b(?:cai |nhung |cac )*{ARTICLE}\b(?: {_WHICH}\b)?"),
}
"""The words that say what kind of thing is asked for."""

OTHER_MARKS = re.compile(r"\bt(?!in\b)[iìíỉĩị]n\b|\bb(?!ài\b|ai\b)[aàáảãạâầấẩẫậăằắẳẵặ]i\b")
"""Words that are written like `tin` and `bài` but for their marks."""

TASK_NUMBER = re.compile(
    rf"\b(?:{TASK}|muc|dau viec)(?: (?:so|thu))*[.: ]*(?P<n>\d+|[a-z]+(?: [a-z]+)?)"
)
"""A task by its number; `n` may turn out to be no number."""

NO_NUMBER = re.compile(r"khong\b.*|nam (?:nay|ngoai|truoc|sau|toi|qua)|sau (?:nua|day)")
"""Behind `nhiệm vụ`: words that are numbers elsewhere."""

IN_TASK = re.compile(
    rf"\b(?:(?:co|duoc neu|nam|thuoc|o|trong|tai) )+{TASK} (?:so |thu )*(?P<n>\d{{1,3}})\b(?!/)"
)
"""Behind a document: the task that it may be in."""

TASK_SAYS = re.compile(
    rf"\b(?P<task>(?:(?:trong|o|tai|thuoc) )?{TASK} ?(?:so |thu )*(?P<n>\d{{1,3}}))(?!/)"
    r"(?: (?:cua|o|tinh|nam)(?: (?!va\b|voi\b|co\b)\w+){1,4}?){0,2}"
    r"(?P<says>(?: (?:co|thi|dang|nhac|neu|de cap|dan|trich dan|vien dan|ghi|noi|den|toi|ve|ten"
    r"|chua|gom|bao|can cu|phai|ca|van ban|vb|thuc hien|trien khai|khong|dua tren))+) $"
)
"""Before a document: the task that may say something of it."""

IN_WHOSE_PROGRAMME = re.compile(
    r"\b(?:(?:co|nam|duoc neu|duoc nhac) )*(?:trong|thuoc|o) (?:(?:nhung|cac) )?"
    r"(?:chuong trinh|ke hoach)(?: (?:cong tac|dan van))* (?:(?:cua|o|thuoc) )?"
    r"(?:(?:nhung|cac) )?tinh (?:nao|mo|gi)\b"
)
"""Behind a document: asks which programmes have it."""

ALL_TASKS = re.compile(rf"\b{TASK}\b.*\b(?:gom|bao gom|la) (?:nhung )?(?:gi|nao|viec gi)\b")
"""A question that asks for all tasks without a word for a set."""

_BEHIND_DOCUMENTS = "|".join(f"(?<={name} )" for name in ("van ban", *TYPES.split("|")))
_HELD = r"(?:(?:cac )?nguon|(?:(?:cac|kho|nguon) )?tai lieu|kho)(?: (?:nay|dang co))?"
PROGRAMME = re.compile(
    rf"\b(?:chuong trinh|ke hoach)(?: cong tac)?(?: dan van)?"
    rf"(?=.*\b(?:bao nhieu|may|nhung|cac|co \d{{1,3}}) (?:{TASK}|{DIRECTIVE})\b)"
    rf"|(?=trong |cua |o )(?:{_BEHIND_DOCUMENTS})(?:trong|cua|o) (?:ca |toan )?"
    r"(?:chuong trinh|ke hoach|huong dan)(?=(?: 20\d\d)?\W*$)"
    rf"|\b(?:(?:co|nam|neu|duoc neu|duoc nhac) )*trong {_HELD}\W*$"
    rf"|^\W*(?:trong )?{_HELD} (?=co (?:nhung|cac|may|bao nhieu) (?:{TASK}|{DIRECTIVE}|{TYPES})\b)"
    r"|^\W*(?:(?:trong|o) )?(?:ca |toan )?chuong trinh"
    r"(?=(?: (?:cong tac|dan van|nay|nam nay|nam|20\d\d))* (?:co )?(?:nhac|noi|neu|de cap)\b)"
)
"""The programme, or all that is held, of which all of a kind is asked for, or what it says."""

THINGS = rf"(?:{DIRECTIVE}|{TASK}|{ARTICLE}|{TYPES})"
_COUNT = (
    r"dem(?: (?:giup|ho|gium|thu|xem|lai|cho|toi|em|minh|chau|anh|chi))*(?: so)?(?: luong)?"
    rf"(?= (?:(?:co|cac|may|bao nhieu) )*{THINGS}\b)|(?:tong so|so luong)(?= (?:cac )?{THINGS}\b)"
    r"|(?:(?<=biet )|(?<=tinh )|(?<=hoi )|(?<=xem )|(?<=tong )|(?<!.))so"
    rf"(?= (?:cac )?{THINGS}\b(?! (?:so )?\d))"
)

ALL = re.compile(
    r"\b(?:\d+(?= nhiem vu\b)|danh sach|danh muc|(?<!tom )tat ca\b|toan bo|diem danh"
    r"|(?:liet ke|ke ten|ke(?= (?:ra|het|day du)))(?: ra)?(?: (?:het|day du))*|thong ke"
    rf"|(?:(?<=xem )het|het(?= (?:cac|nhung) ))(?= (?:cac |nhung )?{THINGS}\b)|{_COUNT}"
    rf"|tong hop cac|(?:co )?(?:bao nhieu|may)(?= (?:van ban|vb|nhiem vu|nvu|nv|bai|tin|{TYPES})\b)"
    r"|(?:cac|nhung|may)(?= (?:loai )?(?:van ban|vb|nhiem vu|nvu|nv|tin|bai|viec)\b)"
    r"|(?:(?<!.)|(?<=cho )|(?<=xin )|(?<=toi )|(?<=xem )|(?<=biet )|(?<=tim )|(?<=can )|(?<=ke ))"
    rf"mot (?:so|vai)(?= {THINGS}\b))"
)
"""The words that ask for a set; `cac` and `nhung` before a type of document ask for one too."""

WHICH_PROVINCES = re.compile(
    r"\b(?:(?:cua|thuoc|o|do) )?(?:(?:nhung|cac) )?tinh (?:nao|mo)\b(?: (?:co|cung co))?"
)
"""Words that ask whose tasks there are: they ask for those of every province."""

ASKED = re.compile(rf"{_WHAT}\b")
"""Behind a type of document: it is asked for."""

ASKED_LAST = re.compile(rf"\b(?:{TYPES}|{DIRECTIVE}) {_WHAT}(?: (?:trong )?(?:nam )?\d{{4}})?\W*$")
"""At the end of a question: what is done with a document tells which one is asked for."""

PLURAL = re.compile(r"\b(?:cac|nhung|tat ca|toan bo|may|liet ke|bao nhieu)(?: loai| cai| ban)? $")
"""Before a type of document: it asks for all of that type."""

CONSISTS = re.compile(rf"(?<= )(?:bao )?gom (?:co )?(?:nhung|cac) (?:cai |loai )?{_WHAT}\W*$")
"""Behind a type of document that nothing else is said of: the same."""

TYPE_LETTERS = frozenset("nq ct kl qd kh tb hd qc nd pl ttlt ctr tbkl cthd qdi".split())
"""Letters of types that are no syllables, so that they stand for the type even alone."""

CARRIED_OUT_BY = re.compile(
    rf"\b(?:{DIRECTIVE}|(?<!nhiem vu )(?<!trong tam )(?<!\bnv )(?<!\bnvu )(?:nao|gi))\b.*"
    rf"\b{CARRY_OUT} (?:cai |noi dung )?$"
    rf"|^(?!.*\b(?:{TASK}|{ARTICLE})\b).*\b(?:{TYPES}|{'|'.join(sorted(TYPE_LETTERS))})"
    rf"(?: cua(?: [a-z]+){{1,6}}?)?(?: (?:so|ve|ve viec))? {CARRY_OUT} (?:cai |noi dung )?$"
    rf"|^(?:[a-z]+ )*?(?:{TYPES}|{DIRECTIVE})(?: {_WHICH})? {_GUIDE} $"
    rf"|^(?:[a-z]+ )*?(?:{TYPES}|{DIRECTIVE}) {_WHICH} (?:da )?{_SUM_UP} $"
)
"""Before a document's number: it asks for those that carry it out, or sum up how that was done."""

SUMS_UP = re.compile(rf"\b{_SUM_UP} ")
CARRIES_LAW = re.compile(
    rf"^\W*(?:[a-z]+ )?{DIRECTIVE} {_WHICH} (?:{CARRY_OUT}|{_GUIDE}|{_SUM_UP})(?: thi hanh)*"
    r" (?=(?:bo )?luat\b)"
)
"""A question for the documents that carry out, or sum up, what it names behind that."""

_REPLACED = r"(?:thay (?:the|cho)|sua doi(?:,? bo sung)?|bo sung|bai bo|huy bo|thu hoi)\b"
REPLACES = re.compile(
    rf"\b(?:(?:da|co|con|van|chua) )*{_REPLACED}(?: (?:cho|cai))*"
    rf"(?: (?:{DIRECTIVE}|{TYPES}) {_WHAT}\b)?"
)
"""What a document that is named does to another, or another to it."""

CARRIES_IT = re.compile(
    rf"\b(?:{CARRY_OUT}|(?:huong dan|quy dinh chi tiet)(?: (?:thi hanh|thuc hien|cho))*)"
    rf" (?:no|(?:{DIRECTIVE}|cai|{TYPES}) (?:nay|do|ay))\b(?: la (?:{TYPES} )?{_WHAT})?"
)
"""What carries out the document that was talked about, or says how it is carried out."""

_BEHIND_TYPE = "|".join(f"(?<= {name} )" for name in ("van ban", *TYPES.split("|")))
_FIRST_WHICH = "|".join(
    f"(?<=^{name} nao )" for name in ("van ban", *TYPES.split("|"), *sorted(TYPE_LETTERS))
)

ATTRIBUTES = (
    (
        Attribute.UNRECORDED,
        re.compile(
            r"\b(?:(?:co|con|het|da) )*hieu luc(?: (?:thi hanh|tu|ngay|khi|nao|may|chua))*\b"
            r"|\b(?:do )?ai ky\b|\bnguoi ky\b|\bcon (?:ap dung|gia tri)\b"
            r"|\b(?:co |gom )?(?:may|bao nhieu) (?:dieu|trang|chuong)\b"
            r"|\b(?:quan trong|kho(?: khan)?|de|can thiet|cap (?:bach|thiet)|noi bat|uu tien)"
            r" (?:hon|nhat)\b"
            rf"|\b(?:(?:da|co|con|van|chua) )*(?:bi|duoc) {_REPLACED}(?: (?:boi|bang|nao|chua))*"
        ),
    ),
    (
        Attribute.IMPLEMENTED_BY,
        re.compile(
            rf"\b(?:duoc|do) (?:cac |nhung )?(?:{DIRECTIVE}|[a-z]+ [a-z]+) {_WHICH} {CARRY_OUT}\b"
            rf"|\b(?:duoc )?(?:cac |nhung )?(?:{DIRECTIVE}|{TYPES}) {_WHICH} "
            rf"(?=cua (?:(?!duoc)[a-z ]){{3,40}} {CARRY_OUT}\W*$)"
            rf"|\b(?:{DIRECTIVE}|[a-z]+ [a-z]+) {_WHICH} {CARRY_OUT}"
            rf"(?: (?:no|(?:(?:{DIRECTIVE}|cai|{TYPES}) )?(?:nay|do|ay)))?\W*$"
            rf"|\b(?:duoc )?{CARRY_OUT} +(?:no )?(?:tiep )?(?:boi|bang|qua|trong) "
            rf"(?:(?:{DIRECTIVE}|[a-z]+ [a-z]+) {_WHICH}|(?<=bang )(?:gi|nao|chi))\b"
            rf"|{CARRIES_IT.pattern}"
            rf"|\b(?={_GUIDE}(?: (?:no|khong|ko))*\W*$)(?:{_FIRST_WHICH}){_GUIDE}"
            rf"|\b(?={CARRY_OUT} (?:khong|ko|chua)\W*$)(?:{_BEHIND_TYPE}){CARRY_OUT}"
        ),
    ),
    (
        Attribute.IMPLEMENTS,
        re.compile(
            rf"\b(?:{CARRY_OUT}|can cu|dua tren|dua vao) +(?:(?:cai|theo|vao|nhung|cac) +)*"
            rf"(?:{DIRECTIVE}|[a-z]+ [a-z]+|nq|ct|kl|de an) (?:nao|gi|mo|chi)\b"
            rf"|\b(?:{CARRY_OUT}|can cu|dua tren|dua vao) (?:(?:theo|vao) )?(?:cai )?gi\b"
        ),
    ),
    (
        Attribute.DATE,
        re.compile(
            r"\b(?:(?:duoc|ban hanh|ra doi|ra|ky|co|ghi|vao|tu|doi|la|thoi diem) )*"
            r"(?:ngay(?: thang nam| thang)?(?: (?:nao|may|bao nhieu|mo|chi|gi|ban hanh|ky|ra))+"
            r"|ngay thang(?: nam)?|(?:khi|luc|hoi|hom|bua) (?:nao|mo)|bao gio"
            r"|nam (?:nao|may|bao nhieu|mo)|thoi gian (?:nao|ban hanh))"
            r"(?: (?:ban hanh|ra doi|ky|ra))?\b"
            r"|\bco (?:ghi )?ngay(?: (?:ban hanh|ky))?(?= (?:khong|ko|chua)\W*$)"
        ),
    ),
    (
        Attribute.ISSUER,
        re.compile(
            r"\b(?:(?:la|duoc) )?(?:(?:do|cua|boi) )?"
            r"(?:ai|(?:co quan|(?<!van )ban|cap|don vi|ben|to chuc)"
            rf" {_WHAT}|(?:noi|co quan) ban hanh)(?: (?:ban hanh|ky|ra|dua ra))?\b"
        ),
    ),
    (
        Attribute.TERM,
        re.compile(r"\b(?:(?:cua|thuoc|o|la) )*(?:khoa|nhiem ky) (?:thu )?(?:may|nao|mo)\b"),
    ),
    (
        Attribute.TASKS,
        re.compile(
            r"\b(?:nam )?o (?:dau|muc nao|cho nao)(?: trong (?:chuong trinh|danh sach))?\b|"
            rf"\b(?:(?:nam|thuoc|o|trong|duoc nhac|duoc dan) )*{TASK}(?: so| thu)? {_WHICH}\b"
        ),
    ),
)
"""What is asked of a thing, the most telling first."""

ABOUT_TITLES = re.compile(
    r"\b(?:(?:co|chua|nhac|mang) )?(?:(?:chu|tu|cum tu) )?(?:o |trong |tren )?"
    r"(?:tieu de|tua(?: de)?)"
    r"(?: bai)?(?: co)?(?: (?:ghi|chua|la|nhac den|nhac toi|co))?(?: (?:chu|tu))?\b"
    r"|\bco (?:chu|tu|cum tu)\b"
)
"""Words that say that a title is meant."""

KIND_AGAIN = re.compile(rf"\bla (?:nhung |cac )?(?:{DIRECTIVE}|{TASK}|{ARTICLE}) {_WHICH}\b")
"""The kind said again at the end: `… là văn bản nào`."""

_ASK = r"(?:hoi|can|xin|muon|tim|gui|lay|tra|xem|nho|cho|kiem)"
_ASK_ON = (
    r"(?:tim|xin|hoi|xem|gui|cho|em|toi|minh|chau|biet|giup|lai|duoc|cai|ban|bo|mot|file|gap|ve"
    r"|may|cac|nhung|tra|cuu|thong|tin|noi|dung|toan|lay|doc|so|them)"
)
GREETING = re.compile(
    r"^\W*(?:(?:da|thua|em|chau|con|toi|minh|chung em|ben em|xin|kinh) )*chao"
    r"(?: (?:ca|cac|anh|chi|em|bac|chu|co|ban|ong|ba|nha|dong chi|buoi (?:sang|trua|chieu|toi))\b)*"
)
"""Before a question: whom it greets."""

WHO_ASKS = re.compile(r"^\W*(?:em|toi|minh|tui|chau)(?: (?:hien|dang))* la [^\d,.;]+[,.;] ")
"""Before a question: who asks."""

ASKING = re.compile(rf"\b{_ASK}(?: {_ASK_ON})*\s*$")
"""Before the kind or the type of what is asked for: all of it introduces the question."""

ASKING_MARKED = frozenset("hỏi cần muốn tìm gửi lấy nhờ kiếm kiểm".split())
"""Words of asking that need marks: not `hội`."""

ASKING_ABOUT = re.compile(
    rf"^.*\b(?:em|toi|chau|minh|con|anh|chi|bac|chung toi|ben em)\b.*\b{_ASK}(?: {_ASK_ON})* ve\b"
)
"""The same where no kind is named: `em ở xã Quỳnh Lưu muốn hỏi về …`."""

_THIS = r"(?:nay|do|ay|kia|con lai|tren(?! dia ban))"
_BAI = r"bai(?: viet| bao| dang)?"
_THOSE = TYPES.replace("chuong trinh|", "")
"""Types of documents but the programme itself, of which tasks are."""

PRONOUN = re.compile(
    r"\b(?:no|cai (?:dau(?! tien| moi| tu)|cuoi(?! cung| nam))"
    r"|(?:(?:ca )?(?:hai|ba|2|3|cac|nhung) )?"
    rf"(?:van ban|vb|cai|{TASK}|{_BAI}|tai lieu|{_THOSE}) {_THIS})\b"
)
"""Words that stand for what was talked about."""

THAT_ONE = re.compile(
    rf"\b(?:(?:van ban|vb|cai)(?! nay)|(?P<article>{_BAI})|(?P<task>{TASK})|(?P<type>{_THOSE})) "
    r"(?P<which>nay|do|ay|kia|con lai)\b"
)
"""Words that may stand for something else than that: what was told of it, or what is beside it."""

THE_OTHER = frozenset({"kia", "con lai"})

COMPARED = re.compile(
    r"\b(?:moi|cu|som|muon|lau) hon\b|\b(?:co|ra|ra doi|ban hanh|nao) (?:truoc|sau)\b"
)
"""Between two documents: which one came first."""

SAME_DAY = re.compile(r"\bcung (?:mot )?(?:ngay|thang|nam)\b(?: (?:ban hanh|ky|ra))?")
SAME_BODY = re.compile(r"\bcung (?:mot )?(?:co quan|noi|cap)\b")
DIFFER = re.compile(
    r"\b(?:khac|giong)(?: (?:gi|(?:o )?(?:cho|diem) nao|o dau|(?:nhu )?the nao|ra sao))*"
    r"(?:(?<=gi)|(?<=nao)|(?<=dau)|(?<=sao)| (?:voi )?nhau)(?: (?:gi|(?:o )?(?:cho|diem) nao|o dau"
    r"|(?:nhu )?the nao|ra sao))*\b"
)
BESIDE_EACH_OTHER = re.compile(
    rf"{SAME_DAY.pattern}|{SAME_BODY.pattern}|{DIFFER.pattern}|\bso sanh\b"
)
"""Of two things that were talked about: what they have in common, and what not."""

SHARED = re.compile(
    r"\b(?:cung|deu) (?:co|neu(?: ten)?|nhac(?: den| toi)?|dan|thuc hien|trien khai|ap dung)\b"
    r"|(?<=van ban )(?:dung )?chung\b|\bgiong nhau\b|\btrung nhau\b"
)
"""Beside several provinces: what all of them have is asked for."""

IN_BOTH = re.compile(
    rf"{SHARED.pattern}|\b(?:co |dung )?chung\b|\bvua\b|\b(?:giong|trung)(?: voi)?\b"
    r"|\b(?:(?:nam )?(?:o|trong|thuoc) )?ca (?:hai|ba|2|3)\b|\b(?:o|trong|thuoc) ca\b"
)
"""Beside several tasks: the documents that all of them name are asked for."""

SEVERAL_PROVINCES = re.compile(
    r"\b(?:so sanh|doi chieu)\b|(?<=nao )ca\b"
    r"|\b(?:giua )?(?:cua )?(?:ca )?(?:hai|ba|2|3) (?:tinh|dia phuong)\b"
)
"""Words beside several provinces that say that all of them are meant."""

PERSON = re.compile(
    r"\b(?:la ai(?! (?:ban hanh|ky|ra))|ai la(?! nguoi (?:ban hanh|ky))|ten (?:la )?gi"
    r"|sinh (?:vao )?(?:ngay|thang|nam) (?:nao|may|bao nhieu)|que(?: quan)? o dau"
    r"|so dien thoai|sdt|email|(?<!xay dung )dia chi(?! (?:do|nhan dao|tin cay)\b))\b"
)
"""Words that ask for a person or for how to reach one, which no source says."""

ASKS_NUMBER = re.compile(
    rf"\b(?:(?:la|mang|co) )*(?:{DIRECTIVE} )?(?:so|ky hieu|so hieu|so ky hieu)(?: la)? "
    r"(?:may|bao nhieu|nao|gi|mo)\b|\b(?:co |mang )?(?:so ky hieu|so hieu|ky hieu)\b"
    r"|(?<=,) +(?:(?:cho|xin|lay|can|em|toi|minh|chau|anh|chi) +)*so\b(?=\W*$)"
)
"""Words that ask for the number of what is described."""

ONLY = re.compile(
    r"^\W*chi(?: (?:can|giu|hoi|lay|loc|muon|tim|xem))*"
    rf" (?=(?:cac|cua|do|khoa|nam|nhung|{DIRECTIVE}|{TYPES})\b)"
    rf"|\s(?:ma )?thoi(?=(?: di)?{CLOSING}\W*$)"
)
"""Words that ask for a part of what was shown: `chỉ lấy năm 2021`, `của Bộ Chính trị thôi`."""

AND_WHAT_OF = re.compile(r"(?:thế |vậy |the |vay )?(?:còn|con)\b")
"""The beginning of a question that asks the same of something else."""


def again(name: str) -> re.Pattern[str]:
    """The name of a type, said again in the same question: `gồm những kế hoạch nào`."""
    return re.compile(rf"\b(?:(?:gom|la) )?(?:nhung|cac)? ?{re.escape(name)}(?: {_WHAT})?\b")


def which(name: str) -> re.Pattern[str]:
    """The name of a type that is asked for, said twice: `nghị quyết về … là nghị quyết nào`."""
    return re.compile(rf"^\W*{re.escape(name)}\b|\bla (?:{re.escape(name)} )?{_WHICH}\b\W*$")


NEXT = re.compile(
    r"\b(?:tiep theo|ke tiep|sau do|tiep nua|ke do|(?:sau|ke) nua)\b"
    r"|\bcai sau\b(?! (?:nay|khi|nam|ngay|thang))"
)
PREVIOUS = re.compile(
    r"\b(?:truoc do|truoc nua|lien truoc|ngay truoc|phia truoc)\b|\bnhiem vu truoc\b"
    r"|\bcai truoc\b(?! (?:khi|nam|ngay|thang))"
)
"""The task after and before the one that was talked about."""

FIRST = re.compile(r"\bdau tien\b")
"""The first of what was shown, where something was."""

OF_PROGRAMME = re.compile(rf"\b(?:chuong trinh|{TASK})\b")
"""Words for a programme, whose year is not that of the documents in it."""

SAYS_DOCUMENTS = re.compile(rf"\b(?:{DIRECTIVE}|{TYPES}|ban hanh|ra doi|ky)\b")
NEAR_PROGRAMME = re.compile(rf"{OF_PROGRAMME.pattern}(?!.*{SAYS_DOCUMENTS.pattern})")
"""Before a year: a programme that stands nearer to it than documents do."""

DONE_WITH = re.compile(r"\b(?:ket qua|so ket|tong ket|bao cao|trien khai|quan triet)\b")
"""Before a document: what is done with it, whose time is said behind it."""

_DONE = r"(?:so ket|tong ket|kiem tra|giam sat|don doc|danh gia|quan triet|trien khai)"
DONE_IN = re.compile(
    rf"\b{_DONE} (?:(?:nhung|cac) )?(?:{DIRECTIVE}|{TYPES}) {_WHAT}\b"
    rf"|^(?!.*\b(?:{DIRECTIVE}|{TYPES})(?: {_WHAT})? (?:nam )?\d{{4}}).*\b{_DONE}\b"
)
"""What is done with documents in a year that does not stand behind them: it is a programme's."""

OF_ANOTHER_TIME = re.compile(
    r"\b(?:chuong trinh|nhiem vu|bao cao|trien khai|thuc hien|con|den|toi|hop|tong ket|so ket|trong"
    r"|thuoc|nam o|quy|hoan thanh|xong|ket thuc|kiem tra|giam sat|quan triet|danh gia)\b"
)
"""Between a document and a time: what else may be of that time."""
