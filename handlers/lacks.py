"""Why nothing answers a question about something that is held, in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers import sections, words
from handlers.build import paragraph
from handlers.examples import how_to_ask
from knowledge.answering.facts import roles
from knowledge.answering.model import Answer, Lack, Match, Outcome, Way
from knowledge.answering.ways.by_role import role_asked
from knowledge.articles.index import mentions_of
from knowledge.catalogue import Article, Task
from knowledge.citations import vocabulary
from knowledge.citations.letters import type_words
from knowledge.reading import patterns
from knowledge.reading.content import asks_time
from knowledge.reading.kinds import Attribute
from knowledge.reading.several import Of
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question

_DAY = re.compile(r"\d[/.-]\d")
_MOST_NAMED = 5
_MOST_TYPES = 2
_DIFFERING = {
    Of.DAYS: "nhiều ngày ban hành khác nhau",
    Of.ISSUERS: "nhiều cơ quan ban hành khác nhau",
    Of.CLASHES: "nhiều ngày hay nhiều cơ quan ban hành khác nhau",
}


def documents(question: Question) -> str:
    """The documents that a question names, none of which is held."""
    named = [f"“{words.as_named(one, question)}”" for one in question.named[:_MOST_NAMED]]
    of_time = " của thời gian nêu trong câu hỏi" if question.when else ""
    of_place = f" của {' hay '.join(question.provinces)}" if question.provinces else ""
    return f"văn bản {words.joined(named)}{of_place}{of_time}"


def sentence(lack: Lack, answer: Answer, known: Knowledge) -> str:
    """What is held, and what of it is not."""
    names = words.joined(words.dated_name(match, known) for match in answer.matches)
    one = words.sentence(names)
    has = "Không: nguồn có" if answer.question.asks_whether else "Nguồn có"
    return {
        Lack.NO_ARTICLE: f"Chưa có bài viết nào liên quan đến {names}.",
        Lack.NO_CARRIER: f"{_whose(answer.question)} không nêu {_none_by(answer.question)}"
        f" {_carrying(answer.question)} {names}."
        f"{_beside(answer, known)}",
        Lack.NO_DOCUMENT: f"{one} không nêu {none_such(answer.question)}.",
        Lack.NO_COMMON: f"{one} không cùng nêu {none_such(answer.question)}.",
        Lack.NO_OTHER: f"Nguồn không nêu văn bản nào khác cùng nhiệm vụ với {names}.",
        Lack.NOT_BESIDE: f"Nguồn không nêu {none_such(answer.question)} ban hành"
        f" {words.before_or_after(answer.question.than)} {names}.",
        Lack.NO_SECTION: sections.without(answer, known),
        Lack.NO_SECTIONS: f"{sections.NOT_KEPT} {how_to_ask(known)}",
        Lack.UNRECORDED: f"{_UNRECORDED} {how_to_ask(known)}",
        Lack.NO_HOLDER: _NO_HOLDER,
        Lack.NO_SEVERAL: _no_several(answer.question),
        Lack.NOTHING_BEFORE: f"{_NOTHING_BEFORE} {how_to_ask(known)}",
        Lack.NOT_HELD: f"{one} nêu {_printed(answer.matches, known)}, nhưng các tài liệu đang"
        " có không nhắc đến số này.",
        Lack.NO_SUCH: _none_of_shown(answer),
        Lack.NO_MORE: f"Ngoài {names}, nguồn không nêu {none_such(answer.question)}.",
        Lack.NOT_DUE: "Nguồn không ghi nhiệm vụ nào có thời hạn nêu trong câu hỏi.",
        Lack.NO_DEADLINE: "Nguồn không ghi thời hạn của nhiệm vụ nào được hỏi.",
        Lack.NOT_TRACKED: _NOT_TRACKED,
        Lack.OTHER_ROLE: _in_other_role(answer, known),
        Lack.OTHERWISE: f"{has} {names}, nhưng {_otherwise(answer.question)}.",
    }[lack]


def beyond(answer: Answer, known: Knowledge) -> list[Block]:
    """That what was talked about has none of what is asked for, and this is of all."""
    if not answer.beyond:
        return []
    first, such = answer.beyond[0], none_such(answer.question)
    said = f"Trong các văn bản vừa nêu, không có {such}."
    if first.kind is Kind.TASK:
        said = f"{words.sentence(words.name(first, known))} không nêu {such}."
    return [paragraph(f"{said} Tìm trong các tài liệu đang có:")]


def of_time(answer: Answer, known: Knowledge) -> list[Block]:
    """Until when a task is that was found by its words, where it is asked when and the words beside
    them do not tell; that it prints no time, where it prints none."""
    task = known.entity(answer.matches[0]) if answer.outcome is Outcome.ANSWER else None
    asked, subject = answer.question.text, answer.question.subject
    asks_when = answer.way is Way.SUBJECT and asks_time(asked) and not _DAY.search(asked)
    if not asks_when or not isinstance(task, Task):
        return []
    if roles.says_when(task.text, subject):
        return []
    line, is_own = roles.deadline_beside(task.text, subject)
    name = words.task_name(task, known)
    if line:
        said = "Về thời gian," if is_own else "Nguồn không ghi riêng thời gian này, nhưng"
        return [paragraph(f"{said} {name} ghi: “{line}”")]
    if answer.attribute is not Attribute.DATE:
        return []
    return [paragraph("Nguồn không ghi thời gian này. Dưới đây là những gì nguồn có ghi.")]


def _whose(question: Question) -> str:
    """What names nothing: all that is held, or the programmes of the provinces asked of."""
    provinces = words.either(question.provinces)
    return f"Chương trình của {provinces}" if provinces else "Nguồn"


def _printed(matches: tuple[Match, ...], known: Knowledge) -> str:
    """The numbers that articles print."""
    articles = [one for match in matches if isinstance(one := known.entity(match), Article)]
    cited = [mention.citation for article in articles for mention in mentions_of(article)]
    return words.joined(dict.fromkeys(f"“{one}”" for one in cited))


def _beside(answer: Answer, known: Knowledge) -> str:
    """What of the kind that is asked for stands in the same tasks."""
    others = words.joined(words.dated_name(one, known) for one in answer.others)
    return f" Cùng nhiệm vụ với văn bản này có {others}." if others else ""


def _in_other_role(answer: Answer, known: Knowledge) -> str:
    """Who is asked for in a role that no task has them in, and what the tasks print instead."""
    asked = role_asked(answer.question)
    if asked is None:
        return ""
    who, (role, *_) = asked
    does, other = ("chủ trì", Attribute.BESIDE)
    if role is Attribute.BESIDE:
        does, other = "phối hợp", Attribute.RESPONSIBLE
    tasks = [one for match in answer.matches if isinstance(one := known.entity(match), Task)]
    lines = words.joined(
        f"{words.task_name(one, known)} ghi “{roles.line_of(one.text, other).rstrip('.')}”"
        for one in tasks
    )
    beside = f" {words.sentence(lines)}." if lines else ""
    return f"{_whose(answer.question)} không ghi “{who}” {does} nhiệm vụ nào.{beside}"


def _carrying(question: Question) -> str:
    """What none does to the documents that are named."""
    return "sơ kết, tổng kết" if patterns.SUMS_UP.search(fold(question.text)) else "thực hiện"


def _no_several(question: Question) -> str:
    several = question.several
    if several is None:
        return ""
    if several.of in _DIFFERING:
        return f"Nguồn không ghi {_DIFFERING[several.of]} của {none_such(question)}."
    places = f"{several.count} {'nhiệm vụ' if several.of is Of.TASKS else 'chương trình'} trở lên"
    return f"Không có {none_such(question)} được nêu trong {places}."


def none_such(question: Question) -> str:
    """No document as the question says: `kế hoạch nào của Tỉnh ủy năm 2021`."""
    when, years = question.when, question.when.year if question.when.is_of_years else None
    of_time = f" năm {years}" if years and not when.term else " của thời gian nêu trong câu hỏi"
    is_otherwise = question.excluded or question.unprinted
    return (
        f"{_none_by(question)}{of_time if when else ''}{' như câu hỏi nêu' if is_otherwise else ''}"
    )


def _none_by(question: Question) -> str:
    """No document of the type and by the issuer that the question says."""
    types = question.types
    of_letters = (
        name for name, said in type_words().items() if name in types or (said and said <= types)
    )
    folded = [question.type_name] if question.type_name else [*of_letters]
    written = vocabulary.types_by_words()
    names = dict.fromkeys(written.get(tuple(name.split()), "").lower() for name in folded)
    is_known = "" not in names and 0 < len(names) <= _MOST_TYPES
    unknown = " thuộc loại nêu trong câu hỏi" if types and not is_known else ""
    bodies = words.either(one.name for one in question.body.each) if question.body else ""
    of_body = f" của {bodies}" if bodies else ""
    return f"{words.either(names) if is_known else 'văn bản'} nào{unknown}{of_body}"


def _none_of_shown(answer: Answer) -> str:
    if any(one.kind is Kind.TASK for one in answer.matches):
        return "Trong các nhiệm vụ vừa nêu, không có nhiệm vụ nào như câu hỏi nêu."
    return f"Trong các văn bản vừa nêu, không có {none_such(answer.question)}."


def _otherwise(question: Question) -> str:
    """What is otherwise than the question says."""
    said = {
        "thời gian": "không phải của thời gian nêu trong câu hỏi" if question.when else "",
        "cơ quan": "không phải do cơ quan nêu trong câu hỏi ban hành" if question.body else "",
        "tỉnh": f"không phải của {' hay '.join(question.provinces)}" if question.provinces else "",
    }
    restricting = [name for name, sentence in said.items() if sentence]
    if len(restricting) == 1:
        return said[restricting[0]]
    return f"khác {' hoặc '.join(restricting)} nêu trong câu hỏi"


_UNRECORDED = "Nguồn không ghi điều này, nên tôi không chọn theo đó được."
_NOT_TRACKED = (
    "Các chương trình chỉ ghi việc phải làm và thời hạn, không ghi việc nào đã xong hay chưa. Đồng"
    " chí có thể hỏi theo thời gian, ví dụ: nhiệm vụ nào phải xong trong quý II."
)
_NO_HOLDER = "Các chương trình đang có không ghi ai giữ chức vụ nêu trong câu hỏi."
_NOTHING_BEFORE = (
    "Trước câu này chưa có văn bản, nhiệm vụ hay bài viết nào được nhắc đến, nên tôi chưa rõ đồng"
    " chí hỏi về mục nào."
)
