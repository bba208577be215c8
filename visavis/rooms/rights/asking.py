"""The shape of the questions of the tools: a letter, a job offer, a business, an old right, an aid, a line's code."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.decisions.rights.letter import STEPS
from visavis.decisions.shared.money import Money
from visavis.foundation.words.fields import AmountField, DayField
from visavis.rooms.rights.models import Frozen

MOST = Money(100_000_000)


def _days(label: Any, **rest: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=3000,
        error_messages={"invalid": _("Écrivez un nombre de jours.")}, **rest,
    )  # fmt: skip


class LetterForm(forms.Form):
    """Some figures of the official letter, in the order in which they are computed. One is enough."""

    daily_gross = AmountField(label=_("Allocation par jour, brute"), required=False, most=MOST)
    daily_net = AmountField(label=_("Allocation par jour, nette"), required=False, most=MOST)
    duration_days = _days(_("Durée, en jours"))
    first_paid_on = DayField(label=_("Premier jour payé"), required=False)
    sjr = AmountField(
        label=_("Salaire journalier de référence (SJR)"), required=False, most=MOST,
        help_text=_("Souvent écrit « SJR »."),
    )  # fmt: skip
    reference_wage = AmountField(label=_("Salaire de référence"), required=False, most=MOST)
    days = _days(_("Jours retenus pour le SJR"))
    specific_delay_days = _days(_("Différé d’indemnisation spécifique, en jours"))
    leave_delay_days = _days(_("Différé de congés payés, en jours"))
    waiting_days = _days(_("Délai d’attente, en jours"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.figures(cleaned):
            self.add_error("daily_gross", _("Recopiez au moins un chiffre de la lettre."))
        return cleaned

    def figures(self, cleaned: dict[str, Any] | None = None) -> dict[str, Any]:
        """What was typed, by the names of the steps."""
        typed = self.cleaned_data if cleaned is None else cleaned
        return {
            name: Decimal(value) if isinstance(value, int) else value
            for name, value in typed.items()
            if name in STEPS and value is not None
        }


class DecisionForm(LetterForm):
    """The official decision, with its day."""

    decided_on = DayField(label=_("Date de la décision"))
    field_order = ("decided_on",)


class JobForm(forms.Form):
    """A job somebody may take while she is paid; a second one the same months when there is one."""

    wage = AmountField(
        label=_("Salaire brut par mois de cet emploi"), most=MOST, help_text=_("Par exemple 980,00")
    )
    other_wage = AmountField(
        label=_("Un deuxième emploi les mêmes mois : son salaire brut"), required=False, most=MOST
    )
    start = DayField(label=_("Il commence le"))
    months = forms.IntegerField(
        label=_("Pendant combien de mois ?"), required=False, min_value=1, max_value=120,
        help_text=_("Vide : sans date de fin."), error_messages={"invalid": _("Écrivez un nombre de mois.")},
    )  # fmt: skip


class BusinessForm(forms.Form):
    """A business somebody creates."""

    created_on = DayField(label=_("Jour de création de l’entreprise"))
    days_left = _days(_("Jours qui restent de votre droit"), help_text=_("Vide : le droit entier."))
    income = AmountField(
        label=_("Ce que l’entreprise vous paiera par mois"), required=False, most=MOST,
        help_text=_("Avant retenues. Vide : rien au début."),
    )  # fmt: skip


class OptionForm(forms.Form):
    """What is left of the old right."""

    daily_gross = AmountField(label=_("Montant par jour de l’ancien droit"), most=MOST)
    days_left = forms.IntegerField(
        label=_("Jours qui restent de l’ancien droit"), min_value=1, max_value=3000,
        error_messages={"invalid": _("Écrivez un nombre de jours.")},
    )  # fmt: skip
    opened_by = DayField(
        label=_("Dernier jour du contrat qui l’avait ouvert"), required=False,
        help_text=_("Vide : tous vos contrats comptent."),
    )  # fmt: skip


class SolidarityForm(forms.Form):
    """What opens the solidarity allowance (ASS) when the right is over."""

    months = forms.IntegerField(
        label=_("Mois de travail dans les dix ans avant la fin du contrat"), min_value=0, max_value=120,
        error_messages={"invalid": _("Écrivez un nombre de mois.")},
    )  # fmt: skip
    children = forms.IntegerField(
        label=_("Enfants que vous avez élevés"), min_value=0, max_value=20, required=False,
        error_messages={"invalid": _("Écrivez un nombre d’enfants.")},
    )  # fmt: skip
    couple = forms.BooleanField(label=_("Je vis en couple"), required=False)
    resources = AmountField(
        label=_("Ressources de votre foyer, par mois"), most=MOST,
        help_text=_("La moyenne des douze derniers mois, avant impôt."),
    )  # fmt: skip


class ChildCareForm(forms.Form):
    """A job or a training that starts, for somebody who brings up children alone."""

    day = DayField(label=_("Premier jour de l’emploi ou de la formation"))
    alone = forms.BooleanField(label=_("J’élève seul mes enfants"), required=False)
    children = forms.IntegerField(
        label=_("Enfants de moins de dix ans"), min_value=0, max_value=20,
        error_messages={"invalid": _("Écrivez un nombre d’enfants.")},
    )  # fmt: skip
    contract = forms.ChoiceField(
        label=_("Qu’est-ce qui commence ?"), widget=forms.RadioSelect,
        choices=[("permanent", _("Un CDI")), ("fixed_term", _("Un CDD")), ("training", _("Une formation"))],
    )  # fmt: skip
    months = forms.IntegerField(label=_("CDD : durée en mois"), required=False, min_value=0, max_value=120)
    training_hours = forms.IntegerField(
        label=_("Formation : heures en tout"), required=False, min_value=0, max_value=5000
    )
    weekly_hours = forms.IntegerField(
        label=_("Heures par semaine"), required=False, min_value=1, max_value=60
    )


class TravelForm(forms.Form):
    """A journey to find, start or learn a job."""

    day = DayField(label=_("Jour du déplacement"))
    reason = forms.ChoiceField(
        label=_("Pourquoi ?"), widget=forms.RadioSelect,
        choices=[
            ("interview", _("Un entretien d’embauche")), ("competition_exam", _("Un concours")),
            ("job", _("Un emploi qui commence")), ("training", _("Une formation")),
        ],
    )  # fmt: skip
    one_way_km = forms.IntegerField(label=_("Kilomètres, un aller"), min_value=1, max_value=20000)
    round_trips = forms.IntegerField(label=_("Allers et retours"), min_value=1, max_value=100, initial=1)
    nights = forms.IntegerField(label=_("Nuits payées"), required=False, min_value=0, max_value=100)
    meals = forms.IntegerField(label=_("Repas payés"), required=False, min_value=0, max_value=300)


class TrainingForm(forms.Form):
    """A training of the personal project."""

    day = DayField(label=_("Premier jour de la formation"))


class LastHelpForm(forms.Form):
    """The day from which nothing else is due."""

    day = DayField(label=_("Jour où le droit s’arrête"))


class FamilyForm(forms.Form):
    """What the family of somebody who dies while paid receives."""

    day = DayField(label=_("Jour du décès"))
    children = forms.IntegerField(
        label=_("Enfants à charge"), min_value=0, max_value=20, required=False,
        error_messages={"invalid": _("Écrivez un nombre d’enfants.")},
    )  # fmt: skip


class CountersignForm(forms.Form):
    """What a counsellor says of a frozen computation."""

    stance = forms.ChoiceField(
        label=_("Votre avis"), widget=forms.RadioSelect,
        choices=[
            (Frozen.Stance.AGREES, _("Je contresigne : ces données et ce calcul sont les bons")),
            (Frozen.Stance.DISAGREES, _("Je ne suis pas d’accord, et je dis sur quoi")),
        ],
        error_messages={"required": _("Choisissez un avis.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Vos mots, pour la personne"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nécessaires si vous n’êtes pas d’accord : quelle ligne, et pourquoi."),
    )  # fmt: skip


class LineForm(forms.Form):
    """The number of a line, as it is printed: `7G3K-M2QA-12`."""

    code = forms.CharField(
        label=_("Numéro de la ligne"), max_length=20,
        help_text=_("Il est imprimé à côté de chaque ligne : 7G3K-M2QA-12."),
        error_messages={"required": _("Écrivez le numéro imprimé sur la feuille.")},
    )  # fmt: skip
