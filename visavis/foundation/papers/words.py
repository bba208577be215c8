"""Why a paper is refused, in words that say what would be right."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visavis.foundation.papers.kinds import is_phone_photo, is_word_file
from visavis.foundation.requests.refusal import Refusal

MEGABYTE = 1024 * 1024

REASONS = {
    "harmful": gettext_lazy("L’antivirus y a trouvé un programme nuisible."),
    "broken": gettext_lazy("Ce PDF est abîmé : nous ne pouvons pas l’ouvrir."),
    "locked": gettext_lazy("Ce PDF est fermé par un mot de passe."),
    "empty": gettext_lazy("Ce PDF n’a pas de page."),
    "too_many_pages": gettext_lazy("Ce PDF a plus de 300 pages."),
}


def _refusal(what: str, why: str, now_what: str) -> Refusal:
    return Refusal(
        what=what,
        why=why,
        now_what=now_what,
        who=_("Ou apportez-le au guichet : nous le copions avec vous."),
        field="paper",
    )


def too_large(size: int, most: int) -> Refusal:
    """The file is over the limit (both in bytes); 0 when the true size is not known."""
    limit = _("Un fichier pèse %(most)d Mo au plus.") % {"most": most // MEGABYTE}
    weighs = (
        _("Le vôtre pèse %(size)d Mo.") % {"size": -(-size // MEGABYTE)}
        if size
        else _("Le vôtre est plus lourd.")
    )
    return _refusal(
        _("Ce fichier est trop lourd."),
        f"{limit} {weighs}",
        _("Prenez une photo de chaque page, ou envoyez le papier en plusieurs fois."),
    )


def nothing_inside() -> Refusal:
    """The file has no byte."""
    return _refusal(
        _("Ce fichier est vide."), _("Il pèse zéro octet."), _("Choisissez le fichier encore une fois.")
    )


def not_this_kind(head: bytes) -> Refusal:
    """The file is of no kind that we keep; `head` is its first bytes."""
    kept = _("Nous gardons les PDF et les photos JPEG, PNG ou WebP.")
    if is_phone_photo(head):
        return _refusal(
            _("Cette photo est au format HEIC."),
            kept,
            _("Sur votre téléphone, choisissez le format « le plus compatible », puis reprenez la photo."),
        )
    if is_word_file(head):
        return _refusal(
            _("Ce fichier vient d’un traitement de texte."),
            kept,
            _("Enregistrez-le en PDF, puis envoyez le PDF."),
        )
    return _refusal(
        _("Nous ne savons pas lire ce fichier."), kept, _("Prenez une photo du papier et envoyez la photo.")
    )
