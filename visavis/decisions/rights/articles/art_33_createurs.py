"""Règlement d'assurance chômage, article 33: being paid while a business starts.

Rule (shortened): somebody who creates a business is paid in part, by 70 % of what the business pays (turnover less
71, 50 or 34 % for small businesses). Since April 2025 this stops at 60 % of the days left on the day of the creation;
the regional joint body may open the rest.

In plain words: your allowance goes on in part while your business starts, up to a limit of days.
"""

from __future__ import annotations

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import BEFORE_2024, C2024
from visavis.decisions.rights.tracing import in_days, ratio, whole
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, Input
from visavis.decisions.shared.formula import floor
from visavis.decisions.shared.sentence import Sentence

jours_du_createur: Rule[[Input], Explanation] = Rule("art33.jours_du_createur")
TITLE = Sentence("Jours payables pendant la création")


@jours_du_createur.under(*BEFORE_2024, article="33", key=KeyEvent.DAY_PAID)
def tous_les_jours(left: Input) -> Explanation:
    """All the days left."""
    return Explanation(
        code="jours_createur",
        title=TITLE,
        value=whole(left),
        told=in_days(whole(left)),
        formula="days_left",
        inputs=(left,),
    )


@jours_du_createur.under(C2024, article="33", key=KeyEvent.DAY_PAID)
def soixante_pour_cent(left: Input) -> Explanation:
    """60 % of the days left on the day of the creation, rounded down."""
    share = law("creator_days_share", Sentence("Part des jours restants"), C2024.since)
    value = int(floor(whole(left) * ratio(share)))
    return Explanation(
        code="jours_createur",
        title=TITLE,
        value=value,
        told=in_days(value),
        in_plain_words=(Sentence("L'instance paritaire régionale peut ouvrir le reste."),),
        formula="floor(days_left * creator_days_share)",
        inputs=(left, share),
        rounding=Sentence("Au jour inférieur : le texte lu ne dit pas l'arrondi."),
    )
