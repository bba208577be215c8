"""Giving, consenting, acting, ending: the rules of a mandate, in the rooms and in the database."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.http import Http404

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity import cards
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.papers.door import receive
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.dossier import queries as dossier_queries
from visavis.rooms.mandates import queries, reach
from visavis.rooms.mandates.actions.consent import consent
from visavis.rooms.mandates.actions.end import end
from visavis.rooms.mandates.actions.give import give
from visavis.rooms.mandates.actions.hear import hear
from visavis.rooms.mandates.actions.open import open_under
from visavis.rooms.mandates.actions.time import time
from visavis.rooms.mandates.actions.welcome import welcome
from visavis.rooms.mandates.kinds import Kind, Way
from visavis.rooms.mandates.models import Consent, Mandate, Use
from visavis.rooms.mandates.tests.conftest import NUMBER, given
from visavis.rooms.mandates.values import Terms, Yes
from visavis.rooms.messaging import door as messaging
from visavis.rooms.people.door import name_of
from visavis.rooms.people.models import Name

pytestmark = pytest.mark.django_db
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def standing(helper, mandate_id):
    with acting_as(helper):
        found = queries.standing(helper, mandate_id, now())
    assert found is not None
    return found


def write(stands, file_id, text="Bonjour"):
    with acting_as(stands):
        messaging.write(
            file_id=file_id, text=text, from_person=True, now=now(), by=stands, channel=Channel.WEB
        )


def asked(ines, person, helper, **terms):
    """A mandate an agent wrote, without the person's yes yet."""
    wanted = {"kind": "association", "families": ("messages",), "days": 1, **terms}
    with acting_as(ines):
        return give(
            file_id=person.file_id, terms=Terms(account_id=helper.account_id, **wanted), now=now(), by=ines,
            channel=Channel.DESK,
        )  # fmt: skip


def say_yes(by, mandate_id, channel=Channel.DESK, **yes):
    with acting_as(by):
        consent(mandate_id=mandate_id, yes=Yes(**yes), now=now(), by=by, channel=channel)


def state_of(person, mandate_id):
    with acting_as(person):
        found = queries.one(mandate_id, now())
    assert found is not None
    return found.state


def sees(helper, person):
    with acting_as(helper):
        return Name.objects.filter(file_id=person.file_id).exists()


def test_a_helper_sees_a_person_while_her_mandate_holds_and_nobody_else(nadia, rosa, samira):
    assert not sees(samira, nadia)
    given(nadia, samira)
    assert sees(samira, nadia)
    assert not sees(samira, rosa)


def test_with_one_file_open_the_others_stay_shut(nadia, rosa, samira):
    first = given(nadia, samira)
    given(rosa, samira)
    stands = standing(samira, first)
    assert sees(stands, nadia)
    assert not sees(stands, rosa)


def test_a_mandate_of_one_day_is_over_the_day_after_without_any_job(nadia, samira):
    made = given(nadia, samira, at=now() - timedelta(days=1, seconds=1))
    assert state_of(nadia, made) == "over"
    assert not sees(samira, nadia)
    with acting_as(samira):
        assert queries.standing(samira, made, now()) is None
        assert queries.of_helper(samira.account_id, now()) == []


def test_a_mandate_that_was_written_opens_nothing_before_the_yes(nadia, ines, samira):
    asked(ines, nadia, samira)
    assert not sees(samira, nadia)


def test_an_act_under_a_mandate_says_who_and_which_in_the_timeline_and_in_the_journal(nadia, samira):
    made = given(nadia, samira)
    write(standing(samira, made), nadia.file_id)
    with acting_as(nadia):
        number = Mandate.objects.get(id=made).number
        line = next(each for each in dossier_queries.timeline(nadia.file_id) if "fait par" in each.by)
        journaled = JournalRow.objects.get(what="messaging.MessageWritten")
    assert (
        " ".join(line.by.split()) == f"fait par Samira Benali pour vous, mandat n° {number[:4]}-{number[4:]}"
    )
    assert journaled.purpose == f"mandate:{number}"


def test_an_act_that_the_mandate_does_not_name_is_refused_and_undone(nadia, samira):
    made = given(nadia, samira, families=("appointments",))
    with pytest.raises(Refusal) as refused, transaction.atomic():
        write(standing(samira, made), nadia.file_id)
    assert refused.value.status == 404
    assert not FactRow.objects.filter(name="messaging.MessageWritten").exists()


def test_a_helper_cannot_act_in_a_file_by_pretending_that_it_is_open(nadia, samira):
    pretending = Actor(role=Role.HELPER, account_id=samira.account_id, file_id=nadia.file_id)
    with pytest.raises((Refusal, ProgrammingError)), transaction.atomic():
        write(pretending, nadia.file_id)
    assert not sees(pretending, nadia)


