"""What is found in pages as portals and newspapers make them."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pages.article import TEXT, TITLE, Article, lead, read_article, shortened

LATEST = datetime.date(2026, 11, 24)
DAY = datetime.date(2026, 3, 5)
FIRST = "Sáng nay, huyện ủy tổng kết phong trào thi đua dân vận khéo, có đại diện 12 xã dự."
SECOND = "Thực hiện Chỉ thị số 99-CT/HU ngày 01/02/2026, toàn huyện có 120 mô hình."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
TITLED = f"<h1>Tổng kết phong trào</h1>{BODY}"


def read(head: str = "", body: str = TITLED) -> Article:
    article = read_article(f"<html><head>{head}</head><body>{body}</body></html>", LATEST)
    assert article is not None
    return article


def card(**properties: str) -> str:
    """The tags by which a page describes itself to other sites."""
    return "".join(
        f'<meta property="og:{name}" content="{value}">' for name, value in properties.items()
    )


def machine_data(fields: str) -> str:
    context = '"@context": "https://schema.org", "@type": "NewsArticle"'
    return f'<script type="application/ld+json">{{{context}, {fields}}}</script>'


APART = unicodedata.normalize("NFD", "Tổng kết")
TITLES = {
    "of the article": ("<title>Tin tức</title>", "Tổng kết phong trào"),
    "of a card": (card(title="Tổng kết năm"), "Tổng kết năm"),
    "with its site": (
        card(title="Tổng kết năm - Báo Ví Dụ", site_name="Báo Ví Dụ"),
        "Tổng kết năm",
    ),
    "with its site in capitals, after a bar": (
        card(title="Tổng kết 2020 - 2025 | BÁO VÍ DỤ", site_name="Báo Ví Dụ"),
        "Tổng kết 2020 - 2025",
    ),
    "that is the site": (card(title="Báo Ví Dụ", site_name="Báo Ví Dụ"), "Báo Ví Dụ"),
    "with marks apart and invisible letters": (
        card(title=f"{APART}\u200b&#7;  &#10; năm&nbsp;2026"),
        "Tổng kết năm 2026",
    ),
    "with letters that mean something to HTML": (
        card(title="Hỏi &amp; đáp &lt;b&gt; dân vận"),
        "Hỏi & đáp <b> dân vận",
    ),
}
DATES = {
    "of a card": '<meta property="article:published_time" content="2026-03-05T23:30:00+07:00">',
    "of a card, and of its change": (
        '<meta property="article:modified_time" content="2026-04-01T08:00:00+07:00">'
        '<meta property="article:published_time" content="2026-03-05T08:30:00+07:00">'
    ),
    "of the data for machines": machine_data('"datePublished": "2026-03-05T08:00:00+07:00"'),
}
DATES_IN_TEXT = {
    "of a time": '<time datetime="2026-03-05T08:00">5 Tháng Ba, 2026</time>',
    "of a line, day first": '<div class="date">Thứ năm - 05/03/2026 08:30</div>',
    "of a line, in words": '<p class="post-meta">Ngày đăng: 5/3/2026</p>',
}
TODAY_LINE = '<span class="date">Thứ ba, 24/11/2026</span>'
OTHER_DATES = {
    "of the licence": "<footer>Giấy phép số 12/GP ngày 03/02/2014</footer>",
    "of the licence, in an older page": '<div id="footer">Cấp ngày 03/02/2014</div>',
    "of the licence, by its class": '<div class="row footer">Cấp ngày 03/02/2014</div>',
    "of the copyright": "<p>© 2014 Báo Ví Dụ</p>",
    "of other articles": '<aside><span class="date">01/10/2026</span> Tin khác</aside>',
    "of today": f"<header>{TODAY_LINE}</header>",
    "of a menu": f"<nav>{TODAY_LINE}</nav>",
    "before there were pages": '<time datetime="1970-01-01T00:00:00Z">01/01/1970</time>',
    "that is yet to come": '<div class="date">05/03/2099</div>',
}


@pytest.mark.parametrize("case", TITLES)
def test_the_title(case: str) -> None:
    head, title = TITLES[case]
    assert read(head).title == title


@pytest.mark.parametrize("case", DATES)
def test_the_date(case: str) -> None:
    assert read(DATES[case]).published == DAY


@pytest.mark.parametrize("case", DATES_IN_TEXT)
def test_the_date_of_the_text(case: str) -> None:
    body = f"<h1>Tổng kết phong trào</h1>{DATES_IN_TEXT[case]}<div>{BODY}</div>"
    assert read(body=body).published == DAY


@pytest.mark.parametrize("case", OTHER_DATES)
def test_a_date_of_something_else_is_no_date(case: str) -> None:
    assert read(body=OTHER_DATES[case] + TITLED + OTHER_DATES[case]).published is None


def test_the_text_is_the_article_alone() -> None:
    article = read(
        "<style>p {color: red}</style><script>alert(1)</script>",
        f"<header><a href=/>Trang chủ</a></header><article>{TITLED}</article>"
        "<aside><a href=/khac>Tin khác của tuần này</a></aside><footer>Tòa soạn</footer>",
    )
    assert article.text == f"{FIRST}\n{SECOND}"


def test_the_summary_is_the_page_s_own() -> None:
    assert read('<meta name="description" content=" Có 120  mô hình. ">').summary == (
        "Có 120 mô hình."
    )


def test_without_one_it_is_the_first_sentences() -> None:
    assert read().summary == FIRST


def test_a_page_without_text_has_a_title() -> None:
    assert read("<title>Thông báo</title>", "") == Article("Thông báo", None, None, None)


@pytest.mark.parametrize("html", ["", "<", "<p>Một đoạn văn.</p>", "\x00", "<title> </title>"])
def test_a_page_without_a_title_is_no_article(html: str) -> None:
    assert read_article(html, LATEST) is None


def test_what_is_too_long_is_cut() -> None:
    article = read(
        card(title="dân vận " * 999),
        "".join(f"<p>Xã số {number} làm tốt.</p>" for number in range(9_999)),
    )
    assert len(article.title) <= TITLE
    assert article.title.endswith("dân vận…")
    assert len(article.text or "") <= TEXT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("Một dòng không có dấu chấm", ""),
        ("Thứ năm, 05/3/2026\nXã làm tốt. Huyện khen!", "Xã làm tốt. Huyện khen!"),
        ("Xã làm tốt 1.250 việc. Tốt.\nĐoạn sau.", "Xã làm tốt 1.250 việc. Tốt."),
        (f"{'Xã làm tốt. ' * 50}", ("Xã làm tốt. " * 25).strip()),
        (f"{'dân vận ' * 50}.", f"{'dân vận ' * 37}".strip() + "…"),
    ],
)
def test_the_lead_is_whole_sentences(text: str, said: str) -> None:
    assert lead(text.strip()) == said


@given(st.text(), st.integers(1, 50))
def test_a_shortened_text_is_not_longer(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest
    assert text.startswith(short.removesuffix("…"))


@settings(max_examples=50, deadline=None)
@given(st.text("<>/=\"'&; abđẹhtmldivp!-\n", max_size=200))
def test_any_page_is_read_or_has_no_title(html: str) -> None:
    article = read_article(f"<title>Tin</title>{html}", LATEST)
    assert article is None or article.title
