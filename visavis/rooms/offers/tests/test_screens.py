"""What each audience sees, without JavaScript, and what it may not."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.rooms.offers.actions.confirm import confirm
from visavis.rooms.offers.actions.release import release
from visavis.rooms.offers.models import Offer, Review, State

pytestmark = pytest.mark.django_db
FAULTY = {"description": "Une caution de 200 € est demandée."}


@pytest.fixture
def sign_in(client, settings):
    settings.DEMO = True

    def enter(role, **who):
        account = Account.objects.create(
            login=f"{role}", role=role, public_name="Inès Moreau", made_at=now(), **who
        )
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


def words(response):
    text = response.content.decode()
    main = text[text.index("<main") : text.index("</main")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).replace("\u00a0", " ")


def test_a_visitor_searches_and_each_result_says_why(client, deposited):
    deposited(title="Boulanger (H/F)")
    page = client.get(reverse("offers:search"), {"mots": "boulangère", "lieu": "93200", "rayon": "20"})
    said = words(page)
    assert "Offres près de Saint-Denis" in said
    assert "Mot trouvé dans le titre : « boulangère »" in said
    assert "À 6 km de Saint-Denis" in said
    assert "&amp;amp;" not in page.content.decode()


def test_the_page_of_an_offer_faces_what_was_asked_and_checks_the_law(client, deposited):
    offer_id = deposited(title="Boulanger (H/F)")
    said = words(client.get(reverse("offers:offer", args=[offer_id]), {"mots": "boulanger", "lieu": "93200"}))
    for part in (
        "Pourquoi cette offre vous est montrée",
        "à 6 km, Pantin",
        "Pas pris en compte",
        "Offre conforme",
        "4 règles vérifiées",
        "Dire non n’a pas d’effet sur vos droits.",
        "2 150,00 € brut par mois",
    ):
        assert part in said.replace("\u202f", " "), part


def test_the_place_of_an_offer_is_explained_beside_the_one_above(client, deposited):
    deposited(title="Boulanger (H/F)", place="93200")
    low = deposited(title="Cuisine (H/F)", description="Aide au boulanger.", place="93500")
    query = "mots=boulanger&lieu=93200"
    assert f"/place/?{query}".replace("&", "&amp;") in client.get(f"/offres/?{query}").content.decode()
    page = words(client.get(f"/offres/{low}/place/?{query}"))
    for part in ("Place 2 sur 2", "L’offre juste avant", "Boulanger (H/F)", "Mots trouvés dans le titre"):
        assert part in page
    assert "Si « boulanger » était dans son titre. 8 points de plus." in page
    assert "Elle passerait devant." not in words(client.get(f"/offres/{low}/place/"))


def test_the_first_of_a_list_has_none_above_and_one_that_does_not_answer_has_no_place(client, deposited):
    only = deposited(title="Boulanger (H/F)", place="93200")
    assert "Aucune offre n’est avant elle." in words(client.get(f"/offres/{only}/place/?mots=boulanger"))
    assert client.get(f"/offres/{only}/place/?mots=couvreur").status_code == 302
    assert client.get("/offres/0190f0d4-0000-7000-8000-000000000000/place/").status_code == 404


def test_what_is_held_back_is_said_with_its_reason_but_without_its_employer(client, deposited):
    deposited(**FAULTY)
    assert "1 écartée" in words(client.get(reverse("offers:search")))
    said = words(client.get(reverse("offers:held")))
    assert "caution de 200 €" in said and "L5321-3" in said and "Arslan" not in said


def test_a_held_offer_is_not_there_for_the_public(client, deposited):
    offer_id = deposited(**FAULTY)
    assert client.get(reverse("offers:offer", args=[offer_id])).status_code == 404
    assert client.get(reverse("offers:report", args=[offer_id])).status_code == 404


def test_anybody_reports_an_offer(client, deposited):
    offer_id = deposited()
    address = reverse("offers:report", args=[offer_id])
    assert client.post(address, {"words": "?"}).status_code == 422
    assert client.post(address, {"reason": "fee", "words": ""}).status_code == 302
    with acting_as(SERVICE):
        assert Review.objects.get(offer_id=offer_id).why == "reported"


def test_a_counsellor_confirms_with_a_reason(sign_in, deposited):
    offer_id, client = deposited(**FAULTY), sign_in(Role.COUNSELLOR)
    assert "1 offre attend une personne" in words(client.get(reverse("offers:queue")))
    with acting_as(SERVICE):
        address = reverse("offers:review", args=[Review.objects.get(offer_id=offer_id).id])
    said = words(client.get(address))
    assert "caution de 200 € est demandee" not in said and "caution de 200 €" in said and "L5321-3" in said
    assert client.post(address, {"reason": "", "decision": "confirm"}).status_code == 422
    assert client.post(address, {"reason": "La caution est demandée."}).status_code == 422
    assert (
        client.post(address, {"reason": "La caution est demandée.", "decision": "confirm"}).status_code == 302
    )
    with acting_as(SERVICE):
        assert Offer.objects.get(id=offer_id).state == State.REFUSED
    assert "déjà décidé" in words(
        client.post(address, {"reason": "La caution est demandée.", "decision": "release"})
    )


def test_an_employer_deposits_sees_what_to_change_and_corrects(sign_in, employer):
    client = sign_in(Role.EMPLOYER, organisation_id=employer.organisation_id)
    form = {"title": "Vendeuse", "description": "Vendre.", "contract": "cdi", "hours": "35", "wage": "1 900,00", "wage_unit": "month", "place": "Pantin"}  # fmt: skip
    page = client.post(reverse("offers:deposit"), form, follow=True)
    assert "« Vendeuse ou vendeur (H/F) »" in words(page)
    page = client.post(page.redirect_chain[-1][0], form | {"title": "Vendeuse ou vendeur"}, follow=True)
    assert "Votre offre est publiée" in words(page)
    assert "1 offre publiée" in words(client.get(reverse("offers:own")))


def test_an_employer_asks_a_human_and_takes_an_offer_back(sign_in, deposited, employer):
    offer_id, client = (
        deposited(title="Vendeuse"),
        sign_in(Role.EMPLOYER, organisation_id=employer.organisation_id),
    )
    assert "Une personne relit votre offre avant" in words(
        client.post(reverse("offers:ask", args=[offer_id]), follow=True)
    )
    client.post(reverse("offers:close", args=[offer_id]))
    assert "Vous avez retiré cette offre" in words(client.get(reverse("offers:own_offer", args=[offer_id])))


def test_a_form_that_cannot_be_read_keeps_what_was_typed(sign_in, employer):
    client = sign_in(Role.EMPLOYER, organisation_id=employer.organisation_id)
    page = client.post(
        reverse("offers:deposit"), {"title": "Boulanger (H/F)", "wage": "beaucoup", "hours": "mille"}
    )
    assert page.status_code == 422 and 'value="beaucoup"' in page.content.decode()


def test_the_offer_of_another_employer_is_not_there(sign_in, deposited):
    offer_id, client = (
        deposited(),
        sign_in(Role.EMPLOYER, organisation_id="01900000-0000-7000-8000-000000000000"),
    )
    for name in ("own_offer", "ask", "close"):
        answer = client.post(reverse(f"offers:{name}", args=[offer_id]))
        assert answer.status_code == 404, name


def test_every_page_has_the_human_block_and_speaks_english(client, deposited):
    offer_id = deposited(title="Boulanger (H/F)")
    for address in (
        reverse("offers:search"),
        reverse("offers:offer", args=[offer_id]),
        reverse("offers:held"),
        reverse("offers:report", args=[offer_id]),
    ):
        page = client.get(address, headers={"accept-language": "en"}).content.decode()
        assert 'lang="en"' in page and "Across from you" in page


def test_a_name_that_several_communes_bear_is_asked_again(sign_in, employer):
    client = sign_in(Role.EMPLOYER, organisation_id=employer.organisation_id)
    page = client.post(reverse("offers:deposit"), {"title": "Boulanger (H/F)", "place": "Saint-Denis"})
    assert "Plusieurs communes s’appellent ainsi : Saint-Denis (974), Saint-Denis (93)" in words(page)


def test_the_other_commune_of_that_name_is_one_link_away(client, communes):
    page = client.get(reverse("offers:search"), {"mots": "pain", "lieu": "Saint-Denis"}).content.decode()
    assert 'href="?mots=pain&amp;lieu=Saint-Denis+%2893%29"' in page


def decided(offer_id, ines, act, reason):
    with acting_as(ines):
        review = Review.objects.get(offer_id=offer_id, decided_at=None)
        act(review_id=review.id, reason=reason, now=now(), by=ines, channel=Channel.WEB)


def test_an_employer_reads_on_her_home_what_a_human_decided_and_what_to_change(
    sign_in, employer, deposited, ines
):
    offer_id = deposited(**FAULTY)
    decided(offer_id, ines, confirm, "Demander une caution est interdit.")
    client = sign_in(Role.EMPLOYER, organisation_id=employer.organisation_id)
    said = words(client.get(reverse("offers:own")))
    to_do = said.partition("À faire")[2].partition("Rien d’autre")[0]
    assert "Corriger « Boulangère ou boulanger »" in to_do
    assert "Inès Moreau" in to_do and "Demander une caution est interdit." in to_do
    assert "caution de 200 €" in to_do


def test_an_employer_reads_on_her_home_that_a_human_released_her_offer(sign_in, employer, deposited, ines):
    offer_id = deposited(**FAULTY)
    decided(offer_id, ines, release, "La caution est celle du logement, elle est licite.")
    client = sign_in(Role.EMPLOYER, organisation_id=employer.organisation_id)
    said = words(client.get(reverse("offers:own")))
    assert "Rien ne vous est demandé." in said
    assert "La caution est celle du logement" in said.partition("Ce qu’une personne a décidé")[2]
