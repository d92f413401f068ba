"""Vocabulary as data: an administrator's folder extends it, and a bad row is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from knowledge import tables
from knowledge.citations import canonical
from knowledge.citations.read import read
from knowledge.errors import TableError
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.answering.knowledge import Knowledge

    Write = Callable[[str, str], None]

NAMES = sorted(path.stem for path in Path(tables.__file__).parent.glob("*.tsv"))


def write(folder: Path, name: str, *lines: str) -> None:
    (folder / f"{name}.tsv").write_text("\n".join([*lines, ""]), encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_table_of_the_package_can_be_read(name: str) -> None:
    rows = tables.rows(name)
    assert rows
    assert all(row.keys() == rows[0].keys() for row in rows)


def test_a_term_has_all_its_synonyms_in_one_row() -> None:
    terms = [row["term"] for row in tables.rows("synonyms")]
    assert len(terms) == len(set(terms))


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(TableError, match="nonsense: no such table"):
        tables.rows("nonsense")


def test_a_type_of_document_takes_effect(folder: Path) -> None:
    assert not read("12-XQZ/TU")[0].understood
    write(folder, "doc_types", "abbr\tname_vi\tsystem\tstatus", "XQZ\tGiao ước\tParty\tconfirmed")
    tables.extend(folder)
    (named,) = read("12-XQZ/TU")
    assert (named.types, named.issuer) == (frozenset({"xqz"}), "tu")
    assert named.understood
    (in_words,) = read("giao ước số 12")
    assert (in_words.number, in_words.types) == ("12", frozenset({"xqz"}))
    citation = canonical("12/xqz-tu")
    assert str(citation) == "12-XQZ/TU"


@pytest.mark.parametrize(
    "name", ["Hội Sinh vật cảnh", "Trung ương Hội Sinh vật cảnh và Làng nghề Việt Nam"]
)
def test_a_body_takes_effect(folder: Path, name: str) -> None:
    row = f"{name}\tHSVC\tsinh vật cảnh | hsvc\tone"
    write(folder, "bodies", "name\tsymbols\taliases\tscope", row)
    tables.extend(folder)
    for typed in (f"kế hoạch 12 của {name}", f"kế hoạch {name} số 12"):
        (named,) = read(typed)
        assert named.body is not None
        assert named.body.name == name


def test_a_synonym_takes_effect(folder: Path, known: Knowledge) -> None:
    assert ask(known, "văn bản về tre trúc").outcome == "none"
    write(folder, "synonyms", "term\tmeans", "tre trúc\tngười khuyết tật")
    tables.extend(folder)
    again = known.with_articles(known.articles)
    assert ask(again, "văn bản về tre trúc").matches == ["11-CT/TU"]


def test_an_abbreviation_takes_effect(folder: Path) -> None:
    poor = directive(1, "12-CT/TU", "giúp đỡ hộ nghèo", doc_type="Chỉ thị")
    other = directive(2, "13-CT/TU", "phát triển rừng", doc_type="Chỉ thị")
    write(folder, "abbreviations", "abbr\texpansion\tstatus", "XQHN\thộ nghèo\town")
    tables.extend(folder)
    found = ask(knowledge(directives=[poor, other]), "chỉ thị về xqhn")
    assert (found.outcome, found.matches) == ("answer", ["12-CT/TU"])


def test_a_frame_takes_effect(folder: Path, known: Knowledge) -> None:
    question = "phắc phắc khắc khắc doanh nhân"
    assert ask(known, question).outcome == "none"
    write(folder, "question_words", "phrase\tkind", "phắc phắc khắc khắc\tfiller")
    tables.extend(folder)
    assert ask(known, question).matches == ["09-NQ/TW"]


def test_rows_of_an_administrator_follow_those_of_the_package(folder: Path) -> None:
    before = tables.rows("provinces")
    write(folder, "provinces", "name\taliases", "Đất Mũi\tmũi đất")
    tables.extend(folder)
    assert tables.rows("provinces") == (*before, {"name": "Đất Mũi", "aliases": "mũi đất"})


def test_a_province_takes_effect(folder: Path, known: Knowledge) -> None:
    assert ask(known, "nhiệm vụ 5 của Đất Mũi").outcome == "answer"
    write(folder, "provinces", "name\taliases", "Đất Mũi\t")
    tables.extend(folder)
    assert ask(known, "nhiệm vụ 5 của Đất Mũi").outcome == "none"


def test_a_folder_is_read_once_and_need_not_hold_every_table(folder: Path) -> None:
    before = tables.rows("provinces")
    tables.extend(folder)
    tables.extend(folder)
    assert tables._folders.count(folder) == 1
    assert tables.rows("provinces") == before


def test_a_byte_order_mark_is_no_part_of_the_header(folder: Path) -> None:
    (folder / "provinces.tsv").write_text("\ufeffname\taliases\nĐất Mũi\t\n", encoding="utf-8")
    tables.extend(folder)
    assert tables.rows("provinces")[-1]["name"] == "Đất Mũi"


@pytest.mark.parametrize("row", ["Đất Mũi", "Đất Mũi\tmũi đất\tthừa"])
def test_a_row_with_other_columns_is_refused_with_its_line(folder: Path, row: str) -> None:
    write(folder, "provinces", "name\taliases", "Cà Mau\t", row)
    before = tables.rows("provinces")
    with pytest.raises(TableError, match=r"provinces\.tsv, line 3"):
        tables.extend(folder)
    assert tables.rows("provinces") == before


def test_a_table_that_is_no_text_is_refused_by_its_name(folder: Path) -> None:
    (folder / "bodies.tsv").write_bytes("name\tsymbols\n".encode("utf-16"))
    with pytest.raises(TableError, match=r"bodies\.tsv: not UTF-8"):
        tables.extend(folder)


def test_a_table_with_other_columns_is_refused(folder: Path) -> None:
    write(folder, "doc_types", "cột lạ", "một")
    with pytest.raises(TableError, match=r"doc_types\.tsv: the columns are not"):
        tables.extend(folder)
