"""`danvan ask`: every line of input has one polite answer line, whatever it is."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.product.conftest import PATIENCE, PROGRAM, danvan, environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.product.conftest import Ended

FIELDS = ["q", "outcome", "matches", "related", "reply", "ms"]
OF_KIND = {
    "directive": {"citation", "doc_type", "issuer", "dates", "titles", "tasks"},
    "task": {"number", "year", "source"},
    "article": {"title", "url", "published", "external_id"},
}
QUESTIONS = {
    "số": "04-NQ/TU",
    "chọn": "25-NQ/TW",
    "danh sách": "các nhiệm vụ",
    "bài viết": "bài về Diễn Châu",
    "không có": "88-NQ/TU",
    "xuống dòng": "Nghị quyết\n04-NQ/TU\r\n\n\tlà gì?",
    "rỗng": "",
    "khoảng trắng": " \n\t ",
    "dài": "công tác dân vận " * 6000,
    "một MB": "04-NQ/TU " * 120_000,
    "một từ dài": "a" * 1_000_000,
    "số dài": "9" * 100_000,
    "điều khiển": "04\u0000-NQ\u001b[31m/TU\u0007 \u0008",
    "từ phải sang": "\u202e04-NQ/TU\u202c \u200f\u200b",
    "biểu tượng": "👩‍👩‍👧‍👦 04-NQ/TU 🇻🇳🇻🇳 ☭",
    "SQL": "'; DROP TABLE tasks; -- \" OR 1=1",
    "HTML": "<script>alert(1)</script> <b>04-NQ/TU</b> &amp;",
    "Markdown": "**04-NQ/TU** _nghiêng_ [x](javascript:1) ```",
    "toán tử": 'title:tôn AND (giáo OR "dân vận") NEAR/3 -công* ^2 ~ \\',
    "mười nghìn số": " ".join(f"{number}-NQ/TU" for number in range(10_000)),
    "chữ khác": "доклад 04-NQ/TU 一帶一路 العربية",
    "dấu rời": "Nghị quyết 04-NQ/TU",
    "dấu chồng": "a" + "\u0301" * 10_000,
}
NO_QUESTIONS = [
    "không phải JSON",
    "{",
    '"chỉ là chuỗi"',
    "17",
    "null",
    "[]",
    '["q"]',
    "{}",
    '{"Q": "04-NQ/TU"}',
    '{"q": null}',
    '{"q": 5}',
    '{"q": NaN}',
    '{"q": -1e999}',
    '{"q": ["04-NQ/TU"]}',
    '{"q": "dở dang',
    "[" * 100_000,
    '{"q": ' + "9" * 10_000 + "}",
    "\u0000",
]


def refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def parsed(output: str) -> list[dict[str, Any]]:
    return [json.loads(line, parse_constant=refuse_constant) for line in output.splitlines()]


@pytest.fixture(scope="session")
def answers(asked: Callable[..., Ended]) -> dict[str, dict[str, Any]]:
    """What one process answers to all of the questions."""
    lines = "".join(f"{json.dumps({'q': question})}\n" for question in QUESTIONS.values())
    ended = asked("ask", "--json", "-", given=lines)
    assert (ended.code, ended.err) == (0, "")
    return dict(zip(QUESTIONS, parsed(ended.out), strict=True))


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_its_answer_line(answers: dict[str, dict[str, Any]], name: str) -> None:
    answer = answers[name]
    assert list(answer) == FIELDS
    assert answer["q"] == QUESTIONS[name]
    assert answer["outcome"] in {"answer", "choices", "list", "none"}
    assert answer["reply"].strip()
    assert answer["ms"] >= 0
    for match in answer["matches"] + answer["related"]:
        assert match.keys() == {"type", "id", "score", "label"} | OF_KIND[match["type"]]
        assert 0 <= match["score"] <= 100
    assert {match["type"] for match in answer["related"]} <= {"article"}


@pytest.mark.parametrize(
    ("name", "outcome", "first"),
    [
        ("số", "answer", "04-NQ/TU"),
        ("xuống dòng", "answer", "04-NQ/TU"),
        ("điều khiển", "answer", "04-NQ/TU"),
        ("từ phải sang", "answer", "04-NQ/TU"),
        ("dấu rời", "answer", "04-NQ/TU"),
        ("chọn", "choices", "25-NQ/TW"),
    ],
)
def test_a_question_in_any_dress_has_its_answer(
    answers: dict[str, dict[str, Any]], name: str, outcome: str, first: str
) -> None:
    answer = answers[name]
    assert (answer["outcome"], answer["matches"][0]["citation"]) == (outcome, first)


def test_a_document_is_answered_with_all_that_is_printed(
    answers: dict[str, dict[str, Any]],
) -> None:
    match = answers["số"]["matches"][0]
    assert match["dates"] == ["2021-11-05", "2021-11-19"]
    assert match["issuer"] == "Ban Thường vụ Tỉnh ủy"
    assert match["tasks"] == [2, 3]
    assert "05/11/2021 và 19/11/2021" in answers["số"]["reply"]


def test_a_list_is_the_whole_set(answers: dict[str, dict[str, Any]]) -> None:
    listed = answers["danh sách"]
    assert listed["outcome"] == "list"
    assert [match["number"] for match in listed["matches"]] == list(range(1, 11))


@pytest.mark.parametrize("name", ["không có", "rỗng", "khoảng trắng", "một từ dài", "số dài"])
def test_what_nothing_answers_is_said_so(answers: dict[str, dict[str, Any]], name: str) -> None:
    assert answers[name]["outcome"] == "none"


def test_a_line_that_is_no_question_has_its_line_too(asked: Callable[..., Ended]) -> None:
    ended = asked("ask", "--json", "-", given="\n".join([*NO_QUESTIONS, '{"q": "04-NQ/TU"}']))
    *refused, last = parsed(ended.out)
    assert (ended.code, ended.err, len(refused)) == (0, "", len(NO_QUESTIONS))
    for line in refused:
        assert list(line) == FIELDS
        assert (line["outcome"], line["matches"]) == ("none", [])
        assert line["reply"].startswith("Dòng này không phải là")
    assert last["outcome"] == "answer"


def test_half_of_a_letter_is_given_back(asked: Callable[..., Ended]) -> None:
    (answer,) = parsed(asked("ask", "--json", "-", given='{"q": "\\ud83d 04-NQ/TU"}\n').out)
    assert (answer["q"], answer["outcome"]) == ("\ud83d 04-NQ/TU", "answer")


def test_bytes_that_are_no_text_have_their_line(asked: Callable[..., Ended]) -> None:
    ended = asked("ask", "--json", "-", given=b'\xff\xfe\x00\n{"q": "04-NQ/\xc3TU"}\n')
    assert (ended.code, ended.err, len(parsed(ended.out))) == (0, "", 2)


def test_an_answer_comes_before_the_next_question(shared: Path) -> None:
    with subprocess.Popen(
        (PROGRAM, "ask", "--json", "-"),
        cwd=shared,
        env=environment(shared),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        for question in ("04-NQ/TU", "nhiệm vụ 5"):
            process.stdin.write(json.dumps({"q": question}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["q"] == question
        process.stdin.close()
        assert process.wait(PATIENCE) == 0


def test_a_question_needs_no_quotes(asked: Callable[..., Ended]) -> None:
    bare, quoted = asked("ask", "nhiệm", "vụ", "5"), asked("ask", "nhiệm vụ 5")
    assert bare == quoted
    assert bare.out.startswith("Nhiệm vụ 5 (")


def test_one_question_is_answered_in_words_or_in_json(asked: Callable[..., Ended]) -> None:
    words, as_json = asked("ask", "04-NQ/TU"), asked("ask", "--json", "04-NQ/TU")
    assert (words.code, as_json.code) == (0, 0)
    (answer,) = parsed(as_json.out)
    assert answer["reply"] == words.out.rstrip("\n")
    assert words.out.startswith("Nghị quyết số 04-NQ/TU\n")


def test_the_first_start_needs_nothing(empty: Path) -> None:
    first, second = danvan(empty, "ask", "04-NQ/TU"), danvan(empty, "ask", "04-NQ/TU")
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("Nghị quyết số 04-NQ/TU\n")
    assert second == first
