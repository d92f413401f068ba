"""The two channels of Zalo: bots of the Zalo Bot Platform, and an Official Account.

Both answer from an inbox in the store (`desk`), offer buttons as numbers where they have none
(`composer`), and send new messages where others edit (`courier`). `platform` and `oa` hold what is
each one's own: its calls, its updates, its errors.
"""
