"""Forms that pages of ours send."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

from bot.web.visitors import is_from_elsewhere

if TYPE_CHECKING:
    from starlette.requests import Request

_MOST_FIELDS = 8


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form, without the sign that neither a page nor a store can keep.

    Raises:
        HTTPException: a page of another site sends it (403), it is no form (415) or none that can
            be read (400).
    """
    if is_from_elsewhere(request):
        raise HTTPException(403)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    try:
        body = (await request.body()).decode("ascii")
        pairs = parse_qsl(body, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise HTTPException(400) from None
    return {name: value.replace("\x00", "") for name, value in pairs}
