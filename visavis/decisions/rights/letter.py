"""A right beside the official letter: the figures of both, step by step, and the first step where they part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.decisions.rights.entitlement import Entitlement
from visavis.decisions.shared.explanation import Explanation, Figure, Input, Origin, Provenance
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence

STEPS = {
    "reference_wage": ("sr",),
    "days": ("jours_sjr", "jours"),
    "sjr": ("sjr",),
    "daily_gross": ("aj",),
    "duration_days": ("duree",),
    "specific_delay_days": ("differe_specifique",),
    "leave_delay_days": ("differe_conges",),
    "waiting_days": ("attente",),
    "first_paid_on": ("premier_jour",),
    "daily_net": ("net",),
}
ASK = {
    "reference_wage": Sentence(
        "Comparez chaque mois de salaire avec l'attestation : une prime, une absence, un mois."
    ),
    "days": Sentence("Demandez quels contrats et quelles absences sont comptés."),
    "sjr": Sentence("La division de la lettre ne donne pas ce résultat."),
    "daily_gross": Sentence("Demandez quelle partie fixe et quel temps de travail sont appliqués."),
    "duration_days": Sentence("Demandez les jours comptés, votre âge et le coefficient."),
    "specific_delay_days": Sentence("Demandez quelle part de l'indemnité dépasse la loi."),
    "leave_delay_days": Sentence("Demandez quelle indemnité de congés a été déclarée."),
    "waiting_days": Sentence("Demandez si sept jours ont déjà été appliqués dans l'année."),
    "first_paid_on": Sentence("Demandez quel jour d'inscription est retenu."),
    "daily_net": Sentence("Demandez quel taux de CSG est appliqué."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One step: its name, its title, our figure, the letter's, and whether they are the same."""

    name: str
    code: str
    title: Sentence
    ours: Figure
    theirs: Figure

    @property
    def same(self) -> bool:
        """Equal, amounts within one cent."""
        if isinstance(self.ours, Money) and isinstance(self.theirs, Money):
            return abs((self.ours - self.theirs).cents) <= 1
        if isinstance(self.ours, Decimal | int) and isinstance(self.theirs, Decimal | int):
            return abs(Decimal(self.ours) - Decimal(self.theirs)) < 1
        return self.ours == self.theirs

    @property
    def line(self) -> Explanation:
        """Our figure, with the letter's beside: the line that is contested."""
        inputs = (
            Input("ours", HERE, self.ours, Provenance(Origin.COMPUTED, self.code)),
            Input("theirs", IN_LETTER, self.theirs, Provenance(Origin.DECLARED)),
        )
        plainly = AGREED if self.same else PARTED
        return Explanation(
            f"lettre_{self.name}", self.title, self.ours, (plainly,), formula="ours", inputs=inputs
        )


HERE, IN_LETTER = Sentence("Notre calcul"), Sentence("La lettre")
AGREED, PARTED = Sentence("La lettre dit la même chose."), Sentence("La lettre dit autre chose.")


@dataclass(frozen=True, slots=True)
class Compared:
    """Every step told by the letter, the first one where both part (None: they agree), and what to ask then."""

    rows: tuple[Row, ...]
    parting: Row | None
    ask: Sentence | None
    told: Sentence


def compare_with_letter(result: Entitlement, letter: Mapping[str, Money | Decimal | int | date]) -> Compared:
    """`letter` holds some of the figures named in `STEPS`. Unknown names raise `KeyError`."""
    nodes = {node.code: node for node in result.explanation.walk()}
    rows = tuple(_rows(nodes, letter))
    parting = next((row for row in rows if not row.same), None)
    if parting is None:
        agreed = Sentence("Chaque chiffre de la lettre est aussi le nôtre.")
        if not rows:
            agreed = Sentence("Aucun chiffre ne peut être comparé.")
        return Compared(rows, None, None, agreed)
    told = Sentence.of(
        "{title} : {theirs} dans la lettre, {ours} ici. C'est le premier écart.",
        title=parting.title,
        theirs=parting.theirs,
        ours=parting.ours,
    )
    return Compared(rows, parting, ASK[parting.name], told)


def _rows(
    nodes: Mapping[str, Explanation], letter: Mapping[str, Money | Decimal | int | date]
) -> Iterator[Row]:
    unknown = set(letter) - set(STEPS)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    for name, codes in STEPS.items():
        node = next((nodes[code] for code in codes if code in nodes), None)
        if name in letter and node is not None:
            yield Row(name, node.code, node.title, node.value, letter[name])
