"""What was computed last, kept for as long as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(dict[Key, Value]):
    """Values by key; all are forgotten where there are too many. Threads may share it."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def of(self, key: Key, compute: Callable[[], Value]) -> Value:
        """The value of a key, computed where it is not known; None is computed each time."""
        found = self.get(key)
        if found is None:
            found = compute()
            if len(self) >= self._most:
                self.clear()
            self[key] = found
        return found
