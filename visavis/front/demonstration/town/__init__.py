"""The town: a département written for the demonstration, drawn from a seed and made by the acts of the rooms.

`tables` reads the words and names that lie beside this code, `drawn` says who lives here, `lives` and `market` say what
happens, in order of time, `acts` does it by the rooms' own actions, `fill` does all of it in short transactions that a
killed load goes on with. `docs/town.md` tells it.
"""
