"""The administrators' pages: the door, what is behind it, and what may be changed there."""
