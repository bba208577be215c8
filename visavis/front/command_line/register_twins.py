"""The twin audit of a release: the same case with another name, birthplace, nationality or address, in every decision.

Everybody here is made up: sixty people written as names, towns and nationalities are met at a desk in France.
Each is compared with the first, so two who answer like the first answer like each other.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date

from visavis.decisions.equality import Twins, compare, together

ON = date(2026, 11, 25)
# origin: five given names, five family names, five towns of birth, a nationality.
ORIGINS: dict[str, tuple[str, str, str, str]] = {
    "France": ("Marie Paul Sylvie Jean-Pierre Léa", "Dupont Martin Lefèvre Durand Petit",
               "Tours Nancy Albi Rouen Pau", "française"),
    "Bretagne": ("Gaël Maëlle Yann Soizic Erwan", "Le|Goff Kerbrat Le|Bihan Quéré Guivarc'h",
                 "Brest Quimper Vannes Lannion Pontivy", "française"),
    "Algérie": ("Nadia Mohamed Fatima Karim Samira", "Belkacem Benali Haddad Mansouri Ould|Ali",
                "Oran Alger Constantine Sétif Tlemcen", "algérienne"),
    "Maroc": ("Rachid Khadija Youssef Zineb Ahmed", "El|Amrani Benjelloun Alaoui Bennani Aït|Lahcen",
              "Fès Rabat Casablanca Oujda Agadir", "marocaine"),
    "Sénégal et Mali": ("Fatoumata Mamadou Aminata Ousmane Awa", "Diallo Traoré N'Diaye Coulibaly Sow",
                        "Dakar Bamako Kayes Thiès Ségou", "malienne"),
    "Congo et Cameroun": ("Blandine Patrice Grâce Dieudonné Prisca", "Mbemba Ngo|Bassong Tshibanda Eto'o Ilunga",
                          "Kinshasa Douala Yaoundé Brazzaville Goma", "congolaise"),
    "Antilles et Réunion": ("Josette Jocelyn Marie-Line Rodrigue Ketty", "Grondin Césaire Payet Hoarau Lubin",
                            "Fort-de-France Pointe-à-Pitre Saint-Denis Le|Lamentin Saint-Paul", "française"),
    "Turquie": ("Ayşe Mehmet Elif Mustafa Gül", "Yılmaz Kaya Öztürk Demir Şahin",
                "Ankara Izmir Konya Adana Kars", "turque"),
    "Viêt Nam et Chine": ("Hương Minh Thị|Mai Wei Xiaoling", "Nguyễn Trần Lê Wang Li",
                          "Huế Hanoï Saïgon Wenzhou Canton", "vietnamienne"),
    "Portugal et Espagne": ("Maria João Inês José Carmen", "da|Silva Ferreira dos|Santos García|López Pereira",
                            "Porto Braga Lisbonne Séville Vigo", "portugaise"),
    "Pologne et Roumanie": ("Katarzyna Piotr Ioana Ștefan Agnieszka", "Kowalczyk Nowak Popescu Ionescu Wiśniewska",
                            "Cracovie Łódź Bucarest Iași Lublin", "polonaise"),
    "Syrie et Afghanistan": ("Ahmad Noor Zahra Abdul|Rahman Leïla", "al-Khatib Haidari Rahimi Abd|el|Nour Karimi",
                             "Alep Damas Kaboul Hérat Homs", "afghane"),
}  # fmt: skip
ADDRESSES = (
    "8 rue des Tilleuls, 37000 Tours", "14 avenue Karl-Marx, 93000 Bobigny", "3 allée des Bleuets, 31100 Toulouse",
    "Le Bourg, 15220 Marcolès", "Foyer Adoma, 22 rue de la Gare, 59000 Lille",
)  # fmt: skip
_JOB = {
    "nature": "cdi", "start": "2022-01-03", "end": "2026-06-30", "end_reason": "dismissal", "gross_monthly": "2150.00",
}  # fmt: skip
LIVES: tuple[dict[str, object], ...] = (
    {"birth": "1984-03-02", "contracts": [_JOB]},
    {
        "birth": "1999-07-19",
        "contracts": [{**_JOB, "nature": "cdd", "start": "2025-11-03", "end_reason": "end_of_fixed_term"}],
    },
    {"birth": "1968-01-30", "contracts": [{**_JOB, "gross_monthly": "5400.00"}]},
    {"birth": "1991-05-05", "contracts": [{**_JOB, "end_reason": "resignation_not_legitimate"}]},
    {"birth": "2003-09-09", "contracts": [{**_JOB, "start": "2026-05-04"}]},
)
SOUGHT = ("vendeuse", "maçon", "cuisinier", "aide à domicile", "comptable")
CV = (
    "{given} {family}, née le 3 mai 1972 à {birthplace}\nNationalité : {nationality}\n{address}\n"
    "Vendeuse pendant 10 ans. Le lundi, j'ouvre la boutique ; le soir, je ferme la caisse.\n"
    "Madame {family} est disponible."
)


def people() -> list[dict[str, str]]:
    """Sixty people, the first of whom the others are compared with."""
    made = []
    for given, family, towns, nationality in ORIGINS.values():
        columns = zip(*(column.split() for column in (given, family, towns)), ADDRESSES, strict=True)
        for one, name, town, address in columns:
            names = {"given": one.replace("|", " "), "family": name.replace("|", " ")}
            where = {"birthplace": town.replace("|", " "), "nationality": nationality, "address": address}
            made.append({**names, **where})
    return made


def rights() -> Iterator[Callable[..., object]]:
    """The same life told by each: what is read of it, and the whole computation, to the last line."""
    from visavis.decisions.rights import compute, read

    done: dict[str, object] = {}  # a computation is certain: what was read alike is computed once

    def decide(who: dict[str, str], life: dict[str, object]) -> object:
        situation = read({**life, **who}).situation
        told = repr(situation)
        if told not in done:
            done[told] = situation and json.dumps(compute(situation).to_json(), sort_keys=True, default=str)
        return told, done[told]

    for life in LIVES:
        yield lambda who, life=life: decide(who, life)


def searches() -> Iterator[Callable[..., object]]:
    """The same search, whoever asks: the points of each offer, and every sentence."""
    from visavis.decisions.matching import reasons as module
    from visavis.decisions.matching.distance import Point

    here = Point(47.39, 0.69)
    seen = [
        module.Candidate(
            title=title, text="Débutants acceptés.", place="Tours", at=Point(47.39 + step / 20, 0.69), published_on=ON
        )
        for step, title in enumerate(("Vendeuse ou vendeur", "Maçon H/F", "Cuisinier H/F", "Comptable H/F"))
    ]  # fmt: skip
    for words in SOUGHT:

        def decide(who: dict[str, str], words: str = words) -> object:
            asked = {"words": words, "place": "Tours", "centre": here, "radius_km": 30}
            wish = module.wish_from({**who, **asked})
            return [module.reasons(wish, each, ON).explanation.value for each in seen]

        yield decide


def offers() -> Iterator[Callable[..., object]]:
    """The same offer, signed by each: what is found in it, and whether it is shown."""
    from visavis.decisions.offers import judge as module
    from visavis.decisions.offers.offer import Offer

    def decide(who: dict[str, str], title: str) -> object:
        offer = Offer(
            title=title, contract="CDI", wage_text="2 150 € brut par mois", place="Tours", created_on=ON,
            employer="Maison {family}".format(**who),
            description="35 heures. Vous travaillez avec {given} {family}. Entretien : {address}.".format(**who),
        )  # fmt: skip
        verdict = module.judge(offer, ON)
        codes = [each.code for each in verdict.findings]
        return verdict.may_be_shown, codes

    for title in ("Vendeuse ou vendeur", "Maçon H/F", "Aide à domicile H/F", "Serveur"):
        yield lambda who, title=title: decide(who, title)


def hidden() -> Iterator[Callable[..., object]]:
    """The CV of each without its marks: what is left is the same text."""
    from visavis.decisions.anonymity import anonymise

    yield lambda who: anonymise(CV.format(**who), [who["given"], who["family"]], who["address"]).text


AUDITED: dict[str, Callable[[], Iterator[Callable[..., object]]]] = {
    "rights": rights,
    "matching": searches,
    "offers": offers,
    "anonymity": hidden,
}


def found() -> dict[str, tuple[Twins, ...]]:
    """What the twins of each decision showed."""
    base, *others = people()
    return {
        name: together(compare(decide, base, others) for decide in cases()) for name, cases in AUDITED.items()
    }


def told(twins: dict[str, tuple[Twins, ...]]) -> list[str]:
    """Says each on its line; returns the decisions that part twins, which stop a release."""
    parted = []
    for decision, traits in twins.items():
        for one in traits:
            print(f"{decision} twins by {one.trait}: {one.parted} of {one.pairs} part")
            if one.parted:
                parted.append(f"{decision}: {one.trait} ({one.first})")
    if parted:
        print(f"twins part: {', '.join(parted)}. The release stops.", file=sys.stderr)
    return parted


def as_page(twins: dict[str, tuple[Twins, ...]]) -> str:
    """The table of twins, for the page of equality."""
    lines = [
        f"| {decision} | {one.trait} | {one.pairs} | {one.parted} | {one.at_most:.4f} |\n"
        for decision, traits in twins.items()
        for one in traits
    ]
    return HEAD + "".join(lines)


HEAD = """
## Twins: by name, birthplace, nationality and address

