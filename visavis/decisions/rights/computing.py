"""From a situation to a right: each article in turn, in the order of the regulation; and the same right replayed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import ParamSpec, TypeVar

from visavis.decisions.rights import schedule
from visavis.decisions.rights.articles import (
    art_02_perte_involontaire as art_2,
)
from visavis.decisions.rights.articles import (
    art_03_affiliation as art_3,
)
from visavis.decisions.rights.articles import (
    art_04_depart_volontaire as art_4,
)
from visavis.decisions.rights.articles import (
    art_07_inscription as art_7,
)
from visavis.decisions.rights.articles import (
    art_09_duree as art_9,
)
from visavis.decisions.rights.articles import (
    art_11_salaire_de_reference as art_11,
)
from visavis.decisions.rights.articles import (
    art_13_salaire_journalier as art_13,
)
from visavis.decisions.rights.articles import (
    art_14_allocation_journaliere as art_14,
)
from visavis.decisions.rights.articles import (
    art_17_bis_degressivite as art_17_bis,
)
from visavis.decisions.rights.articles import (
    art_19_retenues as art_19,
)
from visavis.decisions.rights.articles import (
    art_21_differes as art_21,
)
from visavis.decisions.rights.articles import (
    art_22_delai_attente as art_22,
)
from visavis.decisions.rights.articles import (
    art_24_paiement as art_24,
)
from visavis.decisions.rights.articles import (
    css_l136_8_taux_csg as css,
)
from visavis.decisions.rights.checking import check
from visavis.decisions.rights.entitlement import Entitlement, Figures
from visavis.decisions.rights.frozen import Versions, versions_of
from visavis.decisions.rights.humans import COUNSELLOR, YOURSELF
from visavis.decisions.rights.parameters import noted
from visavis.decisions.rights.scope import scope
from visavis.decisions.rights.situation import CsgRate, Situation
from visavis.decisions.rights.texts import C2024, text_on
from visavis.decisions.rights.tracing import as_answer, as_date, as_days, as_money, from_node, given
from visavis.decisions.rights.versions import Rule, applied
from visavis.decisions.shared.answer import Answer, all_of, cannot_say
from visavis.decisions.shared.explanation import Explanation, Input, Origin
from visavis.decisions.shared.finding import Finding, Severity
from visavis.decisions.shared.sentence import Sentence

Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(slots=True)
class _Run:
    """One calculation: every figure it finds says the version of the rule that made it."""

    situation: Situation

    def apply(
        self, rule: Rule[Given, Result], day: date, *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        return rule.at(day).decide(*args, **kwargs)

    @property
    def end(self) -> date:
        return self.situation.last.end

    @property
    def key(self) -> date:
        """The day that chooses the rules of the right."""
        return self.situation.rules_on


@dataclass(frozen=True, slots=True)
class _Found:
    """What a calculation holds: its conditions, the nodes of its figures (none: nothing to show), its days."""

    conditions: tuple[Explanation, ...]
    nodes: tuple[Explanation, ...] = ()
    worked_days: int | None = None
    days: Explanation | None = None
    reduced_from_day: int | None = None

    @property
    def children(self) -> tuple[Explanation, ...]:
        """Conditions then figures; the days counted stand alone only when no figure stands on them."""
        below = (*self.conditions, *self.nodes)
        told = {node.code for top in below for node in top.walk()}
        return below if self.days is None or self.days.code in told else (*below, self.days)


def compute(situation: Situation, *, under: Versions | None = None) -> Entitlement:
    """The right of a person at the end of her last contract. Never raises for what she told: see `findings`.

    The result carries the versions of the rules and the figures it used; `under` imposes those of an earlier result.
    """
    frozen = under or Versions()
    with applied(frozen.rules) as record, noted(frozen.values) as ledger:
        result = _compute(situation)
        return replace(result, versions=versions_of(result.explanation, record.used, ledger.used))


def replay(situation: Situation, versions: Versions) -> Entitlement:
    """The right computed again as it was opened: later texts and figures change nothing in it."""
    return compute(situation, under=versions)


def _compute(situation: Situation) -> Entitlement:
    findings = check(situation)
    if any(finding.severity is Severity.BLOCKING for finding in findings):
        return _unreadable(situation, findings)
    covered = scope(situation)
    if not as_answer(covered).is_yes:
        root = _root(situation, as_answer(covered), (covered,), "champ")
        return Entitlement(as_answer(covered), root, findings, id=situation.id)
    return _decide(_Run(situation), covered, findings)


def _unreadable(situation: Situation, findings: tuple[Finding, ...]) -> Entitlement:
    missing = [one.sentence for one in findings if one.severity is Severity.BLOCKING]
    answer = cannot_say(
        Sentence("Une donnée manque ou se contredit."), who_decides=COUNSELLOR, missing=missing
    )
    root = _root(situation, answer, (), "")
    return Entitlement(answer, root, findings, id=situation.id)


def _root(
    situation: Situation, answer: Answer, children: tuple[Explanation, ...], formula: str
) -> Explanation:
    text = (text_on(situation.rules_on) if situation.contracts else None) or C2024
    return Explanation(
        code="droit",
        title=Sentence("Avez-vous droit à l'allocation ?"),
        value=answer,
        in_plain_words=(Sentence("Toutes les conditions doivent être remplies ensemble."),),
        formula=formula,
        reference=text.article("1 à 7"),
        children=children,
    )


def _decide(run: _Run, covered: Explanation, findings: tuple[Finding, ...]) -> Entitlement:
    """At the end of the last contract; at an earlier one when the last is too short and that one may do."""
    worked = run.apply(art_3.affiliation, run.key, run.situation)
    lost = run.apply(art_2.perte_involontaire, run.key, run.situation)
    too_short = as_answer(worked.condition).is_no and not as_answer(lost).is_no
    earlier = art_7.earlier_end(run.situation) if too_short else None
    if earlier is None:
        return _decide_at(run, (covered, lost), worked, findings)
    known = as_answer(scope(earlier))
    look = run.apply(art_7.fin_de_contrat, run.key, run.situation, earlier, known)
    before = (covered, lost, look)
    if not known.is_yes:
        return _entitlement(run, _Found(before), findings)
    there = replace(run, situation=earlier)
    return _decide_at(there, before, there.apply(art_3.affiliation, there.key, earlier), findings)


def _decide_at(
    run: _Run, before: tuple[Explanation, ...], worked: art_3.Affiliation, findings: tuple[Finding, ...]
) -> Entitlement:
    """At the end of the last contract of `run`; `before`: the conditions already known."""
    situation, key = run.situation, run.key
    conditions = (
        *before,
        worked.condition,
        run.apply(art_4.depart_volontaire, key, situation),
        run.apply(art_7.inscription, key, situation),
    )
    days = run.apply(art_9.jours_de_reference, key, situation, worked)
    found = _Found(conditions, (), as_days(worked.worked), days)
    if not all_of(map(as_answer, conditions)).is_no:
        sjr = _daily_wage(run, worked, days)
        known = run.apply(art_11.salaires_connus, key, situation, worked, sjr)
        found = replace(found, conditions=(*conditions, known))
        if sjr and as_answer(known).is_yes:
            found = _amounts(run, sjr, worked, found)
    return _entitlement(run, found, findings)


def _entitlement(run: _Run, found: _Found, findings: tuple[Finding, ...]) -> Entitlement:
    answer = all_of(map(as_answer, found.conditions))
    formula = f"min({', '.join(condition.code for condition in found.conditions)})"
    root = _root(run.situation, answer, found.children, formula)
    figures = _figures(
        {node.code: node for top in found.nodes for node in top.walk()}, found.reduced_from_day
    )
    return Entitlement(
        eligibility=answer,
        explanation=root,
        findings=findings,
        figures=figures,
        worked_days=found.worked_days,
        reference_days=as_days(found.days) if found.days else None,
        calendar=schedule.calendar(run.end, figures) if figures else (),
        months=schedule.months(figures) if figures else (),
        id=run.situation.id,
    )


def _daily_wage(run: _Run, worked: art_3.Affiliation, days: Explanation) -> Explanation | None:
    """The daily reference wage; None while the wage of a month is not known."""
    situation, key = run.situation, run.key
    if art_11.silent_months(situation, worked):
        return None
    period = run.apply(art_11.periode_calcul, key, situation, worked)
    wages = run.apply(art_11.salaire_de_reference, key, situation, worked)
    divisor = run.apply(art_13.diviseur, key, situation, worked, period, days)
    return run.apply(art_13.salaire_journalier, key, wages, divisor) if divisor.value else None


def _amounts(run: _Run, sjr: Explanation, worked: art_3.Affiliation, found: _Found) -> _Found:
    """The figures of the right, added to what is found; `found.days` are the days of article 9."""
    situation, key, days = run.situation, run.key, found.days
    if days is None:
        raise ValueError("the days of article 9 come first")
    quotite, age = _part_time(situation), _age(situation)
    first = _first_day(run, sjr)
    opened = as_date(first)
    aj = run.apply(art_14.allocation_journaliere, key, sjr, opened, quotite)
    duration = run.apply(art_9.duree, key, days, situation, worked.seasonal)
    fall = run.apply(art_17_bis.degressivite, key, aj, duration, age, art_17_bis.Days(key, first))
    payday = situation.payment_month or opened
    first_month = run.apply(art_24.premier_mois, opened, first)
    nodes = [
        aj,
        *_paid(run, aj, sjr, quotite, (payday, opened), ""),
        duration,
        fall.condition,
        first,
        first_month,
    ]
    nodes.append(run.apply(art_24.dernier_mois, opened, first, first_month, duration))
    if fall.reduced:
        nodes += [fall.reduced, *_paid(run, fall.reduced, sjr, quotite, (payday, opened), "_reduit")]
    conditions = (*found.conditions, *_sure_duration(duration), *_rest(situation))
    reduced_from = fall.from_day if fall.reduced else None
    return replace(found, conditions=conditions, nodes=tuple(nodes), reduced_from_day=reduced_from)


def _rest(situation: Situation) -> tuple[Explanation, ...]:
    """What is left of an earlier right comes first, or is given up: the person chooses, `trajectories` shows both."""
    previous = situation.previous_right
    if previous is None or not previous.days_left:
        return ()
    left = Sentence.of("Il vous reste {days:jour|jours} d'un ancien droit.", days=previous.days_left)
    answer = cannot_say(
        left, Sentence("Ils sont payés d'abord, sauf si vous y renoncez."), who_decides=YOURSELF
    )
    return (
        Explanation(
            code="reliquat",
            title=Sentence("Le nouveau droit commence-t-il maintenant ?"),
            value=answer,
            reference=(text_on(situation.rules_on) or C2024).article("26"),
        ),
    )


def _sure_duration(duration: Explanation) -> tuple[Explanation, ...]:
    """A limit nobody read on the published text leaves the answer open: the duration is one it may be."""
    if not any(one.name == "rc_duration_max" and one.value == duration.value for one in duration.inputs):
        return ()
    return (
        Explanation(
            code="duree_sure",
            title=Sentence("La durée est-elle sûre ?"),
            value=cannot_say(
                Sentence("La durée après une rupture conventionnelle a changé en septembre 2026."),
                who_decides=COUNSELLOR,
                missing=[Sentence("Le texte publié de l'avenant du 25 février 2026.")],
            ),
            reference=duration.reference,
        ),
    )


def _paid(
    run: _Run, aj: Explanation, sjr: Explanation, quotite: Input, days: tuple[date, date], suffix: str
) -> tuple[Explanation, ...]:
    """Month, net day and net month of one daily allowance; `days`: the day paid, the first day of the right."""
    situation, (payday, opened) = run.situation, days
    chosen, rate, why = _csg(run, payday)
    daily = art_19.Daily(
        aj, sjr, quotite, rate, chosen, payday, opened, suffix, local=situation.alsace_moselle
    )
    net = run.apply(art_19.retenues, payday, daily)
    return (
        *(() if suffix else why),
        run.apply(art_24.mois, payday, aj, payday, f"mois{suffix}", bool(situation.payment_month)),
        net,
        run.apply(art_24.mois, payday, net, payday, f"mois_net{suffix}", bool(situation.payment_month)),
    )


def _csg(run: _Run, payday: date) -> tuple[CsgRate, Input, tuple[Explanation, ...]]:
    """The rate told; without it, the one the tax notice chooses, with its explanation."""
    situation = run.situation
    told = situation.origin("csg_rate").origin is not Origin.ASSUMED
    if told or situation.tax_income is None or payday < css.SINCE:
        return (
            situation.csg_rate,
            art_19.csg_rate(situation.csg_rate, payday, situation.origin("csg_rate")),
            (),
        )
    income = given(
        situation, "tax_income", "income", Sentence("Revenu fiscal de référence"), situation.tax_income
    )
    parts = given(situation, "tax_parts", "parts", Sentence("Nombre de parts"), situation.tax_parts)
    found = run.apply(css.taux_csg, payday, payday, income, parts)
    return css.rate_named(found), from_node(found, "rate"), (found,)


def _first_day(run: _Run, sjr: Explanation) -> Explanation:
    situation, key = run.situation, run.key
    return run.apply(
        art_22.premier_jour,
        key,
        situation,
        run.apply(art_21.differe_specifique, key, situation),
        run.apply(art_21.differe_conges, key, situation, sjr),
        run.apply(art_22.delai_attente, key, situation),
    )


def _part_time(situation: Situation) -> Input:
    """The share of full time of the last job; of all the jobs held together on its last day."""
    label, ratios = Sentence("Temps de travail"), {one.work_time_ratio for one in situation.contracts}
    together = [one for one in situation.contracts if one.start <= situation.last.end <= one.end]
    value = min(Decimal(1), sum((one.work_time_ratio for one in together), Decimal(0)))
    source = situation.origin(f"{situation.path(situation.last)}.work_time_ratio")
    doubt = Sentence("Vos temps de travail diffèrent : nous prenons celui du dernier contrat.")
    told = Sentence.of("{value:%}", value=value)
    return Input("quotite", label, value, source, doubt if len(ratios) > 1 else None, told)


def _age(situation: Situation) -> Input:
    label = Sentence("Âge à la fin du contrat")
    age = situation.age
    told = Sentence.of("{value:an|ans}", value=age)
    return Input("age", label, age, situation.origin("birth"), told=told)


def _figures(nodes: dict[str, Explanation], reduced_from_day: int | None) -> Figures | None:
    if not nodes:
        return None
    lowered = nodes.get("aj_reduite")
    return Figures(
        sjr=as_money(nodes["sjr"]),
        daily_gross=as_money(nodes["aj"]),
        daily_net=as_money(nodes["net"]),
        month_gross=as_money(nodes["mois"]),
        month_net=as_money(nodes["mois_net"]),
        duration_days=as_days(nodes["duree"]),
        first_paid_on=as_date(nodes["premier_jour"]),
        first_month_days=as_days(nodes["premier_mois"]),
        last_paid_month=as_date(nodes["dernier_mois"]),
        leave_delay_days=as_days(nodes["differe_conges"]),
        specific_delay_days=as_days(nodes["differe_specifique"]),
        waiting_days=as_days(nodes["attente"]),
        reduced_from_day=reduced_from_day,
        daily_gross_reduced=as_money(lowered) if lowered else None,
        daily_net_reduced=as_money(nodes["net_reduit"]) if lowered else None,
        month_gross_reduced=as_money(nodes["mois_reduit"]) if lowered else None,
        month_net_reduced=as_money(nodes["mois_net_reduit"]) if lowered else None,
    )
