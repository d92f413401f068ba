"""Why pages are not served.

DanvanError
└── ListenError           nothing can listen at the address of the pages
    └── PortTakenError         another program listens there
"""

from knowledge.errors import DanvanError


class ListenError(DanvanError):
    """The address is none of this machine, or not ours to listen at."""


class PortTakenError(ListenError):
    """Another program listens there already."""
