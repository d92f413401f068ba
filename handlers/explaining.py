"""Why an answer is what it is: how the question was read, what was found, what decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import words
from knowledge.answering.model import Outcome, Way
from knowledge.answering.ways.by_subject import floor_of
from knowledge.answering.ways.of_articles import certainty
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.answering.candidates import Candidate
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer
    from knowledge.reading.question import Question
    from knowledge.reading.when import When

_KINDS = {Kind.DIRECTIVE: "văn bản", Kind.TASK: "nhiệm vụ", Kind.ARTICLE: "bài viết"}
_OUTCOMES = {
    Outcome.ANSWER: "trả lời",
    Outcome.CHOICES: "hỏi lại để chọn",
    Outcome.LIST: "liệt kê",
    Outcome.NONE: "không trả lời",
}
_WAYS = {
    Way.TITLE: "tên văn bản, viết đầy đủ như trong nguồn",
    Way.NUMBER: "số hiệu văn bản, so khớp chính xác",
    Way.TASK: "số thứ tự của nhiệm vụ",
    Way.TAUGHT: "chỉ dẫn của quản trị viên về một cụm từ trong câu hỏi",
    Way.SET: "loại, cơ quan, thời gian được hỏi; câu hỏi không có nội dung nào khác",
    Way.DEADLINE: "thời hạn mà nhiệm vụ ghi",
    Way.SUBJECT: "các từ của câu hỏi",
    Way.ARTICLE: "các từ của câu hỏi; một bài viết nổi trội hẳn",
    Way.FOLLOW_UP: "câu hỏi trước",
    Way.PROGRAMME: "điều được hỏi về chính chương trình",
    Way.PERSON: "tên người hoặc chức vụ, đối chiếu với người ký các chương trình",
    Way.OUTSIDE: "câu hỏi ngoài phạm vi các tài liệu đang có (người, địa phương hoặc năm khác)",
}


def explain(answer: Answer, found: Sequence[Candidate], known: Knowledge) -> str:
    """An answer's reasons, a line for each."""
    return "\n".join(
        (
            "Đọc câu hỏi:",
            *(f"  {line}" for line in _read(answer.question, known)),
            "Tìm thấy:" if found else "Không tìm thấy mục nào.",
            *(f"  {line}" for one in found for line in _candidate(one, known)),
            f"Quyết định: {_OUTCOMES[answer.outcome]}, theo {_WAYS[answer.way]}.",
            *_floor(answer),
        )
    )


def _read(question: Question, known: Knowledge) -> Iterator[str]:
    when, body = question.when, question.body
    subject = read_subject(question.loose_subject, known.lexicon)
    understood = {
        "câu hỏi": question.text,
        "chữ gõ nhầm": words.joined(f"{one.typed} → {one.read}" for one in question.corrections),
        "số hiệu": words.joined(words.as_named(one, question) for one in question.named),
        "nhiệm vụ số": words.joined(map(str, question.tasks)),
        "hỏi về": _KINDS[question.kind] if question.kind else "",
        "loại văn bản": question.type_name,
        "cơ quan": words.joined(one.name for one in body.each) if body else "",
        "trừ": question.excluded.text if question.excluded else question.left_out,
        "thời gian": _time(when) if when else "",
        "thuộc tính": question.attribute.value if question.attribute else "",
        "từ và trọng số": ", ".join(
            f"{word.marked} {word.weight:.1f}" for word in subject.words if word.weight
        ),
    }
    yield from (f"{name}: {value}" for name, value in understood.items() if value)


def _time(when: When) -> str:
    of_days = f"{when.first or '…'} – {when.last or '…'}"
    return f"tháng {when.month}" if when.month else of_days


def _candidate(one: Candidate, known: Knowledge) -> Iterator[str]:
    yield f"{one.match.score:5.1f}  [{_KINDS[one.match.kind]}] {words.label(one.match, known)}"
    if one.hit:
        borne_out = "có" if one.hit.is_borne_out else "không"
        yield (
            f"         nói được {one.hit.coverage:.0%} câu hỏi, câu hỏi nói {one.hit.focus:.0%} "
            f"mục này; có từ ghép chung: {borne_out}"
        )
    if one.ranked:
        sure = certainty(one.ranked)
        yield (
            f"         đoạn khớp nhất có {one.ranked.syllables:.0%} tiếng và "
            f"{one.ranked.pairs:.0%} cặp tiếng của câu hỏi; hơn mục sau {one.ranked.ahead:.2f}; "
            f"độ chắc chắn {sure:+.1f}"
        )


def _floor(answer: Answer) -> list[str]:
    if answer.way not in {Way.SUBJECT, Way.ARTICLE}:
        return []
    least = floor_of(answer.question)
    return [
        (
            f"Ngưỡng: văn bản, nhiệm vụ phải nói được {least:.0%} câu hỏi; "
            "bài viết phải có độ chắc chắn từ 0."
        )
    ]