def test_a_helper_never_passes_a_mandate_on(nadia, samira):
    stands = standing(samira, given(nadia, samira))
    terms = Terms(account_id=samira.account_id, kind="relative", families=("file",), days=365)
    with acting_as(stands), pytest.raises(Refusal):
        give(file_id=nadia.file_id, terms=terms, now=now(), by=stands, channel=Channel.WEB)
    with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(stands):
        Mandate.objects.bulk_create(
            [
                Mandate(
                    number="AAAAAAAA", file_id=nadia.file_id, account_id=samira.account_id, kind="relative",
                    families=["file"], asked_at=now(), asked_channel="web", until_at=now() + timedelta(days=9),
                )
            ]
        )  # fmt: skip


def test_a_helper_cannot_touch_the_account_of_whom_she_helps(nadia, samira):
    stands = standing(samira, given(nadia, samira))
    with acting_as(stands):
        assert Account.objects.filter(id=nadia.account_id).update(public_name="volé") == 0


@pytest.mark.parametrize("days", [0, 366, 4000])
def test_a_mandate_lasts_a_day_at_least_and_a_year_at_most(nadia, samira, days):
    terms = Terms(account_id=samira.account_id, kind="relative", families=("file",), days=days)
    with acting_as(nadia), pytest.raises(Refusal):
        give(file_id=nadia.file_id, terms=terms, now=now(), by=nadia, channel=Channel.WEB)


def test_the_database_itself_refuses_more_than_a_year(nadia, samira):
    with pytest.raises(IntegrityError), transaction.atomic(), acting_as(SERVICE):
        Mandate.objects.create(
            number="AAAAAAAA", file_id=nadia.file_id, account_id=samira.account_id, kind="relative",
            families=["file"], asked_at=now(), asked_channel="web", until_at=now() + timedelta(days=367),
        )  # fmt: skip


@pytest.mark.parametrize("families", [(), ("everything",), ("file", "money")])
def test_a_mandate_names_acts_that_exist(nadia, samira, families):
    with pytest.raises(IntegrityError), transaction.atomic(), acting_as(SERVICE):
        Mandate.objects.create(
            number="AAAAAAAA", file_id=nadia.file_id, account_id=samira.account_id, kind="relative",
            families=list(families), asked_at=now(), asked_channel="web", until_at=now() + timedelta(days=1),
        )  # fmt: skip


