"""Who sees an account, a card, a session: its holder, whoever may see its file, its colleagues, and nobody else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.database.identity import knock, present, presented
from visavis.foundation.identity import cards
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.identity.models import Account, CodeCard
from visavis.foundation.identity.names import name_of, names_of

pytestmark = pytest.mark.django_db
AGENCY = uuid4()


@pytest.fixture(autouse=True)
def town():
    """Two persons with a card each, two counsellors of one agency, one of another."""
    cache.clear()
    with acting_as(SERVICE):
        for login in ("nadia", "hugo"):
            account = open_account(
                login=login, role=Role.PERSON, public_name=login.title(), now=now(), file_id=uuid4()
            )
            cards.make_card(account)
        for login, agency in (("ines", AGENCY), ("karim", AGENCY), ("zoe", uuid4())):
            open_account(
                login=login, role=Role.COUNSELLOR, public_name=login.title(), now=now(), agency_id=agency
            )


def account(login):
    with acting_as(SERVICE):
        return Account.objects.get(login=login)


def logins_seen():
    return set(Account.objects.values_list("login", flat=True))


def test_a_request_that_says_nothing_about_itself_sees_no_account_and_no_card():
    assert presented()["role"] == ""
    assert logins_seen() == set()
    assert not CodeCard.objects.exists()


@pytest.mark.parametrize(
    ("login", "seen"),
    [("nadia", {"nadia"}), ("ines", {"ines", "karim"}), ("zoe", {"zoe"})],
)
def test_each_sees_herself_and_her_colleagues(login, seen):
    with acting_as(account(login).actor()):
        assert logins_seen() == seen


def test_a_person_sees_her_own_card_alone():
    with acting_as(account("nadia").actor()):
        assert [card.account_id for card in CodeCard.objects.all()] == [account("nadia").id]


def test_a_knock_opens_one_account_until_the_transaction_ends():
    with transaction.atomic():
        knock("nadia")
        assert logins_seen() == {"nadia"}
        assert CodeCard.objects.count() == 1
        knock(account("hugo").id)
        assert logins_seen() == {"hugo"}


def test_nobody_makes_a_member_of_staff_of_herself():
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(account("nadia").actor()):
        open_account(login="chef", role=Role.MANAGER, public_name="Chef", now=now(), agency_id=AGENCY)


def test_staff_sign_by_name_for_everybody_and_persons_do_not():
    ines, hugo = account("ines"), account("hugo")
    with acting_as(account("nadia").actor()):
        assert names_of([ines.id, hugo.id]) == {ines.id: "Ines"}
        assert name_of(None) == ""
    present("visitor")
    assert name_of(ines.id) == "Ines"


def test_the_names_of_staff_are_given_by_id_never_as_a_list():
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from visavis_staff_names(null)")
        assert cursor.fetchone() == (0,)


def test_sessions_are_seen_by_the_browser_that_holds_their_key():
    client = Client()
    client.force_login(account("nadia"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/entrer/moi/").status_code == 200
    assert client.session["_auth_user_id"] == str(account("nadia").id)
    assert Session.objects.filter(session_key=client.session.session_key).count() == 1
    other = Client()
    other.force_login(account("hugo"), backend="django.contrib.auth.backends.ModelBackend")
    assert other.get("/entrer/moi/").status_code == 200
    assert [session.session_key for session in Session.objects.all()] == [other.session.session_key]
    assert other.post("/sortir/").status_code == 302
    assert "_auth_user_id" not in other.session


def test_a_person_registered_at_the_desk_is_seen_by_the_agency_that_follows_her():
    from visavis.foundation.identity.actor import Channel
    from visavis.rooms.agencies import door as agencies
    from visavis.rooms.dossier import door as dossier

    with acting_as(SERVICE):
        place = agencies.found(name="Gare", address="1 rue", phone="+33199003949")
        ines = open_account(
            login="ida", role=Role.COUNSELLOR, public_name="Ida", now=now(), agency_id=place.id
        ).actor()
    with acting_as(ines):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=ines, channel=Channel.DESK)
        made = open_account(login="rosa", role=Role.PERSON, public_name="Rosa", now=now(), file_id=file_id)
        assert len(cards.make_card(made)) == 10
        assert logins_seen() == {"ida", "rosa"}
    with acting_as(account("ines").actor()):
        assert "rosa" not in logins_seen()
