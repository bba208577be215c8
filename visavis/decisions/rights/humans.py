"""Which human decides when the calculation cannot."""

from __future__ import annotations

from visavis.decisions.shared.sentence import Sentence

COUNSELLOR = Sentence("Un conseiller indemnisation de votre agence décide, avec votre dossier.")
JOINT_BODY = Sentence(
    "L'instance paritaire régionale peut réexaminer votre situation après 121 jours de chômage."
)
SPECIALIST = Sentence("Un conseiller spécialisé dans ces contrats décide, avec votre dossier.")
EX_PUBLIC_EMPLOYER = Sentence("Votre ancien employeur public décide : il paie souvent lui-même.")
PENSION_FUND = Sentence("Votre conseiller décide avec votre relevé de carrière.")
YOURSELF = Sentence("Vous choisissez, dans les vingt et un jours, avec votre conseiller.")
COMMISSION = Sentence("La commission paritaire régionale Transitions Pro donne son avis sur votre projet.")
