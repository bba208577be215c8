"""French words made comparable, for what is kept (`lexemes`) and for what is asked (`asked`), without any dictionary.

One key for singular and plural, feminine and masculine: `vendeuses`, `VENDEUR·SE` → `vendeur`. Accents go, but a
last é stays, as letters: `employé` → `employezacc`, which is not `emploi`. The tables beside this file hold the rules.
"""

from __future__ import annotations

from visavis.decisions.matching.words.keys import key
from visavis.decisions.matching.words.letters import plain
from visavis.decisions.matching.words.reading import Word, asked, lexemes, places

# Goes up with any change of the tables or of the code here: what was kept under an older number is made again.
VERSION = 2

__all__ = ["VERSION", "Word", "asked", "key", "lexemes", "places", "plain"]
