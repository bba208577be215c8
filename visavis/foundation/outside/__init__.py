"""The world outside: mail, text messages, paper post. Each port has a real adapter and a null twin.

A null twin sends nothing: it keeps what it was given in the outbox, where staff and the demo see it.
Settings (`config/settings/outside.py`) say which is used; nothing else in the service knows.
"""
