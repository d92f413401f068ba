"""What a chat may follow: how it is called, how it is found, and the buttons that follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from handlers import actions, words
from handlers.messages import Button
from knowledge import topics as table
from knowledge.answering.model import Match
from knowledge.catalogue import Article, Directive, Task
from knowledge.publishing.model import EVERYTHING, Interest, Scope
from knowledge.search.lexicon import Kind
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge

_SCOPES = {Kind.TASK: Scope.TASK, Kind.DIRECTIVE: Scope.DIRECTIVE}
_KINDS = {scope: kind for kind, scope in _SCOPES.items()}
_ORDER = list(Scope)
_LONGEST_ID = 18
_ID = re.compile(rf"[1-9][0-9]{{0,{_LONGEST_ID - 1}}}")
_LONGEST_NAME = 100
_LONGEST_LINE = 160
_MOST_ON_ARTICLE = 3
_LONGEST_LABEL = 60

_ALL = frozenset({"tat ca", "tat ca bai moi", "tat ca bai viet", "moi bai", "toan bo", "all"})
_TOPIC_WORD = re.compile(r"(?:cac )?(?:chu de|linh vuc|topic) ")
_TYPE = (
    r"(?:van ban|nghi quyet|chi thi|ke hoach|ket luan|quyet dinh|quy dinh|quy che|de an|huong dan"
    r"|thong bao|nghi dinh|nq|ct|kh|kl|qd|qc|hd|tb|nd)"
)
_ISSUER = r"(?:tinh uy|trung uong|tw|tu|bo chinh tri|ban bi thu|chinh phu|thu tuong|ubnd tinh)"
_DOCUMENT = re.compile(
    rf"nhiem vu (?:so )?[0-9]{{1,3}}|{_TYPE}(?: so)? [0-9]{{1,5}}(?: (?:cua )?{_ISSUER})?"
    rf"|(?:(?:{_TYPE}|so) )*[0-9]{{1,5}}\s?[-/]\s?[a-z0-9]+(?:\s?[-/]\s?[a-z]+)*"
)
_ASKING = re.compile(r"\b(?:gi|nao|ai|dau|sao|may|bao nhieu|the nao|khong|chua)\b")
_BUTTON = re.compile(
    rf"(?P<panel>[a-z]*)(?P<sign>[+-])(?P<scope>{'|'.join(Scope)}):(?P<target>[\w-]*)"
)


class Sign(StrEnum):
    """What a button does with an interest."""

    FOLLOW = "+"
    UNFOLLOW = "-"


@dataclass(frozen=True, slots=True)
class Change:
    """What a button wishes; `panel` is what is shown afterwards, "" for a confirmation."""

    sign: Sign
    interest: Interest
    panel: str = ""

    @property
    def action(self) -> str:
        """As a button sends it."""
        said = f"{self.panel}{self.sign}{self.interest.scope}:{self.interest.target}"
        return actions.words(actions.Verb.FOLLOW, said)


def read_change(said: str) -> Change | None:
    """The change that a button's words are, None where they are something else."""
    match = _BUTTON.fullmatch(said)
    if match is None:
        return None
    interest = Interest(Scope(match["scope"]), match["target"])
    return Change(Sign(match["sign"]), interest, match["panel"])


def of_match(match: Match) -> Interest:
    """The interest in a task or a directive."""
    return Interest(_SCOPES[match.kind], str(match.id))


def of_article(article: Article, known: Knowledge) -> list[Interest]:
    """What is followed to hear of more like an article: its topics, else its directives."""
    found = [Interest(Scope.TOPIC, slug) for slug in sorted(article.topics) if table.topic(slug)]
    if not found:
        linked = sorted(article.linked_directives & set(known.catalogue.directives))
        found = [Interest(Scope.DIRECTIVE, str(id_)) for id_ in linked]
    return found[:_MOST_ON_ARTICLE]


def of_matches(matches: Iterable[Match], known: Knowledge) -> list[Interest]:
    """What can be followed of these, each once, in their order."""
    found: dict[Interest, None] = {}
    for match in matches:
        entity = known.entity(match)
        if isinstance(entity, Article):
            found |= dict.fromkeys(of_article(entity, known))
        else:
            found[of_match(match)] = None
    return list(found)


