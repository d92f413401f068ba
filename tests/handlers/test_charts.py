"""Quantities as offices write them."""

from __future__ import annotations

import pytest

from handlers.charts import Chart


@pytest.mark.parametrize(
    ("quantity", "unit", "written"),
    [
        (0, "lượt", "0 lượt"),
        (1, "người", "1 người"),
        (1250, "lượt", "1.250 lượt"),
        (1_234_567, "lượt", "1.234.567 lượt"),
        (12.5, "%", "12,5%"),
        (12.04, "%", "12%"),
        (99.96, "%", "100%"),
        (1234.56, "giờ", "1.234,6 giờ"),
        (7, "", "7"),
    ],
)
def test_a_quantity_is_written_in_its_unit(quantity: float, unit: str, written: str) -> None:
    assert Chart("", (), unit).written(quantity) == written
