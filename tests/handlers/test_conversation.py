"""What a conversation keeps: as JSON and back, through new versions and new documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.conversation import Conversation, Pending, from_state, to_state
from handlers.messages import Button
from handlers.picking import picked, placed
from knowledge.answering.facts.related import related_articles
from knowledge.answering.model import Context, Match, Outcome
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

TASKS = tuple(Match(Kind.TASK, number, 100.0) for number in range(1, 11))
LIST = Conversation(Context(Outcome.LIST, TASKS, None), is_numbered=True)

KINDS, IDS = st.sampled_from([Kind.TASK, Kind.DIRECTIVE, Kind.ARTICLE]), st.integers(1, 10)
MATCHES = st.builds(Match, KINDS, IDS, st.floats(0, 100))
SUBJECTS = st.builds(Match, KINDS, IDS, st.just(100.0))
BUTTONS = st.builds(
    Button,
    st.text(max_size=9),
    st.text(max_size=9),
    number=st.none() | st.integers(1, 99),
)
CONVERSATIONS = st.builds(
    Conversation,
    st.builds(
        Context,
        st.sampled_from(Outcome),
        st.lists(MATCHES, max_size=40).map(tuple),
        st.none() | st.sampled_from(Attribute),
        st.none() | SUBJECTS,
        talked=st.lists(SUBJECTS, max_size=3).map(tuple),
        home=st.none() | st.sampled_from(["Nghệ An", "Gia Lai"]),
    ),
    st.booleans(),
    st.none() | st.builds(Pending, st.text(max_size=9), st.integers(0, 9)),
    st.lists(BUTTONS, max_size=5).map(tuple),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


@given(conversation=CONVERSATIONS)
def test_a_conversation_comes_back_as_it_was(known: Knowledge, conversation: Conversation) -> None:
    state = json.loads(json.dumps(to_state(conversation)))
    assert from_state(state, known) == conversation


def test_a_conversation_about_nothing_keeps_nothing(known: Knowledge) -> None:
    assert to_state(Conversation()) == {}
    assert from_state({}, known) == Conversation()


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "khác"},
        {"matches": None},
        {"matches": [["chương", 1, 100.0]]},
        {"matches": [["task", 1]]},
        {"matches": [7]},
        {"attribute": "màu"},
    ],
)
def test_a_state_of_another_version_is_none(known: Knowledge, change: dict[str, Any]) -> None:
    assert from_state(to_state(LIST) | change, known) == Conversation()


@pytest.mark.parametrize("field", ["outcome", "matches", "attribute", "numbered"])
def test_a_state_without_a_field_is_none(known: Knowledge, field: str) -> None:
    state = to_state(LIST)
    del state[field]
    assert from_state(state, known) == Conversation()


@given(state=st.dictionaries(st.text(max_size=9), JSON, max_size=4))
def test_any_other_state_is_none(known: Knowledge, state: dict[str, Any]) -> None:
    assert from_state(state, known) == Conversation()


def test_a_very_long_list_is_kept_in_part(known: Knowledge) -> None:
    long = Conversation(Context(Outcome.LIST, TASKS * 1000, None), is_numbered=True)
    kept = from_state(to_state(long), known).context
    assert kept is not None
    assert 100 < len(kept.matches) < 1000
    assert kept.matches == (TASKS * 1000)[: len(kept.matches)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("số 2", 2),
        ("SO 2", 2),
        ("cái thứ hai", 2),
        ("Cái thứ 2 ạ", 2),
        ("mục 3 nhé", 3),
        ("chọn cái thứ ba", 3),
        ("xem văn bản thứ tư", 4),
        ("đầu tiên", 1),
        ("cái đầu tiên", 1),
        ("10", 10),
        ("thứ mười", 10),
        ("số 2.", 2),
    ],
)
def test_a_number_picks_what_bears_it(text: str, number: int) -> None:
    assert picked(text, LIST) == TASKS[number - 1]


@pytest.mark.parametrize(
    "text",
    ["0", "11", "999999999999", "2 3", "hai chỉ thị", "nghị quyết 2", "số", "", "thứ", "25-NQ/TW"],
)
def test_anything_else_picks_nothing(text: str) -> None:
    assert picked(text, LIST) is None


@pytest.mark.parametrize(
    "conversation", [Conversation(), Conversation(LIST.context, is_numbered=False)]
)
def test_a_number_picks_nothing_where_nothing_was_numbered(conversation: Conversation) -> None:
    assert picked("2", conversation) is None


@pytest.mark.parametrize(
    ("text", "number", "asked"),
    [
        ("thế cái số 1", 1, ""),
        ("the con cai thu ba nhe", 3, ""),
        ("Vậy số 2 ạ?", 2, ""),
        ("cái thứ hai thì sao", 2, "thi sao"),
        ("số 3 nằm ở đâu", 3, "nam o dau"),
        ("cho em xem cái đầu tiên nói gì", 1, "noi gi"),
        ("mục cuối cùng do ai ban hành", 10, "do ai ban hanh"),
    ],
)
def test_what_is_asked_of_a_place_of_the_last_list(
    known: Knowledge, text: str, number: int, asked: str
) -> None:
    assert placed(text, LIST, known) == (TASKS[number - 1], asked)


@pytest.mark.parametrize(
    "text",
    [
        "số 11 nói gì",
        "cái nào",
        "bài thứ hai nói gì",
        "văn bản đầu tiên",
        "cái năm ngoái",
        "số",
        "",
    ],
)
def test_what_the_last_list_has_not_is_at_no_place(known: Knowledge, text: str) -> None:
    assert placed(text, LIST, known) is None
    assert placed("cái số 1", Conversation(), known) is None


def test_the_tasks_of_a_document_have_places_where_they_are_said_to_be_its(
    known: Knowledge,
) -> None:
    directive = known.catalogue.by_number["04"][1]
    match = Match(Kind.DIRECTIVE, directive.id, 100.0)
    card = Conversation(Context(Outcome.ANSWER, (match,), None, match))
    second = Match(Kind.TASK, directive.task_ids[1], 100.0)
    assert placed("nhiệm vụ thứ hai trong đó nói gì", card, known) == (second, "noi gi")
    assert placed("nhiệm vụ thứ hai nói gì", card, known) is None


def on_card(number: int) -> Conversation:
    match = TASKS[number - 1]
    return Conversation(Context(Outcome.ANSWER, (match,), None, match))


def test_documents_and_articles_of_a_card_have_places(known: Knowledge) -> None:
    task = known.catalogue.tasks[TASKS[4].id]
    second = Match(Kind.DIRECTIVE, task.directive_ids[1], 100.0)
    first = related_articles(TASKS[4], known)[0]
    card = on_card(5)
    assert placed("văn bản thứ 2 ban hành ngày nào", card, known) == (second, "ban hanh ngay nao")
    assert placed("bài đầu tiên nói gì", card, known) == (first, "noi gi")
    assert placed("văn bản số 2 ban hành ngày nào", card, known) is None
    assert placed("văn bản thứ 9 ban hành ngày nào", card, known) is None
    assert placed("văn bản đầu tiên nói gì", on_card(1), known) is None