def find(text: str) -> Interest | None:
    """Everything, or the topic that words name; None where they name something else."""
    said = fold(clean(text))
    if said in _ALL:
        return EVERYTHING
    found = table.find_topic(_TOPIC_WORD.sub("", said, count=1))
    return Interest(Scope.TOPIC, found.slug) if found else None


def is_named(text: str) -> bool:
    """Whether words are the name of something to follow, and no more than that."""
    said = fold(clean(text))
    if _DOCUMENT.fullmatch(said) or said in _ALL or _TOPIC_WORD.match(said):
        return not _ASKING.search(said)
    return any(fold(one.name) == said for one in table.topics())


def is_held(interest: Interest, known: Knowledge) -> bool:
    """Whether what it is about is there to be followed."""
    match interest.scope:
        case Scope.ALL:
            return interest == EVERYTHING
        case Scope.TOPIC:
            return table.topic(interest.target) is not None
        case _:
            return _match(interest, known) is not None


def ordered(interests: Iterable[Interest]) -> list[Interest]:
    """Everything first, then topics, tasks and directives."""
    return sorted(
        interests, key=lambda one: (_ORDER.index(one.scope), one.target.zfill(_LONGEST_ID))
    )


def name(interest: Interest, known: Knowledge) -> str:
    """What it is called in a sentence."""
    match interest.scope:
        case Scope.ALL:
            return "tất cả bài mới"
        case Scope.TOPIC:
            topic = table.topic(interest.target)
            return f"chủ đề “{topic.name}”" if topic else "chủ đề không còn trong danh mục"
        case _:
            return _entity_name(interest, known)


def about(interest: Interest, known: Knowledge) -> str:
    """What a document or a task is about, in a line; "" where its name says it."""
    match = _match(interest, known)
    entity = known.entity(match) if match else None
    if isinstance(entity, Task):
        return words.clipped(words.task_line(entity), _LONGEST_LINE)
    if isinstance(entity, Directive) and entity.citation and not _has_namesake(entity, known):
        return words.clipped(words.title_of(entity), _LONGEST_LINE)
    return ""


def label(interest: Interest, known: Knowledge) -> str:
    """What a button shows of it."""
    match = _match(interest, known)
    if match:
        return words.label(match, known)
    return words.clipped(words.sentence(name(interest, known)), _LONGEST_LABEL)


def directive_button(directive: Directive) -> Button:
    """What the card of a document offers."""
    interest = Interest(Scope.DIRECTIVE, str(directive.id))
    return _button("🔔 Theo dõi văn bản này", interest)


def task_button(task: Task) -> Button:
    """What the card of a task offers."""
    return _button("🔔 Theo dõi nhiệm vụ này", Interest(Scope.TASK, str(task.id)))


def article_buttons(article: Article, known: Knowledge) -> list[Button]:
    """What the card of an article offers."""
    return [
        _button(words.clipped(f"🔔 Theo dõi {name(one, known)}", _LONGEST_LABEL), one)
        for one in of_article(article, known)
    ]


def _button(said: str, interest: Interest) -> Button:
    return Button(said, action=Change(Sign.FOLLOW, interest).action)


def _entity_name(interest: Interest, known: Knowledge) -> str:
    match = _match(interest, known)
    if match is None:
        return f"{_NOUNS[interest.scope]} không còn trong kho tài liệu"
    entity = known.entity(match)
    if isinstance(entity, Directive) and _has_namesake(entity, known):
        return words.clipped(words.directive_label(entity), _LONGEST_NAME)
    return words.name(match, known)


_NOUNS = {Scope.TASK: "nhiệm vụ", Scope.DIRECTIVE: "văn bản"}


def _has_namesake(directive: Directive, known: Knowledge) -> bool:
    """Whether another document bears the same number."""
    if directive.citation is None:
        return False
    bearers = known.catalogue.by_number[directive.citation.number]
    return any(one != directive and one.citation == directive.citation for one in bearers)


def _match(interest: Interest, known: Knowledge) -> Match | None:
    kind, target = _KINDS.get(interest.scope), interest.target
    if kind is None or not _ID.fullmatch(target):
        return None
    match = Match(kind, int(target))
    return match if known.holds(kind, match.id) else None
