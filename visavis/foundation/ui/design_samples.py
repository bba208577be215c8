"""Invented people, figures and dates for the pattern page. Nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, Origin, Provenance
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference
from visavis.foundation.ui import calendars, charts
from visavis.foundation.ui.human import (
    CallBack,
    Colleague,
    DeskState,
    HumanBlock,
    NextSlot,
    Open,
    PhoneLine,
)
from visavis.foundation.ui.menu import Menu, Place
from visavis.foundation.words.fields import AmountField, DayField, PhoneField

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 11, 23, 11, 4, tzinfo=PARIS)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 in Paris."""
    return datetime.combine(date(2026, 11, day), time(hour, minute), PARIS)


def desk(state: Open) -> DeskState:
    """The desk in one of its states."""
    there = state in {Open.OPEN, Open.CROWDED}
    return DeskState(
        state=state,
        until=at(23, 16, 30) if there else None,
        opens_at=at(24, 9) if state is Open.CLOSED else None,
        counsellor="Inès Moreau" if there else "",
        counsellor_title=_("votre conseillère"),
        waiting={Open.OPEN: 6, Open.CROWDED: 31}.get(state),
        wait_minutes={Open.OPEN: 15, Open.CROWDED: 70}.get(state),
        address="12 rue de la Gare, Saint-Denis.",
        hours=_("Du lundi au vendredi, de 9 h à 16 h 30."),
    )


def block(state: Open = Open.OPEN, *, slot: bool = True, known: bool = True) -> HumanBlock:
    """A human block; `slot=False` is the promise that was not kept."""
    answered = state is not Open.UNKNOWN
    return HumanBlock(
        desk=desk(state),
        phone=PhoneLine(
            number="+33199003949",
            wait_minutes=4 if answered else None,
            until=at(23, 18) if answered else None,
            hours=_("Du lundi au vendredi, de 8 h à 18 h."),
        ),
        slot=NextSlot(starts_at=at(26, 10, 15), choose_url="#human") if slot and answered else None,
        slots_known=answered,
        call_back=CallBack(url="#human", before=at(23, 17), number_known=known),
        as_of=MONDAY,
    )


def staff_block() -> HumanBlock:
    """The block beside a counsellor."""
    return HumanBlock(
        desk=DeskState(
            state=Open.OPEN,
            until=at(23, 16, 30),
            waiting=6,
            wait_minutes=15,
            queue_url="#human",
            hours=_("Du lundi au vendredi, de 9 h à 16 h 30."),
        ),
        phone=PhoneLine(number="+33199003949"),
        slot=NextSlot(starts_at=at(26, 10, 15), choose_url="#human"),
        for_staff=True,
        colleague=Colleague(name="Karim Haddad", extension="214"),
        manager=Colleague(name="Claire Dubois", url="#human"),
        as_of=MONDAY,
    )


def menu() -> Menu:
    """The menu of a jobseeker."""
    words = [
        _("Aujourd’hui"),
        _("Mes droits"),
        _("Offres"),
        _("Rendez-vous"),
        _("Messages"),
        _("Mon dossier"),
        "Nadia B.",
    ]
    return Menu(
        places=tuple(Place(word, f"#lieu-{place}", current=place == 1) for place, word in enumerate(words)),
        foot=(Place(_("Registre des algorithmes"), "#main"), Place(_("Médiateur"), "#main")),
    )


