"""The gateway of an installation that sends nothing: it prints that a message would leave, so that all can be tried."""

import sys

from django.conf import settings

from nhipcau.messaging.gateways import Parcel


class Console:
    """Prints a line for each message; in production without its words, since logs are kept."""

    name = "console"

    def hand(self, parcel: Parcel) -> str:
        """Print the message. It counts as handed over."""
        to = f"…{parcel.address[-3:]}"
        said = f": {parcel.text!r}" if not settings.PRODUCTION else ""
        sys.stdout.write(f"· tin nhắn {parcel.id} → {to} · {parcel.parts} phần{said}\n")
        sys.stdout.flush()
        return ""

    def listen(self) -> None:
        """Nobody answers."""

    def close(self) -> None:
        """Nothing is held."""
