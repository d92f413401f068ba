"""Where a link may lead, however its address is written."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from bot.pages.addresses import is_public, is_public_web
from bot.pages.reader import SafePageReader
from handlers.ports import PageError, PageProblem
from tests.conftest import now

FORBIDDEN = [
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::7f00:1",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fdff::1",
    "fe80::1",
    "fe80::1%1",
    "2400:cb00::1%1",
    "fec0::1",
    "ff02::1",
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "103.28.36.10",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "223.255.255.255",
    "64:ff9b::8.8.8.8",
    "2001:200::1",
    "2001:ee0:4041::1",
    "2400:cb00:2048:1::c629:d7a2",
    "2606:4700:4700::1111",
]
WAYS_HOME = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://0/",
    "http://localhost/",
    "http://LOCALHOST:443/",
    "http://127。0。0。1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://2852039166/",
    "http://10.1.2.3/",
    "http://[64:ff9b::7f00:1]/",
]
OTHER_PORTS = ["http://1.1.1.1:22/", "https://1.1.1.1:8443/", "http://1.1.1.1:0/"]
NO_ADDRESSES = [
    "",
    "   ",
    "nghị quyết số 04",
    "bao.example/tin",
    "//bao.example/tin",
    "http://",
    "http:///tin",
    "https://:443/",
    "ftp://bao.example/",
    "file:///etc/passwd",
    "file://bao.example/etc/passwd",
    "gopher://127.0.0.1:6379/_INFO",
    "javascript:alert(1)",
    "data:text/html,<title>x</title>",
    "unix:///run/docker.sock",
    "http://can.bo:mat-khau@bao.example/",
    "http://bao.example\\@127.0.0.1/",
    "http://0177.0.0.1/",
    "http://[::1/",
    "http://bao.example:abc/",
    "http://bao.example/\x00",
    "http://１２７.0.0.1/",
    "http://bao.example/" + "a" * 70_000,
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_what_only_some_can_reach_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_what_everybody_can_reach_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(("port", "permitted"), [(80, True), (443, True), (22, False), (0, False)])
def test_only_the_ports_of_the_web_are_open(port: int, permitted: bool) -> None:
    assert is_public_web(ip_address("1.1.1.1"), port) is permitted


@pytest.mark.parametrize("url", WAYS_HOME + OTHER_PORTS)
async def test_a_link_that_leads_inside_is_refused(url: str) -> None:
    assert await problem_of(url) is PageProblem.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("url", NO_ADDRESSES)
async def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    assert await problem_of(url) is PageProblem.BAD_ADDRESS


@pytest.mark.parametrize("host", ["a" * 64 + ".vn", "a..vn"])
async def test_a_host_that_cannot_be_looked_up_is_unreachable(host: str) -> None:
    assert await problem_of(f"http://{host}/") is PageProblem.UNREACHABLE


async def problem_of(url: str) -> PageProblem:
    """Read with the real resolver and policy; none of these addresses is asked of a network."""
    with pytest.raises(PageError) as error:
        await SafePageReader(now).read(url)
    return error.value.problem
