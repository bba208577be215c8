"""A paper is kept by its content, sealed, seen by nobody before its check, and its loss shows."""

from __future__ import annotations

import hashlib
import io
import stat
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.jobs import run_waiting
from visavis.foundation.outside.ports import Unreachable
from visavis.foundation.outside.scan import Verdict
from visavis.foundation.papers import jobs, pages
from visavis.foundation.papers.door import Receipt, read, receipt, receipts, receive
from visavis.foundation.papers.shelf import PaperChanged, PaperLost
from visavis.foundation.papers.tests.conftest import DOCX, HEIC, JPEG, PNG, WEBP, pdf_of
from visavis.foundation.papers.verify import verify
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_smoke]
NOW = datetime(2026, 11, 20, 9, 31, tzinfo=UTC)


def hand_in(file_id: UUID, content: bytes, name: str = "attestation.pdf") -> Receipt:
    me = Actor(role=Role.PERSON, file_id=file_id)
    with acting_as(me):
        return receive(
            file_id=file_id, name=name, content=io.BytesIO(content), now=NOW, by=me, channel=Channel.WEB
        )


def after_check(file_id: UUID, paper: UUID) -> Receipt:
    run_waiting()
    with acting_as(Actor(role=Role.PERSON, file_id=file_id)):
        found = receipt(paper, file_id=file_id)
    assert found is not None
    return found


def test_the_receipt_carries_the_hash_of_the_very_bytes(nadia: UUID) -> None:
    content = pdf_of(3)
    given = hand_in(nadia, content)

    assert given.sha256 == hashlib.sha256(content).hexdigest()
    assert given.fingerprint.replace(" ", "") == given.sha256
    assert (given.size, given.state, given.received_at) == (len(content), "waiting", NOW)


def test_nobody_sees_it_before_its_check(nadia: UUID) -> None:
    content = pdf_of(3)
    given = hand_in(nadia, content)

    with acting_as(SERVICE):
        assert read(given.id, file_id=nadia) is None
    assert after_check(nadia, given.id).state == "kept"
    with acting_as(SERVICE):
        found = read(given.id, file_id=nadia)
    assert (found.content, found.kind, found.name) == (content, "application/pdf", "attestation.pdf")


@pytest.mark.parametrize(
    ("content", "kind", "count"),
    [
        (pdf_of(7), "application/pdf", 7),
        (JPEG, "image/jpeg", 1),
        (PNG, "image/png", 1),
        (WEBP, "image/webp", 1),
    ],
)
def test_four_kinds_are_kept_and_their_pages_counted(
    nadia: UUID, content: bytes, kind: str, count: int
) -> None:
    given = hand_in(nadia, content, name="scan")

    checked = after_check(nadia, given.id)
    assert (checked.state, checked.pages) == ("kept", count)
    with acting_as(SERVICE):
        assert read(given.id, file_id=nadia).kind == kind


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEIC, "HEIC"),
        (DOCX, "traitement de texte"),
        (b"MZ\x90\x00 a program", "Nous ne savons pas lire"),
        (b"<html><script>", "Nous ne savons pas lire"),
        (b" %PDF-1.7 shifted", "Nous ne savons pas lire"),
        (b"", "vide"),
    ],
)
def test_another_kind_is_refused_with_what_would_be_right(nadia: UUID, content: bytes, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        hand_in(nadia, content, name="attestation.pdf")
    assert words in refused.value.what
    assert refused.value.now_what and "guichet" in refused.value.who


def test_over_ten_megabytes_is_refused_with_both_weights(nadia: UUID) -> None:
    heavy = io.BytesIO(b"%PDF-" + b"x" * 50 * 1024 * 1024)
    heavy.size = len(heavy.getvalue())

    with pytest.raises(Refusal) as refused:
        receive(file_id=nadia, name="x", content=heavy, now=NOW, by=SERVICE, channel=Channel.DESK)
    assert "10 Mo" in refused.value.why and "51 Mo" in refused.value.why


def test_a_stream_that_does_not_say_its_size_is_measured(nadia: UUID) -> None:
    with pytest.raises(Refusal, match="trop lourd"):
        hand_in(nadia, b"%PDF-" + b"x" * (10 * 1024 * 1024))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 not really", "broken"),
        (pdf_of(2, password="secret"), "locked"),
        (pdf_of(301), "too_many_pages"),
        (pdf_of(0), "empty"),
    ],
    ids=["broken", "locked", "too many", "empty"],
)
def test_a_pdf_nobody_could_read_is_refused_with_its_reason(nadia: UUID, content: bytes, reason: str) -> None:
    checked = after_check(nadia, hand_in(nadia, content).id)

    assert (checked.state, checked.reason) == ("refused", reason)
    assert checked.why
    with acting_as(SERVICE):
        assert read(checked.id, file_id=nadia) is None


