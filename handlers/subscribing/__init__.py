"""Following what is published: who hears of what, and when.

`feature` takes what people type and press, `panels` and `hearing` show what is chosen, `replies`
says what was done; `interests` and `schedules` know the words of both.
"""
