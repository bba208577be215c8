"""Danger: what people say is read on its way. Guarantee: every line to another machine is TLS, with a checked certificate.

Real handshakes, on this machine, with certificates made for the test.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.core.mail import get_connection

from config.environment import WrongSetting, read
from config.settings.pages import _mail
from tests.access.certificates import NAME, Shown, answering, shown
from visavis.foundation.database.addresses import address
from visavis.foundation.database.problem import DatabaseProblem
from visavis.foundation.outside.mail import EmailBackend
from visavis.foundation.outside.ports import Parcel, Unreachable
from visavis.foundation.outside.sms import HttpSms
from visavis.foundation.protected import here, tls
from visavis.foundation.requests.ids import uuid7
from visavis.front.command_line import main
from visavis.front.command_line.tls import looked_at

pytestmark = pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
SHIPPED = Path(__file__).resolve().parents[2] / "config" / "nginx.conf"
TLS_1_1 = ssl.TLSVersion.TLSv1_1
SAFE = re.compile(r"TLS_(AES|CHACHA20)\w*|ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA\d+|CHACHA20-POLY1305)")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return shown(tmp_path_factory.mktemp("ours"))


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """A certificate for the same name, by a body that nobody trusts."""
    return shown(tmp_path_factory.mktemp("stranger"))


def as_shipped(certificate: Shown, text: str) -> ssl.SSLContext:
    """A server with exactly the protocols and ciphers of this configuration of nginx."""
    spoken = re.search(r"ssl_protocols ([^;]+);", text)[1].split()
    versions = {"TLSv1": ssl.TLSVersion.TLSv1, "TLSv1.1": TLS_1_1, "TLSv1.2": ssl.TLSVersion.TLSv1_2}
    least = min((versions.get(each, ssl.TLSVersion.TLSv1_3) for each in spoken), key=int)
    context = certificate.door(ciphers=re.search(r"ssl_ciphers ([^;]+);", text)[1], least=least)
    context.maximum_version = ssl.TLSVersion.TLSv1_3
    return context


def met(server: ssl.SSLContext, client: ssl.SSLContext) -> str:
    """The protocol and cipher two sides agree on; '' when they do not."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = [
        client.wrap_bio(to_client, to_server, server_hostname=NAME),
        server.wrap_bio(to_server, to_client, server_side=True),
    ]
    for _ in range(6):
        for side in sides:
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLError:
                return ""
    return f"{sides[0].version()} {sides[0].cipher()[0]}"


