"""Forms of the Bot API say what they were made of."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.calls import form

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(text=TEXTS, number=st.integers())
def test_a_form_is_read_back_as_it_was(text: str, number: int) -> None:
    made = form(text=text, chat_id=number, reply_markup={"lời": text}, thread=None)
    read = dict(parse_qsl(made, keep_blank_values=True, strict_parsing=True))
    assert json.loads(read.pop("reply_markup")) == {"lời": text}
    assert read == {"text": text, "chat_id": str(number)}


def test_a_form_of_nothing_is_empty() -> None:
    assert form(thread=None) == ""
