"""When something shall be: moments, hours and ranges of hours, as people type them in chat.

`said` brings any spelling to one form, `hours` and `days` take their parts of it, and `moment` puts
them together. What is not understood whole is not understood: a wrong moment is worse than none.
"""

from knowledge.text.moments.days import read_no_day
from knowledge.text.moments.hours import read_hours
from knowledge.text.moments.moment import read_moment

__all__ = ["read_hours", "read_moment", "read_no_day"]
