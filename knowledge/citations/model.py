"""What a document number is, and where one was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class Citation:
    """A document number in its canonical parts; `str()` is its canonical form.

    Attributes:
        number: digits as the canonical form writes them: `04`, `145`, `30a`, `66.10`.
        year: the year inside the number (`145/2020/NĐ-CP`), else None.
        symbol: the letters that follow, canonical: `NQ/TU`, `NĐ-CP`, `QH14`, `HĐBT`, `MTTQ-BTT`.
        joint: what stands between the number and the symbol: `-` in the Party's form, `/` else.
        doc_type: letters of the type inside the symbol (`NQ`, `QĐi`, `TTLT`), "" where it has none.
        issuer: letters of the issuer inside the symbol (`TU`, `CP`, `BTC-BTP`, `UBTVQH11`).
    """

    number: str
    year: int | None
    symbol: str
    joint: str
    doc_type: str
    issuer: str

    def __str__(self) -> str:
        year = f"/{self.year}" if self.year else ""
        return f"{self.number}{year}{self.joint}{self.symbol}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A document number where it stands in a text, with what the text says beside it.

    Attributes:
        citation: the canonical number.
        start, end: span in the text, code points; `text[start:end] == as_written`.
        as_written: the number as printed, without the type word and "số".
        type_start: where the type word that this number follows begins; `start` where none does
            or where the word belongs to an earlier number of the same list.
        doc_type: the type in words: as written, else what the letters denote if they denote one
            thing, else None.
        issuer: the issuer in words as printed behind "của" or the date, else None.
        date: the date of issue printed for it, else None.
        year: the year of `date`, of the number, of "năm 2021", or of a printed day that there is
            not, else None.
        term: the committee's term as printed ("khóa IX" gives "IX"), else None.
        tail: end of the whole reference: after the date, the issuer and the term.
    """

    citation: Citation
    start: int
    end: int
    as_written: str
    type_start: int
    doc_type: str | None
    issuer: str | None
    date: datetime.date | None
    year: int | None
    term: str | None
    tail: int
