"""What holds for every reply, over every question and every programme that is at hand."""

from __future__ import annotations

import asyncio
import datetime
import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers import menus, trouble, welcome, words
from handlers.actions import read
from handlers.answers import say
from handlers.cards import card, task_text
from handlers.messages import ACTION_BYTES, Role
from knowledge.answering.answer import answer
from knowledge.answering.model import Match
from knowledge.base import KnowledgeBase, bundled_document, open_knowledge
from knowledge.documents.model import DocumentProblem
from knowledge.errors import DocumentError
from knowledge.search.lexicon import Kind
from knowledge.text.syllables import is_syllable
from tests.conftest import DOCUMENTS, now
from tests.handlers.conftest import buttons
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.answering.knowledge import Knowledge

_PRODUCT = Path(__file__).parents[1] / "product"
QUESTIONS = [
    json.loads(line)["q"]
    for name in ("questions.jsonl", "calibration.jsonl", "everyday.jsonl")
    for line in (_PRODUCT / name).read_text(encoding="utf-8").splitlines()
]
PROGRAMMES = sorted(path.stem for path in DOCUMENTS.glob("*.json"))
BY_THE_BOT = re.compile(r"^\d+\. |^Có \d+ |\[\d+\]", re.MULTILINE)
NUMBER = re.compile(r"\d+")
DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
FOREIGN = {
    "bot",
    "telegram",
    "zalo",
    "token",
    "json",
    "q",
    "text",
    "txt",
    "tables",
    "dir",
    "utf",
    "mb",
    "env",
}


def numbers(text: str) -> set[int]:
    return {int(number) for number in NUMBER.findall(text)}


def dates(text: str) -> set[tuple[int, ...]]:
    return {tuple(map(int, date)) for date in DATE.findall(text)}


def assert_sound(reply: Reply, question: str) -> None:
    """What any channel may rely on."""
    assert reply.text == unicodedata.normalize("NFC", reply.text), question
    assert all(block.text.strip() for block in reply.blocks), question
    assert "“”" not in reply.text, question
    assert "None" not in reply.text, question
    for button in buttons(reply):
        assert button.label.strip(), question
        assert (button.action is None) != (button.url is None), question
        if button.action is not None:
            assert len(button.action.encode()) <= ACTION_BYTES, question
            assert read(button.action) is not None, question


def assert_sourced(reply: Reply, question: str, sources: str) -> None:
    """Where it comes from stands last, and every date and number in it is in the sources."""
    assert [block.role for block in reply.blocks].index(Role.SOURCE) == len(reply.blocks) - 1, (
        question
    )
    assert reply.blocks[-1].text.strip("Nguồn: ."), question
    said = BY_THE_BOT.sub("", reply.text)
    assert dates(said) <= dates(sources) | dates(question), question
    assert numbers(said) <= numbers(sources) | numbers(question), question


def test_every_answer_is_sound_and_sourced(known: Knowledge) -> None:
    source = bundled_document()
    for question in QUESTIONS:
        reply = say(answer(question, known), known)
        assert_sound(reply, question)
        assert_sourced(reply, question, source)


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Every programme at once."""
    return asyncio.run(_loaded(tmp_path_factory.mktemp("provinces") / "danvan.db"))


async def _loaded(path: Path) -> Knowledge:
    async with open_knowledge(f"sqlite:///{path}", now) as base:
        for name in PROGRAMMES:
            await _load(base, name)
        return await base.known()


async def _load(base: KnowledgeBase, name: str) -> None:
    await base.load((DOCUMENTS / f"{name}.txt").read_bytes().decode("utf-8-sig"))


def printed() -> str:
    return "\n".join(
        (DOCUMENTS / f"{name}.txt").read_bytes().decode("utf-8-sig") for name in PROGRAMMES
    )


def test_every_card_of_every_programme_is_sound_and_sourced(provinces: Knowledge) -> None:
    sources = printed() + " ".join(source.title for source in provinces.catalogue.sources.values())
    spelt_dates = re.sub(r"(\d+) tháng (\d+) năm (\d+)", r"\1/\2/\3", sources)
    for kind, number in provinces.entries:
        reply = card(Match(kind, number, 100.0), provinces)
        assert_sound(reply, reply.blocks[0].text)
        assert_sourced(
            reply, reply.blocks[0].text, re.sub(r"[-.](?=\d)", "/", spelt_dates) + sources
        )
    for one in provinces.catalogue.tasks.values():
        assert_sound(task_text(one), str(one.number))


FIXED = [
    welcome.help_(knowledge()).text,
    welcome.unknown_command("khongco").text,
    welcome.nothing_asked().text,
    welcome.only_text().text,
    welcome.gone().text,
    trouble.APOLOGY.text,
    trouble.SLOW_DOWN.text,
    trouble.NO_FILE.format(name=""),
    trouble.NOT_TEXT.format(name=""),
    trouble.BAD_QUESTION,
    trouble.BAD_TEXT,
    *(trouble.refused_document(DocumentError(problem)) for problem in DocumentProblem),
    *(description for _, description in menus.PEOPLE),
    *trouble.CITATION_COLUMNS,
]


@pytest.mark.parametrize("text", FIXED)
def test_fixed_words_are_spelt_as_vietnamese_is(text: str) -> None:
    plain = re.sub(r"\S*/\w+|“[^”]*”|\S*\.\S+|[A-Z_]{4,}", " ", text)
    syllables = re.findall(r"[^\W\d_]+", plain.lower())
    assert [one for one in syllables if not is_syllable(one) and one not in FOREIGN] == []
    assert text == unicodedata.normalize("NFC", text)


def test_a_name_that_is_cut_keeps_what_it_is_about() -> None:
    title = (
        "Thực hiện Chỉ thị số 41-CT/TU ngày 09/8/2022 của Ban Thường vụ Tỉnh ủy về giữ gìn nghề dệt"
    )
    named = directive(1, "16-KH/TU", title, doc_type="Kế hoạch")
    assert words.short_label(named, 120) == f"16-KH/TU: {title}"
    kept = "16-KH/TU: Thực hiện Chỉ thị số 41-CT/TU … về giữ gìn nghề dệt"
    assert words.short_label(named, 80) == kept
    assert words.brief(title, 70) == "Thực hiện Chỉ thị số 41-CT/TU … về giữ gìn nghề dệt"
    known = knowledge([task(1, source(1, "Gia Lai", 2026), 3, f"Kiểm tra việc {title}")])
    cut = words.label(Match(Kind.TASK, 1), known, 90)
    assert cut.endswith("Chỉ thị số 41-CT/TU … về giữ gìn nghề dệt")


@given(st.dates())
@example(datetime.date(2021, 11, 5))
def test_a_date_is_written_as_offices_do(date: datetime.date) -> None:
    day, month, year = map(int, words.day(date).split("/"))
    assert datetime.date(year, month, day) == date
    assert re.fullmatch(r"\d\d/\d\d/\d{1,4}", words.day(date))


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")],
)
def test_parts_are_joined_as_in_a_sentence(parts: list[str], sentence: str) -> None:
    assert words.joined(parts) == sentence


@given(st.text(), st.integers(2, 80))
@example("dân vận khéo, dân vận", 14)
def test_a_text_is_clipped_to_its_room(text: str, longest: int) -> None:
    clipped = words.clipped(text, longest)
    assert len(clipped) <= longest
    assert clipped == text or (clipped.endswith("…") and text.startswith(clipped[:-1]))
