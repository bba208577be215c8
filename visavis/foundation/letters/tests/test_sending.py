"""A message goes once, by the person's own channels, and is kept as it was sent."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.message import Address
from visavis.foundation.letters.models import Handing, SentLetter
from visavis.foundation.letters.reading import letter_of, letters_of, sheet_of
from visavis.foundation.letters.tests.conftest import NOW, RECEIVED
from visavis.foundation.letters.writing import send
from visavis.foundation.outside.models import OutboxItem
from visavis.foundation.outside.outbox import open_item
from visavis.foundation.outside.tests.smtp import MailServer, mail_server
from visavis.foundation.requests.ids import uuid7

__all__ = ["mail_server"]

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_smoke]


def person(file_id: UUID) -> Actor:
    return Actor(role=Role.PERSON, file_id=file_id)


def handings() -> list[tuple[str, str]]:
    with acting_as(SERVICE):
        return list(Handing.objects.order_by("id").values_list("channel", "outcome"))


def outbox() -> list[OutboxItem]:
    with acting_as(SERVICE):
        return list(OutboxItem.objects.order_by("id"))


def test_the_first_channel_of_the_person_carries_it(nadia: UUID) -> None:
    send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
    assert outbox() == []
    run_waiting()

    (item,) = outbox()
    with acting_as(SERVICE):
        opened = open_item(item.id)
    assert (item.port, opened.to, opened.subject) == ("mail", "nadia@example.test", RECEIVED.subject)
    assert "40,81 € par jour" in opened.text and "**" not in opened.text
    assert "01 99 00 39 49" in opened.text
    assert opened.attachment.startswith(b"%PDF-")
    assert handings() == [("mail", "handed")]


def test_sending_the_same_on_the_same_occasion_changes_nothing(nadia: UUID) -> None:
    occasion = uuid7()
    first = send(nadia, RECEIVED, occasion=occasion, now=NOW)
    again = send(nadia, RECEIVED, occasion=occasion, now=NOW + timedelta(days=2))
    run_waiting()

    assert (first.new, again.new) == (True, False)
    assert first.reference == again.reference
    assert len(outbox()) == 1
    assert send(nadia, RECEIVED, occasion=uuid7(), now=NOW).new


def test_without_consent_a_channel_is_never_used(nadia: UUID, channels: list[Address]) -> None:
    channels[0] = Address(Channel.MAIL, "nadia@example.test", consent=False)
    send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
    run_waiting()

    (item,) = outbox()
    with acting_as(SERVICE):
        opened = open_item(item.id)
    assert item.port == "sms"
    assert opened.text == "Votre attestation est bien reçue. Elle compte 3 pages. Tel 0199003949".replace(
        "ç", "c"
    )


def test_the_person_who_wants_paper_gets_paper(nadia: UUID, channels: list[Address]) -> None:
    channels.reverse()
    send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
    run_waiting()

    (item,) = outbox()
    with acting_as(SERVICE):
        assert open_item(item.id).to.startswith("Madame Nadia Belkacem\n")
    assert handings() == [("paper", "handed")]


def test_a_message_without_sms_words_goes_by_the_next_channel(nadia: UUID, channels: list[Address]) -> None:
    channels[:] = channels[1:]
    send(nadia, replace(RECEIVED, sms=""), occasion=uuid7(), now=NOW)
    run_waiting()

    assert handings() == [("paper", "handed")]


def test_what_no_channel_can_carry_waits_at_the_desk(nadia: UUID, channels: list[Address]) -> None:
    channels.clear()
    send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
    run_waiting()

    assert handings() == [("desk", "at_desk")]


def test_a_chosen_channel_is_the_only_one_used(nadia: UUID) -> None:
    send(nadia, RECEIVED, occasion=uuid7(), now=NOW, channels=(Channel.PAPER,))
    run_waiting()

    assert handings() == [("paper", "handed")]
    with pytest.raises(ValueError, match="web"):
        send(nadia, RECEIVED, occasion=uuid7(), now=NOW, channels=(Channel.WEB,))


def test_it_is_kept_as_sent_by_bytes_and_hash(nadia: UUID) -> None:
    sent = send(nadia, RECEIVED, occasion=uuid7(), now=NOW)

    with acting_as(person(nadia)):
        (line,) = letters_of(nadia).items
        letter = letter_of(nadia, sent.id)
        sheet = sheet_of(nadia, sent.id)
        row = SentLetter.objects.get(id=sent.id)
    assert line.subject == letter.subject == RECEIVED.subject
    assert hashlib.sha256(sheet.content).hexdigest() == letter.sha256 == row.sheet_sha256
    assert b"attestation" not in bytes(row.words)
    assert b"%PDF" not in bytes(row.sheet)


def test_nobody_else_sees_it(nadia: UUID) -> None:
    sent = send(nadia, RECEIVED, occasion=uuid7(), now=NOW)

    with acting_as(person(uuid7())):
        assert letters_of(nadia).items == ()
        assert letter_of(nadia, sent.id) is None
        assert sheet_of(nadia, sent.id) is None


@pytest.mark.parametrize("statement", ["UPDATE letters_sent SET language = 'xx'", "DELETE FROM letters_sent"])
def test_a_sent_letter_cannot_be_changed(nadia: UUID, statement: str) -> None:
    send(nadia, RECEIVED, occasion=uuid7(), now=NOW)

    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, acting_as(SERVICE), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_letter_of_an_undone_act_never_leaves(nadia: UUID) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
        raise RuntimeError("the act fails")

    assert run_waiting() == 0
    assert outbox() == []


def test_the_outbox_keeps_nothing_readable(nadia: UUID) -> None:
    send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
    run_waiting()

    (item,) = outbox()
    assert b"nadia" not in bytes(item.content)


def test_a_channel_that_is_down_for_a_day_gives_way_to_the_next(
    nadia: UUID, monkeypatch: pytest.MonkeyPatch, settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.SMTP_URL, settings.EMAIL_HOST, settings.EMAIL_PORT = "smtp://127.0.0.1:9", "127.0.0.1", 9
    from visavis.foundation.letters import jobs
    from visavis.foundation.outside.ports import Unreachable

    send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
    monkeypatch.setattr(jobs, "now", lambda: NOW + timedelta(hours=23))
    with pytest.raises(Unreachable), transaction.atomic():
        run_waiting()
    assert handings() == []

    monkeypatch.setattr(jobs, "now", lambda: NOW + timedelta(hours=25))
    run_waiting()
    assert handings() == [("mail", "refused"), ("sms", "handed")]


def test_a_real_mail_carries_the_words_the_sheet_and_a_human(nadia: UUID, mail_server: MailServer) -> None:
    sent = send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
    run_waiting()

    (mail,) = mail_server.taken
    words = mail.get_body(("plain",)).get_content()
    (attached,) = mail.iter_attachments()
    assert mail["To"] == "nadia@example.test"
    assert mail["Subject"] == RECEIVED.subject
    assert "40,81 €" in words and "01 99 00 39 49" in words and "Inès Moreau" in words
    with acting_as(person(nadia)):
        assert attached.get_content() == sheet_of(nadia, sent.id).content
        assert letter_of(nadia, sent.id).carried[0].real is True


def test_an_address_refused_by_the_server_gives_way_to_the_next_channel(
    nadia: UUID, mail_server: MailServer
) -> None:
    mail_server.answers = {"nadia@example.test": "550 no such person"}
    send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
    run_waiting()

    assert handings() == [("mail", "refused"), ("sms", "handed")]
