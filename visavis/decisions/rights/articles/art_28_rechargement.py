"""Règlement d'assurance chômage, article 28: a new right when the old one is used up (rechargement).

Rule (shortened): when a right is exhausted, work done since it opened makes a new one: 150 hours from October 2014 to
October 2019; since, as much work as article 3 asks: 130 days or 910 hours (88 or 610 from August 2020 to November
2021). A right recharged under the conventions of 2014 and 2017 lasts thirty days at least.

In plain words: work done while you were paid is not lost. It counts when your right ends.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import Whom, law
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023
from visavis.decisions.rights.tracing import ratio, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.answer import cannot_say, no, yes
from visavis.decisions.shared.explanation import Explanation, Input
from visavis.decisions.shared.sentence import Sentence

rechargement: Rule[[date, Input, Input | None], Explanation] = Rule("art28.rechargement")
RELOAD_SINCE = date(2014, 10, 1)
TITLE = Sentence("Un nouveau droit peut-il suivre l'ancien ?")


@rechargement.under(C2014, C2017, article="28")
def cent_cinquante_heures(day: date, worked: Input, hours: Input | None) -> Explanation:
    """150 hours since the right opened, from October 2014."""
    if day < RELOAD_SINCE:
        return Explanation(
            code="rechargement",
            title=TITLE,
            value=no(Sentence("Le rechargement n'existe que depuis le 1er octobre 2014.")),
        )
    needed = law("reload_hours", Sentence("Heures demandées"), day)
    if hours is None:
        return Explanation(
            code="rechargement",
            title=TITLE,
            value=cannot_say(
                Sentence.of(
                    "Il faut {hours:heure|heures} de travail depuis l'ouverture.", hours=needed.value
                ),
                who_decides=COUNSELLOR,
                missing=[Sentence("Le nombre d'heures de vos contrats.")],
            ),
            inputs=(needed,),
        )
    enough = ratio(hours) >= Decimal(whole(needed))
    words = Sentence.of(
        "{done} heures travaillées, {needed} demandées.", done=hours.value, needed=needed.value
    )
    return Explanation(
        code="rechargement",
        title=TITLE,
        value=yes(words) if enough else no(words),
        in_plain_words=(Sentence("Le travail fait pendant l'ancien droit en prépare un nouveau."),),
        formula="hours >= reload_hours",
        inputs=(hours, needed),
    )


@rechargement.under(D2019, D2021, D2023, C2024, article="28")
def autant_qu_une_ouverture(day: date, worked: Input, hours: Input | None) -> Explanation:
    """As many days, or hours, as article 3 asks for a first right."""
    days = law("required_days", Sentence("Jours travaillés demandés"), day, Whom())
    needed = law("required_hours", Sentence("Heures demandées"), day, Whom())
    enough = whole(worked) >= whole(days) or (hours is not None and ratio(hours) >= whole(needed))
    words = Sentence.of("{done} jours travaillés, {needed} demandés", done=worked.value, needed=days.value)
    formula = "worked >= required_days"
    inputs: tuple[Input, ...] = (worked, days, needed)
    if hours is not None:
        formula, inputs = f"max({formula}, hours >= required_hours)", (*inputs, hours)
    return Explanation(
        code="rechargement",
        title=TITLE,
        value=yes(words) if enough else no(words),
        in_plain_words=(Sentence("Le travail fait pendant l'ancien droit en prépare un nouveau."),),
        formula=formula,
        inputs=inputs,
    )
