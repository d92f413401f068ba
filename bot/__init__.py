"""The running process: settings, command line, wiring, and one package for each channel.

A channel turns its updates into `Request`s and renders `Reply`s; nothing here decides what to say.
"""
