"""Code du travail, L5321-3 and L5331-1: finding a job costs the jobseeker nothing, directly or indirectly.

Rule: no file fee, no paid kit, no deposit, no training at one's own cost, no premium-rate number to be hired.
In plain words: you never pay to be hired.
Severity: block, always: the sum, the object or the number asked for is written.
Not applied: sums the employer pays or pays back, fees that are the work itself (clients, tenants, pupils),
artists' and sports agents (L7121-9 and following; Code du sport, L222-7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from visavis.decisions.offers.read import Reading
from visavis.decisions.offers.reading.folded import Folded, one_of
from visavis.decisions.offers.reading.numbers import amounts_in_digits
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

_SUM = r"\d[\d .,]*(?:€|euros?\b|eur\b)"
_YOURS = (
    r"(?:a (?:la |votre |sa )?(?:charge|vos frais|ses frais)(?: d(?:u|e la) (?:candidate?|salariee?))?"
    r"|a vos frais|restent? a votre charge)"
)
_DUE = (
    rf"(?:{_YOURS}|a (?:regler|verser|payer|acquitter|virer|avancer)|exigee?s?|demandee?s?|obligatoires?"
    r"|remboursables?|payables?|non rembours\w+)"
)
_NEAR = r"[^.\n;!?]{0,50}?"
_STEP = (
    r"(?:de |d')(?:dossier|inscription|candidature|gestion|recrutement|placement|traitement|adhesion|formation"
    r"|visa|agence|reservation)s?"
)
_KIT = r"\b(?:kit|pack|mallette|malette|catalogue)s?\b(?: de (?:demarrage|depart|vente|demonstration))?"
_YOU_MUST = (
    r"\b(?:vous (?:devrez|devez|aurez a)|(?:le |la |chaque )?candidate?s? (?:devra|doit|devront|doivent)"
    r"|il (?:vous )?(?:faut|faudra)|merci de|veuillez|prevoir de|demandons de|avant (?:de|tout|l'embauche)\W+)"
)
_PAY = r"(?:payer|regler|verser|virer|acheter|financer|avancer|acquitter|debourser|envoyer|transferer)"
_THING = rf"(?:{_SUM}|frais\b|caution|mandat|coupons?|pcs\b|\bkit\b|arrhes|droits? d'inscription|cotisation)"
FEES = one_of(
    rf"\b(?:frais|droits?) {_STEP}\b{_NEAR}(?:{_SUM}|{_DUE})",
    rf"{_SUM}[ ]*(?:de |pour (?:les |des )?)(?:frais|droits?) {_STEP}",
    rf"{_KIT}{_NEAR}(?:{_YOURS}|a (?:acheter|regler|payer|commander)|payante?s?\b|achat obligatoire"
    rf"|(?:au prix )?de {_SUM})",
    r"\bachat (?:obligatoire )?(?:du|d'un|de votre|prealable d[u'] ?\w*) "
    r"(?:kit|pack|mallette|stock|materiel de demarrage)",
    rf"\b(?:caution|depot de garantie|acompte|arrhes)\b{_NEAR}(?:{_DUE}|de {_SUM})",
    rf"\bformation\b{_NEAR}(?:\bpayante\b|{_YOURS}|a financer par (?:vous|le candidat|vos soins)|non rembourse)",
    rf"{_YOU_MUST}[ ]+(?:\w+ ){{0,3}}{_PAY}\b{_NEAR}{_THING}",
    rf"\bparticipation (?:financiere )?(?:de {_SUM}|aux frais){_NEAR}(?:{_YOURS}|demandee? (?:au|aux|a la) candidat)",
    rf"\b(?:inscription|candidature|adhesion|dossier)\b[ ]*(?:payante?|:[ ]*{_SUM}|de {_SUM})",
)
PREMIUM_NUMBER = re.compile(r"(?<!\d)(?:0[ .-]?8[ .-]?9|\+33[ .-]?8[ .-]?9)[ .-]?\d(?:[ .-]?\d){6}(?!\d)")
TO_APPLY = re.compile(r"appel|postul|contact|candidat|recrut|joindre|telephon|rendez-vous|inscri")
NOT_ASKED = re.compile(
    r"\b(?:sans|aucune?s?|pas de|pas d'|zero|ni|hors|gratuit\w*|exoner\w+|jamais|rembours\w+|dispens\w+)\b[^.]{0,18}$"
)
_EMPLOYER = r"(?:employeur|entreprise|societe|agence|opco)"
PAID_FOR_YOU = one_of(
    r"(?<!non )rembours(?!able)",
    r"prise? en charge|offerte?s?\b|financee?s?\b|gratuit|exoner",
    rf"par (?:l'|notre |votre future? )?(?:{_EMPLOYER}|nos soins)",
    rf"a (?:notre|la) charge (?:de |d)(?:l'|la ){_EMPLOYER}|par nous|a notre charge",
)
THE_WORK_ITSELF = re.compile(
    r"\b(?:ger\w+|gestion|encaiss\w*|suivi|calcul\w*|factur\w*|trait\w+|verifi\w+|percev\w+|recouvr\w*|collect\w*"
    r"|saisi\w*|comptabili\w*|clients?|clientele|locataires?|etudiants?|eleves?|patients?|adherents?|residents?"
    r"|assures?|usagers?|voyageurs?|familles|fournisseurs?|stagiaires)\b"
)
AGENT = re.compile(r"agents? (?:artistique|sportif|de mannequins)|impresario")


def look(reading: Reading) -> Iterator[Finding]:
    """The first sum asked for, and the first premium number to apply, with the words at fault."""
    for text in (reading.title, reading.description):
        if AGENT.search(text.plain):
            return
        yield from _fee(amounts_in_digits(text))
        yield from _premium_number(text)


def _fee(text: Folded) -> Iterator[Finding]:
    for match in FEES.finditer(text.plain):
        before = re.split(r"[.\n;!?]", text.plain[max(0, match.start() - 60) : match.start()])[-1]
        after = re.split(r"[.\n;!?]", text.plain[match.end() : match.end() + 60])[0]
        words = match.group() + after
        if not (
            NOT_ASKED.search(before) or PAID_FOR_YOU.search(words) or THE_WORK_ITSELF.search(before + words)
        ):
            yield Finding(CODE, Severity.BLOCK, ASKED, text.evidence(*match.span()), TAKE_OUT, LAW)
            return


def _premium_number(text: Folded) -> Iterator[Finding]:
    for match in PREMIUM_NUMBER.finditer(text.plain):
        if TO_APPLY.search(text.plain[max(0, match.start() - 80) : match.end() + 40]):
            yield Finding(CODE, Severity.BLOCK, PREMIUM, text.evidence(*match.span()), FREE_NUMBER, LAW)
            return


FEE_TO_JOBSEEKER = Rule(CODE, (LAW, SALE), PLAIN, look)
