"""The second step of all but jobseekers: an application, a key, or one code of her printed card, after the password."""

from __future__ import annotations

import logging
from typing import Any

import qrcode
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from django import forms
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from visavis.foundation.identity import cards

_log = logging.getLogger("visavis.entrance")


class CardCounts(DefaultMFAAdapter):
    """For all who enter in two steps a printed card is a second factor like any other."""

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        return super().is_mfa_enabled(user, types) or has_card(user)

    def build_totp_svg(self, url: str) -> str:
        """Drawn in the page itself, since no image comes from elsewhere; on white, since the page may be dark."""
        return str(qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode"))


def has_card(user: Any) -> bool:
    """Is this somebody who enters in two steps, with a printed card?"""
    return bool(user.is_authenticated and user.needs_two_steps and cards.given(user))


class _OneCode(forms.Form):
    """One box for a code of the application or of the card. Five wrong ones close it for five minutes."""

    code = forms.CharField(
        label=_("Code de l’application ou de la carte"),
        max_length=20,
        help_text=_(
            "Six chiffres de votre application, ou un code de votre carte. Chaque code sert une fois."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
        error_messages={"required": _("Écrivez un code.")},
    )
    authenticator: Authenticator | None = None
    user: Any

    def clean_code(self) -> str:
        """The code, once it is spent."""
        typed: str = self.cleaned_data["code"]
        forget_tries = check_rate_limit(self.user)
        factors = Authenticator.objects.filter(user=self.user).exclude(type=Authenticator.Type.WEBAUTHN)
        for factor in factors.order_by("pk"):
            if factor.wrap().validate_code(typed):
                factor.user, self.authenticator = self.user, factor
                break
        else:
            if not cards.spend(self.user, typed):
                _log.info("wrong second factor: %s", self.user.pk, extra={"request": context.request})
                raise forms.ValidationError(_("Ce code n’est pas le bon, ou il a déjà servi."))
        forget_tries()
        return typed


class EnterForm(_OneCode, AuthenticateForm):
    """The code asked at the door."""

    def save(self) -> None:
        if self.authenticator:
            return super().save()
        return record_authentication(context.request, self.user, "mfa", type="card")


class ConfirmForm(_OneCode, ReauthenticateForm):
    """The code asked again before something that matters."""

    def save(self) -> None:
        if self.authenticator:
            return super().save()
        return record_authentication(context.request, self.user, "mfa", type="card", reauthenticated=True)
