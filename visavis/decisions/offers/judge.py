"""The judgment of an offer: every rule looks, nothing is scored."""

from __future__ import annotations

from datetime import date

from visavis.decisions.offers.offer import Offer
from visavis.decisions.offers.read import read
from visavis.decisions.offers.rule import Rule
from visavis.decisions.offers.rules import RULES
from visavis.decisions.offers.verdict import Finding, Severity, Verdict
from visavis.decisions.shared.answer import Answer, all_of, no, yes
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.sentence import Sentence

NOTHING_FOUND = Sentence("Cette règle n'a rien trouvé dans l'offre.")
_WEIGHT = {severity: place for place, severity in enumerate(Severity)}


def judge(offer: Offer, on: date) -> Verdict:
    """Every fault the rules see in `offer` under the law of the day `on`, the heaviest first."""
    reading = read(offer, on)
    by_rule = [(rule, tuple(rule.look(reading))) for rule in RULES]
    findings = sorted(
        (finding for _, found in by_rule for finding in found),
        key=lambda finding: (_WEIGHT[finding.severity], finding.evidence.field, finding.evidence.start or 0),
    )
    branches = tuple(_explained(rule, found) for rule, found in by_rule)
    answer = all_of(branch.value for branch in branches if isinstance(branch.value, Answer))
    title = Sentence.of("L'offre « {title} » respecte-t-elle la loi, le {on} ?", title=offer.title, on=on)
    root = Explanation(
        code="offer",
        title=title,
        value=answer,
        in_plain_words=(Sentence.of("{count:règle vérifiée|règles vérifiées}.", count=len(RULES)),),
        formula="min(" + ", ".join(branch.code for branch in branches) + ")",
        children=branches,
    )
    return Verdict(tuple(findings), root)


def _explained(rule: Rule, found: tuple[Finding, ...]) -> Explanation:
    """One rule, what it looked for, what it found. Warnings do not make an offer unlawful."""
    faults = tuple(finding.words for finding in found if finding.severity is not Severity.WARN)
    return Explanation(
        code=rule.code.lower(),
        title=rule.plain,
        value=no(*faults) if faults else yes(),
        in_plain_words=tuple(finding.words for finding in found) or (NOTHING_FOUND,),
        reference=rule.law[0],
        rule=rule.code,
        children=tuple(finding.why for finding in found[:1] if finding.why),
    )
