"""Règlement d'assurance chômage, articles 25 and 26 § 1: days not yet paid are kept.

Rule (shortened): somebody who stops being paid, then asks again, receives the rest of the right, unless the right has
lapsed: three years plus its duration after it opened. The rest is paid before any new right.

In plain words: the days left wait for you, for three years and the length of your right.
"""

from __future__ import annotations

from datetime import date, timedelta

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.answer import no, yes
from visavis.decisions.shared.explanation import Explanation, Input
from visavis.decisions.shared.periods import add_months
from visavis.decisions.shared.sentence import Sentence

reprise: Rule[[Input, Input, Input], Explanation] = Rule("art25.reprise")


@reprise.under(*TEXTS, article="25")
def reliquat_repris(opened: Input, duration: Input, asked: Input) -> Explanation:
    """Yes until three years and the duration have gone by; `opened` and `asked` are days, `duration` a number."""
    first, day = opened.value, asked.value
    if not isinstance(first, date) or not isinstance(day, date):
        raise TypeError("a right opens, and is asked for again, on a day")
    months = law("lapse_months", Sentence("Délai de déchéance, en mois"), first)
    limit = add_months(first, whole(months)) + timedelta(days=whole(duration))
    kept = day <= limit
    return Explanation(
        code="reprise",
        title=Sentence("Vos jours restants sont-ils encore à vous ?"),
        value=yes(Sentence.of("Ils vous attendent jusqu'au {day}.", day=limit))
        if kept
        else no(Sentence.of("Ils ont pris fin le {day}.", day=limit)),
        in_plain_words=(Sentence("Les jours restants attendent trois ans, plus la durée du droit."),),
        formula="asked <= add_months(opened, lapse_months) + duration",
        inputs=(opened, duration, asked, months),
    )
