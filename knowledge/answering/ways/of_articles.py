"""Articles that answer a question by its words, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.unheld import asked_fact, names_nothing
from knowledge.answering.model import MOST_LISTED, Match
from knowledge.articles.index import age
from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute
from knowledge.reading.when import years_of
from knowledge.search.lexicon import Kind
from knowledge.search.score import (
    IN_SET,
    Hit,
    lacks_thing,
    leaves_word_out,
    rank,
    saying_most,
    score,
)
from knowledge.search.subject import read_subject
from knowledge.text.fold import accented, fold, words
from knowledge.topics import phrases_of, topics, topics_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.answering.knowledge import Knowledge
    from knowledge.articles.library import Library, Ranked
    from knowledge.catalogue import Article
    from knowledge.reading.question import Question
    from knowledge.reading.when import When
    from knowledge.search.lexicon import Lexicon
    from knowledge.search.subject import Phrase, Subject, Word
    from knowledge.topics import Topic

_LOOKED_AT = 10
_SHOWN = 3
_OPENING = 250
"""Characters of an article that tell its topics."""

_AHEAD, _PAIRS, _LEAST = 14.0, 2.8, 3.8
_SAYS_PAIRS, _SAYS_SYLLABLES = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """Articles that say something of a question, best first, and whether the first answers it."""

    hits: tuple[Hit, ...]
    is_sure: bool


def article_hits(question: Question, known: Knowledge) -> Found:
    """Articles that say something of what the question is about, of the time that it says."""
    subject = read_subject(question.loose_subject, known.lexicon)
    ranked = find_articles(question, known, _LOOKED_AT) if subject.weight else []
    ranked = [one for one in ranked if _is_as_said(one.article, question)]
    if filters.says_one_of_several(question, known.catalogue):
        ranked = [one for one in ranked if names_one_of(one.article, question.provinces)]
    is_sure = bool(ranked) and certainty(ranked[0]) >= 0
    shown = ranked if question.kind else ranked[: 1 if is_sure else _SHOWN]
    hits = tuple(score(subject, known.lexicon.article(one.article)) for one in shown)
    return Found(hits, is_sure)


def articles_about(question: Question, known: Knowledge) -> list[Hit]:
    """Every article that says what a question is about, then those of the topic that it names."""
    subject = read_subject(question.subject, known.lexicon)
    phrases = {" ".join(one.syllables): None for word in subject.words for one in word.phrases}
    said = " ".join((question.subject, *phrases))
    ranked = [one.article for one in known.articles.search(said, MOST_LISTED)]
    hits = rank(_of_time(ranked, subject, question, known))
    members = {hit.entry.id: hit for hit in saying_most(hits)}
    topic = None if patterns.ABOUT_TITLES.search(fold(question.text)) else _topic(subject)
    of_topic = _of_topic(topic, known.articles) if topic else []
    for hit in _of_time(of_topic, subject, question, known):
        members.setdefault(hit.entry.id, replace(hit, coverage=max(hit.coverage, IN_SET)))
    return list(members.values())


def _of_time(
    articles: Iterable[Article], subject: Subject, question: Question, known: Knowledge
) -> list[Hit]:
    """What articles of the time that the question says have of its subject."""
    there = (one for one in articles if _is_as_said(one, question))
    return [score(subject, known.lexicon.article(one)) for one in there]


def _topic(subject: Subject) -> Topic | None:
    """The topic whose name is nearly all that a subject says."""
    said = subject.words
    for one in topics():
        name = words(accented(one.name))
        for at in range(len(said) - len(name) + 1):
            stretch = said[at : at + len(name)]
            weight = sum(word.weight for word in stretch)
            if _is_name(stretch, name) and weight >= IN_SET * subject.weight:
                return one
    return None


def _is_name(said: Sequence[Word], name: Sequence[str]) -> bool:
    return all(
        word.marked in (syllable, fold(syllable)) for word, syllable in zip(said, name, strict=True)
    )


def _of_topic(topic: Topic, articles: Library) -> list[Article]:
    """The articles that speak of a topic most, or were posted under it, newest first."""
    phrases = phrases_of(topic)
    single = [one[0] for one in phrases if len(one) == 1]
    pairs = ["_".join(one[:2]) for one in phrases if len(one) > 1]
    found = [
        *articles.of("relates", [f"topic:{topic.slug}"], MOST_LISTED),
        *articles.of("syllables", single, MOST_LISTED),
        *articles.of("pairs", pairs, MOST_LISTED),
    ]
    once = sorted({one.id: one for one in found}.values(), key=age, reverse=True)[:MOST_LISTED]
    return [one for one in once if topic.slug in one.topics or topic == _topic_of(one)]


def _topic_of(article: Article) -> Topic | None:
    """What an article that nobody posted under a topic speaks of most as it begins."""
    said = "\n".join(filter(None, (article.title, article.summary, article.text)))
    return None if article.topics else next(iter(topics_of(said[:_OPENING])), None)


def surely_answering(question: Question, known: Knowledge) -> Match | None:
    """The article that answers a question for sure, whatever else the question restricts."""
    ranked = find_articles(question, known, _LOOKED_AT)
    if not ranked or certainty(ranked[0]) < 0 or not _says_most(ranked[0]):
        return None
    article = ranked[0].article
    if _is_of_other_time(article, question):
        return None
    of_one = filters.says_one_of_several(question, known.catalogue)
    if of_one and not names_one_of(article, question.provinces):
        return None
    if names_nothing(question, known.lexicon):
        return None
    if not _may_tell(article, question, known):
        return None
    return Match(Kind.ARTICLE, ranked[0].id, round(100 * min(ranked[0].score, 1.0), 1))


def _may_tell(article: Article, question: Question, known: Knowledge) -> bool:
    """Whether an article has the fact that is asked for, and a name with a small word whole."""
    fact, entry = asked_fact(question, known.lexicon), known.lexicon.article(article)
    if fact and not fact.may_be_told_by(entry):
        return False
    subject = read_subject(question.subject, known.lexicon)
    if question.kind is not None:
        return True
    is_name = any(word.is_inside for word in subject.words)
    return not (
        lacks_thing(subject, entry) or (is_name and leaves_word_out(subject, entry, frozenset()))
    )


def find_articles(question: Question, known: Knowledge, most: int) -> list[Ranked]:
    """Articles by the words of a question, best first."""
    text = question.loose_subject if question.kind is Kind.ARTICLE else question.text
    said = known.worded.of(text, lambda: _in_words_of(known.articles, text, known.lexicon))
    return known.articles.search(said, most)


def _in_words_of(articles: Library, text: str, lexicon: Lexicon) -> str:
    """A text with what no article says put in words that articles have, where some mean it."""
    found: list[str] = []
    for _, said in groupby(enumerate(read_subject(text, lexicon).words), _stretch):
        words = [word for _, word in said]
        typed = [word.marked for word in words]
        folded = [word.folded for word in words]
        found += typed if _is_said(folded, articles) else _meant(words, articles) or typed
    return " ".join(found)


def _stretch(placed: tuple[int, Word]) -> tuple[Phrase, ...] | int:
    """What words that are said in other words together have in common; others stand alone."""
    at, word = placed
    return word.phrases or at


def _is_said(said: Sequence[str], articles: Library) -> bool:
    """Whether some article has each folded syllable beside the next one."""
    if len(said) == 1:
        return articles.frequency(said[0]) > 0
    return all(articles.pair_frequency(*pair) for pair in pairwise(said))


def _meant(said: Sequence[Word], articles: Library) -> list[str]:
    """What some article says instead of words that none says; nothing where none does."""
    for phrase in said[0].phrases:
        if _is_said(phrase.syllables, articles):
            return list(phrase.syllables)
    instead = [one for one in said[0].instead if articles.frequency(one)] if len(said) == 1 else []
    return [max(instead, key=articles.frequency)] if instead else []


def certainty(ranked: Ranked) -> float:
    """How surely an article answers what it was found by: from 0 on it does.

    The next best article is what a question finds whose answer is not held, so what tells is by
    how much the best one is ahead. `bench/quality.py` shows what the numbers are worth.
    """
    return _AHEAD * ranked.ahead + _PAIRS * ranked.pairs - _LEAST


def _says_most(ranked: Ranked) -> bool:
    return ranked.pairs >= _SAYS_PAIRS and ranked.syllables >= _SAYS_SYLLABLES


def names_one_of(article: Article, provinces: Sequence[str]) -> bool:
    """Whether an article names one of the provinces."""
    texts = filter(None, (article.title, article.summary, article.text))
    said = f" {' '.join(words(fold(' '.join(texts))))} "
    return any(f" {' '.join(words(fold(one)))} " in said for one in provinces)


def _is_of_other_time(article: Article, question: Question) -> bool:
    """Whether an article says of what time it is, and the question says another."""
    asked, named = set(years_of(question.text)), set(years_of(article.title))
    if asked and named:
        return asked.isdisjoint(named)
    return article.day is not None and not is_of_time(article, question.when)


def _is_as_said(article: Article, question: Question) -> bool:
    """Whether an article is of the time that a question says, without what it says to lack."""
    return is_of_time(article, question.when) and has_not_printed(article, question)


def has_not_printed(article: Article, question: Question) -> bool:
    """Whether an article has not what a question says that it has not."""
    match question.unprinted:
        case Attribute.DATE:
            return article.day is None
        case Attribute.LINK:
            return article.url is None
    return True


def is_of_time(article: Article, when: When) -> bool:
    """Whether an article was published at that time, or names a year of it in its title."""
    published = [article.day] if article.day else []
    if not when or when.admits(published, (), ()):
        return True
    years = years_of(article.title) if when.is_of_years else []
    return bool(years) and when.admits((), years, ())
