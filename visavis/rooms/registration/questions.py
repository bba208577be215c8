"""The questions of a registration, in order: one schema for the screen, the desk and the paper form."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visavis.rooms.registration import forms


@dataclass(frozen=True, slots=True)
class Question:
    """One page. `slug` is its address, `why` says what the answer is for; only a name is `needed`."""

    key: str
    slug: str
    title: str | Promise
    why: str | Promise
    form: type[forms.QuestionForm]
    hint: str | Promise = ""
    needed: bool = False

    @property
    def alone(self) -> bool:
        """A single field: its label is the title of the page."""
        return len(self.form.base_fields) == 1


QUESTIONS = (
    Question(
        "name",
        "nom",
        _("Comment vous appelez-vous ?"),
        _(
            "Pour vous appeler par votre nom. C’est la seule réponse nécessaire."
            " Elle ouvre votre dossier : vos droits partent de ce jour."
        ),
        forms.NameForm,
        hint=_("Un seul nom suffit. Laissez vide ce que vous ne savez pas."),
        needed=True,
    ),
    Question(
        "birth",
        "naissance",
        _("Quelle est votre date de naissance ?"),
        _("La durée de l’allocation dépend de l’âge à la fin du contrat. Pour rien d’autre."),
        forms.BirthForm,
    ),
    Question(
        "place",
        "commune",
        _("Où habitez-vous ?"),
        _(
            "Pour vous recevoir près de chez vous et vous montrer des offres proches."
            " Sans adresse, vous avez les mêmes droits."
        ),
        forms.PlaceForm,
    ),
    Question(
        "reach",
        "contact",
        _("Comment vous joindre ?"),
        _(
            "Nous écrivons et appelons par ce que vous choisissez ici, dans cet ordre, et par rien d’autre."
            " Sans choix, vos lettres vous attendent au guichet."
        ),
        forms.ReachForm,
        hint=_(
            "Choisir un moyen, c’est accepter que nous l’utilisions. Vous changez d’avis quand vous voulez."
        ),
    ),
    Question(
        "needs",
        "besoins",
        _("De quoi avez-vous besoin ?"),
        _(
            "Pour préparer votre venue et vos lettres."
            " Les conseillers de votre agence le voient, les employeurs jamais."
        ),
        forms.NeedsForm,
    ),
    Question(
        "ease",
        "preference",
        _("Comment préférez-vous faire vos démarches ?"),
        _(
            "Pour vous proposer d’abord ce qui vous convient. Ce n’est pas une note : nous ne la posons qu’une fois."
        ),
        forms.EaseForm,
    ),
    Question(
        "number",
        "numero",
        _("Quel est votre numéro de sécurité sociale ?"),
        _(
            "Pour retrouver vos contrats sans vous redemander vos papiers. Il est gardé sous clé, à part du reste."
        ),
        forms.NumberForm,
    ),
    Question(
        "work",
        "travail",
        _("Quel travail cherchez-vous ?"),
        _(
            "Pour chercher avec vous. Cette réponse ne vous engage à rien, et vous la changez quand vous voulez."
        ),
        forms.WorkForm,
    ),
)
FIRST, COUNT = QUESTIONS[0], len(QUESTIONS) + 1
BY_SLUG = {question.slug: question for question in QUESTIONS}
BY_KEY = {question.key: question for question in QUESTIONS}


def number_of(question: Question) -> int:
    """Its place, from 1; the review comes last, at `COUNT`."""
    return QUESTIONS.index(question) + 1


def after(question: Question) -> Question | None:
    """The next question; None: all were asked, the review follows."""
    return QUESTIONS[number_of(question)] if number_of(question) < len(QUESTIONS) else None


def before(question: Question) -> Question | None:
    """The question asked just before."""
    return QUESTIONS[number_of(question) - 2] if number_of(question) > 1 else None
