"""Consent: the address that is opened, and what comes back from it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr

from bot.zalo.oa.config import App
from bot.zalo.oa.consent import Consent

APP = App("4567890123456789", SecretStr("bí-mật"))
CALLBACK = "https://vi.du/zalo?a=1&b=2"
CODE = "Vd3x-ma_do.Zalo~cap"

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
"""The example of RFC 7636, appendix B."""


def test_the_challenge_is_that_of_the_standard() -> None:
    assert Consent(APP, CALLBACK, VERIFIER).challenge == CHALLENGE


def test_a_verifier_is_new_each_time_and_as_long_as_zalo_wants() -> None:
    made = {Consent(APP, CALLBACK).verifier for _ in range(20)}
    assert len(made) == 20
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", one) for one in made)


def test_the_address_has_everything_and_no_secret() -> None:
    consent = Consent(APP, CALLBACK)
    address = urlsplit(consent.address)
    assert address.netloc + address.path == "oauth.zaloapp.com/v4/oa/permission"
    assert parse_qs(address.query) == {
        "app_id": [APP.id],
        "redirect_uri": [CALLBACK],
        "code_challenge": [consent.challenge],
        "state": [consent.state],
    }
    assert consent.verifier not in f"{consent.address}{consent!r}"


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        (CODE, CODE),
        (f"  {CODE}\n", CODE),
        ("https://vi.du/zalo?a=1&code=c1&state=S", "c1"),
        (f"https://vi.du/zalo?a=1&code={CODE}&oa_id=1&state=S", CODE),
        (f"<https://vi.du/zalo?oa_id=1&code={CODE}>", CODE),
        (f"https://vi.du/zalo?code={CODE}&state=another", None),
        (f"https://vi.du/zalo?code={CODE}&code={CODE}2&state=S", None),
        ("https://vi.du/zalo?error=denied&state=S", None),
        ("", None),
        ("mã có dấu", None),
        ("https://vi.du/zalo", None),
    ],
)
def test_a_code_is_read_from_what_was_pasted(pasted: str, code: str | None) -> None:
    assert Consent(APP, CALLBACK, VERIFIER, "S").code(pasted) == code
