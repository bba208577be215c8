"""Mail by SMTP, through Django's own backend."""

from __future__ import annotations

import smtplib
import ssl
from email.utils import parseaddr
from functools import cached_property

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends import smtp

from visavis.foundation.outside.ports import Parcel, Undeliverable, Unreachable
from visavis.foundation.protected import tls


class EmailBackend(smtp.EmailBackend):
    """Django's, with our way of calling others: TLS 1.2 at least, the server's certificate and name checked."""

    @cached_property
    def ssl_context(self) -> ssl.SSLContext:
        return tls()


class SmtpMail:
    """The operator's mail server (`VISAVIS_SMTP_URL`)."""

    name = "mail"
    real = True

    def carry(self, parcel: Parcel) -> None:
        """Send one plain-text mail. The message id is made of the reference: a repeat is recognisable."""
        if "@" not in parseaddr(parcel.to)[1] or "\n" in parcel.to:
            raise Undeliverable("this is not a mail address")
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
        message = EmailMessage(
            subject=parcel.subject,
            body=parcel.text,
            to=[parcel.to],
            headers={
                "Message-ID": f"<{parcel.reference}@{domain}>",
                "Auto-Submitted": "auto-generated",
                "X-Visavis-Reference": parcel.reference,
            },
            connection=get_connection(fail_silently=False),
        )
        if parcel.attachment:
            message.attach(parcel.attachment.name, parcel.attachment.content, parcel.attachment.kind)
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as refused:
            raise _read_refusal(refused) from refused
        except smtplib.SMTPResponseException as refused:
            raise _sorted(refused.smtp_code) from refused
        except (OSError, smtplib.SMTPException) as failure:
            raise Unreachable("the mail server does not answer") from failure


def _read_refusal(refused: smtplib.SMTPRecipientsRefused) -> Exception:
    codes = [code for code, _ in refused.recipients.values()]
    return _sorted(max(codes, default=450))


def _sorted(code: int) -> Exception:
    if 500 <= code < 600 and code not in {530, 535}:
        return Undeliverable(f"the mail server refuses this address ({code})")
    return Unreachable(f"the mail server asks to wait ({code})")
