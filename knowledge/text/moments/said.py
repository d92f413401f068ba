"""What was said of a time, from which each reader takes away the part that it understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

Part = TypeVar("Part")

_TAKEN = ";"
_SILENT = frozenset(
    """
    luc vao khoang dung hoi di thi la roi som gan ngay hom bua buoi trong cua den from ke
    a ah oi nhe nha nhen nghe ha hen hay xin vui long nho giup ho gium cho minh em anh chi dong
    ba con don vi dang gui phat bai tin no lich dat thong bao ; : / . ~ -
    """.split()
)
"""Words and marks around a time that say nothing of it."""


class Said:
    """A time as it was said, in the spelling of `spell`; parts taken away leave a `;`."""

    def __init__(self, spelled: str) -> None:
        self._left = spelled

    @property
    def is_understood(self) -> bool:
        """Whether nothing is left that might say something of the time."""
        return _SILENT.issuperset(self._left.split())

    def take(
        self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Part | None]
    ) -> Part | None:
        """Take away the first match that can be read; None where there is none."""
        for match in pattern.finditer(self._left):
            part = read(match)
            if part is not None:
                self._left = self._left[: match.start()] + _TAKEN + self._left[match.end() :]
                return part
        return None
