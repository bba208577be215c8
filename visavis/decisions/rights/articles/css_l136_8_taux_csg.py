"""Code de la sécurité sociale, article L136-8 II, III and III bis: which rate of CSG the allowance bears.

Rule (shortened): the reference tax income of the year before last is compared with two thresholds, higher for each
half part beyond the first part. At or under the first one, nothing is due. At or under the second one, 3.8 %. Above,
6.2 %. CRDS follows the same exemption.

In plain words: the tax notice of two years ago chooses your rate.
"""

from __future__ import annotations

from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import CsgRate
from visavis.decisions.rights.tracing import amount, ratio
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, Input, weighed
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status

taux_csg: Rule[[date, Input, Input], Explanation] = Rule("css.taux_csg")
SINCE = date(2015, 1, 1)
ARTICLE = LawReference(
    text="Code de la sécurité sociale",
    article="article L136-8",
    since=SINCE,
    url="https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042683546",
    status=Status.RECALLED,
    note="Lu sur service-public.fr et dans des tables publiques ; à relire sur le texte publié.",
)


@taux_csg.version(key=KeyEvent.DAY_PAID, since=SINCE, reference=ARTICLE)
def taux_selon_le_revenu_fiscal(day: date, income: Input, parts: Input) -> Explanation:
    """0, 3.8 % or 6.2 %, by the inputs `income` (reference tax income) and `parts` (of the tax notice)."""
    low, low_half = _threshold("csg_exempt_income", "csg_exempt_half_part", day)
    high, high_half = _threshold("csg_reduced_income", "csg_reduced_half_part", day)
    reduced, full = (
        law("csg_rate_reduced", Sentence("Taux réduit"), day),
        law("csg_rate", Sentence("Taux plein"), day),
    )
    halves = (ratio(parts) - 1) * 2
    first, second = _raised(low, low_half, halves), _raised(high, high_half, halves)
    rate = full if amount(income) > second else reduced
    value = ratio(rate) if amount(income) > first else ratio(rate) * 0
    below = f"income > {low.name} + {low_half.name} * (parts - 1) * 2"
    above = f"income > {high.name} + {high_half.name} * (parts - 1) * 2"
    return Explanation(
        code="taux_csg",
        title=Sentence("Taux de CSG"),
        value=value,
        told=Sentence.of("{value:%}", value=value),
        in_plain_words=(Sentence("Votre revenu fiscal d'il y a deux ans choisit le taux."),),
        lines=(
            weighed(_line(income, first), amount(income) <= first, Sentence("dépassé")),
            weighed(_line(income, second), first < amount(income) <= second, Sentence("non retenu")),
        ),
        formula=f"({below}) * ({above}) * csg_rate + ({below}) * (1 - ({above})) * csg_rate_reduced",
        inputs=(income, parts, low, low_half, high, high_half, reduced, full),
    )


def _threshold(name: str, half: str, day: date) -> tuple[Input, Input]:
    return (
        law(name, Sentence("Seuil pour une part"), day),
        law(half, Sentence("Seuil de plus par demi-part"), day),
    )


def _raised(threshold: Input, half: Input, halves: object) -> Money:
    return amount(threshold) + amount(half).times(halves)  # type: ignore[arg-type]  # an explained value is an object: here a count of halves


def _line(income: Input, threshold: Money) -> Sentence:
    return Sentence.of("Revenu fiscal {income}, seuil {threshold}", income=income.value, threshold=threshold)


def rate_named(found: Explanation) -> CsgRate:
    """The rate as the rest of the calculation names it."""
    if not found.value:
        return CsgRate.EXEMPT
    return (
        CsgRate.FULL
        if found.value == next(one.value for one in found.inputs if one.name == "csg_rate")
        else CsgRate.REDUCED
    )