def old_browser(ciphers: str, most: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2) -> ssl.SSLContext:
    """A client that would take anything."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers(f"{ciphers}:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, most
    return context


WEAK = "AES128-SHA", "AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "NULL"


def test_the_proxy_we_ship_speaks_tls_1_2_and_1_3_only(ours):
    text = SHIPPED.read_text()
    assert met(as_shipped(ours, text), tls(ours.ca)).startswith("TLSv1.3")
    assert met(as_shipped(ours, text), old_browser("ECDHE")).startswith("TLSv1.2")
    assert met(as_shipped(ours, text), old_browser("ALL", TLS_1_1)) == ""


def test_it_takes_only_ciphers_that_check_and_forget(ours):
    """Each with its own check (AEAD) and with keys of the moment (ECDHE), in TLS 1.2 as in 1.3."""
    context = as_shipped(ours, SHIPPED.read_text())
    assert [each["name"] for each in context.get_ciphers() if not SAFE.fullmatch(each["name"])] == []
    for cipher in WEAK:
        assert met(context, old_browser(cipher)) == ""


def test_a_weak_proxy_would_be_noticed(ours):
    weak = SHIPPED.read_text().replace("TLSv1.2 TLSv1.3", "TLSv1.1 TLSv1.2")
    weak = re.sub(r"ssl_ciphers [^;]+;", "ssl_ciphers ALL:@SECLEVEL=0;", weak)
    assert met(as_shipped(ours, weak), old_browser("ALL", TLS_1_1)).startswith("TLSv1.1")
    assert met(as_shipped(ours, weak), old_browser("ECDHE-ECDSA-AES128-SHA")).startswith("TLSv1.2")


def test_the_proxy_leads_people_to_tls_refuses_machines_in_clear_and_speaks_to_us_on_this_machine():
    text = SHIPPED.read_text()
    in_clear, protected = text.split("listen 443")
    assert "location = /boite-de-depart/sms-recus/ { return 403; }" in in_clear
    assert "location / { return 301 https://$host$request_uri; }" in in_clear
    assert "proxy_pass" not in in_clear
    places = re.findall(r"proxy_pass http://([^:;]+)", protected)
    assert len(places) == 2 and all(here(place) for place in places)
    assert (
        "X-Forwarded-For $proxy_add_x_forwarded_for" in protected and "X-Forwarded-Proto https" in protected
    )


def test_the_proxy_shows_a_certificate_of_a_body_that_gives_them_to_everybody():
    text = SHIPPED.read_text()
    assert "location /.well-known/acme-challenge/" in text
    assert len(re.findall(r"ssl_certificate(?:_key)? /etc/letsencrypt/live/", text)) == 2


SOON = datetime.now(UTC)


def shaking(certificate: Shown, least=ssl.TLSVersion.TLSv1_2, ciphers=""):
    context = certificate.door(least=least, ciphers=ciphers)
    return answering(lambda caller: context.wrap_socket(caller, server_side=True).close())


def test_an_operator_sees_what_browsers_see(ours, stranger, tmp_path):
    with shaking(ours) as port:
        said, faults = looked_at(NAME, port, ours.ca, SOON)
        assert said[0].startswith("TLSv1.3") and faults == []
        assert main(["tls", NAME, "--port", str(port), "--trust", str(ours.ca)]) == 0
        assert looked_at(NAME, port, None, SOON)[1][0].startswith("Browsers will refuse the certificate")
        assert looked_at(NAME, port, stranger.ca, SOON)[1][0].startswith("Browsers will refuse")
    elsewhere = shown(tmp_path / "other", name="elsewhere.example")
    with shaking(elsewhere) as port:
        assert "Hostname mismatch" in looked_at(NAME, port, elsewhere.ca, SOON)[1][0]
    ending = shown(tmp_path / "ending", days=5)
    with shaking(ending) as port:
        assert looked_at(NAME, port, ending.ca, SOON)[1] == ["It ends within 14 days: renew it."]
    with shaking(ours, least=TLS_1_1, ciphers="ALL:@SECLEVEL=0") as port:
        assert looked_at(NAME, port, ours.ca, SOON)[1] == ["TLSv1.1 is still spoken."]


def test_we_call_others_by_tls_1_2_at_least_and_look_at_their_certificate_and_name(ours, stranger):
    assert met(ours.door(), tls(ours.ca)).startswith("TLSv1.3")
    assert met(stranger.door(), tls(ours.ca)) == ""
    assert met(ours.door(), tls()) == ""
    old = ours.door(least=TLS_1_1, ciphers="ALL:@SECLEVEL=0")
    old.maximum_version = TLS_1_1
    assert met(old, tls(ours.ca)) == ""


PARCEL = Parcel(
    file_id=uuid7(), reference="7G3K-1", to="+33600000001", subject="", text="Bonjour", attachment=None
)


def test_a_text_message_never_goes_to_a_gateway_that_cannot_prove_who_it_is(ours, stranger, monkeypatch):
    heard = []

    def gateway(certificate):
        def serve(caller):
            line = certificate.door().wrap_socket(caller, server_side=True)
            asked = line.makefile("rb")
            heard.append(b"".join(iter(asked.readline, b"\r\n")))
            asked.read(len(PARCEL.text))
            line.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            line.close()

        return answering(serve)

    monkeypatch.setenv("SSL_CERT_FILE", str(ours.ca))
    with gateway(stranger) as port, pytest.raises(Unreachable):
        HttpSms(f"https://{NAME}:{port}/send", "secret").carry(PARCEL)
    assert heard == []
    with gateway(ours) as port:
        HttpSms(f"https://{NAME}:{port}/send", "secret").carry(PARCEL)
    assert b"Bearer secret" in heard[0]


def mail_server(heard, certificate=None):
    """A mail server that takes passwords, and offers STARTTLS when it has a certificate."""

    def serve(caller):
        def says(line, words):
            line.sendall(words + b"\r\n")
            heard.append(line.recv(4096))

        says(caller, b"220 here")
        says(
            caller,
            b"250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN" if certificate else b"250-here\r\n250 AUTH PLAIN",
        )
        if certificate:
            caller.sendall(b"220 go\r\n")
            line = certificate.door().wrap_socket(caller, server_side=True)
            heard.append(line.recv(4096))
            says(line, b"250-here\r\n250 AUTH PLAIN")
            line.sendall(b"235 come in\r\n")
            line.close()

    return answering(serve)


def open_mail(port: int, settings):
    for name, value in _mail(f"smtp://moi:secret@mail.example:{port}").items():
        setattr(settings, name, value)
    settings.EMAIL_HOST = NAME  # where the server of the test stands; all the rest is as for another machine
    get_connection().open()


def test_mail_begins_by_starttls_with_a_checked_certificate_or_no_password_is_told(
    ours, stranger, settings, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.ca))
    for certificate, refusal in (
        (None, smtplib.SMTPNotSupportedError),
        (stranger, ssl.SSLCertVerificationError),
    ):
        heard: list[bytes] = []
        with mail_server(heard, certificate) as port, pytest.raises(refusal):
            open_mail(port, settings)
        assert b"AUTH" not in b"".join(heard)
    heard = []
    with mail_server(heard, ours) as port:
        open_mail(port, settings)
    assert b"AUTH PLAIN" in heard[-1], "only now is the password told, inside TLS"


@pytest.mark.parametrize(
    ("url", "starttls", "from_the_first_byte"),
    [
        ("smtp://mail.example:587", True, False),
        ("smtps://mail.example", False, True),
        ("smtp://127.0.0.1:25", False, False),
    ],
)
def test_mail_to_another_machine_is_always_tls(url, starttls, from_the_first_byte):
    made = _mail(url)
    assert (made["EMAIL_USE_TLS"], made["EMAIL_USE_SSL"]) == (starttls, from_the_first_byte)
    assert made["EMAIL_BACKEND"] == f"{EmailBackend.__module__}.{EmailBackend.__name__}"


@pytest.mark.parametrize(
    ("name", "refused", "taken"),
    [
        (
            "VISAVIS_SMS_URL",
            "http://sms.example/send",
            ["https://sms.example/send", "http://127.0.0.1:9/send"],
        ),
        ("VISAVIS_SMS_URL", "ftp://sms.example/send", ["https://sms.example/send"]),
        ("VISAVIS_SMTP_URL", "mail://mail.example", ["smtp://mail.example:587", "smtps://mail.example"]),
        (
            "VISAVIS_LOG_TO",
            "syslog://logs.example:601",
            ["syslog+tls://logs.example:6514", "syslog://127.0.0.1:601"],
        ),
        ("VISAVIS_CLAMD", "scan.example:3310", ["/run/clamav/clamd.ctl", "localhost:3310", "[::1]:3310"]),
    ],
)
def test_a_line_in_clear_to_another_machine_stops_the_start(name, refused, taken):
    with pytest.raises(WrongSetting, match=name):
        read({name: refused})
    for each in taken:
        read({name: each})


def test_streams_of_live_pages_are_protected_when_the_pages_are():
    with pytest.raises(WrongSetting, match="VISAVIS_LIVE"):
        read({"VISAVIS_LIVE": "http://direct.example", "VISAVIS_HTTPS": "1"})
    assert read({"VISAVIS_LIVE": "https://direct.example", "VISAVIS_HTTPS": "1"}).live


REAL = {"VISAVIS_PRODUCTION": "1", "VISAVIS_SECRET_KEY": "x" * 60, "VISAVIS_HOSTS": "a.example"}


def test_a_real_service_has_no_page_in_clear(monkeypatch):
    with pytest.raises(WrongSetting, match="VISAVIS_HTTPS=1"):
        read(REAL)
    for name, value in (REAL | {"VISAVIS_HTTPS": "1"}).items():
        monkeypatch.setenv(name, value)
    for reached_by_others in ("0.0.0.0", "192.0.2.4", "::"):
        with pytest.raises(WrongSetting, match="travel in clear"):
            main(["up", "--host", reached_by_others])


@pytest.mark.parametrize("said", ["", "?sslmode=require", "?sslmode=verify-ca", "?sslmode=disable"])
def test_a_database_elsewhere_proves_who_it_is(monkeypatch, said):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://app:secret@db.example/emploi{said}")
    with pytest.raises(DatabaseProblem, match="verify-full"):
        address("app")
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:secret@db.example/emploi?sslmode=verify-full")
    assert address("app")["OPTIONS"]["sslmode"] == "verify-full"
    monkeypatch.setenv("DATABASE_URL", f"postgresql://app:secret@127.0.0.1/emploi{said}")
    assert address("app")["HOST"] == "127.0.0.1"


def test_the_password_of_the_database_is_told_to_the_certificate_named_and_to_no_other(
    ours, stranger, monkeypatch
):
    def database(certificate, heard):
        def serve(caller):
            caller.recv(8)
            caller.sendall(b"S")
            line = certificate.door().wrap_socket(caller, server_side=True)
            heard.append(line.recv(4096))
            line.close()

        return answering(serve)

    for certificate in (stranger, ours):
        heard: list[bytes] = []
        with database(certificate, heard) as port:
            monkeypatch.setenv(
                "DATABASE_URL",
                f"postgresql://app:secret@{NAME}:{port}/emploi?sslmode=verify-full&sslrootcert={ours.ca}",
            )
            found = address("app")
            with pytest.raises(psycopg.OperationalError) as refused:
                psycopg.connect(
                    host=found["HOST"], port=found["PORT"], user="app", connect_timeout=5, **found["OPTIONS"]
                )
        assert bool(heard) is (certificate is ours)
        assert ("certificate verify failed" in str(refused.value)) is (certificate is stranger)


@pytest.mark.parametrize(
    ("host", "is_here"),
    [("", True), ("/run/pg", True), ("localhost", True), ("127.0.0.9", True), ("[::1]", True),
     ("localhost.example", False), ("10.0.0.1", False), ("db", False), ("127.0.0.1.example", False)],
)  # fmt: skip
def test_only_this_machine_is_here(host, is_here):
    assert here(host) is is_here
