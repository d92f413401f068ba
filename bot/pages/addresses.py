"""Which addresses are of the public web.

The ranges are those of the IANA special-purpose address registries that are not globally
reachable, and of multicast (RFC 6890, 5771, 4291). They are written out because what
`ipaddress` calls private differs from one release of Python to the next.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

WEB_PORTS = frozenset({80, 443})
"""A machine lets its own address reach ports that its firewall closes to others; not these two."""

_NOT_PUBLIC = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # carrier-grade NAT, cloud metadata
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # cloud metadata at a public address
            "169.254.0.0/16",  # link-local, cloud metadata
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments, cloud metadata
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/3",  # multicast, reserved, broadcast
        ),
    )
)
_UNICAST = IPv6Network("2000::/3")
_NOT_PUBLIC_UNICAST = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, Teredo
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4
            "3fff::/20",  # documentation
        ),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public_web(address: Address, port: int) -> bool:
    """Tell whether a page may be read from there: a public address, and a port of the web."""
    return port in WEB_PORTS and is_public(address)


def is_public(address: Address) -> bool:
    """Tell whether an address is one that anybody on the internet can reach."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC)
    if address in _NAT64:
        return is_public(IPv4Address(address.packed[-4:]))
    return (
        address in _UNICAST
        and address.scope_id is None
        and not any(address in network for network in _NOT_PUBLIC_UNICAST)
    )
