"""The shape of a referral, of what a mediator says, and of what the service answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.decisions.remedies import REASONS
from visavis.foundation.identity.actor import Channel
from visavis.foundation.identity.words import CHANNELS
from visavis.foundation.words.fields import DayField
from visavis.foundation.words.show import language
from visavis.rooms.contestation.door import Contested
from visavis.rooms.mediation.models import Answered

SAID_BY = (Channel.DESK, Channel.PHONE, Channel.PAPER)
TOO_LONG = _("Le texte dépasse 5 000 caractères. Gardez l’essentiel.")
A_SENTENCE = _("Écrivez une phrase au moins (20 caractères). La personne la lira.")


def words(label: Any, rows: int = 6, **how: Any) -> forms.CharField:
    """A box for a few sentences."""
    errors = {"max_length": TOO_LONG, "required": A_SENTENCE}
    return forms.CharField(
        label=label,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=errors,
        **how,
    )


class ReferForm(forms.Form):
    """Which answer she does not agree with, and her words if she wants any."""

    contestation = forms.ChoiceField(
        label=_("Qu’avez-vous déjà demandé au service ?"),
        widget=forms.RadioSelect,
        help_text=_("La loi veut qu’on demande d’abord au service. Sinon, dites-le : une personne regarde."),
        error_messages={"required": _("Choisissez une ligne.")},
    )
    words = words(
        _("Que voulez-vous dire au médiateur ?"),
        required=False,
        help_text=_("Avec vos mots. Vous pouvez aussi ne rien écrire."),
    )

    def __init__(self, *args: Any, contested: list[Contested], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [(str(each.id), f"{each.title} ({each.number})") for each in contested]
        none = ("none", _("Rien encore, ou autrement que par une réclamation"))
        self.fields["contestation"].choices = [*asked, none]


class KeyedReferForm(ReferForm):
    """The same, written down by staff: by which door the person said it."""

    channel = forms.ChoiceField(
        label=_("Comment la personne l’a-t-elle dit ?"),
        widget=forms.RadioSelect,
        choices=[(each.value, CHANNELS[each]) for each in SAID_BY],
        error_messages={"required": _("Choisissez une porte : guichet, téléphone ou papier.")},
    )
    field_order = ("channel", "contestation", "words")


class JudgeForm(forms.Form):
    """Whether the law lets her take the case."""

    why = forms.ChoiceField(
        label=_("Puis-je prendre cette demande ?"), widget=forms.RadioSelect, required=True,
        error_messages={"required": _("Choisissez une ligne.")},
    )  # fmt: skip
    reason = words(_("Pourquoi, pour la personne"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = language()
        refused = [(each.code, _("Non : %(why)s") % {"why": each.words.say(spoken)}) for each in REASONS]
        self.fields["why"].choices = [("yes", _("Oui, je la prends")), *refused]

    def said(self) -> dict[str, str]:
        """`why` as the act wants it: '' to take the case."""
        why = self.cleaned_data["why"]
        return {"why": "" if why == "yes" else why, "reason": self.cleaned_data["reason"]}


class RecommendForm(forms.Form):
    """What the service should do for this person."""

    text = words(_("Que recommandez-vous au service pour cette personne ?"))


class AdviseForm(forms.Form):
    """What the whole service should change."""

    title = forms.CharField(
        label=_("En une ligne"), max_length=120,
        error_messages={
            "required": _("Donnez une ligne de titre."),
            "max_length": _("Le titre dépasse 120 caractères."),
        },
    )  # fmt: skip
    text = words(
        _("Que doit changer le service, pour tout le monde ?"),
        help_text=_("Publié mot pour mot : ne parlez de personne en particulier."),
    )


class ConcludeForm(forms.Form):
    """Her answer to the person; the case ends."""

    conclusion = words(_("Votre réponse à la personne"))


class ReplyForm(forms.Form):
    """What the service answers to a recommendation."""

    state = forms.ChoiceField(
        label=_("Votre réponse"),
        widget=forms.RadioSelect,
        choices=[
            (Answered.State.APPLIED, _("C’est appliqué")),
            (Answered.State.PROMISED, _("Ce sera appliqué")),
            (Answered.State.REFUSED, _("Nous ne le ferons pas")),
        ],
        error_messages={"required": _("Choisissez une réponse.")},
    )
    reference = forms.CharField(
        label=_("Appliqué par"),
        required=False,
        max_length=120,
        help_text=_("Le numéro de la version, ou l’acte et sa date."),
        error_messages={"max_length": _("La référence dépasse 120 caractères.")},
    )
    promised_on = DayField(label=_("Sera appliqué le"), required=False)
    reason = words(_("Pourquoi, ou comment"))