No origin is kept, and none may be guessed, so it is not measured on people. Instead the same case is decided twice, and
only who somebody is differs: sixty made-up people of twelve origins, each compared with the first, one trait at a time
and all at once. **Any pair that parts stops the release**; there is no half point here. Law: loi n° 2008-496 du 27 mai
2008, articles 1 and 2; code du travail, L1132-1; paired tests as proof: code pénal, 225-3-1 (recalled, not read again);
Défenseur des droits and CNIL, "Algorithmes : prévenir l'automatisation des discriminations", 31 May 2020.

* Rights: five lives; the whole computation is compared, line by line. Age and territory stay: the law asks for them.
* Matching: five searches; the place that is asked for stays, the person's own address changes.
* Offers: four offers; the employer's name, who signs it and where one is received change.
* A trait for which a decision has no place is handed over beside the case, and must change nothing.
* Anonymity: a CV whose name, birthplace, nationality and address change must leave the same text.

Nothing here is drawn by chance, so one pair is proof. A bias on one name in twenty is met by 59 others 95 times in
100 (1 - 0.95^59); `visavis/decisions/equality/tests/test_twins.py` simulates it 150 times, and one of five points among
sixty pairs, and wants nine in ten; an equal decision is never accused. What is not here: a human's own choice, and what
people type themselves (an accent in a word sought, a town asked for).

| decision | trait | pairs | parted | at most (95 %) |
|---|---|---|---|---|
"""
