"""Each port really carries, says clearly when it cannot, and knows a repeat."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from visavis.foundation.outside.chosen import port
from visavis.foundation.outside.mail import SmtpMail
from visavis.foundation.outside.null import NullPort
from visavis.foundation.outside.ports import Attachment, Parcel, Undeliverable, Unreachable
from visavis.foundation.outside.post import PrintFolder
from visavis.foundation.outside.sms import HttpSms
from visavis.foundation.outside.tests.smtp import MailServer, mail_server
from visavis.foundation.requests.ids import uuid7

__all__ = ["mail_server"]

SHEET = Attachment("vis-a-vis-7G3K-M2QA.pdf", "application/pdf", b"%PDF-1.7 sheet")


def parcel(to: str, reference: str = "7G3KM2QA-1") -> Parcel:
    return Parcel(
        file_id=uuid7(),
        reference=reference,
        to=to,
        subject="Votre rendez-vous est déplacé à 10 h 15",
        text="Bonjour,\n\nVotre rendez-vous est à 10 h 15. 40,81 €.\n",
        attachment=SHEET,
    )


def test_a_mail_arrives_whole(mail_server: MailServer) -> None:
    SmtpMail().carry(parcel("nadia@example.test"))

    (mail,) = mail_server.taken
    assert mail["To"] == "nadia@example.test"
    assert mail["Subject"] == "Votre rendez-vous est déplacé à 10 h 15"
    assert mail["Message-ID"] == "<7G3KM2QA-1@visavis.example>"
    assert "40,81 €" in mail.get_body(("plain",)).get_content()
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == SHEET.name
    assert attached.get_content() == SHEET.content


def test_an_address_refused_for_good_is_told_from_a_busy_server(mail_server: MailServer) -> None:
    mail_server.answers = {"gone@example.test": "550 no such person", "busy@example.test": "450 come back"}

    with pytest.raises(Undeliverable):
        SmtpMail().carry(parcel("gone@example.test"))
    with pytest.raises(Unreachable):
        SmtpMail().carry(parcel("busy@example.test"))
    assert mail_server.taken == []


@pytest.mark.parametrize("address", ["", "nadia", "nadia@example.test\nBcc: all@example.test"])
def test_what_is_not_an_address_is_never_sent(mail_server: MailServer, address: str) -> None:
    with pytest.raises(Undeliverable):
        SmtpMail().carry(parcel(address))
    assert mail_server.taken == []


def test_a_mail_server_that_is_down_is_tried_again_later(mail_server: MailServer, settings: Any) -> None:
    settings.EMAIL_PORT = 9
    with pytest.raises(Unreachable):
        SmtpMail().carry(parcel("nadia@example.test"))


@dataclass
class Gateway:
    url: str = ""
    answer: int = 202
    taken: list[tuple[dict[str, str], dict[str, str]]] = field(default_factory=list)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    kept = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            kept.taken.append((dict(self.headers), body))
            self.send_response(kept.answer)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    kept.url = f"http://127.0.0.1:{server.server_address[1]}/send"
    yield kept
    server.shutdown()
    server.server_close()


def test_a_text_message_reaches_the_gateway_with_its_reference(gateway: Gateway) -> None:
    HttpSms(gateway.url, "secret").carry(parcel("+33600000001"))

    ((headers, body),) = gateway.taken
    assert body == {"to": "+33600000001", "text": parcel("").text, "reference": "7G3KM2QA-1"}
    assert headers["Authorization"] == "Bearer secret"
    assert headers["Idempotency-Key"] == "7G3KM2QA-1"


@pytest.mark.parametrize(
    ("answer", "failure"),
    [(422, Undeliverable), (404, Undeliverable), (500, Unreachable), (429, Unreachable)],
)
def test_the_gateway_s_refusal_is_understood(gateway: Gateway, answer: int, failure: type[Exception]) -> None:
    gateway.answer = answer
    with pytest.raises(failure):
        HttpSms(gateway.url).carry(parcel("+33600000001"))


def test_a_gateway_that_sends_us_elsewhere_is_not_followed(gateway: Gateway) -> None:
    """Neither the number nor the token goes to an address that the operator did not write."""
    asked: list[str] = []

    class SendsElsewhere(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(code)
            self.send_header("Location", gateway.url)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), SendsElsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for code in (301, 302, 303, 307, 308):
            with pytest.raises(Unreachable, match=str(code)):
                HttpSms(f"http://127.0.0.1:{server.server_address[1]}/a", "secret").carry(
                    parcel("+33600000001")
                )
        server.shutdown()
    assert len(asked) == 5
    assert gateway.taken == []


def test_only_http_gateways_are_accepted() -> None:
    with pytest.raises(ValueError, match="VISAVIS_SMS_URL"):
        HttpSms("file:///etc/passwd")


def test_the_print_shop_finds_the_sheet_and_its_line(tmp_path: Path) -> None:
    PrintFolder(tmp_path).carry(parcel("Madame Nadia Belkacem\n8 rue des Ursulines\n93200 Saint-Denis"))

    (manifest,) = tmp_path.glob("*/manifest.jsonl")
    (line,) = [json.loads(line) for line in manifest.read_text().splitlines()]
    sheet = (manifest.parent / line["file"]).read_bytes()
    assert sheet == SHEET.content
    assert line["sha256"] == hashlib.sha256(sheet).hexdigest()
    assert line["address"] == ["Madame Nadia Belkacem", "8 rue des Ursulines", "93200 Saint-Denis"]


def test_the_same_letter_is_printed_once(tmp_path: Path) -> None:
    folder = PrintFolder(tmp_path)
    for _ in range(3):
        folder.carry(parcel("Nadia"))
    folder.carry(parcel("Nadia", reference="OTHER"))

    (manifest,) = tmp_path.glob("*/manifest.jsonl")
    assert len(manifest.read_text().splitlines()) == 2
    assert len(list(tmp_path.glob("*/*.pdf"))) == 2


def test_a_letter_without_sheet_or_address_is_undeliverable(tmp_path: Path) -> None:
    with pytest.raises(Undeliverable):
        PrintFolder(tmp_path).carry(parcel("  "))


def test_without_an_address_every_port_has_its_null_twin(settings: Any, tmp_path: Path) -> None:
    settings.SMTP_URL = settings.SMS_URL = settings.POST_FOLDER = None
    assert [port(name).real for name in ("mail", "sms", "post")] == [False, False, False]

    settings.SMTP_URL, settings.SMS_URL, settings.POST_FOLDER = "smtp://x", "http://x", tmp_path
    settings.SMS_TOKEN = None
    assert [port(name).real for name in ("mail", "sms", "post")] == [True, True, True]


@pytest.mark.django_db
def test_a_null_twin_keeps_a_repeat_once() -> None:
    from visavis.foundation.identity.actor import SERVICE, acting_as
    from visavis.foundation.outside.outbox import open_item, outbox

    once = parcel("+33600000001")
    with acting_as(SERVICE):
        NullPort("sms").carry(once)
        NullPort("sms").carry(once)
        (line,) = outbox().items
        opened = open_item(line.id)
    assert (opened.to, opened.text, opened.attachment) == (once.to, once.text, SHEET.content)
