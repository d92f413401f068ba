"""Topics: which a text speaks of, and which a person means."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import tables
from knowledge.errors import TableError
from knowledge.text.fold import fold
from knowledge.topics import LONGEST_SLUG, Topic, find_topic, topic, topics, topics_of

if TYPE_CHECKING:
    from pathlib import Path

TITLES = [
    ("Nâng cao hiệu quả công tác tôn giáo trong tình hình mới", "ton-giao"),
    ("Chức sắc, tín đồ chung tay phòng dịch", "ton-giao"),
    ("Bà con giáo dân xứ Đông Yên đón Noel", "ton-giao"),
    ("Phát huy vai trò người có uy tín ở bản xa", "dan-toc"),
    ("Đổi thay ở vùng đồng bào dân tộc thiểu số huyện Kỳ Sơn", "dan-toc"),
    ("Tảo hôn giảm rõ rệt ở các bản người Mông", "dan-toc"),
    ("Thực hiện tốt công tác dân tộc, tôn giáo năm 2026", "dan-toc ton-giao"),
    ("Tổng kết 10 năm thực hiện Luật Thực hiện dân chủ ở cơ sở", "dan-chu-co-so"),
    ("Sửa đổi hương ước, quy ước cho phù hợp", "dan-chu-co-so"),
    ("Hội nghị người lao động ở các công ty may", "cong-nhan dan-chu-co-so"),
    ("Năm dân vận chính quyền: gần dân hơn, lắng nghe dân hơn", "dan-van-chinh-quyen"),
    ("Đẩy mạnh cải cách hành chính ở bộ phận một cửa", "dan-van-chinh-quyen"),
    ("Nhân rộng mô hình “Dân vận khéo”", "dan-van-kheo"),
    ("Chủ tịch xã tiếp công dân định kỳ tháng 11", "tiep-cong-dan"),
    ("Bí thư Huyện ủy gặp gỡ, đối thoại với nhân dân", "tiep-cong-dan"),
    ("Giải quyết dứt điểm đơn thư, khiếu nại kéo dài", "tiep-cong-dan"),
    ("Bàn giao mặt bằng sạch cho dự án cao tốc", "giai-phong-mat-bang"),
    ("Người dân đồng tình nhận đền bù, về khu tái định cư", "giai-phong-mat-bang"),
    ("Chăm lo đời sống công nhân các khu công nghiệp", "cong-nhan"),
    ("Công đoàn cơ sở trao mái ấm", "cong-nhan"),
    ("Hội Nông dân xã giúp nhau làm kinh tế", "nong-dan"),
    ("Nông hội thi đua cuối vụ", "nong-dan"),
    ("Hội Liên hiệp Phụ nữ ra mắt mô hình tiết kiệm xanh", "phu-nu"),
    ("Phòng, chống bạo lực gia đình từ cơ sở", "phu-nu"),
    ("Tuổi trẻ xung kích trong mùa hè xanh", "thanh-thieu-nhi"),
    ("Vui Trung thu cùng thiếu nhi vùng lũ", "thanh-thieu-nhi moi-truong"),
    ("Cựu chiến binh nêu gương sáng", "cuu-chien-binh hoc-tap-bac"),
    ("Cựu thanh niên xung phong gặp mặt", "cuu-chien-binh"),
    ("Ngày hội Đại đoàn kết ở xóm 5", "mat-tran"),
    ("Ủy ban MTTQ tỉnh họp phiên thứ ba", "mat-tran"),
    ("Đổi mới hoạt động của các hội quần chúng", "hoi-quan-chung"),
    ("Hội Chữ thập đỏ vận động hiến máu", "hoi-quan-chung"),
    ("Khánh thành nhà tình nghĩa tặng hộ nghèo", "an-sinh"),
    ("Trao xe lăn cho người khuyết tật", "an-sinh"),
    ("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "hoc-tap-bac"),
    ("Phản biện xã hội dự thảo nghị quyết về học phí", "giam-sat-phan-bien"),
    ("Bộ đội Biên phòng bám bản giúp dân", "quoc-phong-an-ninh"),
    ("Giữ vững quốc phòng - an ninh vùng biển, đảo", "quoc-phong-an-ninh"),
    ("Toàn dân bảo vệ an ninh Tổ quốc", "quoc-phong-an-ninh"),
    ("Xã Nam Giang về đích nông thôn mới nâng cao", "nong-thon-moi"),
    ("Phố Lê Lợi thành tuyến phố văn minh", "nong-thon-moi"),
    ("Ra quân thu gom rác thải nhựa", "moi-truong"),
    ("Ứng phó biến đổi khí hậu ở đồng bằng", "moi-truong"),
    ("Tổ công nghệ số cộng đồng gõ cửa từng nhà", "chuyen-doi-so"),
    ("Nắm bắt dư luận xã hội trước kỳ họp", "tuyen-truyen"),
    ("Phản bác luận điệu của các thế lực thù địch", "tuyen-truyen"),
    ("Gặp mặt kiều bào về quê đón Tết", "kieu-bao"),
    ("Đội ngũ trí thức góp sức phát triển tỉnh", "doanh-nhan-tri-thuc"),
    ("Kết nạp đảng viên ở xóm chưa có chi bộ", "xay-dung-dang"),
    ("Dân vận khéo trong xây dựng nông thôn mới vùng giáo", "dan-van-kheo nong-thon-moi ton-giao"),
]
OF_NO_TOPIC = [
    "",
    "Dự báo thời tiết: mưa rào và dông vài nơi",
    "Đội tuyển bóng đá Việt Nam thắng đậm trong trận chung kết",
    "Giá vàng hôm nay tăng nhẹ",
    "Cách nấu món lươn xứ Nghệ",
    "Lịch thi tuyển sinh vào lớp 10",
    "Ca sĩ ra mắt sản phẩm mới",
    # words that differ by their marks only
    "Dẫn tốc độ lên cao trong chặng đua",
    "Công nhận kết quả thi",
    "Trời nóng dần lên",
    "Người trưởng thành niềm nở",
    "Nhân dân quan tâm đến giá điện",
    "Phó trưởng ban đi công tác",
    # syllables of other words side by side
    "Người Nghệ An sinh sống ở miền Nam",
    "Chuyến xe từ Long An, Ninh Bình và Huế",
    "Anh về quê ở An. Ninh ở lại phố",
]


def slugs(text: str) -> set[str]:
    return {found.slug for found in topics_of(text)}


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_the_topics_of_a_title(title: str, expected: str) -> None:
    assert slugs(title) == set(expected.split())


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_the_topics_of_a_title_in_other_spellings(title: str, expected: str) -> None:
    assert slugs(unicodedata.normalize("NFD", title)) == set(expected.split())
    assert slugs(title.upper()) == set(expected.split())
    assert slugs(fold(title)) >= set(expected.split())


@pytest.mark.parametrize("title", OF_NO_TOPIC)
def test_a_title_of_no_topic(title: str) -> None:
    assert topics_of(title) == ()


def test_every_topic_is_in_the_titles() -> None:
    assert {slug for _, expected in TITLES for slug in expected.split()} == {
        one.slug for one in topics()
    }


@pytest.mark.parametrize("one", topics(), ids=lambda one: one.slug)
def test_a_topic_is_found_by_its_name_and_its_slug(one: Topic) -> None:
    assert len(one.slug.encode()) <= LONGEST_SLUG
    assert topic(one.slug) == one
    assert find_topic(one.slug) == one
    for name in (one.name, one.name.upper(), fold(one.name), f"chủ đề {one.name} ạ"):
        assert find_topic(name) == one
        assert topics_of(name)[0] == one


def test_there_is_no_topic_of_another_slug() -> None:
    assert topic("bong-da") is None


FILLER = " Buổi lễ diễn ra trang trọng, có đông đủ đại biểu tham dự và phát biểu ý kiến." * 8


def test_the_topic_that_is_said_more_goes_first() -> None:
    assert [one.slug for one in topics_of("Phụ nữ giúp nông dân, nông dân giúp phụ nữ")] == [
        "nong-dan",
        "phu-nu",
    ]
    title = "Tôn giáo và bình đẳng giới: phụ nữ vùng giáo"
    assert [one.slug for one in topics_of(title + FILLER + " Phụ nữ.")] == ["phu-nu", "ton-giao"]


def test_a_mention_in_passing_makes_no_topic() -> None:
    article = "Lễ khánh thành cầu mới" + FILLER
    assert topics_of(article + " Có đại diện Hội Phụ nữ.") == ()
    assert slugs(article + " Phụ nữ góp công." * 4) == {"phu-nu"}
    assert slugs(article + " Phụ nữ góp công." * 30 + " Nông dân góp công." * 4) == {"phu-nu"}


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("ton giao", "ton-giao"),
        ("tôn giáo", "ton-giao"),
        ("Ton-Giao", "ton-giao"),
        ("toon giaso", "ton-giao"),
        ("to6n gia1o", "ton-giao"),
        ("ton gaio", "ton-giao"),
        ("tôn gáo", "ton-giao"),
        ("công nhân kcn", "cong-nhan"),
        ("kcn", "cong-nhan"),
        ("dân tộc", "dan-toc"),
        ("dan toc", "dan-toc"),
        ("dân chủ", "dan-chu-co-so"),
        ("nông dan", "nong-dan"),
        ("nogn dan", "nong-dan"),
        ("nôngdân", "nong-dan"),
        ("giải phóng mặt bàng", "giai-phong-mat-bang"),
        ("gpmb", "giai-phong-mat-bang"),
        ("mat tran", "mat-tran"),
        ("cựu chiến bing", "cuu-chien-binh"),
        ("học bác", "hoc-tap-bac"),
        ("doan thanh nien", "thanh-thieu-nhi"),
        ("việt kiều", "kieu-bao"),
        ("em muốn theo dõi chủ đề chuyển đổi số", "chuyen-doi-so"),
    ],
)
def test_a_topic_as_people_type_it(typed: str, slug: str) -> None:
    assert find_topic(typed) == topic(slug)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "a", "đảng", "tất cả", "bóng đá", "thời tiết", "cán bộ", "kinh tế", "covid"),
        *("dẫn tốc", "công nhận", "dân vận", "chinh phục", "04-NQ/TU", "!!!"),
    ],
)
def test_what_is_no_topic(typed: str) -> None:
    assert find_topic(typed) is None


@given(st.text())
def test_any_text_has_topics_or_none(text: str) -> None:
    found = topics_of(text)
    assert set(found) <= set(topics())
    assert find_topic(text) in {None, *topics()}


def test_rows_of_an_administrator_add_topics_phrases_and_names(folder: Path) -> None:
    rows = "cho-noi\tChợ nổi\tghe hàng\nnong-dan\tNhà nông\tbà con bám ruộng\nphu-nu\t\tchị em\n"
    (folder / "topics.tsv").write_text(f"topic\tname\twords\n{rows}", encoding="utf-8")
    before = topics()
    tables.extend(folder)
    assert len(topics()) == len(before) + 1
    assert topics()[-1] == Topic("cho-noi", "Chợ nổi")
    assert slugs("Ghe hàng xuôi ngược") == {"cho-noi"}
    assert topics_of("Bà con bám ruộng") == (Topic("nong-dan", "Nhà nông"),)
    assert slugs("Nông dân được mùa") == {"nong-dan"}
    assert topics_of("Chị em thi đua") == (topic("phu-nu"),)


@pytest.mark.parametrize(
    "row", ["Chợ Nổi\tChợ nổi\t", "cho-noi\t\t", f"{'a' * 25}\tDài\t", "\tA\t"]
)
def test_a_row_that_is_no_topic_is_refused(folder: Path, row: str) -> None:
    (folder / "topics.tsv").write_text(f"topic\tname\twords\n{row}\n", encoding="utf-8")
    tables.extend(folder)
    with pytest.raises(TableError, match=r"topics\.tsv"):
        topics()
