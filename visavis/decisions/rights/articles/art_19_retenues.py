"""Règlement d'assurance chômage, article 19; Code de la sécurité sociale L136-1-2, L136-8; ordonnance 96-50.

Rule (shortened): 3 % of the daily reference wage is kept for supplementary pensions, without bringing the allowance
under the minimum. CSG (6.2 %, or 3.8 %, or nothing, by the tax notice) and CRDS (0.5 %) are kept on 98.25 % of the
rest, without bringing it under the daily minimum wage.

In plain words: a small part goes to your pension and to social contributions. Small allowances pay nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import CsgRate
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import amount, as_money, from_node, ratio
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, Origin, Provenance, weighed
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status

SOCIAL_SECURITY = LawReference(
    text="Code de la sécurité sociale",
    article="articles L136-1-2 et L136-8",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006073189/",
)

SOCIAL_DEBT = LawReference(
    text="Ordonnance n° 96-50 du 24 janvier 1996 relative au remboursement de la dette sociale",
    article="article 14",
    status=Status.RECALLED,
    note="À relire sur le texte publié.",
)


LOCAL = LawReference(
    text="Code de la sécurité sociale",
    article="article L325-1",
    status=Status.RECALLED,
    note="À relire sur le texte publié.",
)


@dataclass(frozen=True, slots=True)
class Daily:
    """What contributions are computed on: allowance and its code suffix, wage, part-time ratio, rate, day paid."""

    aj: Explanation
    sjr: Explanation
    quotite: Input
    csg_rate: Input
    csg: CsgRate
    day: date
    minimum_day: date
    suffix: str = ""
    local: bool = False


retenues: Rule[[Daily], Explanation] = Rule("art19.net_par_jour")


@retenues.under(*TEXTS, article="19", key=KeyEvent.DAY_PAID)
def net_par_jour(daily: Daily) -> Explanation:
    """The allowance of a day once contributions are kept."""
    pension = _pension(daily)
    csg = _contribution(daily, "csg", daily.csg_rate, (pension,))
    crds = _contribution(daily, "crds", _crds_rate(daily), (pension, csg))
    kept = (pension, csg, crds, *((_local_sickness(daily, (pension, csg, crds)),) if daily.local else ()))
    net = as_money(daily.aj) - sum((as_money(one) for one in kept), ZERO)
    words = Sentence.of(
        "{aj} - {pension} - {csg} - {crds} = {net}",
        aj=daily.aj.value,
        pension=pension.value,
        csg=csg.value,
        crds=crds.value,
        net=net,
    )
    return Explanation(
        code=f"net{daily.suffix}",
        title=Sentence("Montant net par jour"),
        value=net,
        in_plain_words=(
            Sentence("On retire la retraite complémentaire, la CSG et la CRDS."),
            Sentence("L'impôt sur le revenu vient après. Nous ne le calculons pas."),
        ),
        lines=(FormulaLine(words),),
        formula=" - ".join(["aj", *(one.code for one in kept)]),
        inputs=(from_node(daily.aj, "aj"),),
        children=kept,
    )


def _local_sickness(daily: Daily, before: tuple[Explanation, ...]) -> Explanation:
    """Sickness contribution of Alsace-Moselle, not under the daily minimum wage."""
    rate = law("alsace_moselle_rate", Sentence("Taux d'Alsace-Moselle"), daily.day)
    threshold = law("csg_exemption_daily_threshold", Sentence("Smic par jour"), daily.day)
    full = as_money(daily.aj).times(ratio(rate))
    room = as_money(daily.aj) - sum((as_money(one) for one in before), ZERO) - amount(threshold)
    value = max(ZERO, min(full, room))
    left = " - ".join(["aj", *(one.code for one in before)])
    return Explanation(
        code=f"maladie_locale{daily.suffix}",
        title=Sentence("Cotisation maladie d'Alsace-Moselle, par jour"),
        value=value,
        in_plain_words=(Sentence("Elle paie le régime local de maladie."),),
        formula=f"max(0, min(round2(aj * alsace_moselle_rate), {left} - csg_exemption_daily_threshold))",
        inputs=(from_node(daily.aj, "aj"), *map(from_node, before), rate, threshold),
        rounding=Sentence("Au centime le plus proche."),
        reference=LOCAL,
        doubts=(rate.doubt,) if rate.doubt else (),
    )


def _pension(daily: Daily) -> Explanation:
    share = law("pension_share", Sentence("Part pour la retraite complémentaire"), daily.day)
    minimum = law("minimum", Sentence("Minimum par jour"), daily.minimum_day)
    aj, sjr = as_money(daily.aj), as_money(daily.sjr)
    room = aj - amount(minimum).times(ratio(daily.quotite))
    full = sjr.times(ratio(share))
    value = max(ZERO, min(full, room))
    words = Sentence.of("{share:%} de {sjr} = {value}", share=share.value, sjr=sjr, value=full)
    return Explanation(
        code=f"crc{daily.suffix}",
        title=Sentence("Retraite complémentaire, par jour"),
        value=value,
        in_plain_words=(Sentence("Elle vous donne des points de retraite."),),
        lines=(weighed(words, value == full, Sentence("limité : on reste au minimum")),),
        formula="max(0, min(round2(pension_share * sjr), aj - round2(minimum * quotite)))",
        inputs=(from_node(daily.sjr), from_node(daily.aj, "aj"), share, minimum, daily.quotite),
        rounding=Sentence("Au centime le plus proche."),
    )


def _contribution(daily: Daily, code: str, rate: Input, before: tuple[Explanation, ...]) -> Explanation:
    """CSG, once the pension (`before`) is kept; CRDS once both are: each stops at the daily minimum wage."""
    pension, is_csg = before[0], len(before) == 1
    share = law("csg_base_share", Sentence("Part soumise"), daily.day)
    threshold = law("csg_exemption_daily_threshold", Sentence("Smic par jour"), daily.day)
    base = as_money(daily.aj) - as_money(pension)
    full = base.times(ratio(share) * ratio(rate))
    room = base - sum((as_money(one) for one in before[1:]), ZERO) - amount(threshold)
    value = max(ZERO, min(full, room))
    left = " - ".join(["aj", *(one.code for one in before)])
    return Explanation(
        code=f"{code}{daily.suffix}",
        title=Sentence("CSG, par jour") if is_csg else Sentence("CRDS, par jour"),
        value=value,
        in_plain_words=(Sentence("Elle ne fait jamais passer l'allocation sous le Smic par jour."),),
        lines=(_contribution_line(base, ratio(share), ratio(rate), full, value),),
        formula=f"max(0, min(round2((aj - {pension.code}) * csg_base_share * rate),"
        f" {left} - csg_exemption_daily_threshold))",
        inputs=(from_node(daily.aj, "aj"), *map(from_node, before), rate, share, threshold),
        rounding=Sentence("Au centime le plus proche."),
        reference=SOCIAL_SECURITY if is_csg else SOCIAL_DEBT,
        doubts=_band_doubt(value, full),
    )


def _contribution_line(base: Money, share: Decimal, rate: Decimal, full: Money, value: Money) -> FormulaLine:
    words = Sentence.of(
        "{base} × {share:%} × {rate:%} = {full}", base=base, share=share, rate=rate, full=full
    )
    return weighed(words, value == full, Sentence("limité par le Smic par jour"))


def _band_doubt(value: Money, full: Money) -> tuple[Sentence, ...]:
    if ZERO < value < full:
        return (Sentence("Si près du Smic, aucun chiffre officiel ne confirme ce calcul."),)
    return ()


def csg_rate(rate: CsgRate, day: date, source: Provenance) -> Input:
    """The CSG rate of the person as the input named `rate`; the choice comes from her, the figure from the law."""
    label = Sentence("Taux de CSG")
    if rate is CsgRate.EXEMPT:
        return Input("rate", label, Decimal(0), source)
    name = "csg_rate" if rate is CsgRate.FULL else "csg_rate_reduced"
    return law(name, label, day, as_name="rate")


def _crds_rate(daily: Daily) -> Input:
    label = Sentence("Taux de CRDS")
    if daily.csg is CsgRate.EXEMPT:
        return Input("rate", label, Decimal(0), Provenance(Origin.DECLARED))
    return law("crds_rate", label, daily.day, as_name="rate")
