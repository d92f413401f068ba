"""What a subject finds, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.search.lexicon import Kind, Lexicon
from knowledge.search.score import Hit, leaves_word_out, rank, score, search
from knowledge.search.subject import Subject, read_subject
from knowledge.text.fold import fold
from tests.knowledge.catalogues import catalogue, directive, library, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

TITLES = [
    "tăng cường công tác người Hoa",
    "đổi mới tổ chức và hoạt động của Công đoàn",
    "tăng cường sự lãnh đạo đối với công tác Thanh niên",
    "tiếp xúc, đối thoại của người đứng đầu cấp ủy",
    "một số công tác ở vùng dân tộc Mông",
    "mong đợi của bà con",
    "giúp đỡ người khuyết tật",
    "bồi thường, thu hồi đất",
    "thực hiện dân chủ ở xã, phường, thị trấn",
]

NO_ARTICLES = library()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(
        catalogue(
            [task(1, source(1, "Nghệ An", 2023), 1, "Xây dựng nông thôn mới ở Nghệ An")],
            [directive(at, f"{at}-CT/TU", title) for at, title in enumerate(TITLES)],
        ),
        NO_ARTICLES,
    )


def found(lexicon: Lexicon, text: str) -> list[str]:
    """Titles that a text finds, best first."""
    hits = search(read_subject(text, lexicon), lexicon)
    return [TITLES[hit.entry.id] for hit in hits if hit.entry.kind is Kind.DIRECTIVE]


def coverage(lexicon: Lexicon, text: str, title: str) -> float:
    entry = next(
        entry
        for entry in lexicon.entries
        if entry.kind is Kind.DIRECTIVE and TITLES[entry.id] == title
    )
    return score(read_subject(text, lexicon), entry).coverage


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("người Hoa", TITLES[0]),
        ("nguoi hoa", TITLES[0]),
        ("công đoàn", TITLES[1]),
        ("cong doan", TITLES[1]),
        ("giới trẻ", TITLES[2]),  # a synonym
        ("tuổi trẻ", TITLES[2]),
        ("người tàn tật", TITLES[6]),
        ("khuyt tat", TITLES[6]),  # misspelt
        ("nguời khuyết tật", TITLES[6]),
        ("htct thu hồi đất", TITLES[7]),
        ("dcoxp", TITLES[8]),  # initials of words side by side
        ("đối thoại", TITLES[3]),
    ],
)
def test_the_first_found(lexicon: Lexicon, text: str, title: str) -> None:
    assert found(lexicon, text)[:1] == [title]


@pytest.mark.parametrize("text", ["", "   ", "của và các", "về việc có những gì", "zzzz", "…"])
def test_what_says_nothing_finds_nothing(lexicon: Lexicon, text: str) -> None:
    assert search(read_subject(text, lexicon), lexicon) == []


@pytest.mark.parametrize("typed", ["gd-đt", "gddt", "GD&ĐT", "gd đt"])
@pytest.mark.parametrize("printed", ["Đổi mới giáo dục và đào tạo", "Đổi mới GDĐT"])
def test_an_abbreviation_is_found_however_its_parts_are_joined(typed: str, printed: str) -> None:
    held = [directive(1, "1-CT/TU", printed), directive(2, "2-CT/TU", "Giữ rừng")]
    lexicon = Lexicon(catalogue(directives=held), NO_ARTICLES)
    best = search(read_subject(f"đổi mới {typed}", lexicon), lexicon)[0]
    assert (best.entry.id, best.coverage > 0.8) == (1, True)


def test_a_term_in_digits_is_that_in_roman_numerals() -> None:
    held = [directive(1, "1-CT/TU", "Bầu cử đại biểu Quốc hội khóa XVI")]
    lexicon = Lexicon(catalogue(directives=held), NO_ARTICLES)
    digits, other = (
        search(read_subject(f"bầu cử ĐBQH khóa {term}", lexicon), lexicon)[0].coverage
        for term in (16, 15)
    )
    assert digits > 0.8 > other


def test_marks_tell_apart_what_is_folded_alike(lexicon: Lexicon) -> None:
    assert found(lexicon, "vùng Mông")[0] == TITLES[4]
    assert found(lexicon, "mong đợi")[0] == TITLES[5]
    assert coverage(lexicon, "Mông", TITLES[4]) > coverage(lexicon, "Mông", TITLES[5])
    assert coverage(lexicon, "mong", TITLES[4]) == coverage(lexicon, "mong", TITLES[5])


def test_marks_break_a_tie() -> None:
    titles = {1: "Dân vận khéo ở Thái Hoà", 2: "Dân vận khéo ở Thái Hoá"}
    held = [directive(id_, f"{id_}-CT/TU", title) for id_, title in titles.items()]
    lexicon = Lexicon(catalogue(directives=held), NO_ARTICLES)
    for typed, first in (("Thái Hoà", 1), ("Thái Hoá", 2), ("Thái Hòa", 1)):
        hits = search(read_subject(typed, lexicon), lexicon)
        assert hits[0].entry.id == first


def test_function_words_have_no_weight_but_have_neighbours(lexicon: Lexicon) -> None:
    subject = read_subject("tổ chức và hoạt động của công đoàn", lexicon)
    weights = {word.folded: word.weight for word in subject.words}
    assert weights["va"] == weights["cua"] == 0
    assert weights["doan"] > 0
    done = read_subject("bàn giao xong bản đồ", lexicon)
    assert [word.folded for word in done.words if not word.weight] == ["xong"]
    assert coverage(lexicon, "tổ chức và hoạt động của công đoàn", TITLES[1]) == pytest.approx(1)


def test_a_function_word_without_its_marks_may_be_part_of_a_word(lexicon: Lexicon) -> None:
    """`thi` is thì, and the beginning of thị trấn."""
    weights = {word.folded: word.weight for word in read_subject("thi tran", lexicon).words}
    assert weights["thi"] > 0
    alone = {word.folded: word.weight for word in read_subject("thi sao", lexicon).words}
    assert alone["thi"] == 0


def test_light_words_say_less_than_others(lexicon: Lexicon) -> None:
    light = {word.folded: word.weight for word in read_subject("công tác nghệ an", lexicon).words}
    assert light["cong"] < lexicon.rarity("cong")
    assert light["nghe"] == pytest.approx(0.25 * lexicon.rarity("nghe"))
    assert coverage(lexicon, "công tác thanh niên", TITLES[2]) > coverage(
        lexicon, "công tác thanh niên", TITLES[0]
    )


def test_a_synonym_says_a_little_less_than_the_word(lexicon: Lexicon) -> None:
    said = coverage(lexicon, "thanh niên", TITLES[2])
    meant = coverage(lexicon, "giới trẻ", TITLES[2])
    assert 0.5 < meant < said == pytest.approx(1)


def test_a_misspelling_counts_only_beside_a_neighbour(lexicon: Lexicon) -> None:
    assert coverage(lexicon, "khuyt tật", TITLES[6]) > coverage(lexicon, "khuyt", TITLES[6]) == 0


def test_neighbours_count_more_than_the_same_words_apart(lexicon: Lexicon) -> None:
    assert coverage(lexicon, "dân tộc", TITLES[4]) > coverage(lexicon, "tộc dân", TITLES[4]) > 0


def test_of_two_that_say_all_the_shorter_is_closer() -> None:
    lexicon = Lexicon(
        catalogue(
            directives=[
                directive(1, "01-CT/TU", "công tác tôn giáo và nhiều việc khác của hệ thống"),
                directive(2, "02-CT/TU", "công tác tôn giáo"),
            ]
        ),
        NO_ARTICLES,
    )
    hits = search(read_subject("tôn giáo", lexicon), lexicon)
    assert [hit.entry.id for hit in hits] == [2, 1]
    assert hits[0].coverage == hits[1].coverage
    assert hits[0].focus > hits[1].focus


def test_the_best_field_of_an_entity_counts(known: Knowledge) -> None:
    """05-CT/TU is printed with two titles; one of them says all of the question."""
    subject = read_subject("nâng cao chất lượng phong trào thi đua dân vận khéo", known.lexicon)
    best = search(subject, known.lexicon)[0]
    assert str(known.catalogue.directives[best.entry.id].citation) == "05-CT/TU"
    assert len(best.entry.fields) == 2


SYLLABLES = st.sampled_from(sorted({word for title in TITLES for word in title.split()}))


@settings(max_examples=200)
@given(st.lists(SYLLABLES, min_size=1, max_size=12))
def test_scores_are_shares_best_first(syllables: list[str]) -> None:
    subject = read_subject(" ".join(syllables), LEXICON)
    hits = search(subject, LEXICON)
    assert all(0 < hit.coverage <= 1.000001 and 0 <= hit.focus <= 1 for hit in hits)
    assert hits == rank(hits) == rank(reversed_where_apart(hits))


@given(st.sampled_from(TITLES), st.sampled_from(["zzz", "qqq xxx", "vvvv"]))
def test_a_title_says_all_of_itself_and_less_of_more(title: str, strange: str) -> None:
    entry = next(entry for entry in LEXICON.entries if TITLES[entry.id] == title)
    assert score(subject_of([title]), entry).coverage == pytest.approx(1)
    assert score(subject_of([title, strange]), entry).coverage < 1


NONSENSE = ["bru", "kleg", "smof", "dwin", "plom", "greb", "stuf", "fnar"]


@given(st.permutations(NONSENSE), st.integers(1, len(NONSENSE)), st.integers(1, len(NONSENSE)))
def test_more_words_that_match_never_lower_a_score(
    syllables: list[str], one: int, two: int
) -> None:
    held = catalogue(directives=[directive(1, "01-CT/TU", " ".join(syllables))])
    lexicon = Lexicon(held, NO_ARTICLES)
    fewer, more = (
        score(read_subject(" ".join(["xyzt", *syllables[:length]]), lexicon), lexicon.entries[0])
        for length in sorted((one, two))
    )
    assert more.coverage >= fewer.coverage
    assert more.focus >= fewer.focus


@settings(max_examples=200)
@given(st.sampled_from(TITLES), st.data())
def test_any_stretch_of_a_title_finds_it(title: str, data: st.DataObject) -> None:
    assert search(subject_of([title]), LEXICON)[0].entry.id == TITLES.index(title)
    assert search(subject_of([fold(title)]), LEXICON)[0].entry.id == TITLES.index(title)
    length = data.draw(st.integers(2, len(title.split())))
    start = data.draw(st.integers(0, len(title.split()) - length))
    stretch = title.split()[start : start + length]
    subject = subject_of(stretch)
    if subject.weight:
        assert TITLES.index(title) in {hit.entry.id for hit in search(subject, LEXICON)}


def subject_of(words: list[str]) -> Subject:
    return read_subject(" ".join(words), LEXICON)


def reversed_where_apart(hits: list[Hit]) -> list[Hit]:
    """The hits from the worst, those of equal score in the order in which they were."""
    return sorted(hits, key=lambda hit: (round(hit.coverage, 3), hit.focus))


LEXICON = Lexicon(
    catalogue(directives=[directive(at, f"{at}-CT/TU", title) for at, title in enumerate(TITLES)]),
    NO_ARTICLES,
)


def test_a_subject_is_read_up_to_a_hundred_and_twenty_syllables(lexicon: Lexicon) -> None:
    subject = read_subject("công đoàn " * 500, lexicon)
    assert len(subject.words) == 120


def test_a_subject_says_which_syllables_may_find_something(lexicon: Lexicon) -> None:
    syllables = read_subject("giới trẻ và khuyt", lexicon).syllables()
    assert {"gioi", "tre", "thanh", "nien", "khuyt", "khuyet"} <= syllables
    assert "va" not in syllables


@pytest.mark.parametrize("text", ["", "của các"])
def test_nothing_is_left_out_of_what_says_nothing(lexicon: Lexicon, text: str) -> None:
    subject = read_subject(text, lexicon)
    assert not any(leaves_word_out(subject, entry, frozenset()) for entry in lexicon.entries)
