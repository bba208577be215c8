"""A mediator's recommendation, page by page: from a complaint at the foot of a page to what the service applied."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests import town
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.mediation.models import Recommendation, Referral

pytestmark = pytest.mark.django_db
WORDS = "Ma demande de rappel n’a jamais eu de suite."
ANSWER = "Votre numéro était faux de deux chiffres, nous n’avons pas pu vous joindre."
SHE_ASKS = "Mon numéro est juste sur votre page. Regardez."
TAKEN = "Le service vous a répondu et vous n’êtes pas d’accord : je regarde."
SAID = "Relire à voix haute le numéro noté, et écrire à la personne quand on ne la joint pas."
APPLIED = "La consigne du guichet le demande depuis ce matin."
CONCLUDED = "Le service a changé sa consigne. Merci de l’avoir signalé."


@pytest.fixture
def a_town(settings):
    town.load(settings)


def as_(login):
    client = Client()
    client.force_login(town.account(login), backend="django.contrib.auth.backends.ModelBackend")
    return client


def says(client, address):
    """What the page's own part says, with ordinary spaces."""
    answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    main = answer.content.decode().partition("<main")[2].partition("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main.replace("\xa0", " ").replace("\u202f", " ")))


def does(client, address, **typed):
    """Send the page's own form, as a browser would."""
    page = client.get(address).content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[-1]
    answer = client.post(address, {"once": once, **typed})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer["Location"]


def test_from_a_complaint_to_what_was_applied(a_town):
    hugo, claire, solange = as_("hugo"), as_("claire"), as_("mediatrice")
    file_id = town.file_of("hugo")

    # Hugo complains from the page where he is; the agency's head reads, and changes nothing.
    does(
        hugo,
        "/mon-espace/reclamer/?de=/mon-espace/messages/",
        about="wait",
        words=WORDS,
        page="/mon-espace/messages/",
    )
    with acting_as(SERVICE):
        asked = Contestation.objects.get(file_id=file_id)
    town.say_why(claire, file_id)
    assert WORDS in says(claire, f"/bureau/contestations/{asked.id}/")
    says(claire, f"/bureau/dossiers/{file_id}/")
    does(claire, f"/bureau/contestations/{asked.id}/", outcome="kept", reason=ANSWER, read=["dossier"])

    # He reads why, and what he can do next; he asks the mediator, who sees a number and no name.
    told = says(hugo, "/mon-espace/contestations/")
    assert ANSWER in told
    assert "Ce qui a été relu : Le dossier" in told
    assert "Vous pouvez demander au médiateur de regarder." in told
    does(hugo, "/mon-espace/mediation/saisir/", contestation=str(asked.id), words=SHE_ASKS)
    with acting_as(SERVICE):
        case = Referral.objects.get(file_id=file_id)
    desk = says(solange, "/mediation/saisines/")
    assert "Hugo" not in desk
    assert solange.get(f"/mediation/saisines/{case.id}/dossier/").status_code == 404

    # She takes it: both versions face to face; the file opens to her; she says that she may, and recommends.
    here = f"/mediation/saisines/{case.id}/"
    assert (
        solange.post(f"{here}prendre/", {"once": _once(solange, "/mediation/saisines/")}).status_code == 302
    )
    both = says(solange, here)
    assert all(words in both for words in ("Hugo Petit", WORDS, ANSWER, SHE_ASKS))
    assert "Hugo Petit" in says(solange, f"{here}dossier/")
    does(solange, f"{here}decider/", why="yes", reason=TAKEN)
    does(solange, f"{here}recommander/", text=SAID)
    with acting_as(SERVICE):
        made = Recommendation.objects.get(referral_id=case.id)

    # The head of the agency finds it among what she owes, and says what applies it.
    assert "Hugo Petit" in says(claire, "/pilotage/recommandations/")
    day = {"promised_on_0": "", "promised_on_1": "", "promised_on_2": ""}
    answered = {"state": "applied", "reference": "Consigne du 26 novembre", "reason": APPLIED, **day}
    does(claire, f"/pilotage/recommandations/{made.id}/", **answered)
    assert "Hugo" not in says(claire, "/pilotage/recommandations/")
    does(solange, f"{here}conclure/", conclusion=CONCLUDED)

    # Hugo reads all of it, and who read him; the file is closed to her.
    told = says(hugo, "/mon-espace/mediation/")
    assert all(
        words in told for words in (TAKEN, SAID, "Appliquée", "Consigne du 26 novembre", APPLIED, CONCLUDED)
    )
    lines = says(hugo, "/mon-espace/dossier/lectures/")
    assert "Solange Aubry, médiatrice" in lines
    assert "Regarder ce que vous avez demandé au médiateur" in lines
    assert solange.get(f"{here}dossier/").status_code == 404
    followed = says(solange, "/mediation/recommandations/")
    assert "Consigne du 26 novembre" in followed
    assert SAID not in followed


def _once(client, address):
    page = client.get(address).content.decode()
    return re.findall(r'name="once" value="([^"]+)"', page)[-1]