def test_a_pdf_that_takes_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SECONDS", 0.01)
    with pytest.raises(pages.Unreadable):
        pages.count_pages(pdf_of(1))


def test_harmful_code_is_refused_and_never_shown(nadia: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    class Finds:
        real = True

        def scan(self, content: bytes) -> Verdict:
            return Verdict(scanned=True, found="Eicar")

    monkeypatch.setattr(jobs, "scanner", Finds)
    checked = after_check(nadia, hand_in(nadia, pdf_of(1)).id)

    assert (checked.state, checked.reason, checked.scanned) == ("refused", "harmful", True)


def test_while_the_scanner_is_down_the_paper_waits(nadia: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    class Down:
        def scan(self, content: bytes) -> Verdict:
            raise Unreachable("down")

    given = hand_in(nadia, pdf_of(1))
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "scanner", Down)
        with pytest.raises(Unreachable), transaction.atomic():
            run_waiting()
    with acting_as(SERVICE):
        assert receipt(given.id, file_id=nadia).state == "waiting"
    assert after_check(nadia, given.id).state == "kept"


def test_without_a_scanner_the_receipt_says_so(nadia: UUID) -> None:
    assert after_check(nadia, hand_in(nadia, pdf_of(1)).id).scanned is False


def test_the_same_paper_twice_gives_the_same_receipt(nadia: UUID) -> None:
    first, second = hand_in(nadia, pdf_of(2)), hand_in(nadia, pdf_of(2), name="again.pdf")

    assert first == second
    other = uuid7()
    assert hand_in(other, pdf_of(2)).id != first.id


def test_the_shelf_holds_nothing_readable(nadia: UUID, shelf_folder: Path) -> None:
    hand_in(nadia, pdf_of(2))

    (place,) = [path for path in shelf_folder.rglob("*") if path.is_file()]
    sealed = place.read_bytes()
    assert b"PDF" not in sealed
    assert place.parent.name + place.name == hashlib.sha256(sealed).hexdigest()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_a_lost_or_changed_paper_is_named(nadia: UUID, shelf_folder: Path) -> None:
    whole, gone, changed = (hand_in(nadia, pdf_of(count)) for count in (1, 2, 3))
    run_waiting()
    places = {path.stat().st_mtime_ns: path for path in shelf_folder.rglob("*") if path.is_file()}
    _, second, third = (places[when] for when in sorted(places))
    second.unlink()
    third.write_bytes(b"x" + third.read_bytes()[1:])

    with acting_as(SERVICE):
        found = verify()
        assert (found.whole, found.missing, found.changed) == (1, (gone.id,), (changed.id,))
        with pytest.raises(PaperLost):
            read(gone.id, file_id=nadia)
        with pytest.raises(PaperChanged):
            read(changed.id, file_id=nadia)
        assert read(whole.id, file_id=nadia) is not None


def test_an_undone_act_leaves_only_a_stray(nadia: UUID) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        hand_in(nadia, pdf_of(1))
        raise RuntimeError
    with acting_as(SERVICE):
        assert (verify().whole, verify().strays) == (0, 1)


def test_somebody_else_finds_nothing(nadia: UUID) -> None:
    given = hand_in(nadia, pdf_of(1))
    run_waiting()

    with acting_as(Actor(role=Role.PERSON, file_id=uuid7())):
        assert receipt(given.id, file_id=nadia) is None
        assert read(given.id, file_id=nadia) is None
        assert receipts(nadia).items == ()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Nadia\\attestation employeur.PDF", "attestation employeur.pdf"),
        ("fiche\r\nX: y.pdf", "ficheX: y.pdf"),
        ("", "papier.pdf"),
        ("a" * 300 + ".pdf", "a" * 120 + ".pdf"),
    ],
)
def test_a_name_loses_its_folders_and_control_signs(nadia: UUID, given: str, kept: str) -> None:
    assert hand_in(nadia, pdf_of(1), name=given).name == kept


def test_each_step_is_a_fact_without_a_name(nadia: UUID) -> None:
    given = hand_in(nadia, pdf_of(3))
    run_waiting()

    with acting_as(SERVICE):
        facts = list(FactRow.objects.filter(file_id=nadia).order_by("id").values_list("name", "details"))
    assert facts == [
        ("papers.PaperReceived", {"paper": str(given.id), "size": given.size}),
        ("papers.PaperKept", {"paper": str(given.id), "pages": 3, "scanned": False}),
    ]
