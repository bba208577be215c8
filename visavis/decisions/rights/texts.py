"""The texts of the regulation since 2014: their names, and the first and last day of the events they govern."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visavis.decisions.shared.source import LawReference, Status

LEGIFRANCE = "https://www.legifrance.gouv.fr/loda/article_lc/"


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its short `code`, its name, the first and last day (None: still in force) of its key events."""

    code: str
    name: str
    since: date
    until: date | None

    def article(self, number: str, legiarti: str = "", status: Status | None = None) -> LawReference:
        """One of its articles, in the version it gives; sure only where the published text was read."""
        return LawReference(
            text=self.name,
            article=f"articles {number}" if " à " in number or " et " in number else f"article {number}",
            since=self.since,
            until=self.until,
            url=f"{LEGIFRANCE}{legiarti}" if legiarti else "",
            status=status or (Status.SURE if legiarti else Status.RECALLED),
            note="" if legiarti else "Lu dans les fiches de l'Unédic ; à relire sur le texte publié.",
        )


GENERAL = "Règlement général d'assurance chômage annexé à la convention du"
DECREE = "Règlement d'assurance chômage, annexe A du décret n° 2019-797 du 26 juillet 2019"

C2014 = Text("c2014", f"{GENERAL} 14 mai 2014", date(2014, 7, 1), date(2017, 10, 31))
C2017 = Text("c2017", f"{GENERAL} 14 avril 2017", date(2017, 11, 1), date(2019, 10, 31))
D2019 = Text("d2019", DECREE, date(2019, 11, 1), date(2021, 9, 30))
D2021 = Text("d2021", f"{DECREE}, modifié par le décret n° 2021-346", date(2021, 10, 1), date(2023, 1, 31))
D2023 = Text("d2023", f"{DECREE}, modifié par le décret n° 2023-33", date(2023, 2, 1), date(2025, 3, 31))
C2024 = Text(
    "c2024",
    "Règlement d'assurance chômage annexé à la convention du 15 novembre 2024",
    date(2025, 4, 1),
    None,
)
TEXTS = (C2014, C2017, D2019, D2021, D2023, C2024)
BEFORE_2024 = TEXTS[:-1]


def text_on(day: date) -> Text | None:
    """The text for a key event on `day`; None before the oldest held."""
    return next((text for text in reversed(TEXTS) if text.since <= day), None)
