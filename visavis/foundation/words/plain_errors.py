"""What the library's own fields say when they cannot take an answer, in plain words."""

from __future__ import annotations

from django import forms
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinLengthValidator,
    MinValueValidator,
)
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

NUMBER = _("Écrivez un nombre en chiffres, par exemple 35.")
CHOICE = _("Choisissez une réponse de la liste.")


def speak_plainly() -> None:
    """Replace the library's default messages once, when the service starts."""
    forms.Field.default_error_messages["required"] = _("Cette réponse est nécessaire.")
    forms.ChoiceField.default_error_messages["invalid_choice"] = CHOICE
    forms.MultipleChoiceField.default_error_messages["invalid_choice"] = CHOICE
    for field in (forms.IntegerField, forms.DecimalField, forms.FloatField):
        field.default_error_messages["invalid"] = NUMBER
    forms.EmailField.default_validators[0].message = _(
        "Une adresse de courriel a un nom, un @ et un domaine, comme nadia@exemple.fr."
    )
    MinValueValidator.message = _("Le nombre doit être %(limit_value)s ou plus.")
    MaxValueValidator.message = _("Le nombre doit être %(limit_value)s ou moins.")
    MaxLengthValidator.message = ngettext_lazy(
        "C’est trop long : %(limit_value)s signe au plus, vous en avez écrit %(show_value)s.",
        "C’est trop long : %(limit_value)s signes au plus, vous en avez écrit %(show_value)s.",
        "limit_value",
    )
    MinLengthValidator.message = ngettext_lazy(
        "C’est trop court : %(limit_value)s signe au moins.",
        "C’est trop court : %(limit_value)s signes au moins.",
        "limit_value",
    )