def explanation() -> Explanation:
    """A daily allowance with its two calculations, and the wage it is made from."""
    law = LawReference(
        "Règlement d’assurance chômage", "article 14", date(2025, 4, 1), url="https://www.legifrance.gouv.fr/"
    )
    wage = Explanation(
        "sjr",
        Sentence.of("Salaire par jour"),
        Money(6838),
        in_plain_words=(Sentence.of("On divise vos salaires par le nombre de jours."),),
        lines=(
            FormulaLine(
                Sentence.of("{wages} ÷ {days} = {result}", wages=Money(4992000), days=730, result=Money(6838))
            ),
        ),
        formula="wages / days",
        reference=LawReference("Règlement d’assurance chômage", "articles 11 à 13"),
        inputs=(
            Input(
                "wages",
                Sentence.of("Salaires de 24 mois"),
                Money(4992000),
                Provenance(Origin.EMPLOYER, "Boulangerie Lemoine", date(2026, 11, 9)),
            ),
            Input(
                "days",
                Sentence.of("Jours comptés"),
                730,
                Provenance(Origin.EMPLOYER, "Boulangerie Lemoine", date(2026, 11, 9)),
            ),
        ),
    )
    fixed = Input(
        "part",
        Sentence.of("Partie fixe"),
        Money(1318),
        Provenance(Origin.LAW, "", date(2025, 7, 1)),
        Sentence.of("Si la valeur de 2026 est plus haute, nous recalculons."),
    )
    values = {"wage": Money(6838), "part": Money(1318), "result": Money(4081)}
    return Explanation(
        "aj",
        Sentence.of("Montant par jour"),
        Money(4081),
        in_plain_words=(
            Sentence.of("La loi fait deux calculs."),
            Sentence.of("On garde le plus favorable. Ici, c’est le premier."),
        ),
        lines=(
            FormulaLine(
                Sentence("{rate:%} de {wage} + {part} = {result}", {"rate": Decimal("0.404"), **values})
            ),
            FormulaLine(
                Sentence(
                    "{rate:%} de {wage} = {result}",
                    {**values, "rate": Decimal("0.57"), "result": Money(3898)},
                ),
                kept=False,
            ),
            FormulaLine(
                Sentence(
                    "Plafond : {rate:%} de {wage} = {result}",
                    {**values, "rate": Decimal("0.75"), "result": Money(5129)},
                ),
                kept=False,
                because=Sentence.of("non atteint"),
            ),
        ),
        inputs=(fixed,),
        rounding=Sentence.of("Arrondi : au centime."),
        reference=law,
        children=(wage,),
    )


def bar_chart() -> charts.BarChart:
    """Waits at the desk by agency."""
    figures = [
        ("Bobigny", 27, 17, 44),
        ("Aubervilliers", 19, 12, 31),
        ("Montreuil", 16, 10, 25),
        ("Épinay", 8, 5, 12),
    ]
    rows = [charts.Bar(name, value, f"{value} min", low, high) for name, value, low, high in figures]
    return charts.bars(
        id="attente",
        title=_("Attente au guichet : Bobigny 27 minutes, Aubervilliers 19, Montreuil 16, Épinay 8."),
        rows=rows,
    )


def line_chart() -> charts.LineChart:
    """How acts came in, over a year."""
    return charts.lines(
        id="canaux",
        title=_("En un an, le guichet passe de 30 à 27 démarches sur 100."),
        first="nov. 2025",
        last="oct. 2026",
        series=[
            charts.Series(_("En ligne 61 %"), (58, 55, 54, 56, 57, 59, 60, 61, 61)),
            charts.Series(_("Guichet 27 %"), (30, 32, 34, 33, 31, 29, 28, 27, 27)),
            charts.Series(_("Tél., papier 12"), (12,) * 9),
        ],
    )


def month() -> calendars.Month:
    """November 2026: leave, then the wait, then paid days."""
    kinds = {
        date(2026, 11, day): "leave" if day <= 10 else "wait" if day <= 17 else "paid" for day in range(1, 31)
    }
    return calendars.month_of(
        date(2026, 11, 1),
        kinds,
        id="novembre",
        title=_("Novembre 2026 : payé à partir du 18."),
        first_paid=date(2026, 11, 18),
        words=[
            _("1 au 10, rayé : vos congés, déjà payés par l’employeur."),
            _("11 au 17, pointillé : délai d’attente de 7 jours."),
            _("Dès le 18, plein : jours payés."),
        ],
    )


