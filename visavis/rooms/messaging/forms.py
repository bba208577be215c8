"""The shape of a message."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.rooms.messaging.actions.write import LONGEST


class MessageForm(forms.Form):
    """A text of 1 to 5,000 characters."""

    text = forms.CharField(
        label=_("Votre message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Le message est vide. Écrivez-le, ou appelez-nous."),
            "max_length": _("Le message dépasse 5 000 caractères. Envoyez-le en deux fois."),
        },
    )
