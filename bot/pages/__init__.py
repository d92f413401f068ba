"""Web pages that administrators link to, read without trusting the link or the page.

`addresses` decides where connections may go, `door` opens them, `download` follows redirects and
keeps to the limits, `charset` and `article` make text of bytes, `parser` does so in a process of
its own, and `reader` puts them together.
"""
