"""Messages of a chat as the store keeps them: what a person did, and replies, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.charts import Chart
from handlers.messages import Block, Button, Reply, Role, Span, Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.store.transcripts import Message


def asked(text: str) -> dict[str, Any]:
    """What a person typed, or the label of what they pressed."""
    return {"asked": text}


def said(reply: Reply) -> dict[str, Any]:
    """A reply to a person."""
    return {
        "blocks": [[block.role, [_spans(one) for one in block.spans]] for block in reply.blocks],
        "buttons": [[_button(one) for one in row] for row in reply.buttons],
        "chart": _chart(reply.chart) if reply.chart else None,
    }


def posted(reply: Reply) -> dict[str, Any]:
    """A message that nobody asked for."""
    return said(reply) | {"post": True}


def reply_of(content: dict[str, Any]) -> Reply:
    """The reply of a message that was kept by `said` or `posted`."""
    return Reply(
        tuple(
            Block(Role(role), tuple(Span(text, Style(style), url) for text, style, url in spans))
            for role, spans in content["blocks"]
        ),
        tuple(tuple(Button(*fields) for fields in row) for row in content["buttons"]),
        chart=_chart_of(content["chart"]) if content["chart"] else None,
    )


def label_of(action: str, messages: Iterable[Message]) -> str | None:
    """What the button of an action says in the newest message that has one."""
    for message in reversed(list(messages)):
        for row in message.content.get("buttons", ()):
            for label, its_action, *_ in row:
                if its_action == action:
                    return str(label)
    return None


def _spans(span: Span) -> list[str | None]:
    return [span.text, span.style, span.url]


def _button(button: Button) -> list[str | int | None]:
    return [button.label, button.action, button.url, button.number]


def _chart(chart: Chart) -> dict[str, Any]:
    return {"title": chart.title, "bars": [list(bar) for bar in chart.bars], "unit": chart.unit}


def _chart_of(kept: dict[str, Any]) -> Chart:
    bars = tuple((label, quantity) for label, quantity in kept["bars"])
    return Chart(kept["title"], bars, kept["unit"])
