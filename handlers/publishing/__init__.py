"""Publishing: what editors and owners do, in words that they read.

`material` reads what is sent, `fields` what is typed for a field, `desk` keeps drafts, `panel` and
`links` show them, `reach` says whom one gets to; `composing` and `archive` are the dialogues,
`feature` the door of all of it.
"""
