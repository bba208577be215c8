"""Article 12: the wage of suspended days, rebuilt from the other days of the same contract (since October 2021)."""

from __future__ import annotations

from dataclasses import replace

from visavis.decisions.rights.tracing import as_money
from visavis.decisions.shared.explanation import Explanation, FormulaLine
from visavis.decisions.shared.sentence import Sentence


def rebuilt_pay(found: Explanation, counted: int, absent: int) -> Explanation:
    """The pay of the days present, spread over all the `counted` days of the contract, `absent` ones included."""
    present = counted - absent
    value = (as_money(found) * counted).divided_by(present)
    words = Sentence.of(
        "{pay} ÷ {present:jour payé|jours payés} × {counted:jour|jours} = {value}",
        pay=found.value,
        present=present,
        counted=counted,
        value=value,
    )
    return replace(
        found,
        value=value,
        in_plain_words=(
            *found.in_plain_words,
            Sentence("Pendant une maladie ou un congé, on fait comme si vous aviez été payé."),
        ),
        lines=(*found.lines, FormulaLine(words)),
        formula=f"round2(({found.formula}) * {counted} / {present})",
        doubts=(
            *found.doubts,
            Sentence(
                "Le salaire des jours d'absence est la moyenne du contrat. L'attestation peut dire autrement."
            ),
        ),
    )