@pytest.mark.parametrize(
    "facts",
    [
        {"way": "self"},
        {"way": "paper", "taken": True},
        {"way": "judgement", "taken": True},
        {"way": "code", "taken": True},
        {"way": "sms"},
        {"way": "witness", "taken": True},
        {"way": "witness", "taken": True, "witness": "same"},
        {"way": "trust me", "taken": True},
    ],
)
def test_the_database_refuses_a_consent_of_which_a_fact_is_missing(nadia, ines, samira, facts):
    made = asked(ines, nadia, samira)
    row = Consent(
        mandate_id=made, file_id=nadia.file_id, way=facts["way"], at=now(), channel="desk",
        taken_by=ines.account_id if facts.get("taken") else None,
        witness_id=ines.account_id if facts.get("witness") else None,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic(), acting_as(SERVICE):
        row.save(force_insert=True)


def test_a_signed_paper_is_a_yes(nadia, ines, samira):
    made = asked(ines, nadia, samira)
    with acting_as(ines):
        paper = receive(
            file_id=nadia.file_id, name="mandat.png", content=BytesIO(PICTURE), now=now(), by=ines,
            channel=Channel.DESK,
        )  # fmt: skip
    say_yes(ines, made, way=Way.PAPER, paper_id=paper.id)
    assert state_of(nadia, made) == "holding"


def test_a_paper_of_somebody_else_is_no_yes(nadia, rosa, ines, samira):
    with acting_as(ines):
        paper = receive(
            file_id=rosa.file_id, name="mandat.png", content=BytesIO(PICTURE), now=now(), by=ines,
            channel=Channel.DESK,
        )  # fmt: skip
    with pytest.raises(Refusal):
        say_yes(ines, asked(ines, nadia, samira), way=Way.PAPER, paper_id=paper.id)


def test_a_code_of_her_card_said_aloud_is_a_yes_once(nadia, ines, samira):
    with acting_as(SERVICE):
        code = cards.make_card(Account.objects.get(id=nadia.account_id))[0]
    first, second = asked(ines, nadia, samira), asked(ines, nadia, samira)
    say_yes(ines, first, channel=Channel.PHONE, way=Way.CODE, spoken=code)
    assert state_of(nadia, first) == "holding"
    with pytest.raises(Refusal):
        say_yes(ines, second, channel=Channel.PHONE, way=Way.CODE, spoken=code)
    assert state_of(nadia, second) == "waiting"


def test_her_word_needs_two_agents(nadia, ines, karim, samira):
    made = asked(ines, nadia, samira)
    with pytest.raises(Refusal):
        say_yes(ines, made, way=Way.WITNESS)
    say_yes(karim, made, way=Way.WITNESS)
    assert state_of(nadia, made) == "holding"


def test_an_agent_cannot_say_yes_in_the_person_s_name(nadia, ines, samira):
    made = asked(ines, nadia, samira)
    for way in (Way.SELF, Way.SMS):
        with pytest.raises(Refusal):
            say_yes(ines, made, way=way, sms_reference="x")


def test_a_word_by_text_message_is_a_yes(nadia, ines, samira):
    made = asked(ines, nadia, samira)
    number = Mandate.objects.filter(id=made)
    with acting_as(ines):
        shown = number.get().number
    with acting_as(SERVICE):
        assert not hear(number="+33600000000", text=f"OUI {shown}", reference="0", **sms())
        assert hear(number="06 39 98 11 77", text=f"oui {shown[:4]}-{shown[4:]}.", reference="1", **sms())
    assert state_of(nadia, made) == "holding"


def sms():
    return {"now": now(), "by": SERVICE, "channel": Channel.SMS}


def test_stop_ends_every_mandate_of_that_number_and_no_other(nadia, rosa, samira):
    hers, others = given(nadia, samira), given(rosa, samira)
    assert hear(number=NUMBER, text=" stop ", reference="1", **sms())
    assert (state_of(nadia, hers), state_of(rosa, others)) == ("ended", "holding")
    assert not sees(samira, nadia)
    assert not hear(number=NUMBER, text="STOP", reference="1", **sms())


def test_a_number_she_gave_up_speaks_for_her_no_more(nadia, samira):
    given(nadia, samira)
    from visavis.rooms.people import door as people

    with acting_as(nadia):
        people.reach_by(
            file_id=nadia.file_id, contacts=[], on=now().date(), now=now(), by=nadia, channel=Channel.WEB
        )  # fmt: skip
    given(nadia, samira)
    with acting_as(SERVICE):
        assert reach.people_at(NUMBER) == []


def test_a_guardian_comes_by_a_judgement_and_by_nothing_else(nadia, ines, samira):
    made = asked(ines, nadia, samira, kind=Kind.GUARDIAN, days=365)
    with pytest.raises(Refusal):
        say_yes(ines, made, way=Way.WITNESS)
    with acting_as(ines):
        paper = receive(
            file_id=nadia.file_id, name="jugement.png", content=BytesIO(PICTURE), now=now(), by=ines,
            channel=Channel.DESK,
        )  # fmt: skip
    say_yes(ines, made, way=Way.JUDGEMENT, paper_id=paper.id)
    assert state_of(nadia, made) == "holding"
    write(nadia, nadia.file_id, "J’écris moi-même, comme avant.")


def test_a_person_alone_gives_to_people_from_outside_only(nadia, ines, samira):
    for kind in (Kind.GUARDIAN, Kind.DESK, Kind.PHONE):
        with acting_as(nadia), pytest.raises(Refusal):
            give(
                file_id=nadia.file_id,
                terms=Terms(account_id=samira.account_id, kind=kind, families=("file",)),
                now=now(), by=nadia, channel=Channel.WEB,
            )  # fmt: skip


def test_an_agent_with_a_mandate_signs_with_its_number_for_what_she_does_at_the_desk(nadia, ines, karim):
    made = asked(ines, nadia, ines, kind=Kind.DESK)
    say_yes(karim, made, way=Way.WITNESS)
    with acting_as(ines):
        messaging.write(
            file_id=nadia.file_id, text="Elle demande…", from_person=True, now=now(), by=ines, channel=Channel.DESK
        )  # fmt: skip
    with acting_as(nadia):
        line = dossier_queries.timeline(nadia.file_id)[0]
        assert " ".join(line.by.split()).startswith("fait par Inès Moreau pour vous, mandat n°")
        assert JournalRow.objects.filter(
            what="messaging.MessageWritten", purpose__startswith="mandate:"
        ).exists()


def test_ended_twice_the_first_end_stays(nadia, ines, samira):
    made = given(nadia, samira)
    with acting_as(nadia):
        end(mandate_id=made, now=now(), by=nadia, channel=Channel.WEB)
    with acting_as(ines):
        end(mandate_id=made, now=now(), by=ines, channel=Channel.PHONE)
    with acting_as(nadia):
        assert queries.one(made, now()).ended_channel == "web"
        assert FactRow.objects.filter(name="mandates.MandateEnded").count() == 1


def test_a_stranger_ends_nothing(nadia, rosa, samira):
    made = given(nadia, samira)
    with acting_as(rosa), pytest.raises(Http404):
        end(mandate_id=made, now=now(), by=rosa, channel=Channel.WEB)


def test_a_helper_gives_it_back(nadia, samira):
    made = given(nadia, samira)
    with acting_as(samira):
        end(mandate_id=made, now=now(), by=samira, channel=Channel.WEB)
    assert state_of(nadia, made) == "ended"


def test_what_was_given_cannot_be_stretched_afterwards(nadia, samira):
    made = given(nadia, samira)
    with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(nadia):
        Mandate.objects.filter(id=made).update(until_at=now() + timedelta(days=300))


def test_time_of_help_is_measured_and_may_be_said_truer(nadia, samira):
    made = given(nadia, samira)
    with acting_as(samira):
        open_under(
            mandate_id=made, now=now() - timedelta(minutes=7, seconds=30), by=samira, channel=Channel.WEB
        )
    write(standing(samira, made), nadia.file_id)
    with acting_as(samira):
        [use] = Use.objects.order_by("id")
        assert use.minutes == 8
        time(use_id=use.id, minutes=12, now=now(), by=standing(samira, made), channel=Channel.WEB)
        assert queries.minutes_since(samira.account_id, now() - timedelta(days=1)) == 12


def test_nobody_times_the_help_of_another(nadia, samira):
    write(standing(samira, given(nadia, samira)), nadia.file_id)
    with acting_as(nadia):
        use = Use.objects.get()
        with pytest.raises(Http404):
            time(use_id=use.id, minutes=1, now=now(), by=nadia, channel=Channel.WEB)


def test_help_is_summed_without_any_name_for_everybody(nadia, rosa, samira):
    for person in (nadia, rosa):
        write(standing(samira, given(person, samira)), person.file_id)
    assert queries.help_given(now() - timedelta(days=1), now() + timedelta(days=1)) == (2, 0, 2)


def test_somebody_new_is_welcomed_with_a_password_and_a_card(ines):
    with acting_as(ines):
        keys = welcome(name="Samira Benali", now=now(), by=ines, channel=Channel.DESK)
    with acting_as(SERVICE):
        account = Account.objects.get(id=keys.account_id)
    assert (account.role, account.must_change_password, len(keys.codes)) == ("helper", True, 10)
    assert account.check_password(keys.password)


def test_a_helper_welcomes_nobody(samira):
    with pytest.raises(Refusal):
        welcome(name="Une amie", now=now(), by=samira, channel=Channel.WEB)


def test_the_person_reads_the_helper_s_name_and_the_helper_reads_hers(nadia, samira):
    given(nadia, samira)
    with acting_as(nadia):
        assert queries.of_file(nadia.file_id, now())[0].holder == "Samira Benali"
    with acting_as(samira):
        assert name_of(nadia.file_id).full == "Nadia Belkacem"


def test_whatever_the_mandate_a_human_can_be_asked_to_call_back(nadia, place, samira):
    from visavis.rooms.reception.actions.ask import ask

    stands = standing(samira, given(nadia, samira, families=("messages",)))
    with acting_as(stands):
        ask(number=NUMBER, agency_id=place.id, now=now(), by=stands, channel=Channel.WEB)
    with acting_as(nadia):
        assert Use.objects.get().fact == "reception.CallBackAsked"


def test_when_a_file_is_erased_nobody_acts_for_it_and_no_mark_stays(nadia, samira):
    from visavis.rooms.dossier.actions.erase import erase_file

    given(nadia, samira)
    officer = Actor(role=Role.PROTECTION_OFFICER)
    erase_file(file_id=nadia.file_id, now=now(), by=officer, channel=Channel.DESK)
    assert not sees(samira, nadia)
    with acting_as(SERVICE):
        assert reach.people_at(NUMBER) == []


def test_a_merged_file_is_helped_by_the_mandate_of_either_key(nadia, rosa, ines, samira):
    from visavis.rooms.dossier.actions.merge import merge

    made = given(rosa, samira)
    with acting_as(ines):
        merge(kept_id=nadia.file_id, alias_id=rosa.file_id, now=now(), by=ines, channel=Channel.DESK)
    stands = standing(samira, made)
    assert stands.file_id == nadia.file_id
    write(stands, nadia.file_id)
    with acting_as(nadia):
        assert Use.objects.count() == 1


def test_a_guess_of_the_database_setting_opens_nothing(nadia, samira):
    """The file a helper says she has open counts for nothing without a mandate in the database itself."""
    claimed = Actor(role=Role.HELPER, account_id=samira.account_id, file_id=nadia.file_id)
    with acting_as(claimed), connection.cursor() as cursor:
        cursor.execute("select visavis_may_see(%s), visavis_helps(%s)", [nadia.file_id, nadia.file_id])
        assert cursor.fetchone() == (False, False)
