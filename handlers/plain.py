"""What stands in a message where a channel has no buttons and shows no drawn chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.build import entry, field, heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.charts import Chart
    from handlers.messages import Block

CHOOSE = "Đồng chí trả lời bằng số hoặc tên mục để chọn:"


def menu(choices: Iterable[tuple[int, str]]) -> list[Block]:
    """Labels with the numbers to answer with; nothing where there are none."""
    lines = [entry(number, label) for number, label in choices]
    return [paragraph(CHOOSE), *lines] if lines else []


def figures(chart: Chart) -> list[Block]:
    """A chart in words."""
    lines = [field(label, chart.written(quantity)) for label, quantity in chart.bars]
    return [heading(chart.title), *lines]
