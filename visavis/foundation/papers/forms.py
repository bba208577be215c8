"""The shape of handing a paper in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from visavis.foundation.papers.upload import too_heavy
from visavis.foundation.papers.words import too_large


class PaperField(forms.FileField):
    """A PDF or a photo. Whether it really is one is judged by `door.receive`."""

    widget = forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png,image/webp"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Votre papier"))
        kwargs.setdefault("help_text", _("Un PDF ou une photo, 10 Mo au plus."))
        kwargs.setdefault("error_messages", {"required": _("Choisissez un fichier.")})
        super().__init__(allow_empty_file=True, **kwargs)


class PaperForm(forms.Form):
    """One paper. `request` tells whether a heavier file was dropped on the way."""

    paper = PaperField()

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dropped = too_heavy(request)
        if self.dropped:
            self.fields["paper"].required = False

    def clean_paper(self) -> Any:
        """A dropped file is told as such, never as "no file"."""
        if self.dropped:
            raise ValidationError(str(too_large(self.dropped, settings.UPLOAD_MAX_BYTES)))
        return self.cleaned_data["paper"]
