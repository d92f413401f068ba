"""Which topics a text is about, and which one a person names."""

from __future__ import annotations

import pytest

from knowledge import tables
from knowledge.topics import Topic, find_topic, topic, topics, topics_of


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Gặp mặt chức sắc tôn giáo nhân dịp năm mới", "ton-giao"),
        ("Thăm người có uy tín trong vùng đồng bào dân tộc thiểu số", "dan-toc"),
        ("Sơ kết thực hiện quy chế dân chủ ở cơ sở", "dan-chu-co-so"),
        ("Kết quả công tác dân vận chính quyền ở thành phố", "dan-van-chinh-quyen"),
        ("Tuyên dương điển hình Dân vận khéo", "dan-van-kheo"),
        ("Bí thư Huyện ủy đối thoại với nhân dân", "tiep-dan-doi-thoai"),
        ("Vận động nhân dân giải phóng mặt bằng đường cao tốc", "giai-phong-mat-bang"),
        ("Công đoàn chăm lo đời sống công nhân khu công nghiệp", "cong-nhan"),
        ("Hội Nông dân giúp hội viên phát triển kinh tế", "nong-dan"),
        ("Hội Liên hiệp Phụ nữ trao vốn khởi nghiệp", "phu-nu"),
        ("Đoàn Thanh niên ra quân tình nguyện hè", "thanh-nien"),
        ("Cựu chiến binh gương mẫu ở khu dân cư", "cuu-chien-binh"),
        ("Ngày hội Đại đoàn kết toàn dân tộc", "mat-tran"),
        ("Trao xe lăn cho người khuyết tật", "yeu-the"),
        ("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "hoc-tap-bac"),
        ("Mặt trận giám sát và phản biện xã hội", "giam-sat-phan-bien"),
        ("Bộ đội Biên phòng giúp dân vùng biên giới", "bien-gioi-bien-dao"),
        ("Phong trào toàn dân bảo vệ an ninh Tổ quốc", "quoc-phong-an-ninh"),
        ("Xã về đích nông thôn mới nâng cao", "nong-thon-moi"),
        ("Hướng dẫn người dân dùng dịch vụ công trực tuyến", "chuyen-doi-so"),
        ("gap mat chuc sac ton giao", "ton-giao"),
    ],
)
def test_the_first_topic_of_a_title(text: str, first: str) -> None:
    assert [one.slug for one in topics_of(text)][:1] == [first]


@pytest.mark.parametrize(
    "text",
    ["", "Thời tiết ngày mai có mưa rào", "Đội bóng tỉnh thắng trận thứ ba", "Dẫn tốc độ cao"],
)
def test_what_is_about_nothing_has_no_topic(text: str) -> None:
    assert topics_of(text) == ()


def test_the_topic_that_is_said_most_is_first() -> None:
    text = "Thanh niên với tôn giáo: chức sắc tôn giáo đồng hành cùng tín đồ"
    assert [one.slug for one in topics_of(text)] == ["ton-giao", "thanh-nien"]


@pytest.mark.parametrize("one", topics(), ids=lambda one: one.slug)
def test_every_topic_is_found_by_its_name_and_fits_on_a_button(one: Topic) -> None:
    assert find_topic(one.name) == one
    assert topic(one.slug) == one
    assert len(one.slug.encode()) <= 24


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("ton giao", "ton-giao"),
        ("tôn giáoo", "ton-giao"),
        ("Công nhân", "cong-nhan"),
        ("khu cong nghiep", "cong-nhan"),
        ("dan-van-kheo", "dan-van-kheo"),
        ("bóng đá", None),
        ("", None),
    ],
)
def test_a_topic_is_found_by_what_a_person_types(text: str, slug: str | None) -> None:
    found = find_topic(text)
    assert (found.slug if found else None) == slug


def test_no_phrase_speaks_of_two_topics() -> None:
    phrases = [phrase for row in tables.rows("topics") for phrase in row["words"].split("|")]
    assert len(phrases) == len(set(phrases))
