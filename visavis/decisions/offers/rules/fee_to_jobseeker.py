"""Code du travail, L5321-3 and L5331-1: finding a job costs the jobseeker nothing, directly or indirectly.

Rule: no file fee, no paid kit, no deposit, no training at one's own cost, no premium-rate number to be hired.
A sum paid back later is still asked first. In plain words: you never pay to be hired.
Severity: block, always: the sum, the object or the number asked for is written.
Not applied: sums the employer pays or pays back, fees that are the work itself (clients, tenants, pupils), meals and
lodging, advances on wages, artists' and sports agents (L7121-9 and following; Code du sport, L222-7).
"""

from __future__ import annotations

from collections.abc import Iterator

from visavis.decisions.offers.read import Reading
from visavis.decisions.offers.reading.fees import fee_asked, is_for_an_agent, premium_number_to_apply
from visavis.decisions.offers.rule import Rule
from visavis.decisions.offers.verdict import Finding, Severity
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

CODE = "FEE_TO_JOBSEEKER"
LAW = LawReference(
    "Code du travail", "L5321-3", url="https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006903759"
)
SALE = LawReference("Code du travail", "L5331-1")
PLAIN = Sentence.of("On ne paie jamais pour être embauché.")
ASKED = Sentence.of("L'offre demande de l'argent à la personne qui cherche un emploi. La loi l'interdit.")
PREMIUM = Sentence.of(
    "Pour postuler, il faut appeler un numéro surtaxé. C'est un paiement demandé, la loi l'interdit."
)
TAKE_OUT = Sentence.of("Retirez cette demande : l'employeur paie ce qui est nécessaire à l'embauche.")
FREE_NUMBER = Sentence.of("Donnez un numéro au prix d'un appel ordinaire.")


def look(reading: Reading) -> Iterator[Finding]:
    """The first sum asked for, and the first premium number to apply, with the words at fault."""
    for text in (reading.title, reading.description):
        if is_for_an_agent(text):
            return
        if fee := fee_asked(text):
            yield Finding(CODE, Severity.BLOCK, ASKED, fee, TAKE_OUT, LAW)
        if number := premium_number_to_apply(text):
            yield Finding(CODE, Severity.BLOCK, PREMIUM, number, FREE_NUMBER, LAW)


FEE_TO_JOBSEEKER = Rule(CODE, (LAW, SALE), PLAIN, look)
