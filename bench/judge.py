"""Whether an answer is right, by the rules of the answer contract."""

from __future__ import annotations

from typing import Any


def is_right(question: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Whether an answer is what `question["mode"]` and `question["expect"]` ask for."""
    expect, outcome, matches = question["expect"], answer["outcome"], answer["matches"]
    has_all = all(any(is_same(one, match) for match in matches) for one in expect)
    match question["mode"]:
        case "none":
            return bool(outcome == "none")
        case "top1":
            return outcome == "answer" and any(is_same(one, matches[0]) for one in expect)
        case "choices":
            return outcome == "choices" and has_all and len(matches) <= len(expect) + 3
        case "list":
            others = [one for one in matches if not any(is_same(want, one) for want in expect)]
            return outcome == "list" and has_all and not others
    raise ValueError(f"no such mode: {question['mode']}")


def is_same(expected: dict[str, Any], match: dict[str, Any]) -> bool:
    """Whether a match is what is expected; only what the expectation names is compared."""
    if expected["type"] != match.get("type"):
        return False
    match expected["type"]:
        case "directive":
            return expected["citation"] == match.get("citation") and _is_dated(expected, match)
        case "task":
            return bool(expected["number"] == match.get("number"))
    return bool(expected["title"] == match.get("title"))


def _is_dated(expected: dict[str, Any], match: dict[str, Any]) -> bool:
    if "date" not in expected:
        return True
    dates = match.get("dates") or []
    return expected["date"] in dates if expected["date"] else not dates
