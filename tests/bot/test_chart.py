"""Charts as pictures: whole, in proportion, and made of nothing but what is given."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys

import pytest
from PIL import Image

from bot.chart import WIDTH, draw
from handlers.charts import Chart

BLUE = (0x1F, 0x5F, 0xA8)
WHITE = (255, 255, 255)
LONG = "Nghị quyết về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận " * 3
ASKED = Chart(
    "Chủ đề được hỏi nhiều nhất",
    (("Dân vận khéo", 1200), ("Quy chế dân chủ ở cơ sở", 600), ("Tôn giáo", 0)),
    "lượt",
)
CHARTS = {
    "some": ASKED,
    "none": Chart("Chủ đề được hỏi nhiều nhất", (), "lượt"),
    "nothing at all": Chart("", (), ""),
    "only zeros": Chart("Lượt hỏi", (("Dân vận khéo", 0), ("Tôn giáo", 0)), "lượt"),
    "many": Chart("Lượt hỏi", tuple((f"Nhiệm vụ {n}", n * 37) for n in range(20)), "lượt"),
    "long labels": Chart(LONG, ((LONG, 3), ("x" * 200, 2), ("", 1)), "lượt"),
    "fractions": Chart("Tỷ lệ", (("Đã trả lời", 99.5), ("Chưa", 0.5)), "%"),
    "letters that no font has": Chart("🙂", (("👍🏽 民运", 1),), "✅"),
}
WRITES_NOTHING = """
import sys
def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if writes or event in {"socket.connect", "subprocess.Popen", "os.mkdir"}:
        raise RuntimeError(event, arguments)
sys.addaudithook(watch)
from bot.chart import draw
from handlers.charts import Chart
sys.stdout.buffer.write(draw(Chart("Lượt hỏi", (("Dân vận khéo", 12),), "lượt")))
"""


def picture(chart: Chart) -> Image.Image:
    return Image.open(io.BytesIO(draw(chart))).convert("RGB")


def bars(image: Image.Image) -> list[int]:
    """How long the bars are, from top to bottom, read from the picture's left edge of bars."""
    left = 56
    lengths: list[int] = []
    for row in range(1, image.height):
        starts = image.getpixel((left, row)) == BLUE != image.getpixel((left, row - 1))
        if starts:
            reach = range(left, image.width)
            lengths.append(next(x for x in reach if image.getpixel((x, row)) != BLUE) - left)
    return lengths


@pytest.mark.parametrize("case", CHARTS)
def test_a_chart_is_a_picture_of_one_width(case: str) -> None:
    image = Image.open(io.BytesIO(draw(CHARTS[case])))
    assert (image.format, image.width) == ("PNG", WIDTH)
    assert image.height < 9 * WIDTH
    image.verify()


@pytest.mark.parametrize("case", CHARTS)
def test_nothing_reaches_into_the_margins(case: str) -> None:
    image = picture(CHARTS[case])
    inside = Image.new("RGB", (WIDTH - 2 * 52, image.height - 2 * 52), WHITE)
    image.paste(inside, (52, 52))
    assert image.getcolors() == [(image.width * image.height, WHITE)]


def test_a_picture_shows_something_of_each_chart() -> None:
    assert len({draw(chart) for chart in CHARTS.values()}) == len(CHARTS)


def test_bars_are_in_proportion() -> None:
    longest, half, nothing = bars(picture(ASKED))
    assert longest > WIDTH / 2
    assert half == pytest.approx(longest / 2, abs=1)
    assert nothing < longest / 100


def test_each_bar_is_drawn() -> None:
    assert len(bars(picture(CHARTS["many"]))) == 20
    assert bars(picture(CHARTS["none"])) == []


def test_a_long_label_makes_the_picture_taller() -> None:
    short, long = (Chart("Lượt hỏi", ((label, 1),), "lượt") for label in ("Tôn giáo", LONG))
    assert picture(long).height > picture(short).height + 4 * 36


def test_the_same_chart_is_the_same_picture() -> None:
    assert draw(ASKED) == draw(ASKED)


async def test_a_chart_can_be_drawn_in_a_thread() -> None:
    assert await asyncio.to_thread(draw, ASKED) == draw(ASKED)


def test_drawing_needs_no_display_no_home_and_no_file_of_its_own() -> None:
    drawn = subprocess.run(
        [sys.executable, "-B", "-c", WRITES_NOTHING],
        env={"HOME": "/nonexistent"},
        capture_output=True,
        check=True,
    )
    assert drawn.stdout.startswith(b"\x89PNG\r\n\x1a\n")