def months() -> calendars.Months:
    """The months until the end of the rights."""
    return calendars.line_of_months(
        date(2026, 11, 1),
        [0.43, *[1.0] * 17, 0.6],
        id="mois",
        title=_("Un trait par mois. Dernier jour payé : 18 mai 2028."),
        first_words="530,53 €",
        usual_words=_("puis 1 224,30 € par mois"),
    )


@dataclass(frozen=True)
class Slot:
    starts_at: datetime
    value: str


@dataclass(frozen=True)
class SlotDay:
    day: date
    slots: tuple[Slot, ...]


def slot_days() -> list[SlotDay]:
    """Two days with free hours."""
    hours = {26: [(10, 15), (11, 0), (14, 30)], 27: [(9, 15), (10, 0), (13, 45), (15, 15)]}
    return [
        SlotDay(date(2026, 11, day), tuple(Slot(at(day, *each), f"{day}-{each}") for each in times))
        for day, times in hours.items()
    ]


@dataclass(frozen=True)
class Pigeonhole:
    name: str
    due: str
    url: str = "#main"


def pigeonholes() -> list[Pigeonhole]:
    """A small portfolio, by family name."""
    names = "Amrani Belkacem Blanc Cissé Costa Diallo Faure Girard Haddou Kovac Leroy Lopez Martin Nguyen Petit Rahimi"
    firsts, due = (
        ["Ivan", "Nadia", "Rosa", "Hugo"],
        {0: "today", 2: "today", 1: "week", 6: "week", 11: "week"},
    )
    return [
        Pigeonhole(f"{firsts[place % 4]} {name}", due.get(place, ""))
        for place, name in enumerate(names.split())
    ]


class Sample(forms.Form):
    """Every kind of field."""

    last_day = DayField(
        label=_lazy("Quel a été votre dernier jour de contrat ?"),
        help_text=_lazy(
            "C’est écrit sur votre attestation, ligne « fin de contrat ». Par exemple : 31 10 2026."
        ),
    )
    wage = AmountField(
        label=_lazy("Votre salaire brut du mois"), help_text=_lazy("Par exemple : 1 234,56."), required=False
    )
    phone = PhoneField(label=_lazy("Votre numéro de téléphone"), required=False)
    words = forms.CharField(
        label=_lazy("Votre message"), widget=forms.Textarea, required=False, max_length=2000
    )
    way = forms.ChoiceField(
        label=_lazy("Qui pourra le lire ?"),
        widget=forms.RadioSelect,
        choices=[
            ("file", _lazy("Au dossier")),
            ("one", _lazy("Inès seulement")),
            ("gone", _lazy("S’efface dans 30 jours")),
        ],
    )
    needs = forms.MultipleChoiceField(
        label=_lazy("De quoi avez-vous besoin ce jour-là ?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("interpreter", _lazy("Un interprète")), ("signs", _lazy("La langue des signes"))],
    )
    contract = forms.ChoiceField(
        label=_lazy("Le contrat"), choices=[("cdi", "CDI"), ("cdd", "CDD")], required=False
    )
    agreed = forms.BooleanField(label=_lazy("J’accepte les SMS de rappel"), required=False)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["way"].effects = {
            "file": _("Inès, son remplaçant, et les agents qui traitent vos droits. Vous voyez qui l’a lu."),
            "one": _("Personne d’autre. Ne sert jamais à une décision."),
            "gone": _("Inès seulement, puis plus personne."),
        }
        self.fields["needs"].effects = {
            "interpreter": _("arabe, turc, dari, ukrainien, ou autre"),
            "signs": _("sur place ou en visio-interprétation"),
        }


def wrong_form() -> Sample:
    """A form sent with a thirteenth month and no choice made."""
    return Sample(
        {"last_day_day": "31", "last_day_month": "13", "last_day_year": "2026", "wage": "1.234"}, prefix=None
    )
