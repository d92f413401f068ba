"""What Telegram accepts in a message: the checks of a Bot API server, in its words."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT_UNITS = 4096
CALLBACK_BYTES = 64
KEYBOARD_ROW = 8
KEYBOARD_TOTAL = 100
CAPTION_UNITS = 1024
INLINE_RESULTS = 50
RESULT_ID_BYTES = 64
_TAGS = {"b", "strong", "i", "em", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}
_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-z-]*)(?P<rest>[^<>]*)>|(?P<text>[^<]+)|(?P<stray><)")
_HREF = re.compile(r' href="(?P<url>[^"]*)"\Z')
_COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}\Z")
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_INVISIBLE = {"Zs", "Zl", "Zp", "Cc", "Cf"}


class Refused(Exception):  # noqa: N818
    """The server answers 400 with this description."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A styled range of the parsed text: offset and length in UTF-16 units."""

    tag: str
    offset: int
    length: int
    url: str | None = None


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parse_html(markup: str) -> tuple[str, list[Entity]]:
    """Parse `parse_mode=HTML`; raises Refused where Telegram cannot."""
    text, entities = "", []
    open_tags: list[tuple[str, int, str | None]] = []
    for token in _TOKEN.finditer(markup):
        if token["text"]:
            text += html.unescape(token["text"])
        elif token["close"]:
            if not open_tags or open_tags[-1][0] != token["tag"]:
                raise Refused("can't parse entities: unexpected end tag")
            tag, start, url = open_tags.pop()
            entities.append(Entity(tag, utf16(text[:start]), utf16(text[start:]), url))
        else:
            open_tags.append((_known(token), len(text), _href(token)))
    if open_tags:
        raise Refused(f"can't parse entities: can't find end tag of {open_tags[-1][0]}")
    return text, entities


def _known(token: re.Match[str]) -> str:
    if token["stray"] or token["tag"] not in _TAGS:
        raise Refused("can't parse entities: unsupported start tag")
    return token["tag"]


def _href(token: re.Match[str]) -> str | None:
    if not token["rest"]:
        return None
    if token["tag"] == "a" and (attribute := _HREF.match(token["rest"])):
        return html.unescape(attribute["url"])
    raise Refused("can't parse entities: unexpected attribute")


def check_text(params: dict[str, Any], field: str = "text") -> tuple[str, list[Entity]]:
    """Give the text of a message and its entities as they will be shown."""
    text, entities = _parsed(params, field)
    if all(unicodedata.category(char) in _INVISIBLE for char in text):
        raise Refused("message text is empty")
    if utf16(text) > TEXT_UNITS:
        raise Refused("message is too long")
    return text.rstrip(), entities


def check_caption(params: dict[str, Any]) -> tuple[str, list[Entity]]:
    """Give what stands under a picture, which may be nothing, as it will be shown."""
    text, entities = _parsed(params, "caption")
    if utf16(text) > CAPTION_UNITS:
        raise Refused("message caption is too long")
    return text.rstrip(), entities


def _parsed(params: dict[str, Any], field: str) -> tuple[str, list[Entity]]:
    mode = params.get("parse_mode")
    if mode not in {None, "HTML"}:
        raise Refused("unsupported parse_mode")
    written = str(params.get(field, ""))
    return parse_html(written) if mode else (written, [])


def check_photo(photo: Any, known: set[str]) -> None:
    """A picture is a file that the server has, or the bytes of one."""
    if isinstance(photo, bytes) and not photo.startswith(_PICTURES):
        raise Refused("IMAGE_PROCESS_FAILED")
    if not isinstance(photo, bytes) and photo not in known:
        raise Refused("wrong file identifier/HTTP URL specified")


def check_results(params: dict[str, Any]) -> None:
    """The answer to an inline query: its cards, and the button above them."""
    results = params["results"]
    if len(results) > INLINE_RESULTS:
        raise Refused("RESULTS_TOO_MUCH")
    if len({one["id"] for one in results}) < len(results):
        raise Refused("RESULT_ID_DUPLICATE")
    for one in results:
        _check_result(one)
    button = params.get("button")
    if button and not (button["text"] and _START_PARAMETER.match(button["start_parameter"])):
        raise Refused("START_PARAM_INVALID")


def _check_result(result: dict[str, Any]) -> None:
    if not 1 <= len(str(result["id"]).encode()) <= RESULT_ID_BYTES:
        raise Refused("RESULT_ID_INVALID")
    if not str(result.get("title", "")).strip():
        raise Refused("ARTICLE_TITLE_EMPTY")
    check_text(result["input_message_content"], "message_text")
    check_keyboard(result.get("reply_markup"))


def check_keyboard(markup: dict[str, Any] | None) -> None:
    rows = (markup or {}).get("inline_keyboard", [])
    if any(len(row) > KEYBOARD_ROW for row in rows) or sum(map(len, rows)) > KEYBOARD_TOTAL:
        raise Refused("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check_button(button)


def _check_button(button: dict[str, Any]) -> None:
    if not str(button.get("text", "")).strip():
        raise Refused("can't parse inline keyboard button: text must be non-empty")
    if ("callback_data" in button) == ("url" in button):
        raise Refused("text buttons are unallowed in the inline keyboard")
    if "url" in button and "://" not in button["url"]:
        raise Refused("BUTTON_URL_INVALID")
    if not 1 <= len(button.get("callback_data", "-").encode()) <= CALLBACK_BYTES:
        raise Refused("BUTTON_DATA_INVALID")


def check_commands(commands: list[dict[str, str]]) -> None:
    for command in commands:
        if not _COMMAND_NAME.match(command["command"]):
            raise Refused("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise Refused("BOT_COMMAND_DESCRIPTION_INVALID")


_TEXTS = {
    "text",
    "caption",
    "photo",
    "parse_mode",
    "callback_query_id",
    "inline_query_id",
    "action",
}


def decoded(params: Mapping[str, str | bytes]) -> dict[str, Any]:
    """Form fields as values: JSON where it is JSON, except for text."""
    return {key: value if key in _TEXTS else _json(value) for key, value in params.items()}


def _json(value: str | bytes) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value
