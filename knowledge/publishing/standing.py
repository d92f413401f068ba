"""Which field of `Tally` counts a delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from knowledge.publishing.model import DeliveryAction, DeliveryState

if TYPE_CHECKING:
    from sqlalchemy import Row

_PENDING = {DeliveryState.QUEUED, DeliveryState.SENDING}
_ENDS = {
    (DeliveryAction.DELETE, DeliveryState.SENT): "deleted",
    (DeliveryAction.EDIT, DeliveryState.DEAD): "unedited",
    (DeliveryAction.DELETE, DeliveryState.DEAD): "undeleted",
}
"""Of what is out; all else ends as its state is called."""


def standing(row: Row[Any]) -> str:
    """The field for a row of `action`, `state` and whether it `is_due`."""
    if row.state not in _PENDING:
        return _ENDS.get((row.action, row.state), str(row.state))
    if row.action != DeliveryAction.SEND:
        return "revising"
    return "due" if row.is_due or row.state == DeliveryState.SENDING else "waiting"
