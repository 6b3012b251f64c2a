"""E-mail through a mail server, one message at a time, each under a name made of our id."""

import smtplib
from typing import Final

from django.core.mail import EmailMessage, get_connection

from nhipcau.messaging.gateways import NotTaken, Parcel, Refused, Unsure
from nhipcau.messaging.writing import TITLE
from nhipcau.settings.sending import Way

PATIENCE: Final = 8  # seconds
_FOR_GOOD: Final = 500  # from here on a mail server means never


class Mail:
    """One mail server."""

    name = "mail"

    def __init__(self, way: Way) -> None:
        self.way = way

    def hand(self, parcel: Parcel) -> str:
        """Hand a message over; see `Gateway`."""
        way = self.way
        line = get_connection(
            "django.core.mail.backends.smtp.EmailBackend", host=way.host, port=way.port, username=way.user,
            password=way.password, use_tls=way.kind == "smtp+tls", use_ssl=way.kind == "smtps", timeout=PATIENCE,
        )  # fmt: skip
        name = {"Message-ID": f"<{parcel.id}@{way.sender.rpartition('@')[2] or 'nhipcau.invalid'}>"}
        try:
            line.open()
        except (OSError, smtplib.SMTPException) as error:
            raise NotTaken(type(error).__name__) from error
        try:
            EmailMessage(TITLE, parcel.text, way.sender or None, [parcel.address], headers=name, connection=line).send()
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise (Refused if min(codes) >= _FOR_GOOD else NotTaken)(f"it answered {codes}") from error
        except smtplib.SMTPResponseException as error:
            raise NotTaken(f"it answered {error.smtp_code}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unsure(type(error).__name__) from error
        finally:
            line.close()
        return str(name["Message-ID"])

    def listen(self) -> None:
        """A mail server tells nothing later."""

    def close(self) -> None:
        """Nothing is held."""
