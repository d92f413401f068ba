"""What was computed last is not computed again, until too much was."""

from __future__ import annotations

from knowledge.remembered import Remembered


def test_a_value_is_computed_once() -> None:
    computed: list[str] = []
    held: Remembered[str, int] = Remembered(10)

    def compute() -> int:
        computed.append("once more")
        return 0

    assert (held.of("a", compute), held.of("a", compute)) == (0, 0)
    assert len(computed) == 1


def test_where_there_are_too_many_all_others_are_forgotten() -> None:
    held: Remembered[int, int] = Remembered(3)
    for number in range(4):
        held.of(number, lambda number=number: number)  # type: ignore[misc]
    assert held == {3: 3}


def test_what_fails_is_not_remembered() -> None:
    held: Remembered[str, int] = Remembered(3)
    try:
        held.of("a", lambda: 1 // 0)
    except ZeroDivisionError:
        assert held == {}
